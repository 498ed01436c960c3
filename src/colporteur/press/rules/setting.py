"""What a typist's keys lack, as a newspaper prints it: “ ” ’ – … ½ for " ' -- ... 1 1/2, by the language's rules.

A sentence stays in store as it was handed in. It is set when it is printed, each by itself and from nothing but its
words and language, so that it looks the same wherever it stands (docs/decisions/0011-set-at-print.md). What might be
something else stays: feet and inches (6'2"), addresses, handles, options (--force).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from colporteur.text.documents import Mark, Passage
from colporteur.text.quotation_marks import NARROW_SPACE, QuotationMarks, quotation_marks

_APOSTROPHE = "’"
_KEPT = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|(?<!\w)[@#]\w[\w.-]*|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*", re.IGNORECASE
)
_OF_ADDRESSES = ("/", "@", "#", "www.")  # what is kept has one of these
_OPENING_FOLLOWS = " \u00a0\u202f([{/-–—¿¡“„«‘‚‹\u200e\u200f\u2066\u2067\u2068"
_SPACES = " \u00a0\u202f"
_FEET = re.compile(r"\d['′]\s?\d+$")
_SHORTENED = {  # ’90s, ’tis, rock ’n’ roll; ’ne, ’s
    "de": re.compile(r"(?:ne[nmrs]?|n|s|nauf|naus|rein|raus|runter|rum)\b"),
    "en": re.compile(r"(?:\d\ds|tis|twas|em|til|till|cause|n|bout|round)\b", re.IGNORECASE),
}
_GERESH = frozenset({"he", "yi"})  # whose ' and " within a word are letters' signs

_DOTS = re.compile(r"(?<!\.)\.{3}(?![.\d/\\])|(?<!\.)(?<!\. )\. \. \.(?!\.| \.)")
_FOUR_DOTS = re.compile(r"(?<!\.)\.{4}(?!\.)")
_SPACED_DASH = re.compile(
    r"(?:(?<=\s)|^)-{2,3}(?=\s|$)"
    r"|(?:(?<=[^\W\d] )|(?<=[)\"'”’»“.!?…,] ))-(?= (?:[^\W\d]|[\"'“„«‘(¿¡]))"
)
_CLOSE_DASH = re.compile(r"(?<=[\w.,!?\"'”’»)])-{2,3}(?=[\w\"'“‘„«(¿¡])")
_SPANISH_SPEECH = re.compile(r"^--(?=[^\W\da-zà-ÿ]|[¿¡«\"])")
_SPANISH_DASHES = re.compile(r"(?<=\s)(--)(?=[^\s-])[^-]+(?<=\S)(--)(?=[\s.,;:!?]|$)")
_FRACTIONS = {
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞",
}  # fmt: skip
_FRACTION = "|".join(_FRACTIONS)
_MIXED = re.compile(rf"(?<![\d/.,:])(\d{{1,3}})( |-)({_FRACTION})(?![\d/])")
_MEASURES = r"(?:inch|foot|feet|yard|mile|cup|teaspoon|tablespoon|pint|pound|ounce|acre)"
_MEASURED = re.compile(rf"(?<![\w/.,:-])(?:{_FRACTION})(?=[ -]{_MEASURES})")
_FRENCH_SIGN = re.compile(r"(?<=[\w%)»”’\"'])(?=[;!?]+(?:[\s»”’\")\]]|$)|:(?:\s|$))")
_FRENCH_BARE_QUOTE = re.compile(r"(?<=«)(?=\w)|(?<=[\w.!?…])(?=»)")

_EM_DASH = frozenset({"en", "es"})
_EN_DASH_ALL_THE_SAME = frozenset({"en-gb", "en-ie", "en-au", "en-nz", "en-za", "en-in"})
_CLOSE_EM_DASH = frozenset({"en", "es"})
_FRENCH_WITHOUT_SPACES = frozenset({"fr-ca", "fr-ch"})


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands at `start` to `end` is printed as `text`."""

    start: int
    end: int
    text: str


def set_text(text: str, language: str) -> str:
    """The text as it is printed; `language` is a BCP 47 tag."""
    return _made(text, edits(text, language))


def set_line(passage: Passage) -> str:
    """A passage as plain text, for titles, attributes and feeds: set, with no space bound."""
    return "".join(set_text(each.text, each.language) + each.after for each in passage.sentences)


def set_with_marks(text: str, marks: Sequence[Mark], language: str) -> tuple[str, Sequence[Mark]]:
    """The text as it is printed, and its marks where they stand then."""
    changes = edits(text, language)
    if not changes:
        return text, marks
    moved = (
        replace(mark, start=_moved(mark.start, changes, at_end=False), end=_moved(mark.end, changes, at_end=True))
        for mark in marks
    )
    return _made(text, changes), tuple(mark for mark in moved if mark.start < mark.end)


@lru_cache(maxsize=8192)
def edits(text: str, language: str) -> tuple[Edit, ...]:
    """What is set otherwise than it is written, in order; none overlap."""
    tag = language.lower()
    base = tag.partition("-")[0]
    kept = [found.span() for found in _KEPT.finditer(text)] if any(sign in text for sign in _OF_ADDRESSES) else []
    found = (
        *(_quotes(text, tag, kept) if '"' in text or "'" in text else ()),
        *(_dots(text) if ".." in text or ". . ." in text else ()),
        *(_dashes(text, tag) if "-" in text else ()),
        *(_fractions(text, base) if "/" in text else ()),
        *(_french(text) if base == "fr" and tag not in _FRENCH_WITHOUT_SPACES else ()),
    )
    return tuple(_apart(sorted(found, key=lambda each: (each.start, each.end)), kept))


def _apart(found: Iterable[Edit], kept: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Those that do not touch what is kept, the first of any two that overlap."""
    end = 0
    for edit in found:
        if edit.start < end or any(start < edit.end and edit.start < stop for start, stop in kept):
            continue
        yield edit
        end = edit.end


def _made(text: str, changes: Iterable[Edit]) -> str:
    parts, end = [], 0
    for edit in changes:
        parts += [text[end : edit.start], edit.text]
        end = edit.end
    return "".join((*parts, text[end:]))


def _moved(place: int, changes: Iterable[Edit], *, at_end: bool) -> int:
    """Where a mark's edge stands in the printed text: within what was replaced, at the near end of what it became."""
    shift = 0
    for edit in changes:
        if edit.start >= place:
            break
        if place < edit.end:
            return edit.start + shift + (len(edit.text) if at_end else 0)
        shift += len(edit.text) - (edit.end - edit.start)
    return place + shift


def _dots(text: str) -> Iterator[Edit]:
    for found in _DOTS.finditer(text):
        yield Edit(found.start(), found.end(), "…")
    for found in _FOUR_DOTS.finditer(text):
        yield Edit(found.start(), found.end(), "….")


def _dashes(text: str, tag: str) -> Iterator[Edit]:
    base = tag.partition("-")[0]
    spaced = "—" if base in _EM_DASH and tag not in _EN_DASH_ALL_THE_SAME else "–"
    if base == "es":
        yield from (Edit(found.start(), found.end(), "—") for found in _SPANISH_SPEECH.finditer(text))
        for found in _SPANISH_DASHES.finditer(text):
            yield from (Edit(found.start(each), found.end(each), "—") for each in (1, 2))
    for found in _SPACED_DASH.finditer(text):
        yield Edit(found.start(), found.end(), spaced)
    for found in _CLOSE_DASH.finditer(text):
        is_range = text[found.start() - 1].isdigit() and text[found.end()].isdigit()
        yield Edit(found.start(), found.end(), "—" if base in _CLOSE_EM_DASH and not is_range else "–")


def _fractions(text: str, base: str) -> Iterator[Edit]:
    for found in _MIXED.finditer(text):
        yield Edit(found.start(2), found.end(3), _FRACTIONS[found[3]])
    if base == "en":
        for found in _MEASURED.finditer(text):
            yield Edit(found.start(), found.end(), _FRACTIONS[found[0]])


def _french(text: str) -> Iterator[Edit]:
    for pattern in (_FRENCH_SIGN, _FRENCH_BARE_QUOTE):
        yield from (Edit(found.start(), found.start(), NARROW_SPACE) for found in pattern.finditer(text))


def _quotes(text: str, tag: str, kept: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    base = tag.partition("-")[0]
    if base in _GERESH:
        return
    reader = _Quotes(text, tag, quotation_marks(tag))
    for found in re.finditer("[\"']", text):
        if not any(start <= found.start() < stop for start, stop in kept):
            edit = reader.read(found.start())
            if edit is not None:
                yield edit


class _Quotes:
    """Straight marks of one text, read from its beginning; what is open tells what the next can be."""

    def __init__(self, text: str, tag: str, style: QuotationMarks | None) -> None:
        self.text = text
        self.shortened = _SHORTENED.get(tag.partition("-")[0])
        self.style = style
        self.open: set[str] = set()
        self.opened_at = -1  # the place of the last mark, if it opened

    def read(self, at: int) -> Edit | None:
        return self._double(at) if self.text[at] == '"' else self._single(at)

    def _double(self, at: int) -> Edit | None:
        before, after = self._around(at)
        is_inch = before.isdigit() and ('"' not in self.open or _FEET.search(self.text, 0, at) is not None)
        if self.style is None or is_inch or (before.isalnum() and after.isalnum()):
            return None
        if (
            self.style.space
            and before in ("", *_SPACES)
            and after in ("", *_SPACES, *(".,;:!?" if '"' in self.open else ""))
        ):
            return self._spaced(at)
        if '"' in self.open and self._may_close(before, after):
            return self._closed(at)
        if self._may_open(at, before, after):
            return self._opened(at)
        return self._closed(at) if self._may_close(before, after) else None

    def _spaced(self, at: int) -> Edit | None:
        """A mark between spaces, as French typists set them: they open and close by turns."""
        return self._closed(at) if '"' in self.open else self._opened(at)

    def _opened(self, at: int) -> Edit | None:
        if self.style is None:
            return None
        self.open.add('"')
        self.opened_at = at
        end = at + 1
        while self.style.space and end < len(self.text) and self.text[end] in _SPACES:
            end += 1
        return Edit(at, end, self.style.opening + self.style.space)

    def _closed(self, at: int) -> Edit | None:
        if self.style is None:
            return None
        self.open.discard('"')
        start = at
        while self.style.space and start and self.text[start - 1] in _SPACES:
            start -= 1
        return Edit(start, at + 1, self.style.space + self.style.closing)

    def _single(self, at: int) -> Edit | None:
        before, after = self._around(at)
        if before.isalpha() and after.isalnum():
            return Edit(at, at + 1, _APOSTROPHE)
        if before.isdigit() and "'" not in self.open:
            return Edit(at, at + 1, _APOSTROPHE) if after == "s" else None
        if self.shortened and not before.isalnum() and self.shortened.match(self.text, at + 1):
            return Edit(at, at + 1, _APOSTROPHE)
        if "'" in self.open and self._may_close(before, after):
            self.open.discard("'")
            return self._inner(at, is_opening=False)
        if self._may_open(at, before, after) and self._is_closed_after(at):
            self.open.add("'")
            self.opened_at = at
            return self._inner(at, is_opening=True)
        return Edit(at, at + 1, _APOSTROPHE) if before.isalpha() else None

    def _inner(self, at: int, *, is_opening: bool) -> Edit | None:
        if self.style is None:
            return None
        return Edit(at, at + 1, self.style.inner_opening if is_opening else self.style.inner_closing)

    def _around(self, at: int) -> tuple[str, str]:
        return self.text[at - 1 : at] if at else "", self.text[at + 1 : at + 2]

    def _may_open(self, at: int, before: str, after: str) -> bool:
        is_free = not before or before in _OPENING_FOLLOWS or self.opened_at == at - 1 >= 0
        return is_free and bool(after) and after not in _SPACES and after not in ".,;:!?)]"

    @staticmethod
    def _may_close(before: str, after: str) -> bool:
        return bool(before) and before not in _SPACES and before not in "([{" and not after.isalnum()

    def _is_closed_after(self, at: int) -> bool:
        """Whether a mark stands further on that may close: without one it is an apostrophe or a foot."""
        places = (found.start() for found in re.finditer("'", self.text))
        return any(place > at + 1 and self._may_close(*self._around(place)) for place in places)
