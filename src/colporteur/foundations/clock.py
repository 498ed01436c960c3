"""The clock on the wall. Only the edges (views, commands, tasks) read it; everything else is handed the time."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)
