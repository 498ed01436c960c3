"""Finding or making a unit for every sentence of one article in one language: memory first, then engines, then the checks.

Each batch is in memory before the next is asked for, so that after a crash at most one is asked for again.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from colporteur.foundations.errors import EngineUnavailable
from colporteur.newsroom.access import may_leave_house
from colporteur.text.documents import ArticleDocument, Sentence
from colporteur.translation.asking import Asking, Judge, Route, ask
from colporteur.translation.claiming import LEASE, is_free, make_due_again, may_start
from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.router import Reach
from colporteur.translation.in_hand import InHand
from colporteur.translation.lines import Keyed, Mender, keyed, wanted_by_language
from colporteur.translation.memory import keep, recall
from colporteur.translation.models import ARCHIVE_WORK, ArticleTranslation, Line, Origin, RunState, Unit, UnitState
from colporteur.translation.plain_wordings import is_out_of_date, plain_words
from colporteur.translation.rules.register import Register
from colporteur.translation.vocabulary import register_for
from colporteur.translation.ways import reach_of, ways_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What making a translation needs besides rows: the ways there are, the judge, the mender, the house's limits.

    `is_night` says if nobody is at the desk at a time.
    """

    routes: Callable[[Pair, Reach], tuple[Route, ...]]
    judge: Judge
    mend: Mender
    document_of_revision: Callable[[int], ArticleDocument]
    hold_above_percent: int
    is_night: Callable[[datetime], bool] = lambda at: False
    archive_waits_for: Callable[[Pair, Reach, datetime], str] = lambda _pair, _reach, _at: ""


@dataclass(slots=True, kw_only=True)
class Making:
    """One run: what is known so far."""

    translation: ArticleTranslation
    document: ArticleDocument
    rows: tuple[Keyed, ...]
    routes: Mapping[str, tuple[Route, ...]]  # by the language of the sentences
    at: datetime
    started: float = field(default_factory=time.monotonic)
    units: dict[str, Unit] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    registers: dict[str, Register] = field(default_factory=dict)  # by the language of the sentences, each read once

    def register_from(self, source: str) -> Register:
        """The names and terms that are settled from this language, in this article."""
        if source not in self.registers:
            pair = Pair(source, self.translation.language)
            self.registers[source] = register_for(pair, article_id=self.translation.article_id)
        return self.registers[source]

    @property
    def is_of_archive(self) -> bool:
        """Whether it is made for the first time because an archive run wants it."""
        return self.translation.archive_run_id is not None and self.translation.made_revision is None

    @property
    def pair(self) -> Pair:
        """From the article's own language."""
        return Pair(self.document.language, self.translation.language)

    @property
    def passed(self) -> timedelta:
        """Since it was begun."""
        return timedelta(seconds=time.monotonic() - self.started)

    @property
    def main_routes(self) -> tuple[Route, ...]:
        """Those from the article's own language."""
        return self.routes.get(self.document.language, ())

    @property
    def has_new_ways(self) -> bool:
        """Whether the engines are others than when this translation was last made."""
        return bool(self.translation.ways) and self.translation.ways != ways_of(self.main_routes)


class OvertakenError(Exception):
    """The claim was lost: another revision is wanted, or memory knows more than when this run began."""


class GivesWayError(Exception):
    """Something fresher is due, or the archive is to wait. What is done is in memory, and the claim is free again."""


def begun(translation: ArticleTranslation, desk: Desk, at: datetime) -> Making:
    """The wanted revision's text and the ways it may go, nothing asked for yet.

    Raises:
        EngineUnavailable: it is of the archive, which waits.
        NotInPrint: the revision is gone.
    """
    document = desk.document_of_revision(translation.wanted_revision)
    rows = keyed(document)
    languages = {document.language, *(row.sentence.language for row in rows)} - {translation.language}
    reach = reach_of(may_leave_house=may_leave_house(translation.article_id))
    routes = {language: desk.routes(Pair(language, translation.language), reach) for language in languages}
    making = Making(translation=translation, document=document, rows=rows, routes=routes, at=at)
    if making.is_of_archive and (reason := desk.archive_waits_for(making.pair, reach, at)):
        raise EngineUnavailable(reason)
    return making


def gather(making: Making, desk: Desk) -> None:
    """Find or make a unit for every sentence, and for every marked part of one, from whatever language it is in."""
    target, article_id = making.translation.language, making.translation.article_id
    for source, wanted in wanted_by_language(making.rows, target).items():
        pair, routes = Pair(source, target), making.routes.get(source, ())
        making.units |= recall(pair=pair, addresses=wanted, article_id=article_id)
        plain = plain_words(wanted)
        missing = [
            sentence
            for address, sentence in wanted.items()
            if _is_missing(making, address, routes) or is_out_of_date(making.units[address], plain.get(address, ""))
        ]
        if missing and routes:
            in_hand = InHand(
                article_id=article_id,
                document=making.document,
                rows=making.rows,
                has_time=making.is_of_archive,
                register_from=making.register_from,
            )
            asking = in_hand.asking(pair, routes=routes, judge=desk.judge, at=making.at, plain=plain)
            _ask_for(making, missing, asking)


def _ask_for(making: Making, missing: Sequence[Sentence], asking: Asking) -> None:
    """Each batch is in memory before the next is asked for, and none is asked for once the claim is lost."""
    left = len(missing)
    for units in ask(asking, missing):
        making.units |= {unit.source_address: unit for unit in _kept(making, units)}
        making.asked.update(unit.source_address for unit in units)
        left -= len(units)
        if left and making.translation.pk is not None:
            _renew_claim(making)
            if making.is_of_archive:
                _give_way(making)


def _kept(making: Making, units: Sequence[Unit]) -> list[Unit]:
    """Store them, but for a new wording that does not pass where the old one did; what else prints an old one is made anew."""
    before = making.units
    renewed = [unit for unit in units if is_to_renew(making.translation, before.get(unit.source_address))]
    if not renewed:
        keep(units)
        return list(units)
    failed = {unit.source_address for unit in renewed if unit.state == UnitState.HELD}
    kept = [unit for unit in units if unit.source_address not in failed]
    with transaction.atomic():
        keep(kept)
        elsewhere = Line.objects.filter(
            address__in=[unit.source_address for unit in renewed if unit.source_address not in failed],
            translation__language=making.translation.language,
            translation__reviewed_at=None,
        ).exclude(translation=making.translation)
        make_due_again(ids=set(elsewhere.values_list("translation_id", flat=True)), at=making.at)
    return kept


def _give_way(making: Making) -> None:
    """Let the claim go where a fresher story waits for a translator, or the run no longer goes on."""
    at = making.at + making.passed
    fresh = ArticleTranslation.objects.filter(is_free(at), may_start(at), is_due=True).exclude(ARCHIVE_WORK)
    mine = ArticleTranslation.objects.filter(id=making.translation.id, claimed_by=making.translation.claimed_by)
    if fresh.exists() or not mine.filter(archive_run__state=RunState.RUNNING).exists():
        mine.update(claimed_by="", claimed_until=None)
        raise GivesWayError


def _renew_claim(making: Making) -> None:
    row = ArticleTranslation.objects.filter(
        id=making.translation.id,
        is_due=True,
        wanted_revision=making.translation.wanted_revision,
        claimed_by=making.translation.claimed_by,
    )
    if not row.update(claimed_until=making.at + making.passed + LEASE):
        raise OvertakenError


def _is_missing(making: Making, address: str, routes: Sequence[Route]) -> bool:
    unit = making.units.get(address)
    return (
        is_asked_for(unit, routes)
        or is_to_renew(making.translation, unit)
        or (making.has_new_ways and is_asked_for(unit, ()))
    )


def is_to_renew(row: ArticleTranslation, unit: Unit | None) -> bool:
    """Whether an engine's sentence is older than the wish to have the article translated anew."""
    is_machine = unit is not None and unit.origin == Origin.MACHINE and unit.state == UnitState.MACHINE
    return row.renew_since is not None and unit is not None and is_machine and unit.at < row.renew_since


def is_asked_for(unit: Unit | None, routes: Sequence[Route]) -> bool:
    """What is held is asked for again only when there are other engines than then; a person's word never is."""
    if unit is None:
        return True
    if unit.state != UnitState.HELD or unit.origin == Origin.PERSON:
        return False
    return all((unit.engine, unit.engine_version) != (route.name, route.version) for route in routes)
