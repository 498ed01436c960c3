"""Are the months, days of the week and hours of the original those of the translation?

The numbers of a date are the business of the figures; here it is the names, and whether an hour is one of the afternoon.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from colporteur.translation.rules.checks.calendar_words import LANGUAGES, may_hold_any, months, weekdays
from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.passages import Passage

type Reader = Callable[[str, set[str]], Mapping[int, bool]]
_WORD = re.compile(r"\w+")
_HOUR = r"\b(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?"
_HALF = re.compile(r"[apAP]\.?[ \u00a0]?[mM]\b")
_AFTERNOON = re.compile(rf"{_HOUR}[ \u00a0\u202f]?p\.?[ \u00a0]?m\b", re.IGNORECASE)
_MORNING = re.compile(rf"{_HOUR}[ \u00a0\u202f]?a\.?[ \u00a0]?m\b", re.IGNORECASE)
_LATER_WORDS = re.compile(
    r"afternoon|evening|night|noon|mittag|abend|nacht|tarde|noche|mediod[ií]a|midi|soir|nuit|tarda|vespre|nit\b|migdia|"
    r"pomeriggio|sera|notte|noite|middag|avond|مساء|ظهر|ليل|عصر",
    re.IGNORECASE,
)
_EARLIER_WORDS = re.compile(
    r"\bmorning|morgens|vormittag|\bfrüh|de la ma[ñd]|madrugada|du matin|del mattino|da manhã|ochtend|صباح|فجر",
    re.IGNORECASE,
)


def dates_survive(candidate: Candidate) -> Iterator[Finding]:
    """Months and days of the week of either side are named on the other, or stand there as a number; hours keep their half."""
    source, target = candidate.original, candidate.translation
    if source.language == target.language or not LANGUAGES.issuperset((source.language, target.language)):
        return
    if any(may_hold_any(side.language, side.small_words) for side in (source, target)):
        yield from _differing(source, target, is_month=True)
        yield from _differing(source, target, is_month=False)
    if _has_hours(source) or _has_hours(target):
        yield from _hours(source.western, target.western)


def _differing(source: Passage, target: Passage, *, is_month: bool) -> Iterator[Finding]:
    """Of one kind of name; another one in its place is surer than a mere absence."""
    read = months if is_month else weekdays
    in_source, in_target = read(source.language, source.small_words), read(target.language, target.small_words)
    if not in_source and not in_target:
        return
    lost = _missing(in_source, in_target, target, is_month=is_month)
    invented = _missing(in_target, in_source, source, is_month=is_month)
    severity = Severity.BLOCKS if lost and invented else Severity.WARNS
    if lost:
        yield Finding(
            code="date_lost",
            severity=severity,
            source_spans=_places(source, lost, read),
            target_spans=_places(target, invented, read),
        )
    elif invented:
        yield Finding(
            code="date_invented",
            severity=severity,
            target_spans=_places(target, invented, read),
        )


def _places(said: Passage, wanted: Iterable[int], read: Reader) -> tuple[tuple[int, int], ...]:
    """Where the words stand that mean them."""
    wanted = set(wanted)
    return tuple(
        found.span()
        for found in _WORD.finditer(said.text)
        if not wanted.isdisjoint(read(said.language, {found[0].lower()}))
    )


def _missing(said: Mapping[int, bool], answers: Mapping[int, bool], other: Passage, *, is_month: bool) -> list[int]:
    missing = [number for number, is_sure in said.items() if is_sure and number not in answers]
    if missing and is_month:
        numbers = _numbers(other)
        missing = [number for number in missing if number not in numbers]
    if missing and other.language in ("de", "nl"):  # where a word may hold another: Karfreitag, Novembernacht
        return [number for number in missing if not _within(number, other, months if is_month else weekdays)]
    return missing


def _numbers(said: Passage) -> set[int | float]:
    """Every number in digits, and the parts of dates."""
    return {part for number in said.digits for part in (number.value, *number.parts)}


def _within(number: int, said: Passage, read: Reader) -> bool:
    return any(read(said.language, {part}).get(number) for word in said.small_words for part in _pieces(word))


def _pieces(word: str) -> Iterator[str]:
    return (word[start : start + size] for size in range(4, 11) for start in range(len(word) - size + 1))


def _has_hours(said: Passage) -> bool:
    if not (said.has_digits and _HALF.search(said.text)):
        return False
    return (_AFTERNOON.search(said.western) or _MORNING.search(said.western)) is not None


def _hours(source: str, target: str) -> Iterator[Finding]:
    """An hour after noon has it said on the other side, or is one of 24 there; so has one before noon."""
    if _is_moved(source, target) or _is_moved(target, source):
        yield Finding(
            code="hour_differs",
            severity=Severity.WARNS,
            source_spans=_spans(source),
            target_spans=_spans(target),
        )


def _is_moved(text: str, other: str) -> bool:
    late = [match for match in _AFTERNOON.finditer(text) if match["hour"] != "12"]
    early = [match for match in _MORNING.finditer(text) if match["hour"] != "12"]
    if late and not (_AFTERNOON.search(other) or _LATER_WORDS.search(other)):
        return not all(_stands_in_24_hours(match, other) for match in late)
    return bool(early) and not _MORNING.search(other) and bool(_AFTERNOON.search(other) or _says_later_only(other))


def _says_later_only(text: str) -> bool:
    return _LATER_WORDS.search(text) is not None and _EARLIER_WORDS.search(text) is None


def _stands_in_24_hours(match: re.Match[str], other: str) -> bool:
    return _hour_pattern(int(match["hour"]) + 12).search(other) is not None


@cache
def _hour_pattern(hour: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d){hour}(?!\d)")


def _spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for pattern in (_AFTERNOON, _MORNING) for match in pattern.finditer(text))
