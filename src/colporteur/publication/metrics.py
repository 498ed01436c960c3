"""How far print is behind the newsroom, for whoever watches the paper."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F, Max, Min, Q

from colporteur.foundations.settings import house
from colporteur.newsroom import access as newsroom
from colporteur.press.models import Change, Cursor, ShelfPage
from colporteur.translation.models import ARCHIVE_WORK, ArticleTranslation


def oldest_unprinted(*, at: datetime) -> dict[str, float]:
    """Seconds since the oldest change that is not yet in print, by the prefix of each open edition; 0 for none."""
    ages = {edition.prefix: 0.0 for edition in newsroom.editions()}
    for edition, since in _waiting():
        for prefix in [edition] if edition in ages else list(ages) if not edition else []:
            ages[prefix] = max(ages[prefix], (at - since).total_seconds())
    return ages


def _waiting() -> Iterator[tuple[str, datetime]]:
    """Pairs of edition ("" for all) and the time since which something of it waits: pages, translations, changes."""
    pages = ShelfPage.objects.filter(due__gt=F("printed")).exclude(due_since=None)
    yield from pages.values_list("edition").annotate(Min("due_since"))
    orders = ArticleTranslation.objects.filter(is_due=True).exclude(ARCHIVE_WORK)  # which nobody expects in print yet
    yield from orders.values_list("language").annotate(Min("wanted_at"))
    for subject, since in Change.objects.filter(id__gt=_followed()).values_list("subject").annotate(Min("at")):
        yield subject.partition("/")[2], since


def _followed() -> int:
    """How far the printer of this house's shelf is. Shelves that were moved or given up have stayed behind for ever."""
    ours = Cursor.objects.filter(shelf=str(house().shelf)).values_list("followed", flat=True).first()
    return Cursor.objects.aggregate(last=Max("followed"))["last"] or 0 if ours is None else ours


def waiting_pages() -> int:
    """How many pages are to be made."""
    return ShelfPage.objects.filter(due__gt=F("printed")).count()


def troubled_pages() -> int:
    """How many of these could not be made at the last attempt."""
    return ShelfPage.objects.filter(~Q(trouble=""), due__gt=F("printed")).count()
