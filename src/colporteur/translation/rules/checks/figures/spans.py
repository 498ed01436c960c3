"""Spans and shares in other words: two centuries are 200 years, half a dozen are six, two and a half years thirty months."""

import re
from dataclasses import replace
from functools import cache

from colporteur.translation.rules.checks.figures.reading import Figure, Strength
from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.digits import Value

_HALF_OF = (
    (r"centur\w+|jahrhunderts?|siglos?|siècles?|segles?|secolo|século|قرن", 50),
    (r"decades?|jahrzehnts?|década|décennie|dècada|decennio|عقد", 5),
    (r"dozen|dutzend|docena|douzaine|dotzena|dozzina|dúzia|دزينة", 6),
    (r"hour|stunden?|hora|heure|ora|uur|ساعة", 30),
    (r"year|jahr(?:es)?|año|an|any|anno|ano|سنة|عام", 6),
)
_HALF = r"half|halb\w*|halve?|medi[oa]|demi|demie|mi(?:g|tja)|mezz[oa]|mezz|mei[oa]|نصف"
_TIMES = (
    (r"centur|jahrhundert|siglo|siècle|segle|secol|século|قرن|قرون", 100),
    (r"decade|jahrzehnt|década|décennie|dècad|decenni|عقد|عقود", 10),
    (r"dozen|dutzend|docena|douzaine|dotzen|dozzin|dúzia", 12),
)
_ARABIC_PAIRS = (("قرنين قرنان", 200), ("عقدين عقدان", 20))
_SHARES = (
    (r"quarter|viertel|cuart[oa]|quart|ربع", (0.25, 25, 0.75, 75)),
    (rf"{_HALF}|mitad|moitié|meitat|metà|metade|hälfte", (0.5, 50)),
)
_SCORE = re.compile(r"\b(?:a|one) score\b|\bscores? of\b", re.IGNORECASE)
_MONTHS = 12


def with_spans(said: Passage, figures: list[Figure]) -> list[Figure]:
    """The figures with what centuries and years behind them make of them, and those that halves and shares are."""
    text = said.western
    found = [_soft(match, values) for pattern, values in _alone() for match in pattern.finditer(text)]
    found += [_soft(match, (20,)) for match in (_SCORE.finditer(text) if said.language == "en" else ())]
    return [_multiplied(text, _in_months(figure)) for figure in figures] + found


def _in_months(figure: Figure) -> Figure:
    months = {
        int(value * _MONTHS)
        for value in figure.values
        if isinstance(value, float) and value < _MONTHS and value % 1 == 1 / 2
    }
    return replace(figure, values=figure.values | months) if months else figure


def _multiplied(text: str, figure: Figure) -> Figure:
    for pattern, times in _times():
        if pattern.match(text, figure.end):
            values = {value * times for value in figure.values if not isinstance(value, str) and value > 0}
            return replace(figure, values=figure.values | values)
    return figure


def _soft(match: re.Match[str], values: tuple[Value, ...]) -> Figure:
    return Figure(start=match.start(), end=match.end(), strength=Strength.SOFT, values=frozenset(values))


@cache
def _alone() -> tuple[tuple[re.Pattern[str], tuple[Value, ...]], ...]:
    halves = [(rf"(?:{_HALF})[ '’-](?:an? )?(?:{words})(?!\w)", (value,)) for words, value in _HALF_OF]
    pairs = [(rf"(?:{'|'.join(words.split())})(?!\w)", (value,)) for words, value in _ARABIC_PAIRS]
    return tuple(
        (re.compile(rf"(?<!\w){pattern}", re.IGNORECASE), values)
        for pattern, values in (*halves, *pairs, *((f"(?:{words})", values) for words, values in _SHARES))
    )


@cache
def _times() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile(rf"[ \u00a0\u202f](?:{words})", re.IGNORECASE), times) for words, times in _TIMES)
