"""What pages of runs in the background share, whatever the run is about: a bar, and pausing, going on and stopping."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from colporteur.foundations.clock import now
from colporteur.foundations.wake import wake_workers
from colporteur.newsroom.access import editions
from colporteur.people.models import User
from colporteur.translation.actions import pause_run, resume_run, stop_run
from colporteur.translation.admin.board import DeskView
from colporteur.translation.admin.places import somebody
from colporteur.translation.admin.words import Told, told
from colporteur.translation.errors import RunRefused
from colporteur.translation.models import Run, RunState

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
GRADES: Mapping[str, Any] = MappingProxyType(
    {"rough": gettext_lazy("rough"), "fair": gettext_lazy("fair"), "good": gettext_lazy("good")}
)
DEEDS: Mapping[str, Callable[..., Run]] = MappingProxyType({"pause": pause_run, "resume": resume_run, "stop": stop_run})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How far it is, of what, and how long it still takes (empty: nobody knows)."""

    done: int
    of: int
    percent: int
    counts: str
    left: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A run in words."""

    run: Run
    edition: str
    says: str
    why: Told
    detail: str
    url: str
    by: str
    changed_by: str


class RunView(DeskView):
    """One run: how far it has come, and what can be done to it. A view says of which `kind`, and where those are `at_home`."""

    kind: ClassVar[type[Run]]
    at_home: ClassVar[str]
    name: ClassVar[Any]

    @property
    def address(self) -> str:
        """The name of the run's own address."""
        return f"{self.at_home}_run"

    @cached_property
    def run(self) -> Any:
        """The one that the address names, of the view's kind."""
        runs = self.kind._default_manager.select_related("by", "changed_by")
        found = runs.filter(pk=self.kwargs["run_id"]).first()
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        """What is done, and in which edition."""
        return f"{self.name}: {edition_name(self.run.language)}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the board, all runs, here."""
        *above, here = super().get_breadcrumbs_items()
        return [*above, {"url": reverse(self.at_home), "label": self.name}, here]

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """The run in words."""
        return super().get_context_data(**given, row=row_of(self.run, address=self.address), now=now())

    def post(self, request: HttpRequest, run_id: int) -> HttpResponse:
        """Pause it, go on, or stop it."""
        deed = DEEDS.get(request.POST.get("deed", ""))
        if deed is None:
            raise Http404
        try:
            deed(kind=self.kind, run_id=run_id, by=somebody(request), at=now())
        except RunRefused as error:
            messages.error(request, str(error))
        wake_workers()
        return redirect(self.address, run_id)


def row_of(run: Run, *, address: str, detail: str = "") -> RunRow:
    """The run in words."""
    return RunRow(
        run=run,
        edition=edition_name(run.language),
        says=str(WORDS[run.state]),
        why=told(run.says),
        detail=detail,
        url=reverse(address, args=[run.pk]),
        by=_name(run.by) or _("by command"),
        changed_by=_name(run.changed_by) or _("by itself, or by command"),
    )


def edition_name(language: str) -> str:
    """As the edition calls itself."""
    return {each.prefix: each.name for each in editions()}.get(language, language)


def _name(user: User | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def money(amount: tuple[Decimal, str] | None) -> str:
    """A price as the person's language writes it; empty if none is known."""
    return f"{number_format(amount[0], 2)} {amount[1]}" if amount else ""


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
