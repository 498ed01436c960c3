"""The archive's pages: choosing what is wanted, what it takes, and how far it has come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages

from colporteur.foundations.clock import now
from colporteur.foundations.settings import house
from colporteur.foundations.wake import wake_workers
from colporteur.newsroom.access import editions, paper_zone
from colporteur.newsroom.models import Section
from colporteur.people.models import User
from colporteur.translation.actions import (
    pause_archive_run,
    resume_archive_run,
    start_archive_run,
    stop_archive_run,
)
from colporteur.translation.admin.board import DeskView
from colporteur.translation.admin.places import DeskMixin, somebody
from colporteur.translation.admin.words import Told, told
from colporteur.translation.archive import ArchiveWish, Counted, PairOffer, looked_through, offers, progress_of
from colporteur.translation.desk import translation_desk
from colporteur.translation.errors import ArchiveRefused
from colporteur.translation.models import OPEN_STATES, ArchiveRun, RunState, TranslationState

RIGHT = "translation.run_archive"
LOOKED_THROUGH = 150  # a person waits for it; the command looks at every article
SHOWN = 20
WORDS: Mapping[str, Any] = MappingProxyType(
    {
        RunState.RUNNING: gettext_lazy("under way"),
        RunState.WAITING: gettext_lazy("waits"),
        RunState.PAUSED: gettext_lazy("paused"),
        RunState.STOPPED: gettext_lazy("stopped"),
        RunState.FINISHED: gettext_lazy("finished"),
    }
)
MADE: Mapping[str, Any] = MappingProxyType(
    {
        TranslationState.IN_PRINT: gettext_lazy("in print"),
        TranslationState.REVIEW: gettext_lazy("to approve"),
        TranslationState.HELD: gettext_lazy("held"),
        TranslationState.NOT_AVAILABLE: gettext_lazy("no engine"),
        TranslationState.OFF: gettext_lazy("not wanted"),
    }
)
DEEDS: Mapping[str, Callable[..., ArchiveRun]] = MappingProxyType(
    {"pause": pause_archive_run, "resume": resume_archive_run, "stop": stop_archive_run}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A run in words."""

    run: ArchiveRun
    edition: str
    says: str
    why: Told
    sections: str
    url: str
    by: str
    changed_by: str


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
            runs=[row_of(run) for run in ArchiveRun.objects.select_related("by")[:SHOWN]],
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
        except ArchiveRefused as error:
            messages.error(request, str(error))
            return redirect("translation_archive")
        wake_workers()
        return redirect("translation_archive_run", run.pk)


class RunView(ArchiveMixin, DeskView):
    """One run: how far it has come, and what can be done to it."""

    template_name = "translation/archive_run.html"
    header_icon = "history"

    @cached_property
    def run(self) -> ArchiveRun:
        """The one that the address names."""
        found = ArchiveRun.objects.select_related("by", "changed_by").filter(pk=self.kwargs["run_id"]).first()
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        """Which edition's archive."""
        return _("Archive: %(edition)s") % {"edition": row_of(self.run).edition}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the board, the archive, here."""
        *above, here = super().get_breadcrumbs_items()
        return [*above, {"url": reverse("translation_archive"), "label": _("Archive")}, here]

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """How far it is."""
        progress = progress_of(self.run)
        return super().get_context_data(
            **given,
            row=row_of(self.run),
            progress=progress,
            troubles=[told(trouble) for trouble in progress.troubles],
            made=[(MADE.get(state, state), count) for state, count in progress.states.items()],
            left=in_words(progress.seconds_left) if self.run.state == RunState.RUNNING else "",
            now=now(),
        )

    def post(self, request: HttpRequest, run_id: int) -> HttpResponse:
        """Pause it, go on, or stop it."""
        deed = DEEDS.get(request.POST.get("deed", ""))
        if deed is None:
            raise Http404
        try:
            deed(run_id=run_id, by=somebody(request), at=now())
        except ArchiveRefused as error:
            messages.error(request, str(error))
        wake_workers()
        return redirect("translation_archive_run", run_id)


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
            cost=f"{each.cost[0]:.2f} {each.cost[1]}" if each.cost else "",
            left=each.left_this_month,
            takes=in_words(each.seconds),
        )
        for each in offer.engines
    )
    return PairRow(offer=offer, engines=rows)


GRADES: Mapping[str, Any] = MappingProxyType(
    {"rough": gettext_lazy("rough"), "fair": gettext_lazy("fair"), "good": gettext_lazy("good")}
)


def row_of(run: ArchiveRun) -> RunRow:
    """The run in words."""
    names = {each.prefix: each.name for each in editions()}
    return RunRow(
        run=run,
        edition=names.get(run.language, run.language),
        says=str(WORDS[run.state]),
        why=told(run.says),
        sections=", ".join(section.title for section in run.sections.order_by("path")),
        url=reverse("translation_archive_run", args=[run.pk]),
        by=_name(run.by) or _("by command"),
        changed_by=_name(run.changed_by) or _("by itself, or by command"),
    )


def _name(user: User | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def in_words(seconds: float | None) -> str:
    """A length of time as people say it; empty if it is not known."""
    if seconds is None:
        return ""
    if seconds < 90:
        return _("about a minute")
    if seconds < 90 * 60:
        minutes = round(seconds / 60)
        return ngettext("about %(n)s minute", "about %(n)s minutes", minutes) % {"n": minutes}
    if seconds < 36 * 3600:
        hours = round(seconds / 3600)
        return ngettext("about %(n)s hour", "about %(n)s hours", hours) % {"n": hours}
    days = round(seconds / 86400)
    return ngettext("about %(n)s day", "about %(n)s days", days) % {"n": days}


def _is_taken(wish: ArchiveWish) -> bool:
    return ArchiveRun.objects.filter(language=wish.language, state__in=OPEN_STATES).exists()


def _asked(said: QueryDict) -> list[tuple[str, str]]:
    """The form's fields as they were sent, for the form that starts."""
    return [(name, value) for name in ("language", "sections", "since") for value in said.getlist(name)]
