"""What was made becomes what an edition prints, or is held: the lines, state and figures of articles, in one transaction."""

import logging
import time
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db import DatabaseError, transaction

from colporteur.foundations.errors import ColporteurError
from colporteur.foundations.rows import insert_rows
from colporteur.text.documents import Standing
from colporteur.text.sentences import SPLITTER_VERSION
from colporteur.translation.access import EditionChange, text_in_print
from colporteur.translation.asking import THROUGH_PEOPLE
from colporteur.translation.former_corrections import note_former_corrections
from colporteur.translation.making import Desk, Making
from colporteur.translation.models import ArticleTranslation, Line, TranslationState
from colporteur.translation.reviewing import review_stands
from colporteur.translation.rules.checks.contract import Verdict
from colporteur.translation.rules.holding import PrintedLine, page_is_held
from colporteur.translation.settling import settle_by_lines
from colporteur.translation.signals import translations_were_made
from colporteur.translation.ways import ways_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One article in one language with the unsaved lines that it is to have, and the digits that they are in, as `noted`."""

    making: Making
    lines: list[Line]
    digits: str = ""


def store_together(done: Sequence[Made], desk: Desk) -> None:
    """Replace the editions' lines in one transaction, but for those whose claim was lost.

    Where one cannot be stored, each is stored by itself, so that it takes no other with it.

    Raises:
        DatabaseError, ColporteurError: of the first that cannot be stored, when all the others are.
    """
    if not done:
        return
    try:
        with transaction.atomic():
            _store(done, desk)
    except (DatabaseError, ColporteurError):
        if len(done) == 1:
            raise
        _store_each(done, desk)


def _store_each(done: Sequence[Made], desk: Desk) -> None:
    first: Exception | None = None
    for made in done:
        try:
            store_together([made], desk)
        except (DatabaseError, ColporteurError) as error:
            log.warning("article %s cannot be stored: %s", made.making.translation.article_id, error)
            first = first or error
    if first is not None:
        raise first


def _store(done: Sequence[Made], desk: Desk) -> None:
    rows = ArticleTranslation.objects.select_for_update().order_by("id")
    now = rows.in_bulk([made.making.translation.pk for made in done])
    stored = [(now[made.making.translation.pk], made) for made in done if _is_still_mine(now, made.making.translation)]
    old = _lines_of([row for row, _ in stored if row.made_revision is not None])
    for row, made in stored:
        _put_in(row, made, old.get(row.pk, []), desk)
    if old:
        Line.objects.filter(translation__in=list(old)).delete()
    insert_rows(list(chain.from_iterable(made.lines for _, made in stored)))
    settle_by_lines(printed={(row.article_id, row.language): made.lines for row, made in stored}, at=done[0].making.at)
    for row, _ in stored:
        row.save()
    announced = [
        EditionChange(
            article_id=row.article_id,
            language=row.language,
            text=text_in_print(row, made.making.document, made.lines),
        )
        for row, made in stored
    ]
    translations_were_made.send(sender=ArticleTranslation, changes=announced)
    for row, _ in stored:
        log.info("article %s in %s: %s, %s sentences", row.article_id, row.language, row.state, row.total)


def _is_still_mine(now: Mapping[int, ArticleTranslation], claimed: ArticleTranslation) -> bool:
    row = now.get(claimed.pk)
    mine = (True, claimed.wanted_revision, claimed.claimed_by)
    is_mine = row is not None and (row.is_due, row.wanted_revision, row.claimed_by) == mine
    if not is_mine:
        log.info("article %s in %s was overtaken", claimed.article_id, claimed.language)
    return is_mine


def _lines_of(rows: Iterable[ArticleTranslation]) -> dict[int, list[Line]]:
    """The lines that there are, in their order, by the number of their translation."""
    found: dict[int, list[Line]] = {}
    ids = [row.pk for row in rows]
    for line in Line.objects.filter(translation__in=ids) if ids else ():
        found.setdefault(line.translation_id, []).append(line)
    return found


def _put_in(row: ArticleTranslation, made: Made, old: list[Line], desk: Desk) -> None:
    """Say in a row what its unsaved lines come to, and in those which corrections they took the place of."""
    making, lines = made.making, made.lines
    is_reviewed = row.reviewed_by_id is not None and review_stands(old, lines)
    is_let_through = row.prints_heads_at_night and desk.is_night(making.at)
    may_stand = _all_heads(lines) if is_let_through else _heads_in_the_original(row, old)
    if old:
        note_former_corrections(translation=row, old=old, new=lines, rows=making.rows)
    _fill_in(row, making, lines, is_held=_page_is_held(lines, may_stand, desk.hold_above_percent))
    _settle_review(row, is_reviewed=is_reviewed)
    row.digits = made.digits


def _all_heads(lines: Iterable[Line]) -> set[str]:
    return {line.address for line in lines if line.is_head}


def _heads_in_the_original(row: ArticleTranslation, old: Iterable[Line]) -> set[str]:
    """Addresses of headlines and leads that stand in print so already, since the night or by a person's wish.

    They may go on doing so: the page is not to vanish because somebody has mended another sentence of it.
    """
    if row.state != TranslationState.IN_PRINT:
        return set()
    return {line.address for line in old if line.is_head and line.standing == Standing.HELD}


def _page_is_held(lines: Iterable[Line], may_stand: Container[str], above_percent: int) -> bool:
    """What a person wants in the original does not count as held."""
    every = (
        PrintedLine(is_held=line.verdict == Verdict.BLOCKS, is_head=line.is_head, may_stand=line.address in may_stand)
        for line in lines
    )
    return page_is_held(every, above_percent=above_percent)


def _fill_in(row: ArticleTranslation, making: Making, lines: list[Line], *, is_held: bool) -> None:
    held = [line.standing == Standing.HELD for line in lines]
    row.state = _state(row, is_held=is_held, was_answered=_was_answered(making, lines))
    row.is_due, row.made_revision, row.made_at = False, row.wanted_revision, making.at
    row.total, row.held = len(lines), sum(held)
    row.from_engine = sum(keyed_row.address in making.asked for keyed_row in making.rows)
    unasked = [keyed_row.address not in making.asked for keyed_row in making.rows]
    row.from_memory = sum(not is_held for is_held, is_unasked in zip(held, unasked, strict=True) if is_unasked)
    row.milliseconds = round((time.monotonic() - making.began) * 1000)
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


def _was_answered(making: Making, lines: Iterable[Line]) -> bool:
    """True if somebody was asked about a sentence that is held; the way through people's work is silent on what is not theirs."""
    held = {line.address for line in lines if line.verdict == Verdict.BLOCKS}
    units = [making.units[address] for address in held if address in making.units]
    return any(unit.text or not unit.engine.startswith(THROUGH_PEOPLE) for unit in units)


def _state(row: ArticleTranslation, *, is_held: bool, was_answered: bool) -> TranslationState:
    if is_held:
        return TranslationState.HELD if was_answered else TranslationState.NOT_AVAILABLE
    return TranslationState.REVIEW if row.is_reviewed_first or row.is_taken_out else TranslationState.IN_PRINT


def _chief_engine(making: Making, lines: Iterable[Line]) -> tuple[str, str, str]:
    """Name, version and grade of the engine that made most of what is printed; empty where people made it all."""
    votes: dict[tuple[str, str, str], int] = {}
    for line in lines:
        if line.standing == Standing.MACHINE:
            unit = making.units[line.address]
            maker = (unit.engine, unit.engine_version, unit.grade)
            votes[maker] = votes.get(maker, 0) + 1
    return max(votes, key=lambda maker: votes[maker], default=("", "", ""))
