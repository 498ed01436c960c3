"""Putting the lines of an HTML text together into blocks.

Blocks do not nest: the outermost one takes what is inside.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol

from colporteur.text.copy_blocks import (
    CopyBlock,
    FactBoxCopy,
    ListCopy,
    ParagraphCopy,
    PictureCopy,
    QuoteCopy,
    SubheadCopy,
    TableCopy,
)

_MOST_COLUMNS = 50
_MOST_ROWS = 500
_NUMBER = re.compile(r"\s*[0-9]{1,9}")
_DASH = re.compile(r"\s*(?:[—–―]|--)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A line: as inline HTML, and as plain text. `cite` is the source it ends with, `before` the HTML in front of that."""

    html: str
    text: str
    cite: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """How many columns and rows a table's cell takes."""

    columns: int = 1
    rows: int = 1

    @classmethod
    def written(cls, columns: str | None, rows: str | None) -> "Span":
        """By its attributes. What is no number counts as 1, and more than a page could show as the most it could."""
        return cls(_bounded(columns, _MOST_COLUMNS), _bounded(rows, _MOST_ROWS))


def _bounded(number: str | None, most: int) -> int:
    found = _NUMBER.match(number or "")
    return max(1, min(int(found[0]), most)) if found else 1


SINGLE = Span()


class _Taker(Protocol):
    def start(self, tag: str, span: Span) -> None:
        """An element begins within the block."""

    def end(self, tag: str) -> None:
        """It ends."""

    def take(self, line: Written, place: str) -> None:
        """A line that stands directly in the element `place`."""

    def blocks(self) -> Iterable[CopyBlock]:
        """What the block comes to."""
        ...


@dataclass(slots=True)
class _QuoteTaker:
    """Paragraphs; a footer, a last one that begins with a dash, or a `cite` at the end says whose words they are."""

    lines: list[Written] = field(default_factory=list)
    attribution: str = ""

    def start(self, tag: str, span: Span) -> None:
        pass

    def end(self, tag: str) -> None:
        pass

    def take(self, line: Written, place: str) -> None:
        if place == "footer":
            self.attribution = _undashed(line.text)
        else:
            self.lines.append(line)

    def blocks(self) -> Iterable[CopyBlock]:
        if not self.attribution:
            self._find_attribution()
        if self.lines:
            yield QuoteCopy(paragraphs=tuple(line.html for line in self.lines), attribution=self.attribution)

    def _find_attribution(self) -> None:
        """A `cite` in the midst of a sentence names a work, and stays where it is."""
        alone = [line for line in self.lines if line.cite and not line.before]
        last = self.lines[-1] if self.lines else None
        if last is not None and len(self.lines) > 1 and _DASH.match(last.text):
            self.attribution = _undashed(self.lines.pop().text)
        elif last is not None and last.cite and last.before:
            self.attribution = _undashed(last.cite)
            self.lines[-1] = replace(last, html=last.before)
        elif alone and len(self.lines) > 1:
            self.attribution = _undashed(alone[-1].text)
            self.lines.remove(alone[-1])


@dataclass(slots=True)
class _ListTaker:
    """Points; those of lists within lists follow the point they stand in, whose words stay together."""

    is_ordered: bool
    items: list[list[str]] = field(default_factory=list)
    open_items: list[list[str]] = field(default_factory=list)

    def start(self, tag: str, span: Span) -> None:
        if tag == "li":
            self.items.append([])
            self.open_items.append(self.items[-1])

    def end(self, tag: str) -> None:
        if tag == "li" and self.open_items:
            self.open_items.pop()

    def take(self, line: Written, place: str) -> None:
        if self.open_items:
            self.open_items[-1].append(line.html)
        else:
            self.items.append([line.html])

    def blocks(self) -> Iterable[CopyBlock]:
        items = tuple(" ".join(item) for item in self.items if item)
        if items:
            yield ListCopy(items=items, is_ordered=self.is_ordered)


@dataclass(slots=True)
class _Cell:
    """What stands in a cell, and how many columns and rows it takes."""

    span: Span
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """The cells of a row, and the number of the table it is of."""

    table: int
    cells: list[_Cell] = field(default_factory=list)


@dataclass(slots=True)
class _TableTaker:
    """Rows and cells. A table within a cell adds its rows below the outer row, which goes on behind it.

    A cell that takes several columns or rows stands in the first of them; the others are empty, so that what follows
    keeps its column.
    """

    rows: list[_Row] = field(default_factory=list)
    caption: str = ""
    has_header: bool = False
    tables: int = 1
    open_tables: list[int] = field(default_factory=lambda: [1])  # from the outermost in, by their numbers
    open_rows: list[_Row | None] = field(default_factory=lambda: [None])  # the row of each of them

    def start(self, tag: str, span: Span) -> None:
        if tag == "table":
            self.tables += 1
            self.open_tables.append(self.tables)
            self.open_rows.append(None)
        elif tag == "tr":
            self._start_row()
        elif tag in ("td", "th"):
            row = self.open_rows[-1] or self._start_row()
            self.has_header = self.has_header or (tag == "th" and len(self.rows) == 1)
            row.cells.append(_Cell(span))

    def end(self, tag: str) -> None:
        if tag == "table" and len(self.open_rows) > 1:
            self.open_tables.pop()
            self.open_rows.pop()

    def take(self, line: Written, place: str) -> None:
        row = self.open_rows[-1]
        if place == "caption" and not self.caption:
            self.caption = line.text
        elif row and row.cells:
            row.cells[-1].words.append(line.html)
        else:
            self._start_row().cells.append(_Cell(SINGLE, [line.html]))

    def blocks(self) -> Iterable[CopyBlock]:
        rows = [row for row in self._laid_out() if any(row)]
        width = max((number for row in rows for number, cell in enumerate(row, start=1) if cell), default=0)
        if rows:
            padded = tuple((*row[:width], *[""] * (width - len(row))) for row in rows)
            yield TableCopy(rows=padded, has_header=self.has_header, caption=self.caption)

    def _start_row(self) -> _Row:
        row = _Row(table=self.open_tables[-1])
        self.rows.append(row)
        self.open_rows[-1] = row
        return row

    def _laid_out(self) -> Iterator[list[str]]:
        """Each row with every cell in its column."""
        taken: dict[int, dict[int, int]] = {}  # by table and column: how many rows a cell from above still takes
        for row in self.rows:
            from_above = taken.get(row.table, {})
            line: list[str] = []
            for cell in row.cells:
                while from_above.get(len(line), 0):
                    line.append("")
                columns = range(len(line), len(line) + cell.span.columns)
                from_above |= dict.fromkeys(columns, cell.span.rows)
                line += [" ".join(cell.words), *[""] * (cell.span.columns - 1)]
            taken[row.table] = {column: rows - 1 for column, rows in from_above.items() if rows > 1}
            yield line


@dataclass(slots=True)
class _BoxTaker:
    """A heading and paragraphs; without a heading they are paragraphs of the story."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)

    def start(self, tag: str, span: Span) -> None:
        pass

    def end(self, tag: str) -> None:
        pass

    def take(self, line: Written, place: str) -> None:
        if place == "heading" and not self.title:
            self.title = line.text
        else:
            self.paragraphs.append(line.html)

    def blocks(self) -> Iterable[CopyBlock]:
        if self.title and self.paragraphs:
            yield FactBoxCopy(title=self.title, paragraphs=tuple(self.paragraphs))
            return
        if self.title:
            yield SubheadCopy(text=self.title)
        yield from (ParagraphCopy(html=html) for html in self.paragraphs)


_TAKERS: dict[str, Callable[[], _Taker]] = {
    "blockquote": _QuoteTaker,
    "ul": partial(_ListTaker, is_ordered=False),
    "ol": partial(_ListTaker, is_ordered=True),
    "table": _TableTaker,
    "aside": _BoxTaker,
}
STARTS = frozenset({*_TAKERS, "li", "tr", "td", "th"})


class Gathering:
    """The blocks so far, and the one that is open."""

    def __init__(self) -> None:
        self._blocks: list[CopyBlock] = []
        self._taker: _Taker | None = None
        self._opened_by = ""
        self._depth = 0
        self._pictures: list[PictureCopy] = []

    @property
    def is_within(self) -> bool:
        """True inside a block that takes lines."""
        return self._taker is not None

    def start(self, tag: str, span: Span = SINGLE) -> None:
        """An element of `STARTS` begins; `span` is that of a cell."""
        if self._taker is None:
            if tag in _TAKERS:
                self._taker, self._opened_by, self._depth = _TAKERS[tag](), tag, 1
            return
        self._depth += tag == self._opened_by
        self._taker.start(tag, span)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._taker is None:
            return
        self._taker.end(tag)
        self._depth -= tag == self._opened_by
        if self._depth == 0:
            self._blocks += [*self._taker.blocks(), *self._pictures]
            self._taker, self._pictures = None, []

    def take(self, line: Written, place: str) -> None:
        """A line that stands directly in the element `place`."""
        if self._taker is not None:
            self._taker.take(line, place)
        elif place == "heading":
            self._blocks.append(SubheadCopy(text=line.text))
        elif place != "figcaption" or not self._caption(line.text):
            self._blocks.append(ParagraphCopy(html=line.html))

    def picture(self, picture: PictureCopy) -> None:
        """A picture; one within a block follows it."""
        (self._pictures if self.is_within else self._blocks).append(picture)

    def finished(self) -> tuple[CopyBlock, ...]:
        """Every block."""
        return tuple(self._blocks)

    def _caption(self, text: str) -> bool:
        """Put a figure's caption where it belongs; False if what stands before it can take none."""
        last = self._blocks[-1] if self._blocks else None
        if isinstance(last, PictureCopy | TableCopy) and not last.caption:
            self._blocks[-1] = replace(last, caption=text)
        elif isinstance(last, QuoteCopy) and not last.attribution:
            self._blocks[-1] = replace(last, attribution=_undashed(text))
        else:
            return False
        return True


def _undashed(text: str) -> str:
    return _DASH.sub("", text, count=1) if _DASH.match(text) else text
