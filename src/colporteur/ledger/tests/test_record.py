"""The record of print: entered once, asked for any moment, never changed."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from colporteur.foundations.errors import BadCopy, NotInPrint
from colporteur.ledger.access import what_was_printed
from colporteur.ledger.actions import NO_PAGE, PrintedPage, enter_print
from colporteur.ledger.commands import run
from colporteur.ledger.models import Print, Wording
from colporteur.newsroom.tests.factories import make_newspaper
from colporteur.text.documents import Role, Sentence

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
ADDRESS = "/en/news/harbour-12/"


def page(*texts: str, status: int = 200) -> PrintedPage:
    return PrintedPage(
        address=ADDRESS,
        kind="article",
        edition="en",
        article=12,
        status=status,
        etag="0" * 32,
        sentences=tuple(Sentence(language="en", role=Role.TEXT, text=text) for text in texts),
    )


def enter(*texts: str, at: datetime, cause: str = "published", status: int = 200) -> None:
    enter_print(page=page(*texts, status=status), cause=cause, change=1, at=at)


def test_a_page_says_what_it_said_at_that_moment() -> None:
    enter("The tide is low.", "Boats wait.", at=MORNING)
    enter("The tide is high.", "Boats wait.", at=MORNING + timedelta(hours=2), cause="corrected")
    before = what_was_printed(page=ADDRESS, at=MORNING + timedelta(hours=1))
    after = what_was_printed(page=ADDRESS, at=MORNING + timedelta(hours=3))
    assert before.sentences == (("en", "The tide is low."), ("en", "Boats wait."))
    assert (before.since, before.until) == (MORNING, MORNING + timedelta(hours=2))
    assert (after.sentences[0], after.cause, after.until) == (("en", "The tide is high."), "corrected", None)


def test_of_two_prints_in_one_moment_the_later_entry_counts() -> None:
    enter("One.", at=MORNING)
    enter("Two.", at=MORNING)
    assert what_was_printed(page=ADDRESS, at=MORNING).sentences == (("en", "Two."),)


def test_a_sentence_is_kept_once_however_often_it_is_printed() -> None:
    enter("Boats wait.", "Boats wait.", at=MORNING)
    enter("Boats wait.", at=MORNING + timedelta(hours=1))
    assert Wording.objects.count() == 1


def test_a_page_that_was_not_in_print_then_is_not_made_up() -> None:
    enter("One.", at=MORNING)
    with pytest.raises(NotInPrint, match="no print"):
        what_was_printed(page=ADDRESS, at=MORNING - timedelta(seconds=1))


def test_no_row_of_the_record_can_be_changed_or_removed() -> None:
    enter("One.", at=MORNING)
    for deed in (
        lambda: Print.objects.all().delete(),
        lambda: Print.objects.update(status=500),
        lambda: Wording.objects.filter(language="en").delete(),
        lambda: Print.objects.get().delete(),
        lambda: Print.objects.get().save(),
        lambda: Wording.objects.get().save(),
    ):
        with pytest.raises(TypeError, match="append-only"):
            deed()


@pytest.mark.parametrize("moment", ["2026-11-24T08:30Z", "2026-11-24 09:30"])
def test_the_command_answers_in_json_off_a_terminal(capsys: pytest.CaptureFixture[str], moment: str) -> None:
    make_newspaper()  # its clock is Berlin's: half past nine there is half past eight in UTC
    enter("One.", at=MORNING)
    enter("Two.", at=MORNING + timedelta(hours=1))
    assert run([ADDRESS, "--at", moment]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["page"], told["status"]) == (ADDRESS, 200)
    assert told["sentences"] == [{"language": "en", "text": "One."}]


def test_the_command_says_that_a_page_has_left(capsys: pytest.CaptureFixture[str]) -> None:
    make_newspaper()
    enter("One.", at=MORNING)
    enter(at=MORNING + timedelta(hours=1), status=NO_PAGE)
    assert run([ADDRESS, "--at", "2026-11-24T10:30Z"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["sentences"]) == (None, [])


@pytest.mark.parametrize("moment", ["yesterday", "0001-01-01", "25:00", ""])
def test_a_time_that_cannot_be_read_is_explained(moment: str) -> None:
    make_newspaper()
    with pytest.raises(BadCopy, match="--at"):
        run([ADDRESS, "--at", moment])


@pytest.mark.parametrize(
    "address",
    [
        "/ar/أخبار/رافعة-12/",
        "ar/أخبار/رافعة-12",
        "https://paper.example/ar/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%B1%D8%A7%D9%81%D8%B9%D8%A9-12/?utm=1",
        "/ar/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%B1%D8%A7%D9%81%D8%B9%D8%A9-12/",
    ],
)
def test_a_page_is_found_by_its_address_as_browsers_give_it(capsys: pytest.CaptureFixture[str], address: str) -> None:
    make_newspaper()
    enter_print(page=replace(page("نص"), address="/ar/أخبار/رافعة-12/"), cause="published", change=1, at=MORNING)
    assert run([address]) == 0
    assert json.loads(capsys.readouterr().out)["page"] == "/ar/أخبار/رافعة-12/"


def test_a_feed_is_found_by_its_address(capsys: pytest.CaptureFixture[str]) -> None:
    make_newspaper()
    enter_print(page=replace(page("One."), address="/en/feed.xml"), cause="published", change=1, at=MORNING)
    assert run(["en/feed.xml"]) == 0
    assert json.loads(capsys.readouterr().out)["page"] == "/en/feed.xml"
