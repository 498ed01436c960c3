"""Is a place within one of many spans?"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Spans (start, end), the end not counted in; asked without going through them all."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        in_order = sorted(spans)
        self._starts = [start for start, _ in in_order]
        self._farthest = list(accumulate((end for _, end in in_order), max))

    def cover(self, place: int) -> bool:
        """True if it is in one of them."""
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._farthest[number]
