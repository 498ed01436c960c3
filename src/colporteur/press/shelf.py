"""The shelf: finished pages as files, each with its compressed forms, put and taken off as a whole.

Imports no framework: the process that serves readers uses it. What a page's file cannot say (status, headers, ETag) stands
in its meta file, which is written last: a reader meets the old page or the new one, and a page that does not agree with its
meta file counts as not there.

Nothing is forced to the disk: four files a page would cost more than the page. After a power failure a file may be empty,
cut short, or an older one, each for itself. Sums in the meta file tell when a page is read into memory, which the server
does once for each page; what does not agree is printed anew. `verify_shelf` looks at the latest prints when the printer
starts, also for web servers that read the folder by themselves.
"""

import contextlib
import fcntl
import hashlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from colporteur.press.journal import Journal, digest_of
from colporteur.press.shelf_places import Places, places_of
from colporteur.press.variants import CODINGS, ENDINGS, IDENTITY, compressed

JOURNAL = "journal"
LOCK = "shelf.lock"
FOUND = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A finished page. `address` is a decoded path; `headers` are all but length, encoding and ETag."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def etag_of(sheet: Sheet) -> str:
    """32 hex digits that stand for status, headers and body."""
    told = json.dumps([sheet.status, sheet.headers], ensure_ascii=False).encode()
    return hashlib.sha256(told + b"\0" + sheet.body).hexdigest()[:32]


class Shelf:
    """Finished pages in a folder. Several processes may read and write at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._journal: Journal | None = None

    @property
    def journal(self) -> Journal:
        """What changed here, for those who keep pages in memory."""
        if self._journal is None or self._journal.is_lost:
            self._journal = Journal(self.folder / JOURNAL)
        return self._journal

    def put(self, sheet: Sheet) -> str:
        """Put a page at its address, in place of the one that is there; returns its ETag."""
        places = places_of(sheet.address, ENDINGS)
        etag = etag_of(sheet)
        page, elsewhere = self._page(places, sheet.status), self._page(places, FOUND if sheet.status != FOUND else 0)
        forms = compressed(sheet.body, dict(sheet.headers).get("Content-Type", ""))
        with self._writing():
            for coding in CODINGS:
                self._write_or_drop(page.with_name(page.name + coding.ending), forms.get(coding.name))
            self._write_or_drop(page, sheet.body)
            self._write_or_drop(self.folder / places.meta, _meta(sheet, etag, forms))
            self._drop_forms(elsewhere)
            self.journal.tell(digest_of(sheet.address))
        return etag

    def take_off(self, address: str) -> None:
        """Take the page off; one that is not there is no trouble."""
        places = places_of(address, ENDINGS)
        with self._writing():
            (self.folder / places.meta).unlink(missing_ok=True)
            self._drop_forms(self._page(places, FOUND))
            self._drop_forms(self._page(places, 0))
            self.journal.tell(digest_of(address))

    def read(self, address: str) -> Sheet | None:
        """The page at this address, or None if there is none or its files are damaged."""
        places = places_of(address, ENDINGS)
        try:
            meta = json.loads((self.folder / places.meta).read_bytes())
            body = self._page(places, meta["status"]).read_bytes()
            headers = tuple((name, value) for name, value in meta["headers"])
            sheet = Sheet(address=meta["address"], status=meta["status"], headers=headers, body=body)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return sheet if sheet.address == address and etag_of(sheet) == meta["etag"] else None

    def etag(self, address: str) -> str:
        """The ETag of the page at this address, empty if there is none."""
        sheet = self.read(address)
        return etag_of(sheet) if sheet else ""

    def whole_etag(self, address: str) -> str:
        """As `etag`, but empty also if a compressed form is damaged, which other web servers would hand out as it is."""
        sheet = self.read(address)
        if sheet is None:
            return ""
        etag, forms = self.forms(sheet)
        return etag if forms.keys() - {IDENTITY} == self._forms_written(address).keys() else ""

    def forms(self, sheet: Sheet) -> tuple[str, dict[str, bytes]]:
        """The ETag of a page that was just read, and its body by content coding, `identity` among them.

        A compressed form that is missing, or older than the page, is left out.
        """
        places = places_of(sheet.address, ENDINGS)
        page = self._page(places, sheet.status)
        bodies = {IDENTITY: sheet.body}
        kept = self._forms_written(sheet.address)
        for coding in CODINGS:
            with contextlib.suppress(OSError):
                if coding.name in kept:
                    body = page.with_name(page.name + coding.ending).read_bytes()
                    if _digest(body) == kept[coding.name]:
                        bodies[coding.name] = body
        return etag_of(sheet), bodies

    def _forms_written(self, address: str) -> dict[str, str]:
        """The digest of each compressed form that was written with the page."""
        try:
            forms = json.loads((self.folder / places_of(address, ENDINGS).meta).read_bytes())["forms"]
            return dict(forms)
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def addresses(self) -> Iterator[str]:
        """The address of every page, in no order."""
        for file in (self.folder / "meta").glob("*/*.json"):
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                yield str(json.loads(file.read_bytes())["address"])

    def _page(self, places: Places, status: int) -> Path:
        return self.folder / ("pages" if status == FOUND else "others") / places.page

    def _drop_forms(self, page: Path) -> None:
        for ending in ("", *ENDINGS):
            page.with_name(page.name + ending).unlink(missing_ok=True)

    def _write_or_drop(self, file: Path, data: bytes | None) -> None:
        if data is None:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        half = file.with_name(f".{secrets.token_hex(8)}")
        try:
            half.write_bytes(data)
            half.replace(file)
        except BaseException:
            half.unlink(missing_ok=True)
            raise

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One writer at a time on a shelf."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / LOCK).open("w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:32]


def _meta(sheet: Sheet, etag: str, forms: dict[str, bytes]) -> bytes:
    told = {
        "address": sheet.address,
        "status": sheet.status,
        "headers": sheet.headers,
        "etag": etag,
        "forms": {coding: _digest(body) for coding, body in forms.items()},
    }
    return json.dumps(told, ensure_ascii=False).encode()
