"""Which language the newsroom speaks to whom, and how it names there what it has named itself."""

from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser, Group
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from pytest_django import Settings
from wagtail.models import Page, Task, Workflow
from wagtail.users.models import UserProfile

from colporteur.newsroom.given_names import APPROVAL
from colporteur.newsroom.groups import make_groups
from colporteur.newsroom.spoken_language import SpokenLanguage
from colporteur.newsroom.tests.desks import client_of
from colporteur.newsroom.tests.factories import make_article, make_newspaper, make_section
from colporteur.newsroom.tests.test_newspaper_form import PLAIN_STORAGE
from colporteur.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(db: None, settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    make_newspaper(editions=("es", "en"))


def spoken(path: str = "/newsroom/", *, asked: str = "", user: Any = None) -> str:
    """The language of this request's words."""
    request: Any = RequestFactory().get(path, headers={"Accept-Language": asked})
    request.user = user or AnonymousUser()
    return SpokenLanguage(lambda _request: HttpResponse(translation.get_language()))(request).content.decode()


def who_chose(language: str, group: str) -> Client:
    client = client_of(group)
    profile = UserProfile.get_for_user(User.objects.get(username=group.lower()))
    profile.preferred_language = language
    profile.save()
    return client


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("de-CH,de;q=0.9,en;q=0.8", "de"),
        ("it,fr;q=0.5", "fr"),
        ("ca", "ca"),
        ("ar;q=0,en;q=0.3", "en"),
        ("fi", "es"),
        ("", "es"),
        ("*", "es"),
        (";;=,%" * 200, "es"),
    ],
)
def test_who_has_chosen_none_is_spoken_to_as_their_browser_asks_or_in_the_house_language(
    asked: str, language: str
) -> None:
    assert spoken(asked=asked) == language


def test_what_was_chosen_in_the_account_counts_more() -> None:
    ana = User.objects.create_user("ana", password="a-long-password")
    assert spoken(asked="de", user=ana) == "de"
    UserProfile.objects.update(preferred_language="ar")
    assert spoken(asked="de", user=User.objects.get(pk=ana.pk)) == "ar"


def test_readers_pages_are_not_the_newsrooms() -> None:
    assert spoken("/es/", asked="de") == "en"
    assert translation.get_language() == "en"


def test_a_house_without_a_paper_or_with_one_in_another_language_has_a_door_too() -> None:
    Page.objects.filter(depth__gt=1).delete()
    assert spoken(asked="fi") == "en"
    make_newspaper(editions=("fi",))
    assert spoken(asked="fi") == "en"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("de", "Passwort vergessen? Bitten Sie die Redaktionsleitung um ein neues."),
        ("en", "Forgotten your password? Ask whoever runs the newsroom for a new one."),
    ],
)
def test_the_door_speaks_the_browsers_language(asked: str, says: str) -> None:
    answer = Client().get(reverse("wagtailadmin_login"), headers={"Accept-Language": asked})
    page = BeautifulSoup(answer.content, "html.parser")
    assert says in page.get_text()
    assert page.html is not None
    assert page.html["lang"] == asked
    assert "Accept-Language" in answer["Vary"]


def test_who_may_not_see_a_page_is_told_in_their_language() -> None:
    told = who_chose("de", "Reporter").get(reverse("newsroom_front"), follow=True).content.decode()
    with translation.override("de"):
        refusal = translation.gettext("Sorry, you do not have permission to access this area.")
    assert not refusal.startswith("Sorry")
    assert refusal in told


@pytest.mark.parametrize(("language", "says"), [("en", "Hand in for approval"), ("de", "Zur Freigabe einreichen")])
def test_reporters_hand_in_for_approval_in_their_language(language: str, says: str) -> None:
    make_section(editions=("es", "en"))
    drawer = make_article().get_parent()
    page = who_chose(language, "Reporter").get(
        reverse("wagtailadmin_pages:add", args=["newsroom", "article", drawer.pk])
    )
    button = BeautifulSoup(page.content, "html.parser").select_one("[name=action-submit]")
    assert button is not None
    assert says in button.get_text()


def test_a_workflow_that_somebody_has_named_keeps_its_name_on_the_button() -> None:
    Workflow.objects.filter(name=APPROVAL).update(name="Night desk")
    make_section(editions=("es", "en"))
    drawer = make_article().get_parent()
    page = who_chose("en", "Reporter").get(reverse("wagtailadmin_pages:add", args=["newsroom", "article", drawer.pk]))
    assert "Night desk" in page.content.decode()


def test_what_the_house_named_is_told_in_a_persons_language_and_stored_as_it_was() -> None:
    with translation.override("de"):
        group, task = Group.objects.get(name="Editor"), Task.objects.get(name=APPROVAL)
        assert (group.name, task.name) == ("Redaktion", "Freigabe durch die Redaktion")
        group.save()
        task.save()
        assert str(group) == "Redaktion"
        make_groups()
    assert Group.objects.filter(name="Editor").count() == 1
    assert Group.objects.filter(name="Redaktion").count() == 0
    assert Task.objects.filter(name=APPROVAL).count() == 1


def test_a_name_that_an_operator_gives_stays_in_every_language() -> None:
    with translation.override("de"):
        group = Group.objects.get(name="Translator")
        group.name = "Sprachtisch"
        group.save()
    assert Group.objects.get(pk=group.pk).name == "Sprachtisch"


def test_a_row_that_was_read_without_its_name_can_be_saved() -> None:
    with translation.override("de"):
        Group.objects.defer("name").get(name="Editor").save()
    assert Group.objects.filter(name="Editor").exists()


def test_a_date_in_the_english_newsroom_is_the_same_day_on_both_shores() -> None:
    at = datetime(2026, 12, 1, 6, 8, tzinfo=UTC)
    with translation.override("en"), timezone.override(UTC):
        said = {date_format(at, name) for name in ("SHORT_DATE_FORMAT", "SHORT_DATETIME_FORMAT", "DATETIME_FORMAT")}
    assert said == {"1 Dec 2026", "1 Dec 2026, 06:08", "1 December 2026, 06:08"}
