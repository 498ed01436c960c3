"""Earlier engines' work in print: whether there is any, the next article with it, and how far a run has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from colporteur.newsroom.access import edition_prefixes
from colporteur.newsroom.models import Article
from colporteur.text.documents import Standing
from colporteur.translation.archive import Prices, seconds_a_sentence
from colporteur.translation.asking import THROUGH_PEOPLE, Route
from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.router import Reach
from colporteur.translation.making import Desk
from colporteur.translation.models import (
    ArticleTranslation,
    Line,
    Origin,
    RenewalRun,
    RunState,
    TranslationState,
    Unit,
    UnitState,
)
from colporteur.translation.retranslating import Offer, cost, is_up_to_date, present_ways
from colporteur.translation.ways import reach_of, ways_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What an offer takes: the price where one is known, and the seconds where this engine has been measured."""

    offer: Offer
    cost: tuple[Decimal, str] | None
    seconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalProgress:
    """How far a run has come. `done` of `sentences` have been asked for; `renewed` of them have a new wording."""

    sentences: int
    done: int
    renewed: int
    articles: int
    articles_done: int
    seconds_left: float | None

    @property
    def percent(self) -> int:
        """Of the sentences; what is not quite all is not a hundred."""
        return 100 if self.done >= self.sentences else self.done * 100 // self.sentences


def outlooks(offers: Sequence[Offer], *, prices: Prices) -> list[Outlook]:
    """The offers with what they take, in their order."""
    return [_outlook(offer, prices) for offer in offers]


def _outlook(offer: Offer, prices: Prices) -> Outlook:
    speed = seconds_a_sentence(offer.pair, offer.engine)
    return Outlook(
        offer=offer,
        cost=cost(offer, prices),
        seconds=None if speed is None else speed * offer.sentences,
    )


def articles_of_earlier_engines(desk: Desk) -> int:
    """How many translations in print were made, for the most part, by other engines or versions than come first now.

    It reckons by articles, not sentences, so that a page can ask it each time it is shown.
    """
    kinds = (
        _in_print()
        .exclude(engine="")
        .values_list(
            "article__language", "language", "article__filed_under__may_leave_house", "engine", "engine_version", "ways"
        )
    )
    counted = kinds.annotate(count=Count("pk")).order_by()
    look = cache(lambda pair, reach: (present_ways(desk, pair, reach)[-1:], desk.routes(pair, reach)))
    found = 0
    for source, target, may_leave, engine, version, ways, count in counted:
        first, routes = look(Pair(source, target), reach_of(may_leave_house=bool(may_leave)))
        found += count if first and _is_of_earlier((engine, version), ways, first[0], routes) else 0
    return found


def _is_of_earlier(made_by: tuple[str, str], ways: str, first: Route, routes: Sequence[Route]) -> bool:
    """An engine further down the list has done its part as it should where the list is as it was."""
    if made_by == (first.name, first.version) or made_by[0].startswith(THROUGH_PEOPLE):
        return False
    is_present = made_by in {(route.name, route.version) for route in routes}
    return not (is_present and ways == ways_of(routes))


def next_to_renew(run: RenewalRun, desk: Desk) -> ArticleTranslation | None:
    """The newest translation below where the run has come to in which an earlier engine's words stand in print."""
    rows = _in_print().filter(language=run.language)
    if run.reached_at is not None:
        rows = rows.filter(
            Q(article__published_at__lt=run.reached_at)
            | Q(article__published_at=run.reached_at, article_id__lt=run.reached_id)
        )
    may_leave = Q(article__filed_under__may_leave_house=True)
    sources = sources_of(run.language)
    rows = rows.filter(
        (may_leave & _has_old_words(run.language, sources, desk, Reach.ANYWHERE))
        | (~may_leave & _has_old_words(run.language, sources, desk, Reach.HOUSE))
    )
    return rows.select_related("article__filed_under").order_by("-article__published_at", "-article_id").first()


def sources_of(language: str) -> tuple[str, ...]:
    """The languages that an edition is translated from."""
    written = Article.objects.order_by("language").values_list("language", flat=True).distinct()
    return tuple(sorted({*written, *edition_prefixes()} - {language}))


def _has_old_words(language: str, sources: Sequence[str], desk: Desk, reach: Reach) -> Q:
    old = Q(pk__in=[])
    for source in sources:
        if ways := present_ways(desk, Pair(source, language), reach):
            old |= Q(source_language=source) & ~is_up_to_date(ways)
    units = Unit.objects.filter(
        old,
        source_address=OuterRef("address"),
        target_language=language,
        origin=Origin.MACHINE,
        state=UnitState.MACHINE,
    )
    lines = Line.objects.filter(Exists(units), translation=OuterRef("pk"), standing=Standing.MACHINE)
    return Q(Exists(lines))


def _in_print() -> QuerySet[ArticleTranslation]:
    """Those that no person has approved."""
    rows = ArticleTranslation.objects.filter(article__live=True, reviewed_at=None, made_revision__isnull=False)
    return rows.exclude(state=TranslationState.OFF)


def progress_of_renewal(run: RenewalRun) -> RenewalProgress:
    """How far it is. There may be more or fewer to ask for than were counted at the start: the paper goes on."""
    is_over = run.state == RunState.FINISHED
    sentences = max(run.asked, 1) if is_over else max(run.sentences, run.asked + 1)
    return RenewalProgress(
        sentences=sentences,
        done=sentences if is_over else run.asked,
        renewed=run.renewed,
        articles=run.taken if is_over else max(run.articles, run.taken),
        articles_done=run.taken,
        seconds_left=_seconds_left(run, sentences),
    )


def _seconds_left(run: RenewalRun, sentences: int) -> float | None:
    """By the pace since it was started or taken up again; None before there is one."""
    asked = run.asked - run.asked_before
    if run.state != RunState.RUNNING or run.worked_at is None or asked <= 0 or run.worked_at <= run.changed_at:
        return None
    return (run.worked_at - run.changed_at).total_seconds() / asked * (sentences - run.asked)
