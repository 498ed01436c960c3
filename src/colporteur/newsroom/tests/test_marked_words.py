"""No word of ours on the newsroom's pages is outside the catalogues."""

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import Page
from wagtail.users.models import UserProfile

from colporteur.newsroom.models import Article, Newspaper, Notice, Section
from colporteur.newsroom.rules.languages import own_name
from colporteur.newsroom.tests.bracketing import LANGUAGE, speak_in_brackets, unmarked
from colporteur.newsroom.tests.desks import client_of
from colporteur.newsroom.tests.factories import make_article, make_newspaper, make_section
from colporteur.newsroom.tests.test_newspaper_form import PLAIN_STORAGE, form_of
from colporteur.people.models import User

pytestmark = pytest.mark.django_db
HEADLINE = "The crane moves"
EDITIONS = ("en", "es", "ar")
WAGTAILS = frozenset({"Actions", "None", "Root", "upload one now"})  # which it has in no catalogue
BODY = {
    "body-count": "1",
    "body-0-type": "subhead",
    "body-0-value": HEADLINE,
    "body-0-order": "0",
    "body-0-deleted": "",
}
NAMES = WAGTAILS | {HEADLINE, "News", "The Post", "Colporteur", *(own_name(each) for each in (*EDITIONS, "fr"))}


@pytest.fixture
def article(db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Article:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    make_newspaper(editions=EDITIONS)
    make_section(editions=EDITIONS)
    made = make_article(headline=HEADLINE)
    speak_in_brackets(monkeypatch)
    return made


def someone(group: str, *, is_superuser: bool = False) -> Client:
    client = client_of(group)
    User.objects.filter(username=group.lower()).update(is_superuser=is_superuser)
    profile = UserProfile.get_for_user(User.objects.get(username=group.lower()))
    profile.preferred_language = LANGUAGE
    profile.save()
    return client


def addresses(article: Article) -> Iterator[str]:
    paper, section, drawer = Newspaper.objects.get(), Section.objects.get(), article.get_parent()
    yield from (reverse(name) for name in ("wagtailadmin_home", "newsroom_write", "newsroom_front"))
    yield from ("/newsroom/articles/", "/newsroom/articles/choose/", "/newsroom/images/", "/newsroom/images/add/")
    for page in (paper, section, article, *Notice.objects.all()):
        yield from (reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in ("edit", "history"))
    for parent, kind in ((paper, "section"), (paper, "notice"), (drawer, "article")):
        yield reverse("wagtailadmin_pages:add", args=["newsroom", kind, parent.pk])
    yield from (reverse("wagtailadmin_explore", args=[page.pk]) for page in (paper, section, drawer))
    yield from (reverse(f"wagtailadmin_pages:{name}", args=[article.pk]) for name in ("delete", "unpublish"))
    yield from (reverse(f"newsroom_{deed}", args=[article.pk]) for deed in ("withdraw", "move"))
    yield from (f"/newsroom/snippets/newsroom/{kind}/{deed}" for kind in ("author", "topic") for deed in ("", "add/"))


def test_no_word_of_ours_is_outside_the_catalogues(article: Article) -> None:
    editor = someone("Editor")
    bare = {}
    for address in addresses(article):
        answer = editor.get(address, follow=True)
        assert answer.status_code == 200, address
        bare[address] = unmarked(answer.content, names=NAMES)
    assert {address: words for address, words in bare.items() if words} == {}


@pytest.mark.parametrize(
    ("page", "changes"),
    [
        (Article, {"title": ""}),
        (Article, {"lead": "", "body-count": "0"}),
        (Section, {"labels-0-slug": "search"}),
        (Section, {"labels-1-edition": "en"}),
        (Newspaper, {"house_language": "fr"}),
        (Newspaper, {"editions-1-prefix": "qq", "editions-2-is_open": ""}),
    ],
)
def test_what_is_refused_is_told_in_words_of_the_catalogues(
    article: Article, page: type[Page], changes: dict[str, str]
) -> None:
    chief, address = (
        someone("Editor", is_superuser=True),
        reverse("wagtailadmin_pages:edit", args=[page.objects.get().pk]),
    )
    values = {**form_of(chief.get(address).content), **BODY, **changes, "action-publish": "action-publish"}
    answer = chief.post(address, values)
    assert answer.status_code == 200
    said = BeautifulSoup(answer.content, "html.parser").select(".error-message, .help-critical, .errorlist li")
    assert [each.get_text(strip=True) for each in said if each.get_text(strip=True)]
    assert unmarked(answer.content, names=NAMES) == set()
