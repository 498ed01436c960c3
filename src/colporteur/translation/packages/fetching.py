"""Fetching one large file, going on where an earlier attempt broke off."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from colporteur.translation.packages.errors import ModelsUnreachable

_TIMEOUT = httpx.Timeout(30, connect=15)
_LARGEST = 8 << 30
_TRIES_WITHOUT_PROGRESS = 3
OUR_NAME = {"User-Agent": "Colporteur"}
"""The host of the Argos packages refuses the names that HTTP libraries give themselves."""

Progress = Callable[[int, int | None], None]
"""Told how many bytes there are so far, and how many there will be where that is known."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A file that is not complete, and beside it the mark by which the server knows the version it was cut from."""

    path: Path

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def _note(self) -> Path:
        return self.path.with_name(self.path.name + ".json")

    def mark(self, link: str) -> str:
        """The server's mark for this link, empty if the part is of something else."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return str(note["mark"]) if note["link"] == link else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def remember(self, link: str, mark: str) -> None:
        self._note.write_text(json.dumps({"link": link, "mark": mark}), encoding="utf-8")

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def fetch(links: tuple[str, ...], to: Path, progress: Progress) -> None:
    """Fetch the file behind the first link that works. A part that an earlier run left at `to`.part is gone on with.

    Raises:
        ModelsUnreachable: no link works, or each broke off several times without getting any further.
    """
    part = _Part(to.with_name(to.name + ".part"))
    part.path.parent.mkdir(parents=True, exist_ok=True)
    failures: list[str] = []
    for link in links:
        try:
            _fetch_one(link, part, progress)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            failures.append(f"{link}: {error or type(error).__name__}")
        except OSError as error:
            raise ModelsUnreachable(f"The package cannot be written to {part.path}: {error}.") from error
        else:
            part.path.replace(to)
            part.forget()
            return
    kept = f" {part.size} bytes are kept; the next attempt goes on from there." if part.size else ""
    reasons = "; ".join(failures) or "the list has no https link for it"
    raise ModelsUnreachable(f"The package cannot be fetched ({reasons}).{kept} Check the network and try again.")


def _fetch_one(link: str, part: _Part, progress: Progress) -> None:
    with httpx.Client(headers=OUR_NAME, timeout=_TIMEOUT, follow_redirects=True) as client:
        tries = _TRIES_WITHOUT_PROGRESS
        while True:
            before = part.size
            try:
                return _go_on(client, link, part, progress)
            except httpx.TransportError:
                tries = _TRIES_WITHOUT_PROGRESS if part.size > before else tries - 1
                if tries == 0:
                    raise


def _go_on(client: httpx.Client, link: str, part: _Part, progress: Progress) -> None:
    """One request: for the rest of the file if the server still has the same one, else for all of it."""
    mark = part.mark(link)
    headers = {"Accept-Encoding": "identity"}
    if part.size and mark:
        headers |= {"Range": f"bytes={part.size}-", "If-Range": mark}
    with client.stream("GET", link, headers=headers) as response:
        if response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.forget()  # the part is no beginning of what is there now
            raise httpx.ReadError("the server has another file by now")
        response.raise_for_status()
        has_rest = response.status_code == httpx.codes.PARTIAL_CONTENT
        start = part.size if has_rest else 0
        part.remember(link, _mark_of(response))
        total = _total(response, start)
        _refuse_if_too_large(total, part.path.parent)
        _write(response.iter_raw(), part.path, start, total, progress)


def _write(chunks: Iterator[bytes], path: Path, start: int, total: int | None, progress: Progress) -> None:
    size = start
    with path.open("r+b" if start else "wb") as file:
        file.seek(start)
        for chunk in chunks:
            file.write(chunk)
            size += len(chunk)
            if size > _LARGEST:
                raise ModelsUnreachable(
                    f"The package is larger than {_LARGEST >> 30} GiB: that is no translation model."
                )
            progress(size, total)
    if total is not None and size != total:
        raise httpx.ReadError(f"{size} of {total} bytes came")


def _mark_of(response: httpx.Response) -> str:
    """A strong ETag, or the time of the last change: what `If-Range` may be asked with (RFC 9110, 13.1.5)."""
    tag = str(response.headers.get("ETag", ""))
    return tag if tag and not tag.startswith("W/") else str(response.headers.get("Last-Modified", ""))


def _total(response: httpx.Response, start: int) -> int | None:
    length = response.headers.get("Content-Length", "")
    return start + int(length) if length.isdecimal() else None


def _refuse_if_too_large(total: int | None, folder: Path) -> None:
    """A package and its unpacked model are on the disk together for a while."""
    free = shutil.disk_usage(folder).free
    if total is not None and 3 * total > free:
        raise ModelsUnreachable(f"The package needs about {3 * total >> 20} MiB in {folder}; {free >> 20} are free.")
