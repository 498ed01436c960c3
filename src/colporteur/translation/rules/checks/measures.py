"""Are the units and currencies beside the figures those of the original?

Only what stands beside digits is missed; anywhere else on the other side it is an answer. Beside a number in words (`six feet`) it
is missed where another unit stands beside the same number: feet in words are often legs. Where one has become another of its
kind, whatever the numbers, people are told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.conversions import are_one_measure
from colporteur.translation.rules.checks.figures.reading import Strength, figures_of
from colporteur.translation.rules.checks.figures.vocabulary import is_told_in_words
from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.checks.terms import without_settled_figures
from colporteur.translation.rules.checks.units import (
    KINDS,
    anywhere,
    names_units,
    unit_before,
    unit_behind,
    units_of_a_kind,
)
from colporteur.translation.rules.digits import Value

_DURATIONS = frozenset("minute hour day week month year".split())
"""What a language often says otherwise (`quinze jours`, `nach Jahresfrist`), or what belongs to a date: missed only where
another one stands beside the same number."""

_MEAN_OTHER_THINGS = MappingProxyType({"fr": ("pound",), "ar": ("degree",)})
"""Of a language, what is missed as seldom: French books are pounds as well, and Arabic points are degrees."""

_MOST = 20
_KNOWN = frozenset("ar ca de en es fr it nl pt".split())
"""The languages whose names of units the table has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A unit, what the number beside it may mean and how firmly, and where the unit stands."""

    unit: str
    values: frozenset[Value | str]
    span: tuple[int, int]
    strength: Strength = Strength.DIGITS


def measures_survive(candidate: Candidate) -> Iterator[Finding]:
    """What stands beside a figure stands on the other side too, or has its abbreviation there; nor has it become another."""
    candidate = without_settled_figures(candidate)
    found = list(_beside_figures(candidate))
    if not found and _are_known(candidate):
        found = list(_swapped(candidate))
    yield from found


def _are_known(candidate: Candidate) -> bool:
    return _KNOWN.issuperset((candidate.original.language, candidate.translation.language))


def _beside_figures(candidate: Candidate) -> Iterator[Finding]:
    is_in_digits = candidate.original.has_digits and candidate.translation.has_digits
    is_in_words = _are_in_words(candidate.original, candidate.translation)
    if not is_in_digits and not is_in_words:
        return
    in_source, in_target = (
        [*_in_digits(side), *(_in_words(side) if is_in_words else ())]
        for side in (candidate.original, candidate.translation)
    )
    if not in_source and not in_target:
        return
    unsaid = _unsaid(in_source, in_target, candidate.target)
    lost = _not_converted(unsaid, in_target)
    missed = {one.span for one in lost}
    converted = [one for one in unsaid if one.span not in missed]
    invented = _not_converted(_unsaid(in_target, in_source, candidate.source), in_source)
    swapped = _swapped_ones(lost, invented)
    is_told = is_in_digits and _are_known(candidate)  # elsewhere a unit has names that are not in the table
    places = {one.span for one in swapped}
    lost = [one for one in lost if one.span in places or (is_told and _is_missed(one, candidate.original.language))]
    invented = [one for one in invented if is_told and _is_missed(one, candidate.translation.language)]
    if lost:
        yield Finding(
            code="unit_lost",
            severity=Severity.BLOCKS if swapped else Severity.WARNS,
            source_spans=tuple(one.span for one in lost),
        )
    elif invented:
        yield Finding(
            code="unit_invented",
            severity=Severity.WARNS,
            target_spans=tuple(one.span for one in invented),
        )
    elif converted:
        yield Finding(
            code="unit_lost",
            severity=Severity.NOTES,
            source_spans=tuple(one.span for one in converted),
        )


def _not_converted(measures: list[Measure], others: list[Measure]) -> list[Measure]:
    """Without those that stand on the other side in another unit; of many none is looked for."""
    if not measures or max(len(measures), len(others)) > _MOST:
        return measures
    return [one for one in measures if not any(_is_converted(one, other) for other in others)]


def _is_converted(one: Measure, other: Measure) -> bool:
    return any(
        are_one_measure((first, one.unit), (second, other.unit), is_area=is_area)
        for first in one.values
        for second in other.values
        if not isinstance(first, str) and not isinstance(second, str)
        for is_area in (False, True)
    )


def _swapped(candidate: Candidate) -> Iterator[Finding]:
    """A unit in words that has become another of its kind: `some feet away`, *einige Meter weiter*."""
    said, told = units_of_a_kind(candidate.original), units_of_a_kind(candidate.translation)
    for kind in KINDS if said and told else ():
        lost = [unit for unit in said if unit in kind and not anywhere(unit).search(candidate.target)]
        if lost and any(unit in kind and not anywhere(unit).search(candidate.source) for unit in told):
            converted = _converted_units(candidate)
            words = [said[unit] for unit in lost if unit not in converted]
            if words:
                yield Finding(
                    code="unit_lost",
                    severity=Severity.WARNS,
                    source_spans=_places(candidate.original, words),
                )


def _converted_units(candidate: Candidate) -> set[str]:
    """Those of the original whose measures stand in the translation in another unit."""
    said, told = ([*_in_digits(side), *_in_words(side)] for side in (candidate.original, candidate.translation))
    return {one.unit for one in said} - {one.unit for one in _not_converted(said, told)}


def _places(said: Passage, words: list[str]) -> tuple[tuple[int, int], ...]:
    return tuple(
        match.span() for word in words for match in re.finditer(rf"\b{re.escape(word)}\b", said.text, re.IGNORECASE)
    )


def _is_missed(measure: Measure, language: str) -> bool:
    is_sure = measure.unit not in _DURATIONS and measure.unit not in _MEAN_OTHER_THINGS.get(language, ())
    return is_sure and measure.strength is Strength.DIGITS


def _swapped_ones(lost: list[Measure], invented: list[Measure]) -> list[Measure]:
    """Those beside a number that has another unit on the other side; one of the two numbers is firm."""
    beside_any = {value for one in invented for value in one.values}
    beside_firm = {value for one in invented if one.strength > Strength.SOFT for value in one.values}
    return [
        one for one in lost if not one.values.isdisjoint(beside_any if one.strength > Strength.SOFT else beside_firm)
    ]


def _are_in_words(one: Passage, other: Passage) -> bool:
    """A quick look: false if no number in words beside a unit would be missed."""
    if not any(is_told_in_words(side.small_words, side.language) for side in (one, other)):
        return False
    return all(side.has_digits or names_units(side) for side in (one, other))


def _in_digits(said: Passage) -> Iterator[Measure]:
    western = said.western
    for number in said.digits:
        unit = unit_before(western, number.start) or unit_behind(western, number.end)
        if unit and unit.lastgroup:
            yield Measure(unit=unit.lastgroup, values=frozenset((number.value,)), span=unit.span())


def _in_words(said: Passage) -> Iterator[Measure]:
    for number in figures_of(said):
        unit = unit_behind(said.western, number.end) if number.strength is not Strength.DIGITS else None
        if unit and unit.lastgroup:
            yield Measure(unit=unit.lastgroup, values=number.values, span=unit.span(), strength=number.strength)


def _unsaid(measures: list[Measure], answers: list[Measure], text: str) -> list[Measure]:
    unanswered = {one.unit for one in measures} - {one.unit for one in answers}
    unsaid = {unit for unit in unanswered if not anywhere(unit).search(text)}
    return [one for one in measures if one.unit in unsaid]
