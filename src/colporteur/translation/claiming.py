"""Whose turn it is: claiming what is due, trying again later, and making due once more.

A claim is a name and a time in the row. It may be lost at any moment: to a newer wording, to what memory has learnt since,
to the clock. Whoever has lost it stores nothing.
"""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, Q, Value, When

from colporteur.foundations.errors import ColporteurError
from colporteur.foundations.leases import my_name
from colporteur.translation.models import ARCHIVE_WORK, ArticleTranslation, RenewalRun, RunState, TranslationState

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
LONGEST_WAIT = timedelta(minutes=10)
RIVALS = 16  # so many may be quicker than this one, which then takes the next


def claim(*, at: datetime, limit: int = 1, among: int = 1) -> list[int]:
    """Take up to `limit` due translations that nobody works on; returns their ids.

    No more than an equal part for each of `among`, so that nobody is idle while another has a pile. An archive's come last, and
    only while its run goes on; among the others breaking news, then the newest.
    """
    ids = _due(at, limit * among + RIVALS)
    return _claim_among(ids, at, min(limit, max(1, len(ids) // among)))


def _due(at: datetime, limit: int) -> list[int]:
    due = ArticleTranslation.objects.filter(is_free(at), may_start(at), is_due=True)
    due = due.filter(~ARCHIVE_WORK | Q(archive_run__state=RunState.RUNNING))
    order = (Case(When(ARCHIVE_WORK, then=Value(1)), default=Value(0)), "-article__is_breaking", "-wanted_at", "id")
    return list(due.order_by(*order).values_list("id", flat=True)[:limit])


def _claim_among(ids: list[int], at: datetime, limit: int) -> list[int]:
    """The first of them that no rival has taken meanwhile."""
    claimed: list[int] = []
    while ids and len(claimed) < limit:
        missing = limit - len(claimed)
        claimed += _claim_all(ids[:missing], at)
        ids = ids[missing:]
    return claimed


def _claim_all(ids: list[int], at: datetime) -> list[int]:
    """Those of them that were free."""
    name, until = my_name(), at + LEASE
    rows = ArticleTranslation.objects.filter(id__in=ids)
    with transaction.atomic():  # on SQLite its turn to write comes sooner this way
        taken = rows.filter(is_free(at), is_due=True).update(claimed_by=name, claimed_until=until)
        if taken == len(ids):
            return ids
        mine = set(rows.filter(claimed_by=name, claimed_until=until).values_list("id", flat=True))
    return [number for number in ids if number in mine]


def is_free(at: datetime) -> Q:
    """Whether nobody works on a row, or whoever did has run out of time."""
    return Q(claimed_until=None) | Q(claimed_until__lt=at)


def may_start(at: datetime) -> Q:
    """Whether a row is not waiting to be tried again."""
    return Q(not_before=None) | Q(not_before__lte=at)


def is_anything_fresh(at: datetime, *, but: int = 0) -> bool:
    """Whether a translation other than the one with the number `but` waits for a translator, and is not of an archive."""
    fresh = ArticleTranslation.objects.filter(is_free(at), may_start(at), is_due=True).exclude(ARCHIVE_WORK)
    return fresh.exclude(pk=but).exists()


def wait_after(tries: int) -> timedelta:
    """Twice as long with each try, at most ten minutes."""
    return min(timedelta(seconds=2 ** min(tries, 12)), LONGEST_WAIT)


def try_again_later(translation: ArticleTranslation, error: ColporteurError, at: datetime) -> None:
    """Let the claim go, and wait the longer the more often it has failed."""
    tries = translation.tries + 1
    log.warning("article %s in %s waits: %s", translation.article_id, translation.language, error)
    ArticleTranslation.objects.filter(
        id=translation.id, wanted_revision=translation.wanted_revision, claimed_by=translation.claimed_by
    ).update(
        tries=tries, not_before=at + wait_after(tries), trouble=str(error)[:300], claimed_by="", claimed_until=None
    )


def release_claims(*, names: Iterable[str]) -> int:
    """Free what owners that are gone had claimed; returns how many."""
    owners = list(names)
    RenewalRun.objects.filter(claimed_by__in=owners).update(claimed_by="", claimed_until=None)
    gone = ArticleTranslation.objects.filter(is_due=True, claimed_by__in=owners)
    return gone.update(claimed_by="", claimed_until=None)


def make_due_again(*, ids: Iterable[int], at: datetime) -> int:
    """Order the same revision once more, since memory or engines know more than before; returns how many.

    What is being made just now loses its claim, so that it is begun anew with what is known by now.
    """
    rows = ArticleTranslation.objects.filter(id__in=list(ids)).exclude(state=TranslationState.OFF)
    rows.filter(is_due=True).update(claimed_by="", claimed_until=None)
    return rows.filter(is_due=False).update(
        is_due=True, wanted_at=at, tries=0, not_before=None, claimed_by="", claimed_until=None
    )


def let_go(rows: Sequence[ArticleTranslation]) -> None:
    """Free what this thread has claimed and not begun, for others to take."""
    mine = ArticleTranslation.objects.filter(id__in=[row.pk for row in rows], claimed_by=my_name())
    mine.update(claimed_by="", claimed_until=None)
