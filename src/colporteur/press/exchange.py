"""Answering one request: at once, with a file, or piece by piece as the desk answers."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterable
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING

from colporteur.press.request import Request

if TYPE_CHECKING:
    from colporteur.press.connection import Connection

type Headers = list[tuple[str, str]]
PLAIN: Headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
NOT_UNDERSTOOD = "That is no request that this server understands."
PIECE = 64 * 1024  # bytes of a file that are handed to the connection at once
WITHOUT_BODY = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)


def head_of(status: int, headers: Iterable[tuple[str, str]]) -> bytes:
    """Status line and headers in the form of RFC 9112, without the date and the empty line that ends them."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return _status_line(status) + lines.encode("latin-1")


@lru_cache
def _status_line(status: int) -> bytes:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = ""
    return f"HTTP/1.1 {status} {phrase}\r\n".encode("ascii")


class Exchange:
    """A request and its answer, which is given once."""

    def __init__(self, request: Request, connection: "Connection") -> None:
        self.request = request
        self._connection = connection
        self.has_begun = False
        self.is_whole = False

    @property
    def reader(self) -> str:
        """The address at the other end of the connection."""
        return self._connection.peer

    def body(self) -> AsyncIterator[bytes]:
        """The request's body as it arrives; raises `BrokenOff` if it does not come whole."""
        body = self.request.body
        assert body is not None, "ask only for a body that is announced"
        expected = self.request.header("expect") or ""
        is_waited_for = expected.lower() == "100-continue" and not (body.is_complete or self.has_begun)
        return self._connection.chunks_of(body, is_waited_for=is_waited_for)

    def empty(self, status: int, headers: Headers) -> None:
        """Status and headers alone. What asks for the head only may be told the length of a body."""
        may_be_silent = status in WITHOUT_BODY or self.request.method == "HEAD"
        self._begin(status, headers if may_be_silent else [*headers, ("Content-Length", "0")])
        self.is_whole = True

    def whole(self, status: int, headers: Headers, body: bytes) -> None:
        """A body at once."""
        self._begin(status, [*headers, ("Content-Length", str(len(body)))])
        if self.request.method != "HEAD" and body:
            self._connection.write(body)
        self.is_whole = True

    async def file(self, status: int, headers: Headers, file: str, part: tuple[int, int]) -> None:
        """A part of a file, from its first byte to the one before its last; raises OSError if it cannot be opened."""
        opened = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
        try:
            self._begin(status, headers)
            await self._send_file(opened, *part)
        finally:
            os.close(opened)

    async def _send_file(self, opened: int, start: int, end: int) -> None:
        """The first piece is read here, like a page; of a long file the rest in a thread, since disks may be slow."""
        piece = os.pread(opened, min(PIECE, end - start), start)
        while piece:
            self._connection.write(piece)
            start += len(piece)
            if start >= end:
                self.is_whole = True
                return
            await self._connection.has_room()
            piece = await asyncio.to_thread(os.pread, opened, min(PIECE, end - start), start)

    def stream(self, status: int, headers: Headers) -> "Stream":
        """A body piece by piece: of the length that the headers name, or in chunks, or up to the connection's end."""
        has_length = any(name.lower() == "content-length" for name, _value in headers)
        is_chunked = not has_length and self.request.version == "1.1"
        if not has_length and not is_chunked:
            self.request.is_last = True
        self._begin(status, [*headers, ("Transfer-Encoding", "chunked")] if is_chunked else headers)
        return Stream(self, self._connection, is_chunked=is_chunked)

    def _begin(self, status: int, headers: Headers) -> None:
        assert not self.has_begun, "an exchange has one answer"
        self.has_begun = True
        body = self.request.body
        if body is not None and not body.is_complete:
            self.request.is_last = True  # what still comes of it is not waited for
        self._connection.write_head(head_of(status, headers), is_last=self.request.is_last)


class Stream:
    """The body of an answer, piece by piece. One that is not ended breaks the connection off."""

    __slots__ = ("_connection", "_exchange", "_is_chunked")

    def __init__(self, exchange: Exchange, connection: "Connection", *, is_chunked: bool) -> None:
        self._exchange = exchange
        self._connection = connection
        self._is_chunked = is_chunked

    async def send(self, piece: bytes) -> None:
        """The next piece; waits while the reader is slow, and raises `BrokenOff` when it has gone."""
        if not piece:
            return
        self._connection.write(b"%x\r\n%b\r\n" % (len(piece), piece) if self._is_chunked else piece)
        await self._connection.has_room()

    def end(self) -> None:
        """That was all."""
        if self._is_chunked:
            self._connection.write(b"0\r\n\r\n")
        self._exchange.is_whole = True
