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
from colporteur.translation.admin.words import KEYS, sayings, words_for_left, words_for_unwritten


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
            to_look_at=words_for_left(sum(row.needs_a_look for row in rows)),
            unwritten=words_for_unwritten(sum(row.is_unwritten for row in rows)),
            without_engine=_without_engine(desk) if desk.lacks_engine else "",
            keys=KEYS,
            sayings=sayings(len(rows)),
            file_url=reverse("translation_file", args=address),
            approve_url=reverse("translation_approve", args=address),
            preview_url=reverse("translation_preview", args=address) if REGISTRY.previewer else "",
            article_url=reverse("wagtailadmin_pages:edit", args=[desk.row.article_id]),
            now=now(),
        )


def _without_engine(desk: OnTheDesk) -> str:
    return _(
        "No engine translates %(source)s into %(target)s here. What is empty stays out of print until somebody writes it."
    ) % {"source": own_name(desk.document.language), "target": own_name(desk.row.language)}


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
