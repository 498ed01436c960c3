"""A reader's request: what its head says, and its body as it arrives."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from urllib.parse import unquote_to_bytes

import httptools

type HeaderLines = list[tuple[bytes, bytes]]
MOST_KEPT_OF_A_BODY = 256_000  # bytes that wait for the desk; beyond, the connection is not read


class BrokenOff(Exception):
    """The reader went away before everything was said."""


class Body:
    """A body that arrives piece by piece: written to by the connection, read by one reader."""

    __slots__ = ("_chunks", "_go_on", "_hold_on", "_is_broken", "_news", "_size", "is_complete")

    def __init__(self, *, hold_on: Callable[[], None], go_on: Callable[[], None]) -> None:
        self._chunks: deque[bytes] = deque()
        self._size = 0
        self._news: asyncio.Future[None] | None = None
        self._hold_on = hold_on
        self._go_on = go_on
        self._is_broken = False
        self.is_complete = False

    def add(self, chunk: bytes) -> None:
        """More has arrived. The connection is paused when too much of it waits."""
        self._chunks.append(chunk)
        self._size += len(chunk)
        if self._size > MOST_KEPT_OF_A_BODY:
            self._hold_on()
        self._tell()

    def end(self) -> None:
        """All of it has arrived."""
        self.is_complete = True
        self._tell()

    def break_off(self) -> None:
        """No more will come."""
        self._is_broken = True
        self._tell()

    async def chunks(self) -> AsyncIterator[bytes]:
        """Piece by piece; raises `BrokenOff` if it does not come whole."""
        while True:
            if self._chunks:
                chunk = self._chunks.popleft()
                self._size -= len(chunk)
                if self._size <= MOST_KEPT_OF_A_BODY // 4 and not self.is_complete:
                    self._go_on()
                yield chunk
            elif self.is_complete:
                return
            elif self._is_broken:
                raise BrokenOff
            else:
                self._news = asyncio.get_running_loop().create_future()
                await self._news

    def _tell(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)


class Request:
    """`target` as it was asked for; `headers` with their names in lower case, in their order.

    `named` holds the last value of each header. `is_last`: the connection ends with the answer. `body` is None where none is
    announced.
    """

    __slots__ = ("body", "headers", "is_last", "method", "named", "target", "version")

    def __init__(self, method: str, target: bytes, headers: HeaderLines) -> None:
        self.method = method
        self.target = target
        self.headers = headers
        self.named = dict(headers)
        self.version = "1.1"
        self.is_last = False
        self.body: Body | None = None

    @property
    def path(self) -> str | None:
        """What stands before the query, decoded; None if it is no text."""
        return path_of(self.target)

    def header(self, name: str) -> str | None:
        """The value of a header, the last one's if it is there twice."""
        value = self.named.get(name.encode("ascii"))
        return None if value is None else value.decode("latin-1")

    @property
    def announces_a_body(self) -> bool:
        """True if more follows the head."""
        named = self.named
        length = named.get(b"content-length")
        return (length is not None and length.strip(b"0 ") != b"") or b"transfer-encoding" in named

    def fault(self) -> tuple[int, str] | None:
        """The status and the words to refuse it with, None if it is well-formed (RFC 9112, 3.2)."""
        named = self.named
        has_one_host = b"host" in named and len(named) == len(self.headers)  # no header stands there twice
        if has_one_host and self.version == "1.1" and self.target.startswith(b"/"):  # nearly every request there is
            return None
        if self.version not in ("1.1", "1.0"):
            return 505, "This is a server of HTTP/1.1."
        hosts = sum(1 for name, _value in self.headers if name == b"host")
        if hosts > 1 or (hosts == 0 and self.version == "1.1"):
            return 400, "Say in one Host header which site is asked for."
        if not self.target.startswith(b"/"):
            return 400, "That is not an address."
        return None


def path_of(target: bytes) -> str | None:
    """What stands before the query of a target, decoded; None if it is no text."""
    path = target.partition(b"?")[0]
    try:
        return (unquote_to_bytes(path) if b"%" in path else path).decode()
    except UnicodeDecodeError:
        return None


def in_origin_form(target: bytes, headers: HeaderLines) -> tuple[bytes, HeaderLines]:
    """A target that names its host, as proxies are asked, as path and Host header (RFC 9112, 3.2.2); others as they are."""
    if not target.lower().startswith((b"http://", b"https://")):
        return target, headers
    try:
        url = httptools.parse_url(target)
    except httptools.HttpParserInvalidURLError:
        return target, headers
    host = url.host + (b":%d" % url.port if url.port else b"")
    path = (url.path or b"/") + (b"?" + url.query if url.query else b"")
    return path, [(b"host", host), *(line for line in headers if line[0] != b"host")]
