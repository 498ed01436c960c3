"""The board: which article stands how in which edition; and the queue: what needs a person's eye, the most urgent first."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from colporteur.foundations.clock import now
from colporteur.newsroom.access import editions, sections
from colporteur.newsroom.models import Article, Edition
from colporteur.newsroom.rules.languages import direction, own_name
from colporteur.translation.admin.places import DeskMixin
from colporteur.translation.admin.rows import Found, Run, in_words, runs, spans
from colporteur.translation.admin.words import told
from colporteur.translation.models import ArticleTranslation, Line, Report, ReportState, TranslationState, Unit
from colporteur.translation.plain_wordings import plain_words, stumbling_editions
from colporteur.translation.reported import OpenReports, open_counts, reported_lines
from colporteur.translation.rules.checks.contract import Verdict

ARTICLES_A_PAGE = 40
SENTENCES_A_PAGE = 50
NEEDS_A_LOOK = (TranslationState.HELD, TranslationState.REVIEW)


class DeskView(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page of the desk in the editor's frame."""

    header_icon = "globe"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the board, here."""
        board = {"url": reverse("translation_board"), "label": _("Translations")}
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.get_page_title()}]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One article in one edition. `kind` is one of `own`, `good`, `work`, `look`, `none`."""

    kind: str
    says: str
    detail: str = ""
    detail_language: str = ""  # where it is not that of the page
    url: str = ""
    since: datetime | None = None
    reports: int = 0
    reports_url: str = ""
    number: int = 0  # of the translation, by which it is chosen
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """An article with a cell for each edition."""

    article: Article
    cells: tuple[Cell, ...]


class BoardView(DeskView):
    """Articles down, editions across."""

    template_name = "translation/board.html"
    page_title = gettext_lazy("Board")
    notice: Callable[[HttpRequest], object] | None = None  # what stands above it, such as that an engine is newer

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, here."""
        return [*self.breadcrumbs_items, {"url": "", "label": _("Translations")}]

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """A page of the board."""
        articles = Paginator(self._articles(), ARTICLES_A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            **given,
            editions=self._editions,
            page=articles,
            rows=self._rows(articles),
            sections=sections(),
            chosen=self.request.GET,
            urgent=waiting_lines().filter(verdict=Verdict.BLOCKS).count(),
            notice=self.notice(self.request) if self.notice else None,
            now=now(),
        )

    @cached_property
    def _editions(self) -> list[Edition]:
        return editions()

    def _articles(self) -> QuerySet[Article]:
        chosen = self.request.GET
        rows = Article.objects.filter(Q(live=True) | Q(translations__isnull=False)).distinct()
        if chosen.get("section", "").isdigit():
            rows = rows.filter(filed_under_id=int(chosen["section"]))
        if chosen.get("show") == "look":
            rows = rows.filter(translations__state__in=NEEDS_A_LOOK)
        if chosen.get("show") == "reported":
            rows = rows.filter(pk__in=Report.objects.filter(state=ReportState.WAITING).values("article"))
        if chosen.get("show") == "work":
            rows = rows.filter(translations__is_due=True)
        ordered: QuerySet[Article] = rows.select_related("filed_under").order_by("-published_at", "-pk")
        return ordered

    def _rows(self, articles: Page[Article]) -> list[BoardRow]:
        made: dict[tuple[int, str], ArticleTranslation] = {
            (row.article_id, row.language): row
            for row in ArticleTranslation.objects.filter(article__in=list(articles)).select_related(
                "reviewed_by", "taken_out_by"
            )
        }
        waiting = open_counts(article_ids=[article.pk for article in articles])
        return [
            BoardRow(
                article=article,
                cells=tuple(
                    _with_reports(
                        cell_of(article, made.get((article.pk, each.prefix)), each.prefix),
                        waiting.get((article.pk, each.prefix)),
                    )
                    for each in self._editions
                ),
            )
            for article in articles
        ]


def cell_of(article: Article, row: ArticleTranslation | None, edition: str) -> Cell:
    """How an article stands in an edition, in a word or two."""
    if edition == article.language:
        return Cell(kind="own", says=_("original"))
    if row is None:
        return Cell(kind="none", says="–")
    url = reverse("translation_editor", args=[row.article_id, row.language])
    if row.is_due:
        return replace(_under_way(row, url), number=row.pk, edition=own_name(edition))
    kind, says = _STANDING[TranslationState(row.state)]
    since = row.made_at if kind == "look" else None
    return Cell(
        kind=kind,
        says=_standing_words(row, str(says)),
        detail=_detail(row),
        url=url,
        since=since,
        number=row.pk,
        edition=own_name(edition),
    )


def _with_reports(cell: Cell, waiting: OpenReports | None) -> Cell:
    """The way to the reports leads to the sentence that the oldest is about."""
    if waiting is None or not cell.url:
        return cell
    return replace(cell, reports=waiting.count, reports_url=f"{cell.url}#s-{waiting.first}")


def _under_way(row: ArticleTranslation, url: str) -> Cell:
    if row.tries:
        why = told(row.trouble)
        return Cell(
            kind="look", says=_("waits"), detail=why.text, detail_language=why.language, url=url, since=row.wanted_at
        )
    says = _("being made") if row.claimed_until else _("ordered")
    detail = _("the old translation is in print") if row.state == TranslationState.IN_PRINT else ""
    if row.archive_run_id and row.made_revision is None:
        detail = _("of the archive")
    return Cell(kind="work", says=says, detail=detail, url=url, since=row.wanted_at)


_STANDING = {
    TranslationState.WANTED: ("none", gettext_lazy("not made")),
    TranslationState.IN_PRINT: ("good", gettext_lazy("in print")),
    TranslationState.REVIEW: ("look", gettext_lazy("to approve")),
    TranslationState.HELD: ("look", gettext_lazy("held")),
    TranslationState.NOT_AVAILABLE: ("none", gettext_lazy("no engine")),
    TranslationState.OFF: ("none", gettext_lazy("not wanted")),
}


def _standing_words(row: ArticleTranslation, says: str) -> str:
    return _("reviewed") if row.state == TranslationState.IN_PRINT and row.reviewed_by_id else says


def _detail(row: ArticleTranslation) -> str:
    if row.is_taken_out:
        who = row.taken_out_by
        return _("taken out by %(name)s") % {"name": who.get_full_name() or who.get_username() if who else "–"}
    if row.held and row.state != TranslationState.NOT_AVAILABLE:
        return _("%(held)s of %(total)s in the original") % {"held": row.held, "total": row.total}
    if row.reviewed_by:
        return row.reviewed_by.get_full_name() or row.reviewed_by.get_username()
    return row.engine if row.state == TranslationState.IN_PRINT else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A sentence that needs a person's eye."""

    line: Line
    source_runs: tuple[Run, ...]
    target_runs: tuple[Run, ...]
    url: str
    language: str
    direction: str
    findings: tuple[Found, ...]
    reports: tuple[Report, ...]
    stumbling: tuple[str, ...]

    @property
    def plain_url(self) -> str:
        """Of the editor, with the plain wording opened."""
        return self.url.replace("#s-", "#w-")

    @property
    def is_in_print(self) -> bool:
        """True for a held headline or lead that did not hold its page."""
        is_held = self.line.is_head and self.line.verdict == Verdict.BLOCKS
        return is_held and self.line.translation.state == TranslationState.IN_PRINT


class QueueView(DeskView):
    """Sentences that need a person's eye: held ones first, then what readers report, then warnings."""

    template_name = "translation/queue.html"
    page_title = gettext_lazy("To look at")

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """A page of the queue."""
        chosen = self.request.GET
        reported = reported_lines()
        lines = waiting_lines(reported)
        if chosen.get("language"):
            lines = lines.filter(translation__language=chosen["language"])
        if chosen.get("show") == "reported":
            lines = lines.filter(pk__in=reported)
        elif chosen.get("show") != "all":
            lines = lines.filter(Q(verdict=Verdict.BLOCKS) | Q(pk__in=reported))
        page = Paginator(lines, SENTENCES_A_PAGE).get_page(chosen.get("p"))
        return super().get_context_data(
            **given, page=page, waiting=_waiting(page, reported), editions=editions(), chosen=chosen, now=now()
        )


def waiting_lines(reported: Collection[int] = ()) -> QuerySet[Line]:
    """Lines with findings or `reported`, of articles in print: blocked ones, then reported ones, then those with a warning.

    Among these headlines and leads come first, then breaking news, then the newest.
    """
    lines = Line.objects.filter(~Q(verdict=Verdict.PASSES) | Q(pk__in=reported), translation__article__live=True)
    lines = lines.exclude(translation__state__in=(TranslationState.OFF, TranslationState.NOT_AVAILABLE))
    urgency = Case(When(verdict=Verdict.BLOCKS, then=Value(0)), When(pk__in=reported, then=Value(1)), default=Value(2))
    return lines.select_related("translation__article").order_by(
        urgency, "-is_head", "-translation__article__is_breaking", "-translation__article__published_at", "position"
    )


def _waiting(lines: Iterable[Line], reported: Mapping[int, tuple[Report, ...]]) -> list[Waiting]:
    shown = list(lines)
    addresses = {line.address for line in shown}
    units: dict[str, list[Unit]] = {}
    for unit in Unit.objects.filter(source_address__in=addresses):
        units.setdefault(unit.source_address, []).append(unit)
    plain = plain_words(addresses)
    stumbling = {key: names for key, names in stumbling_editions(addresses).items() if key not in plain}
    return [
        _as_waiting(line, units.get(line.address, []), reported.get(line.pk, ()), stumbling.get(line.address, ()))
        for line in shown
    ]


def _as_waiting(line: Line, units: Sequence[Unit], reports: tuple[Report, ...], stumbling: tuple[str, ...]) -> Waiting:
    row = line.translation
    editor = reverse("translation_editor", args=[row.article_id, row.language])
    source = units[0].source_text if units else ""
    return Waiting(
        line=line,
        source_runs=runs(source, spans(line.findings, "source_spans")),
        target_runs=runs(_words(line, units), spans(line.findings, "target_spans")),
        url=f"{editor}#s-{line.address}.{line.number}",
        language=row.language,
        direction=direction(row.language),
        findings=tuple(Found(message=in_words(each), severity=each["severity"]) for each in line.findings),
        reports=reports,
        stumbling=tuple(own_name(each) for each in stumbling),
    )


def _words(line: Line, units: Iterable[Unit]) -> str:
    """What is printed or, of a held sentence, what the findings are about."""
    if line.text or not line.findings:
        return line.text
    ours = (unit for unit in units if unit.target_language == line.translation.language)
    return next((unit.text for unit in ours if unit.findings == line.findings), "")
