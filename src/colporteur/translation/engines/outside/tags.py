"""Marks as the tags `<x i="0">…</x>` of an XML text, names that are to stay as `<n i="0">…</n>`, and what comes back of them.

What comes back is not parsed as HTML and not trusted: our own tags are taken out, the rest must be plain escaped text.
"""

import re
from collections.abc import Sequence
from html import escape

from colporteur.translation.rules.register import Fixed

_TAG = re.compile(r'<x\s+i="(\d{1,4})"\s*>|(</x\s*>)|<x\s+i="\d{1,4}"\s*/>')
_KEPT = re.compile(r'<n\s+i="(\d{1,4})"\s*>([^<]*)</n\s*>')
_ENTITY = re.compile(r"&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}

Range = tuple[int, int]


def with_tags(text: str, marks: Sequence[Range], kept: Sequence[Range] = ()) -> str:
    """The text as XML, with a tag around each mark and each part that is kept; marks that would cross another are left out."""
    tags = [f'x i="{number}"' for number in range(len(marks))] + [f'n i="{number}"' for number in range(len(kept))]
    nesting = _nesting((*marks, *kept))  # of two around the same words, the later one is the inner
    cuts = sorted(cut for number, mark in nesting for cut in _cuts(number, mark, tags[number]))
    parts, at = [], 0
    for place, *_, tag in cuts:
        parts += [escape(text[at:place], quote=False), tag]
        at = place
    return "".join([*parts, escape(text[at:], quote=False)])


def _nesting(marks: Sequence[Range]) -> list[tuple[int, Range]]:
    kept: list[tuple[int, Range]] = []
    for number, (start, end) in enumerate(marks):
        if start < end and not any(_cross((start, end), other) for _, other in kept):
            kept.append((number, (start, end)))
    return kept


def _cross(one: Range, other: Range) -> bool:
    return one[0] < other[0] < one[1] < other[1] or other[0] < one[0] < other[1] < one[1]


def _cuts(number: int, mark: Range, tag: str) -> tuple[tuple[int, int, int, int, str], ...]:
    """Where a place has several tags: those that end come first, the inner before the outer, then those that begin."""
    start, end = mark
    return (start, 1, -end, number, f"<{tag}>"), (end, 0, -start, -number, f"</{tag[0]}>")


def with_names(text: str, marks: Sequence[Range], names: Sequence[Fixed]) -> tuple[str, list[Range], list[Range]]:
    """The text with its names as they stand in the translation; and where marks and names are in it now."""
    pieces, places, end, length = list[str](), list[Range](), 0, 0
    for name in names:
        length += name.start - end
        pieces += [text[end : name.start], name.text]
        places.append((length, length + len(name.text)))
        length, end = length + len(name.text), name.end

    def moved(place: int, *, is_end: bool) -> int:
        for name, (start, after) in zip(reversed(names), reversed(places), strict=True):
            if name.end <= place:
                return after + place - name.end
            if name.start < place:
                return after if is_end else start
        return place

    return (
        "".join((*pieces, text[end:])),
        [(moved(start, is_end=False), moved(stop, is_end=True)) for start, stop in marks],
        places,
    )


def with_names_back(xml: str, names: Sequence[Fixed]) -> str | None:
    """The XML without the tags of names; None unless each came back once, as it was."""
    found = sorted((int(number), _unescaped(said)) for number, said in _KEPT.findall(xml))
    return _KEPT.sub(lambda match: match[2], xml) if found == [(n, each.text) for n, each in enumerate(names)] else None


def without_tags(xml: str) -> tuple[str, tuple[tuple[int, int, int], ...]] | None:
    """The plain text, and (number, start, end) of each mark that came back whole; None if it is no such text.

    A mark that came back in pieces is one range from its first to its last.
    """
    text, places, is_open = "", dict[int, Range](), list[tuple[int, int]]()
    at = 0
    for tag in (*_TAG.finditer(xml), None):
        between = xml[at : tag.start() if tag else len(xml)]
        if "<" in between:
            return None
        text += _unescaped(between)
        if tag is None:
            break
        at = tag.end()
        if tag[1]:
            is_open.append((int(tag[1]), len(text)))
        elif tag[2] and is_open:
            number, start = is_open.pop()
            before = places.get(number, (start, len(text)))
            places[number] = (min(before[0], start), max(before[1], len(text)))
    return _stripped(text, places)


def _stripped(text: str, places: dict[int, Range]) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    lead, plain = len(text) - len(text.lstrip(" ")), text.strip(" ")
    moved = [(n, max(0, start - lead), min(len(plain), end - lead)) for n, (start, end) in sorted(places.items())]
    return plain, tuple(place for place in moved if place[1] < place[2])


def _unescaped(text: str) -> str:
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    if entity[1]:
        return _NAMED[entity[1]]
    point = int(entity[2]) if entity[2] else int(entity[3], 16)
    is_text = point >= 0x20 and point <= 0x10FFFF and not 0x7F <= point < 0xA0 and not 0xD800 <= point < 0xE000
    return chr(point) if is_text else " "
