"""Composing the front page of one edition from the editors' pins and the newest stories."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain, islice, repeat, starmap


class Size(StrEnum):
    """How large a story stands."""

    LEAD = "lead"
    LARGE = "large"
    NORMAL = "normal"
    BRIEF = "brief"


UNPINNED = (Size.LEAD, Size.LARGE, Size.LARGE)  # how the first stories stand when no editor gave them a size


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An editor's decision: this story in this place. Pins are listed top to bottom."""

    article_id: int
    size: Size
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One place on the front and the story in it."""

    article_id: int
    size: Size


def standing(pins: Iterable[Placed], at: datetime) -> tuple[Placed, ...]:
    """The pins whose time is not over, in their order."""
    return tuple(pin for pin in pins if pin.until is None or pin.until > at)


def compose(
    *,
    pins: Sequence[Placed],
    candidates: Iterable[int],
    is_in_print: Callable[[int], bool],
    count: int,
) -> tuple[Slot, ...]:
    """The front of one edition, top to bottom, at most `count` stories, none twice.

    The editors' sizes belong to the places of their pins: where the edition lacks a pinned story, the next pin moves up into its
    place. What the pins leave open is filled from `candidates`, which come newest first and are read no further than
    needed; these stand as they would without pins, in the sizes that no pin has taken.
    """
    pinned = list(islice(_in_print((pin.article_id for pin in pins), is_in_print), count))
    sizes = [pin.size for pin in pins][: len(pinned)]
    newest = _in_print((story for story in candidates if story not in pinned), is_in_print)
    filling = islice(newest, count - len(pinned))
    return tuple(starmap(_slot, chain(zip(pinned, sizes, strict=True), zip(filling, _open_sizes(sizes), strict=False))))


def _in_print(stories: Iterable[int], is_in_print: Callable[[int], bool]) -> Iterator[int]:
    """Each once."""
    seen: set[int] = set()
    for story in stories:
        if story not in seen and is_in_print(story):
            seen.add(story)
            yield story


def _open_sizes(taken: Iterable[Size]) -> Iterator[Size]:
    usual = Counter(UNPINNED)
    usual.subtract(Counter(taken))
    for size in dict.fromkeys(UNPINNED):
        yield from repeat(size, max(usual[size], 0))
    yield from repeat(Size.NORMAL)


def _slot(story: int, size: Size) -> Slot:
    return Slot(article_id=story, size=size)
