"""The words on the pages' own furniture: out as PO, in again, checked, and on the next print."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils.translation import gettext, ngettext, override

from colporteur.foundations.errors import BadCopy
from colporteur.press import commands_chrome, words
from colporteur.press.models import Change
from colporteur.press.print_key import print_key, renew_if_made_otherwise
from colporteur.press.rules.words import fault_of
from colporteur.press.subjects import CHROME

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HEAD = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
ANY = "Both languages side by side"
BACK = 'msgid "Back to the article"\nmsgstr "{}"\n\n'


@pytest.fixture(autouse=True)
def no_words_of_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    monkeypatch.setattr(words, "_folder", lambda: tmp_path / "words")
    settings.LOCALE_PATHS = [tmp_path / "words"]  # type: ignore[attr-defined]


def said_in(language: str, text: str = "Back to the article") -> str:
    with words.in_words_of(language):
        return gettext(text)


def po(language: str, *entries: str) -> bytes:
    return (HEAD.format(language) + "".join(entries)).encode()


@pytest.mark.parametrize(
    ("texts", "said", "has_places", "fault"),
    [
        (("Share",), ("Condividi",), False, ""),
        (("By %(name)s",), ("Di %(name)s",), True, ""),
        (("By %(name)s",), ("Di",), True, "it lacks %(name)s, which"),
        (("By %(name)s",), ("Di %(nome)s e %(name)s",), True, "it has %(nome)s, which the English has not"),
        (("By %(name)s",), ("Di %(name)d",), True, "it has %(name)d"),
        (("By %(name)s",), ("100 % di %(name)s",), True, "a single %"),
        (("By %(name)s",), ("100 %% di %(name)s",), True, ""),
        (("100 %",), ("100 %",), False, ""),
        (("One.", "%(n)d of them."), ("Una.", "%(n)d."), True, ""),
        (("One.", "%(n)d of them."), ("Una.", "Molte."), True, "it lacks %(n)d"),
        (("One.", "%(n)d of them."), ("0", "1", "2", "%(n)d a", "%(n)d b", "%(n)d c"), True, ""),
        (("Share",), ("<b>Condividi</b>",), False, "it has “<”; write plain text without HTML"),
        (("Share",), ("Tom &amp; Jerry",), False, "it has “&amp;”"),
        (("Share",), ("A & B",), False, ""),
        (("Share",), ("a\x07",), False, "the character U+0007"),
        (("Share",), ("\u202eevil",), False, "the character U+202E"),
        (("Share",), ("a" * 221,), False, "longer than 220 characters"),
    ],
)
def test_a_translation_keeps_its_places_and_is_plain_text(
    texts: tuple[str, ...], said: tuple[str, ...], has_places: bool, fault: str
) -> None:
    found = fault_of(texts, said, has_places=has_places)
    assert fault in found
    assert bool(found) is bool(fault)


def test_every_shipped_word_would_be_taken() -> None:
    for file in (words.ROOM / "locale").glob("*/LC_MESSAGES/django.po"):
        assert words.take(file.read_bytes(), file.name).missing == 0


def test_an_export_has_every_text_and_what_is_shipped_for_it() -> None:
    spanish = read_po(BytesIO(words.export("es")), locale="es")
    assert spanish.get("Back to the article").string == "Volver al artículo"  # type: ignore[union-attr]
    assert len(spanish) == len(words.texts())
    italian = read_po(BytesIO(words.export("it")), locale="it")
    assert len(italian) == len(words.texts()) == len(words.missing_in("it"))
    assert not any(message.string for message in italian if message.id and isinstance(message.id, str))


def test_what_is_brought_in_stands_on_the_next_page_and_the_rest_stays() -> None:
    before = said_in("es"), said_in("es", "Breaking"), print_key()
    taken = words.take(po("es", BACK.format("Al artículo")), "es.po")
    assert (taken.language, taken.own, taken.missing) == ("es", 1, 0)
    assert said_in("es") == "Al artículo"
    assert said_in("es", "Breaking") == before[1]
    assert print_key() != before[2]
    assert words.forget("es")
    assert (said_in("es"), print_key()) == (before[0], before[2])
    assert not words.forget("es")


def test_a_language_that_is_not_shipped_is_added() -> None:
    plural = 'msgid "{}"\nmsgid_plural "{}"\nmsgstr[0] "Una."\nmsgstr[1] "%(number)d frasi."\n\n'
    one = next(text for text in words.texts() if not isinstance(text.id, str) and "%(number)d sentences" in text.id[1])
    assert said_in("it") == "Back to the article"
    taken = words.take(po("it", BACK.format("Torna all’articolo"), plural.format(*one.id)), "it.po")
    assert (taken.own, taken.missing) == (2, len(words.texts()) - 2)
    assert said_in("it") == "Torna all’articolo"
    with override("it"):
        assert [ngettext(one.id[0], one.id[1], number) for number in (1, 2)] == ["Una.", "%(number)d frasi."]
    assert "Torna all’articolo" in words.export("it").decode()


def test_a_variety_takes_the_words_of_its_language_where_it_has_none() -> None:
    assert words.missing_in("es-mx") == []
    assert "Volver al artículo" in words.export("es-mx").decode()


@pytest.mark.parametrize(("head", "language"), [("it_IT", "it"), ("pt_BR", "pt-br"), ("it", "it")])
def test_programs_write_languages_in_ways_of_their_own(head: str, language: str) -> None:
    assert words.take(po(head, BACK.format("x y")), "a.po").language == language
    assert said_in(language) == "x y"


def test_what_is_fuzzy_empty_or_on_no_page_is_left_out() -> None:
    entries = (
        "#, fuzzy\n" + BACK.format("Torna"),
        'msgid "Breaking"\nmsgstr ""\n\n',
        'msgid "Nowhere"\nmsgstr "x"\n\n',
    )
    with pytest.raises(BadCopy, match="no text of the pages that is translated"):
        words.take(po("it", *entries), "it.po")
    taken = words.take(po("it", *entries, 'msgid "Share"\nmsgstr "Condividi"\n'.replace("Share", ANY)), "it.po")
    assert (taken.own, taken.fuzzy, taken.unknown) == (1, 1, 1)
    assert said_in("it") == "Back to the article"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (po("it", BACK.format("<i>Torna</i>")), "it.po, line 6: it has “<”; write plain text without HTML"),
        (po("it", 'msgid "Original language: %(language)s."\nmsgstr "Lingua."\n'), "it lacks %.language.s"),
        (po("xx-nowhere", BACK.format("x")), "no language|cannot be read"),
        (b'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n', "does not say its language"),
        (po("it") + b'msgid "a"\nmsgstr "\xff"\n', "it.po"),
        (b"PK\x03\x04\x00", "it.po"),
        (b" " * 2_000_001, "larger than 2 MB"),
    ],
)
def test_what_cannot_be_printed_is_refused_and_nothing_changes(data: bytes, says: str) -> None:
    before = words.version()
    with pytest.raises(BadCopy, match=says):
        words.take(data, "it.po")
    assert words.version() == before


def test_the_command_goes_out_and_in_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "it.po"
    assert commands_chrome.run(["export", "it", str(file)]) == 0
    assert "lack a translation" in capsys.readouterr().err
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('msgid "Breaking"\nmsgstr ""', 'msgid "Breaking"\nmsgstr "Ultim’ora"'), encoding="utf-8"
    )
    assert commands_chrome.run(["import", str(file)]) == 0
    assert " texts in it are the paper's own now" in capsys.readouterr().out
    assert said_in("it", "Breaking") == "Ultim’ora"
    assert commands_chrome.run(["forget", "it"]) == 0
    assert commands_chrome.run(["forget", "it"]) == 0
    assert "no words of the paper's own" in capsys.readouterr().out
    with pytest.raises(BadCopy, match="cannot be read"):
        commands_chrome.run(["import", str(tmp_path / "none.po")])
    with pytest.raises(BadCopy, match="no language"):
        commands_chrome.run(["export", "xx-nowhere", str(file)])


@pytest.mark.django_db
def test_pages_are_printed_anew_while_the_paper_runs() -> None:
    assert not renew_if_made_otherwise(shelf="a", at=NOW)
    assert not renew_if_made_otherwise(shelf="a", at=NOW)
    words.take(po("es", BACK.format("Al artículo")), "es.po")
    assert renew_if_made_otherwise(shelf="a", at=NOW)
    assert Change.objects.get().subject == CHROME
    assert not renew_if_made_otherwise(shelf="a", at=NOW)


@pytest.mark.django_db
def test_the_pages_of_a_paper_that_has_moved_are_printed_anew_once(tmp_path: Path) -> None:
    old, moved, empty = tmp_path / "old", tmp_path / "moved", tmp_path / "empty"
    empty.mkdir()
    assert not renew_if_made_otherwise(shelf=str(old), at=NOW)
    moved.mkdir()
    (moved / "en").mkdir()
    assert renew_if_made_otherwise(shelf=str(moved), at=NOW)
    assert not renew_if_made_otherwise(shelf=str(moved), at=NOW)
    assert not renew_if_made_otherwise(shelf=str(empty), at=NOW)
    assert Change.objects.get().subject == CHROME
