"""Hours of the day between which something holds, across midnight too. Plain Python; the clock is the caller's."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

_WRITTEN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Hours:
    """From `start` to just before `end`, by the clock on the wall. A start that is later than the end is on the day before."""

    start: time
    end: time

    def contain(self, moment: datetime, zone: ZoneInfo) -> bool:
        """True if the clock in `zone` shows one of these hours at that moment."""
        shown = moment.astimezone(zone).time()
        if self.start < self.end:
            return self.start <= shown < self.end
        return shown >= self.start or shown < self.end

    def __repr__(self) -> str:
        return repr(str(self))  # as it is written

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


def hours(value: Any) -> Hours | None:
    """Hours as they are written in settings, `22:00-06:00`; empty is never.

    Raises:
        ValueError: what it must be, for people.
    """
    if value == "":
        return None
    written = _WRITTEN.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        numbers = [int(digits) for digits in written.groups()] if written else []
        if numbers[2:] == [24, 0]:
            numbers[2] = 0
        found = Hours(start=time(numbers[0], numbers[1]), end=time(numbers[2], numbers[3])) if numbers else None
    except ValueError:
        found = None
    if found is None:
        raise ValueError('must be hours such as "22:00-06:00", or "" for never')
    if found.start == found.end:
        raise ValueError('must begin and end at different hours, such as "22:00-06:00"')
    return found
