"""Composing the front page."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from colporteur.newsroom.errors import refusals_as_bad_copy
from colporteur.newsroom.models import Article, Front, Pin
from colporteur.newsroom.rules.front import Size
from colporteur.people.models import User

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """A story for a place; places are in the order given."""

    article: Article
    size: Size = Size.NORMAL
    until: datetime | None = None


@transaction.atomic
def compose_front(*, pins: Sequence[Pinned], by: User | None, at: datetime) -> Front:
    """Put these stories on the front page, top to bottom, in place of those that were there.

    Raises:
        BadCopy: a story is named twice.
    """
    front = the_front()
    rows = [
        Pin(front=front, article=each.article, size=each.size, until=each.until, sort_order=place)
        for place, each in enumerate(pins)
    ]
    with refusals_as_bad_copy("The front page"):
        front.pins.set(rows)
        for row in rows:
            row.full_clean(validate_constraints=False)
        _refuse_twice(rows)
        front.save()
    log.info("The front page was composed of %s at %s by %s.", [row.article_id for row in rows], at, by or "the house")
    return front


def the_front() -> Front:
    """The one row of the front page, made when first needed."""
    front, _ = Front.objects.get_or_create(pk=1)
    return front


def _refuse_twice(rows: Sequence[Pin]) -> None:
    from django.core.exceptions import ValidationError

    ids = [row.article_id for row in rows]
    if len(set(ids)) < len(ids):
        raise ValidationError("A story has one place on the front page.")
