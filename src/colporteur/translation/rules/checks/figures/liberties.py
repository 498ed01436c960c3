"""The figures of a text as a translator may take them who says the same otherwise: asked only where they differ as they stand."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from colporteur.translation.rules.checks.figures.hours import with_hours
from colporteur.translation.rules.checks.figures.reading import Figure, Strength, figures_by_the_clock, figures_of
from colporteur.translation.rules.checks.figures.spans import with_spans
from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.checks.units import unit_behind

_NEAR = 30
_ERAS = MappingProxyType({"令和": 2018, "平成": 1988, "昭和": 1925})
_ERA = re.compile("|".join(_ERAS))
_DRAW = re.compile(r"(?<![\d.,:–-])(\d{1,2})[–-](?P<again>\1)(?![\d.,:–-]\d|\d)")


def figures_taken_freely(said: Passage) -> tuple[Figure, ...]:
    """Each with all that it may mean, and besides those that halves, shares and hours are."""
    figures = list(figures_by_the_clock(said) or figures_of(said))
    figures = with_spans(said, with_hours(said, figures))
    figures = _in_eras(said, _centuries(said, _draws(said, figures)))
    return tuple(sorted(figures, key=lambda figure: figure.start))


def _draws(said: Passage, figures: list[Figure]) -> list[Figure]:
    """Of `1-1` the second number may be left out: *empate a uno*."""
    again = {match.start("again") for match in _DRAW.finditer(said.western)}
    return [each for each in figures if each.start not in again]


def _centuries(said: Passage, figures: list[Figure]) -> list[Figure]:
    """The Italian *Settecento* is the 18th century."""
    if said.language != "it":
        return figures
    return [_century(each) if said.text[each.start].isupper() else each for each in figures]


def _century(figure: Figure) -> Figure:
    hundreds = [value for value in range(200, 1000, 100) if value in figure.values]
    if not hundreds:
        return figure
    return replace(figure, strength=Strength.SOFT, values=figure.values | {hundreds[0] // 100 + 11})


def _in_eras(said: Passage, figures: list[Figure]) -> list[Figure]:
    """Japan counts years by its emperors: 令和6年 is 2024."""
    begins = {match.end(): _ERAS[match[0]] for match in _ERA.finditer(said.text)} if said.language == "ja" else {}
    return [
        replace(each, values=frozenset(begins[each.start] + value for value in each.values if isinstance(value, int)))
        if each.start in begins
        else each
        for each in figures
    ]


def converted(said: Passage) -> Iterator[tuple[int, int]]:
    """Where two numbers start of which one is the other in another unit, as in `8,849 metres (29,032 feet)`."""
    if "(" not in said.text:
        return
    for one, other in pairwise(said.digits):
        between = said.western[one.end : other.start]
        if "(" in between and len(between) < _NEAR and ")" in said.western[other.end : other.end + _NEAR]:
            units = unit_behind(said.western, one.end), unit_behind(said.western, other.end)
            if units[0] and units[1] and units[0].lastgroup != units[1].lastgroup:
                yield one.start, other.start
