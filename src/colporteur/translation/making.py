"""Finding or making a unit for every sentence of one article in one language: memory first, then engines, then the checks.

What was asked for and is not in memory yet is never more than one batch, so that after a crash at most one is asked for again.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from colporteur.foundations.errors import NotInPrint
from colporteur.text.documents import ArticleDocument, Sentence
from colporteur.text.numerals import Numerals
from colporteur.translation.asking import SENTENCES_IN_A_BATCH, Asking, Judge, Route, ask
from colporteur.translation.claiming import LEASE, is_anything_fresh, make_due_again
from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.router import Reach
from colporteur.translation.in_hand import InHand
from colporteur.translation.lines import Keyed, Mender
from colporteur.translation.memory import keep
from colporteur.translation.models import ArticleTranslation, Line, Origin, RunState, Unit, UnitState
from colporteur.translation.pad import Pad
from colporteur.translation.plain_wordings import is_out_of_date
from colporteur.translation.rules.register import NOTHING_SETTLED, Register
from colporteur.translation.ways import ways_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What making a translation needs besides rows: the ways there are, the judge, the mender, the house's limits.

    `documents` reads the texts of revisions, by their number; `is_night` says if nobody is at the desk at a time,
    `numerals` in which digits an edition writes, where its language has a choice; `is_first_paused` whether the engine that
    comes first for a pair is asked nothing just now, so that another one stands in.
    """

    routes: Callable[[Pair, Reach], tuple[Route, ...]]
    judge: Judge
    mend: Mender
    documents: Callable[[Iterable[int]], Mapping[int, ArticleDocument]]
    hold_above_percent: int
    is_night: Callable[[datetime], bool] = lambda at: False
    numerals: Callable[[str], Numerals | None] = lambda _language: None
    archive_waits_for: Callable[[Pair, Reach, datetime], str] = lambda _pair, _reach, _at: ""
    is_first_paused: Callable[[Pair, Reach], bool] = lambda _pair, _reach: False

    def document_of_revision(self, revision: int) -> ArticleDocument:
        """The text of the revision with this number, in print or not.

        Raises:
            NotInPrint: it has been deleted, as drafts are.
        """
        document = self.documents((revision,)).get(revision)
        if document is None:
            raise NotInPrint(f"There is no revision {revision} any more.")
        return document


@dataclass(slots=True, kw_only=True)
class Making:
    """One article in one language: what is wanted, and what is known so far."""

    translation: ArticleTranslation
    document: ArticleDocument
    rows: tuple[Keyed, ...]
    routes: Mapping[str, tuple[Route, ...]]  # by the language of the sentences
    at: datetime
    wanted: Mapping[str, dict[str, Sentence]]  # by the language and the address
    registers: dict[str, Register] = field(default_factory=dict)  # by the language of the sentences
    plain: Mapping[str, str] = field(default_factory=dict)  # plain wordings, by the address
    started: float = field(default_factory=time.monotonic)
    began: float = field(default_factory=time.monotonic)  # when its turn came
    units: dict[str, Unit] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    def register_from(self, source: str) -> Register:
        """The names and terms that are settled from this language, in this article."""
        return self.registers.get(source, NOTHING_SETTLED)

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


def gather(making: Making, *, judge: Judge, pad: Pad, pause: Callable[[], None]) -> None:
    """Find or make a unit for every sentence, and for every marked part of one, from whatever language it is in.

    `pad` holds what was made just before, for other articles; `pause` is called between batches.

    Raises:
        EngineUnavailable: no engine answered. What was made before is on the pad, if not in memory.
        OvertakenError, GivesWayError: the claim is lost, or was let go.
    """
    for source, wanted in making.wanted.items():
        pair, routes = Pair(source, making.translation.language), making.routes.get(source, ())
        missing = [sentence for address, sentence in wanted.items() if _is_to_ask(making, address, routes, pad)]
        if missing and routes:
            in_hand = InHand(
                article_id=making.translation.article_id,
                document=making.document,
                rows=making.rows,
                has_time=making.is_of_archive,
                register_from=making.register_from,
            )
            asking = in_hand.asking(pair, routes=routes, judge=judge, at=making.at, plain=making.plain)
            _ask_for(making, missing, asking, pad, pause)


def _is_to_ask(making: Making, address: str, routes: Sequence[Route], pad: Pad) -> bool:
    """Whether neither memory nor what was made just before has it as it would be made now."""
    if _is_missing(making, address, routes):
        fresh = pad.find(making.translation.language, address)
        if fresh is None:
            return True
        making.units[address] = fresh
        return _is_missing(making, address, routes)
    return False


def _ask_for(making: Making, missing: Sequence[Sentence], asking: Asking, pad: Pad, pause: Callable[[], None]) -> None:
    """Room is made on the pad before each batch, and none is asked for once the claim is lost."""
    left = len(missing)
    pad.make_room(min(left, SENTENCES_IN_A_BATCH))
    for units in ask(asking, missing):
        making.units |= {unit.source_address: unit for unit in _kept(making, units, pad)}
        making.asked.update(unit.source_address for unit in units)
        if not all(route.is_local for route in asking.routes):
            pad.keep()  # what may have cost money is not to be lost
        left -= len(units)
        pad.make_room(min(left, SENTENCES_IN_A_BATCH))
        if left and making.translation.pk is not None:
            pause()
            _renew_claim(making)
            if making.is_of_archive:
                _give_way(making)


def _kept(making: Making, units: Sequence[Unit], pad: Pad) -> list[Unit]:
    """Store them, but for a new wording that does not pass where the old one did; what else prints an old one is made anew."""
    before = making.units
    renewed = [unit for unit in units if is_to_renew(making.translation, before.get(unit.source_address))]
    if not renewed:
        pad.note(units)
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
    mine = ArticleTranslation.objects.filter(id=making.translation.id, claimed_by=making.translation.claimed_by)
    if is_anything_fresh(at) or not mine.filter(archive_run__state=RunState.RUNNING).exists():
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
        or unit is None
        or is_to_renew(making.translation, unit)
        or is_out_of_date(unit, making.plain.get(address, ""))
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
