"""Typists' signs are printed as the language has them, and what might be something else stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.press.rules.setting import set_line, set_text, set_with_marks
from colporteur.text.documents import Mark, MarkKind, Passage, Role, Sentence

LANGUAGES = st.sampled_from(
    ["en", "en-GB", "de", "de-CH", "fr", "fr-CA", "es", "ca", "ar", "pl", "sv", "he", "ja", "??"]
)
TYPED = st.text(st.sampled_from("ab Z1'\"-./,?!:;()«»“”’–… \u00a0\u202f3/42x@"), max_size=40)
N = "\u202f"


@pytest.mark.parametrize(
    ("language", "written", "printed"),
    [
        ("en", '"We came," he said. "It\'s over."', "“We came,” he said. “It’s over.”"),
        ("en", "'No,' said O'Brien, 'it is \"fine\".'", "‘No,’ said O’Brien, ‘it is “fine”.’"),
        ("en", "\"'Yes,' he said.\"", "“‘Yes,’ he said.”"),
        ("en", "the workers' 'right' to rest", "the workers’ ‘right’ to rest"),
        ("en", "the '90s, 'tis rock 'n' roll", "the ’90s, ’tis rock ’n’ roll"),
        ("en", 'no," he said', "no,” he said"),  # of a quotation that began in another sentence
        ("en", 'He said "no', "He said “no"),
        ("de", "\"Das ist 'gut'\", sagte sie.", "„Das ist ‚gut‘“, sagte sie."),
        ("de", "Hans' Auto ist 'ne Wucht, geht's?", "Hans’ Auto ist ’ne Wucht, geht’s?"),
        ("de-CH", '"Ja"', "«Ja»"),
        ("de-AT", '"Ja"', "„Ja“"),
        ("es", 'Dijo "no".', "Dijo «no»."),
        ("ar", 'قال "نعم"', "قال «نعم»"),
        ("sv", 'Han sa "ja".', "Han sa ”ja”."),
        ("fr", 'Il dit: "Bonjour!"', f"Il dit{N}: «{N}Bonjour{N}!{N}»"),
        ("fr", '" Oui ", dit-elle', f"«{N}Oui{N}», dit-elle"),
        ("fr", "Quoi? L'homme de «Paris» part à 12:30", f"Quoi{N}? L’homme de «{N}Paris{N}» part à 12:30"),
        ("fr-CA", "Quoi?", "Quoi?"),
    ],
)
def test_marks_are_the_languages_own(language: str, written: str, printed: str) -> None:
    assert set_text(written, language) == printed


@pytest.mark.parametrize(
    ("language", "written", "printed"),
    [
        ("en", "It opened -- late -- today", "It opened — late — today"),
        ("en-GB", "It opened -- late - today", "It opened – late – today"),
        ("en", "the river--and the sea", "the river—and the sea"),
        ("de", "Er kam - spät -- an", "Er kam – spät – an"),
        ("de", "die Strecke Ulm--Wien", "die Strecke Ulm–Wien"),
        ("es", "El plan --el de ayer-- fue", "El plan —el de ayer— fue"),
        ("es", "--Hola --dijo Pérez--.", "—Hola —dijo Pérez—."),
        ("en", "1990--95", "1990–95"),
        ("en", "So... and . . . so on....", "So… and … so on…."),
        ("de", "1 1/2 Stunden", "1½ Stunden"),
        ("en", "a 3-1/4 inch nail, 1/2 mile", "a 3¼ inch nail, ½ mile"),
    ],
)
def test_dashes_dots_and_fractions(language: str, written: str, printed: str) -> None:
    assert set_text(written, language) == printed


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "6'2\" tall, 12\" wide, 12' x 14'"),
        ("en", "52°31'12\""),
        ("en", "use --force and -v now"),
        ("en", "https://a.example/x--y'z...?q='1'"),
        ("en", "write to o'brien@a.example or @o--b"),
        ("en", "1/2/2026, 24/7, part 1/2, 3/4 time, 11/2"),
        ("en", "3 - 1 and 5-3"),
        ("en", "../file .../file 1...3"),
        ("he", 'צה"ל אמר "כן"'),
        ("ja", '"x"'),
        ("fr", "http://a.example/?a=1;b"),
        ("de-CH", "1'000"),
        ("de", "„Schon richtig“ – ‚so‘ …"),
    ],
)
def test_what_might_be_something_else_stays(language: str, text: str) -> None:
    assert set_text(text, language) == text


def test_feet_within_a_quotation_stay() -> None:
    assert set_text('"He is 6\'2" tall," she said', "en") == "“He is 6'2\" tall,” she said"


@given(TYPED, LANGUAGES)
def test_no_letter_and_no_figure_is_lost(text: str, language: str) -> None:
    def words(of: str) -> str:
        for sign, figures in {"½": "12", "¼": "14", "¾": "34", "⅓": "13", "⅔": "23"}.items():
            of = of.replace(sign, figures)
        return "".join(each for each in of if each.isalnum())

    assert words(set_text(text, language)) == words(text)


@given(TYPED, LANGUAGES)
def test_marks_cover_the_words_that_they_covered(text: str, language: str) -> None:
    found = [place for place, each in enumerate(text) if each in "abZx"]
    if not found:
        return
    mark = Mark(kind=MarkKind.STRONG, start=found[0], end=found[-1] + 1)
    printed, (moved,) = set_with_marks(text, [mark], language)
    before, after = text[mark.start : mark.end], printed[moved.start : moved.end]
    assert [each for each in after if each in "abZx"] == [each for each in before if each in "abZx"]
    assert printed == set_text(text, language)


def test_a_mark_on_what_is_replaced_stays_on_it() -> None:
    mark = Mark(kind=MarkKind.EMPHASIS, start=0, end=6)
    printed, (moved,) = set_with_marks('"Oui" !', [replace_end(mark, 5)], "fr")
    assert printed[moved.start : moved.end] == f"«{N}Oui{N}»"


def replace_end(mark: Mark, end: int) -> Mark:
    return Mark(kind=mark.kind, start=mark.start, end=end)


def test_a_passage_is_set_sentence_by_sentence_each_in_its_language() -> None:
    german = Sentence(language="de", role=Role.TEXT, text='"Ja."', after=" ")
    english = Sentence(language="en", role=Role.TEXT, text="It's so.")
    assert set_line(Passage(sentences=(german, english))) == "„Ja.“ It’s so."
