"""Making one article in one language: memory first, then engines, then the checks; stored line by line.

The work is `claim`, `fill`, and it may be killed anywhere between: the row stays due, its lease runs out, and what was
already asked of an engine is found in memory. Whoever loses the claim meanwhile stores no line.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Case, Q, Value, When

from colporteur.foundations.errors import ColporteurError, EngineUnavailable, NotInPrint
from colporteur.foundations.leases import my_name
from colporteur.newsroom.access import may_leave_house
from colporteur.text.documents import ArticleDocument, Sentence, Standing
from colporteur.text.sentences import SPLITTER_VERSION
from colporteur.translation.access import text_in_print
from colporteur.translation.asking import THROUGH_PEOPLE, Asking, Judge, Route, ask
from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.router import Reach
from colporteur.translation.former_corrections import note_former_corrections
from colporteur.translation.in_hand import InHand
from colporteur.translation.lines import Keyed, Mender, keyed, make_lines, wanted_by_language
from colporteur.translation.memory import keep, recall
from colporteur.translation.models import (
    ARCHIVE_WORK,
    ArticleTranslation,
    Line,
    Origin,
    RunState,
    TranslationState,
    Unit,
    UnitState,
)
from colporteur.translation.plain_wordings import is_out_of_date, plain_words
from colporteur.translation.reviewing import review_stands
from colporteur.translation.rules.checks.contract import Verdict
from colporteur.translation.rules.holding import PrintedLine, page_is_held
from colporteur.translation.rules.register import Register
from colporteur.translation.settling import settle_by_lines
from colporteur.translation.signals import translation_was_made
from colporteur.translation.vocabulary import register_for

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
LONGEST_WAIT = timedelta(minutes=10)
RIVALS = 16  # so many may be quicker than this one, which then takes the next


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
class _Making:
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


class _OvertakenError(Exception):
    """The claim was lost: another revision is wanted, or memory knows more than when this run began."""


class _GivesWayError(Exception):
    """Something fresher is due, or the archive is to wait. What is done is in memory, and the claim is free again."""


def claim(*, at: datetime, limit: int = 1) -> list[int]:
    """Take up to `limit` due translations that nobody works on; returns their ids.

    An archive's come last, and only while its run goes on; among the others breaking news, then the newest.
    """
    is_free = _is_free(at)
    due = ArticleTranslation.objects.filter(is_free, _may_start(at), is_due=True)
    due = due.filter(~ARCHIVE_WORK | Q(archive_run__state=RunState.RUNNING))
    order = (Case(When(ARCHIVE_WORK, then=Value(1)), default=Value(0)), "-article__is_breaking", "-wanted_at", "id")
    ids = list(due.order_by(*order).values_list("id", flat=True)[: limit + RIVALS])
    return list(islice((number for number in ids if _claim_one(number, is_free, at)), limit))


def _is_free(at: datetime) -> Q:
    return Q(claimed_until=None) | Q(claimed_until__lt=at)


def _may_start(at: datetime) -> Q:
    return Q(not_before=None) | Q(not_before__lte=at)


def _claim_one(number: int, is_free: Q, at: datetime) -> bool:
    row = ArticleTranslation.objects.filter(is_free, id=number, is_due=True)
    with transaction.atomic():  # on SQLite its turn to write comes sooner this way
        return bool(row.update(claimed_by=my_name(), claimed_until=at + LEASE))


def fill(*, translation_id: int, desk: Desk, at: datetime) -> None:
    """Make the wanted revision and put it in the edition, hold it, or note when to try again.

    Does nothing where another holds the claim.
    """
    translation = ArticleTranslation.objects.get(id=translation_id)
    if not translation.is_due or translation.claimed_by not in ("", my_name()):
        return
    try:
        making = _begun(translation, desk, at)
        _gather(making, desk)
    except _OvertakenError:
        log.info("article %s in %s was overtaken", translation.article_id, translation.language)
        return
    except _GivesWayError:
        log.info("article %s in %s, of the archive, gives way", translation.article_id, translation.language)
        return
    except (EngineUnavailable, NotInPrint) as error:
        _try_again_later(translation, error, at)
        return
    lines = make_lines(
        translation=translation,
        rows=making.rows,
        units=making.units,
        mend=desk.mend,
        settled=making.register_from,
    )
    _store(making, lines, desk)


def prepare(*, revision: int, article_id: int, pair: Pair, desk: Desk, routes: tuple[Route, ...], at: datetime) -> None:
    """Fill memory with what a scheduled revision will need; no line is stored and nothing is announced."""
    document = desk.document_of_revision(revision)
    making = _Making(
        translation=ArticleTranslation(article_id=article_id, language=pair.target),
        document=document,
        rows=keyed(document),
        routes={pair.source: routes},
        at=at,
    )
    _gather(making, desk)


def _begun(translation: ArticleTranslation, desk: Desk, at: datetime) -> _Making:
    document = desk.document_of_revision(translation.wanted_revision)
    rows = keyed(document)
    languages = {document.language, *(row.sentence.language for row in rows)} - {translation.language}
    reach = reach_of(may_leave_house=may_leave_house(translation.article_id))
    routes = {language: desk.routes(Pair(language, translation.language), reach) for language in languages}
    making = _Making(translation=translation, document=document, rows=rows, routes=routes, at=at)
    if making.is_of_archive and (reason := desk.archive_waits_for(making.pair, reach, at)):
        raise EngineUnavailable(reason)
    return making


def _gather(making: _Making, desk: Desk) -> None:
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


def _ask_for(making: _Making, missing: Sequence[Sentence], asking: Asking) -> None:
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


def _kept(making: _Making, units: Sequence[Unit]) -> list[Unit]:
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


def _give_way(making: _Making) -> None:
    """Let the claim go where a fresher story waits for a translator, or the run no longer goes on."""
    at = making.at + making.passed
    fresh = ArticleTranslation.objects.filter(_is_free(at), _may_start(at), is_due=True).exclude(ARCHIVE_WORK)
    mine = ArticleTranslation.objects.filter(id=making.translation.id, claimed_by=making.translation.claimed_by)
    if fresh.exists() or not mine.filter(archive_run__state=RunState.RUNNING).exists():
        mine.update(claimed_by="", claimed_until=None)
        raise _GivesWayError


def _renew_claim(making: _Making) -> None:
    row = ArticleTranslation.objects.filter(
        id=making.translation.id,
        is_due=True,
        wanted_revision=making.translation.wanted_revision,
        claimed_by=making.translation.claimed_by,
    )
    if not row.update(claimed_until=making.at + making.passed + LEASE):
        raise _OvertakenError


def _is_missing(making: _Making, address: str, routes: Sequence[Route]) -> bool:
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


def _try_again_later(translation: ArticleTranslation, error: ColporteurError, at: datetime) -> None:
    tries = translation.tries + 1
    wait = min(timedelta(seconds=2 ** min(tries, 12)), LONGEST_WAIT)
    log.warning("article %s in %s waits: %s", translation.article_id, translation.language, error)
    ArticleTranslation.objects.filter(
        id=translation.id, wanted_revision=translation.wanted_revision, claimed_by=translation.claimed_by
    ).update(tries=tries, not_before=at + wait, trouble=str(error)[:300], claimed_by="", claimed_until=None)


def _store(making: _Making, lines: list[Line], desk: Desk) -> None:
    """Replace the edition's lines in one transaction, unless the claim was lost."""
    with transaction.atomic():
        row = ArticleTranslation.objects.select_for_update().get(id=making.translation.id)
        if not _is_still_mine(row, making.translation):
            log.info("article %s in %s was overtaken", row.article_id, row.language)
            return
        old = list(row.lines.all()) if row.made_revision is not None else []
        is_reviewed = row.reviewed_by_id is not None and review_stands(old, lines)
        is_let_through = row.prints_heads_at_night and desk.is_night(making.at)
        may_stand = _all_heads(lines) if is_let_through else _heads_in_the_original(row)
        if old:
            note_former_corrections(translation=row, old=old, new=lines, rows=making.rows)
            row.lines.all().delete()
        Line.objects.bulk_create(lines)
        settle_by_lines(article_id=row.article_id, language=row.language, lines=lines, at=making.at)
        _fill_in(row, making, lines, is_held=_page_is_held(lines, may_stand, desk.hold_above_percent))
        _settle_review(row, is_reviewed=is_reviewed)
        row.save()
        translation_was_made.send(
            sender=ArticleTranslation,
            article_id=row.article_id,
            language=row.language,
            text=text_in_print(row, making.document, lines),
        )
    log.info("article %s in %s: %s, %s sentences", row.article_id, row.language, row.state, row.total)


def _is_still_mine(row: ArticleTranslation, claimed: ArticleTranslation) -> bool:
    return (row.is_due, row.wanted_revision, row.claimed_by) == (True, claimed.wanted_revision, claimed.claimed_by)


def _all_heads(lines: Iterable[Line]) -> set[str]:
    return {line.address for line in lines if line.is_head}


def _heads_in_the_original(row: ArticleTranslation) -> set[str]:
    """Addresses of headlines and leads that stand in print so already, since the night or by a person's wish.

    They may go on doing so: the page is not to vanish because somebody has mended another sentence of it.
    """
    if row.state != TranslationState.IN_PRINT:
        return set()
    return set(row.lines.filter(is_head=True, standing=Standing.HELD).values_list("address", flat=True))


def _page_is_held(lines: Iterable[Line], may_stand: Container[str], above_percent: int) -> bool:
    """What a person wants in the original does not count as held."""
    every = (
        PrintedLine(is_held=line.verdict == Verdict.BLOCKS, is_head=line.is_head, may_stand=line.address in may_stand)
        for line in lines
    )
    return page_is_held(every, above_percent=above_percent)


def _fill_in(row: ArticleTranslation, making: _Making, lines: list[Line], *, is_held: bool) -> None:
    held = [line.standing == Standing.HELD for line in lines]
    row.state = _state(row, is_held=is_held, was_answered=_was_answered(making, lines))
    row.is_due, row.made_revision, row.made_at = False, row.wanted_revision, making.at
    row.total, row.held = len(lines), sum(held)
    row.from_engine = sum(keyed_row.address in making.asked for keyed_row in making.rows)
    unasked = [keyed_row.address not in making.asked for keyed_row in making.rows]
    row.from_memory = sum(not is_held for is_held, is_unasked in zip(held, unasked, strict=True) if is_unasked)
    row.milliseconds = round((time.monotonic() - making.started) * 1000)
    row.tries, row.trouble, row.not_before = 0, "", None
    row.claimed_by, row.claimed_until = "", None
    row.engine, row.engine_version, row.grade = _chief_engine(making, lines)
    row.ways = ways_of(making.main_routes)
    row.renew_since = None
    row.splitter = SPLITTER_VERSION


def _settle_review(row: ArticleTranslation, *, is_reviewed: bool) -> None:
    """A page that a person has approved needs no second yes as long as that one holds."""
    if not is_reviewed:
        row.reviewed_by, row.reviewed_at = None, None
    elif row.state == TranslationState.REVIEW and not row.is_taken_out:
        row.state = TranslationState.IN_PRINT


def _was_answered(making: _Making, lines: Iterable[Line]) -> bool:
    """True if somebody was asked about a sentence that is held; the way through people's work is silent on what is not theirs."""
    held = {line.address for line in lines if line.verdict == Verdict.BLOCKS}
    units = [making.units[address] for address in held if address in making.units]
    return any(unit.text or not unit.engine.startswith(THROUGH_PEOPLE) for unit in units)


def _state(row: ArticleTranslation, *, is_held: bool, was_answered: bool) -> TranslationState:
    if is_held:
        return TranslationState.HELD if was_answered else TranslationState.NOT_AVAILABLE
    return TranslationState.REVIEW if row.is_reviewed_first or row.is_taken_out else TranslationState.IN_PRINT


def _chief_engine(making: _Making, lines: Iterable[Line]) -> tuple[str, str, str]:
    """Name, version and grade of the engine that made most of what is printed; empty where people made it all."""
    votes: dict[tuple[str, str, str], int] = {}
    for line in lines:
        if line.standing == Standing.MACHINE:
            unit = making.units[line.address]
            maker = (unit.engine, unit.engine_version, unit.grade)
            votes[maker] = votes.get(maker, 0) + 1
    return max(votes, key=lambda maker: votes[maker], default=("", "", ""))


def ways_of(routes: Iterable[Route]) -> str:
    """32 hex digits that stand for these routes and their versions; empty if there are none."""
    named = "\n".join(f"{route.name} {route.version}" for route in routes)
    return hashlib.sha256(named.encode()).hexdigest()[:32] if named else ""


def reach_of(*, may_leave_house: bool) -> Reach:
    """How far the sentences of what is in print may go."""
    return Reach.ANYWHERE if may_leave_house else Reach.HOUSE


def try_new_ways(*, desk: Desk, at: datetime) -> int:
    """Order anew what lacks an engine or has held sentences, wherever there are other engines now than then.

    Returns how many.
    """
    is_without = Q(state__in=(TranslationState.HELD, TranslationState.NOT_AVAILABLE))
    has_gaps = Q(state=TranslationState.IN_PRINT, held__gt=0, reviewed_at=None)  # an approved page stays as it is
    stuck = ArticleTranslation.objects.filter(is_without | has_gaps, is_due=False)
    kinds = stuck.values_list("article__language", "article__filed_under__may_leave_house", "language", "ways")
    ordered = 0
    for source, may_leave, target, ways in kinds.distinct():
        routes = desk.routes(Pair(source, target), reach_of(may_leave_house=bool(may_leave)))
        if ways_of(routes) != ways:
            rows = stuck.filter(
                article__language=source,
                article__filed_under__may_leave_house=may_leave,
                language=target,
                ways=ways,
            )
            ordered += make_due_again(ids=list(rows.values_list("id", flat=True)), at=at)
    return ordered


def release_claims(*, names: Iterable[str]) -> int:
    """Free what owners that are gone had claimed; returns how many."""
    gone = ArticleTranslation.objects.filter(is_due=True, claimed_by__in=list(names))
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
