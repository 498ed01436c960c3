"""Times of day in words, from English into Spanish: `at half past seven` is *a las siete y media*, wherever it stands.

Rule-based engines read `at four in the morning` word by word, as a place. What is a time for certain has a preposition before
it, and a part of the day, minutes or `o’clock` in it: `at ten` may be an age. English says hours of the evening from six on,
Spanish calls them *tarde* until seven and *noche* after; the small hours are *madrugada*.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from colporteur.translation.rules.known_piece import Foreknown
from colporteur.translation.rules.spanish_numbers import HOURS, IN_SPANISH

_HOURS = MappingProxyType({"one": "una"} | {hour: IN_SPANISH[hour] for hour in HOURS})
_NUMBERS = MappingProxyType({word: number for number, word in enumerate(_HOURS, 1)})
_MINUTES = MappingProxyType({"half past": "y media", "quarter past": "y cuarto", "quarter to": "menos cuarto"})
_BEFORE = MappingProxyType(
    {
        "at": "a",
        "at about": "hacia",
        "at around": "hacia",
        "until": "hasta",
        "till": "hasta",
        "since": "desde",
        "before": "antes de",
        "shortly before": "poco antes de",
        "after": "después de",
        "shortly after": "poco después de",
    }
)
_WHOLE = MappingProxyType({"noon": "mediodía", "midnight": "medianoche"})
_LAST_HOUR_OF_THE_TARDE = 7
_LAST_SMALL_HOUR = 5

_WORD = "|".join(_HOURS)
_PART = r"in the (?:morning|afternoon|evening)|at night"
_TIME = (
    rf"(?:(?P<{{0}}past>half past|(?:a )?quarter (?:past|to)) )?(?P<{{0}}hour>(?:{_WORD})|(?:[01]?\d|2[0-3]):[0-5]\d|1[0-2]|[1-9])"
    rf"(?P<{{0}}clock> o[’']clock)?(?: (?P<{{0}}part>{_PART}))?"
)
_ENDS = r"(?![\w%€$£-]|[.,:]\d)"
_ONE = re.compile(
    rf"(?<!\w)(?P<before>{'|'.join(sorted(_BEFORE, key=len, reverse=True))}) {_TIME.format('')}{_ENDS}", re.IGNORECASE
)
_TWO = re.compile(
    rf"(?<!\w)(?P<before>between|from) {_TIME.format('first_')} (?P<join>and|to|until) {_TIME.format('')}{_ENDS}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?<!\w)(?P<before>at|until|till|before|after) (?P<named>{'|'.join(_WHOLE)}){_ENDS}", re.IGNORECASE
)
_SIGNS = ("half past", "quarter ", "clock", "night", "noon", ":", "in the ")
"""One of them stands in every sentence that tells a time for certain."""


def times_in_spanish(text: str) -> Iterator[Foreknown]:
    """What an English sentence says of times of day, in Spanish; the first word of the sentence keeps its capital."""
    small = text.lower()
    if not any(sign in small for sign in _SIGNS):
        return
    end = 0
    found = [*_TWO.finditer(text), *_ONE.finditer(text), *_NAMED.finditer(text)]
    for match in sorted(found, key=lambda each: (each.start(), -each.end())):
        said = _said(match) if match.start() >= end else ""
        if said:
            end = match.end()
            said = said[0].upper() + said[1:] if match[0][0].isupper() else said
            yield Foreknown(start=match.start(), end=end, text=said)


def _said(match: re.Match[str]) -> str:
    """Empty where it is not certain that a time is meant."""
    words = match.groupdict()
    before = words["before"].lower()
    if words.get("named"):
        article = "la " if words["named"].lower() == "midnight" and before != "at" else ""
        return f"{_BEFORE[before]} {article}{_WHOLE[words['named'].lower()]}"
    if "join" not in words:
        return f"{_BEFORE[before]} {_time(words, '')}" if _is_certain(words, "") else ""
    if not (_is_certain(words, "") or _is_certain(words, "first_")):
        return ""
    if (before == "between") != (words["join"].lower() == "and"):
        return ""
    first, second = _time(words, "first_"), _time(words, "")
    return f"entre {first} y {second}" if before == "between" else f"desde {first} hasta {second}"


def _is_certain(words: dict[str, str | None], which: str) -> bool:
    hour = words[which + "hour"] or ""
    return bool(words[which + "past"] or words[which + "clock"] or words[which + "part"] or ":" in hour)


def _time(words: dict[str, str | None], which: str) -> str:
    hour = (words[which + "hour"] or "").lower()
    past = (words[which + "past"] or "").lower().removeprefix("a ")
    number = _NUMBERS.get(hour) or int(hour.partition(":")[0])
    article = "la" if number == 1 else "las"
    pieces = [article, _HOURS.get(hour, hour), _MINUTES.get(past, ""), _part(words[which + "part"], number)]
    return " ".join(filter(None, pieces))


def _part(part: str | None, hour: int) -> str:
    match part.lower() if part else "":
        case "in the morning":
            return "de la madrugada" if hour <= _LAST_SMALL_HOUR else "de la mañana"
        case "in the afternoon":
            return "de la tarde"
        case "in the evening":
            return "de la tarde" if hour <= _LAST_HOUR_OF_THE_TARDE else "de la noche"
        case "at night":
            return "de la madrugada" if hour <= _LAST_SMALL_HOUR else "de la noche"
        case _:
            return ""
