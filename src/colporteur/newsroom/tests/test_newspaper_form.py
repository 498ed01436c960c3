"""The newspaper's own page in the editor: its editions are opened, closed and changed there."""

import re
from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from colporteur.newsroom import actions
from colporteur.newsroom.access import edition_numerals, edition_prefixes
from colporteur.newsroom.models import Edition, Newspaper, NoticeKind
from colporteur.newsroom.registries import REGISTRY
from colporteur.newsroom.tests.desks import PLAIN_STORAGE, form_of
from colporteur.newsroom.tests.factories import NOON, make_article, make_newspaper, make_section
from colporteur.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(db: None, settings: Settings) -> Newspaper:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    return make_newspaper(editions=("en", "de"))


@pytest.fixture
def chief() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("chief", password="a-long-password"))
    return client


def address(paper: Newspaper) -> str:
    return reverse("wagtailadmin_pages:edit", args=[paper.pk])


def publish(chief: Client, paper: Newspaper, **changes: str) -> HttpResponse:
    values = form_of(chief.get(address(paper)).content)
    return chief.post(address(paper), {**values, **changes, "action-publish": "action-publish"})


def test_each_editions_fields_stand_in_its_own_panel(chief: Client, paper: Newspaper) -> None:
    page = BeautifulSoup(chief.get(address(paper)).content, "html.parser")
    panels = page.select("[data-inline-panel-child]")
    assert {"inline_child_editions-0", "inline_child_editions-1"} <= {panel["id"] for panel in panels}
    assert len(page.select("[name=editions-1-prefix]")) == 1
    assert "data-contentpath-disabled" not in page.get_text()


def test_the_paper_is_saved_as_it_is(chief: Client, paper: Newspaper) -> None:
    assert publish(chief, paper).status_code == 302
    assert edition_prefixes() == ("en", "de")


def test_an_edition_is_changed_closed_opened_and_taken_out(chief: Client, paper: Newspaper) -> None:
    assert publish(chief, paper, **{"editions-1-tagline": "Neues vom Hafen"}).status_code == 302
    assert Newspaper.objects.get().editions.get(prefix="de").tagline == "Neues vom Hafen"
    added = {
        "editions-TOTAL_FORMS": "3",
        "editions-2-prefix": "fr",
        "editions-2-is_open": "on",
        "editions-2-ORDER": "3",
    }
    assert publish(chief, paper, **added).status_code == 302
    assert edition_prefixes() == ("en", "de", "fr")
    assert publish(chief, paper, **{"editions-2-DELETE": "on", "may_remove": "on"}).status_code == 302
    assert edition_prefixes() == ("en", "de")


@pytest.mark.parametrize(
    "change",
    [{"editions-1-DELETE": "on"}, {"editions-1-is_open": ""}, {"editions-1-prefix": "fr", "editions-1-tag": "fr"}],
    ids=["removed", "closed", "made another"],
)
def test_an_open_edition_leaves_print_only_by_who_confirms_it(
    chief: Client, paper: Newspaper, change: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(REGISTRY, "count_from_elsewhere", {"de": 11}.__getitem__)
    make_section()
    make_article(language="de")
    answer = publish(chief, paper, **change)
    assert answer.status_code == 200
    said = " ".join(each.get_text() for each in BeautifulSoup(answer.content, "html.parser").select(".error-message"))
    assert "“Deutsch” leaves print with its 12 articles; written for it: 1." in said
    assert "“English”" not in said
    assert edition_prefixes() == ("en", "de")
    assert publish(chief, paper, **change, may_remove="on").status_code == 302
    assert "de" not in edition_prefixes()


def test_a_draft_may_close_an_edition_without_more_ado(chief: Client, paper: Newspaper) -> None:
    values = {**form_of(chief.get(address(paper)).content), "editions-1-is_open": ""}
    assert chief.post(address(paper), values).status_code == 302
    assert edition_prefixes() == ("en", "de")


def test_a_closed_edition_is_taken_out_without_more_ado(chief: Client, paper: Newspaper) -> None:
    actions.close_edition(prefix="de", by=None, at=NOON)
    assert publish(chief, paper, **{"editions-1-DELETE": "on"}).status_code == 302
    assert not Newspaper.objects.get().editions.filter(prefix="de").exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"editions-0-DELETE": "on"}, r"house language|“en”"),
        ({"editions-1-prefix": "klingon"}, r"language code"),
        ({"editions-1-tag": "zz-ZZ"}, r"language"),
    ],
)
def test_what_cannot_be_is_said_in_the_form(
    chief: Client, paper: Newspaper, changes: dict[str, str], said: str
) -> None:
    answer = publish(chief, paper, **changes)
    assert answer.status_code == 200
    errors = " ".join(each.get_text() for each in BeautifulSoup(answer.content, "html.parser").select(".error-message"))
    assert re.search(said, errors), errors
    assert edition_prefixes() == ("en", "de")


@pytest.mark.parametrize(("group", "status"), [("Reporter", 200), ("Editor", 200), ("Translator", 302)])
def test_who_may_not_write_is_not_offered_to(group: str, status: int) -> None:
    somebody = User.objects.create_user("somebody", password="a-long-password")
    somebody.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(somebody)
    assert client.get(reverse("newsroom_write")).status_code == status
    assert (reverse("newsroom_write") in client.get(reverse("wagtailadmin_home")).content.decode()) is (status == 200)


def choices_of(page: bytes, name: str) -> dict[str, str]:
    field = BeautifulSoup(page, "html.parser").select_one(f"select[name={name}]")
    assert field is not None, f"{name} is no choice"
    assert not field.has_attr("maxlength")
    return {str(each["value"]): each.get_text() for each in field.select("option")}


def test_the_house_language_is_chosen_among_the_editions(chief: Client, paper: Newspaper) -> None:
    actions.close_edition(prefix="de", by=None, at=NOON)
    offered = choices_of(chief.get(address(paper)).content, "house_language")
    assert offered == {"": "---------", "en": "English", "de": "Deutsch (closed)"}


@pytest.mark.parametrize("name", ["labels-0-edition", "labels-__prefix__-edition"])
def test_a_sections_editions_are_chosen_by_their_names(chief: Client, name: str) -> None:
    section = make_section(editions=("en",))
    page = chief.get(reverse("wagtailadmin_pages:edit", args=[section.pk])).content
    scripts = "".join(each.decode_contents() for each in BeautifulSoup(page, "html.parser").select("script, template"))
    assert choices_of(page + scripts.encode(), name) == {"": "---------", "en": "English", "de": "Deutsch"}


def test_a_name_in_an_edition_that_is_gone_is_kept(chief: Client, paper: Newspaper) -> None:
    section = make_section(editions=("en", "fi"))
    where = reverse("wagtailadmin_pages:edit", args=[section.pk])
    page = chief.get(where).content
    assert choices_of(page, "labels-1-edition")["fi"] == "Suomi"
    assert chief.post(where, {**form_of(page), "action-publish": "action-publish"}).status_code == 302
    assert section.labels.filter(edition="fi").exists()


@pytest.mark.parametrize("kind", ["newspaper", "section", "notice"])
def test_forms_stand_in_wagtails_own_frame(chief: Client, paper: Newspaper, kind: str) -> None:
    """Outside a tab's panel a form has no room beside it."""
    text = actions.NewNoticeText(edition="en", title="Terms", slug="terms-of-use", body="<p>We.</p>")
    pages = {
        "newspaper": paper,
        "section": make_section(),
        "notice": actions.put_notice(
            notice=actions.NewNotice(title="Terms", kind=NoticeKind.TERMS, texts=[text]), by=None, at=NOON
        ),
    }
    page = chief.get(reverse("wagtailadmin_pages:edit", args=[pages[kind].pk])).content
    assert BeautifulSoup(page, "html.parser").select_one(".w-tabs__panel [name=title]")


def test_an_edition_chooses_its_digits_if_its_language_has_any(chief: Client, paper: Newspaper) -> None:
    added = {
        "editions-TOTAL_FORMS": "3",
        "editions-2-prefix": "ar",
        "editions-2-is_open": "on",
        "editions-2-ORDER": "3",
        "editions-2-digits": "native",
    }
    assert publish(chief, paper, **added).status_code == 302
    numerals = edition_numerals("ar")
    assert numerals is not None and numerals.system == "arab"
    answer = publish(chief, paper, **{"editions-1-digits": "native"})
    assert answer.status_code == 200
    assert "Deutsch has no digits of its own beside 0 to 9." in answer.content.decode()
    assert publish(chief, paper, **{"editions-2-digits": "latn"}).status_code == 302
    numerals = edition_numerals("ar")
    assert numerals is not None and numerals.is_latin


@pytest.mark.parametrize(
    ("prefix", "tag", "system"),
    [("ar", "", "latn"), ("ar", "ar-EG", "arab"), ("ar", "ar-MA", "latn"), ("fa", "", "arabext")],
)
def test_without_a_choice_an_edition_follows_its_country(paper: Newspaper, prefix: str, tag: str, system: str) -> None:
    actions.open_edition(edition=actions.NewEdition(prefix=prefix, tag=tag), by=None, at=NOON)
    numerals = edition_numerals(prefix)
    assert numerals is not None and numerals.system == system


def test_editions_that_there_are_keep_0_to_9_when_there_is_a_choice(paper: Newspaper) -> None:
    for prefix, tag in (("ar", "ar-EG"), ("fa", ""), ("hi", "")):
        actions.open_edition(edition=actions.NewEdition(prefix=prefix, tag=tag), by=None, at=NOON)
    import_module("colporteur.newsroom.migrations.0009_edition_digits").keep_the_digits_of_until_now(apps, None)
    stored = dict(Edition.objects.values_list("prefix", "digits"))
    assert stored == {"en": "", "de": "", "ar": "latn", "fa": "latn", "hi": ""}
    revision = Newspaper.objects.get().get_latest_revision_as_object()
    assert {row.prefix: row.digits for row in revision.editions.all()} == stored, "what its form begins with"
