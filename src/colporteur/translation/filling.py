"""Making one article in one language: memory first, then engines, then the checks; stored line by line.

The work is `claim`, `fill`, and it may be killed anywhere between: the row stays due, its lease runs out, and what was
already asked of an engine is found in memory.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from colporteur.foundations.errors import EngineUnavailable
from colporteur.foundations.leases import my_name
from colporteur.text.documents import ArticleDocument, Sentence, Standing
from colporteur.translation.asking import Asking, Judge, Route, ask, span_sentences
from colporteur.translation.engines.contract import Pair
from colporteur.translation.lines import Keyed, Mender, is_wordless, keyed, make_lines
from colporteur.translation.memory import keep, recall
from colporteur.translation.models import ArticleTranslation, Line, TranslationState, Unit, UnitState
from colporteur.translation.rules.holding import PrintedLine, page_is_held
from colporteur.translation.signals import translation_was_made

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
LONGEST_WAIT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What making a translation needs besides rows: the ways there are, the judge, the mender, the house's limits."""

    routes: Callable[[Pair], tuple[Route, ...]]
    judge: Judge
    mend: Mender
    document_of_revision: Callable[[int], ArticleDocument]
    hold_above_percent: int


@dataclass(slots=True, kw_only=True)
class _Making:
    """One run: what is known so far."""

    translation: ArticleTranslation
    pair: Pair
    rows: tuple[Keyed, ...]
    routes: tuple[Route, ...]
    at: datetime
    units: dict[str, Unit]
    asked: set[str]


def claim(*, at: datetime, limit: int = 1) -> list[int]:
    """Take up to `limit` due translations that nobody works on, breaking and newest first; returns their ids."""
    is_free = Q(claimed_until=None) | Q(claimed_until__lt=at)
    may_start = Q(not_before=None) | Q(not_before__lte=at)
    due = ArticleTranslation.objects.filter(is_free, may_start, is_due=True)
    ids = list(due.order_by("-article__is_breaking", "-wanted_at", "id").values_list("id", flat=True)[:limit])
    return [number for number in ids if _claim_one(number, is_free, at)]


def _claim_one(number: int, is_free: Q, at: datetime) -> bool:
    row = ArticleTranslation.objects.filter(is_free, id=number, is_due=True)
    return bool(row.update(claimed_by=my_name(), claimed_until=at + LEASE))


def fill(*, translation_id: int, desk: Desk, at: datetime) -> None:
    """Make the wanted revision and put it in the edition, hold it, or note when to try again."""
    started = time.monotonic()
    translation = ArticleTranslation.objects.select_related("article").get(id=translation_id)
    document = desk.document_of_revision(translation.wanted_revision)
    pair = Pair(translation.article.language, translation.language)
    making = _Making(
        translation=translation,
        pair=pair,
        rows=keyed(document),
        routes=desk.routes(pair),
        at=at,
        units={},
        asked=set(),
    )
    try:
        _gather(making, desk)
    except EngineUnavailable as error:
        _try_again_later(making, error)
        return
    lines = make_lines(translation=translation, rows=making.rows, units=making.units, mend=desk.mend)
    _store(making, lines, desk, milliseconds=round((time.monotonic() - started) * 1000))


def prepare(*, revision: int, article_id: int, pair: Pair, desk: Desk, routes: tuple[Route, ...], at: datetime) -> None:
    """Fill memory with what a scheduled revision will need; no line is stored and nothing is announced."""
    making = _Making(
        translation=ArticleTranslation(article_id=article_id, language=pair.target),
        pair=pair,
        rows=keyed(desk.document_of_revision(revision)),
        routes=routes,
        at=at,
        units={},
        asked=set(),
    )
    _gather(making, desk)


def _gather(making: _Making, desk: Desk) -> None:
    """Find or make a unit for every sentence, and for every marked part of one."""
    wanted = _wanted(making.rows)
    making.units = recall(pair=making.pair, addresses=wanted, article_id=making.translation.article_id)
    missing = [sentence for address, sentence in wanted.items() if _is_missing(making, address)]
    if not missing or not making.routes:
        return
    asking = Asking(pair=making.pair, routes=making.routes, judge=desk.judge, at=making.at)
    for units in ask(asking, missing):
        keep(units)
        making.units |= {unit.source_address: unit for unit in units}
        making.asked |= {unit.source_address for unit in units}


def _wanted(rows: Sequence[Keyed]) -> dict[str, Sentence]:
    wanted = {row.address: row.sentence for row in rows if not is_wordless(row.sentence)}
    spans = (span for row in rows for span in span_sentences(row.sentence))
    return wanted | {span.address: span for span in spans if span.address not in wanted}


def _is_missing(making: _Making, address: str) -> bool:
    """A held machine unit is tried again only when an engine has changed since."""
    unit = making.units.get(address)
    if unit is None:
        return True
    return unit.state == UnitState.HELD and unit.origin == "machine" and not _is_asked_already(making, unit)


def _is_asked_already(making: _Making, unit: Unit) -> bool:
    return any((unit.engine, unit.engine_version) == (route.name, route.version) for route in making.routes)


def _try_again_later(making: _Making, error: EngineUnavailable) -> None:
    tries = making.translation.tries + 1
    wait = min(timedelta(seconds=2**tries), LONGEST_WAIT)
    log.warning("article %s in %s waits: %s", making.translation.article_id, making.pair.target, error)
    ArticleTranslation.objects.filter(
        id=making.translation.id, wanted_revision=making.translation.wanted_revision
    ).update(tries=tries, not_before=making.at + wait, trouble=str(error)[:300], claimed_by="", claimed_until=None)


def _store(making: _Making, lines: list[Line], desk: Desk, milliseconds: int) -> None:
    """Replace the edition's lines in one transaction, unless a newer revision is wanted by now."""
    with transaction.atomic():
        row = ArticleTranslation.objects.select_for_update().get(id=making.translation.id)
        if row.wanted_revision != making.translation.wanted_revision or not row.is_due:
            log.info("article %s in %s was overtaken by a newer revision", row.article_id, row.language)
            return
        row.lines.all().delete()
        Line.objects.bulk_create(lines, batch_size=80)
        _fill_in(row, making, lines, desk, milliseconds)
        row.save()
        translation_was_made.send(sender=ArticleTranslation, article_id=row.article_id, language=row.language)
    log.info("article %s in %s: %s, %s sentences", row.article_id, row.language, row.state, row.total)


def _fill_in(row: ArticleTranslation, making: _Making, lines: list[Line], desk: Desk, milliseconds: int) -> None:
    heads = [keyed_row.is_head for keyed_row in making.rows]
    held = [line.standing == Standing.HELD for line in lines]
    is_held = page_is_held(
        (PrintedLine(is_held=h, is_head=head) for h, head in zip(held, heads, strict=True)),
        above_percent=desk.hold_above_percent,
    )
    row.state = _state(row, is_held=is_held, was_answered=any(unit.text for unit in making.units.values()))
    row.is_due, row.made_revision, row.made_at = False, row.wanted_revision, making.at
    row.total, row.held = len(lines), sum(held)
    row.from_engine = sum(keyed_row.address in making.asked for keyed_row in making.rows)
    unasked = [keyed_row.address not in making.asked for keyed_row in making.rows]
    row.from_memory = sum(not is_held for is_held, is_unasked in zip(held, unasked, strict=True) if is_unasked)
    row.milliseconds, row.tries, row.trouble, row.not_before = milliseconds, 0, "", None
    row.claimed_by, row.claimed_until = "", None
    row.reviewed_by, row.reviewed_at = None, None
    row.engine, row.engine_version, row.grade = _chief_engine(making, lines)
    row.ways = ways_of(making.routes)


def _state(row: ArticleTranslation, *, is_held: bool, was_answered: bool) -> TranslationState:
    if is_held:
        return TranslationState.HELD if was_answered else TranslationState.NOT_AVAILABLE
    return TranslationState.REVIEW if row.is_reviewed_first else TranslationState.IN_PRINT


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


def try_new_ways(*, desk: Desk, at: datetime) -> int:
    """Order anew what is held or lacks an engine, wherever there are other engines now than then; returns how many."""
    stuck = ArticleTranslation.objects.filter(
        is_due=False, state__in=(TranslationState.HELD, TranslationState.NOT_AVAILABLE)
    )
    ordered = 0
    for source, target, ways in stuck.values_list("article__language", "language", "ways").distinct():
        if ways_of(desk.routes(Pair(source, target))) != ways:
            rows = stuck.filter(article__language=source, language=target, ways=ways)
            ordered += make_due_again(ids=list(rows.values_list("id", flat=True)), at=at)
    return ordered


def release_claims(*, names: Iterable[str]) -> int:
    """Free what owners that are gone had claimed; returns how many."""
    gone = ArticleTranslation.objects.filter(is_due=True, claimed_by__in=list(names))
    return gone.update(claimed_by="", claimed_until=None)


def make_due_again(*, ids: Iterable[int], at: datetime) -> int:
    """Order the same revision once more, since memory or engines know more than before; returns how many."""
    rows = ArticleTranslation.objects.filter(id__in=list(ids), is_due=False).exclude(state=TranslationState.OFF)
    return rows.update(
        is_due=True, wanted_at=at, tries=0, not_before=None, old_left_print=F("old_left_print"), claimed_until=None
    )
