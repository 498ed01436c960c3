"""Rich text, typed or pasted, as sentences with marks: strong, emphasis and links stay, all else is unwrapped.

The tree is made by nh3, which reads HTML as browsers do, whatever its state; what is read here is nh3's tidy output.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import nh3

from colporteur.text.documents import EMPTY, Mark, MarkKind, Passage, Role, Sentence
from colporteur.text.normalise import clean, clean_piece
from colporteur.text.sentences import split

KINDS = {
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "a": MarkKind.LINK,
}
SCHEMES = {"http", "https", "mailto"}
# What begins a line of its own: no sentence goes on over its edge.
_BLOCK_NAMES = """
    address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
# What is dropped together with its content.
_UNREAD_NAMES = """
    audio button canvas embed head iframe input math noembed noframes noscript object option script select style svg
    template textarea title video
"""
UNREAD = frozenset(_UNREAD_NAMES.split())
_PLAIN = re.compile(r'(?:\s*<p(?: data-block-key="\w*")?>)?([^<&]*)(?:</p>\s*)?')
"""Most paragraphs: no marks, no entities, at most what the editor puts around each."""

_TAIL = 32  # more accents than that on one letter nobody writes


def passage_from_html(html: str, language: str, role: Role) -> Passage:
    """The sentences of a piece of rich text. Links keep http, https, mailto and relative addresses, else they go."""
    plain = _PLAIN.fullmatch(html)
    if plain:
        return split(clean(plain[1]), language, role)
    sentences: list[Sentence] = []
    for line in lines_of_html(html):
        *before, last = split(line.text, language, role, line.marks).sentences
        sentences += [*before, replace(last, after=" ")]
    if not sentences:
        return EMPTY
    return Passage(sentences=(*sentences[:-1], replace(sentences[-1], after="")))


@dataclass(frozen=True, slots=True, kw_only=True)
class RichLine:
    """One line of clean text, never empty, with its marks in order of their starts."""

    text: str
    marks: tuple[Mark, ...] = ()


def lines_of_html(html: str) -> list[RichLine]:
    """The text between the edges of blocks, line by line; a `<br>` is a space."""
    reader = _Reader()
    reader.feed(tidied(html, BLOCKS | {"br"}))
    reader.close()
    reader.end_line()
    return reader.lines


def tidied(html: str, blocks: frozenset[str] | set[str] = frozenset()) -> str:
    """Well-formed HTML that holds nothing but inline marks and the block elements named."""
    return nh3.clean(
        html,
        tags={*KINDS, *blocks},
        clean_content_tags=set(UNREAD),
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel=None,
    )


@dataclass(slots=True)
class _Open:
    """A tag whose end has not been read yet."""

    tag: str
    start: int
    target: str


@dataclass(slots=True)
class _Growing:
    """Clean text as it grows, piece by piece."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, data: str) -> None:
        """Put `data` at the end. A letter's accents belong to it, on whichever side of a tag they stand."""
        data = clean_piece(data)
        while data and self.pieces:
            lead = _accents(data)
            grown = unicodedata.normalize("NFC", self.pieces[-1][-_TAIL:] + lead)
            if grown == self.pieces[-1][-_TAIL:] + lead:
                break
            piece = self.pieces.pop()
            self._append(piece[:-_TAIL] + grown, instead_of=len(piece))
            data = data[len(lead) :]
        if not self.pieces:
            data = data.lstrip()
        elif self.pieces[-1].endswith(" "):
            data = data.lstrip(" ")
        if data:
            self._append(data)

    def _append(self, piece: str, instead_of: int = 0) -> None:
        self.pieces.append(piece)
        self.length += len(piece) - instead_of


def _accents(data: str) -> str:
    """What of `data` could melt into the letter before it: its first accents, else its first character."""
    end = 0
    while end < len(data) and unicodedata.combining(data[end]):
        end += 1
    return data[: end or 1]


class _Reader(HTMLParser):
    """Reads tidy HTML into lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[RichLine] = []
        self._text = _Growing()
        self._marks: list[Mark] = []
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in KINDS:
            self._open.append(_Open(tag, self._text.length, dict(attrs).get("href") or ""))
        elif tag == "br":
            self._text.add(" ")
        else:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag not in KINDS:
            self.end_line()
        elif (number := _last(self._open, tag)) is not None:
            self._close(self._open.pop(number))

    def handle_data(self, data: str) -> None:
        self._text.add(data)

    def end_line(self) -> None:
        """What is open goes on in the next line, as a mark of its own."""
        for each in self._open:
            self._close(each)
            each.start = 0
        whole = "".join(self._text.pieces)
        text = whole.rstrip()
        if text:
            trimmed = [trimmed for mark in self._marks if (trimmed := _trimmed(mark, text)) is not None]
            self.lines.append(RichLine(text=text, marks=merged(trimmed)))
        self._text, self._marks = _Growing(), []

    def _close(self, opened: _Open) -> None:
        kind = KINDS[opened.tag]
        if opened.start < self._text.length and (kind is not MarkKind.LINK or opened.target):
            self._marks.append(Mark(kind=kind, start=opened.start, end=self._text.length, target=opened.target))


def _last(opened: Sequence[_Open], tag: str) -> int | None:
    return next((number for number in reversed(range(len(opened))) if opened[number].tag == tag), None)


def _trimmed(mark: Mark, text: str) -> Mark | None:
    """The mark without the white space at its ends; None if that is all it holds."""
    start, end = mark.start, min(mark.end, len(text))
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return replace(mark, start=start, end=end) if start < end else None


def merged(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """In order; strong within strong and emphasis within emphasis count once, and links do not overlap."""
    kept: list[Mark] = []
    last: dict[MarkKind, int] = {}
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        before = last.get(mark.kind)
        if before is not None and mark.start < kept[before].end:
            if mark.kind is not MarkKind.LINK:
                kept[before] = replace(kept[before], end=max(kept[before].end, mark.end))
            continue
        last[mark.kind] = len(kept)
        kept.append(mark)
    return tuple(kept)
