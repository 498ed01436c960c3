"""The desk's part of the newsroom's first page: what is held or waits for a person's yes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from colporteur.newsroom.models import Article
from colporteur.newsroom.rules.languages import own_name
from colporteur.translation.admin.board import NEEDS_A_LOOK, Cell, cell_of, waiting_lines
from colporteur.translation.admin.places import may_use_desk
from colporteur.translation.models import ArticleTranslation
from colporteur.translation.rules.checks.contract import Verdict

TRANSLATIONS_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRow:
    """An article in one edition."""

    article: Article
    language: str
    edition: str
    cell: Cell


class NeedsALookPanel(Component):
    """The newest first; the whole of it is on the board."""

    name = "translation_needs_a_look"
    template_name = "translation/home_panel.html"
    order = 130

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """For the template."""
        waits = Q(state__in=NEEDS_A_LOOK, is_due=False) | Q(is_due=True, tries__gt=0)
        rows = ArticleTranslation.objects.filter(waits, article__live=True)
        shown = (
            rows.select_related("article", "reviewed_by")
            .defer("article__body")
            .order_by("-article__published_at", "language")
        )
        each = [
            HomeRow(
                article=row.article,
                language=row.language,
                edition=own_name(row.language),
                cell=cell_of(row.article, row, row.language),
            )
            for row in shown[:TRANSLATIONS_SHOWN]
        ]
        return {
            "rows": each,
            "more": rows.count() - len(each),
            "sentences": waiting_lines().filter(verdict=Verdict.BLOCKS).count(),
        }


def home_panel(request: HttpRequest) -> Component | None:
    """For those who may use the desk; see `registries.register_home_panel`."""
    return NeedsALookPanel() if may_use_desk(request) else None
