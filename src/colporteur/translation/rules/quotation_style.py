"""Straight quotation marks, and those copied from the source, made the target language's own (`text/quotation_marks.py`)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from colporteur.text.quotation_marks import quotation_marks

_COMMA_OUTSIDE = frozenset({"ca", "de", "es", "fr", "it", "pt"})
"""Languages that set the comma behind the closing mark; English sets it before."""

_MARK = re.compile(r'["“”„‟«»]')
_SPACES = " \u00a0\u202f"
_BEFORE_AN_OPENING = re.compile(r"(?:^|[\s(\[¿¡–—\-’'‘‚‹/])$")
_AFTER_A_CLOSING = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Change:
    """What stands at `start` to `end` is to be `text`."""

    start: int
    end: int
    text: str


def apart(text: str, changes: Iterable[Change]) -> Iterator[Change]:
    """In order, and without what changes nothing; of any that overlap the first, of any that begin together the longest."""
    end = 0
    for change in sorted(changes, key=lambda one: (one.start, -one.end)):
        if change.start >= end and change.text != text[change.start : change.end]:
            yield change
            end = change.end


def quotation_changes(text: str, source: str, language: str) -> list[Change]:
    """What makes straight marks, and those copied from `source`, the language's own; none where pairs are not certain."""
    tag = language.lower()
    own = quotation_marks(tag)
    style = own.opening + own.closing if own else ""
    marks = list(_MARK.finditer(text)) if style else []
    if not own or not marks or len(marks) % 2:
        return []
    written = {mark[0] for mark in marks}
    is_foreign = not written <= set(style) and all(mark == '"' or mark in source for mark in written - set(style))
    space = own.space
    if not is_foreign and not (space and written == set(style)):
        return []
    if not _are_pairs(text, marks):
        return []
    changes = list(_changes(text, marks, style, space))
    return list(_with_commas_outside(text, changes)) if tag.partition("-")[0] in _COMMA_OUTSIDE else changes


def _are_pairs(text: str, marks: Sequence[re.Match[str]]) -> bool:
    """True if they open and close by turns, with words between, each where it may; nested ones do not."""
    return all(
        _may_open(text, opening) and _may_close(text, closing) and text[opening.end() : closing.start()].strip()
        for opening, closing in zip(marks[::2], marks[1::2], strict=True)
    )


def _may_open(text: str, mark: re.Match[str]) -> bool:
    return _BEFORE_AN_OPENING.search(text, max(0, mark.start() - 1), mark.start()) is not None or mark.start() == 0


def _may_close(text: str, mark: re.Match[str]) -> bool:
    return not _AFTER_A_CLOSING.match(text, mark.end())


def _changes(text: str, marks: Sequence[re.Match[str]], style: str, space: str) -> Iterator[Change]:
    for number, mark in enumerate(marks):
        if number % 2 == 0:
            end = mark.end() + _width(text[mark.end() :])
            change = Change(mark.start(), end, style[0] + space)
        else:
            start = mark.start() - _width(text[: mark.start()][::-1])
            change = Change(start, mark.end(), space + style[1])
        written = text[change.start : change.end]
        if written != change.text and written.replace("\u00a0", "\u202f") != change.text:
            yield change


def _with_commas_outside(text: str, changes: Sequence[Change]) -> Iterator[Change]:
    """Those of closing marks with the comma that stands before them."""
    for change in changes:
        before, after = text[change.start - 1 : change.start], text[change.end : change.end + 1]
        if before == "," and after != "," and change.text.strip(_SPACES) and _may_close_a_speech(text, change):
            yield Change(change.start - 1, change.end, change.text + ",")
        else:
            yield change


def _may_close_a_speech(text: str, change: Change) -> bool:
    """True if a space or the end follows, and none stands before the comma."""
    return text[change.end : change.end + 1] in ("", " ") and text[change.start - 2 : change.start - 1] not in ("", " ")


def _width(text: str) -> int:
    """How many spaces stand at its beginning."""
    return len(text) - len(text.lstrip(_SPACES))
