"""What an article is made of: passages of sentences with marks, in one language, without any framework.

An :class:`ArticleDocument` of the original and one of an edition have the same shape: `ArticleDocument.printed_as`
swaps each sentence for the one an edition prints in its place, so that whoever renders need not know which it is.
"""

import hashlib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any


class Role(StrEnum):
    """How a sentence is to be read: a headline follows other rules than running text."""

    TITLE = "title"
    TEXT = "text"


class MarkKind(StrEnum):
    """Inline marks. A link's `target` is its address, that of foreign words their language; the others have none."""

    LINK = "link"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    FOREIGN = "foreign"  # words that a translation left in another language; no author's mark


class Standing(StrEnum):
    """Why a sentence stands where it stands."""

    ORIGINAL = "original"  # the article's own sentence in the article's own language
    MACHINE = "machine"  # an engine's translation that passed the checks
    PERSON = "person"  # a person's translation: corrected, approved or imported
    HELD = "held"  # in an edition: the original, printed in place of a translation that did not pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark over `text[start:end]` of its sentence, in code points, `0 <= start < end <= len(text)`."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence. `after` is the white space between it and the next, so that joining gives back the text."""

    language: str
    role: Role
    text: str
    marks: tuple[Mark, ...] = ()
    after: str = ""
    standing: Standing = Standing.ORIGINAL
    source: "Sentence | None" = None  # in an edition: the sentence that this one stands for

    @property
    def address(self) -> str:
        """32 hex digits: the hash of language, role and NFC text. Marks do not count."""
        return _address(self.language, self.role, self.text)


@lru_cache(maxsize=4096)  # between order and print a sentence is asked for its address again and again
def _address(language: str, role: Role, text: str) -> str:
    normal = unicodedata.normalize("NFC", text)
    return hashlib.sha256(f"{language}\x1f{role}\x1f{normal}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of sentences that are read together: a paragraph, a headline, a list item, a table cell."""

    sentences: tuple[Sentence, ...] = ()

    @property
    def text(self) -> str:
        """The plain text, character for character as it was written."""
        return "".join(sentence.text + sentence.after for sentence in self.sentences)

    def __bool__(self) -> bool:
        return bool(self.sentences)


EMPTY = Passage()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of running text."""

    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Subhead:
    """A heading inside the body."""

    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation set apart, without quotation marks of its own."""

    passage: Passage
    attribution: Passage = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list of points."""

    items: tuple[Passage, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells; with `has_header` the first row names the columns."""

    rows: tuple[tuple[Passage, ...], ...]
    has_header: bool = True
    caption: Passage = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class FactBox:
    """Background set apart from the story."""

    title: Passage
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture by its id in the picture library; `credit` is a name, not a sentence."""

    picture_id: int
    alt: Passage = EMPTY
    caption: Passage = EMPTY
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """A thing on another site, shown as a link until the reader asks for it."""

    url: str
    title: Passage = EMPTY


BodyBlock = Paragraph | Subhead | Quote | ItemList | Table | FactBox | Figure | Embed


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A public note on what was wrong; `at` is aware."""

    at: datetime
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDocument:
    """The text of one article in one edition, top to bottom."""

    language: str
    headline: Passage
    kicker: Passage = EMPTY
    lead: Passage = EMPTY
    dateline: Passage = EMPTY
    picture: Figure | None = None
    body: tuple[BodyBlock, ...] = ()
    corrections: tuple[Correction, ...] = field(default=())

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in reading order: kicker, headline, lead, dateline, picture, body, corrections."""
        for name in ("kicker", "headline", "lead", "dateline", "picture", "body", "corrections"):
            yield from _sentences_in(getattr(self, name))

    def keyed_sentences(self) -> Iterator[tuple[str, Sentence]]:
        """Pairs of `address.n` and sentence, where n counts the occurrences of that address from 0."""
        seen: dict[str, int] = {}
        for sentence in self.sentences():
            address = sentence.address
            number = seen.get(address, 0)
            seen[address] = number + 1
            yield f"{address}.{number}", sentence

    def printed_as(self, language: str, swap: Callable[[Sentence], Sentence]) -> "ArticleDocument":
        """The same article with each sentence swapped; `swap` is called once a sentence, in reading order."""
        order = ("kicker", "headline", "lead", "dateline", "picture", "body", "corrections")
        changed = {name: _swapped(getattr(self, name), swap) for name in order}
        return replace(self, language=language, **changed)


def _sentences_in(part: Any) -> Iterator[Sentence]:  # Any: walks every kind of block alike
    if isinstance(part, Sentence):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _sentences_in(each)
    elif is_dataclass(part) and not isinstance(part, type):
        for each in fields(part):
            yield from _sentences_in(getattr(part, each.name))


def _swapped(part: Any, swap: Callable[[Sentence], Sentence]) -> Any:  # Any: as above
    if isinstance(part, Sentence):
        return swap(part)
    if isinstance(part, tuple):
        return tuple(_swapped(each, swap) for each in part)
    if is_dataclass(part) and not isinstance(part, (type, Mark)):
        return replace(part, **{each.name: _swapped(getattr(part, each.name), swap) for each in fields(part)})
    return part
