"""Wagtail's tasks: what is indexed must be there; what has gone is no accident, and accidents are still told."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex
from wagtail.tasks import delete_file_from_storage_task, update_reference_index_task

from colporteur.foundations.clock import now
from colporteur.newsroom.actions import publish_copy
from colporteur.newsroom.models import Byline
from colporteur.newsroom.tests.factories import NOON, copy_text, make_newspaper, make_section
from colporteur.publication.tasks_runner import INDEXING, run_one_task
from colporteur.text.copy import read_copy

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    # The worker gives old connections back between two tasks; here that would end the test's own transaction.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    make_newspaper()
    make_section()


def run_all() -> list[str]:
    """Run what is ordered, as if it had rested; gives the names of those that failed."""
    DBTaskResult.objects.update(enqueued_at=now() - timedelta(minutes=1))
    while run_one_task():
        pass
    return list(DBTaskResult.objects.failed().values_list("task_path", flat=True))


def test_a_row_that_has_gone_before_it_was_indexed_is_no_accident(caplog: pytest.LogCaptureFixture) -> None:
    signed = copy_text().replace(b"headline:", b"bylines: [Ada]\nheadline:")
    article = publish_copy(copy=read_copy(signed, "story.md"), by=None, at=NOON)
    article.bylines.get().delete()
    article.delete()
    orders = DBTaskResult.objects.filter(task_path__in=INDEXING).values_list("args_kwargs", flat=True)
    assert {"article", "byline"} <= {order["args"][1] for order in orders}
    assert run_all() == []
    assert "DoesNotExist" not in caplog.text
    assert {row.status for row in DBTaskResult.objects.all()} == {"SUCCESSFUL"}


def test_what_is_there_is_indexed() -> None:
    signed = copy_text(body="It lifted [a crate](https://crates.example/).").replace(
        b"headline:", b"bylines: [Ada]\nheadline:"
    )
    article = publish_copy(copy=read_copy(signed, "story.md"), by=None, at=NOON)
    assert Byline.objects.count() == 1
    before = ReferenceIndex.get_references_for_object(article).count()
    assert run_all() == []
    assert ReferenceIndex.get_references_for_object(article).count() > before


def test_every_other_accident_is_told(caplog: pytest.LogCaptureFixture) -> None:
    update_reference_index_task.enqueue("newsroom", "nothing", "1")
    delete_file_from_storage_task.enqueue(["no.such.Storage", [], {}], "a.jpg")
    assert len(run_all()) == 2
    assert "No module named 'no'" in caplog.text
