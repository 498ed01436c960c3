"""Times of day as newspapers write them: `15 h 30`, `0600 GMT`, `six in the evening` for 18, midnight for 0 or 24."""

import re
from dataclasses import replace

from colporteur.translation.rules.checks.figures.places import Spans
from colporteur.translation.rules.checks.figures.reading import AFTERNOON, Figure, Strength
from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.digits import Value

_HOUR_AND_MINUTE = re.compile(
    r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])[ \u00a0\u202f]?(?:h|heures?|uhr|horas?|hores|[时時点點]|시|год\.?|ч\.?)[ \u00a0\u202f]?"
    r"(?P<minute>[0-5]\d)(?![\d])",
    re.IGNORECASE,
)
_ZONE = re.compile(r"[ \u00a0]?(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|MEZ|MESZ|hours\b|hrs\b|local\b)")
_FOUR_DIGITS = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_AFTERNOON_BEFORE = re.compile(r"(?:下午|晚上|午後|午后|오후|Ö[SĞ])\s?$")
_MIDNIGHT = re.compile(
    r"midnight|mitternacht|medianoche|minuit|mitjanit|mezzanotte|meia-noite|منتصف الليل", re.IGNORECASE
)
_ARABIC_NOON = re.compile(r"(?<!\w)(?:ال)?ظهرا?(?!\w)")
_NIGHT = re.compile(r"night|nacht|noche|nuit|\bnit\b|notte|noite|ليل", re.IGNORECASE)
_TWO_DAYS = re.compile(
    r"(?<![\d.,:])(\d{1,2})\.?(?:st|nd|rd|th)?(?: ?[-–/] ?|"
    r" (?:to|auf|au|al|a|e|i|y|et|und|and|إلى) )(?:the |den |l['’])?(\d{1,2})(?![\d.,:]\d)"
)


def with_hours(said: Passage, figures: list[Figure]) -> list[Figure]:
    """The figures with what they mean as times of day; hour and minute around an `h` become one."""
    figures = _joined(said.western, figures)
    figures = [_on_the_clock(said.western, figure) for figure in figures]
    figures += [_soft(match, (0, 12, 24)) for match in _MIDNIGHT.finditer(said.text)]
    if said.language == "ar":
        figures += [_soft(match, (12,)) for match in _ARABIC_NOON.finditer(said.text)]
    return _nights(said.western, figures)


def _joined(text: str, figures: list[Figure]) -> list[Figure]:
    times = list(_HOUR_AND_MINUTE.finditer(text))
    if not times:
        return figures
    spans = Spans(match.span() for match in times)
    figures = [each for each in figures if not (spans.cover(each.start) and spans.cover(each.end - 1))]
    for match in times:
        hour, minute = int(match["hour"]), int(match["minute"])
        values: set[Value | str] = {f"{hour}:{match['minute']}"} | (set() if minute else {hour})
        figures.append(
            Figure(
                start=match.start(),
                end=match.end(),
                strength=Strength.DIGITS,
                values=frozenset(values),
                parts=(hour, minute) if minute else (hour,),
            )
        )
    return figures


def _on_the_clock(text: str, figure: Figure) -> Figure:
    values: set[Value | str] = set()
    four = _FOUR_DIGITS.fullmatch(text, figure.start, figure.end)
    if four and (text[figure.start] == "0" or _ZONE.match(text, figure.end)):
        values |= {f"{int(four[1])}:{four[2]}"} | ({int(four[1])} if four[2] == "00" else set())
    if AFTERNOON.match(text, figure.end) or _AFTERNOON_BEFORE.search(text, max(0, figure.start - 4), figure.start):
        values |= {value + 12 for value in figure.values if isinstance(value, int) and 0 < value < 12}
    return replace(figure, values=figure.values | values) if values else figure


def _nights(text: str, figures: list[Figure]) -> list[Figure]:
    """A night between two days is named by both, or by the latter alone."""
    days = {
        match.start(1)
        for match in (_TWO_DAYS.finditer(text) if _NIGHT.search(text) else ())
        if int(match[2]) == int(match[1]) + 1
    }
    return [replace(each, strength=Strength.SOFT) if each.start in days else each for each in figures]


def _soft(match: re.Match[str], values: tuple[Value, ...]) -> Figure:
    return Figure(start=match.start(), end=match.end(), strength=Strength.SOFT, values=frozenset(values))
