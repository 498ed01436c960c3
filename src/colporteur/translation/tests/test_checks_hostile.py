"""The checks on sentences of thousands of numbers, names or marks: the work grows with the sentence, not with its square."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as some

from colporteur.translation.rules.checks.contract import Candidate
from colporteur.translation.rules.checks.figures.places import Spans
from colporteur.translation.rules.checks.figures.reading import Abroad, Figure, Strength
from colporteur.translation.rules.checks.figures.survival import unmatched
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.tests import hostile

SIZE = 150
MOST_TIMES_THE_WORK = 3.0
"""Of a sentence twice as long; with each thing compared with each it would be four times."""

VALUES = some.sampled_from([1, 2, 3, 12, 15, 1.5, inf, "2:30", "14:30"])
FIGURES = some.lists(
    some.builds(
        Figure,
        start=some.integers(0, 5),
        end=some.just(9),
        strength=some.sampled_from(Strength),
        values=some.frozensets(VALUES, min_size=1, max_size=3),
        parts=some.lists(some.sampled_from([1, 2, 3, 12]), max_size=3).map(tuple),
        abroad=some.none()
        | some.builds(
            Abroad,
            written=some.sampled_from(["1,500", "1.500"]),
            value=some.sampled_from([1, 2, 1.5]),
            is_usual=some.booleans(),
        ),
        is_told_by_the_clock=some.booleans(),
    ),
    max_size=6,
).map(tuple)


@pytest.mark.parametrize("kind", hostile.KINDS)
def test_twice_as_long_a_sentence_is_twice_as_much_work(kind: str) -> None:
    for short, long in zip(hostile.sentences(kind, SIZE), hostile.sentences(kind, 2 * SIZE), strict=True):
        judge(short), judge(long)  # tables that are made once are made now
        assert steps(judge, other(long)) <= MOST_TIMES_THE_WORK * steps(judge, other(short)) + 1000


def other(candidate: Candidate) -> Candidate:
    """The same, but read anew."""
    return replace(candidate, source=f"{candidate.source} ", target=f"{candidate.target} ")


def steps(deed: Callable[[Candidate], object], candidate: Candidate) -> int:
    """How many lines, turns of loops and calls Python goes through."""
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    watch, wanted = sys.monitoring, sys.monitoring.events
    watch.use_tool_id(4, "steps")
    try:
        for event in (wanted.LINE, wanted.JUMP, wanted.PY_START, wanted.PY_RESUME):
            watch.register_callback(4, event, note)
        watch.set_events(4, wanted.LINE | wanted.JUMP | wanted.PY_START | wanted.PY_RESUME)
        deed(candidate)
    finally:
        watch.set_events(4, 0)
        watch.free_tool_id(4)
    return count


@given(FIGURES, FIGURES, some.sampled_from([("en", "de"), ("ar", "en")]))
def test_figures_are_answered_as_if_each_were_compared_with_each(
    source: tuple[Figure, ...], target: tuple[Figure, ...], languages: tuple[str, str]
) -> None:
    assert unmatched(source, target, languages) == each_with_each(source, target, languages)


def each_with_each(
    source: Iterable[Figure], target: Iterable[Figure], languages: tuple[str, str]
) -> tuple[list[Figure], list[Figure]]:
    """The rule in its plain words, slow as it is."""
    lost, left = list(source), list(target)
    pairs: list[tuple[Figure, Figure]] = []
    for is_answer in (are_twins, lambda one, two: one.values == two.values, Figure.may_be, was_copied):
        wanting, lost = sorted(lost, key=lambda figure: -figure.strength), []
        left.sort(key=lambda figure: -figure.strength)
        for figure in wanting:
            answer = next((at for at, each in enumerate(left) if is_answer(figure, each)), None)
            if answer is None:
                lost.append(figure)
            else:
                pairs.append((figure, left.pop(answer)))
    left = without_split(left, lost)
    lost = without_split(lost, left)
    if "ar" in languages:
        lost = answered_softly(lost, [two for one, two in pairs if one.strength is Strength.SOFT])
        left = answered_softly(left, [one for one, two in pairs if two.strength is Strength.SOFT])
    return lost, left


def are_twins(one: Figure, other: Figure) -> bool:
    return one.values == other.values and (one.strength is Strength.SOFT) == (other.strength is Strength.SOFT)


def was_copied(one: Figure, other: Figure) -> bool:
    if not (one.abroad and other.abroad and one.abroad.value in other.values):
        return False
    return one.abroad.is_usual or one.abroad.written == other.abroad.written


def without_split(figures: list[Figure], others: list[Figure]) -> list[Figure]:
    kept = []
    for figure in figures:
        rest = list(others)
        for part in figure.parts:
            answer = next((at for at, each in enumerate(rest) if part in each.values), None)
            if answer is None:
                break
            del rest[answer]
        else:
            if figure.parts:
                others[:] = rest
                continue
        kept.append(figure)
    return kept


def answered_softly(figures: list[Figure], given: list[Figure]) -> list[Figure]:
    kept = []
    for figure in figures:
        is_firm = figure.strength is not Strength.SOFT
        answer = next((at for at, each in enumerate(given) if is_firm and figure.may_be(each)), None)
        if answer is None:
            kept.append(figure)
        else:
            del given[answer]
    return kept


@given(some.lists(some.tuples(some.integers(0, 20), some.integers(0, 20))), some.integers(0, 20))
def test_spans_cover_what_any_of_them_covers(spans: list[tuple[int, int]], place: int) -> None:
    assert Spans(spans).cover(place) == any(start <= place < end for start, end in spans)


@pytest.mark.parametrize("first", ["mending", "amounts", "checks.judging", "checks.figures.survival"])
def test_the_rules_are_imported_from_whichever_end(first: str) -> None:
    name = f"colporteur.translation.rules.{first}"
    words = [sys.executable, "-c", f"import {name}"]
    ended = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
