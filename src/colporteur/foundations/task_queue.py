"""Django's tasks, kept in the database, each order once.

Wagtail orders the indexing of a page at each of its saves, and saves a page several times on its way into print. An order
that waits already and asks for the very same will do it all, since tasks look at rows when they run.
"""

from typing import TYPE_CHECKING, Any

from django.db import connections, router
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.compat import normalize_json

if TYPE_CHECKING:
    from django_tasks_db.models import DBTaskResult


class TaskQueue(DatabaseBackend):
    """`django_tasks_db`, without a second order for what a first one will do."""

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:  # Any: the library's types are generic over the task
        """Order a task, unless the same one waits and can be held until this transaction ends."""
        waiting = self._waiting(task, args, kwargs)
        return waiting.task_result if waiting is not None else super().enqueue(task, args, kwargs)

    def _waiting(self, task: Any, args: Any, kwargs: Any) -> "DBTaskResult[Any, Any] | None":
        """Locked, so that no worker begins it before it can see what this transaction writes."""
        from django_tasks_db.models import DBTaskResult  # a backend may be made before there are models

        if task.run_after is not None or not connections[router.db_for_write(DBTaskResult)].in_atomic_block:
            return None
        same = DBTaskResult.objects.ready().filter(
            task_path=task.module_path,
            args_kwargs=normalize_json({"args": args, "kwargs": kwargs}),
            queue_name=task.queue_name,
            backend_name=self.alias,
        )
        found: DBTaskResult[Any, Any] | None = same.select_for_update(skip_locked=True).first()
        return found
