"""What people do to translations: correct a sentence, approve a page, bring a memory in."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import transaction

from colporteur.foundations.errors import BadCopy
from colporteur.people.models import User
from colporteur.text.documents import Role, Sentence
from colporteur.translation.asking import Judge, as_row
from colporteur.translation.filling import make_due_again
from colporteur.translation.memory import keep
from colporteur.translation.models import ArticleTranslation, Line, Origin, TranslationState, Unit, UnitState
from colporteur.translation.rules.checks.contract import Candidate, Report, Verdict
from colporteur.translation.signals import translation_was_made
from colporteur.translation.through_people import forget_what_lacked_people

log = logging.getLogger(__name__)
BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What became of a correction: the unit, and what the checks said of it."""

    unit: Unit
    report: Report


def correct_sentence(
    *, sentence: Sentence, language: str, text: str, article_id: int | None, judge: Judge, by: User | None, at: datetime
) -> Corrected:
    """Put a person's translation of `sentence` in memory, for one article or (None) everywhere.

    What the checks block is kept, but the original is printed in its place until it is corrected. Articles that
    contain the sentence are made anew.
    """
    if not text.strip():
        raise BadCopy("The translation is empty. Write the sentence, or leave it as it was.")
    report = judge(_candidate(sentence, language, text))
    unit = Unit(
        source_language=sentence.language,
        target_language=language,
        source_address=sentence.address,
        source_text=sentence.text,
        text=text.strip(),
        origin=Origin.PERSON,
        state=UnitState.HELD if report.verdict == Verdict.BLOCKS else UnitState.CORRECTED,
        findings=[as_row(finding) for finding in report.findings],
        article_id=article_id,
        scope=article_id or 0,
        by=by,
        at=at,
    )
    with transaction.atomic():
        keep([unit])
        forget_what_lacked_people([sentence.address])
        _make_due_where_used(addresses=[sentence.address], language=language, article_id=article_id, at=at)
    log.info("sentence %s in %s was corrected by %s: %s", sentence.address, language, by, report.verdict)
    return Corrected(unit=unit, report=report)


def approve_translation(*, translation_id: int, by: User, at: datetime) -> ArticleTranslation:
    """Put a translation that waited for a person's yes in print, under that person's name."""
    with transaction.atomic():
        row = ArticleTranslation.objects.select_for_update().get(id=translation_id)
        if row.state not in (TranslationState.REVIEW, TranslationState.IN_PRINT) or row.is_due:
            raise BadCopy("This translation is not finished. Look at the held sentences first.")
        row.state, row.reviewed_by, row.reviewed_at = TranslationState.IN_PRINT, by, at
        row.save(update_fields=["state", "reviewed_by", "reviewed_at"])
        translation_was_made.send(sender=ArticleTranslation, article_id=row.article_id, language=row.language)
    log.info("article %s in %s was approved by %s", row.article_id, row.language, by)
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One entry of a memory that is brought in."""

    source_language: str
    target_language: str
    source: str
    target: str
    role: Role


@dataclass(slots=True, kw_only=True)
class ImportResult:
    """How many units were stored, and how many of these the checks hold back."""

    stored: int = 0
    held: int = 0


def import_units(
    *, entries: Iterable[Remembered], judge: Judge, by: User | None, at: datetime
) -> Iterator[ImportResult]:
    """Store a memory batch by batch, yielding the count so far; each batch is one transaction.

    What the checks block is stored as held: an engine's sentence, or the original, is printed instead.
    """
    result = ImportResult()
    for batch in batched(entries, BATCH):
        units = {_key(entry): _imported(entry, judge, by, at) for entry in batch}
        _store_import(list(units.values()), at)
        result.stored += len(units)
        result.held += sum(unit.state == UnitState.HELD for unit in units.values())
        yield result


def _key(entry: Remembered) -> tuple[str, str, str, Role]:
    return (entry.source_language, entry.target_language, entry.source, entry.role)


def _imported(entry: Remembered, judge: Judge, by: User | None, at: datetime) -> Unit:
    sentence = Sentence(language=entry.source_language, role=entry.role, text=entry.source)
    report = judge(_candidate(sentence, entry.target_language, entry.target))
    return Unit(
        source_language=entry.source_language,
        target_language=entry.target_language,
        source_address=sentence.address,
        source_text=entry.source,
        text=entry.target,
        origin=Origin.IMPORTED,
        state=UnitState.HELD if report.verdict == Verdict.BLOCKS else UnitState.APPROVED,
        findings=[as_row(finding) for finding in report.findings],
        by=by,
        at=at,
    )


def _store_import(units: list[Unit], at: datetime) -> None:
    by_language: dict[str, list[str]] = {}
    for unit in units:
        by_language.setdefault(unit.target_language, []).append(unit.source_address)
    with transaction.atomic():
        keep(units)
        forget_what_lacked_people([unit.source_address for unit in units])
        for language, addresses in by_language.items():
            _make_due_where_used(addresses=addresses, language=language, article_id=None, at=at)


def _make_due_where_used(*, addresses: list[str], language: str, article_id: int | None, at: datetime) -> None:
    """What is being made for the first time has no lines yet: it may hold the sentence, and is begun anew."""
    every = ArticleTranslation.objects.filter(language=language)
    if article_id is not None:
        every = every.filter(article_id=article_id)
    used = set(
        Line.objects.filter(address__in=addresses, translation__in=every).values_list("translation_id", flat=True)
    )
    under_way = every.filter(is_due=True, made_revision=None).exclude(claimed_until=None)
    make_due_again(ids=used.union(under_way.values_list("id", flat=True)), at=at)


def _candidate(sentence: Sentence, language: str, text: str) -> Candidate:
    return Candidate(
        source_language=sentence.language,
        target_language=language,
        source=sentence.text,
        target=text.strip(),
        role=sentence.role,
        is_by_people=True,
    )
