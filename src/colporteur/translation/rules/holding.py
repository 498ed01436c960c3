"""When a page as a whole is held back."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """What the rule needs to know of one sentence: whether it is held, and whether it is a headline or lead.

    `may_stand` lets a headline or lead be printed in the original.
    """

    is_held: bool
    is_head: bool
    may_stand: bool = False


def page_is_held(lines: Iterable[PrintedLine], *, above_percent: int) -> bool:
    """True if a headline or lead is held that may not stand so, or more than `above_percent` of all sentences."""
    every = tuple(lines)
    if any(line.is_held and line.is_head and not line.may_stand for line in every):
        return True
    held = sum(line.is_held for line in every)
    return held * 100 > above_percent * len(every)
