"""The side-by-side editor: the whole article sentence by sentence, in both languages."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadCopy
from colporteur.foundations.wake import wake_workers
from colporteur.newsroom.registries import REGISTRY
from colporteur.newsroom.rules.languages import own_name
from colporteur.translation.actions import approve_translation
from colporteur.translation.admin.board import DeskView, cell_of
from colporteur.translation.admin.places import DeskMixin, OnTheDesk, on_the_desk, somebody
from colporteur.translation.admin.rows import rows_of

KEYS = (
    ("Ctrl + ↵", "save, and on to the next"),
    ("Alt + ↓ / ↑", "next, previous sentence"),
    ("Alt + F", "next finding"),
    ("Alt + A", "accept as it stands, whatever was found"),
    ("Alt + H", "hold: print the original until it is corrected"),
    ("Alt + O", "leave in the original for good"),
    ("Alt + P", "take the wording over that a reader proposes"),
    ("Alt + N", "leave it as it is, and answer whoever reported it"),
    ("Alt + C", "take over what was corrected before the original changed, to adapt it"),
    ("Alt + W", "plain wording: simpler words that engines of all languages get"),
    ("Alt + U", "take back what was done"),
    ("Alt + E", "for this article / everywhere"),
    ("Alt + L", "other wordings, memory, history"),
    ("Alt + B", "translate back"),
    ("Alt + Shift + A", "approve the whole article"),
)


class EditorView(DeskView):
    """One article in one edition."""

    template_name = "translation/editor.html"
    header_icon = "edit"

    @cached_property
    def desk(self) -> OnTheDesk:
        """What the address names."""
        return on_the_desk(self.kwargs["article_id"], self.kwargs["language"])

    def get_page_title(self) -> str:
        """The headline, and the language."""
        return f"{self.desk.row.article.headline} · {own_name(self.desk.row.language)}"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """The rows, and where everything is sent."""
        desk = self.desk
        rows = rows_of(desk)
        address = [desk.row.article_id, desk.row.language]
        return super().get_context_data(
            **given,
            desk=desk,
            rows=rows,
            cell=cell_of(desk.row.article, desk.row, desk.row.language),
            to_look_at=sum(row.needs_a_look for row in rows),
            keys=KEYS,
            approve_url=reverse("translation_approve", args=address),
            preview_url=reverse("translation_preview", args=address) if REGISTRY.previewer else "",
            article_url=reverse("wagtailadmin_pages:edit", args=[desk.row.article_id]),
            now=now(),
        )


class ApproveView(DeskMixin, View):
    """A person's yes to the whole translation."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, article_id: int, language: str) -> HttpResponse:
        """Approve it, or say why that cannot be."""
        desk = on_the_desk(article_id, language)
        try:
            approve_translation(translation_id=desk.row.pk, by=somebody(request), at=now())
        except BadCopy as error:
            messages.error(request, str(error))
        else:
            wake_workers()
            messages.success(request, _("Approved. Readers see that you have reviewed it."))
        return redirect("translation_editor", article_id, language)


class PreviewView(DeskMixin, View):
    """The page as the edition would print it now; nothing is stored, and no sentence leaves the house."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, article_id: int, language: str) -> HttpResponse:
        """The latest wording of the article."""
        desk = on_the_desk(article_id, language)
        if REGISTRY.previewer is None:
            return HttpResponse(status=404)
        latest = desk.row.article.get_latest_revision_as_object()
        return REGISTRY.previewer(request, latest, language)
