"""One deed on everything that is ticked on the board: first what it does, then doing it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadCopy
from colporteur.foundations.settings import house
from colporteur.foundations.wake import wake_workers
from colporteur.newsroom.rules.languages import own_name
from colporteur.translation.actions import (
    approve_translation,
    may_be_approved,
    may_be_renewed,
    may_be_taken_out,
    renew_translation,
    take_out_translation,
)
from colporteur.translation.admin.board import DeskView, cell_of
from colporteur.translation.admin.places import somebody
from colporteur.translation.desk import translation_desk
from colporteur.translation.models import ArticleTranslation
from colporteur.translation.renewing import renewals

MOST = 500  # ticked at a time; a page of the board has fewer


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkDeed:
    """What is done to each, where it may be done, and how that is said."""

    do: Callable[..., ArticleTranslation]
    may: Callable[[ArticleTranslation], bool]
    name: Any  # a lazy text, as the others
    explains: Any
    why_not: Any


BULK_DEEDS: Mapping[str, BulkDeed] = MappingProxyType(
    {
        "approve": BulkDeed(
            do=approve_translation,
            may=may_be_approved,
            name=gettext_lazy("Approve"),
            explains=gettext_lazy(
                "These translations stand in print as reviewed by you, also those that waited for it."
            ),
            why_not=gettext_lazy("it is not finished"),
        ),
        "take_out": BulkDeed(
            do=take_out_translation,
            may=may_be_taken_out,
            name=gettext_lazy("Take out of print"),
            explains=gettext_lazy(
                "These translations leave print at once, and no newer wording of them is printed, until somebody approves them."
            ),
            why_not=gettext_lazy("it is taken out already, or not wanted in the edition"),
        ),
        "renew": BulkDeed(
            do=renew_translation,
            may=may_be_renewed,
            name=gettext_lazy("Translate anew"),
            explains=gettext_lazy(
                "The present engines translate again what engines made. People’s words stay, and where a new wording does not "
                "pass the checks the old one stays. Until then everything stands in print as it is."
            ),
            why_not=gettext_lazy("it was never made, or somebody has approved it as it is"),
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A translation in a list."""

    number: int
    headline: str
    edition: str
    says: str
    url: str


class BulkView(DeskView):
    """Shows what the deed does to what was ticked; does it when that is confirmed."""

    template_name = "translation/bulk.html"
    http_method_names = ["post"]

    @property
    def deed(self) -> BulkDeed:
        """The one that was asked for."""
        found = BULK_DEEDS.get(self.request.POST.get("deed", ""))
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        """What is to be done."""
        return str(self.deed.name)

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """Those to which it can be done, and the others."""
        deed, rows = self.deed, self._rows()
        doable = [row for row in rows if deed.may(row)]
        is_renewal = deed.do is renew_translation
        desk, prices = translation_desk(), house()["translation.prices"]
        return super().get_context_data(
            **given,
            deed=self.request.POST["deed"],
            name=deed.name,
            explains=deed.explains,
            why_not=deed.why_not,
            doable=[_chosen(row) for row in doable],
            refused=[_chosen(row) for row in rows if not deed.may(row)],
            renewals=renewals(doable, desk=desk, prices=prices) if is_renewal else [],
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """The page that asks, or back to the board with what was done."""
        if not self._rows():
            messages.warning(request, _("Nothing is ticked."))
            return redirect("translation_board")
        if request.POST.get("confirmed") != "yes":
            return self.render_to_response(self.get_context_data())
        done = sum(self._done(row) for row in self._rows())
        wake_workers()
        says = ngettext("Done for %(number)s translation.", "Done for %(number)s translations.", done)
        messages.success(request, says % {"number": done})
        return redirect("translation_board")

    def _done(self, row: ArticleTranslation) -> bool:
        try:
            self.deed.do(translation_id=row.pk, by=somebody(self.request), at=now())
        except BadCopy as error:  # it became another since the page was shown
            messages.error(self.request, f"{row.article.headline}, {own_name(row.language)}: {error}")
            return False
        return True

    def _rows(self) -> list[ArticleTranslation]:
        ids = [int(each) for each in self.request.POST.getlist("chosen")[:MOST] if each.isdecimal() and len(each) < 19]
        rows = ArticleTranslation.objects.filter(pk__in=ids).select_related("article", "reviewed_by", "taken_out_by")
        return list(rows.order_by("-article__published_at", "language"))


def _chosen(row: ArticleTranslation) -> Chosen:
    cell = cell_of(row.article, row, row.language)
    return Chosen(
        number=row.pk,
        headline=row.article.headline,
        edition=own_name(row.language),
        says=cell.says,
        url=reverse("translation_editor", args=[row.article_id, row.language]),
    )
