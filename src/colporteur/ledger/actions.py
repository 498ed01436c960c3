"""Entering things in the record. Called inside the transaction of the deed that is recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from colporteur.ledger.models import Print, Wording
from colporteur.text.documents import Sentence

NO_PAGE = 0
"""The status of an address that a page has left: what stands in its place (nothing, or the way to elsewhere) is no print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """What the record keeps of a page. `sentences` are those a reader meets, in reading order; `status` is HTTP's or `NO_PAGE`."""

    address: str
    kind: str
    edition: str
    article: int | None
    status: int
    etag: str
    sentences: tuple[Sentence, ...]


def enter_print(*, page: PrintedPage, cause: str, change: int, at: datetime) -> Print:
    """Enter one print of `page`, made because of `cause`, at the time it becomes current."""
    return enter_prints(pages=((page, cause, change),), at=at)[0]


def enter_prints(*, pages: Iterable[tuple[PrintedPage, str, int]], at: datetime) -> list[Print]:
    """Enter many prints at once: triples of page, cause and the number of the change it answers."""
    rows = tuple(pages)
    wordings: dict[str, Sentence] = {}
    prints: list[Print] = []
    for page, cause, change in rows:
        addresses = [sentence.address for sentence in page.sentences]
        wordings.update(zip(addresses, page.sentences, strict=True))
        prints.append(_print_row(page, addresses, cause, change, at))
    _keep_wordings(wordings)
    return Print.objects.bulk_create(prints)


def _print_row(page: PrintedPage, addresses: list[str], cause: str, change: int, at: datetime) -> Print:
    return Print(
        page=page.address,
        kind=page.kind,
        edition=page.edition,
        article=page.article,
        at=at,
        status=page.status,
        sentences=addresses,
        cause=cause[:200],
        change=change,
        etag=page.etag,
    )


def _keep_wordings(sentences: dict[str, Sentence]) -> None:
    addresses = list(sentences)
    known: set[str] = set()
    for start in range(0, len(addresses), 500):
        batch = addresses[start : start + 500]
        known.update(Wording.objects.filter(address__in=batch).values_list("address", flat=True))
    Wording.objects.bulk_create(
        [
            Wording(address=address, language=sentence.language, text=sentence.text)
            for address, sentence in sentences.items()
            if address not in known
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
