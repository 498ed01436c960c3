"""The pages on which earlier engines' work is done again: what it takes, by edition, and how far it has come."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from colporteur.foundations.clock import now
from colporteur.foundations.settings import house
from colporteur.foundations.wake import wake_workers
from colporteur.newsroom.access import editions
from colporteur.people.models import User
from colporteur.translation.actions import start_renewal_run
from colporteur.translation.admin.board import DeskView
from colporteur.translation.admin.places import DeskMixin, somebody
from colporteur.translation.admin.runs import GRADES, SHOWN, Bar, RunRow, RunView, edition_name, in_words, money, row_of
from colporteur.translation.admin.words import told
from colporteur.translation.desk import translation_desk
from colporteur.translation.errors import RunRefused
from colporteur.translation.models import OPEN_STATES, RenewalRun
from colporteur.translation.renewal import Outlook, articles_of_earlier_engines, outlooks, progress_of_renewal
from colporteur.translation.retranslating import Wish, offers

RIGHT = "translation.run_renewal"


def may_run_renewal(request: HttpRequest) -> bool:
    """Whether this person may have earlier engines' work done again; see `apps`."""
    return isinstance(request.user, User) and request.user.has_perm(RIGHT)


class RenewalMixin(DeskMixin):
    """For those who may use the desk and have earlier engines' work done again."""

    def dispatch(self, request: HttpRequest, *args: Any, **given: Any) -> HttpResponseBase:
        """Refuse, or go on."""
        if not may_run_renewal(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **given)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """What one pair takes, in words."""

    outlook: Outlook
    made_by: str
    grade: str
    cost: str
    takes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionOffer:
    """What there is to do in one edition; `is_taken` says that it is being done."""

    language: str
    name: str
    rows: tuple[OfferRow, ...]
    is_taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the board says of earlier engines: how many translations are theirs, and what is being done about it."""

    articles: int
    runs: tuple[RunRow, ...]

    def __bool__(self) -> bool:
        return bool(self.articles or self.runs)


def notice(request: HttpRequest) -> Notice | None:
    """For the board; only for those who can do something about it."""
    if not may_run_renewal(request):
        return None
    runs = RenewalRun.objects.filter(state__in=OPEN_STATES).select_related("by", "changed_by")
    return Notice(
        articles=articles_of_earlier_engines(translation_desk()),
        runs=tuple(_renewal_row(run) for run in runs),
    )


class RenewalView(RenewalMixin, DeskView):
    """What earlier engines made, what doing it again takes, and what is under way. Starts what is ticked."""

    template_name = "translation/renewal.html"
    page_title = gettext_lazy("Newer engines")
    header_icon = "rotate"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """By edition, and in all."""
        found = edition_offers()
        return super().get_context_data(
            **given,
            offers=found,
            can_start=any(not each.is_taken for each in found),
            runs=[_renewal_row(run) for run in RenewalRun.objects.select_related("by", "changed_by")[:SHOWN]],
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """To the run's page, or back here with what has been started and the reasons why something has not."""
        chosen = list(dict.fromkeys(request.POST.getlist("language")))[: len(editions())]
        started = [run for run in map(self._started, chosen) if run is not None]
        if not chosen:
            messages.warning(request, _("Nothing is ticked."))
        wake_workers()
        if len(started) == 1:
            return redirect("translation_renewal_run", started[0].pk)
        return redirect("translation_renewal")

    def _started(self, language: str) -> RenewalRun | None:
        try:
            return start_renewal_run(language=language, desk=translation_desk(), by=somebody(self.request), at=now())
        except RunRefused as error:
            messages.error(self.request, f"{edition_name(language[:16])}: {error}")
            return None


class RenewalRunView(RenewalMixin, RunView):
    """One run: how far it has come, and what can be done to it."""

    template_name = "translation/renewal_run.html"
    header_icon = "rotate"
    kind = RenewalRun
    at_home = "translation_renewal"
    name = gettext_lazy("Newer engines")

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """How far it is."""
        progress = progress_of_renewal(self.run)
        return super().get_context_data(
            **given,
            progress=progress,
            kept=max(0, self.run.asked - self.run.renewed),
            troubles=[told(self.run.trouble)] if self.run.trouble and self.run.is_open else [],
            bar=Bar(
                done=progress.done,
                of=progress.sentences,
                percent=progress.percent,
                counts=_("Sentences done"),
                left=in_words(progress.seconds_left),
            ),
        )


def edition_offers() -> list[EditionOffer]:
    """What there is to do, in the order of the editions."""
    found = outlooks(offers(wish=Wish(), desk=translation_desk()), prices=house()["translation.prices"])
    taken = set(RenewalRun.objects.filter(state__in=OPEN_STATES).values_list("language", flat=True))
    every = [
        EditionOffer(
            language=each.prefix,
            name=each.name,
            rows=tuple(_offer_row(one) for one in found if one.offer.pair.target == each.prefix),
            is_taken=each.prefix in taken,
        )
        for each in editions()
    ]
    return [each for each in every if each.rows]


def _offer_row(outlook: Outlook) -> OfferRow:
    return OfferRow(
        outlook=outlook,
        made_by=", ".join(outlook.offer.made_by),
        grade=str(GRADES[outlook.offer.grade]),
        cost=money(outlook.cost),
        takes=in_words(outlook.seconds),
    )


def _renewal_row(run: RenewalRun) -> RunRow:
    percent = progress_of_renewal(run).percent
    return row_of(run, address="translation_renewal_run", detail=_("%(percent)s %%") % {"percent": percent})
