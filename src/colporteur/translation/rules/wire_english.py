"""What wire copy writes short or in the American order, from English into Spanish: `N.A.T.O.`, `at 5 p.m.`, `on Jan. 3`.

Rule-based engines end the sentence at such a stop and read its letters one by one (*N.Un.T.O.*), do not know *p.m.*, and take
*on March 3* for a place on top of a march. Dates have a preposition before them: `the 3 March vote` is left.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from colporteur.translation.rules.known_piece import Foreknown

_DOTTED_ACRONYM = re.compile(
    r"(?<![\w.])(?:(?:E\.U|U\.[KNS])\.|(?:[A-Z]\.){3,})(?![\w.])(?:(?P<name>(?= [A-Z][a-z]))|(?P<last>\W*$|(?= [“\"][A-Z])))?"
)
"""Two letters may be somebody's initials, so only those that are not; of three, those before a name may be: they are left."""

_CLOCK = re.compile(
    r"(?<!\w)(?P<before>(?:[Ss]hortly )?(?:[Bb]efore|[Aa]fter)|[Aa]t(?: about| around)?|[Uu]ntil|[Tt]ill|[Ss]ince) "
    r"(?P<hour>1[0-2]|[1-9])(?:[.:](?P<minutes>[0-5]\d))? ?(?P<half>[ap])(?:m\b(?!\.)|\.m\.|m\.)(?P<last>\W*$)?"
)
_FIRST_HOUR_OF_THE_EVENING = 6

_MONTHS = MappingProxyType(
    {
        "jan": "enero",
        "feb": "febrero",
        "mar": "marzo",
        "apr": "abril",
        "may": "mayo",
        "jun": "junio",
        "jul": "julio",
        "aug": "agosto",
        "sep": "septiembre",
        "oct": "octubre",
        "nov": "noviembre",
        "dec": "diciembre",
    }
)
_DAYS = MappingProxyType(
    {
        "mon": "lunes",
        "tue": "martes",
        "wed": "miércoles",
        "thu": "jueves",
        "fri": "viernes",
        "sat": "sábado",
        "sun": "domingo",
    }
)
_BEFORE = MappingProxyType(
    {
        "on": "el",
        "until": "hasta el",
        "till": "hasta el",
        "to": "hasta el",
        "since": "desde el",
        "from": "desde el",
        "by": "para el",
        "before": "antes del",
        "after": "después del",
    }
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?<!\w)(?P<before>{'|'.join(_BEFORE)}) "
    r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? )?(?:the )?"
    rf"(?:(?P<day>{_DAY})(?: of)? (?P<month>{_MONTH})|(?P<american>{_MONTH}) (?P<behind>{_DAY}))"
    r"(?:,? (?P<year>(?:1[5-9]|20)\d\d)\b(?:(?<=, \d{4}),(?= ))?)?"
    r"(?![\w%€£$]|[.,:/]\d|[-–]\w| (?:and|or|to) \d)",
    re.IGNORECASE,
)
_THAT_IS = re.compile(r"(?<!\w)i\.e\.,?(?= )")


def plain_wire(text: str) -> str:
    """The English sentence with its acronyms without stops and its hours in words."""
    return _CLOCK.sub(_in_the_day, _DOTTED_ACRONYM.sub(_undotted, text))


def wire_in_spanish(text: str) -> Iterator[Foreknown]:
    """Its dates, and what `i.e.` means."""
    for match in _THAT_IS.finditer(text):
        yield Foreknown(start=match.start(), end=match.end(), text="es decir,")
    for match in _DATE.finditer(text):
        said = _date(match)
        said = said[0].upper() + said[1:] if match[0][0].isupper() else said
        yield Foreknown(start=match.start(), end=match.end(), text=said)


def _undotted(match: re.Match[str]) -> str:
    last = match["last"] or ""
    letters = match[0].removesuffix(last).replace(".", "")
    if match["name"] is not None and len(letters) > 2:
        return match[0]
    return letters + _stop(match["last"], match[0])


def _in_the_day(match: re.Match[str]) -> str:
    hour, minutes, is_morning = int(match["hour"]), match["minutes"] or "", match["half"] == "a"
    if hour == 12:
        if minutes.strip("0"):
            return match[0]
        time = "midnight" if is_morning else "noon"
    else:
        part = "morning" if is_morning else "evening" if hour >= _FIRST_HOUR_OF_THE_EVENING else "afternoon"
        time = f"{hour}{':' if minutes else ''}{minutes} in the {part}"
    return f"{match['before']} {time}{_stop(match['last'], match[0])}"


def _stop(last: str | None, written: str) -> str:
    """What ends the sentence behind an abbreviation whose own stop ended it too."""
    if last is None:
        return ""
    has_one = written.removesuffix(last).endswith(".") and not re.search(r"[.!?…]", last)
    return ("." if has_one else "") + last


def _date(match: re.Match[str]) -> str:
    day = re.sub(r"\D", "", match["day"] or match["behind"])
    month = _MONTHS[(match["month"] or match["american"])[:3].lower()]
    weekday = f" {_DAYS[match['weekday'][:3].lower()]}" if match["weekday"] else ""
    year = f" de {match['year']}" if match["year"] else ""
    return f"{_BEFORE[match['before'].lower()]}{weekday} {day} de {month}{year}"
