"""Asking the record."""

from dataclasses import dataclass
from datetime import datetime

from colporteur.foundations.errors import NotInPrint
from colporteur.ledger.models import Print, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText:
    """What a page said: since when, why it was printed, and its sentences as (language, text).

    `status` is HTTP's; None says that no page stood at the address, since the one before had left.
    """

    page: str
    since: datetime
    until: datetime | None
    status: int | None
    cause: str
    sentences: tuple[tuple[str, str], ...]


def what_was_printed(*, page: str, at: datetime) -> PrintedText:
    """What the page at this path said at that moment.

    Raises:
        NotInPrint: the page was not in print then.
    """
    prints = Print.objects.filter(page=page)
    found = prints.filter(at__lte=at).order_by("-at", "-id").first()
    if found is None:
        raise NotInPrint(f"The record has no print of {page} at {at.isoformat(' ', 'seconds')} or before.")
    following = prints.filter(at__gte=found.at, id__gt=found.id).order_by("at", "id").first()
    return PrintedText(
        page=page,
        since=found.at,
        until=following.at if following else None,
        status=found.status or None,
        cause=found.cause,
        sentences=_wordings(found.sentences),
    )


def was_printed(*, page: str) -> bool:
    """Whether a page ever stood at this path."""
    return Print.objects.filter(page=page).exists()


def addresses_left_lately(*, newest: int) -> set[str]:
    """Of the last `newest` entries, the addresses that a page has left; another may have taken one since."""
    latest = Print.objects.order_by("-id").values_list("page", "kind", "etag")[:newest]
    return {page for page, kind, etag in latest if not kind and not etag}


def _wordings(addresses: list[str]) -> tuple[tuple[str, str], ...]:
    found: dict[str, tuple[str, str]] = {}
    for start in range(0, len(addresses), 500):
        rows = Wording.objects.filter(address__in=addresses[start : start + 500])
        found |= {row.address: (row.language, row.text) for row in rows}
    return tuple(found[address] for address in addresses)
