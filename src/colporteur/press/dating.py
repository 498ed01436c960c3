"""Dates and times as an edition writes them, in its digits and the paper's own time zone, by Unicode's data.

Nothing here is relative ("two hours ago"): a page stands on the shelf as it was printed.
"""

import re
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import (
    format_date,
    format_skeleton,
    format_time,
    get_datetime_format,
    get_timezone,
    get_timezone_gmt,
    get_timezone_name,
)

from colporteur.press.layouts import Chrome

STILL_THIS_YEAR_DAYS = 180
DOTTED = frozenset({"az", "tr"})  # whose capital of `i` is `İ`
_IN_WORDS = MappingProxyType({"ar": " ب{}", "fr": ", {}"})
"""How languages that have no short names tell the zone behind the time: `4:05 م بتوقيت وسط أوروبا`."""
_IS_NAMED = re.compile(r"(?:heure|توقيت) [^\d:]+$")
_FULL_HOURS = re.compile(r"([+-])0?(\d+):00$")


@cache
def locale_of(tag: str) -> Locale:
    """The format data of a BCP 47 tag; of its language alone, or of English, where there are none."""
    for attempt in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(attempt, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")


def local(moment: datetime, chrome: Chrome) -> datetime:
    """The moment on the clocks of the paper's town."""
    return moment.astimezone(get_timezone(chrome.time_zone))


def day_in_full(moment: datetime, chrome: Chrome) -> str:
    """With the weekday, as under a newspaper's name: `Tuesday, 24 November 2026`."""
    return chrome.numerals.write(_written(local(moment, chrome).date(), "full", locale_of(chrome.tag)))


def standing_alone(date: str, chrome: Chrome) -> str:
    """A date that is a line of its own, which begins with a capital where a date in a sentence does not (`Martes, …`)."""
    first = date[:1]
    if first == "i" and locale_of(chrome.tag).language in DOTTED:
        return "İ" + date[1:]
    return first.title() + date[1:]


def day(moment: datetime, chrome: Chrome) -> str:
    """`24 November 2026`."""
    return chrome.numerals.write(_written(local(moment, chrome).date(), "long", locale_of(chrome.tag)))


def month_and_year(moment: datetime, chrome: Chrome) -> str:
    """`November 2026`. The moment is the month's first, whatever its zone."""
    return chrome.numerals.write(format_skeleton("yMMMM", moment, locale=locale_of(chrome.tag)))


def time_of_day(moment: datetime, chrome: Chrome) -> str:
    """`16:05`, `4:05 PM`, or `16 h 05` as French newspapers write, which Unicode has for Canada alone."""
    zone, locale = get_timezone(chrome.time_zone), locale_of(chrome.tag)
    pattern: Literal["short"] | str = "H'\u00a0h\u00a0'mm" if locale.language == "fr" else "short"
    return chrome.numerals.write(format_time(moment, pattern, zone, locale))


def day_and_time(moment: datetime, chrome: Chrome) -> str:
    """`24 November 2026, 16:05 CET`: with the zone, since readers may be anywhere."""
    zone = chrome.numerals.write(_zone(moment, chrome))
    return _joined(day(moment, chrome), time_of_day(moment, chrome) + zone, chrome)


def short_day_and_time(moment: datetime, chrome: Chrome) -> str:
    """For lists: `24 November, 16:05`; what is older than half a year at the time of print has the year and no time."""
    if (chrome.printed_at - moment).days > STILL_THIS_YEAR_DAYS:
        return day(moment, chrome)
    date = chrome.numerals.write(_day_of_year(local(moment, chrome).date(), chrome))
    return _joined(date, time_of_day(moment, chrome), chrome)


def _day_of_year(when: date, chrome: Chrome) -> str:
    locale = locale_of(chrome.tag)
    if "MMMMd" in locale.datetime_skeletons:
        return _with_first(format_skeleton("MMMMd", when, locale=locale), when, locale)
    return _written(when, "long", locale)


def _written(when: date, length: Literal["long", "full"], locale: Locale) -> str:
    return _with_first(format_date(when, length, locale), when, locale)


def _with_first(written: str, when: date, locale: Locale) -> str:
    """French counts the first of a month (`1er janvier`), which Unicode's patterns cannot say."""
    if when.day != 1 or locale.language != "fr":
        return written
    return re.sub(r"\b1\b", "1er", written, count=1)


def _joined(first: str, second: str, chrome: Chrome) -> str:
    pattern = str(get_datetime_format("medium", locale_of(chrome.tag)))
    return pattern.replace("'", "").replace("{1}", first).replace("{0}", second)


def _zone(moment: datetime, chrome: Chrome) -> str:
    """Behind the time: the short name where the edition's readers have one (` CET`), newspapers' words, else ` GMT+1`."""
    at, locale = local(moment, chrome), locale_of(chrome.tag)
    name = get_timezone_name(at, "short", locale=locale)
    if name.isalpha():
        return f" {name}"
    if locale.language in _IN_WORDS and _IS_NAMED.match(named := _in_words(chrome.time_zone, locale)):
        return _IN_WORDS[locale.language].format(named)
    return " " + _FULL_HOURS.sub(r"\1\2", get_timezone_gmt(at, "long", locale=locale))


def _in_words(time_zone: str, locale: Locale) -> str:
    """`heure d’Europe centrale`, summer and winter."""
    return get_timezone_name(get_timezone(time_zone), "long", zone_variant="generic", locale=locale)
