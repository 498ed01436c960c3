"""Writing down changes, and following them from there to the pages they touch."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import connection, transaction
from django.db.models import F, Max, Q, Value
from django.db.models.functions import Coalesce

from colporteur.press.models import KINDS_BY_THE_THOUSAND, Change, Cursor, PageSubject, ShelfPage
from colporteur.press.subjects import CHROME

BATCH = 400
_LOCK = 0x436F6C70  # names the advisory lock under which changes are numbered on PostgreSQL


def note_changes(*, subjects: Iterable[str], cause: str, at: datetime) -> None:
    """Write down that these subjects changed, in the transaction of the deed that changed them."""
    note_all(changes=((subject, cause) for subject in subjects), at=at)


def note_all(*, changes: Iterable[tuple[str, str]], at: datetime) -> None:
    """As `note_changes`, each subject with its own cause.

    Numbers must become visible in their order, or a follower would pass over one: SQLite has one writer at a time; on
    PostgreSQL a lock that lasts until the commit sees to it.
    """
    rows = [Change(subject=subject, cause=cause[:200], at=at) for subject, cause in dict.fromkeys(changes)]
    if not rows:
        return
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        Change.objects.bulk_create(rows)


def latest_change(*, of: str = "") -> int:
    """The number of the last change that is visible now, of one subject or of any; 0 before the first."""
    changes = Change.objects.filter(subject=of) if of else Change.objects.all()
    return changes.aggregate(last=Max("id"))["last"] or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Touch:
    """The last change of a subject among those followed now."""

    number: int
    cause: str
    at: datetime


def follow_changes(*, shelf: str) -> int:
    """Mark the pages touched since the last time as due; returns how many changes were followed."""
    followed = Cursor.objects.filter(shelf=shelf).values_list("followed", flat=True).first()
    if followed is not None and followed >= latest_change():
        return 0  # most of the time; whoever only looks does not keep others from writing
    with transaction.atomic():
        cursor, _ = Cursor.objects.select_for_update().get_or_create(shelf=shelf)
        changes = list(Change.objects.filter(id__gt=cursor.followed).order_by("id")[:5000])
        if not changes:
            return 0
        touched = {c.subject: _Touch(number=c.id, cause=c.cause, at=c.at) for c in changes}
        if CHROME in touched:
            _let_wait(touched[CHROME])
            _mark(Q(), touched[CHROME])
        for page_ids, touch in _touched_pages(touched):
            _mark(Q(id__in=page_ids), touch, can_wait=False)
        cursor.followed = changes[-1].id
        cursor.save(update_fields=["followed"])
    return len(changes)


def _let_wait(touch: _Touch) -> None:
    """What only gets another frame is printed after all that says something else, or fronts would wait for an archive."""
    ShelfPage.objects.filter(
        kind__in=KINDS_BY_THE_THOUSAND, due__lte=F("printed"), printed__gte=0, printed__lt=touch.number
    ).update(can_wait=True)


def _mark(which: Q, touch: _Touch, **also: bool) -> None:
    ShelfPage.objects.filter(which, printed__lt=touch.number).update(
        **also,
        due=touch.number,
        due_since=Coalesce("due_since", Value(touch.at)),
        cause=touch.cause,
        tries=0,
        not_before=None,
    )


def _touched_pages(touched: dict[str, _Touch]) -> Iterator[tuple[list[int], _Touch]]:
    """Pages by the change that touched them, the earlier change first."""
    by_change: dict[int, list[int]] = {}
    for batch in batched(touched, BATCH):
        rows = PageSubject.objects.filter(subject__in=batch).values_list("page_id", "subject")
        for page_id, subject in rows:
            by_change.setdefault(touched[subject].number, []).append(page_id)
    touches = {touch.number: touch for touch in touched.values()}
    for number in sorted(by_change):
        for ids in batched(by_change[number], BATCH):
            yield list(ids), touches[number]


def changes_since(*, number: int, subjects: Iterable[str]) -> dict[str, int]:
    """Which of these subjects, or of the chrome, changed after change `number`: each with its last change."""
    newer: dict[str, int] = {}
    for batch in batched({*subjects, CHROME}, BATCH):
        rows = Change.objects.filter(id__gt=number, subject__in=batch).order_by("id")
        newer |= dict(rows.values_list("subject", "id"))
    return newer
