"""Putting a page in print, which every deed ends with."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import CharField
from wagtail.models import Page, Revision

from colporteur.newsroom.errors import TOO_LONG
from colporteur.newsroom.models.printed import PrintedPage
from colporteur.people.models import User


def add_page(*, parent: Page, page: PrintedPage, by: User | None) -> None:
    """Put a new page into the tree, not in print yet.

    Raises:
        ValidationError: one of its texts is longer than its field. Whatever else it lacks, a draft may lack.
    """
    _refuse_what_is_too_long(page)
    page.live = False
    page.owner = by
    parent.add_child(instance=page)


def _refuse_what_is_too_long(page: PrintedPage) -> None:
    """Before the row is written: PostgreSQL would refuse it in its own words."""
    names = {field.name for field in page._meta.concrete_fields if isinstance(field, CharField)}
    try:
        page.clean_fields(exclude={field.name for field in page._meta.concrete_fields} - names)
    except ValidationError as error:
        found = {name: [each for each in errors if each.code == TOO_LONG] for name, errors in error.error_dict.items()}
        too_long = {name: errors for name, errors in found.items() if errors}
        if too_long:
            raise ValidationError(too_long) from error


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
