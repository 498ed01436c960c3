"""Which of the translations that memory holds for a sentence counts."""

from collections.abc import Iterable
from typing import Protocol


class Remembered(Protocol):
    """What the rule looks at; the rows of the memory have it."""

    origin: str
    scope: int




_ORDER = {"person": 2, "import": 1, "machine": 0}


def best_of[R: Remembered](units: Iterable[R]) -> R | None:
    """A person's word for this article, then a person's for everywhere, then an import, then a machine's."""
    return max(units, key=lambda unit: (unit.scope != 0, _ORDER[unit.origin]), default=None)
