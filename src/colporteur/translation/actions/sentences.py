"""What people do to single sentences."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from colporteur.foundations.errors import BadCopy
from colporteur.people.models import User
from colporteur.text.documents import Sentence
from colporteur.translation.actions.remaking import candidate, make_due_where_used
from colporteur.translation.asking import Judge, as_row
from colporteur.translation.memory import keep
from colporteur.translation.models import Origin, Unit, UnitState
from colporteur.translation.rules.checks.contract import Report, Verdict
from colporteur.translation.through_people import forget_what_lacked_people

log = logging.getLogger(__name__)


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
    report = judge(candidate(sentence, language, text))
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
        make_due_where_used(addresses=[sentence.address], language=language, article_id=article_id, at=at)
    log.info("sentence %s in %s was corrected by %s: %s", sentence.address, language, by, report.verdict)
    return Corrected(unit=unit, report=report)
