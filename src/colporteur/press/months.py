"""Months as the paper counts them: by the calendar of its own zone."""

from datetime import datetime
from zoneinfo import ZoneInfo


def month_of(at: datetime, zone: ZoneInfo) -> str:
    """The month of a moment: `2026-11`."""
    return f"{at.astimezone(zone):%Y-%m}"


def first_moment(month: str, zone: ZoneInfo) -> datetime:
    """When a month begins."""
    return datetime.strptime(month, "%Y-%m").replace(tzinfo=zone)


def bounds(month: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When a month and the following one begin."""
    first = first_moment(month, zone)
    return first, first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
