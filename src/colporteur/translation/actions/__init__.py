"""What people do to translations: correct a sentence, approve a page, bring a memory in."""

from colporteur.translation.actions.importing import ImportResult, Remembered, import_units
from colporteur.translation.actions.pages import approve_translation
from colporteur.translation.actions.sentences import (
    Corrected,
    Place,
    correct_sentence,
    history_of,
    hold_sentence,
    print_original,
    token_of,
    undo_deed,
    vouch_for_sentence,
    what_stands,
)

__all__ = [
    "Corrected",
    "ImportResult",
    "Place",
    "Remembered",
    "approve_translation",
    "correct_sentence",
    "history_of",
    "hold_sentence",
    "import_units",
    "print_original",
    "token_of",
    "undo_deed",
    "vouch_for_sentence",
    "what_stands",
]
