"""Letting the present engines do again what earlier ones did, in what stands in print. People's words are left alone.

An article at a time: its sentences go with their context and marks, as when it was first translated. Only the engine that comes
first is asked: another would be no upgrade. What passes the checks takes the old one's place in memory, and every article that uses
it is made anew; what does not pass changes nothing, and is not offered again to the same engine. Pages that a person has approved
stay as they are.
"""

import logging
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q, QuerySet

from colporteur.foundations.errors import EngineUnavailable
from colporteur.text.documents import Sentence, Standing
from colporteur.translation.archive import Prices, cost_of
from colporteur.translation.asking import THROUGH_PEOPLE, Route, ask
from colporteur.translation.claiming import make_due_again
from colporteur.translation.engines.contract import Grade, Pair
from colporteur.translation.engines.router import Reach
from colporteur.translation.in_hand import InHand
from colporteur.translation.lines import keyed, wanted_by_language
from colporteur.translation.making import Desk
from colporteur.translation.memory import keep, recall
from colporteur.translation.models import ArticleTranslation, Line, Origin, Unit, UnitState
from colporteur.translation.plain_wordings import plain_words
from colporteur.translation.ways import ways_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which of it: from and to which language, made by which engine; empty is any.

    `even_what_is_up_to_date` takes in what the engine that comes first made in its present version. `containing` narrows it to
    sentences whose original has these words, in whatever case.
    """

    source: str = ""
    target: str = ""
    engine: str = ""
    even_what_is_up_to_date: bool = False
    containing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What could be done again for one pair. `reach` says how far these articles' sections let sentences go.

    `engine` is the one that is asked, `made_by` are those that made it; `characters` are those of the sentences, without marked
    parts and context.
    """

    pair: Pair
    reach: Reach
    engine: str
    grade: Grade
    made_by: tuple[str, ...]
    articles: tuple[int, ...]  # ids of ArticleTranslation
    sentences: int
    words: int
    characters: int


@dataclass(slots=True, kw_only=True)
class Progress:
    """How far it has come: sentences asked for, those among them whose new translation passed, and what the article still has."""

    asked: int = 0
    renewed: int = 0
    left: int = 0
    tried: set[tuple[Pair, str]] = field(default_factory=set)


def offers(*, wish: Wish, desk: Desk) -> list[Offer]:
    """Everything there is to do, by pair, without asking any engine."""
    machine = _machine_units(wish)
    pairs = machine.values_list("source_language", "target_language").order_by("source_language", "target_language")
    every = [
        _offer(Pair(source, target), reach, wish, desk)
        for source, target in pairs.distinct()
        for reach in (Reach.ANYWHERE, Reach.HOUSE)
    ]
    return [offer for offer in every if offer is not None]


def cost(offer: Offer, prices: Prices) -> tuple[Decimal, str] | None:
    """What the offer costs at the engine that is asked, and the currency; None where no price is known."""
    return cost_of(offer.engine.split("+"), offer.characters, prices)


def present_ways(desk: Desk, pair: Pair, reach: Reach) -> tuple[Route, ...]:
    """Those on which work is done again: through people's work, then the engine that comes first. None while that one is paused."""
    routes = desk.routes(pair, reach)
    chief = next((route for route in routes if not route.name.startswith(THROUGH_PEOPLE)), None)
    if chief is None or desk.is_first_paused(pair, reach):
        return ()
    return (*(route for route in routes if route.name.startswith(THROUGH_PEOPLE)), chief)


def is_up_to_date(ways: Sequence[Route]) -> Q:
    """Of units: made on one of these ways as they are now, or by another engine when the first had been asked in vain."""
    made = Q(passed_over=ways_of(ways[-1:]))
    for way in ways:
        made |= Q(engine=way.name, engine_version=way.version)
    return made


def retranslate(*, offers: Sequence[Offer], wish: Wish, desk: Desk, at: datetime) -> Iterator[Progress]:
    """Do it, yielding how far it is after each batch. It can be broken off: what is done is kept.

    Raises:
        EngineUnavailable: no engine answers any more.
    """
    progress = Progress()
    for offer in offers:
        for number in offer.articles:
            row = ArticleTranslation.objects.filter(id=number, is_due=False).exclude(made_revision=None).first()
            if row is not None:
                redoing = Redoing(pair=offer.pair, ways=present_ways(desk, offer.pair, offer.reach), wish=wish, at=at)
                try:
                    yield from renew_article(row, redoing, desk=desk, progress=progress)
                except EngineUnavailable as error:
                    done = f"{progress.renewed} sentences have a new translation and keep it."
                    raise EngineUnavailable(f"{done} {error} Run it again later: it goes on from there.") from error


def _machine_units(wish: Wish) -> QuerySet[Unit]:
    units = Unit.objects.filter(origin=Origin.MACHINE, state=UnitState.MACHINE)
    for name, value in (
        ("source_language", wish.source),
        ("target_language", wish.target),
        ("engine", wish.engine),
        ("source_text__icontains", wish.containing),
    ):
        units = units.filter(**{name: value}) if value else units
    return units


def _offer(pair: Pair, reach: Reach, wish: Wish, desk: Desk) -> Offer | None:
    ways = present_ways(desk, pair, reach)
    if not ways:
        return None
    rows = _in_print(pair, reach)
    lines = Line.objects.filter(translation__in=rows, standing=Standing.MACHINE)
    units = _machine_units(wish).filter(source_language=pair.source, target_language=pair.target)
    if not wish.even_what_is_up_to_date:
        units = units.exclude(is_up_to_date(ways))
    units = units.filter(source_address__in=lines.values("address"))
    found = list(units.values_list("source_text", "engine").iterator())
    if not found:
        return None
    texts = [text for text, _ in found]
    using = rows.filter(lines__address__in=units.values("source_address")).order_by("-article__published_at", "id")
    return Offer(
        pair=pair,
        reach=reach,
        engine=ways[-1].name,
        grade=ways[-1].grade,
        made_by=tuple(sorted({engine for _, engine in found})),
        articles=tuple(dict.fromkeys(using.values_list("id", flat=True))),
        sentences=len(texts),
        words=sum(len(text.split()) for text in texts),
        characters=sum(map(len, texts)),
    )


def _in_print(pair: Pair, reach: Reach) -> QuerySet[ArticleTranslation]:
    """Translations into the pair's target that are made and up to date, of sections with this reach."""
    may_leave = Q(article__filed_under__may_leave_house=True)
    rows = _unreviewed(pair.target).filter(article__live=True, is_due=False).exclude(made_revision=None)
    return rows.filter(may_leave if reach is Reach.ANYWHERE else ~may_leave)


def _unreviewed(language: str) -> QuerySet[ArticleTranslation]:
    """A page that a person has approved stays word for word as it was approved."""
    return ArticleTranslation.objects.filter(language=language, reviewed_at=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redoing:
    """What is done again in an article: from which language, on which ways, and what of it is wished for."""

    pair: Pair
    ways: tuple[Route, ...]
    wish: Wish
    at: datetime


def renew_article(row: ArticleTranslation, redoing: Redoing, *, desk: Desk, progress: Progress) -> Iterator[Progress]:
    """Ask for one article's sentences, yielding how far it is after each batch, when that is in memory.

    Raises:
        EngineUnavailable: the engine does not answer, or its month is spent. Another one is not asked in its place.
        NotInPrint: the article's text is gone.
    """
    document = desk.document_of_revision(row.made_revision or 0)
    rows = keyed(document)
    wanted = wanted_by_language(rows, row.language).get(redoing.pair.source, {})
    old = list(_old_ones(wanted, row, redoing, progress)) if redoing.ways else []
    in_hand = InHand(article_id=row.article_id, document=document, rows=rows, has_time=True)
    asking = in_hand.asking(
        redoing.pair, routes=redoing.ways, judge=desk.judge, at=redoing.at, plain=plain_words(wanted)
    )
    whole = {each.address for each in rows}  # the others are marked parts of these, which nobody counts
    progress.left = len(old)
    for made in ask(asking, old) if old else ():
        progress.left -= len(made)
        _keep_what_passes(made, redoing, whole, progress)
        yield progress


def _old_ones(
    wanted: Mapping[str, Sentence], row: ArticleTranslation, redoing: Redoing, progress: Progress
) -> Iterator[Sentence]:
    """Those whose translation is an engine's, and is asked for again; each once in a run."""
    wish, pair = redoing.wish, redoing.pair
    made_now, in_vain = {(way.name, way.version) for way in redoing.ways}, ways_of(redoing.ways[-1:])
    for address, unit in recall(pair=pair, addresses=wanted, article_id=row.article_id).items():
        is_old = (unit.engine, unit.engine_version) not in made_now and unit.passed_over != in_vain
        is_wished = wish.even_what_is_up_to_date or is_old
        is_machine = unit.origin == Origin.MACHINE and unit.state == UnitState.MACHINE
        is_theirs = not wish.engine or unit.engine == wish.engine
        is_theirs = is_theirs and wish.containing.casefold() in unit.source_text.casefold()
        if is_machine and is_theirs and is_wished and (pair, address) not in progress.tried:
            progress.tried.add((pair, address))
            yield wanted[address]


def _keep_what_passes(made: Sequence[Unit], redoing: Redoing, whole: Container[str], progress: Progress) -> None:
    passed = [unit for unit in made if unit.state != UnitState.HELD]
    progress.asked += sum(unit.source_address in whole for unit in made)
    progress.renewed += sum(unit.source_address in whole for unit in passed)
    addresses = [unit.source_address for unit in passed]
    in_vain = {unit.source_address for unit in made}.difference(addresses)
    language = redoing.pair.target
    with transaction.atomic():
        keep(passed)
        Unit.objects.filter(
            source_address__in=in_vain,
            source_language=redoing.pair.source,
            target_language=language,
            origin=Origin.MACHINE,
        ).update(passed_over=ways_of(redoing.ways[-1:]))
        lines = Line.objects.filter(address__in=addresses, translation__in=_unreviewed(language))
        make_due_again(ids=set(lines.values_list("translation_id", flat=True)), at=redoing.at)
    log.info("%s of %s sentences into %s were translated anew", len(passed), len(made), language)
