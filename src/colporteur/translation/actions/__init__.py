"""What people do to translations: correct a sentence, approve a page, bring a memory in."""

from colporteur.translation.actions.importing import ImportResult, Remembered, import_units
from colporteur.translation.actions.pages import approve_translation
from colporteur.translation.actions.sentences import Corrected, correct_sentence

__all__ = ["Corrected", "ImportResult", "Remembered", "approve_translation", "correct_sentence", "import_units"]
