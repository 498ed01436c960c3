"""Newer engines in the newsroom: who may, what is told, what is started and what is refused."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from colporteur.newsroom.tests.desks import PLAIN_STORAGE
from colporteur.people.models import User
from colporteur.translation.models import RenewalRun, Unit
from colporteur.translation.tests.practised import NOW, Practised, desk_with, found_paper, publish, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its stories are by the first version of an engine; the desk has the second."""
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    found_paper("en", "es")
    for number in range(3):
        publish(f"Boat {number} is back.", headline=f"Story {number}")
    work(desk_with(Practised()))
    desk = desk_with(Practised(edition="2"))
    monkeypatch.setattr("colporteur.translation.admin.renewal.translation_desk", lambda: desk)


def someone(name: str, *groups: str) -> Client:
    user = User.objects.create_user(name, password="a-long-password")
    user.groups.set(Group.objects.filter(name__in=groups))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def eva() -> Client:
    return someone("eva", "Editor")


def a_run(**how: object) -> RenewalRun:
    return RenewalRun.objects.create(
        **{"language": "es", "articles": 3, "sentences": 7, "at": NOW, "changed_at": NOW, **how}
    )


@pytest.mark.parametrize(("group", "status"), [("Editor", 200), ("Translator", 302), ("Reporter", 302)])
def test_only_editors_have_earlier_work_done_again(group: str, status: int) -> None:
    client = someone("somebody", group)
    run = a_run()
    assert client.get(reverse("translation_renewal")).status_code == status
    assert client.get(reverse("translation_renewal_run", args=[run.pk])).status_code == status
    board = client.get(reverse("translation_board")).content.decode()
    assert ("being translated anew" in board) is ("translations/engines/" in board) is (status == 200)


def test_nobody_else_starts_or_ends_one() -> None:
    client = someone("somebody", "Translator")
    client.post(reverse("translation_renewal"), {"language": "es"})
    assert not RenewalRun.objects.exists()
    run = a_run()
    client.post(reverse("translation_renewal_run", args=[run.pk]), {"deed": "stop"})
    run.refresh_from_db()
    assert run.state == "running"


def test_the_board_says_it_in_a_sentence_and_leads_there(eva: Client) -> None:
    board = eva.get(reverse("translation_board")).content.decode()
    assert "3 translations in print are by earlier engines, or earlier versions of them." in board
    assert f'href="{reverse("translation_renewal")}">See what translating them anew takes' in board


def test_where_nothing_is_by_an_earlier_engine_the_board_is_silent(eva: Client) -> None:
    Unit.objects.update(engine_version="practised 2")
    RenewalRun.objects.all().delete()
    board = eva.get(reverse("translation_board")).content.decode()
    assert "See what it takes" not in board
    page = eva.get(reverse("translation_renewal")).content.decode()
    assert "Every sentence in print that engines made is by the engine that comes first now" in page
    assert "Translate these anew" not in page


def test_the_page_says_what_it_takes_and_starts_nothing(eva: Client) -> None:
    page = eva.get(reverse("translation_renewal")).content.decode()
    words = " ".join(page.split())
    assert "by practised, now by practised (fair)" in words
    for count in ("3", "7", "21"):  # articles, sentences, words
        assert f'<td class="desk-number">{count}</td>' in words
    assert "no price is known" in words
    assert not RenewalRun.objects.exists()


def test_what_is_ticked_is_started_and_its_page_shown(eva: Client) -> None:
    answer = eva.post(reverse("translation_renewal"), {"language": "es"})
    run = RenewalRun.objects.get()
    assert answer.headers["Location"] == reverse("translation_renewal_run", args=[run.pk])
    assert (run.language, run.articles, run.sentences, run.by.get_username()) == ("es", 3, 7, "eva")  # type: ignore[union-attr]  # eva's
    page = eva.get(answer.headers["Location"]).content.decode()
    assert 'max="7" value="0"' in page
    assert "0 of 7" in page
    assert "being done already" in eva.get(reverse("translation_renewal")).content.decode()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({}, "Nothing is ticked."),
        ({"language": "xx"}, "The paper has no open edition “xx”."),
        ({"language": "en"}, "Nothing in print is by earlier engines any more."),
        ({"language": "x" * 5000}, "The paper has no open edition"),
    ],
)
def test_what_cannot_be_started_is_told(eva: Client, asked: dict[str, str], says: str) -> None:
    page = eva.post(reverse("translation_renewal"), asked, follow=True).content.decode()
    assert says in page
    assert not RenewalRun.objects.exists()


def test_a_second_one_for_an_edition_is_refused_in_words(eva: Client) -> None:
    a_run()
    page = eva.post(reverse("translation_renewal"), {"language": "es"}, follow=True).content.decode()
    assert "already. Let that end, or stop it first." in page
    assert RenewalRun.objects.count() == 1


def test_a_run_is_paused_taken_up_again_and_stopped_by_plain_forms(eva: Client) -> None:
    run = a_run()
    where = reverse("translation_renewal_run", args=[run.pk])
    for deed, state, says in (("pause", "paused", "Go on"), ("resume", "running", "Pause"), ("stop", "stopped", "")):
        page = eva.post(where, {"deed": deed}, follow=True).content.decode()
        run.refresh_from_db()
        assert run.state == state
        assert says in page
    assert "This run was stopped." in eva.post(where, {"deed": "resume"}, follow=True).content.decode()
    assert eva.post(where, {"deed": "burn"}).status_code == 404
    assert eva.get(reverse("translation_renewal_run", args=[run.pk + 1])).status_code == 404


def test_a_run_says_how_far_it_is_and_what_keeps_it(eva: Client) -> None:
    run = a_run(
        asked=4, renewed=3, taken=1, trouble="deepl does not answer.", worked_at=NOW + timedelta(seconds=8), tries=1
    )
    page = eva.get(reverse("translation_renewal_run", args=[run.pk])).content.decode()
    assert "4 of 7" in page
    assert 'value="4" aria-label="Sentences done">57 %' in page
    assert "deepl does not answer." in page
    assert "about a minute left" in page
    assert f'<noscript><p><a href="{reverse("translation_renewal_run", args=[run.pk])}">' in page
