"""What the clock does: publishing what is scheduled, ending what is over."""

import logging
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Revision

from colporteur.newsroom.actions.front import the_front
from colporteur.newsroom.models import Article, Pin
from colporteur.newsroom.signals import front_was_composed

log = logging.getLogger(__name__)


@transaction.atomic
def publish_scheduled(*, article_id: int, at: datetime) -> Article | None:
    """Print the article's revision that was scheduled for `at` or before; None if another process has just done so."""
    revision = (
        Revision.objects.filter(
            content_type=ContentType.objects.get_for_model(Article),
            object_id=str(article_id),
            approved_go_live_at__lte=at,
        )
        .order_by("approved_go_live_at", "pk")
        .select_for_update()
        .last()
    )
    if revision is None:
        return None
    revision.publish(log_action="wagtail.publish.scheduled", skip_permission_checks=True)
    log.info("Article %s was published as scheduled for %s.", article_id, revision.approved_go_live_at)
    return Article.objects.get(pk=article_id)


@transaction.atomic
def expire_article(*, article_id: int, at: datetime) -> Article | None:
    """Take an article out of print whose time was over at `at`; None if another process has just done so."""
    article = (
        Article.objects.select_for_update(of=("self",)).filter(pk=article_id, live=True, expire_at__lte=at).first()
    )
    if article is None:
        return None
    article.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    log.info("Article %s left print, its time was over at %s.", article_id, article.expire_at)
    return article


@transaction.atomic
def retire_pins(*, at: datetime) -> int:
    """Take pins off the front page whose time is over; says how many."""
    the_front()
    number, _ = Pin.objects.filter(until__lte=at).delete()
    if number:
        front_was_composed.send(sender=Pin)
        log.info("%s pins left the front page.", number)
    return number
