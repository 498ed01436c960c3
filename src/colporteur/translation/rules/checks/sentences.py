"""What each finding says to people, in English; the room's catalogues have it in the languages of the desk.

`%(source)s` and `%(target)s` are the words that the finding is about, of the original and of the translation, each in
quotation marks; other names are the finding's own values. The sentences go with one word and with several.
"""

from types import MappingProxyType


def gettext_noop(text: str) -> str:
    """Marks a text for the catalogues, as Django's function of this name does, and leaves it as it is."""
    return text


SENTENCES = MappingProxyType(
    {
        "translation_empty": gettext_noop("The translation is empty."),
        "translation_invented": gettext_noop("The translation says something where the original says nothing."),
        "characters_broken": gettext_noop("The translation contains characters that cannot be printed."),
        "figures_lost": gettext_noop("The translation lacks a figure that the original has: %(source)s."),
        "figures_invented": gettext_noop("The translation has a figure that the original lacks: %(target)s."),
        "date_lost": gettext_noop("The translation lacks a month or day of the week: %(source)s."),
        "date_invented": gettext_noop(
            "The translation has a month or day of the week that the original lacks: %(target)s."
        ),
        "hour_differs": gettext_noop(
            "Before or after noon? It may be the other half of the day in the translation: %(source)s, %(target)s."
        ),
        "unit_lost": gettext_noop("The translation lacks a unit, currency or percentage: %(source)s."),
        "unit_invented": gettext_noop(
            "The translation has a unit, currency or percentage that the original lacks: %(target)s."
        ),
        "address_lost": gettext_noop("An address is missing from the translation or altered: %(source)s."),
        "address_invented": gettext_noop("The translation has an address that the original lacks: %(target)s."),
        "link_lost": gettext_noop("A link is missing or leads elsewhere: %(source)s."),
        "link_invented": gettext_noop("The original has no such link: %(target)s."),
        "link_at_end": gettext_noop(
            "Where this link belongs could not be found; it stands at the end of the sentence: %(source)s."
        ),
        "mark_misplaced": gettext_noop("A link or emphasis covers no word."),
        "emphasis_invented": gettext_noop("The original does not emphasise this: %(target)s."),
        "language_wrong": gettext_noop("The translation is not in its language."),
        "words_left_over": gettext_noop("Words of the original stand untranslated: %(target)s."),
        "words_unknown": gettext_noop("The engine did not know this and left it as it was: %(target)s."),
        "word_left_over": gettext_noop("This seems to be in the language of the original: %(target)s."),
        "translation_short": gettext_noop("The translation is much shorter than the original."),
        "translation_long": gettext_noop("The translation is much longer than the original."),
        "clause_lost": gettext_noop("Part of the original seems to be missing from the translation."),
        "clause_invented": gettext_noop("The translation seems to say something that the original does not say."),
        "phrase_loops": gettext_noop("The translation repeats what the original says once: %(target)s."),
        "quotation_differs": gettext_noop("The translation has more or fewer quotation marks than the original."),
        "quotation_moved": gettext_noop("The quotation begins or ends elsewhere than in the original."),
        "question_lost": gettext_noop("The original asks; the translation does not."),
        "question_invented": gettext_noop("The translation asks; the original does not."),
        "question_unopened": gettext_noop("The Spanish question does not begin with ¿."),
        "denial_lost": gettext_noop("The original denies something, the translation does not: %(source)s."),
        "denial_invented": gettext_noop("The translation denies something, the original does not: %(target)s."),
        "name_lost": gettext_noop("A name seems to be missing from the translation: %(source)s."),
        "name_invented": gettext_noop("The translation seems to have a name that the original lacks: %(target)s."),
        "name_differs": gettext_noop(
            "The name %(source)s is written %(target)s here, elsewhere in the article %(forms)s."
        ),
        "numbers_mended": gettext_noop("Numbers were put into the way of this language: %(target)s."),
        "dates_mended": gettext_noop("Dates were put into the way of this language: %(target)s."),
        "digits_mended": gettext_noop("Numbers were put into the digits of this edition: %(target)s."),
        "accents_mended": gettext_noop("Accents of questions were taken off where nothing is asked: %(target)s."),
        "capitals_mended": gettext_noop(
            "Capital letters that nothing in the original calls for were mended: %(target)s."
        ),
        "elisions_mended": gettext_noop("Words before a vowel were shortened, as this language does: %(target)s."),
        "phrases_mended": gettext_noop("Words were put as newspapers of this language put them: %(target)s."),
        "marks_mended": gettext_noop("Quotation marks and other signs were put into the way of this language."),
        "term_translated": gettext_noop("This is to stay as it is, and does not stand in the translation: %(source)s."),
        "term_differs": gettext_noop("The glossary has another translation: %(source)s is %(forms)s."),
        "names_hidden": gettext_noop(
            "The engine had lost a name, and translated the sentence again without seeing it: %(source)s."
        ),
        "coarse_word_invented": gettext_noop("A coarse word, where the original seems to have none: %(target)s."),
        "engine_broke_off": gettext_noop("The engine could not take in or finish the sentence."),
        "engine_unsure": gettext_noop("The engine was unsure of its translation."),
        "words_passed_over": gettext_noop("The engine seems to have passed over part of the original: %(source)s."),
    }
)
QUOTED = gettext_noop("“%(words)s”")
"""How words of a sentence are quoted in another."""

JOINED = gettext_noop("%(first)s, %(next)s")
"""How several are listed."""
