"""The words around the stories: every one is in the catalogues, and the catalogues are written as their readers write."""

import gettext
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.utils import translation
from django.utils.translation import trans_real

from colporteur.press.layouts import Chrome, NoticeKind, TranslationNotice
from colporteur.press.provenance import provenance
from colporteur.press.tests import samples
from colporteur.press.tests.reading import words
from colporteur.press.tests.test_templates import html_of
from colporteur.press.words import in_words_of

CATALOGUES = Path(__file__).parents[1] / "locale"
LANGUAGES = ("ar", "ca", "de", "es", "fr")
PSEUDO = "xx"
BETWEEN_NAMES = {"and", ", and"}  # from Unicode's data, not from the catalogue


class Bracketing(gettext.NullTranslations):
    """A catalogue that has every text, in brackets."""

    def gettext(self, message: str) -> str:
        return f"[{message.rpartition(chr(4))[2]}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"[{msgid1 if n == 1 else msgid2}]"

    def language(self) -> str:
        return PSEUDO

    def to_language(self) -> str:
        return PSEUDO


@pytest.fixture
def pseudo_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    with in_words_of("de"):  # the first page of a process forgets the catalogues that were there before
        monkeypatch.setitem(trans_real._translations, PSEUDO, Bracketing())  # type: ignore[attr-defined]


def in_pseudo(sheet: Any) -> Any:
    """The same sheet in an edition whose own language nothing is written in: every passage is foreign to it."""
    return replace(sheet, chrome=replace(sheet.chrome, language=PSEUDO, tag=PSEUDO))


def given(chrome: Chrome, sheet: Any) -> set[str]:
    """What the sheet itself hands over in the edition's language."""
    links = (*chrome.sections, *chrome.notices)
    said = {chrome.paper, chrome.tagline, *(each.text for each in links)}
    said |= {getattr(sheet, name) for name in ("title", "description") if hasattr(sheet, name)}
    said |= {each.role for each in getattr(sheet, "bylines", ())} | set(getattr(sheet, "topics", ()))
    return said


@pytest.mark.usefixtures("pseudo_catalogue")
@pytest.mark.parametrize("name", list(samples.sheets("de")))
def test_no_word_of_the_chrome_is_outside_the_catalogue(name: str) -> None:
    template, sheet = samples.sheets("de")[name]
    shown = in_pseudo(sheet)
    page = BeautifulSoup(html_of(template, shown), "html.parser")
    own = [each for each in words(page) if each.language == PSEUDO and not each.is_name]
    bare = {each.text for each in own if not covered(each.text)} - given(shown.chrome, shown) - BETWEEN_NAMES
    assert page.title is not None
    assert {text for text in bare if re.search(r"\w", text) and text != page.title.text.strip()} == set()
    assert any(covered(each.text) for each in own)


def covered(text: str) -> bool:
    """Whether all of a text comes from the catalogue; what `bdi` and `time` cut out leaves halves of brackets."""
    return text.startswith("[") or text.endswith("]")


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Every text of a catalogue: the original and one form of the translation."""
    for message in catalogue(language):
        if message.id:
            first = message.id if isinstance(message.id, str) else message.id[0]
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            yield from ((first, str(form)) for form in forms)


def catalogue(language: str) -> Catalog:
    with (CATALOGUES / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_ends_as_its_original_ends(language: str) -> None:
    for original, translated in texts(language):
        assert original[-1] in ".:" or translated[-1] not in ".:", translated
        assert original[-1] not in ".:" or translated[-1] == original[-1], translated


@pytest.mark.parametrize("language", LANGUAGES)
def test_apostrophes_and_quotation_marks_are_typeset(language: str) -> None:
    assert [text for _original, text in texts(language) if "'" in text or '"' in text] == []


def test_french_never_parts_a_mark_from_its_word() -> None:
    wrong = re.compile(r"(?<![\u00a0\u202f])[;:!?]|[^\u00a0\u202f]»|«[^\u00a0\u202f]")
    assert [text for _original, text in texts("fr") if wrong.search(text)] == []


def test_german_speaks_to_readers_as_sie() -> None:
    informal = re.compile(r"\b(du|dich|dir|dein\w*)\b", re.IGNORECASE)
    assert [text for _original, text in texts("de") if informal.search(text)] == []


def test_arabic_has_words_for_every_number() -> None:
    plurals = [message for message in catalogue("ar") if isinstance(message.id, tuple)]
    assert plurals
    assert all(len(set(message.string or ())) >= 5 for message in plurals)


@pytest.mark.parametrize("count", [1, 2, 3, 11, 100, 103])
@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_held_sentences_are_counted_in_the_readers_grammar(language: str, count: int) -> None:
    notice = TranslationNotice(kind=NoticeKind.MACHINE, source_language="de", grade="good", held_sentences=count)
    with translation.override(language):
        said = provenance(notice)
    says_the_number = str(count) in said
    assert says_the_number is (count > 2 or (count == 2 and language != "ar"))
    assert "%" not in said


@pytest.mark.parametrize("kind", list(NoticeKind))
@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_a_language_without_a_phrase_of_its_own_is_named_without_grammar(language: str, kind: NoticeKind) -> None:
    notice = TranslationNotice(kind=kind, source_language="fi", source_name="suomi", reviewer="")
    with translation.override(language):
        said = provenance(notice)
    assert ("suomi" in said) is (kind is not NoticeKind.NONE)


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
@pytest.mark.parametrize("source", ["de", "fi"])
def test_where_people_and_an_engine_worked_both_are_named(source: str, language: str) -> None:
    def said(**given: Any) -> str:
        notice = TranslationNotice(source_language=source, source_name="suomi", **{"grade": "good", **given})
        with translation.override(language):
            return provenance(notice)

    engine, people = said(kind=NoticeKind.MACHINE), said(kind=NoticeKind.PERSON)
    some = said(kind=NoticeKind.MACHINE, machine_sentences=20, peoples_sentences=3)
    most = said(kind=NoticeKind.MACHINE, machine_sentences=3, peoples_sentences=20)
    assert some.startswith(engine)
    assert most.startswith(engine)
    assert len({engine, people, some, most}) == 4
    reviewed = said(kind=NoticeKind.PERSON, reviewer="Lea Roth")
    assert "Lea Roth" in reviewed
    with translation.override(language):
        assert translation.gettext("This is an automatic translation.") not in reviewed
    assert reviewed != said(kind=NoticeKind.REVIEWED, reviewer="Lea Roth")


@pytest.mark.parametrize(
    ("by_engine", "reviewed", "kind"),
    [
        (True, False, NoticeKind.MACHINE),
        (True, True, NoticeKind.REVIEWED),
        (False, False, NoticeKind.PERSON),
        (False, True, NoticeKind.PERSON),
    ],
)
def test_what_people_wrote_throughout_is_never_called_automatic(
    by_engine: bool, reviewed: bool, kind: NoticeKind
) -> None:
    assert NoticeKind.of(by_engine=by_engine, reviewed=reviewed) is kind


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_a_rough_translation_is_said_to_be_rough_and_a_good_one_is_not(language: str) -> None:
    def said(grade: str) -> str:
        with translation.override(language):
            return provenance(TranslationNotice(kind=NoticeKind.MACHINE, source_language="de", grade=grade))

    assert len(said("good")) < len(said("fair")) < len(said("rough"))
