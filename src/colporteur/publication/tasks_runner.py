"""Wagtail's own tasks (reference index, search index, file removal) and the slow ones of the house, one at a time."""

from datetime import timedelta
from functools import cache

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from colporteur.foundations.clock import now
from colporteur.foundations.leases import my_name

REST = timedelta(seconds=2)


@cache
def _worker() -> Worker:
    return Worker(
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
