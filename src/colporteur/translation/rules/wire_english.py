"""What wire copy writes short, from English into Spanish: `N.A.T.O.`, `at 5 p.m.`, `i.e.`

Rule-based engines end the sentence at such a stop, read its letters one by one (*N.Un.T.O.*), and do not know *p.m.*
"""

import re
from collections.abc import Iterator

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

_THAT_IS = re.compile(r"(?<!\w)i\.e\.,?(?= )")


def plain_wire(text: str) -> str:
    """The English sentence with its acronyms without stops and its hours in words."""
    return _CLOCK.sub(_in_the_day, _DOTTED_ACRONYM.sub(_undotted, text))


def wire_in_spanish(text: str) -> Iterator[Foreknown]:
    """What `i.e.` means."""
    for match in _THAT_IS.finditer(text):
        yield Foreknown(start=match.start(), end=match.end(), text="es decir,")


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
