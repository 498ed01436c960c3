"""What the house itself notes in a row for people to read: in English where it is stored, in a person's language where it is shown.

Files, commands and the log have these notes as they are stored. A note that somebody else wrote is no note of the house.
"""

import re
from dataclasses import dataclass
from functools import cache

from colporteur.translation.rules.checks.sentences import gettext_noop
from colporteur.translation.rules.wording import Translate


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence with named places. What stands in a place is not put into other words."""

    text: str

    def said(self, **values: object) -> str:
        """The note as it is stored."""
        return self.text % values

    def in_words(self, stored: str, translate: Translate) -> str:
        """What is stored, in other words; empty if it is another note."""
        found = _pattern(self.text).fullmatch(stored)
        return translate(self.text) % found.groupdict() if found else ""


@cache
def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"%\((\w+)\)s", text.replace("%%", "%"))
    places = (f"(?P<{part}>.+)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
    return re.compile("".join(places), re.DOTALL)


PLAINLY = Note(gettext_noop("plain wording: %(words)s"))
EDITION_CLOSED = Note(gettext_noop("The edition was closed."))
SHARE_SENT = Note(
    gettext_noop(
        "%(engine)s has been sent the %(percent)s %% of this month's %(characters)s characters that an archive may use; "
        "the rest is for news."
    )
)
LIMIT_REACHED = Note(
    gettext_noop(
        "This month's limit of %(characters)s characters is reached; it is asked again next month or with another limit."
    )
)
LEFT_ALONE = Note(gettext_noop("The engine %(engine)s failed several times and is left alone for a while."))

NOTES = (PLAINLY, EDITION_CLOSED, SHARE_SENT, LIMIT_REACHED, LEFT_ALONE)


def noted(stored: str, translate: Translate) -> str:
    """A note as a person reads it; as it is stored if it is none of the house's."""
    return next((words for note in NOTES if (words := note.in_words(stored, translate))), stored)


def reason_noted(stored: str, translate: Translate) -> str:
    """The same of a reason that may have the engine's name before it."""
    engine, colon, reason = stored.partition(": ")
    words = noted(stored, translate)
    return f"{engine}{colon}{noted(reason, translate)}" if words == stored and colon else words
