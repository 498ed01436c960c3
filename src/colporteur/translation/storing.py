"""What was made becomes what an edition prints, or is held: lines, state and figures of one article in one transaction."""

import logging
import time
from collections.abc import Container, Iterable

from django.db import transaction

from colporteur.text.documents import Standing
from colporteur.text.sentences import SPLITTER_VERSION
from colporteur.translation.access import text_in_print
from colporteur.translation.asking import THROUGH_PEOPLE
from colporteur.translation.former_corrections import note_former_corrections
from colporteur.translation.making import Desk, Making
from colporteur.translation.models import ArticleTranslation, Line, TranslationState
from colporteur.translation.reviewing import review_stands
from colporteur.translation.rules.checks.contract import Verdict
from colporteur.translation.rules.holding import PrintedLine, page_is_held
from colporteur.translation.settling import settle_by_lines
from colporteur.translation.signals import translation_was_made
from colporteur.translation.ways import ways_of

log = logging.getLogger(__name__)


def store(making: Making, lines: list[Line], desk: Desk) -> None:
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


def _fill_in(row: ArticleTranslation, making: Making, lines: list[Line], *, is_held: bool) -> None:
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
