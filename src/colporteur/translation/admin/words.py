"""What the side-by-side editor's script says and why something waits, in the language of whoever is at the desk."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from colporteur.translation.rules.house_notes import reason_noted

KEYS = (
    (_("Ctrl + ↵"), _("save, and on to the next")),
    ("Alt + ↓ / ↑", _("next, previous sentence")),
    ("Alt + F", _("next finding")),
    ("Alt + A", _("accept as it stands, whatever was found")),
    ("Alt + H", _("hold: print the original until it is corrected")),
    ("Alt + O", _("leave in the original for good")),
    ("Alt + P", _("take the wording over that a reader proposes")),
    ("Alt + N", _("leave it as it is, and answer whoever reported it")),
    ("Alt + C", _("take over what was corrected before the original changed, to adapt it")),
    ("Alt + W", _("plain wording: simpler words that engines of all languages get")),
    ("Alt + U", _("take back what was done")),
    ("Alt + E", _("for this article / everywhere")),
    ("Alt + L", _("other wordings, memory, history")),
    ("Alt + B", _("translate back")),
    (_("Alt + Shift + A"), _("approve the whole article")),
)
# By the names that `desk.js` has for them. `%(status)s` is the number of the newsroom's answer.
SAYINGS: dict[str, Promise] = {
    "silent": _("The newsroom does not answer."),
    "silentKept": _("The newsroom does not answer. Your words are kept in this browser; save again in a moment."),
    "silentPlain": _("The newsroom does not answer. Try again in a moment."),
    "refused": _("It could not be saved (%(status)s)."),
    "refusedKept": _("It could not be saved (%(status)s). Your words are kept in this browser."),
    "nothingFound": _("No sentence is left to look at."),
    "noProposal": _("No reader proposes another wording here."),
    "noReport": _("No reader has reported this sentence."),
    "answered": _("The reports are answered."),
    "noFormer": _("Nobody had corrected what stood here before."),
    "takenOver": _("Taken over. Adapt it to what has changed, then save."),
    "plainWritten": _("Engines of all languages get the plain wording."),
    "plainTakenBack": _("The plain wording is taken back."),
    "everywhere": _("everywhere"),
    "here": _("for this article"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A reason in words, and their language where it is not that of whoever reads them: engines speak English."""

    text: str
    language: str = ""


def told(reason: str) -> Told:
    """Why something waits, as it is stored."""
    words = reason_noted(reason, gettext)
    is_foreign = words == reason and get_language() != "en"
    return Told(words, "en" if reason and is_foreign else "")


def sayings(number_of_rows: int) -> dict[str, object]:
    """All of them, and for every number of sentences there can be what is left of them."""
    numbers = range(number_of_rows + 1)
    return {
        **{name: str(words) for name, words in SAYINGS.items()},
        "left": [words_for_left(number) for number in numbers],
        "unwritten": [words_for_unwritten(number) for number in numbers],
    }


def words_for_left(number: int) -> str:
    """How many sentences a person should look at."""
    words = ngettext("%(number)d sentence to look at", "%(number)d sentences to look at", number)
    return words % {"number": number}


def words_for_unwritten(number: int) -> str:
    """How many sentences nobody and nothing has translated; empty if none."""
    words = ngettext("%(number)d sentence not translated", "%(number)d sentences not translated", number)
    return words % {"number": number} if number else ""
