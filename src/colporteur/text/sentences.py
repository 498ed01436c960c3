"""Splitting a text into sentences, so that joining them gives the text back, character for character.

`sentencex` cuts; a table per language then joins what should not have been cut. Joining loses nothing, and the version
below is part of what is stored, since another splitter gives other sentences.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import sentencex

from colporteur.text.documents import Mark, Passage, Role, Sentence
from colporteur.text.normalise import clean

SPLITTER_VERSION = "1"

# A piece that ends like this is no end of a sentence: the next piece belongs to it.
_NO_END = {
    "de": r"(?:\b\d{1,3}\.|\b(?:Fa|Nr|Hr|Fr|Dr|Prof|St|Str|Bd|Abs|Art|Mio|Mrd|ca|bzw|vgl|usw|z|u|d|i|o|s|v)\.)",
    "es": r"(?:\b(?:aprox|mill|D|Dña|Dª|Sr|Sra|Sres|Dr|Dra|Avda|Av|Ud|Uds|EE|núm|pág|art|tel|S|p|ej)\.|\b\d{1,3}\.)",
    "fr": r"(?:\b(?:M|MM|Mme|Mlle|Dr|St|Ste|av|apr|env|art|n|p|cf|J|tél)\.)",
    "en": r"(?:\b(?:No|Nos|Mr|Mrs|Ms|Dr|St|Prof|vs|approx|p|pp|Fig|a\.m|p\.m|[A-Z])\.)",
    "ca": r"(?:\b(?:Sr|Sra|Dr|Dra|núm|pàg|aprox|av|c|S|Exm|EUA)\.|\b\d{1,3}\.)",
}
# …unless the next piece begins like this: then an abbreviation or a figure did end the sentence.
_BEGINS_ANEW = {"en": r"(?:The|He|She|It|They|We|In|On|But|And|A|An|This|That)\b"}
_CLOSING = "”’»)]›\"'"


def split(text: str, language: str, role: Role = Role.TEXT, marks: tuple[Mark, ...] = ()) -> Passage:
    """The sentences of `text`, with their marks; a title is one sentence.

    `text` is cleaned first (see `normalise.clean`); with marks it must be clean already, since they count its
    characters. A mark over whole sentences is split between them; one that ends within a sentence holds
    together what it covers, so that a title such as “Who goes there? A history” stays in one piece.
    """
    if not marks:
        text = clean(text)
    if not text.strip():
        return Passage()
    ends = [len(text)] if role is Role.TITLE else list(_ends(text, language))
    pieces = _pieces(text, _unbroken(_pieces(text, ends), marks))
    shared = _shared_out(pieces, marks)
    return Passage(
        sentences=tuple(
            Sentence(
                language=language,
                role=role,
                text=text[piece.start : piece.end],
                marks=tuple(shared.get(number, ())),
                after=text[piece.end : piece.next_start],
            )
            for number, piece in enumerate(pieces)
        )
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence as a range of the text; the next begins at `next_start`."""

    start: int
    end: int
    next_start: int


def _pieces(text: str, ends: Sequence[int]) -> list[_Piece]:
    return [
        _Piece(start, start + len(text[start:end].rstrip()), end) for start, end in pairwise((0, *ends)) if start < end
    ]


def _span(pieces: Sequence[_Piece], mark: Mark) -> tuple[int, int]:
    """The numbers of the first and the last piece that the mark reaches into."""
    first = bisect_right(pieces, mark.start, key=lambda piece: piece.start) - 1
    last = bisect_right(pieces, mark.end - 1, key=lambda piece: piece.start) - 1
    return first, last


def _unbroken(pieces: Sequence[_Piece], marks: Sequence[Mark]) -> list[int]:
    """The ends of the pieces, without those that would cut a mark in two that does not cover whole pieces."""
    forbidden: set[int] = set()
    for mark in marks:
        first, last = _span(pieces, mark)
        if mark.start > pieces[first].start or mark.end < pieces[last].end:
            forbidden.update(range(first, last))
    return [piece.next_start for number, piece in enumerate(pieces) if number not in forbidden]


def _shared_out(pieces: Sequence[_Piece], marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    """The marks of each piece, counted from its start."""
    shared: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        first, last = _span(pieces, mark)
        for number in range(first, last + 1):
            piece = pieces[number]
            start, end = max(mark.start, piece.start) - piece.start, min(mark.end, piece.end) - piece.start
            if start < end:
                shared.setdefault(number, []).append(replace(mark, start=start, end=end))
    return shared


def _ends(text: str, language: str) -> Iterator[int]:
    start = 0
    position = 0
    pieces = [piece for piece in sentencex.segment(language.partition("-")[0], text) if piece]
    for number, piece in enumerate(pieces):
        position += len(piece)
        following = pieces[number + 1] if number + 1 < len(pieces) else ""
        if following and (not text[start:position].strip() or _belongs_together(piece, following, language)):
            continue
        yield position
        start = position
    if start < len(text):
        yield len(text)


def _belongs_together(piece: str, following: str, language: str) -> bool:
    base = language.partition("-")[0]
    ending = piece.rstrip()
    if not following.strip() or following.strip()[0] in _CLOSING:
        return True
    rule = _NO_END.get(base)
    if rule is None or not re.search(rule + r"$", ending[-24:]):
        return False
    anew = _BEGINS_ANEW.get(base)
    return not (anew and re.match(anew, following))
