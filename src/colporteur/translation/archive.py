"""An edition's archive: the older articles that it lacks, what translating them takes, and how far a run has come."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Sum

from colporteur.foundations.settings import house
from colporteur.newsroom.models import Article, TranslationMode
from colporteur.translation.archive_budget import left_for_archive
from colporteur.translation.asking import THROUGH_PEOPLE, Route
from colporteur.translation.engines.contract import Grade, Pair
from colporteur.translation.engines.router import Reach
from colporteur.translation.lines import is_wordless, keyed, wanted_by_language
from colporteur.translation.making import Desk, is_asked_for
from colporteur.translation.memory import recall
from colporteur.translation.models import ArchiveRun, ArticleTranslation, PairPolicy
from colporteur.translation.ways import reach_of

Prices = Mapping[str, tuple[Decimal, str]]
MEASURED = 50  # so many articles tell how fast an engine is


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveWish:
    """Which articles: of these sections (none: of all), in print since then (None: ever), wanted in this edition."""

    language: str
    sections: tuple[int, ...] = ()
    since: datetime | None = None


@dataclass(slots=True, kw_only=True)
class PairCount:
    """What is to be asked of engines for one pair, as far as it was looked through; each sentence once."""

    pair: Pair
    reach: Reach
    articles: int = 0
    sentences: int = 0
    words: int = 0
    characters: int = 0


@dataclass(slots=True, kw_only=True)
class Counted:
    """What `looked_through` has found in the first `looked` of `articles`. Sentences in memory cost nothing."""

    articles: int
    looked: int = 0
    sentences: int = 0
    words: int = 0
    in_memory: int = 0
    by_pair: dict[tuple[Pair, Reach], PairCount] = field(default_factory=dict)
    seen: set[tuple[Pair, str]] = field(default_factory=set)

    @property
    def is_estimate(self) -> bool:
        """Whether articles are left that nobody has looked through."""
        return self.looked < self.articles

    def scaled(self, number: int) -> int:
        """As many as there would be in all, if the articles that were not looked through are like the others."""
        return round(number * self.articles / self.looked) if self.looked else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOffer:
    """What one engine would take for a pair; None where it is not known, or there is no limit."""

    engine: str
    grade: Grade
    cost: tuple[Decimal, str] | None
    left_this_month: int | None
    seconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOffer:
    """For one pair what is to be asked in all, and every engine in the order in which they are asked."""

    pair: Pair
    articles: int
    sentences: int
    words: int
    characters: int
    engines: tuple[EngineOffer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run has come. `done` of `articles` need nothing more from it; `states` counts those it has made."""

    articles: int
    done: int
    under_way: int
    states: Mapping[str, int]
    sentences: int
    from_memory: int
    from_engine: int
    held: int
    troubles: tuple[str, ...]
    seconds_left: float | None

    @property
    def percent(self) -> int:
        """Of the articles; what is not quite all is not a hundred."""
        return 100 if self.done >= self.articles else self.done * 100 // self.articles


def wish_of(run: ArchiveRun) -> ArchiveWish:
    """What the run was started for."""
    sections = tuple(run.sections.order_by("pk").values_list("pk", flat=True))
    return ArchiveWish(language=run.language, sections=sections, since=run.since)


def lacking(wish: ArchiveWish, *, at: datetime) -> QuerySet[Article]:
    """Articles in print that the edition never had and may have, newest first."""
    articles = Article.objects.filter(live=True, live_revision__isnull=False, published_at__lte=at)
    if wish.sections:
        articles = articles.filter(filed_under__in=wish.sections)
    if wish.since is not None:
        articles = articles.filter(published_at__gte=wish.since)
    has_it = ArticleTranslation.objects.filter(
        Q(is_due=True) | Q(made_revision__isnull=False), article=OuterRef("pk"), language=wish.language
    )
    wanted: QuerySet[Article] = (
        articles.exclude(language=wish.language).exclude(_is_off(wish, at)).exclude(Exists(has_it))
    )
    return wanted.order_by("-published_at", "-pk")


def _is_off(wish: ArchiveWish, at: datetime) -> Q:
    """What rights, article, section or policy do not let be translated."""
    off = Q(may_translate=False) | Q(rights_until__isnull=False, rights_until__lte=at)
    off |= Q(translation=TranslationMode.OFF) | Q(translation="", filed_under__translation=TranslationMode.OFF)
    policies = list(PairPolicy.objects.filter(target_language=wish.language))
    for policy in policies:
        if policy.mode == TranslationMode.OFF:
            off |= _of(policy) & ~_narrower(policy, policies)
    return off


def _of(policy: PairPolicy) -> Q:
    where = Q(filed_under=policy.section_id) if policy.section_id else Q()
    return where & (Q(language=policy.source_language) if policy.source_language else Q()) & Q(pk__isnull=False)


def _narrower(policy: PairPolicy, among: Sequence[PairPolicy]) -> Q:
    """Where another policy has the say; see `ordering`."""
    found = Q(pk__isnull=True)
    for other in among:
        if _rank(other) > _rank(policy):
            found |= _of(other)
    return found


def _rank(policy: PairPolicy) -> tuple[bool, bool]:
    return policy.section_id is not None, policy.source_language != ""


def looked_through(*, wish: ArchiveWish, desk: Desk, at: datetime, most: int | None = None) -> Iterator[Counted]:
    """Look articles through and yield how far it is after each: all of them, or about `most`, evenly spread over time."""
    ids = list(lacking(wish, at=at).values_list("pk", "live_revision_id", "filed_under__may_leave_house"))
    counted = Counted(articles=len(ids))
    yield counted
    step = max(1, len(ids) / most) if most else 1
    chosen = [ids[int(place * step)] for place in range(int(len(ids) / step))]
    for article_id, revision, may_leave in chosen:
        _count(counted, wish, desk, article_id, revision, reach_of(may_leave_house=bool(may_leave)))
        yield counted


def _count(counted: Counted, wish: ArchiveWish, desk: Desk, article_id: int, revision: int, reach: Reach) -> None:
    rows = keyed(desk.document_of_revision(revision))
    ours = [row for row in rows if row.sentence.language != wish.language and not is_wordless(row.sentence)]
    whole = {row.address for row in ours}
    counted.looked += 1
    counted.sentences += len(ours)
    counted.words += sum(len(row.sentence.text.split()) for row in ours)
    to_ask: set[str] = set()
    for source, wanted in wanted_by_language(rows, wish.language).items():
        pair = Pair(source, wish.language)
        routes = desk.routes(pair, reach)
        known = recall(pair=pair, addresses=wanted, article_id=article_id)
        asked = [address for address in wanted if is_asked_for(known.get(address), routes)]
        new = [address for address in asked if (pair, address) not in counted.seen]
        counted.seen.update((pair, address) for address in new)
        to_ask.update(new)
        if new:
            count = counted.by_pair.setdefault((pair, reach), PairCount(pair=pair, reach=reach))
            count.articles += 1
            count.sentences += sum(address in whole for address in new)
            count.words += sum(len(wanted[address].text.split()) for address in new if address in whole)
            count.characters += sum(len(wanted[address].text) for address in new)
    counted.in_memory += len(ours) - len(to_ask & whole)


def offers(counted: Counted, *, desk: Desk, prices: Prices, at: datetime) -> list[PairOffer]:
    """What each pair takes in all, the one with the most sentences first."""
    found = [
        PairOffer(
            pair=count.pair,
            articles=counted.scaled(count.articles),
            sentences=counted.scaled(count.sentences),
            words=counted.scaled(count.words),
            characters=counted.scaled(count.characters),
            engines=tuple(
                _engine_offer(route, count, counted, prices, at)
                for route in desk.routes(count.pair, count.reach)
                if not route.name.startswith(THROUGH_PEOPLE)
            ),
        )
        for count in counted.by_pair.values()
    ]
    return sorted(found, key=lambda offer: -offer.sentences)


def _engine_offer(route: Route, count: PairCount, counted: Counted, prices: Prices, at: datetime) -> EngineOffer:
    names = route.name.split("+")
    left = [most for name in names if (most := left_for_archive(name, at=at)) is not None]
    speed = seconds_a_sentence(count.pair, route.name)
    at_once = 1 if route.is_local else house()["translation.processes"] * house()["translation.workers"]
    return EngineOffer(
        engine=route.name,
        grade=route.grade,
        cost=cost_of(names, counted.scaled(count.characters), prices),
        left_this_month=min(left, default=None),
        seconds=None if speed is None else speed * counted.scaled(count.sentences) / at_once,
    )


def cost_of(engines: Sequence[str], characters: int, prices: Prices) -> tuple[Decimal, str] | None:
    """What so many characters cost at all of these engines, and the currency; None where no price is known."""
    known = [prices[name] for name in engines if name in prices]
    if not known:
        return None
    return sum((price for price, _ in known), Decimal(0)) * characters / 1_000_000, known[0][1]


def seconds_a_sentence(pair: Pair, engine: str) -> float | None:
    """How long this engine took for a sentence, checks and memory included; in other pairs if never in this one.

    Articles of the pair that were made last tell; None if it has made none.
    """
    made = ArticleTranslation.objects.filter(engine=engine, from_engine__gt=0, milliseconds__gt=0).order_by("-made_at")
    for rows in (made.filter(article__language=pair.source, language=pair.target), made):
        last = list(rows.values_list("milliseconds", "from_engine")[:MEASURED])
        if last:
            return sum(row[0] for row in last) / sum(row[1] for row in last) / 1000
    return None


def progress_of(run: ArchiveRun) -> Progress:
    """How far the run has come."""
    rows = ArticleTranslation.objects.filter(archive_run=run)
    pending = rows.filter(is_due=True, made_revision=None)
    made = rows.filter(made_revision__isnull=False)
    under_way = pending.count()
    done = run.taken - under_way
    sums = made.aggregate(a=Sum("total"), b=Sum("from_memory"), c=Sum("from_engine"), d=Sum("held"))
    states = {str(state): count for state, count in made.values_list("state").annotate(Count("pk"))}
    troubled = pending.exclude(trouble="").order_by("trouble").values_list("trouble", flat=True)
    articles = run.taken if not run.is_open else max(run.articles, run.taken)
    return Progress(
        articles=articles,
        done=done,
        under_way=under_way,
        states=states,
        sentences=sums["a"] or 0,
        from_memory=sums["b"] or 0,
        from_engine=sums["c"] or 0,
        held=sums["d"] or 0,
        troubles=tuple(troubled.distinct()[:3]),
        seconds_left=_seconds_left(made, run, articles - done),
    )


def _seconds_left(made: QuerySet[ArticleTranslation], run: ArchiveRun, left: int) -> float | None:
    """By the pace of the last articles since the run was started or taken up again; None before there is one."""
    last = made.filter(made_at__gte=run.changed_at).order_by("-made_at").values("made_at")[:MEASURED]
    span = ArticleTranslation.objects.filter(pk__in=last.values("pk")).aggregate(
        first=Min("made_at"), last=Max("made_at"), count=Count("pk")
    )
    if not run.is_open or span["count"] < 3 or span["first"] == span["last"]:
        return None
    seconds = (span["last"] - span["first"]).total_seconds()
    return float(seconds / (span["count"] - 1) * left)
