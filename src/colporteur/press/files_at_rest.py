"""Files of a folder as answers: pictures and static files, with their times, parts and compressed forms."""

import re
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path
from typing import Protocol

from colporteur.press.conditions import has_it
from colporteur.press.variants import CODINGS, choose

type Headers = list[tuple[str, str]]
ENDINGS = {coding.name: coding.ending for coding in CODINGS}
# What browsers may show. Anything else is handed over as a download.
MEDIA_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".png": "image/png",
    ".vtt": "text/vtt; charset=utf-8",
    ".wav": "audio/wav",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
STATIC_TYPES = MEDIA_TYPES | {".svg": "image/svg+xml", ".map": "application/json"}
A_YEAR = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
CHANGEABLE = "public, max-age=0, must-revalidate"
_NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{12}\.[^./]+$")  # as static files are named when they are collected


class Asked(Protocol):
    """A request as far as files look at it."""

    @property
    def method(self) -> str:
        """As it was sent."""
        ...

    def header(self, name: str, /) -> str | None:
        """A header's value, by its name in lower case."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A `part` of a `file` (first byte, byte after the last), or a `body`."""

    status: int
    headers: Headers = field(default_factory=list)
    file: str | None = None
    part: tuple[int, int] = (0, 0)
    body: bytes = b""


NOT_THERE = Answer(
    status=404, headers=[("Content-Type", "text/plain; charset=utf-8")], body=b"There is no such file.\n"
)


class FilesAtRest:
    """A folder's files. `is_immutable`: a name with the content's hash in it never stands for another content.

    What lies in the folders `private`, at its top, is nobody's to ask for.
    """

    def __init__(self, folder: Path, *, is_immutable: bool, private: frozenset[str] = frozenset()) -> None:
        self._folder = folder.resolve()
        self._closed = {(name,) for name in private}
        self._types = STATIC_TYPES if is_immutable else MEDIA_TYPES
        self._is_immutable = is_immutable

    def answer(self, name: str, asked: Asked) -> Answer:
        """What to say to a request for `name`, a decoded path below the folder."""
        if asked.method not in ("GET", "HEAD"):
            return Answer(status=405, headers=[("Allow", "GET, HEAD")])
        file = self._inside(name)
        if file is None:
            return NOT_THERE
        try:
            return self._answer(file, asked)
        except FileNotFoundError:  # taken away a moment ago
            return NOT_THERE

    def _answer(self, file: Path, asked: Asked) -> Answer:
        coding = "" if asked.header("range") else self._coding(file, asked.header("accept-encoding") or "")
        served = file.with_name(file.name + ENDINGS[coding]) if coding else file
        stat = served.stat()
        etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
        headers = self._headers(file, coding, etag, stat.st_mtime)
        if _is_had(asked, etag, stat.st_mtime):
            return Answer(status=304, headers=headers)
        return _body_of(served, stat.st_size, headers, etag, asked)

    def _inside(self, name: str) -> Path | None:
        """The file, if it is one and within the folder, links and dots resolved."""
        if "\0" in name or any(part.startswith(".") for part in name.split("/")):
            return None
        try:
            file = (self._folder / name).resolve()
            if not file.is_relative_to(self._folder) or file.relative_to(self._folder).parts[:1] in self._closed:
                return None
            return file if file.is_file() else None
        except (OSError, ValueError):
            return None

    def _coding(self, file: Path, accepted: str) -> str:
        available = tuple(name for name, ending in ENDINGS.items() if file.with_name(file.name + ending).is_file())
        chosen = choose(accepted[:500], available) if available else ""
        return chosen if chosen in ENDINGS else ""

    def _headers(self, file: Path, coding: str, etag: str, changed_at: float) -> Headers:
        known = self._types.get(file.suffix.lower())
        headers = [
            ("Content-Type", known or "application/octet-stream"),
            ("Cache-Control", self._keep(file.name)),
            ("ETag", etag),
            ("Last-Modified", formatdate(changed_at, usegmt=True)),
            ("Accept-Ranges", "bytes"),
            ("Vary", "Accept-Encoding"),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", "default-src 'none'; sandbox"),
        ]
        if known is None:
            headers.append(("Content-Disposition", "attachment"))
        return [*headers, ("Content-Encoding", coding)] if coding else headers

    def _keep(self, name: str) -> str:
        if not self._is_immutable:
            return A_DAY
        return A_YEAR if _NAMED_BY_CONTENT.search(name) else CHANGEABLE


def _is_had(asked: Asked, etag: str, changed_at: float) -> bool:
    return has_it(
        if_none_match=asked.header("if-none-match"),
        if_modified_since=asked.header("if-modified-since"),
        etag=etag,
        changed_at=changed_at,
    )


def _body_of(file: Path, size: int, headers: Headers, etag: str, asked: Asked) -> Answer:
    if asked.method == "HEAD":
        return Answer(status=200, headers=[*headers, ("Content-Length", str(size))])
    ranges = asked.header("range")
    if not ranges or "," in ranges or asked.header("if-range") not in (None, etag):
        return Answer(status=200, headers=[*headers, ("Content-Length", str(size))], file=str(file), part=(0, size))
    part = part_of(ranges, size)
    if part is None:
        return Answer(status=416, headers=[*headers, ("Content-Range", f"bytes */{size}")])
    first, after = part
    return Answer(
        status=206,
        headers=[
            *headers,
            ("Content-Range", f"bytes {first}-{after - 1}/{size}"),
            ("Content-Length", str(after - first)),
        ],
        file=str(file),
        part=part,
    )


def part_of(asked: str, size: int) -> tuple[int, int] | None:
    """The first byte and the one after the last of a `Range` header with a single range (RFC 9110, 14.2); None if none."""
    unit, _, ranges = asked.partition("=")
    first, dash, last = ranges.strip().partition("-")
    if unit.strip() != "bytes" or not dash or "," in ranges or not (first + last).isascii():
        return None
    if not all(part.isdecimal() for part in (first, last) if part) or not (first or last):
        return None
    if not first:
        start = max(size - int(last), 0)
        return (start, size) if int(last) and size else None
    start, end = int(first), min(int(last) + 1, size) if last else size
    return (start, end) if start < end else None
