"""Bringing a memory in."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import transaction

from colporteur.people.models import User
from colporteur.text.documents import Role, Sentence
from colporteur.translation.actions.remaking import candidate, make_due_where_used
from colporteur.translation.asking import Judge, as_row
from colporteur.translation.memory import keep
from colporteur.translation.models import Origin, Unit, UnitState
from colporteur.translation.rules.checks.contract import Verdict
from colporteur.translation.through_people import forget_what_lacked_people

BATCH = 500
log = logging.getLogger(__name__)


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
    """How many translations were stored, and how many of these the checks hold back.

    One that serves as headline and as running text is two units, but one translation.
    """

    stored: int = 0
    held: int = 0
    last: tuple[str, str, str] | None = None  # the next batch may begin with its other unit
    last_is_held: bool = False


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
        _count(result, units)
        yield result


def import_together(
    *, entries: Sequence[Remembered], judge: Judge, by: User | None, at: datetime
) -> dict[tuple[str, str], Unit]:
    """Store all of them in one transaction, or none; returns them by the language and the text of the original.

    For so many as a person can wait for: the checks come first, outside of it. Of what is headline and running text alike the
    unit that is held is returned.
    """
    units = {_key(entry): _imported(entry, judge, by, at) for entry in entries}
    _store_import(list(units.values()), at)
    ordered = sorted(units.values(), key=lambda unit: unit.state == UnitState.HELD)
    log.info("%s translations were brought in by %s", len(units), by)
    return {(unit.target_language, unit.source_text): unit for unit in ordered}


def _count(result: ImportResult, units: Mapping[tuple[str, str, str, Role], Unit]) -> None:
    stored = dict.fromkeys(key[:3] for key in units)
    held = {key[:3] for key, unit in units.items() if unit.state == UnitState.HELD}
    result.stored += len(stored) - (result.last in stored)
    result.held += len(held - {result.last} if result.last_is_held else held)
    result.last = next(reversed(stored), result.last)
    result.last_is_held = result.last in held


def _key(entry: Remembered) -> tuple[str, str, str, Role]:
    return (entry.source_language, entry.target_language, entry.source, entry.role)


def _imported(entry: Remembered, judge: Judge, by: User | None, at: datetime) -> Unit:
    sentence = Sentence(language=entry.source_language, role=entry.role, text=entry.source)
    report = judge(candidate(sentence, entry.target_language, entry.target))
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
            make_due_where_used(addresses=addresses, language=language, article_id=None, at=at)
