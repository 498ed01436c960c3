"""Readers' reports as others see them: the reporter by the page's token, the desk by sentence."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from colporteur.foundations.errors import NotInPrint
from colporteur.translation.models import CREDIT, Line, Report, ReportState

MOST_LOOKED_THROUGH = 1000  # open reports that the desk's queue is made of; older ones come up as these are settled


@dataclass(frozen=True, slots=True, kw_only=True)
class SameReports:
    """Open reports on one sentence that say the same, as one. `names` are those that reporters chose to give."""

    ids: tuple[int, ...]
    remark: str
    proposal: str
    names: tuple[str, ...]
    since: datetime

    @property
    def count(self) -> int:
        """How many said so."""
        return len(self.ids)


def report_by_token(*, token: str, language: str) -> Report:
    """The report that this token opens, with its article.

    Raises:
        NotInPrint: there is none, or it is of another edition.
    """
    report = Report.objects.select_related("article").filter(token=token, language=language).first()
    if report is None:
        raise NotInPrint("There is no such report. Look at the address once more.")
    return report


def credits_in_words(notes: Iterable[str]) -> dict[str, str]:
    """Of notes on sentences those that credit a reader, each as the desk says it: with the name while the report has it."""
    numbers = {note: note.removeprefix(CREDIT) for note in notes if note.startswith(CREDIT)}
    known = Report.objects.filter(
        pk__in=[int(number) for number in numbers.values() if number.isdecimal() and len(number) < 19]
    )
    names = {str(pk): name for pk, name in known.exclude(name="").values_list("pk", "name")} if numbers else {}
    return {note: _credited(names.get(number, ""), number) for note, number in numbers.items()}


def _credited(name: str, number: str) -> str:
    if name:
        return _("proposed by %(name)s, report %(number)s") % {"name": name, "number": number}
    return _("proposed by a reader, report %(number)s") % {"number": number}


def open_reports(*, article_id: int, language: str) -> dict[str, tuple[SameReports, ...]]:
    """What waits on an edition's article, by sentence (`address.number`): what most readers say first, then the oldest."""
    rows = Report.objects.filter(article_id=article_id, language=language, state=ReportState.WAITING).order_by("pk")
    by_sentence: dict[str, list[Report]] = defaultdict(list)
    for row in rows:
        by_sentence[f"{row.address}.{row.number}"].append(row)
    return {key: _together(reports) for key, reports in by_sentence.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReports:
    """How many reports wait on an edition's article, and the sentence (`address.number`) that the oldest is about."""

    count: int
    first: str


def open_counts(*, article_ids: Iterable[int]) -> dict[tuple[int, str], OpenReports]:
    """What waits on these articles, by article and edition."""
    waiting = Report.objects.filter(state=ReportState.WAITING, article__in=list(article_ids)).order_by("pk")
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for article_id, language, address, number in waiting.values_list("article_id", "language", "address", "number"):
        found[article_id, language].append(f"{address}.{number}")
    return {key: OpenReports(count=len(keys), first=keys[0]) for key, keys in found.items()}


def _together(reports: Iterable[Report]) -> tuple[SameReports, ...]:
    alike: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in reports:
        alike[report.remark.casefold(), report.proposal].append(report)
    groups = (
        SameReports(
            ids=tuple(each.pk for each in group),
            remark=group[0].remark,
            proposal=group[0].proposal,
            names=tuple(dict.fromkeys(each.name for each in group if each.name)),
            since=group[0].at,
        )
        for group in alike.values()
    )
    return tuple(sorted(groups, key=lambda group: (-group.count, group.ids)))


def reported_lines() -> dict[int, tuple[Report, ...]]:
    """The open reports on each line of an article in print, by the line's id."""
    waiting = Report.objects.filter(state=ReportState.WAITING, article__live=True).order_by("-pk")
    by_line: dict[tuple[int, str, str, int], list[Report]] = defaultdict(list)
    for report in waiting[:MOST_LOOKED_THROUGH]:
        by_line[report.article_id, report.language, report.address, report.number].append(report)
    lines = Line.objects.filter(address__in={address for _, _, address, _ in by_line})
    names = ("pk", "translation__article_id", "translation__language", "address", "number")
    return {pk: tuple(by_line[tuple(key)]) for pk, *key in lines.values_list(*names) if tuple(key) in by_line}
