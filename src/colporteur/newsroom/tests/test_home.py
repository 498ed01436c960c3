"""The newsroom's first page: what each group finds there, and that nobody is led to a door that is shut to them."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from pytest_django import Settings

from colporteur.foundations.clock import now
from colporteur.newsroom import actions
from colporteur.newsroom.models import Article
from colporteur.newsroom.registries import REGISTRY
from colporteur.newsroom.tests.desks import PLAIN_STORAGE, client_of
from colporteur.newsroom.tests.factories import copy_text, make_article, make_newspaper, make_section
from colporteur.text.copy import read_copy

pytestmark = pytest.mark.django_db
ARTICLES = "/newsroom/articles/"


@pytest.fixture(autouse=True)
def printed(db: None, settings: Settings) -> Article:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    make_newspaper(editions=("en",))
    make_section(editions=("en",))
    return make_article(headline="The crane moves")


def home_of(group: str) -> str:
    answer = client_of(group).get(reverse("wagtailadmin_home"))
    assert answer.status_code == 200
    return answer.content.decode()


def panel(page: str, name: str) -> BeautifulSoup:
    found = BeautifulSoup(page, "html.parser").select_one(f"#{name}-section, #{name}-content, #{name}")
    assert found is not None, name
    return found


def test_an_editor_sees_what_comes_next_and_what_came_last(printed: Article) -> None:
    at = now()
    draft = actions.save_draft(copy=read_copy(copy_text("The lock opens"), "a.md"), by=None, at=at)
    actions.schedule_article(article=draft, go_live_at=at + timedelta(hours=2), by=None, at=at)
    page = home_of("Editor")
    assert [each.get_text() for each in panel(page, "newsroom-scheduled").select(".title a")] == ["The lock opens"]
    (link,) = panel(page, "newsroom-printed").select(".title a")
    assert link.get_text() == "The crane moves"
    assert link["href"] == reverse("wagtailadmin_pages:edit", args=[printed.pk])


def test_where_nothing_waits_it_says_so() -> None:
    assert "Nothing is scheduled." in panel(home_of("Editor"), "newsroom-scheduled").get_text()


@pytest.mark.parametrize("group", ["Translator", "Moderator"])
def test_who_may_not_write_gets_the_pages_that_readers_see(group: str, printed: Article) -> None:
    (link,) = panel(home_of(group), "newsroom-printed").select(".title a")
    assert link["href"] == printed.address()
    assert str(link["href"]).endswith(f"-{printed.pk}/")


@pytest.mark.parametrize(
    ("group", "is_shown"), [("Reporter", True), ("Editor", True), ("Translator", False), ("Moderator", False)]
)
def test_the_list_of_articles_is_offered_to_those_whom_it_does_not_refuse(group: str, is_shown: bool) -> None:
    client = client_of(group)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (f'"{ARTICLES}"' in page.replace("&quot;", '"')) is is_shown
    assert (client.get(ARTICLES).status_code == 200) is is_shown
    assert ('role="search"' in page) is is_shown


def test_nobody_is_sent_to_wagtails_own_guide() -> None:
    assert "guide.wagtail.org" not in home_of("Editor")


def test_higher_rooms_add_their_panels_for_those_whom_they_are_for() -> None:
    assert REGISTRY.home_panels
    assert "Translations to look at" in home_of("Translator")
    assert "Translations to look at" not in home_of("Reporter")
