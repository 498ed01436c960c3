"""Having an archive translated: started, paused, taken up again and stopped by people; carried on, article by article."""

import logging
from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext

from colporteur.newsroom.access import article_for_print, edition_prefixes, sections
from colporteur.newsroom.models import Article
from colporteur.people.models import User
from colporteur.translation.archive import ArchiveWish, lacking, wish_of
from colporteur.translation.engines.contract import Pair
from colporteur.translation.errors import ArchiveRefused
from colporteur.translation.making import Desk
from colporteur.translation.models import OPEN_STATES, ArchiveRun, ArticleTranslation, RunState
from colporteur.translation.ordering import Order, order_translations
from colporteur.translation.rules.house_notes import EDITION_CLOSED
from colporteur.translation.ways import reach_of

log = logging.getLogger(__name__)
WAITING_AT_MOST = 5  # articles that an engine does not answer for; no more are taken meanwhile


def start_archive_run(*, wish: ArchiveWish, by: User | None, at: datetime) -> ArchiveRun:
    """Have the articles translated that an edition lacks; translators take them when there is nothing fresher to do.

    Raises:
        ArchiveRefused: there is no such edition or section, it lacks nothing, or its archive is being translated already.
    """
    if wish.language not in edition_prefixes():
        raise ArchiveRefused(gettext("The paper has no open edition “%(edition)s”.") % {"edition": wish.language})
    strangers = set(wish.sections).difference(section.pk for section in sections())
    if strangers:
        raise ArchiveRefused(gettext("One of the sections is not in print any more. Choose again."))
    articles = lacking(wish, at=at).count()
    if not articles:
        raise ArchiveRefused(gettext("The edition has every article that you ask for."))
    try:
        with transaction.atomic():
            run = ArchiveRun.objects.create(
                language=wish.language,
                since=wish.since,
                articles=articles,
                by=by,
                at=at,
                changed_by=by,
                changed_at=at,
            )
            run.sections.set(wish.sections)
    except IntegrityError as error:
        raise ArchiveRefused(
            gettext("The archive is being translated into “%(edition)s” already. Let that end, or stop it first.")
            % {"edition": wish.language}
        ) from error
    log.info("archive run %s was started by %s: %s articles into %s", run.pk, by, articles, run.language)
    return run


def pause_archive_run(*, run_id: int, by: User | None, at: datetime) -> ArchiveRun:
    """Let nothing more be translated for the run until somebody takes it up again. What is made stays.

    Raises:
        ArchiveRefused: it is not under way.
    """
    return _turn(run_id, (RunState.RUNNING, RunState.WAITING), RunState.PAUSED, by=by, at=at)


def resume_archive_run(*, run_id: int, by: User | None, at: datetime) -> ArchiveRun:
    """Go on where the run was paused.

    Raises:
        ArchiveRefused: it is not paused.
    """
    return _turn(run_id, (RunState.PAUSED,), RunState.RUNNING, by=by, at=at)


def stop_archive_run(*, run_id: int, by: User | None, at: datetime) -> ArchiveRun:
    """End the run for good. What is made stays; a later run begins with what is lacking then.

    Raises:
        ArchiveRefused: it has ended already.
    """
    return _turn(run_id, OPEN_STATES, RunState.STOPPED, by=by, at=at)


def take_from_archive(*, desk: Desk, at: datetime) -> bool:
    """Order the next article of a run; says whether there was one. For whoever has nothing fresher to do."""
    going = ArchiveRun.objects.filter(state__in=(RunState.RUNNING, RunState.WAITING)).order_by("at", "pk")
    return any(_carry_on(run, desk, at) for run in going)


def _why_not(run: ArchiveRun | None) -> str:
    """What has become of a run with which something cannot be done."""
    match run.state if run else None:
        case None:
            return gettext("This archive run is gone.")
        case RunState.PAUSED:
            return gettext("This archive run is paused.")
        case RunState.STOPPED:
            return gettext("This archive run was stopped. Start another for what is missing.")
        case RunState.FINISHED:
            return gettext("This archive run has finished.")
        case _:
            return gettext("This archive run is under way.")


def _turn(
    run_id: int, before: tuple[RunState, ...], after: RunState, *, by: User | None, at: datetime, says: str = ""
) -> ArchiveRun:
    with transaction.atomic():
        run = ArchiveRun.objects.select_for_update(of=("self",)).filter(pk=run_id).first()
        if run is None or run.state not in before:
            raise ArchiveRefused(_why_not(run))
        run.state, run.says, run.changed_by, run.changed_at = after, says[:300], by, at
        run.save(update_fields=["state", "says", "changed_by", "changed_at"])
        if after == RunState.STOPPED:
            pending_of(run).update(is_due=False, claimed_by="", claimed_until=None)
    log.info("archive run %s into %s is %s: %s", run.pk, run.language, after, says or by)
    return run


def pending_of(run: ArchiveRun) -> QuerySet[ArticleTranslation]:
    """What the run has ordered and is not made yet."""
    return ArticleTranslation.objects.filter(archive_run=run, is_due=True, made_revision=None)


def _by_itself(run: ArchiveRun, after: RunState, at: datetime, *, says: str = "") -> None:
    """Nothing happens where a person or another process was quicker."""
    with suppress(ArchiveRefused):
        _turn(run.pk, (RunState(run.state),), after, by=None, at=at, says=says)


def _carry_on(run: ArchiveRun, desk: Desk, at: datetime) -> bool:
    if run.language not in edition_prefixes():
        _by_itself(run, RunState.STOPPED, at, says=EDITION_CLOSED.said())
        return False
    pending = pending_of(run).select_related("article__filed_under").order_by("pk").first()
    article = _next_of(run)
    if article is None and pending is None:
        _by_itself(run, RunState.FINISHED, at)
        return False
    first = pending.article if pending is not None else article
    if first is None or not _may_go_on(run, first, desk, at):
        return False
    if article is None or pending_of(run).filter(claimed_until=None).count() >= WAITING_AT_MOST:
        return False
    return _take(run, article, at)


def _next_of(run: ArchiveRun) -> Article | None:
    articles = lacking(wish_of(run), at=run.at)
    if run.reached_at is not None:
        articles = articles.filter(
            Q(published_at__lt=run.reached_at) | Q(published_at=run.reached_at, pk__lt=run.reached_id)
        )
    return articles.select_related("filed_under").first()


def _may_go_on(run: ArchiveRun, article: Article, desk: Desk, at: datetime) -> bool:
    """Whether the engine for this article has something left; the run's state follows."""
    reach = reach_of(may_leave_house=article.may_leave_house())
    reason = desk.archive_waits_for(Pair(article.language, run.language), reach, at)
    if reason and run.state != RunState.WAITING:
        _by_itself(run, RunState.WAITING, at, says=reason)
    if not reason and run.state == RunState.WAITING:
        _by_itself(run, RunState.RUNNING, at)
    return not reason


def _take(run: ArchiveRun, article: Article, at: datetime) -> bool:
    """Order one article, and say so in the run in the same transaction. Nothing is done if another was quicker."""
    fresh = article_for_print(article.pk)
    order = Order(
        article=fresh,
        revision=fresh.live_revision_id,
        languages=(run.language,),
        mode=fresh.translation_mode(at),
        is_correction=False,
        at=at,
        archive_run=run,
    )
    with transaction.atomic():
        mine = ArchiveRun.objects.filter(pk=run.pk, state=RunState.RUNNING, taken=run.taken)
        if not mine.update(reached_at=article.published_at, reached_id=article.pk, taken=F("taken") + 1):
            return True
        if fresh.live:
            order_translations(order=order)
    return True
