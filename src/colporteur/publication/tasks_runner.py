"""Wagtail's own tasks (reference index, search index, file removal) and the slow ones of the house, one at a time."""

from datetime import timedelta
from functools import cache
from typing import Any

from django.apps import apps
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from colporteur.foundations.clock import now
from colporteur.foundations.leases import my_name

REST = timedelta(seconds=2)
# Wagtail orders them when a row is saved: app, model, number. The rows of a page (its bylines) are replaced as it is saved
# again, and a row that is deleted leaves both indexes in that moment: then there is nothing left to do.
INDEXING = frozenset(("wagtail.tasks.update_reference_index_task", "modelsearch.tasks.insert_or_update_object_task"))


class _IndexingWhatIsThere(Worker):
    """The library's worker, which would report as an accident that a row has gone before it was indexed."""

    def run_task(self, order: DBTaskResult[Any, Any]) -> None:
        """Run it, or cross it out."""
        if not _is_void(order):
            super().run_task(order)
            return
        order.set_successful(None)
        self._run_tasks += 1


def _is_void(order: DBTaskResult[Any, Any]) -> bool:
    if order.task_path not in INDEXING:
        return False
    app, name, number = order.args_kwargs["args"]
    model = apps.all_models[app].get(name)  # None after an upgrade that has done away with it: that is told as it comes
    return model is not None and not model._default_manager.filter(pk=number).exists()


@cache
def _worker() -> Worker:
    return _IndexingWhatIsThere(
        queue_names=["default", "slow"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=my_name()[-64:],
        excluded_queue_names=[],
    )


def run_one_task() -> bool:
    """Run the next task of the queue; says whether there was one. Each waits a little: what readers wait for comes first."""
    if not DBTaskResult.objects.ready().filter(enqueued_at__lte=now() - REST).exists():
        return False
    worker = _worker()
    worker._run_tasks = 0
    worker.run()
    return True
