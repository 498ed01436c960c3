"""Sentences to the pieces a neural model reads, and its pieces back to a sentence, with the place of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

SPACE = "▁"
"""How SentencePiece writes the space before a word. An underscore of the text itself is another character."""

_BYTE = re.compile(r"<0x([0-9A-Fa-f]{2})>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A text in pieces.

    `starts[n]` is the code point of `text` where the n-th piece begins, spaces left out; `words[n]` is the number of
    the word that it belongs to. Both are empty where the cutter does not know.
    """

    text: str
    tokens: tuple[str, ...]
    starts: tuple[int, ...] = ()
    words: tuple[int, ...] = ()


class Cutter(Protocol):
    """Cuts a language's text into the pieces of one model, and joins them. Thread-safe."""

    def cut(self, text: str) -> Cut:
        """The pieces of one sentence."""
        ...

    def join(self, tokens: Sequence[str]) -> Cut:
        """The sentence that pieces spell, and the place of each in it."""
        ...


class SentencePieces:
    """Pieces by a SentencePiece model. Joining needs none: the pieces spell the text."""

    def __init__(self, model: Path) -> None:
        import sentencepiece

        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))

    def cut(self, text: str) -> Cut:
        """The pieces, with their places in the text as it was before the model's own normalisation."""
        whole = text.encode("utf-8", "replace").decode()  # half a pair of surrogates is no character
        found = self._pieces.encode(whole, return_type="offset_mapping")
        starts = tuple(_after_spaces(text, begin, end) for begin, end in found["offsets"])
        tokens = tuple(found["pieces"])
        return Cut(text=text, tokens=tokens, starts=starts, words=_words(tokens))

    def join(self, tokens: Sequence[str]) -> Cut:
        """Spaces where the pieces say so, bytes put together to characters, nothing else changed."""
        spelt = "".join(_spelt(token) for token in tokens)
        text = spelt.strip(" ")
        lead = len(spelt) - len(spelt.lstrip(" "))
        starts, length = [], 0
        for token in tokens:
            piece = _spelt(token)
            starts.append(min(max(length + len(piece) - len(piece.lstrip(" ")) - lead, 0), len(text)))
            length += len(piece)
        if any(_BYTE.fullmatch(token) for token in tokens):
            return Cut(text=_characters(tokens), tokens=tuple(tokens))
        return Cut(text=text, tokens=tuple(tokens), starts=tuple(starts), words=_words(tokens))


def _spelt(token: str) -> str:
    return token.replace(SPACE, " ")


def _characters(tokens: Sequence[str]) -> str:
    """As `_spelt`, where some pieces are single bytes of UTF-8, such as `<0xC3>`."""
    spelt = b"".join(
        bytes.fromhex(match[1]) if (match := _BYTE.fullmatch(token)) else _spelt(token).encode() for token in tokens
    )
    return spelt.decode("utf-8", "replace").strip(" ")


def _after_spaces(text: str, begin: int, end: int) -> int:
    part = text[begin:end]
    return begin + len(part) - len(part.lstrip())


def _words(tokens: Sequence[str]) -> tuple[int, ...]:
    numbers, word = [], -1
    for place, token in enumerate(tokens):
        if place == 0 or token.startswith(SPACE):
            word += 1
        numbers.append(word)
    return tuple(numbers)
