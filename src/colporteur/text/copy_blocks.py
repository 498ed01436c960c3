"""The blocks of an article as it is handed in.

`html`, `items`, `rows` and `paragraphs` hold nothing but text, `b`, `i` and `a href`; all else is plain text.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphCopy:
    """A paragraph of running text."""

    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubheadCopy:
    """A heading inside the body."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCopy:
    """A quotation set apart, of one paragraph or more."""

    paragraphs: tuple[str, ...]
    attribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCopy:
    """A list of points."""

    items: tuple[str, ...]
    is_ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCopy:
    """Rows of cells, as many in each; with `has_header` the first row names the columns."""

    rows: tuple[tuple[str, ...], ...]
    has_header: bool = False
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactBoxCopy:
    """Background set apart from the story."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCopy:
    """A picture by the name of its file in the picture library. One that is decoration shows nothing that words could tell."""

    file: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    is_decoration: bool = False


CopyBlock = ParagraphCopy | SubheadCopy | QuoteCopy | ListCopy | TableCopy | FactBoxCopy | PictureCopy


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a file says of an article below its front matter; what it does not say is empty."""

    headline: str = ""
    kicker: str = ""
    lead: str = ""
    language: str = ""
    day: date | None = None
    body: tuple[CopyBlock, ...] = ()
