"""After an edit: which sentence stands where a corrected one stood, and what has changed between the two."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz

LEAST_ALIKE = 60.0
"""Per cent, of letters or of words in any order: below that it is another sentence in the same place."""

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


def successors(
    before: Sequence[str], now: Sequence[str], *, corrected: Mapping[str, str], texts: Mapping[str, str]
) -> dict[str, str]:
    """For each new sentence that took a corrected one's place: its address, and the address of that one.

    `before` and `now` are the addresses of an article's sentences in reading order. `corrected` has the texts of those old
    ones that matter, `texts` those of the new ones. A sentence that is still there has no successor, and none has two.
    """
    still_there = frozenset(now)
    found: dict[str, str] = {}
    for old, new in _replaced(before, now):
        pairs = sorted(
            (
                (-_likeness(corrected[a], texts[b]), a, b)
                for a in old
                for b in new
                if _matters(a, corrected, still_there)
            ),
            key=lambda pair: pair[0],
        )
        for likeness, a, b in pairs:
            if -likeness >= LEAST_ALIKE and a not in found.values() and b not in found:
                found[b] = a
    return found


def _matters(address: str, corrected: Mapping[str, str], still_there: frozenset[str]) -> bool:
    return address in corrected and address not in still_there


def _replaced(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Stretches of the article in which other sentences stand than before."""
    known = frozenset(before)
    for tag, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "replace":
            yield before[a:b], [address for address in now[c:d] if address not in known]


def _likeness(one: str, other: str) -> float:
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))


class Kind(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of whole words that were left, taken out or put in."""

    text: str
    kind: Kind


def changes(before: str, now: str) -> tuple[Stretch, ...]:
    """Both texts in one: what is not new is the old one, what is not gone the new one, character for character."""
    old, new = _PIECE.findall(before), _PIECE.findall(now)
    stretches: list[Stretch] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            stretches.append(Stretch("".join(old[a:b]), Kind.SAME))
            continue
        for pieces, kind in ((old[a:b], Kind.GONE), (new[c:d], Kind.NEW)):
            if pieces:
                stretches.append(Stretch("".join(pieces), kind))
    return tuple(stretches)
