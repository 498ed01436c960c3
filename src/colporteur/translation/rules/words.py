"""The words of a text as ranges, for laying marks over them. A mark never ends within one."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from colporteur.translation.rules.digits import in_western_digits

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
"""Letters, also with an apostrophe or a hyphen among them; no digits."""

_SAME = str.maketrans({"\xa0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "ʼ": "'", "‑": "-", "–": "-"})
_BETWEEN_FIGURES = frozenset(".,:'’\xa0\u202f٬٫")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_ARABIC_PREFIX = re.compile(r"(?:[وف]?(?:ال|لل|[بك]ال|[بلك])|[وف])(?=\w{2})")
_LEAST_STEM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """`text[start:end]`, and the form in which it is compared."""

    start: int
    end: int
    form: str


@dataclass(frozen=True)
class Text:
    """A text, its words, and the form in which it is searched: as long, but without case, kinds of spaces and kinds of digits."""

    plain: str

    @cached_property
    def folded(self) -> str:
        """Code point for code point."""
        same = in_western_digits(self.plain.translate(_SAME))
        folded = same.casefold()  # never shorter: of the same length it has kept every place
        return folded if len(folded) == len(same) else "".join(map(_folded, same))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """In order. A number with its separators is one word."""
        return tuple(_words(self.plain))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def word_at(self, position: int) -> int | None:
        """The number of the word that covers the code point at `position`."""
        number = bisect_right(self._starts, position) - 1
        return number if number >= 0 and position < self.words[number].end else None

    def is_edge(self, position: int) -> bool:
        """True where no word would be cut."""
        number = self.word_at(position) if 0 < position < len(self.plain) else None
        if number is None or self.words[number].start == position:
            return True
        return bool(_UNSPACED.match(self.plain[position - 1]) or _UNSPACED.match(self.plain[position]))

    def finds(self, wanted: "Text") -> list[tuple[int, int]]:
        """Where `wanted` stands as whole words."""
        found = []
        at = self.folded.find(wanted.folded) if wanted.folded else -1
        while at >= 0:
            end = at + len(wanted.folded)
            if self.is_edge(at) and self.is_edge(end):
                found.append((at, end))
            at = self.folded.find(wanted.folded, at + 1)
        return found


def _folded(character: str) -> str:
    folded = character.casefold()
    return folded if len(folded) == 1 else character


def _words(text: str) -> Iterator[Word]:
    start = None
    for position, character in enumerate(text):
        if _is_of_word(text, position, character):
            start = position if start is None else start
        elif start is not None:
            yield _word(text, start, position)
            start = None
    if start is not None:
        yield _word(text, start, len(text))


def _is_of_word(text: str, position: int, character: str) -> bool:
    if character.isalnum() or character in "_\u200c\u200d" or unicodedata.category(character)[0] == "M":
        return True
    return (
        character in _BETWEEN_FIGURES
        and 0 < position < len(text) - 1
        and text[position - 1].isdecimal()
        and text[position + 1].isdecimal()
    )


def _word(text: str, start: int, end: int) -> Word:
    folded = text[start:end].casefold()
    if folded.isascii():
        return Word(start, end, folded)
    decomposed = unicodedata.normalize("NFKD", folded)
    form = "".join(character for character in decomposed if unicodedata.category(character)[0] != "M")
    return Word(start, end, in_western_digits(form) if form[:1].isdecimal() else form)


def are_kin(one: str, other: str) -> bool:
    """True for one word in two forms: the same beginning, or the same with an Arabic particle in front."""
    if one == other:
        return True
    if one[:1].isdecimal() or other[:1].isdecimal():
        return False
    return _share_stem(one, other) or without_particle(one) == without_particle(other)


def _share_stem(one: str, other: str) -> bool:
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= _LEAST_STEM and common >= 0.65 * max(len(one), len(other))


def without_particle(form: str) -> str:
    """An Arabic word without the article and the particles that are written as one word with it."""
    return _ARABIC_PREFIX.sub("", form, count=1)
