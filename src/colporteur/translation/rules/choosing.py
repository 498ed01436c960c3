"""Which of the translations that memory holds for a sentence counts."""

from collections.abc import Iterable
from typing import Protocol


class Remembered(Protocol):
    """What the rule looks at; the rows of the memory have it."""

    origin: str
    scope: int
    state: str


_ORDER = {"person": 3, "import": 2, "machine": 1}


def best_of[R: Remembered](units: Iterable[R]) -> R | None:
    """A person's word for this article, then a person's for everywhere, then an import, then a machine's.

    A person's word counts even where the checks hold it back; an import that is held gives way to an engine.
    """
    return max(units, key=_rank, default=None)


def _rank(unit: Remembered) -> tuple[bool, int]:
    is_held_import = unit.origin == "import" and unit.state == "held"
    return unit.scope != 0, 0 if is_held_import else _ORDER[unit.origin]
