"""A correction outlives its sentence: it is shown beside what an engine makes of the new one."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.foundations.errors import EngineUnavailable
from colporteur.newsroom.models import Article
from colporteur.people.models import User
from colporteur.translation.actions import Place, correct_sentence, hold_sentence, undo_deed
from colporteur.translation.admin.places import on_the_desk
from colporteur.translation.admin.rows import Former, Row, rows_of
from colporteur.translation.engines.contract import Answer
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.rules.former_sentences import Kind, changes, successors
from colporteur.translation.tests.practised import (
    NOW,
    Practised,
    desk_with,
    edit,
    found_paper,
    printed,
    publish,
    sentence_of,
    work,
)

FIRST, SOURCE, LAST = "The mayor opened the line.", "It cost 12 euros in all.", "Nobody was hurt."
CHANGED, TARGET = "It cost 14 euros in all.", "Costó 12 euros en total."
BODY = f"{FIRST} {SOURCE} {LAST}"
TEXTS = {
    "a": FIRST,
    "b": SOURCE,
    "B": CHANGED,
    "c": LAST,
    "x": "The weather was fine all day.",
    "y": "In all, it cost 12 euros.",
}


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ("abc", "abc", {}),
        ("abc", "aBc", {"B": "b"}),
        ("abc", "axc", {}),  # another sentence altogether
        ("abc", "ac", {}),
        ("abc", "abBc", {}),  # the corrected one is still there
        ("abc", "axBc", {"B": "b"}),
        ("abc", "ayBc", {"B": "b"}),  # the more alike of two
        ("abc", "ayc", {"y": "b"}),  # the same words in another order
        ("abc", "Bac", {}),  # moved: nothing stands in its place
        ("abc", "", {}),
        ("", "aBc", {}),
        ("bb", "BB", {"B": "b"}),
    ],
)
def test_the_place_of_a_corrected_sentence_is_found_again(before: str, now: str, found: dict[str, str]) -> None:
    assert successors(before, now, corrected={"b": TEXTS["b"]}, texts=TEXTS) == found


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (SOURCE, CHANGED, "It cost [-12-][+14+] euros in all."),
        ("It rained.", "It rained.", "It rained."),
        ("It rained.", "It rained again.", "It rained[+ again+]."),
        ("", "It rained.", "[+It rained.+]"),
        ("It rained.", "", "[-It rained.-]"),
    ],
)
def test_what_has_changed_is_told_word_by_word(before: str, now: str, told: str) -> None:
    signs = {Kind.SAME: ("", ""), Kind.GONE: ("[-", "-]"), Kind.NEW: ("[+", "+]")}
    said = [f"{signs[each.kind][0]}{each.text}{signs[each.kind][1]}" for each in changes(before, now)]
    assert "".join(said) == told


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_from_what_has_changed(before: str, now: str) -> None:
    stretches = changes(before, now)
    assert "".join(each.text for each in stretches if each.kind != Kind.NEW) == before
    assert "".join(each.text for each in stretches if each.kind != Kind.GONE) == now


@pytest.fixture
def ana(db: None) -> User:
    found_paper("en", "es")
    return User.objects.create_user("ana", first_name="Ana", last_name="Soler")


def corrected(by: User, *, everywhere: bool = False) -> Article:
    article = publish(BODY)
    work(desk_with(Practised()))
    correct(article, SOURCE, TARGET, by, everywhere=everywhere)
    work(desk_with(Practised()))
    return article


def correct(article: Article, source: str, text: str, by: User, *, everywhere: bool = False) -> None:
    correct_sentence(
        sentence=sentence_of(article, source),
        language="es",
        text=text,
        article_id=None if everywhere else article.pk,
        judge=judge,
        by=by,
        at=NOW,
    )


def put(article: Article, body: str) -> None:
    edit(article, body)
    article.refresh_from_db()
    work(desk_with(Practised()))


def row_of(article: Article, source: str) -> Row:
    found = [
        row for row in rows_of(on_the_desk(article.pk, "es")) if "".join(run.text for run in row.source_runs) == source
    ]
    assert found, source
    return found[0]


@pytest.mark.parametrize("everywhere", [True, False])
def test_the_old_correction_is_shown_beside_the_engines_new_text(ana: User, everywhere: bool) -> None:
    article = corrected(ana, everywhere=everywhere)
    assert row_of(article, SOURCE).former is None
    put(article, BODY.replace(SOURCE, CHANGED))
    row = row_of(article, CHANGED)
    assert (row.text, row.state) == (f"⟦{CHANGED}⟧", "machine")
    assert row.former == Former(text=TARGET, by="Ana Soler", changes=changes(SOURCE, CHANGED))
    assert row.needs_a_look
    assert f"⟦{CHANGED}⟧" in printed(article)
    assert [each.former for each in rows_of(on_the_desk(article.pk, "es"))].count(None) == 4


def test_it_is_shown_before_any_engine_has_answered(ana: User) -> None:
    article = corrected(ana)
    edit(article, BODY.replace(SOURCE, CHANGED))

    def silent(text: str) -> Answer:
        raise EngineUnavailable("It is down.")

    work(desk_with(Practised(way=silent)))
    row = row_of(article, CHANGED)
    assert row.state == "open"
    assert row.former is not None
    assert row.former.text == TARGET


def test_it_is_handed_on_through_later_edits_until_a_person_has_found_other_words(ana: User) -> None:
    article = corrected(ana)
    put(article, BODY.replace(SOURCE, CHANGED))
    put(article, BODY.replace(SOURCE, CHANGED).replace(LAST, "Nobody was hurt or frightened."))
    assert row_of(article, CHANGED).former is not None
    again = "It cost 15 euros in all."
    put(article, BODY.replace(SOURCE, again))
    former = row_of(article, again).former
    assert former is not None
    assert former.changes == changes(SOURCE, again)
    correct(article, again, "Costó 15 euros en total.", ana)
    assert row_of(article, again).former is None
    work(desk_with(Practised()))
    put(article, BODY.replace(SOURCE, "It cost 16 euros in all."))
    former = row_of(article, "It cost 16 euros in all.").former
    assert former is not None
    assert former.text == "Costó 15 euros en total."  # the latest, not the first


def test_what_was_taken_back_or_held_by_a_person_is_no_suggestion(ana: User) -> None:
    article = corrected(ana)
    undo_deed(
        place=Place(sentence=sentence_of(article, SOURCE), language="es", article_id=article.pk),
        by=ana,
        at=NOW + timedelta(minutes=1),
    )
    work(desk_with(Practised()))
    hold_sentence(
        place=Place(sentence=sentence_of(article, FIRST), language="es", article_id=article.pk), by=ana, at=NOW
    )
    work(desk_with(Practised()))
    put(article, BODY.replace(SOURCE, CHANGED).replace(FIRST, "The mayoress opened the line."))
    assert all(row.former is None for row in rows_of(on_the_desk(article.pk, "es")))


def test_a_sentence_that_comes_back_has_its_correction_back(ana: User) -> None:
    article = corrected(ana)
    put(article, BODY.replace(SOURCE, CHANGED))
    put(article, BODY)
    assert TARGET in printed(article)
    assert row_of(article, SOURCE).former is None
