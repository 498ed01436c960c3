"""One reader's connection: requests as they arrive, each answered in its turn.

The parser is llhttp in its strict form: what two servers could read in two ways is refused. What is ready is answered in the
call that brings the request; anything else becomes a task, and the requests behind it wait.
"""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import httptools

from colporteur.press.exchange import NOT_UNDERSTOOD, PLAIN, Exchange, head_of
from colporteur.press.request import Body, BrokenOff, HeaderLines, Request, in_origin_form

if TYPE_CHECKING:
    from colporteur.press.listener import Listener

log = logging.getLogger(__name__)
LARGEST_HEAD = 32_768  # bytes
MOST_AT_ONCE = 16  # requests sent ahead of their answers that are answered in one go
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
NEVER = 1 << 62


class Connection(asyncio.Protocol):
    """What the event loop tells of one connection. `ends_at`: the tick at which it has been silent for too long."""

    __slots__ = (
        "_exchange",
        "_head_size",
        "_headers",
        "_incoming",
        "_is_full",
        "_left_in_this_go",
        "_listener",
        "_parser",
        "_room",
        "_target",
        "_task",
        "_transport",
        "_waiting",
        "ends_at",
        "is_ending",
        "peer",
    )

    def __init__(self, listener: "Listener") -> None:
        self._listener = listener
        self._parser: httptools.HttpRequestParser | None = httptools.HttpRequestParser(self)
        self._target = b""
        self._headers: HeaderLines = []
        self._head_size = 0  # bytes that have arrived of a head that is not whole
        self._incoming: Body | None = None
        self._exchange: Exchange | None = None
        self._task: asyncio.Task[None] | None = None
        self._waiting: deque[Request] = deque()
        self._left_in_this_go = 0
        self._is_full = False  # the transport holds as much as it may
        self._room: asyncio.Future[None] | None = None
        self.is_ending = False  # no request is read any more
        self.ends_at = NEVER
        self.peer = ""

    @property
    def is_idle(self) -> bool:
        """True between two requests."""
        return self._exchange is None and self._incoming is None and not (self._target or self._is_full)

    # What the event loop tells

    def connection_made(self, transport: Any) -> None:  # Any: uvloop's transport has no public type
        """A reader has come."""
        self._transport = transport
        transport.set_write_buffer_limits(high=0)  # sent at once, and told of where the system takes no more
        peer = transport.get_extra_info("peername")
        self.peer = str(peer[0]) if peer else ""
        self.ends_at = self._listener.head_by
        self._listener.welcome(self)

    def data_received(self, data: bytes) -> None:
        """Read on. What is ready is answered before this returns. At the end a body that has begun is still read."""
        if self._parser is None or (self.is_ending and self._incoming is None):
            return
        if self._exchange is None and not self._head_size and self._incoming is None:
            self.ends_at = self._listener.head_by
        self._head_size += len(data)
        self._left_in_this_go = MOST_AT_ONCE
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            self.is_ending = True  # it was answered as if it had not asked to; what follows is not HTTP/1.1
        except httptools.HttpParserCallbackError:
            log.exception("a request could not be read")
            self._refuse(500, "This did not work.")
        except httptools.HttpParserError:
            self._refuse(400, NOT_UNDERSTOOD)
        else:
            if self._head_size > LARGEST_HEAD:
                self._refuse(431, "That head is too long.")

    def eof_received(self) -> bool:
        """The reader sends no more. What it has asked for it still gets."""
        self.is_ending = True
        if self._incoming is not None:
            self._incoming.break_off()
        return self._exchange is not None or bool(self._waiting)

    def connection_lost(self, _error: Exception | None) -> None:
        """The reader has gone, and with it what was being done for it."""
        self._listener.part_with(self)
        self._parser = None  # the two hold each other
        self.is_ending = True
        self._waiting.clear()
        if self._incoming is not None:
            self._incoming.break_off()
        self._make_room()
        if self._task is not None:
            self._task.cancel()

    def pause_writing(self) -> None:
        """The reader is slower than the answer."""
        self._is_full = True
        self.hold_on()
        self.ends_at = self._listener.stalled_by

    def resume_writing(self) -> None:
        """The reader has taken most of it."""
        self._make_room()
        if self._exchange is None:
            self._rest()
        else:
            self.go_on()

    # What the parser tells

    def on_url(self, piece: bytes) -> None:
        """The target, perhaps in pieces."""
        self._target += piece

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header."""
        self._headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        """A head is whole."""
        if self.is_ending:
            return
        if self._head_size > LARGEST_HEAD and self._size_of_head() > LARGEST_HEAD:
            self._refuse(431, "That head is too long.")
            return
        request = self._request()
        if self._exchange is None and not self._waiting and not self._is_full and self._left_in_this_go:
            self._left_in_this_go -= 1
            self._answer(request)
        else:
            self._let_wait(request)

    def on_body(self, piece: bytes) -> None:
        """A piece of a body."""
        self._head_size = 0
        if self._incoming is not None:
            self.ends_at = self._listener.stalled_by
            self._incoming.add(piece)

    def on_message_complete(self) -> None:
        """A request is whole."""
        if self._incoming is not None:
            self._incoming.end()
            self._incoming = None
            if self._exchange is not None:
                self.ends_at = NEVER  # the desk has its own time-outs

    # What an exchange asks for

    def write_head(self, head: bytes, *, is_last: bool) -> None:
        """The head of an answer, completed with the date; `is_last` if the connection ends after it."""
        self.write(head + (self._listener.date_of_the_last if is_last else self._listener.date))

    def write(self, piece: bytes) -> None:
        """More of an answer."""
        if not self._transport.is_closing():
            self._transport.write(piece)

    async def has_room(self) -> None:
        """Returns when more may be written; raises `BrokenOff` when nobody takes it any more."""
        if self._is_full and not self._transport.is_closing():
            self._room = asyncio.get_running_loop().create_future()
            await self._room
        if self._transport.is_closing():
            raise BrokenOff

    def chunks_of(self, body: Body, *, is_waited_for: bool) -> AsyncIterator[bytes]:
        """A body as it arrives; `is_waited_for`: the reader wants to be told that it may send it (RFC 9110, 10.1.1)."""
        if is_waited_for:
            self.write(CONTINUE)
        return body.chunks()

    # What the listener asks for

    def part(self) -> None:
        """End as soon as what is under way is answered."""
        self.is_ending = True
        if self.is_idle:
            self._transport.close()

    def give_up(self) -> None:
        """End now."""
        self._transport.abort()

    # Its own

    def hold_on(self) -> None:
        """Read no more for now."""
        self._transport.pause_reading()
        self.ends_at = NEVER

    def go_on(self) -> None:
        """Read on. Should there still be a reason not to, the next bytes bring it up again."""
        self._transport.resume_reading()
        self.ends_at = NEVER if self._incoming is None else self._listener.stalled_by

    def _make_room(self) -> None:
        self._is_full = False
        if self._room is not None and not self._room.done():
            self._room.set_result(None)

    def _size_of_head(self) -> int:
        return len(self._target) + sum(len(name) + len(value) for name, value in self._headers)

    def _request(self) -> Request:
        parser = self._parser
        assert parser is not None, "it calls this"
        target, headers = self._target, self._headers
        if not target.startswith(b"/"):
            target, headers = in_origin_form(target, headers)
        request = Request(parser.get_method().decode("ascii"), target, headers)
        # Only HTTP/1.1 keeps a connection of which no header speaks (RFC 9112, 9.3). Asking for the version takes longer.
        if b"connection" in request.named or not parser.should_keep_alive():
            request.version = parser.get_http_version()
            is_kept = parser.should_keep_alive() and not parser.should_upgrade()
            request.is_last = not is_kept or request.version != "1.1"
        self._target, self._headers, self._head_size = b"", [], 0
        if request.announces_a_body:
            request.body = self._incoming = Body(hold_on=self.hold_on, go_on=self.go_on)
        return request

    def _let_wait(self, request: Request) -> None:
        self._waiting.append(request)
        if self._exchange is None and not self._is_full and len(self._waiting) == 1:
            self._listener.loop.call_soon(self._next)
        self._transport.pause_reading()

    def _answer(self, request: Request) -> None:
        fault = request.fault()
        if fault is not None:
            self._refuse(*fault)
            return
        ready = self._listener.site.ready(request)
        if ready is None:
            self._exchange = exchange = Exchange(request, self)
            self.ends_at = NEVER if request.body is None else self._listener.stalled_by
            self._task = self._listener.loop.create_task(self._work(exchange))
        elif request.is_last or request.body is not None:
            self._transport.writelines((ready[0] + self._listener.date_of_the_last, ready[1]))
            self._finish()
        else:
            self._transport.writelines((ready[0] + self._listener.date, ready[1]))
            self.ends_at = self._listener.idle_by

    async def _work(self, exchange: Exchange) -> None:
        try:
            await self._listener.site.answer(exchange)
        except BrokenOff:
            pass  # the reader has gone in the middle of it: there is nobody to tell
        except Exception:
            log.exception("an answer could not be given")
            if not exchange.has_begun:
                exchange.whole(500, PLAIN, b"This did not work. Please try again.\n")
        self._exchange = self._task = None
        if not exchange.is_whole:
            self.give_up()
        elif exchange.request.is_last:
            self._finish()
        else:
            self._rest()

    def _rest(self) -> None:
        """Between two requests: the next one, if it is there already."""
        if self._waiting:
            self._next()
        elif self.is_ending:
            self._finish()
        else:
            self._transport.resume_reading()
            self.ends_at = self._listener.idle_by

    def _next(self) -> None:
        """Answer what waits, some at a time, so that other readers have their turn."""
        for _ in range(MOST_AT_ONCE):
            if not self._waiting or self._exchange is not None or self._is_full:
                break
            self._answer(self._waiting.popleft())
        if self._exchange is None and not self._is_full and not self._transport.is_closing():
            if self._waiting:
                self._listener.loop.call_soon(self._next)
            else:
                self._rest()

    def _refuse(self, status: int, words: str) -> None:
        """Answer what cannot be read, or is not to be, and read nothing more. Behind another answer it only ends."""
        if self.is_ending:
            return
        self.is_ending = True
        if self._exchange is None and not self._waiting:
            body = f"{words}\n".encode()
            self.write_head(head_of(status, [*PLAIN, ("Content-Length", str(len(body)))]), is_last=True)
            self.write(body)
            self._finish()

    def _finish(self) -> None:
        """Close when all is sent. Reading goes on until the reader closes, or what it still sends would cancel the answer."""
        self.is_ending = True
        self._waiting.clear()
        self._incoming = None  # whatever still comes is let fall
        self.ends_at = self._listener.parting_by
        if not self._transport.is_closing():
            self._transport.write_eof()
            self._transport.resume_reading()
