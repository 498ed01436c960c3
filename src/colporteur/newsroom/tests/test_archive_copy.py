"""Copy that was printed before, and what may be done with it."""

from datetime import UTC, datetime

import pytest

from colporteur.foundations.errors import BadCopy
from colporteur.newsroom.actions import publish_copy, update_article
from colporteur.newsroom.models import Article, Month
from colporteur.newsroom.tests.factories import NOON, make_newspaper, make_section
from colporteur.text.copy import Copy, read_copy

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> None:
    make_newspaper()
    make_section()


def copy_with(front: str = "", name: str = "story.md") -> Copy:
    return read_copy(f"---\nheadline: The bridge\n{front}\n---\nIt opened.\n".encode(), name)


def publish(copy: Copy) -> Article:
    return publish_copy(copy=copy, by=None, at=NOON)


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("2019-05-04", datetime(2019, 5, 3, 22, tzinfo=UTC)),  # midnight in Berlin
        ("2019-05-04T08:30", datetime(2019, 5, 4, 6, 30, tzinfo=UTC)),
        ("2019-05-04T08:30+00:00", datetime(2019, 5, 4, 8, 30, tzinfo=UTC)),
    ],
)
def test_an_article_from_the_archive_keeps_the_day_of_its_first_print(written: str, first: datetime) -> None:
    article = publish(copy_with(f"published_at: {written}"))
    assert (article.live, article.published_at, article.changed_at) == (True, first, first)
    assert article.first_published_at == first
    assert Month.objects.get(path=article.path[: -Month.steplen]).title == "2019-05"


def test_a_new_wording_keeps_the_first_day_and_another_is_refused() -> None:
    article = publish(copy_with("published_at: 2019-05-04"))
    changed = update_article(article_id=article.pk, copy=copy_with("published_at: 2019-05-04"), by=None, at=NOON)
    assert changed.published_at == article.published_at
    with pytest.raises(BadCopy, match="keeps its first day"):
        update_article(article_id=article.pk, copy=copy_with("published_at: 2019-05-05"), by=None, at=NOON)


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("published_at: 2026-12-01", "at a time to come. Write publish_at"),
        ("published_at: 0001-01-01", "before there were newspapers"),
        ("published_at: 2019-05-04\npublish_at: 2026-12-01T06:00", "Leave out published_at, or publish_at"),
    ],
)
def test_a_first_print_that_cannot_have_been_is_refused(front: str, words: str) -> None:
    with pytest.raises(BadCopy, match=words):
        publish(copy_with(front))
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("4 May 2019", datetime(2019, 5, 3, 22, tzinfo=UTC)),
        ("24 October 2026", datetime(2026, 10, 23, 22, tzinfo=UTC)),
        ("25 October 2026", NOON),  # thirty days ago: somebody has had it lying on the desk
        ("23 November 2026", NOON),
    ],
)
def test_an_old_date_above_a_plain_text_is_that_of_its_first_print(day: str, first: datetime) -> None:
    text = f"Harbour\n\nThe old crane moves\n\n{day}\n\nIt lifts a crate.\n\nIt stood for years.\n"
    assert publish(read_copy(text.encode(), "story.txt")).published_at == first


def test_a_date_in_the_front_matter_is_what_stands_on_the_copy() -> None:
    assert publish(copy_with("date: 2019-05-04")).published_at == NOON


def test_rights_are_the_articles_and_stay_when_a_new_wording_does_not_name_them() -> None:
    article = publish(copy_with("rights: {translate: no, voice: no, until: 2027-01-01T00:00}"))
    assert (article.may_translate, article.may_voice, article.may_syndicate) == (False, False, True)
    assert article.rights_until == datetime(2026, 12, 31, 23, tzinfo=UTC)
    changed = update_article(article_id=article.pk, copy=copy_with("rights: {voice: yes}"), by=None, at=NOON)
    assert (changed.may_translate, changed.may_voice, changed.may_syndicate) == (False, True, True)
    assert changed.rights_until == article.rights_until
