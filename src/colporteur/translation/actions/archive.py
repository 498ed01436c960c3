"""Having an archive translated: started by people, carried on article by article."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext

from colporteur.newsroom.access import article_for_print, edition_prefixes, sections
from colporteur.newsroom.models import Article
from colporteur.people.models import User
from colporteur.translation.actions.runs import begin_run, let_wait_or_go_on, turn_by_itself
from colporteur.translation.archive import ArchiveWish, lacking, wish_of
from colporteur.translation.engines.contract import Pair
from colporteur.translation.errors import RunRefused
from colporteur.translation.making import Desk
from colporteur.translation.models import GOING_STATES, ArchiveRun, ArticleTranslation, RunState
from colporteur.translation.ordering import Order, order_translations
from colporteur.translation.rules.house_notes import EDITION_CLOSED
from colporteur.translation.ways import reach_of

WAITING_AT_MOST = 5  # articles that an engine does not answer for; no more are taken meanwhile


def start_archive_run(*, wish: ArchiveWish, by: User | None, at: datetime) -> ArchiveRun:
    """Have the articles translated that an edition lacks; translators take them when there is nothing fresher to do.

    Raises:
        RunRefused: there is no such edition or section, it lacks nothing, or its archive is being translated already.
    """
    strangers = set(wish.sections).difference(section.pk for section in sections())
    if strangers:
        raise RunRefused(gettext("One of the sections is not in print any more. Choose again."))
    articles = lacking(wish, at=at).count()
    if not articles and wish.language in edition_prefixes():
        raise RunRefused(gettext("The edition has every article that you ask for."))
    with transaction.atomic():
        run = begin_run(kind=ArchiveRun, language=wish.language, by=by, at=at, since=wish.since, articles=articles)
        run.sections.set(wish.sections)
    return run


def take_from_archive(*, desk: Desk, at: datetime) -> bool:
    """Order the next article of a run; says whether there was one. For whoever has nothing fresher to do."""
    going = ArchiveRun.objects.filter(state__in=GOING_STATES).order_by("at", "pk")
    return any(_carry_on(run, desk, at) for run in going)


def pending_of(run: ArchiveRun) -> QuerySet[ArticleTranslation]:
    """What the run has ordered and is not made yet."""
    return ArticleTranslation.objects.filter(archive_run=run, is_due=True, made_revision=None)


def _carry_on(run: ArchiveRun, desk: Desk, at: datetime) -> bool:
    if run.language not in edition_prefixes():
        turn_by_itself(run, RunState.STOPPED, at, says=EDITION_CLOSED.said())
        return False
    article = _next_of(run)  # before what is pending: another translator may take it in between
    pending = pending_of(run).select_related("article__filed_under").order_by("pk").first()
    if article is None and pending is None:
        turn_by_itself(run, RunState.FINISHED, at)
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
    return let_wait_or_go_on(run, desk.archive_waits_for(Pair(article.language, run.language), reach, at), at)


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
