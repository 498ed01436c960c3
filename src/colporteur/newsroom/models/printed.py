"""Pages that tell, inside the very transaction, when what readers see of them changed.

Wagtail saves a page in one transaction and announces its publication after it; between the two a crash would lose the news.
It also makes a new page live for a moment before it looks at its embargo. So a page of ours is in print only when it is live
*and* a revision of it was published, and it is the saving of that fact that makes the announcement.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import TextInput
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PagePermissionTester, Site

from colporteur.newsroom.registries import REGISTRY
from colporteur.newsroom.rules.languages import own_name

PRINT_FIELDS = frozenset({"live", "live_revision"})
WAGTAILS_OWN = frozenset(
    {
        "alias_of",
        "content_type",
        "latest_revision",
        "live_revision",
        "locale",
        "locked_by",
        "owner",
        "path",
        "translation_key",
    }
)


def title_panel(heading: str | Promise, *, help_text: str | Promise) -> FieldPanel:
    """The large field at the top of an editor: Wagtail's own would keep a slug in step with it, and we have none there."""
    field = TextInput(attrs={"placeholder": heading})
    return FieldPanel("title", heading=heading, help_text=help_text, classname="title", widget=field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether a page is in print, and which revision of it."""

    is_live: bool = False
    revision_id: int | None = None

    @property
    def is_in_print(self) -> bool:
        """See the module."""
        return self.is_live and self.revision_id is not None


def stored_standing(page_id: int | None) -> Standing:
    """What the database says of a page; a page that is not there is not in print."""
    row = Page.objects.filter(pk=page_id).values_list("live", "live_revision_id").first() if page_id else None
    return Standing(is_live=row[0], revision_id=row[1]) if row else Standing()


class PrintedPage(Page):
    """A page with an internal slug, no private readers and no copies, that announces its own publication."""

    private_page_options: list[str] = []

    if TYPE_CHECKING:  # Wagtail's own columns
        live: bool
        slug: str

    class Meta:
        abstract = True

    @property
    def standing(self) -> Standing:
        """Whether this instance, once saved, is in print."""
        return Standing(is_live=self.live, revision_id=self.live_revision_id)

    def prepare_print(self, before: Standing) -> None:
        """Bring the page's own columns up to date before it is saved."""

    def announce(self, before: Standing) -> None:
        """Send the signals for the change from `before` to now."""

    def address(self) -> str | None:
        """The path at which readers find the page, if a higher room has told."""
        return None

    @transaction.atomic
    def save(self, clean: bool = True, user: Any = None, log_action: Any = False, **kwargs: Any) -> Any:
        """Save as Wagtail does, and announce what that changed in print. `Any`: Wagtail has no types."""
        if not _may_change_print(kwargs.get("update_fields")):
            return super().save(clean=clean, user=user, log_action=log_action, **kwargs)
        self.live = self.live and self.live_revision_id is not None
        before = stored_standing(self.pk)
        self.prepare_print(before)
        result = super().save(clean=clean, user=user, log_action=log_action, **kwargs)
        self.announce(before)
        return result

    def full_clean(self, exclude: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Give the page its internal slug first: headlines may be equal, or leave no slug at all.

        Columns that only Wagtail writes are not looked up again; the database has its constraints on them.
        """
        self._give_slug()
        super().full_clean(exclude={*(exclude or ()), *WAGTAILS_OWN}, **kwargs)

    def minimal_clean(self) -> None:
        """As `full_clean`, for drafts."""
        self._give_slug()
        try:
            super().minimal_clean()
        except ValidationError as error:
            if hasattr(error, "error_dict"):
                raise
            raise ValidationError({"title": error}) from error  # the one field that Wagtail looks at by itself

    def _give_slug(self) -> None:
        self.slug = self.slug or uuid.uuid4().hex

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str | None, str | None] | None:
        """Wagtail asks this for every link to the page."""
        site = Site.find_for_request(request) if request else Site.objects.filter(is_default_site=True).first()
        if site is None:
            return None
        path = self.address() if self.pk else None
        return (site.pk, site.root_url, path) if path else (site.pk, None, None)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """One for each open edition, the page's own language first."""
        if REGISTRY.previewer is None:
            return []
        return [(prefix, own_name(tag)) for prefix, tag in self.preview_editions()]

    def preview_editions(self) -> Iterable[tuple[str, str]]:
        """Prefix and language tag of the editions that can be previewed, the most likely one first."""
        from colporteur.newsroom.models.paper import Edition

        return list(Edition.objects.filter(is_open=True).values_list("prefix", "tag"))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as the edition `mode_name` would print it."""
        if REGISTRY.previewer is None:
            raise Http404("There is no previewer.")
        return REGISTRY.previewer(request, self, mode_name)

    def permissions_for_user(self, user: Any) -> "PrintedPagePermissions":
        """What this person may do with the page."""
        return PrintedPagePermissions(user, self)


class PrintedPagePermissions(PagePermissionTester):
    """Wagtail's rules, without what the newsroom has no use for."""

    def can_copy(self) -> bool:
        """Never: a copy in print would be the same text at two addresses."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """Never: whatever is in print is for everyone."""
        return False


class KeptPagePermissions(PrintedPagePermissions):
    """For what stands right below the paper. There is one paper: such a page has its order among the others, and no other place."""

    def can_move(self) -> bool:
        """Never: Wagtail would offer to look for another place."""
        return False

    def can_move_to(self, destination: Page) -> bool:
        """Within the paper, to those who may publish there: Wagtail asks this when pages are put in another order."""
        return bool(
            self.page.is_child_of(destination) and destination.permissions_for_user(self.user).can_reorder_children()
        )


def _may_change_print(update_fields: Iterable[str] | None) -> bool:
    return update_fields is None or not PRINT_FIELDS.isdisjoint(update_fields)
