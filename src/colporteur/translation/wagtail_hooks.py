"""The desk's place in the newsroom's editor."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from colporteur.translation.admin.archive import ArchiveRunView, ArchiveView, StartView, may_run_archive
from colporteur.translation.admin.board import BoardView, QueueView
from colporteur.translation.admin.bulk import BulkView
from colporteur.translation.admin.deeds import BackView, SentenceView
from colporteur.translation.admin.editor import ApproveView, EditorView, PreviewView
from colporteur.translation.admin.files import ArticleFileView, DownloadView, FilesView, XliffView
from colporteur.translation.admin.places import may_use_desk
from colporteur.translation.admin.plain import PlainView
from colporteur.translation.admin.renewal import RenewalRunView, RenewalView, may_run_renewal
from colporteur.translation.admin.renewal import notice as renewal_notice
from colporteur.translation.models import GlossaryTerm, Name, PairPolicy

DESK_MENU = "register_desk_menu_item"
FROM_HOME = WagtailAdminTemplateMixin.breadcrumbs_items  # a snippet's own are put into words once, at the start


class PolicyViewSet(SnippetViewSet):
    """What is translated how, by section and language."""

    model = PairPolicy
    icon = "clipboard-list"
    menu_label = _("Policies")
    menu_hook = DESK_MENU
    breadcrumbs_items = FROM_HOME
    menu_order = 60
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


class WordsIndexView(IndexView):
    """A list with the way to its files."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Wagtail's, and Import/Export."""
        files = Button(_("Import/Export"), url=reverse("translation_files"), icon_name="download", priority=90)
        return [*super().header_more_buttons, files]


class NameViewSet(SnippetViewSet):
    """The register of names."""

    model = Name
    index_view_class = WordsIndexView
    icon = "user"
    menu_label = _("Names")
    menu_hook = DESK_MENU
    breadcrumbs_items = FROM_HOME
    menu_order = 40
    url_prefix = "translations/names"
    list_display = ["key", Column("kind", label=_("Kind"), accessor="get_kind_display"), "language", "note"]
    list_filter = ["kind", "language"]
    search_fields = ["key", "other_forms", "forms__form"]


class TermViewSet(SnippetViewSet):
    """The glossary."""

    model = GlossaryTerm
    index_view_class = WordsIndexView
    icon = "list-ul"
    menu_label = _("Glossary")
    menu_hook = DESK_MENU
    breadcrumbs_items = FROM_HOME
    menu_order = 50
    url_prefix = "translations/terms"
    list_display = ["source", "source_language", "target", "target_language"]
    list_filter = ["source_language", "target_language"]
    search_fields = ["source", "target"]


for viewset in (PolicyViewSet, NameViewSet, TermViewSet):
    register_snippet(viewset)
ONE = "translations/<int:article_id>/<slug:language>"


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Below the editor's own."""
    return [
        path("translations/", BoardView.as_view(notice=renewal_notice), name="translation_board"),
        path("translations/queue/", QueueView.as_view(), name="translation_queue"),
        path("translations/chosen/", BulkView.as_view(), name="translation_bulk"),
        path("translations/archive/", ArchiveView.as_view(), name="translation_archive"),
        path("translations/archive/start/", StartView.as_view(), name="translation_archive_start"),
        path("translations/archive/<int:run_id>/", ArchiveRunView.as_view(), name="translation_archive_run"),
        path("translations/engines/", RenewalView.as_view(), name="translation_renewal"),
        path("translations/engines/<int:run_id>/", RenewalRunView.as_view(), name="translation_renewal_run"),
        path("translations/files/", FilesView.as_view(), name="translation_files"),
        path("translations/files/<str:what>", DownloadView.as_view(), name="translation_download"),
        path(f"{ONE}/file/", ArticleFileView.as_view(), name="translation_file"),
        path(f"{ONE}/xliff/", XliffView.as_view(), name="translation_xliff"),
        path(f"{ONE}/", EditorView.as_view(), name="translation_editor"),
        path(f"{ONE}/approve/", ApproveView.as_view(), name="translation_approve"),
        path(f"{ONE}/preview/", PreviewView.as_view(), name="translation_preview"),
        path(f"{ONE}/sentences/<str:key>/", SentenceView.as_view(), name="translation_sentence"),
        path(f"{ONE}/sentences/<str:key>/back/", BackView.as_view(), name="translation_back"),
        path(f"{ONE}/sentences/<str:key>/plain/", PlainView.as_view(), name="translation_plain"),
    ]


class DeskItem(MenuItem):
    """Shown to those who may use the desk."""

    def is_shown(self, request: HttpRequest) -> bool:
        """See `apps.DESK_GROUPS`."""
        return may_use_desk(request)


class ArchiveItem(MenuItem):
    """Shown to those who may have an archive translated."""

    def is_shown(self, request: HttpRequest) -> bool:
        """See `apps`."""
        return may_run_archive(request)


class RenewalItem(MenuItem):
    """Shown to those who may have earlier engines' work done again."""

    def is_shown(self, request: HttpRequest) -> bool:
        """See `apps`."""
        return may_run_renewal(request)


@hooks.register(DESK_MENU)
def board_item() -> MenuItem:
    """Every article in every edition."""
    return DeskItem(_("Board"), reverse("translation_board"), name="translation-board", icon_name="table", order=10)


@hooks.register(DESK_MENU)
def queue_item() -> MenuItem:
    """The sentences that wait for a person."""
    return DeskItem(_("To look at"), reverse("translation_queue"), name="translation-queue", icon_name="view", order=20)


@hooks.register(DESK_MENU)
def archive_item() -> MenuItem:
    """Older articles in an edition that lacks them."""
    where = reverse("translation_archive")
    return ArchiveItem(_("Archive"), where, name="translation-archive", icon_name="history", order=30)


@hooks.register(DESK_MENU)
def renewal_item() -> MenuItem:
    """What earlier engines made, to be done again."""
    where = reverse("translation_renewal")
    return RenewalItem(_("Newer engines"), where, name="translation-renewal", icon_name="rotate", order=35)


@hooks.register(DESK_MENU)
def files_item() -> MenuItem:
    """Names, terms and the memory, out and in."""
    return DeskItem(_("Files"), reverse("translation_files"), name="translation-files", icon_name="download", order=55)


@hooks.register("register_admin_menu_item")
def desk_item() -> MenuItem:
    """After the articles; shown to those who may see something of it."""
    menu = Menu(register_hook_name=DESK_MENU)
    return SubmenuMenuItem(_("Translations"), menu, name="translations", icon_name="globe", order=130)
