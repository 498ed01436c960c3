"""The newsroom speaks the language that a person has chosen in their account."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from bs4.element import Comment
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.users.models import UserProfile

import colporteur.newsroom
from colporteur.newsroom.models import Article, Newspaper, Section
from colporteur.newsroom.tests.desks import PLAIN_STORAGE, client_of
from colporteur.newsroom.tests.factories import make_article, make_newspaper, make_section
from colporteur.people.models import User

pytestmark = pytest.mark.django_db
LOCALE = Path(colporteur.newsroom.__file__).parent / "locale"
LONG_ENOUGH_TO_BE_A_SENTENCE = 12


@pytest.fixture
def article(db: None, settings: Settings) -> Article:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    make_newspaper(editions=("en", "de", "ar"))
    make_section(editions=("en",))
    return make_article(headline="The crane moves")


def _editor(language: str) -> Client:
    client = client_of("Editor")
    profile = UserProfile.get_for_user(User.objects.get(username="editor"))
    profile.preferred_language = language
    profile.save()
    return client


def _addresses(article: Article) -> Iterator[str]:
    yield reverse("wagtailadmin_home")
    yield "/newsroom/articles/"
    yield reverse("newsroom_write")
    yield reverse("newsroom_front")
    for page in (article, Newspaper.objects.get(), Section.objects.get()):
        yield reverse("wagtailadmin_pages:edit", args=[page.pk])
    yield reverse("newsroom_withdraw", args=[article.pk])
    yield reverse("newsroom_move", args=[article.pk])


def _english_only(language: str) -> set[str]:
    """Our texts that are otherwise in this language, as far as they are sentences: words may be a headline's."""
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as source:
        texts = [message for message in read_po(source) if isinstance(message.id, str) and message.id]
    return {each.id for each in texts if len(each.id) >= LONG_ENOUGH_TO_BE_A_SENTENCE and each.string != each.id}


def _said(page: bytes) -> set[str]:
    soup = BeautifulSoup(page, "html.parser")
    texts = {" ".join(text.split()) for text in soup.find_all(string=True) if not isinstance(text, Comment)}
    return texts | {
        str(tag[name]) for name in ("aria-label", "title", "placeholder") for tag in soup.select(f"[{name}]")
    }


@pytest.mark.parametrize("language", ["de", "es", "fr", "ca", "ar"])
def test_no_sentence_of_ours_is_english_for_whom_chose_another_language(article: Article, language: str) -> None:
    editor, english = _editor(language), _english_only(language)
    for address in _addresses(article):
        answer = editor.get(address)
        assert answer.status_code == 200, address
        assert not _said(answer.content) & english, address


def test_in_english_the_same_pages_say_them(article: Article) -> None:
    """So that the test above can fail."""
    editor, english = _editor("en"), _english_only("de")
    said = set().union(*(_said(editor.get(address).content) & english for address in _addresses(article)))
    assert len(said) > 20


@pytest.mark.parametrize(("language", "words"), [("de", "Es ist nichts geplant."), ("ar", "لا شيء مجدول.")])
def test_the_first_page_says_what_comes_next_in_their_language(article: Article, language: str, words: str) -> None:
    assert words in _editor(language).get(reverse("wagtailadmin_home")).content.decode()
