"""The editor's menus, lists and buttons."""

from copy import copy
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import Button
from wagtail.models import Page, WorkflowState
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from colporteur.newsroom.article_chooser import ArticleChooser
from colporteur.newsroom.given_names import APPROVAL, GIVEN
from colporteur.newsroom.home import PrintedPanel, ScheduledPanel
from colporteur.newsroom.models import Article, Author, Section, Topic
from colporteur.newsroom.registries import REGISTRY
from colporteur.newsroom.story_columns import story_columns
from colporteur.newsroom.views import (
    FrontPreviewView,
    FrontView,
    MoveView,
    WithdrawView,
    WriteView,
    by_of,
    may_write_somewhere,
)

UNUSED_IN_THE_MENU = frozenset({"documents", "help", "snippets"})
# Wagtail's own entries, under the newspaper's words and in its order: what is written, then what it is made of.
RENAMED_IN_THE_MENU = {"images": (_("Pictures"), 140), "explorer": (_("The paper"), 170)}


class ArticlesMenuItem(MenuItem):
    """Shown to those whom the list does not refuse."""

    def is_shown(self, request: HttpRequest) -> bool:
        """As the list decides itself."""
        return bool(user_has_any_page_permission(request.user))


class ArticleListing(PageListingViewSet):
    """Every article, whatever its section."""

    model = Article
    icon = "doc-full"
    menu_label = _("Articles")
    menu_order = 110
    menu_item_class = ArticlesMenuItem
    add_to_admin_menu = True
    list_filter = ["language", "live", "filed_under"]
    columns = [
        *PageListingViewSet.columns[:1],
        *PageListingViewSet.columns[1:2],
        *story_columns("language", "published_at", "live"),
    ]


FROM_HOME = WagtailAdminTemplateMixin.breadcrumbs_items  # a snippet's own are put into words once, at the start


class AuthorViewSet(SnippetViewSet):
    """Authors."""

    model = Author
    icon = "user"
    breadcrumbs_items = FROM_HOME
    menu_label = _("Authors")
    menu_order = 150
    add_to_admin_menu = True
    list_display = ["name"]


class TopicViewSet(SnippetViewSet):
    """Topics."""

    model = Topic
    icon = "tag"
    breadcrumbs_items = FROM_HOME
    menu_label = _("Topics")
    menu_order = 160
    add_to_admin_menu = True
    list_display = ["key"]


register_snippet(AuthorViewSet)
register_snippet(TopicViewSet)


@hooks.register("register_admin_viewset")
def article_listing() -> ArticleListing:
    """The list of all articles."""
    return ArticleListing("newsroom_articles", url_prefix="articles")


@hooks.register("register_admin_viewset")
def article_chooser() -> ArticleChooser:
    """Wherever an article is chosen in a form."""
    return ArticleChooser("newsroom_article_chooser", url_prefix="articles/choose")


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Below the editor's own."""
    return [
        path("write/", WriteView.as_view(), name="newsroom_write"),
        path("front/", FrontView.as_view(), name="newsroom_front"),
        path("front/preview/", FrontPreviewView.as_view(), name="newsroom_front_preview"),
        path("articles/<int:article_id>/withdraw/", WithdrawView.as_view(), name="newsroom_withdraw"),
        path("articles/<int:article_id>/move/", MoveView.as_view(), name="newsroom_move"),
    ]


class FrontMenuItem(MenuItem):
    """Shown to those who compose the front page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """See `groups.GROUPS`."""
        return by_of(request).has_perm("newsroom.change_front")


@hooks.register("insert_global_admin_css")
def looks() -> SafeString:
    """On every page of the editor."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/newsroom.css"))


class WriteMenuItem(MenuItem):
    """Shown to those who may write somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        """As the page itself decides for each section."""
        return may_write_somewhere(request)


@hooks.register("register_admin_menu_item")
def write_item() -> MenuItem:
    """Beginning an article."""
    return WriteMenuItem(_("Write"), reverse("newsroom_write"), name="write", icon_name="edit", order=90)


@hooks.register("register_admin_menu_item")
def front_item() -> MenuItem:
    """Composing the front page."""
    return FrontMenuItem(_("Front page"), reverse("newsroom_front"), name="front", icon_name="home", order=100)


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, panels: list[Any]) -> None:
    """What comes next and what came last, with what higher rooms have to say between them."""
    panels.extend([ScheduledPanel(request), PrintedPanel(request)])
    panels.extend(panel for make in REGISTRY.home_panels if (panel := make(request)) is not None)


@hooks.register("construct_main_menu")
def arrange(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """The newsroom keeps no documents, its help is its own, and whatever it keeps has a place with a name."""
    menu_items[:] = [_as_newspapers_say(item) for item in menu_items if item.name not in UNUSED_IN_THE_MENU]


def _as_newspapers_say(item: MenuItem) -> MenuItem:
    if item.name not in RENAMED_IN_THE_MENU:
        return item
    named = copy(item)
    named.label, named.order = RENAMED_IN_THE_MENU[item.name]
    return named


class HandInMenuItem(SubmitForModerationMenuItem):
    """Wagtail's, which names the workflow: the newsroom's own one needs no name."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """With other words, as long as nobody has made the workflow another."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        page = context.get("page")
        workflow = (page if page and page.pk else context["parent_page"]).get_workflow()
        if workflow and workflow.name == GIVEN[APPROVAL]:
            state = page.current_workflow_state if page else None
            is_again = state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES
            context["label"] = gettext("Hand in again") if is_again else gettext("Hand in for approval")
        return context


@hooks.register("construct_page_action_menu")
def hand_in(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """In the place of Wagtail's."""
    menu_items[:] = [
        HandInMenuItem(order=item.order) if type(item) is SubmitForModerationMenuItem else item for item in menu_items
    ]


class WithdrawMenuItem(ActionMenuItem):
    """In the article's own menu."""

    name = "action-withdraw"
    label = _("Withdraw")
    icon_name = "bin"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """For articles in print, to those who may."""
        page = context.get("page")
        return isinstance(page, Article) and page.permissions_for_user(context["request"].user).can_withdraw()

    def get_url(self, context: dict[str, Any]) -> str:
        """The form that asks why."""
        return reverse("newsroom_withdraw", args=[context["page"].pk])


class MoveMenuItem(ActionMenuItem):
    """In the article's own menu."""

    name = "action-move"
    label = _("Move to another section")
    icon_name = "arrow-right-full"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """To those who may."""
        page = context.get("page")
        return isinstance(page, Article) and page.permissions_for_user(context["request"].user).can_move()

    def get_url(self, context: dict[str, Any]) -> str:
        """The form that asks where to."""
        return reverse("newsroom_move", args=[context["page"].pk])


@hooks.register("register_page_action_menu_item")
def withdraw_item() -> ActionMenuItem:
    """Last but one."""
    return WithdrawMenuItem(order=90)


@hooks.register("register_page_action_menu_item")
def move_item() -> ActionMenuItem:
    """After the usual ones."""
    return MoveMenuItem(order=80)


@hooks.register("before_delete_page")
def tell_what_goes_along(request: HttpRequest, page: Page) -> None:
    """Wagtail's page that asks for confirmation counts its own tables only."""
    told = [words for tell in REGISTRY.dependants if (words := tell(page.pk))]
    if told and request.method == "GET":
        message = gettext("With “%(title)s” go: %(what)s. Its sentences stay in memory.")
        messages.warning(request, message % {"title": page.title, "what": ", ".join(told)})


@hooks.register("register_page_header_buttons")
def write_here(page: Page, user: Any, **_rest: Any) -> list[Button]:
    """A section's own "write" button: its drawers are the newsroom's to make."""
    if not issubclass(page.specific_class or Page, Section):
        return []
    return [Button(_("Write an article here"), f"{reverse('newsroom_write')}?section={page.pk}", icon_name="edit")]
