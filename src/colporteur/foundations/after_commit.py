"""Doing something only once it is certain that the rows it needs are there."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django.tasks import Task


def after_commit(task: Task[..., Any], **ids: int | str) -> None:
    """Enqueue `task` when the running transaction commits, or at once outside one. Pass ids, never objects."""
    transaction.on_commit(partial(_enqueue, task, ids))


def call_after_commit(deed: Callable[[], None]) -> None:
    """Call `deed` when the running transaction commits. A failing deed is logged and does not stop the others."""
    transaction.on_commit(deed, robust=True)


def _enqueue(task: Task[..., Any], ids: dict[str, int | str]) -> None:
    task.enqueue(**ids)
