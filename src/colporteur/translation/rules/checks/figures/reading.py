"""The figures of a text: what they may mean, and how firmly they are meant."""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from colporteur.translation.rules.checks.figures.digits import Value, find_digits, in_western_digits


class Strength(IntEnum):
    """How firmly a figure is meant: a soft one may answer for another, but nobody misses it."""

    SOFT = 0
    WORD = 1
    DIGITS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in a text; `values` are all that it may mean, `parts` what it may fall into."""

    start: int
    end: int
    strength: Strength
    values: frozenset[Value]
    parts: tuple[Value, ...] = ()


@lru_cache(maxsize=4096)
def read_figures(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of `text` in the order in which they stand."""
    western = in_western_digits(text)
    return tuple(
        Figure(
            start=found.start,
            end=found.end,
            strength=Strength.DIGITS,
            values=frozenset((found.value, found.other)),
            parts=found.parts,
        )
        for found in find_digits(western, language)
    )
