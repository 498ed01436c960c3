"""The figures of a text: what they may mean, and how firmly they are meant."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from colporteur.translation.rules.abbreviations import scale_behind
from colporteur.translation.rules.checks.figures.clock_words import ClockTime, find_clock_times
from colporteur.translation.rules.checks.figures.halves import spans_in_days
from colporteur.translation.rules.checks.figures.places import Spans
from colporteur.translation.rules.checks.figures.spelled import Spelled, find_spelled
from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.digits import Digits, Value

_LOOSE_SCALES = {"k": 1000, "m": 10**6, "b": 10**9}
_CENTURIES = range(1100, 2001, 100)
_PLURAL = re.compile(r"[’']?s(?!\w)")
_LOOSE_SCALE = re.compile(r"[ \u00a0\u202f]?([kmb])\b", re.IGNORECASE)
AFTERNOON = re.compile(
    r"(?:[ \u00a0\u202f]?(?:o['’]clock|uhr|heures?|h|ore|horas?|hores?))?[ \u00a0\u202f]?"
    r"(?:p\.?[ \u00a0]?m|in the (?:afternoon|evening)|at night|abends|nachmittags|am (?:abend|nachmittag)|"
    r"de la (?:tarde|noche|tarda|nit)|del vespre|du soir|de l['’]après-midi|di sera|del pomeriggio|da (?:tarde|noite)|"
    r"مساء|عصرا|بعد الظهر)",
    re.IGNORECASE,
)
_TIME = re.compile(r"([01]?\d|2[0-4])(?:[.,:]|[ \u00a0\u202f]?[hH][ \u00a0\u202f]?)([0-5]\d)")
_WRITE_BOTH_WAYS = frozenset(("ar", "es"))  # Mexico's and Algeria's marks are not those of Spain and Egypt
_YEARS = range(1900, 2100)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Strength(IntEnum):
    """How firmly a figure is meant: a soft one may answer for another, but nobody misses it."""

    SOFT = 0
    WORD = 1
    DIGITS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Abroad:
    """What digits in threes mean to those for whom the mark between them is the other one: `2,500` in a German text.

    `written` is the run of digits, `is_usual` is true in languages some of whose countries write so.
    """

    written: str
    value: Value
    is_usual: bool

    def groups(self) -> str:
        """The digits, whatever is between them."""
        return self.written.replace(",", " ").replace(".", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in a text; `values` are all that it may mean (a time is `15:30`), `parts` what it may fall into.

    `abroad` is another number that its digits are elsewhere; `is_told_by_the_clock` says that it is a time in words, as in `half
    past two`.
    """

    start: int
    end: int
    strength: Strength
    values: frozenset[Value | str]
    parts: tuple[Value, ...] = ()
    abroad: "Abroad | None" = None
    is_told_by_the_clock: bool = False

    def may_be(self, other: "Figure") -> bool:
        """True if both may mean the same; of two times in words the hour that is named does not count."""
        common = self.values & other.values
        if self.is_told_by_the_clock and other.is_told_by_the_clock:
            return any(isinstance(value, str) for value in common)
        return bool(common)


def read_figures(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of `text` in the order in which they stand."""
    return figures_of(Passage(text, language.partition("-")[0]))


@lru_cache(maxsize=1024)
def figures_of(said: Passage) -> tuple[Figure, ...]:
    """The same of a passage."""
    spelled = find_spelled(said.western, said.language, said.digits)
    return tuple(sorted(_figures(said.western, said.language, said.digits, spelled), key=lambda figure: figure.start))


def figures_by_the_clock(said: Passage) -> tuple[Figure, ...]:
    """The same with `half past two` as one figure, where there is such a time; else nothing."""
    times = list(find_clock_times(said.western, said.language))
    spans = Spans((time.start, time.end) for time in times)
    others = [each for each in (figures_of(said) if times else ()) if not spans.cover(each.start)]
    return tuple(sorted([*others, *map(_of_the_clock, times)], key=lambda figure: figure.start))


def digits_alone(said: Passage) -> Counter[frozenset[Value | str]]:
    """What the figures of a passage mean that has none in words, and how often."""
    return Counter(
        _values(said.western, number, scale_behind(said.western, number.end, said.language)) for number in said.digits
    )


def _figures(text: str, language: str, digits: list[Digits], spelled: list[Spelled]) -> Iterator[Figure]:
    scaled = {number.digits.start: number for number in spelled if number.digits and number.end > number.digits.end}
    end = 0
    for number in digits:
        if number.start in scaled:
            end = scaled[number.start].end
            yield _of_words(scaled[number.start], language)
        elif number.start >= end:
            yield _of_digits(text, number, scale_behind(text, number.end, language), language)
    in_days = Spans(spans_in_days(text) if spelled else ())
    for each in spelled:
        if each.digits is None:
            figure = _of_words(each, language)
            yield replace(figure, strength=Strength.SOFT) if in_days.cover(each.start) else figure


def _of_words(number: Spelled, language: str) -> Figure:
    firm = Strength.WORD if number.digits is None else Strength.DIGITS
    return Figure(
        start=number.start,
        end=number.end,
        strength=Strength.SOFT if number.is_soft else firm,
        values=frozenset(number.values),
        abroad=_abroad(number.digits.written, number.values[0], number.other, language) if number.digits else None,
    )


def _of_the_clock(time: ClockTime) -> Figure:
    return Figure(
        start=time.start,
        end=time.end,
        strength=Strength.WORD,
        values=frozenset({*time.readings, time.hour}),
        is_told_by_the_clock=True,
    )


def _of_digits(text: str, number: Digits, scale: int, language: str) -> Figure:
    return Figure(
        start=number.start,
        end=number.end,
        strength=Strength.DIGITS,
        values=_values(text, number, scale),
        parts=number.parts,
        abroad=_abroad(number.written, number.value * scale, number.other * scale, language),
    )


def _abroad(written: str, value: Value, other: Value | None, language: str) -> Abroad | None:
    if other is None or other == value:
        return None
    return Abroad(written=written, value=other, is_usual=language in _WRITE_BOTH_WAYS)


def _values(text: str, number: Digits, scale: int) -> frozenset[Value | str]:
    """What it may mean; with an abbreviated scale behind it, such as `mill.`, so many times that."""
    return frozenset(_readings(text, number) if scale == 1 else (number.value * scale,))


def _readings(text: str, number: Digits) -> Iterator[Value | str]:
    is_afternoon = AFTERNOON.match(text, number.end) is not None
    if number.value >= 0:
        yield number.value
        yield from (number.value + _FRACTIONS[sign] for sign in text[number.end : number.end + 1] if sign in _FRACTIONS)
        yield from _abbreviated(text, number)
        if is_afternoon and number.value < 12:
            yield number.value + 12
    else:
        yield ":".join(map(str, number.parts))
    time = _TIME.fullmatch(number.written)
    if time:
        hour = int(time[1])
        yield f"{hour}:{time[2]}"
        if time[2] == "00":
            yield hour
        if is_afternoon and hour < 12:
            yield f"{hour + 12}:{time[2]}"
            yield from (hour + 12,) if time[2] == "00" else ()


def _abbreviated(text: str, number: Digits) -> Iterator[Value]:
    """What else may be meant: 1968 by ’68, the 1960s by the sixties, the 1900s by the 20th century, 5k by 5,000."""
    if not number.parts and number.value in _YEARS:
        yield number.value % 100
    if number.value in _CENTURIES and not number.parts and _PLURAL.match(text, number.end):
        yield int(number.value) // 100 + 1
    loose = _LOOSE_SCALE.match(text, number.end)
    if loose:
        scale = _LOOSE_SCALES[loose[1].lower()]
        yield number.value * scale
