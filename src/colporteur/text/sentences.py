"""Splitting a text into sentences, so that joining them gives the text back, character for character.

`sentencex` cuts; a table per language then joins what should not have been cut. Joining loses nothing, and the version
below is part of what is stored, since another splitter gives other sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

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

    `text` is taken as it is where it is clean already (see `normalise.clean`); otherwise it is cleaned, and marks are only
    given for clean text. A mark over several sentences is split between them; a mark never holds two halves together.
    """
    if not marks:
        text = clean(text)
    if not text.strip():
        return Passage()
    bounds = [(0, len(text))] if role is Role.TITLE else list(_bounds(text, language))
    sentences = []
    for start, end in bounds:
        piece = text[start:end]
        kept = piece.rstrip()
        sentence = Sentence(language=language, role=role, text=kept, after=piece[len(kept) :])
        sentences.append(replace(sentence, marks=_marks_within(marks, start, start + len(kept))))
    return Passage(sentences=tuple(sentences))


def _bounds(text: str, language: str) -> Iterator[tuple[int, int]]:
    start = 0
    position = 0
    pieces = [piece for piece in sentencex.segment(language.partition("-")[0], text) if piece]
    for number, piece in enumerate(pieces):
        position += len(piece)
        following = pieces[number + 1] if number + 1 < len(pieces) else ""
        if following and (not text[start:position].strip() or _belongs_together(piece, following, language)):
            continue
        yield start, position
        start = position
    if start < len(text):
        yield start, len(text)


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


def _marks_within(marks: tuple[Mark, ...], start: int, end: int) -> tuple[Mark, ...]:
    return tuple(
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in marks
        if mark.start < end and mark.end > start
    )
