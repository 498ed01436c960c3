"""The database is the truth: everything that is still to be done is derived from rows, at start and every few seconds.

Announcements and wake-ups only hurry. Were all of them lost, the paper would complete itself from here.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from colporteur.foundations.settings import house
from colporteur.newsroom import access as newsroom
from colporteur.newsroom import actions as desk
from colporteur.newsroom.models import Article
from colporteur.people.actions import forget_sign_ins, sign_in_limits
from colporteur.people.outbox import forget_letters
from colporteur.press.models import Entry
from colporteur.publication import routine
from colporteur.publication.models import Release
from colporteur.translation import actions as translation
from colporteur.translation.access import owners_that_are_gone
from colporteur.translation.claiming import release_claims
from colporteur.translation.models import ArticleTranslation
from colporteur.translation.signals import old_translation_left_print

log = logging.getLogger(__name__)
TICK_SECONDS = 5.0
AT_ONCE = 50


def catch_up(*, at: datetime) -> bool:
    """Put right what was missed; says whether there may be more at once."""
    release_claims(names=owners_that_are_gone())
    publish_what_is_due(at=at)
    more = release_what_was_missed(at=at)
    withdraw_what_left(at=at)
    retire_old_translations(at=at)
    drop_closed_editions(at=at)
    if newsroom.pins_are_over(at=at):
        desk.retire_pins(at=at)
    translation.forget_networks(at=at)
    translation.forget_reporters(settled_before=at - timedelta(days=house()["translation.settled_reports_days"]))
    forget_letters(at=at)
    forget_sign_ins(pause=sign_in_limits().pause, at=at)
    return more


def publish_what_is_due(*, at: datetime) -> None:
    """Publish what is scheduled for now or before, and unpublish what has expired."""
    for article_id in newsroom.due_for_publication(at=at):
        desk.publish_scheduled(article_id=article_id, at=at)
    for article_id in newsroom.due_for_expiry(at=at):
        desk.expire_article(article_id=article_id, at=at)


def release_what_was_missed(*, at: datetime) -> bool:
    """Put articles on their road whose announcement was lost, or that a new edition lacks; newest first."""
    editions = ",".join(sorted(newsroom.edition_prefixes()))
    is_on_its_road = Q(release__revision=F("live_revision_id"), release__editions=editions)
    in_print = Article.objects.filter(live=True, live_revision__isnull=False)
    missed = in_print.exclude(is_on_its_road).order_by("-published_at")
    rows = list(missed.values_list("pk", "live_revision_id", "release__revision")[:AT_ONCE])
    for article_id, revision, released in rows:
        with transaction.atomic():
            if released == revision:
                routine.editions_were_changed(article_id=article_id, at=at)
            else:
                routine.article_was_published(article_id=article_id, is_correction=False, at=at)
    return len(rows) == AT_ONCE


def withdraw_what_left(*, at: datetime) -> None:
    """Take out of the lists what is no longer in print."""
    gone = Release.objects.filter(article__live=False).values_list("article_id", flat=True)
    for article_id in list(gone[:AT_ONCE]):
        with transaction.atomic():
            routine.article_left_print(article_id=article_id, at=at)


def retire_old_translations(*, at: datetime) -> None:
    """Where a new wording has waited too long for its translation, its old translation leaves print."""
    longest = timedelta(seconds=house()["translation.old_translation_seconds"])
    waiting = ArticleTranslation.objects.filter(
        is_due=True, old_left_print=False, made_revision__isnull=False, wanted_at__lte=at - longest
    ).exclude(made_revision=F("wanted_revision"))
    for row in waiting[:AT_ONCE]:
        with transaction.atomic():
            if ArticleTranslation.objects.filter(pk=row.pk, is_due=True).update(old_left_print=True):
                old_translation_left_print.send(
                    sender=ArticleTranslation, article_id=row.article_id, language=row.language
                )


def drop_closed_editions(*, at: datetime) -> None:
    """An edition that is closed keeps no stories."""
    with_stories = set(Entry.objects.values_list("edition", flat=True).distinct())
    for prefix in with_stories.difference(newsroom.edition_prefixes()):
        with transaction.atomic():
            routine.edition_was_closed(prefix=prefix, at=at)
