"""The date line of a text: a day in figures, or with its month named in a language that papers here are written in."""

import re
import unicodedata
from datetime import date
from functools import cache

from babel.dates import get_day_names, get_month_names

LANGUAGES = ("en", "de", "es", "fr", "ar", "ca", "it", "pt", "nl")
LONGEST = 60
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_HOUR = re.compile(r"\b\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?\b")
_FILLING_WORDS = "de del of the den der le el d à um at uhr في st nd rd th er"
_FILLING = frozenset(_FILLING_WORDS.split())


def day_in(line: str) -> date | None:
    """The day that the line names, if it names nothing else: `24 November 2026`, `24.11.2026, 08:30`, `2026-11-24`.

    In figures the day comes first, then the month, unless the year does.
    """
    if len(line) > LONGEST:
        return None
    text = unicodedata.normalize("NFKC", line).casefold()
    for pattern, order in ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1))):
        if match := pattern.search(text):
            rest = text[: match.start()] + text[match.end() :]
            return _day(*(int(match[group]) for group in order)) if not _left_over(rest) else None
    return _named_day(text)


def _named_day(text: str) -> date | None:
    words = re.findall(r"\d+|[^\W\d_]+", _HOUR.sub(" ", text))
    figures = [int(word) for word in words if word.isdecimal()]
    months = [_months()[word] for word in words if word in _months()]
    if len(figures) != 2 or len(months) != 1 or _left_over(text):
        return None
    day, year = sorted(figures)
    return _day(year, months[0], day)


def _left_over(text: str) -> bool:
    """True if there are words that belong to no date."""
    words = re.findall(r"[^\W\d_]+", _HOUR.sub(" ", text))
    return any(word not in _months() and word not in _weekdays() and word not in _FILLING for word in words)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= 1000 else None
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {
        name.casefold().strip("."): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    }


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(
        name.casefold().strip(".")
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, "format", language).values()
    )
