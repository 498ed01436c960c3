"""What settles readers' reports: a person's deed on the sentence, or its wording's end in print."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet

from colporteur.text.documents import Standing
from colporteur.translation.models import WITHOUT_WORDS, Line, Origin, Report, ReportState, Unit, UnitState
from colporteur.translation.rules.edition_digits import differ_in_digits_only

CHANGES_THE_SENTENCE = (UnitState.CORRECTED, UnitState.APPROVED, UnitState.ORIGINAL)


def credit_for(*, address: str, language: str, article_id: int | None, text: str) -> str:
    """The note on a sentence that takes a reader's proposal over word for word; empty if nobody has proposed it."""
    proposals = _waiting(address=address, language=language, article_id=article_id).filter(proposal=text)
    first = proposals.order_by("pk").first()
    return first.credit if first else ""


def settle_by_deed(*, unit: Unit, before: Unit | None) -> int:
    """Close what waits on a sentence that a person has just given another wording, or its original; returns how many.

    A held sentence settles nothing: somebody still has to find its words. Nor does a yes to what was reported.
    """
    is_as_before = before is not None and before.text == unit.text and before.state not in WITHOUT_WORDS
    if unit.state not in CHANGES_THE_SENTENCE or is_as_before:
        return 0
    waiting = _waiting(address=unit.source_address, language=unit.target_language, article_id=unit.article_id)
    waiting = waiting.filter(source_language=unit.source_language).exclude(printed=unit.text)
    if unit.article_id is None:
        own = Unit.objects.filter(
            source_address=unit.source_address, target_language=unit.target_language, origin=Origin.PERSON, scope__gt=0
        )
        waiting = waiting.exclude(article__in=own.values("article"))
    return waiting.update(state=ReportState.TAKEN, wording=unit.text, settled_by=unit.by, settled_at=unit.at)


def settle_by_lines(*, printed: Mapping[tuple[int, str], Iterable[Line]], at: datetime) -> int:
    """Close what waits on wordings that editions have printed anew in other words, or no longer have; returns how many.

    `printed` are all the lines of each article in each edition, by the article's number and the language.
    """
    articles = {article_id for article_id, _ in printed}
    waiting = list(Report.objects.filter(article__in=articles, state=ReportState.WAITING))
    gone: list[int] = []
    for key, lines in printed.items() if waiting else ():
        now = {(line.address, line.number): line for line in lines}
        theirs = (each for each in waiting if (each.article_id, each.language) == key)
        gone += [each.pk for each in theirs if _left_print(each, now.get((each.address, each.number)))]
    return Report.objects.filter(pk__in=gone).update(state=ReportState.CHANGED, settled_at=at) if gone else 0


def _left_print(report: Report, line: Line | None) -> bool:
    return line is None or (line.standing != Standing.HELD and not differ_in_digits_only(line.text, report.printed))


def _waiting(*, address: str, language: str, article_id: int | None) -> QuerySet[Report]:
    """Of this article, or of every one."""
    waiting = Report.objects.filter(state=ReportState.WAITING, address=address, language=language)
    return waiting if article_id is None else waiting.filter(article_id=article_id)
