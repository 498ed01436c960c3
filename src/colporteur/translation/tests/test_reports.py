"""Readers' reports: taken in within limits, settled by what happens to the sentence, answered, and shown at the desk."""

import json
from dataclasses import replace
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from colporteur.foundations.errors import BadCopy, NotInPrint
from colporteur.newsroom.models import Article
from colporteur.people.models import User
from colporteur.translation.actions import (
    HourlyLimits,
    Place,
    Reported,
    answer_reports,
    correct_sentence,
    forget_networks,
    forget_reporters,
    hand_in_report,
    hold_sentence,
    new_token,
    print_original,
    vouch_for_sentence,
    what_stands,
)
from colporteur.translation.actions import reports as report_actions
from colporteur.translation.errors import TooManyReports
from colporteur.translation.models import CREDIT, FormerUnit, Report, ReportCount, ReportState, Unit, UnitState
from colporteur.translation.reported import credits_in_words, open_reports, report_by_token
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.rules.reports import Said
from colporteur.translation.tests.practised import (
    NOW,
    Practised,
    desk_with,
    edit,
    found_paper,
    publish,
    sentence_of,
    work,
)
from colporteur.translation.tests.test_desk_pages import PLAIN_STORAGE, do, someone

pytestmark = pytest.mark.django_db
TEXT = "It cost 12 euros."
PRINTED = "⟦It cost 12 euros.⟧"
BETTER = "Costó 12 euros."
MANY = HourlyLimits(per_network=100, in_all=100)


@pytest.fixture(autouse=True)
def paper(db: None, settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}
    found_paper("en", "es")


@pytest.fixture
def article() -> Article:
    made = publish(f"The mayor opened the line. {TEXT}")
    work(desk_with(Practised()))
    return made


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana-soler")


def place_of(article: Article) -> Place:
    return Place(sentence=sentence_of(article, TEXT), language="es", article_id=article.pk)


def reported(article: Article) -> Reported:
    return Reported(
        article_id=article.pk,
        language="es",
        address=sentence_of(article, TEXT).address,
        number=0,
        source_language="en",
        source_text=TEXT,
        printed=PRINTED,
    )


def report(article: Article, *, limits: HourlyLimits = MANY, network: str = "198.51.100.7", **said: str) -> Report:
    said = said or {"remark": "The price is wrong."}
    return hand_in_report(
        reported=reported(article), said=Said(**said), token=new_token(), network=network, limits=limits, at=NOW
    )


def correct(article: Article, text: str = BETTER, *, everywhere: bool = False) -> None:
    correct_sentence(
        sentence=sentence_of(article, TEXT),
        language="es",
        text=text,
        article_id=None if everywhere else article.pk,
        judge=judge,
        by=None,
        at=NOW,
    )


def test_a_network_has_its_limit_and_the_paper_another(article: Article) -> None:
    limits = HourlyLimits(per_network=2, in_all=3)
    report(article, limits=limits)
    report(article, limits=limits)
    with pytest.raises(TooManyReports) as refused:
        report(article, limits=limits)
    assert refused.value.retry_after == 3600
    report(article, limits=limits, network="203.0.113.9")
    with pytest.raises(TooManyReports):
        report(article, limits=limits, network="203.0.113.10")
    assert Report.objects.count() == 3
    assert ReportCount.objects.get(network="").count == 3


def test_networks_are_counted_under_hashes_that_are_gone_with_their_hour(article: Article) -> None:
    report(article)
    names = set(ReportCount.objects.values_list("network", flat=True))
    assert len(names) == 2
    assert not any("198.51" in name for name in names)
    assert forget_networks(at=NOW + timedelta(minutes=59)) == 0
    assert forget_networks(at=NOW + timedelta(hours=1)) == 2
    hand_in_report(
        reported=reported(article),
        said=Said(remark="Again."),
        token=new_token(),
        network="198.51.100.7",
        limits=MANY,
        at=NOW + timedelta(hours=1),
    )
    assert names & set(ReportCount.objects.values_list("network", flat=True)) == {""}


def test_sent_twice_it_is_one_report_and_with_other_words_another(article: Article) -> None:
    first = report(article)
    again = {"reported": reported(article), "token": first.token, "network": "", "limits": MANY, "at": NOW}
    assert hand_in_report(said=Said(remark=first.remark), **again).pk == first.pk
    other = hand_in_report(said=Said(remark="And the date."), **again)
    assert other.pk != first.pk
    assert other.token != first.token


def test_a_report_opens_by_its_token_in_its_edition_alone(article: Article) -> None:
    made = report(article)
    assert report_by_token(token=made.token, language="es") == made
    for token, language in ((made.token, "en"), (new_token(), "es")):
        with pytest.raises(NotInPrint):
            report_by_token(token=token, language=language)


@pytest.mark.parametrize("everywhere", [False, True])
def test_a_correction_settles_what_was_reported_and_credits_whose_words_it_takes(
    article: Article, everywhere: bool
) -> None:
    made = report(article, proposal=BETTER, name="Noor")
    correct(article, everywhere=everywhere)
    made.refresh_from_db()
    assert (made.state, made.wording) == (ReportState.TAKEN, BETTER)
    assert what_stands(place_of(article)).note == f"proposed by a reader, report {made.pk}"
    work(desk_with(Practised()))
    made.refresh_from_db()
    assert made.state == ReportState.TAKEN


def test_other_words_are_nobodys_but_the_desks(article: Article) -> None:
    report(article, proposal="Valió 12 euros.")
    correct(article)
    assert what_stands(place_of(article)).note == ""
    assert Report.objects.get().state == ReportState.TAKEN


def test_what_the_checks_block_settles_nothing_until_somebody_vouches_for_it(article: Article, ana: User) -> None:
    made = report(article, proposal="Costó 21 euros.")
    correct(article, "Costó 21 euros.")
    work(desk_with(Practised(), hold_above_percent=50))
    assert what_stands(place_of(article)).state == UnitState.HELD
    assert Report.objects.get().state == ReportState.WAITING
    vouch_for_sentence(place=place_of(article), text="Costó 21 euros.", judge=judge, by=ana, at=NOW)
    assert Report.objects.get().state == ReportState.TAKEN
    assert what_stands(place_of(article)).note == f"proposed by a reader, report {made.pk}"


def test_a_yes_to_what_was_reported_leaves_the_answer_to_be_given(article: Article, ana: User) -> None:
    report(article)
    vouch_for_sentence(place=place_of(article), text=PRINTED, judge=judge, by=ana, at=NOW)
    work(desk_with(Practised()))
    assert Report.objects.get().state == ReportState.WAITING


def test_holding_decides_nothing_and_the_original_for_good_does(article: Article, ana: User) -> None:
    report(article)
    hold_sentence(place=place_of(article), by=ana, at=NOW)
    work(desk_with(Practised(), hold_above_percent=50))
    assert Report.objects.get().state == ReportState.WAITING
    print_original(place=place_of(article), by=ana, at=NOW)
    settled = Report.objects.get()
    assert (settled.state, settled.wording, settled.settled_by) == (ReportState.TAKEN, "", ana)


def test_an_articles_own_wording_is_untouched_by_a_correction_everywhere(article: Article, ana: User) -> None:
    vouch_for_sentence(place=place_of(article), text="Costó doce euros.", judge=judge, by=ana, at=NOW)
    report(article)
    correct(article, everywhere=True)
    assert Report.objects.get().state == ReportState.WAITING


def test_a_sentence_that_left_the_article_closes_its_reports(article: Article) -> None:
    report(article)
    edit(article, "The mayor opened the line. It cost nothing.")
    work(desk_with(Practised()))
    assert Report.objects.get().state == ReportState.CHANGED


def test_an_answer_closes_those_it_was_given_to(article: Article, ana: User) -> None:
    first, second = report(article), report(article, remark="Another thing.")
    to = {"article_id": article.pk, "language": "es", "by": ana, "at": NOW}
    for answer, says in (("  ", "The answer is empty"), ("a" * 1001, "longer than 1000")):
        with pytest.raises(BadCopy, match=says):
            answer_reports(ids=[first.pk], answer=answer, **to)
    assert answer_reports(ids=[first.pk], answer="So dice\n en la fuente.", **to) == 1
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.answer) == (ReportState.LEFT, "So dice en la fuente.")
    assert second.state == ReportState.WAITING
    with pytest.raises(BadCopy, match="No report waits here"):
        answer_reports(ids=[first.pk], answer="Otra vez.", **to)
    with pytest.raises(BadCopy, match="No report waits here"):
        answer_reports(ids=[second.pk], answer="De otro.", **to | {"article_id": article.pk + 1})


def test_what_several_readers_say_is_one_to_the_desk(article: Article) -> None:
    for name in ("Noor", "", "Noor"):
        report(article, remark="The price is wrong.", name=name)
    report(article, remark="the price is WRONG.", name="Jo")
    report(article, proposal=BETTER)
    same, other = open_reports(article_id=article.pk, language="es")[f"{sentence_of(article, TEXT).address}.0"]
    assert (same.count, same.names, same.proposal) == (4, ("Noor", "Jo"), "")
    assert (other.count, other.proposal) == (1, BETTER)


@pytest.fixture
def desk() -> Client:
    return someone("ana", "Translator")


@pytest.mark.parametrize(("show", "is_there"), [("", True), ("reported", True), ("all", True)])
def test_reported_sentences_wait_in_the_queue(desk: Client, article: Article, show: str, is_there: bool) -> None:
    assert "Nothing waits." in desk.get(reverse("translation_queue"), {"show": show}).content.decode()
    report(article, remark="The price is wrong.", proposal=BETTER)
    page = desk.get(reverse("translation_queue"), {"show": show}).content.decode()
    for text in (TEXT, "The price is wrong.", BETTER, "1 report"):
        assert (text in page) is is_there
    assert "The mayor opened" not in page


def test_held_sentences_come_before_reported_ones(desk: Client, article: Article, ana: User) -> None:
    report(article)
    mayor = replace(place_of(article), sentence=sentence_of(article, "The mayor opened the line."))
    hold_sentence(place=mayor, by=ana, at=NOW)
    work(desk_with(Practised(), hold_above_percent=50))
    page = desk.get(reverse("translation_queue")).content.decode()
    assert page.index("The mayor opened") < page.index(TEXT)
    only = desk.get(reverse("translation_queue"), {"show": "reported"}).content.decode()
    assert "The mayor opened" not in only


def test_the_editor_shows_a_report_beside_its_sentence_and_takes_the_answer(desk: Client, article: Article) -> None:
    made = report(article, remark="The <b>price</b> is wrong.", proposal=BETTER, name="Noor")
    page = desk.get(reverse("translation_editor", args=[article.pk, "es"])).content.decode()
    for text in ("The &lt;b&gt;price&lt;/b&gt; is wrong.", BETTER, "Noor", f'data-reports="{made.pk}"'):
        assert text in page
    assert "1 sentence to look at" in page
    answer = do(desk, place_of(article), "answer", "Así lo dice la fuente.", reports=f"{made.pk} x")
    assert answer.status_code == 200, answer.content
    assert "data-reports" not in json.loads(answer.content)["row"]
    assert Report.objects.get().answer == "Así lo dice la fuente."
    assert do(desk, place_of(article), "answer", "Otra vez.", reports=str(made.pk)).status_code == 400


def test_the_board_counts_what_waits_and_leads_to_the_oldest(article: Article) -> None:
    client = someone("eva", "Translator")
    quiet = publish("It rained.", headline="Nobody reports this")
    work(desk_with(Practised()))
    report(article)
    report(article, remark="Still wrong.")
    page = client.get(reverse("translation_board")).content.decode()
    key = f"{sentence_of(article, TEXT).address}.0"
    editor = reverse("translation_editor", args=[article.pk, "es"])
    assert page.count(">2 reports</a>") == 1
    assert f'href="{editor}#s-{key}"' in page
    page = client.get(reverse("translation_board"), {"show": "reported"}).content.decode()
    assert quiet.headline not in page
    correct(article)
    assert ">2 reports</a>" not in client.get(reverse("translation_board")).content.decode()


def test_what_readers_wrote_goes_some_time_after_it_was_settled_and_the_outcome_stays(article: Article) -> None:
    taken = report(article, remark="The price.", proposal=BETTER, name="Noor")
    correct(article)
    waiting = report(article, remark="And now?")
    assert forget_reporters(settled_before=NOW) == 0
    assert forget_reporters(settled_before=NOW + timedelta(seconds=1)) == 1
    taken.refresh_from_db()
    assert (taken.remark, taken.proposal, taken.name) == ("", "", "")
    assert (taken.state, taken.wording, taken.is_as_proposed) == (ReportState.TAKEN, BETTER, True)
    assert report_by_token(token=taken.token, language="es") == taken
    waiting.refresh_from_db()
    assert waiting.remark == "And now?"
    assert forget_reporters(settled_before=NOW + timedelta(seconds=1)) == 0


def test_the_history_of_a_sentence_has_a_readers_name_while_their_report_has_it(article: Article, ana: User) -> None:
    first = report(article, proposal=BETTER, name="Noor")
    correct(article)
    work(desk_with(Practised()))
    correct(article, "Costó 12 euros, dicen.")
    (note,) = (each for each in FormerUnit.objects.values_list("note", flat=True) if each)
    assert credits_in_words([note, "", "Better so."]) == {note: f"proposed by Noor, report {first.pk}"}
    forget_reporters(settled_before=NOW + timedelta(days=1))
    assert credits_in_words([note]) == {note: f"proposed by a reader, report {first.pk}"}


def test_with_the_article_a_readers_name_goes_from_words_that_stay_everywhere(article: Article) -> None:
    report(article, proposal=BETTER, name="Noor")
    correct(article, everywhere=True)
    article.delete()
    unit = Unit.objects.get(text=BETTER)
    assert "Noor" not in unit.note
    assert "Noor" not in credits_in_words([unit.note])[unit.note]


@pytest.mark.parametrize("number", ["", "x", "٣", "9" * 30])
def test_a_note_that_only_looks_like_a_credit_is_told_as_it_is(number: str) -> None:
    note = f"{CREDIT}{number}"
    assert credits_in_words([note]) == {note: note}


def test_names_in_notes_of_before_are_left_to_the_reports(article: Article) -> None:
    correct(article)
    for number, note in enumerate(
        ("proposed by Noor, report 7", "proposed by A, report 1, report 12", "As proposed by B.")
    ):
        FormerUnit.objects.create(source_address=str(number), note=note, at=NOW, ended_at=NOW)
    Unit.objects.update(note="proposed by a reader, report 9")
    migration = import_module("colporteur.translation.migrations.0019_credits_without_names")
    migration.leave_names_to_reports(apps, None)
    notes = set(FormerUnit.objects.exclude(note="").values_list("note", flat=True))
    assert notes == {"proposed by a reader, report 7", "proposed by a reader, report 12", "As proposed by B."}
    assert set(Unit.objects.values_list("note", flat=True)) == {"proposed by a reader, report 9"}


def test_an_answer_stays(article: Article, ana: User) -> None:
    asked = report(article)
    answer_reports(ids=[asked.pk], article_id=article.pk, language="es", answer="It is right.", by=ana, at=NOW)
    forget_reporters(settled_before=NOW + timedelta(days=1))
    asked.refresh_from_db()
    assert (asked.remark, asked.answer, asked.is_as_proposed) == ("", "It is right.", False)


def test_many_are_forgotten_in_portions(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_actions, "FORGOTTEN_AT_ONCE", 2)
    for number in range(3):
        report(article, remark=f"Wrong, {number}.")
    correct(article)
    later = NOW + timedelta(days=1)
    assert [forget_reporters(settled_before=later) for _ in range(3)] == [2, 1, 0]
