"""The archive's pages: choosing what is wanted, what it takes, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages

from colporteur.foundations.clock import now
from colporteur.foundations.settings import house
from colporteur.foundations.wake import wake_workers
from colporteur.newsroom.access import editions, paper_zone
from colporteur.newsroom.models import Section
from colporteur.people.models import User
from colporteur.translation.actions import start_archive_run
from colporteur.translation.admin.board import DeskView
from colporteur.translation.admin.places import DeskMixin, somebody
from colporteur.translation.admin.runs import GRADES, SHOWN, Bar, RunRow, RunView, in_words, money, row_of
from colporteur.translation.admin.words import told
from colporteur.translation.archive import ArchiveWish, Counted, PairOffer, looked_through, offers, progress_of
from colporteur.translation.desk import translation_desk
from colporteur.translation.errors import RunRefused
from colporteur.translation.models import OPEN_STATES, ArchiveRun, RunState, TranslationState

RIGHT = "translation.run_archive"
LOOKED_THROUGH = 150  # a person waits for it; the command looks at every article
MADE: Mapping[str, Any] = MappingProxyType(
    {
        TranslationState.IN_PRINT: gettext_lazy("in print"),
        TranslationState.REVIEW: gettext_lazy("to approve"),
        TranslationState.HELD: gettext_lazy("held"),
        TranslationState.NOT_AVAILABLE: gettext_lazy("no engine"),
        TranslationState.OFF: gettext_lazy("not wanted"),
    }
)


def may_run_archive(request: HttpRequest) -> bool:
    """Whether this person may have an archive translated; see `apps`."""
    return isinstance(request.user, User) and request.user.has_perm(RIGHT)


class ArchiveMixin(DeskMixin):
    """For those who may use the desk and have an archive translated."""

    def dispatch(self, request: HttpRequest, *args: Any, **given: Any) -> HttpResponseBase:
        """Refuse, or go on."""
        if not may_run_archive(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **given)


class ArchiveForm(forms.Form):
    """Which articles are wanted in which edition."""

    language = forms.ChoiceField(label=gettext_lazy("Edition"))
    sections = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Sections"),
        queryset=Section.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None: every section."),
    )
    since = forms.DateField(
        label=gettext_lazy("Published since"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Empty: from the beginning."),
    )

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["language"].choices = [(each.prefix, each.name) for each in editions()]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["sections"].queryset = Section.objects.live().order_by("path")  # type: ignore[attr-defined]  # of models

    def wish(self) -> ArchiveWish:
        """What a valid form says."""
        said = self.cleaned_data
        return ArchiveWish(
            language=said["language"],
            sections=tuple(section.pk for section in said["sections"]),
            since=datetime.combine(said["since"], time(), tzinfo=paper_zone()) if said["since"] else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineRow:
    """An engine's offer in words."""

    engine: str
    grade: str
    cost: str
    left: int | None
    takes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """A pair's offer, with a row for each engine in the order in which they are asked."""

    offer: PairOffer
    engines: tuple[EngineRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the page says before anything is started; numbers are scaled where not all was looked through."""

    counted: Counted
    sentences: int
    words: int
    in_memory: int
    pairs: tuple[PairRow, ...]


class ArchiveView(ArchiveMixin, DeskView):
    """What is wanted, what it takes, and what is under way."""

    template_name = "translation/archive.html"
    page_title = gettext_lazy("Archive")
    header_icon = "history"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """The form; below it what it asks for would take, or what is under way."""
        asked = "language" in self.request.GET
        form = ArchiveForm(self.request.GET if asked else None)
        wish = form.wish() if asked and form.is_valid() else None
        return super().get_context_data(
            **given,
            form=form,
            wish=wish,
            preview=preview_of(wish) if wish else None,
            is_taken=wish is not None and _is_taken(wish),
            asked=_asked(self.request.GET),
            runs=[_archive_row(run) for run in ArchiveRun.objects.select_related("by")[:SHOWN]],
            new_edition_days=house()["translation.new_edition_days"],
        )


class StartView(ArchiveMixin, View):
    """Begin what the page has shown."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """To the run's page, or back with the reason why not."""
        form = ArchiveForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Something of it is not there any more. Choose again."))
            return redirect("translation_archive")
        try:
            run = start_archive_run(wish=form.wish(), by=somebody(request), at=now())
        except RunRefused as error:
            messages.error(request, str(error))
            return redirect("translation_archive")
        wake_workers()
        return redirect("translation_archive_run", run.pk)


class ArchiveRunView(ArchiveMixin, RunView):
    """One run: how far it has come, and what can be done to it."""

    template_name = "translation/archive_run.html"
    header_icon = "history"
    kind = ArchiveRun
    at_home = "translation_archive"
    name = gettext_lazy("Archive")

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """How far it is."""
        progress = progress_of(self.run)
        return super().get_context_data(
            **given,
            progress=progress,
            sections=_sections(self.run),
            troubles=[told(trouble) for trouble in progress.troubles],
            made=[(MADE.get(state, state), count) for state, count in progress.states.items()],
            bar=Bar(
                done=progress.done,
                of=progress.articles,
                percent=progress.percent,
                counts=_("Articles done"),
                left=in_words(progress.seconds_left) if self.run.state == RunState.RUNNING else "",
            ),
        )


def preview_of(wish: ArchiveWish) -> Preview:
    """What the wish takes, by as many articles as a person can wait for."""
    at = now()
    *_rest, counted = looked_through(wish=wish, desk=translation_desk(), at=at, most=LOOKED_THROUGH)
    found = offers(counted, desk=translation_desk(), prices=house()["translation.prices"], at=at)
    return Preview(
        counted=counted,
        sentences=counted.scaled(counted.sentences),
        words=counted.scaled(counted.words),
        in_memory=counted.scaled(counted.in_memory),
        pairs=tuple(_pair_row(offer) for offer in found),
    )


def _pair_row(offer: PairOffer) -> PairRow:
    rows = tuple(
        EngineRow(
            engine=each.engine,
            grade=str(GRADES[each.grade]),
            cost=money(each.cost),
            left=each.left_this_month,
            takes=in_words(each.seconds),
        )
        for each in offer.engines
    )
    return PairRow(offer=offer, engines=rows)


def _archive_row(run: ArchiveRun) -> RunRow:
    detail = _sections(run)
    if run.since:
        detail += " · " + _("since %(day)s") % {"day": date_format(run.since, "SHORT_DATE_FORMAT")}
    return row_of(run, address="translation_archive_run", detail=detail)


def _sections(run: ArchiveRun) -> str:
    return ", ".join(section.title for section in run.sections.order_by("path")) or _("every section")


def _is_taken(wish: ArchiveWish) -> bool:
    return ArchiveRun.objects.filter(language=wish.language, state__in=OPEN_STATES).exists()


def _asked(said: QueryDict) -> list[tuple[str, str]]:
    """The form's fields as they were sent, for the form that starts."""
    return [(name, value) for name in ("language", "sections", "since") for value in said.getlist(name)]
