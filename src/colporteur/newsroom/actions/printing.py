"""Putting a page in print, which every deed ends with."""

from datetime import datetime

from wagtail.models import Page, Revision

from colporteur.newsroom.models.printed import PrintedPage
from colporteur.people.models import User


def add_page(*, parent: Page, page: PrintedPage, by: User | None) -> None:
    """Put a new page into the tree, not in print yet."""
    page.live = False
    page.owner = by
    parent.add_child(instance=page)


def print_page[P: PrintedPage](*, page: P, by: User | None) -> P:
    """Publish the page as it is now, or schedule it if it has an hour; gives it back as it is stored.

    Raises:
        ValidationError: it cannot be printed as it is.
    """
    keep_draft(page=page, by=by).publish(user=by, skip_permission_checks=True)
    fresh: P = type(page).objects.get(pk=page.pk)
    return fresh


def keep_draft(*, page: PrintedPage, by: User | None) -> Revision:
    """Store the page's present wording as a revision; what is in print stays."""
    return page.save_revision(user=by, log_action=True)


def in_the_log(at: datetime) -> str:
    """A moment as log lines say it."""
    return at.isoformat(timespec="seconds")
