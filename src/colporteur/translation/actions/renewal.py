"""Having earlier engines' work done again: started by people, carried on batch by batch when nothing fresher waits."""

import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils.translation import gettext

from colporteur.foundations.errors import EngineUnavailable, NotInPrint
from colporteur.foundations.leases import my_name
from colporteur.newsroom.access import edition_prefixes
from colporteur.people.models import User
from colporteur.translation.actions.runs import begin_run, let_wait_or_go_on, turn_by_itself
from colporteur.translation.claiming import LEASE, is_anything_fresh, is_free, wait_after
from colporteur.translation.engines.contract import Pair
from colporteur.translation.errors import RunRefused
from colporteur.translation.making import Desk
from colporteur.translation.models import GOING_STATES, ArticleTranslation, RenewalRun, RunState
from colporteur.translation.renewal import next_to_renew, sources_of
from colporteur.translation.retranslating import Offer, Progress, Redoing, Wish, offers, present_ways, renew_article
from colporteur.translation.rules.house_notes import EDITION_CLOSED
from colporteur.translation.ways import reach_of

log = logging.getLogger(__name__)


def start_renewal_run(*, language: str, desk: Desk, by: User | None, at: datetime) -> RenewalRun:
    """Have the engines that come first do again what others made of an edition. Nobody's words are touched but engines'.

    Raises:
        RunRefused: there is no such edition, nothing of it is by earlier engines, or it is being done already.
    """
    found = offers(wish=Wish(target=language), desk=desk)
    if not found and language in edition_prefixes():
        raise RunRefused(gettext("Nothing in print is by earlier engines any more."))
    return begin_run(
        kind=RenewalRun,
        language=language,
        by=by,
        at=at,
        articles=_articles(found),
        sentences=sum(offer.sentences for offer in found),
    )


def _articles(found: list[Offer]) -> int:
    return len({number for offer in found for number in offer.articles})


def renew_some(*, desk: Desk, at: datetime) -> bool:
    """Renew an article of a run, or as much of it as can be done before something fresher is due; says whether there was one."""
    going = RenewalRun.objects.filter(state__in=GOING_STATES).order_by("at", "pk")
    return any(_carry_on(run, desk, at) for run in going)


def _carry_on(run: RenewalRun, desk: Desk, at: datetime) -> bool:
    if run.language not in edition_prefixes():
        turn_by_itself(run, RunState.STOPPED, at, says=EDITION_CLOSED.said())
        return False
    if not _claim(run, at):
        return False
    try:
        row = next_to_renew(run, desk)
        if row is None:
            turn_by_itself(run, RunState.FINISHED, at)
            return False
        return _may_go_on(run, row, desk, at) and _renew(run, row, desk, at)
    finally:
        RenewalRun.objects.filter(pk=run.pk, claimed_by=my_name()).update(claimed_by="", claimed_until=None)


def _claim(run: RenewalRun, at: datetime) -> bool:
    """Whether this translator has it now; what another works on, or what is tried again later, it has not."""
    may_start = Q(not_before=None) | Q(not_before__lte=at)
    free = RenewalRun.objects.filter(is_free(at), may_start, pk=run.pk, state__in=GOING_STATES)
    is_mine = free.update(claimed_by=my_name(), claimed_until=at + LEASE) == 1
    if is_mine:
        run.refresh_from_db()  # another may have come further meanwhile
    return is_mine


def _may_go_on(run: RenewalRun, row: ArticleTranslation, desk: Desk, at: datetime) -> bool:
    """Whether the engine for this article has something left; the run's state follows."""
    reach = reach_of(may_leave_house=row.article.may_leave_house())
    return let_wait_or_go_on(run, desk.archive_waits_for(Pair(row.article.language, run.language), reach, at), at)


def _renew(run: RenewalRun, row: ArticleTranslation, desk: Desk, at: datetime) -> bool:
    """Says whether the run may be taken up again at once."""
    began = time.monotonic()
    try:
        for progress in _batches(run, row, desk, at):
            passed = timedelta(seconds=time.monotonic() - began)
            goes_on = _note(run, progress, at + passed)
            if not goes_on or (progress.left and is_anything_fresh(at + passed, but=row.pk)):
                return True
    except EngineUnavailable as error:
        return _try_again_later(run, error, at)
    except NotInPrint as error:
        log.warning("article %s in %s cannot be renewed: %s", row.article_id, row.language, error)
    _pass_by(run, row)
    return True


def _batches(run: RenewalRun, row: ArticleTranslation, desk: Desk, at: datetime) -> Iterator[Progress]:
    """After each batch, what it came to."""
    reach = reach_of(may_leave_house=row.article.may_leave_house())
    for source in sources_of(run.language):
        pair = Pair(source, run.language)
        redoing = Redoing(pair=pair, ways=present_ways(desk, pair, reach), wish=Wish(), at=at)
        before = Progress()
        for so_far in renew_article(row, redoing, desk=desk, progress=Progress()):
            asked, renewed = so_far.asked - before.asked, so_far.renewed - before.renewed
            yield Progress(asked=asked, renewed=renewed, left=so_far.left)
            before = replace(so_far)


def _note(run: RenewalRun, batch: Progress, at: datetime) -> bool:
    """Count the batch; says whether to go on with the next."""
    mine = RenewalRun.objects.filter(pk=run.pk)
    mine.update(
        asked=F("asked") + batch.asked,
        renewed=F("renewed") + batch.renewed,
        worked_at=at,
        trouble="",
        tries=0,
        not_before=None,
    )
    return mine.filter(state=RunState.RUNNING, claimed_by=my_name()).update(claimed_until=at + LEASE) == 1


def _pass_by(run: RenewalRun, row: ArticleTranslation) -> None:
    """What comes next is below this article."""
    RenewalRun.objects.filter(pk=run.pk).update(
        taken=F("taken") + 1, reached_at=row.article.published_at, reached_id=row.article_id
    )


def _try_again_later(run: RenewalRun, error: EngineUnavailable, at: datetime) -> bool:
    tries = run.tries + 1
    RenewalRun.objects.filter(pk=run.pk).update(
        tries=tries, not_before=at + wait_after(tries), trouble=str(error)[:300]
    )
    log.warning("renewal run %s waits: %s", run.pk, error)
    return False
