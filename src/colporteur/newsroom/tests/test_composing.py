"""Composing the front page in the editor: choosing stories, and seeing each edition before anything is saved."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from colporteur.newsroom import actions
from colporteur.newsroom.actions.front import the_front
from colporteur.newsroom.models import Article, Pin
from colporteur.newsroom.registries import REGISTRY
from colporteur.newsroom.rules.front import Placed, Size
from colporteur.newsroom.tests.desks import PLAIN_STORAGE, client_of
from colporteur.newsroom.tests.factories import NOON, make_article, make_newspaper, make_section

pytestmark = pytest.mark.django_db
CHOOSE = "newsroom_article_chooser:choose_results"


@pytest.fixture(autouse=True)
def stories(db: None, settings: Settings) -> list[Article]:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    make_newspaper()
    make_section()
    make_section(key="sport")
    return [
        make_article(headline="The oldest", hours=3),
        make_article(headline="Am Hafen", hours=2, language="de"),
        make_article(headline="Rovers draw", hours=1, section="sport"),
    ]


def listed(client: Client, **chosen: object) -> list[str]:
    page = BeautifulSoup(client.get(reverse(CHOOSE), chosen).content, "html.parser")
    return [each.get_text(strip=True) for each in page.select("a[data-chooser-modal-choice]")]


def test_stories_are_offered_newest_first_wherever_they_are_filed(stories: list[Article]) -> None:
    assert listed(client_of("Editor")) == ["Rovers draw", "Am Hafen", "The oldest"]


def test_stories_are_narrowed_by_section_language_and_words(stories: list[Article]) -> None:
    editor = client_of("Editor")
    assert stories[2].filed_under is not None
    assert listed(editor, section=stories[2].filed_under_id) == ["Rovers draw"]
    assert listed(editor, language="de") == ["Am Hafen"]
    assert listed(editor, q="oldest") == ["The oldest"]
    assert listed(editor, q="oldest", language="de") == []


def test_each_storys_language_section_and_state_are_told_in_words(stories: list[Article]) -> None:
    actions.withdraw_article(article=stories[0], by=None, at=NOON)
    editor = client_of("Editor")
    page = BeautifulSoup(editor.get(reverse(CHOOSE)).content, "html.parser")
    told = [[each.get_text(strip=True) for each in row.select(".story-fact")] for row in page.select("tbody tr")]
    assert [(language, state) for language, _section, _day, state in told] == [
        ("English", "in print"),
        ("Deutsch", "in print"),
        ("English", "out of print"),
    ]
    assert page.select("thead th") and not page.select("thead a")  # a link there would lead away from the form
    listing = BeautifulSoup(editor.get(reverse("newsroom_articles:index")).content, "html.parser")
    assert len(listing.select("thead .story-fact a")) == 3


def test_the_form_opens_this_list_and_the_preview() -> None:
    page = client_of("Editor").get(reverse("newsroom_front")).content.decode()
    assert reverse("newsroom_article_chooser:choose") in page
    assert reverse("newsroom_front_preview") in page


def test_unsaved_pins_are_previewed_and_not_kept(stories: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[tuple[Placed, ...], str]] = []
    real = REGISTRY.front_previewer
    assert real is not None
    monkeypatch.setattr(
        REGISTRY,
        "front_previewer",
        lambda request, pins, prefix: seen.append((pins, prefix)) or real(request, pins, prefix),
    )
    editor, where = client_of("Editor"), reverse("newsroom_front_preview")
    values = {
        "pins-TOTAL_FORMS": "1",
        "pins-INITIAL_FORMS": "0",
        "pins-MIN_NUM_FORMS": "0",
        "pins-MAX_NUM_FORMS": "1000",
    }
    pin = {"pins-0-article": str(stories[0].pk), "pins-0-size": "lead", "pins-0-until": "", "pins-0-ORDER": "1"}
    assert editor.post(where, {**values, **pin}).json() == {"is_valid": True, "is_available": True}
    answer = editor.get(where, {"mode": "de"})
    assert answer.status_code == 200
    assert BeautifulSoup(answer.content, "html.parser").html["lang"] == "de"
    assert seen == [((Placed(article_id=stories[0].pk, size=Size.LEAD),), "de")]
    assert not Pin.objects.filter(front=the_front()).exists()
    assert editor.get(where, {"mode": "xx"}).status_code == 404


@pytest.mark.parametrize("group", ["Reporter", "Translator"])
def test_who_does_not_compose_sees_no_preview(group: str) -> None:
    assert client_of(group).get(reverse("newsroom_front_preview"), {"mode": "en"}).status_code in (302, 403)
