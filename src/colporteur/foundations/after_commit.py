"""Doing something only once it is certain that the rows it needs are there."""

from collections.abc import Callable

from django.db import transaction


def call_after_commit(deed: Callable[[], None]) -> None:
    """Call `deed` when the running transaction commits. A failing deed is logged and does not stop the others."""
    transaction.on_commit(deed, robust=True)
