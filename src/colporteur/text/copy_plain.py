"""Plain text as an article: kicker, headline, date, lead, paragraphs.

A short line without a full stop above a paragraph is a subhead. Paragraphs are parted by empty lines; in a text without
empty lines every line is a paragraph.
"""

import re
from collections import deque
from collections.abc import Iterator
from datetime import date
from html import escape

from colporteur.text.copy_blocks import CopyBlock, ParagraphCopy, Story, SubheadCopy
from colporteur.text.day import day_in
from colporteur.text.normalise import clean

LONGEST_KICKER = 60
LONGEST_HEADLINE = 255
LONGEST_SUBHEAD = 80
_SENTENCE_END = re.compile(r"[.!?…:;,؟؛،][”’»)\]\"']*$")


def read_plain(text: str, headline: str) -> Story:
    """With a `headline` given, all of it is lead and paragraphs."""
    units = deque(_units(text))
    day = _day(units)
    titles = _titles(units) if not headline else []
    day = _day(units) or day
    lead = units.popleft() if units and not headline and not _is_title(units[0]) else ""
    return Story(
        headline=titles[-1] if titles else "",
        kicker=titles[0] if len(titles) > 1 else "",
        lead=lead,
        day=day,
        body=tuple(_body(units)),
    )


def _day(units: deque[str]) -> date | None:
    """The date, if that comes next."""
    day = day_in(units[0]) if units else None
    if day is not None:
        units.popleft()
    return day


def _titles(units: deque[str]) -> list[str]:
    """Kicker and headline, or a headline alone; a first sentence stands in for one."""
    titles: list[str] = []
    while units and len(titles) < 2 and _is_title(units[0]) and day_in(units[0]) is None:
        if titles and len(titles[0]) > LONGEST_KICKER:
            break
        titles.append(units.popleft())
    if not titles and len(units) > 1 and len(units[0]) <= LONGEST_HEADLINE and day_in(units[0]) is None:
        titles.append(units.popleft())
    return titles


def _body(units: deque[str]) -> Iterator[CopyBlock]:
    while units:
        unit = units.popleft()
        if units and _is_subhead(unit):
            yield SubheadCopy(text=unit)
        else:
            yield ParagraphCopy(html=escape(unit, quote=False))


def _units(text: str) -> Iterator[str]:
    """Paragraphs, subheads and the lines of the head, each on one line and clean."""
    blocks = [[line for raw in block.split("\n") if (line := clean(raw))] for block in re.split(r"\n[^\S\n]*\n", text)]
    blocks = [block for block in blocks if block]
    if len(blocks) == 1:
        yield from blocks[0]
        return
    for number, block in enumerate(blocks):
        if number == 0 and all(map(_is_title, block[:-1])):
            yield from block
        elif _has_subhead_on_top(block):
            yield block[0]
            yield " ".join(block[1:])
        else:
            yield " ".join(block)


def _has_subhead_on_top(block: list[str]) -> bool:
    """A line much shorter than those below it was not cut by the width of a page."""
    return len(block) > 1 and _is_subhead(block[0]) and len(block[0]) < 0.7 * max(map(len, block[1:]))


def _is_title(line: str) -> bool:
    return len(line) <= LONGEST_HEADLINE and not _SENTENCE_END.search(line)


def _is_subhead(line: str) -> bool:
    return len(line) <= LONGEST_SUBHEAD and not _SENTENCE_END.search(line) and any(map(str.isalpha, line))
