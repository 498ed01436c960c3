"""Printing pages: render, enter in the record, put on the shelf.

The rows of the database are committed first, in one transaction that makes the print current; the file follows at once.
Whoever is killed between the two leaves a row whose ETag is not the shelf's, or a page at an address that the record says it
has left: `verify_shelf` finds both at the next start.
"""

import fcntl
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TextIO

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest

from colporteur.ledger.access import addresses_left_lately
from colporteur.ledger.actions import NO_PAGE, PrintedPage, enter_prints
from colporteur.press.changes import changes_since, latest_change
from colporteur.press.models import PageSubject, ShelfPage
from colporteur.press.shelf import Sheet, Shelf, etag_of
from colporteur.press.subjects import CHROME
from colporteur.text.documents import Sentence

log = logging.getLogger(__name__)
LONGEST_WAIT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageId:
    """Which page: its kind, the edition's prefix ("" for the whole paper's) and what it is about."""

    kind: str
    edition: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A rendered page: where it stands, what it says, and every subject it was made of."""

    address: str
    body: bytes
    headers: tuple[tuple[str, str], ...]
    subjects: frozenset[str]
    status: int = 200
    sentences: tuple[Sentence, ...] = ()
    article_id: int | None = None

    @property
    def sheet(self) -> Sheet:
        """The form in which the shelf takes it."""
        return Sheet(address=self.address, status=self.status, headers=self.headers, body=self.body)


Renderer = Callable[[PageId], Printed | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    page: ShelfPage
    change: int
    printed: Printed | None
    etag: str


@dataclass(slots=True, kw_only=True)
class Printer:
    """Prints onto one shelf. `renderers` makes the pages of one batch, all from the same view of the paper's frame."""

    shelf: Shelf
    renderers: Callable[[], Mapping[str, Renderer]]
    batch: int = 3  # so few that the first of them is not kept waiting for the last

    def print_due(self, *, at: datetime) -> int:
        """Print one batch of what is due; returns how many pages were worked on, 0 when nothing is due."""
        with self._alone() as is_alone:
            return self._print_batch(at) if is_alone else 0

    def _print_batch(self, at: datetime) -> int:
        may_start = Q(not_before=None) | Q(not_before__lte=at)
        due = ShelfPage.objects.filter(may_start, due__gt=F("printed")).order_by("can_wait", "priority", "-due", "id")
        pages = list(due[: self.batch])
        return self._print([page for page in pages if _urgency(page) == _urgency(pages[0])], at)

    def print_now(self, *, page_id: PageId, at: datetime) -> Printed | None:
        """Print one page at once, planned or not: a reader asked for it. None if there is no such page."""
        page = ShelfPage.objects.filter(kind=page_id.kind, edition=page_id.edition, key=page_id.key).first()
        page = page or ShelfPage(kind=page_id.kind, edition=page_id.edition, key=page_id.key, cause="first request")
        change = latest_change()
        job = _render(page, self.renderers(), change)
        if job.printed is None and page.pk is None:
            return None
        self._finish([job], at)
        return job.printed

    @contextmanager
    def _finishing(self) -> Iterator[None]:
        """One batch at a time becomes current: rows and files follow each other in the same order."""
        with self._lock("finishing.lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _lock(self, name: str) -> TextIO:
        self.shelf.folder.mkdir(parents=True, exist_ok=True)
        return (self.shelf.folder / name).open("w", encoding="ascii")

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        """One printer at a time works off a shelf's due pages; a second one leaves them to the first."""
        with self._lock("printer.lock") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def _print(self, pages: Sequence[ShelfPage], at: datetime) -> int:
        if not pages:
            return 0
        change = latest_change()  # before anything is read: what changes from here on makes the page due again
        renderers = self.renderers()
        jobs = []
        for page in pages:
            try:
                jobs.append(_render(page, renderers, change))
            except Exception as error:  # one page that cannot be rendered must not keep the others from print
                self._put_off(page, error, at)
        self._finish(jobs, at)
        return len(pages)

    def _put_off(self, page: ShelfPage, error: Exception, at: datetime) -> None:
        wait = min(timedelta(seconds=2 ** min(page.tries, 10)), LONGEST_WAIT)
        log.exception("page %s %s %s could not be printed", page.kind, page.edition, page.key, exc_info=error)
        ShelfPage.objects.filter(pk=page.pk).update(
            tries=page.tries + 1, not_before=at + wait, trouble=f"{type(error).__name__}: {error}"[:300]
        )

    def _finish(self, jobs: Sequence[_Job], at: datetime) -> None:
        with self._finishing():
            current, leaving = self._make_current(jobs, at)
            for job in current:
                if job.printed is not None:
                    self.shelf.put(job.printed.sheet)
            for address in leaving:
                self.shelf.take_off(address)

    def _make_current(self, jobs: Sequence[_Job], at: datetime) -> tuple[list[_Job], list[str]]:
        """Write the rows of one batch; returns the jobs that are current now and the addresses that fell empty.

        A job rendered after an earlier change than the page in print is left out: somebody else was quicker.
        """
        leaving: list[str] = []
        with transaction.atomic():
            current = _not_overtaken(jobs)
            newer = _changed_meanwhile(current)
            for job in current:
                leaving += _enter(job, newer, at)
            _replace_subjects(current)
            taken = set(ShelfPage.objects.filter(address__in=leaving).values_list("address", flat=True))
            leaving = [address for address in dict.fromkeys(leaving) if address not in taken]
            enter_prints(pages=_record_rows(current, leaving), at=at)
        return current, leaving


def _urgency(page: ShelfPage) -> tuple[bool, int]:
    return page.can_wait, page.priority


def _not_overtaken(jobs: Sequence[_Job]) -> list[_Job]:
    printed = dict(ShelfPage.objects.filter(pk__in=[job.page.pk for job in jobs]).values_list("pk", "printed"))
    return [job for job in jobs if printed.get(job.page.pk, -1) <= job.change]


def _changed_meanwhile(jobs: Sequence[_Job]) -> dict[str, int]:
    """What changed, of all that these pages are made of, since the first of them was rendered."""
    made_of = {subject for job in jobs if job.printed for subject in job.printed.subjects}
    return changes_since(number=min(job.change for job in jobs), subjects=made_of) if jobs else {}


def _enter(job: _Job, newer: Mapping[str, int], at: datetime) -> list[str]:
    """Write the page's row; returns the addresses it leaves."""
    page, printed = job.page, job.printed
    if printed is None:
        left = [page.address] if page.address else []
        page.delete()
        return left
    left = [page.address] if page.address and page.address != printed.address else []
    due = max([job.change, *(newer.get(subject, 0) for subject in (*printed.subjects, CHROME))])
    if page.pk is None:
        known, _ = ShelfPage.objects.get_or_create(kind=page.kind, edition=page.edition, key=page.key)
        page.pk = known.pk
    ShelfPage.objects.filter(pk=page.pk).update(
        address=printed.address,
        printed=job.change,
        printed_at=at,
        due=Greatest(F("due"), Value(due)),
        due_since=at if due > job.change else None,
        can_wait=False,
        etag=job.etag,
        trouble="",
        not_before=None,
        tries=0,
    )
    return left


def _render(page: ShelfPage, renderers: Mapping[str, Renderer], change: int) -> _Job:
    printed = renderers[page.kind](PageId(kind=page.kind, edition=page.edition, key=page.key))
    return _Job(page=page, change=change, printed=printed, etag=etag_of(printed.sheet) if printed else "")


def _replace_subjects(jobs: Sequence[_Job]) -> None:
    """Note what each page is made of now."""
    wanted = {(job.page.pk, subject) for job in jobs if job.printed for subject in job.printed.subjects}
    rows = PageSubject.objects.filter(page_id__in={number for number, _ in wanted})
    known = {(page, subject): number for page, subject, number in rows.values_list("page_id", "subject", "id")}
    gone = [number for key, number in known.items() if key not in wanted]
    if gone:
        PageSubject.objects.filter(id__in=gone).delete()
    PageSubject.objects.bulk_create(
        [PageSubject(page_id=page, subject=subject) for page, subject in sorted(wanted - known.keys())],
        ignore_conflicts=True,
    )


def _record_rows(jobs: Sequence[_Job], leaving: Sequence[str]) -> list[tuple[PrintedPage, str, int]]:
    rows = []
    for job in jobs:
        if job.printed is not None:
            page = PrintedPage(
                address=job.printed.address,
                kind=job.page.kind,
                edition=job.page.edition,
                article=job.printed.article_id,
                status=job.printed.status,
                etag=job.etag,
                sentences=job.printed.sentences,
            )
            rows.append((page, job.page.cause or "first print", job.change))
    rows += [(_left(address), "left print at this address", 0) for address in leaving]
    return rows


def _left(address: str) -> PrintedPage:
    return PrintedPage(address=address, kind="", edition="", article=None, status=NO_PAGE, etag="", sentences=())


def verify_shelf(*, shelf: Shelf, newest: int) -> int:
    """Compare the last `newest` prints with the shelf; returns how many pages differed.

    What is not there whole is ordered anew; what should have left, had its printer lived a moment longer, leaves now.
    """
    pages = ShelfPage.objects.exclude(printed_at=None).order_by("-printed_at")[:newest]
    lost = [page.pk for page in pages if shelf.whole_etag(page.address) != page.etag]
    ShelfPage.objects.filter(pk__in=lost).update(printed=-1, cause="the shelf had lost it")
    left = addresses_left_lately(newest=newest)
    taken = set(ShelfPage.objects.filter(address__in=left).values_list("address", flat=True))
    stray = [address for address in left - taken if shelf.etag(address)]
    for address in stray:
        shelf.take_off(address)
    return len(lost) + len(stray)
