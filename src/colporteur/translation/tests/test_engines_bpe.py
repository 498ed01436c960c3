from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.translation.engines.bpe import BytePairs
from colporteur.translation.engines.moses import joined, split

CODES = "#version: 0.2\nl o\nlo w</w>\ne r</w>\nlo w\nlow er</w>\n"


@pytest.fixture
def pairs(tmp_path: Path) -> BytePairs:
    (tmp_path / "bpe.model").write_text(CODES)
    return BytePairs(tmp_path / "bpe.model", source="en", target="de")


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("low", ("low",)),
        ("lower", ("lower",)),
        ("lowest", ("low@@", "e@@", "s@@", "t")),
        ("slow", ("s@@", "low")),
        ("lolo", ("lo@@", "l@@", "o")),
        ("x", ("x",)),
    ],
)
def test_the_most_frequent_merges_come_first(pairs: BytePairs, word: str, pieces: tuple[str, ...]) -> None:
    assert pairs.cut(word).tokens == pieces


def test_the_older_format_ends_words_apart(tmp_path: Path) -> None:
    (tmp_path / "bpe.model").write_text("l o\nlo w\nlow </w>\n")
    pairs = BytePairs(tmp_path / "bpe.model", source="en", target="de")
    assert pairs.cut("low lows").tokens == ("low", "low@@", "s")


@given(words=st.lists(st.text("lowers", min_size=1, max_size=12), min_size=1, max_size=8))
def test_joining_what_was_cut_gives_the_words_back(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    codes = tmp_path_factory.getbasetemp() / "codes"
    codes.write_text(CODES)
    pairs = BytePairs(codes, source="en", target="en")
    assert pairs.join(pairs.cut(" ".join(words)).tokens).text == " ".join(words)


@pytest.mark.parametrize(
    ("language", "text", "tokens"),
    [
        ("en", "Hello, world.", ["Hello", ",", "world", "."]),
        ("en", "It costs 1,250.75 euros", ["It", "costs", "1,250.75", "euros"]),
        ("en", "Dr. Smith isn't here.", ["Dr.", "Smith", "isn", "&apos;t", "here", "."]),
        ("en", "He said “no” & left…", ["He", "said", "&quot;", "no", "&quot;", "&amp;", "left", "..."]),
        ("fr", "l'eau", ["l&apos;", "eau"]),
        ("en", "J. Smith of the U.S. office", ["J.", "Smith", "of", "the", "U.S.", "office"]),
        ("en", "a well-known a_b [x]", ["a", "well-known", "a", "_", "b", "&#91;", "x", "&#93;"]),
        ("en", "  ", []),
    ],
)
def test_words_are_set_apart_as_moses_does(language: str, text: str, tokens: list[str]) -> None:
    assert split(text, language) == tokens


@pytest.mark.parametrize(
    ("language", "tokens", "text"),
    [
        ("en", ["Hello", ",", "world", "."], "Hello, world."),
        ("en", ["isn", "&apos;t", "it", "?"], "isn't it?"),
        ("fr", ["l&apos;", "eau", "(", "fraîche", ")"], "l'eau (fraîche)"),
        ("es", ["¿", "Quién", "dijo", "&quot;", "no", "&quot;", "?"], '¿Quién dijo "no"?'),
        ("de", [], ""),
    ],
)
def test_words_are_put_together_as_the_language_writes(language: str, tokens: list[str], text: str) -> None:
    assert joined(tokens, language) == text


@given(st.text(max_size=60))
def test_any_text_can_be_set_apart_and_put_together(text: str) -> None:
    assert isinstance(joined(split(text, "en"), "en"), str)
