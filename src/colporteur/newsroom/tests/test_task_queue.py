"""What Wagtail orders when an article goes into print: each thing once, and nothing lost."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from wagtail.tasks import update_reference_index_task

from colporteur.newsroom.tests.factories import make_article, make_newspaper, make_section


@pytest.fixture
def _paper(db: None) -> None:
    make_newspaper()
    make_section()
    DBTaskResult.objects.all().delete()


def ordered(number: int) -> None:
    update_reference_index_task.enqueue("newsroom", "article", str(number))


@pytest.mark.django_db
@pytest.mark.usefixtures("_paper")
def test_an_article_on_its_way_into_print_is_indexed_once() -> None:
    article = make_article()
    asked = [
        (row.task_path, tuple(row.args_kwargs["args"]))
        for row in DBTaskResult.objects.all()
        if str(article.pk) in map(str, row.args_kwargs["args"])
    ]
    assert asked
    assert len(asked) == len(set(asked))


@pytest.mark.django_db
@pytest.mark.usefixtures("_paper")
def test_an_order_for_something_else_is_an_order_of_its_own() -> None:
    with transaction.atomic():
        for number in (1, 2, 1):
            ordered(number)
    assert DBTaskResult.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("_paper")
def test_what_has_begun_is_ordered_again() -> None:
    with transaction.atomic():
        ordered(1)
        DBTaskResult.objects.update(status="RUNNING")
        ordered(1)
    assert DBTaskResult.objects.count() == 2
