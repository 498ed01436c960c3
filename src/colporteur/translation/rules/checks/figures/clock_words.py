"""Times of day in halves and quarters of hours: `quarter to five`, `cinco menos cuarto`, `tres quarts de cinc`, `halb drei`.

Languages name another hour for the same time: Catalan quarters and the German half are those of the hour to come.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from colporteur.translation.rules.checks.figures.vocabulary import vocabulary_of

_HOUR = r"(?P<hour>1[0-2]|[1-9]|[^\W\d_]+)"
_ARABIC_HOUR = r"(?P<hour>1[0-2]|[1-9]|(?:الحادية|الثانية) عشرة?|ال[^\W\d_]+)"
_SAID = MappingProxyType(
    {
        "en": (
            rf"\bhalf[ -]past {_HOUR}",
            rf"\b(?:a )?quarter past {_HOUR}",
            rf"\b(?:a )?quarter to {_HOUR}",
        ),
        "es": (rf"\b{_HOUR} y media\b", rf"\b{_HOUR} y cuarto\b", rf"\b{_HOUR} menos cuarto\b"),
        "ca": (
            rf"\bdos quarts (?:de |d[’']){_HOUR}",
            rf"\bun quart (?:de |d[’']){_HOUR}",
            rf"\btres quarts (?:de |d[’']){_HOUR}",
        ),
        "de": (rf"\bhalb {_HOUR}", rf"\bviertel nach {_HOUR}", rf"\b(?:viertel vor|drei ?viertel) {_HOUR}"),
        "fr": (
            rf"\b{_HOUR} heures? et demie\b",
            rf"\b{_HOUR} heures? et quart\b",
            rf"\b{_HOUR} heures? moins le quart\b",
        ),
        "it": (rf"\b{_HOUR} e mezz[ao]\b", rf"\b{_HOUR} e un quarto\b", rf"\b{_HOUR} meno un quarto\b"),
        "pt": (rf"\b{_HOUR} e meia\b", rf"\b{_HOUR} e um quarto\b", rf"\b{_HOUR} menos um quarto\b"),
        "nl": (rf"\bhalf {_HOUR}", rf"\bkwart over {_HOUR}", rf"\bkwart voor {_HOUR}"),
        "ar": (rf"{_ARABIC_HOUR} و(?:ال)?نصف", rf"{_ARABIC_HOUR} و(?:ال)?ربع", rf"{_ARABIC_HOUR} إلا (?:ال)?ربع"),
    }
)
"""At half an hour, at a quarter, and at three quarters."""

_MINUTES = (30, 15, 45)
_IS_TO_COME = MappingProxyType({"ca": (True, True, True), "de": (True, False, True), "nl": (True, False, True)})
_AS_A_RULE = (False, False, True)
_ARABIC_HOURS = {"واحدة": 1} | {
    f"{hour} {ten}": value for hour, value in (("حادية", 11), ("ثانية", 12)) for ten in ("عشرة", "عشر")
}
_LOOK = re.compile(r"quar[rt]|kwart|cuarto|media|halb|viertel|half|demie|mezz[ao]|meia|نصف|ربع", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTime:
    """`text[start:end]` is a time; `readings` such as `4:45` before and after noon, `hour` is the one named."""

    start: int
    end: int
    readings: frozenset[str]
    hour: int


def find_clock_times(text: str, language: str) -> Iterator[ClockTime]:
    """In the order in which they are looked for; they do not overlap."""
    if _LOOK.search(text):
        for pattern, minute, is_to_come in _patterns(language):
            for match in pattern.finditer(text):
                hour = _hour(match["hour"], language)
                if hour:
                    yield _time(match, hour, (hour - 1 or 12) if is_to_come else hour, minute)


def _time(match: re.Match[str], named: int, hour: int, minute: int) -> ClockTime:
    readings = frozenset(f"{each}:{minute}" for each in (hour, (hour + 12) % 24))
    return ClockTime(start=match.start(), end=match.end(), readings=readings, hour=named)


def _hour(word: str, language: str) -> int:
    """1 to 12, or 0 for a word that is none of these."""
    if word.isdigit():
        return int(word)
    word = word.lower()
    if language == "ar":
        word = word.removeprefix("ال")
        if word in _ARABIC_HOURS:
            return _ARABIC_HOURS[word]
    number = vocabulary_of(language).get(word)
    return int(number.value) if number and number.value in range(1, 13) else 0


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], int, bool], ...]:
    said, to_come = _SAID.get(language, ()), _IS_TO_COME.get(language, _AS_A_RULE)
    return tuple(
        (re.compile(pattern, re.IGNORECASE), minute, is_next)
        for pattern, minute, is_next in zip(said, _MINUTES, to_come, strict=bool(said))
    )
