"""The archive in the newsroom and at the command line: who may, what is told, what is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.users.models import UserProfile

from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadCopy, NotInPrint
from colporteur.newsroom import actions as newsroom
from colporteur.newsroom.models import Article, Section
from colporteur.newsroom.tests.desks import PLAIN_STORAGE
from colporteur.people.models import User
from colporteur.translation.actions import pause_run, start_archive_run
from colporteur.translation.admin.archive import in_words as in_words_of_the_desk
from colporteur.translation.archive import ArchiveWish
from colporteur.translation.commands_archive import in_words
from colporteur.translation.commands_archive import run as archive
from colporteur.translation.errors import RunRefused
from colporteur.translation.models import ArchiveRun, ArticleTranslation
from colporteur.translation.tests.practised import NOW, found_paper, publish

pytestmark = pytest.mark.django_db
ES = ArchiveWish(language="es")


@pytest.fixture(autouse=True)
def paper(db: None, settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    found_paper("en", "es")
    for number in range(3):
        publish(f"Boat {number} is back.", headline=f"Story {number}")
    ArticleTranslation.objects.all().delete()


def someone(name: str, *groups: str) -> Client:
    user = User.objects.create_user(name, password="a-long-password")
    user.groups.set(Group.objects.filter(name__in=groups))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def eva() -> Client:
    return someone("eva", "Editor")


@pytest.mark.parametrize(("group", "status"), [("Editor", 200), ("Translator", 302), ("Reporter", 302)])
def test_only_editors_have_an_archive_translated(group: str, status: int) -> None:
    client = someone("somebody", group)
    run = start_archive_run(wish=ES, by=None, at=NOW)
    assert client.get(reverse("translation_archive")).status_code == status
    assert client.get(reverse("translation_archive_run", args=[run.pk])).status_code == status
    board = client.get(reverse("translation_board"))
    assert ("translations/archive/" in board.content.decode()) is (status == 200)


def test_nobody_else_starts_or_ends_one() -> None:
    client = someone("somebody", "Translator")
    client.post(reverse("translation_archive_start"), {"language": "es"})
    assert not ArchiveRun.objects.exists()
    run = start_archive_run(wish=ES, by=None, at=NOW)
    client.post(reverse("translation_archive_run", args=[run.pk]), {"deed": "stop"})
    run.refresh_from_db()
    assert run.state == "running"


def test_the_page_says_what_it_takes_and_starts_nothing(eva: Client) -> None:
    page = eva.get(reverse("translation_archive"), {"language": "es"}).content.decode()
    assert "Translate 3 articles" in page
    assert "In memory or repeated" in page
    assert not ArchiveRun.objects.exists()


def test_it_says_where_there_is_no_engine(eva: Client) -> None:
    newsroom.open_edition(edition=newsroom.NewEdition(prefix="ar"), by=None, at=NOW)
    page = eva.get(reverse("translation_archive"), {"language": "ar"}).content.decode()
    assert "No engine translates these languages." in page


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"language": "xx"}, "xx is not one of the available choices"),
        ({"language": ""}, "This field is required."),
        ({"language": "es", "since": "yesterday"}, "Enter a valid date."),
        ({"language": "es", "sections": "99999"}, "is not one of the available choices"),
        ({"language": "en"}, "The edition has every article that you ask for."),
        ({"language": "es", "since": "2030-01-01"}, "The edition has every article that you ask for."),
    ],
)
def test_what_cannot_be_asked_for_is_told(eva: Client, asked: dict[str, str], says: str) -> None:
    page = eva.get(reverse("translation_archive"), asked).content.decode()
    assert says in page
    assert "Translate 3" not in page
    eva.post(reverse("translation_archive_start"), asked)
    assert not ArchiveRun.objects.exists()


def test_what_was_shown_is_what_is_started(eva: Client) -> None:
    section = Section.objects.get()
    asked = {"language": "es", "sections": str(section.pk), "since": "2026-01-31"}
    page = eva.get(reverse("translation_archive"), asked).content.decode()
    for name, value in asked.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    answer = eva.post(reverse("translation_archive_start"), asked)
    run = ArchiveRun.objects.get()
    assert answer.headers["Location"] == reverse("translation_archive_run", args=[run.pk])
    assert (run.language, run.articles, run.by.get_username()) == ("es", 3, "eva")  # type: ignore[union-attr]  # eva's
    assert list(run.sections.all()) == [section]
    assert run.since is not None
    assert f"{run.since:%Y-%m-%d %H:%M}" == "2026-01-31 00:00"


def test_a_second_run_into_the_same_edition_is_not_offered(eva: Client) -> None:
    start_archive_run(wish=ES, by=None, at=NOW)
    page = eva.get(reverse("translation_archive"), {"language": "es"}).content.decode()
    assert "is being translated already" in page
    assert "Translate 3" not in page
    answer: Any = eva.post(reverse("translation_archive_start"), {"language": "es"}, follow=True)
    assert "already" in answer.content.decode()
    assert ArchiveRun.objects.count() == 1


def test_a_run_is_paused_taken_up_again_and_stopped_by_name(eva: Client) -> None:
    run = start_archive_run(wish=ES, by=None, at=NOW)
    address = reverse("translation_archive_run", args=[run.pk])
    for deed, state, offers in (
        ("pause", "paused", ('value="resume"', 'value="stop"')),
        ("resume", "running", ('value="pause"', 'value="stop"')),
        ("stop", "stopped", ()),
    ):
        answer: Any = eva.post(address, {"deed": deed}, follow=True)
        run.refresh_from_db()
        page = answer.content.decode()
        assert (run.state, run.changed_by.get_username()) == (state, "eva")  # type: ignore[union-attr]  # eva's
        assert all(offer in page for offer in offers)
    assert 'name="deed"' not in page


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "This run is paused."), ("de", "Dieser Lauf ruht.")],
)
def test_what_somebody_else_was_quicker_with_is_told_in_the_persons_language(
    eva: Client, language: str, says: str
) -> None:
    profile = UserProfile.get_for_user(User.objects.get(username="eva"))
    profile.preferred_language = language
    profile.save()
    run = start_archive_run(wish=ES, by=None, at=NOW)
    pause_run(kind=ArchiveRun, run_id=run.pk, by=None, at=NOW)
    answer: Any = eva.post(reverse("translation_archive_run", args=[run.pk]), {"deed": "pause"}, follow=True)
    assert says in answer.content.decode()


def test_there_is_no_other_deed_and_no_other_run(eva: Client) -> None:
    run = start_archive_run(wish=ES, by=None, at=NOW)
    assert eva.post(reverse("translation_archive_run", args=[run.pk]), {"deed": "burn"}).status_code == 404
    assert eva.get(reverse("translation_archive_run", args=[run.pk + 1])).status_code == 404


def test_the_command_says_what_it_takes_and_starts_only_when_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert archive(["start", "--to", "es", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "3 articles, 9 sentences, 27 words; 2 sentences are in memory or repeat another." in said
    assert "en → es  7 sentences" in said
    assert archive(["start", "--to", "es"]) == 1  # no terminal to ask at
    assert not ArchiveRun.objects.exists()
    assert archive(["start", "--to", "es", "--section", "news", "--since", "2026-01-31", "--yes"]) == 0
    assert ArchiveRun.objects.get().articles == 3


def test_the_command_pauses_resumes_stops_and_tells(capsys: pytest.CaptureFixture[str]) -> None:
    archive(["start", "--to", "es", "--yes"])
    for deed, state in (("pause", "paused"), ("resume", "running"), ("stop", "stopped")):
        capsys.readouterr()
        assert archive([deed]) == 0
        assert f"→ es  {state}, 0 of" in capsys.readouterr().out
    assert archive(["status", "--follow"]) == 0
    assert "stopped" in capsys.readouterr().out


def test_without_a_run_the_status_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    archive(["status"])
    assert "No archive was ever translated." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "error", "says"),
    [
        (["pause"], RunRefused, "No archive is being translated."),
        (["stop", "--to", "es"], RunRefused, "into “es”"),
        (["start", "--to", "xx", "--yes"], RunRefused, "no open edition"),
        (["start", "--to", "en", "--yes"], RunRefused, "has every article"),
        (["start", "--to", "es", "--since", "31.1.2026"], BadCopy, "Write it as"),
        (["start", "--to", "es", "--section", "moon"], NotInPrint, "no section “moon”"),
    ],
)
def test_what_the_command_cannot_do_it_says(words: list[str], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        archive(words)
    assert not ArchiveRun.objects.exists()


def test_of_several_runs_the_command_wants_one_named() -> None:
    newsroom.open_edition(edition=newsroom.NewEdition(prefix="ca"), by=None, at=NOW)
    archive(["start", "--to", "es", "--yes"])
    archive(["start", "--to", "ca", "--yes"])
    with pytest.raises(RunRefused, match="--to: ca, es"):
        archive(["pause"])
    archive(["pause", "--to", "ca"])
    assert dict(ArchiveRun.objects.values_list("language", "state")) == {"es": "running", "ca": "paused"}


@pytest.mark.parametrize(
    ("seconds", "says"),
    [
        (1, "a minute"),
        (60, "1 minute"),
        (150, "2 minutes"),
        (3600, "1 hour"),
        (5 * 3600, "5 hours"),
        (86400 * 3, "3 days"),
    ],
)
def test_lengths_of_time_are_said_as_people_say_them(seconds: float, says: str) -> None:
    assert in_words(seconds) == says


@pytest.mark.parametrize(
    ("seconds", "says"),
    [
        (None, ""),
        (30, "about a minute"),
        (150, "about 2 minutes"),
        (2 * 3600, "about 2 hours"),
        (3 * 86400, "about 3 days"),
    ],
)
def test_the_desk_says_them_too(seconds: float | None, says: str) -> None:
    assert in_words_of_the_desk(seconds) == says


def test_an_article_of_the_archive_is_told_from_news_on_the_board(eva: Client) -> None:
    run = start_archive_run(wish=ES, by=None, at=now())
    article = Article.objects.latest("pk")
    ArticleTranslation.objects.create(
        article=article, language="es", wanted_revision=1, wanted_at=now() - timedelta(hours=1), archive_run=run
    )
    assert "of the archive" in eva.get(reverse("translation_board")).content.decode()
