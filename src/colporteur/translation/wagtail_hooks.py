"""The desk's place in the newsroom's editor."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from colporteur.translation.admin.archive import ArchiveView, RunView, StartView, may_run_archive
from colporteur.translation.admin.board import BoardView, QueueView
from colporteur.translation.admin.bulk import BulkView
from colporteur.translation.admin.deeds import BackView, SentenceView
from colporteur.translation.admin.editor import ApproveView, EditorView, PreviewView
from colporteur.translation.admin.places import may_use_desk
from colporteur.translation.admin.plain import PlainView
from colporteur.translation.models import GlossaryTerm, Name, PairPolicy


class PolicyViewSet(SnippetViewSet):
    """What is translated how, by section and language."""

    model = PairPolicy
    icon = "list-ul"
    menu_label = _("Policies")
    url_prefix = "translations/policies"
    list_display = [
        Column("section", label=_("Section"), accessor=lambda row: row.section or _("every section")),
        Column(
            "source_language", label=_("Original in"), accessor=lambda row: row.source_language or _("every language")
        ),
        Column("target_language", label=_("Edition")),
        Column("mode", label=_("Translation"), accessor="get_mode_display"),
        Column("update_mode", label=_("Updates"), accessor=lambda row: row.get_update_mode_display() or _("the same")),
        Column(
            "night",
            label=_("Held headline at night"),
            accessor=lambda row: _("in the original") if row.prints_heads_at_night else _("holds the page"),
        ),
    ]


class NameViewSet(SnippetViewSet):
    """The register of names."""

    model = Name
    icon = "user"
    menu_label = _("Names")
    url_prefix = "translations/names"
    list_display = ["key", Column("kind", label=_("Kind"), accessor="get_kind_display"), "language", "note"]
    list_filter = ["kind", "language"]
    search_fields = ["key", "other_forms", "forms__form"]


class TermViewSet(SnippetViewSet):
    """The glossary."""

    model = GlossaryTerm
    icon = "list-ul"
    menu_label = _("Glossary")
    url_prefix = "translations/terms"
    list_display = ["source", "source_language", "target", "target_language"]
    list_filter = ["source_language", "target_language"]
    search_fields = ["source", "target"]


class VocabularyViewSetGroup(SnippetViewSetGroup):
    """Both, as one entry of the newsroom's menu."""

    items = (NameViewSet, TermViewSet)
    menu_label = _("Names and terms")
    menu_icon = "list-ul"
    menu_order = 131
    add_to_admin_menu = True


register_snippet(PolicyViewSet)
register_snippet(VocabularyViewSetGroup)
ONE = "translations/<int:article_id>/<slug:language>"


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Below the editor's own."""
    return [
        path("translations/", BoardView.as_view(), name="translation_board"),
        path("translations/queue/", QueueView.as_view(), name="translation_queue"),
        path("translations/chosen/", BulkView.as_view(), name="translation_bulk"),
        path("translations/archive/", ArchiveView.as_view(), name="translation_archive"),
        path("translations/archive/start/", StartView.as_view(), name="translation_archive_start"),
        path("translations/archive/<int:run_id>/", RunView.as_view(), name="translation_archive_run"),
        path(f"{ONE}/", EditorView.as_view(), name="translation_editor"),
        path(f"{ONE}/approve/", ApproveView.as_view(), name="translation_approve"),
        path(f"{ONE}/preview/", PreviewView.as_view(), name="translation_preview"),
        path(f"{ONE}/sentences/<str:key>/", SentenceView.as_view(), name="translation_sentence"),
        path(f"{ONE}/sentences/<str:key>/back/", BackView.as_view(), name="translation_back"),
        path(f"{ONE}/sentences/<str:key>/plain/", PlainView.as_view(), name="translation_plain"),
    ]


class ArchiveItem(MenuItem):
    """Shown to those who may have an archive translated."""

    def is_shown(self, request: HttpRequest) -> bool:
        """See `apps`."""
        return may_run_archive(request)


class DeskMenu(SubmenuMenuItem):
    """Shown to those who may use the desk."""

    def is_shown(self, request: HttpRequest) -> bool:
        """See `apps.DESK_GROUPS`."""
        return may_use_desk(request)


@hooks.register("register_admin_menu_item")
def desk_item() -> MenuItem:
    """After the front page."""
    menu = Menu(
        items=[
            MenuItem(_("Board"), reverse("translation_board"), name="translation-board", icon_name="table", order=10),
            MenuItem(
                _("To look at"), reverse("translation_queue"), name="translation-queue", icon_name="view", order=20
            ),
            ArchiveItem(
                _("Archive"), reverse("translation_archive"), name="translation-archive", icon_name="history", order=30
            ),
        ]
    )
    return DeskMenu(_("Translations"), menu, name="translations", icon_name="globe", order=130)
