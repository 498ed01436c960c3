"""Letting the present engines do again what earlier ones did, in what stands in print. People's words are left alone.

An article at a time: its sentences go with their context and marks, as when it was first translated. What passes the checks
takes the old one's place in memory, and every article that uses it is made anew; what does not pass changes nothing. Pages that a
person has approved stay as they are.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q, QuerySet

from colporteur.foundations.errors import EngineUnavailable
from colporteur.text.documents import Sentence, Standing
from colporteur.translation.asking import THROUGH_PEOPLE, Route, ask
from colporteur.translation.claiming import make_due_again
from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.router import Reach
from colporteur.translation.in_hand import InHand
from colporteur.translation.lines import keyed, wanted_by_language
from colporteur.translation.making import Desk
from colporteur.translation.memory import keep, recall
from colporteur.translation.models import ArticleTranslation, Line, Origin, Unit, UnitState
from colporteur.translation.plain_wordings import plain_words

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which of it: from and to which language, made by which engine; empty is any.

    `even_what_is_up_to_date` takes in what the present engines made in their present versions. `containing` narrows it to
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

    `engine` is the one that is asked first; `characters` are those of the sentences, without marked parts and context.
    """

    pair: Pair
    reach: Reach
    engine: str
    articles: tuple[int, ...]  # ids of ArticleTranslation
    sentences: int
    words: int
    characters: int


@dataclass(slots=True, kw_only=True)
class Progress:
    """How far it has come: sentences asked for, and those among them whose new translation passed."""

    asked: int = 0
    renewed: int = 0
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


def cost(offer: Offer, prices: Mapping[str, tuple[Decimal, str]]) -> tuple[Decimal, str] | None:
    """What the offer costs at the engine that is asked first, and the currency; None where no price is known."""
    known = [prices[name] for name in offer.engine.split("+") if name in prices]
    if not known:
        return None
    return sum((price for price, _ in known), Decimal(0)) * offer.characters / 1_000_000, known[0][1]


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
                yield from _renew_article(row, offer, wish, desk, progress, at)


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
    routes = desk.routes(pair, reach)
    rows = _in_print(pair, reach)
    lines = Line.objects.filter(translation__in=rows, standing=Standing.MACHINE)
    units = _machine_units(wish).filter(source_language=pair.source, target_language=pair.target)
    if not wish.even_what_is_up_to_date:
        for route in routes:
            units = units.exclude(engine=route.name, engine_version=route.version)
    units = units.filter(source_address__in=lines.values("address"))
    texts = list(units.values_list("source_text", flat=True).iterator())
    if not routes or not texts:
        return None
    using = rows.filter(lines__address__in=units.values("source_address")).order_by("-article__published_at", "id")
    return Offer(
        pair=pair,
        reach=reach,
        engine=next((route.name for route in routes if not route.name.startswith(THROUGH_PEOPLE)), routes[0].name),
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


def _renew_article(
    row: ArticleTranslation, offer: Offer, wish: Wish, desk: Desk, progress: Progress, at: datetime
) -> Iterator[Progress]:
    document = desk.document_of_revision(row.made_revision or 0)
    rows = keyed(document)
    wanted = wanted_by_language(rows, row.language).get(offer.pair.source, {})
    routes = desk.routes(offer.pair, offer.reach)
    old = list(_old_ones(wanted, row, offer.pair, routes, wish, progress))
    in_hand = InHand(article_id=row.article_id, document=document, rows=rows)
    asking = in_hand.asking(offer.pair, routes=routes, judge=desk.judge, at=at, plain=plain_words(wanted))
    try:
        for made in ask(asking, old) if old and routes else ():
            _keep_what_passes(made, row.language, progress, at)
            yield progress
    except EngineUnavailable as error:
        done = f"{progress.renewed} sentences have a new translation and keep it."
        raise EngineUnavailable(f"{done} {error} Run it again later: it goes on from there.") from error


def _old_ones(
    wanted: Mapping[str, Sentence],
    row: ArticleTranslation,
    pair: Pair,
    routes: Sequence[Route],
    wish: Wish,
    progress: Progress,
) -> Iterator[Sentence]:
    """Those whose translation is an engine's, and is asked for again; each once in a run."""
    present = {(route.name, route.version) for route in routes}
    for address, unit in recall(pair=pair, addresses=wanted, article_id=row.article_id).items():
        is_wished = wish.even_what_is_up_to_date or (unit.engine, unit.engine_version) not in present
        is_machine = unit.origin == Origin.MACHINE and unit.state == UnitState.MACHINE
        is_theirs = not wish.engine or unit.engine == wish.engine
        is_theirs = is_theirs and wish.containing.casefold() in unit.source_text.casefold()
        if is_machine and is_theirs and is_wished and (pair, address) not in progress.tried:
            progress.tried.add((pair, address))
            yield wanted[address]


def _keep_what_passes(made: Sequence[Unit], language: str, progress: Progress, at: datetime) -> None:
    passed = [unit for unit in made if unit.state != UnitState.HELD]
    progress.asked += len(made)
    progress.renewed += len(passed)
    addresses = [unit.source_address for unit in passed]
    with transaction.atomic():
        keep(passed)
        lines = Line.objects.filter(address__in=addresses, translation__in=_unreviewed(language))
        make_due_again(ids=set(lines.values_list("translation_id", flat=True)), at=at)
    log.info("%s of %s sentences into %s were translated anew", len(passed), len(made), language)
