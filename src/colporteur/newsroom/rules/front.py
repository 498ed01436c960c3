"""Composing the front page of one edition from the editors' pins and the newest stories."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Size(StrEnum):
    """How large a story stands."""

    LEAD = "lead"
    LARGE = "large"
    NORMAL = "normal"
    BRIEF = "brief"


UNPINNED = (Size.LEAD, Size.LARGE, Size.LARGE)  # the sizes of the first places when no editor gave them one


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

    Sizes belong to the places: where the edition lacks a pinned story, the next one moves up into its place. What the pins
    leave open is filled from `candidates`, which come newest first and are read no further than needed.
    """
    sizes = [pin.size for pin in pins]
    stories = _in_order((pin.article_id for pin in pins), candidates, is_in_print)
    return tuple(
        Slot(article_id=story, size=_size(sizes, place)) for place, story in zip(range(count), stories, strict=False)
    )


def _in_order(pinned: Iterable[int], candidates: Iterable[int], is_in_print: Callable[[int], bool]) -> Iterator[int]:
    seen: set[int] = set()
    for stories in (pinned, candidates):
        for story in stories:
            if story not in seen and is_in_print(story):
                seen.add(story)
                yield story


def _size(sizes: Sequence[Size], place: int) -> Size:
    if place < len(sizes):
        return sizes[place]
    return UNPINNED[place] if place < len(UNPINNED) else Size.NORMAL
