"""A listener in the test's own loop, a site that answers as it is asked to, and readers who talk to it over real sockets."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvloop

from colporteur.foundations.listening import bound
from colporteur.press.exchange import PLAIN, Exchange, head_of
from colporteur.press.listener import Listener, Patience
from colporteur.press.request import BrokenOff, Request

READY = b"<p>The crane is down.</p>"
LONG = b"x" * 40_000
PATIENT = Patience(tick_seconds=0.05, head=2000, idle=2000, stalled=2000, parting=100)
HOST = b"Host: paper.example\r\n"
GET = b"GET /ready HTTP/1.1\r\n" + HOST + b"\r\n"


@dataclass(slots=True)
class Answers:
    """A site: `/ready` and `/long` are there at once; the rest is answered as its name says."""

    file: Path = Path("missing")
    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    is_waited_for: asyncio.Event = field(default_factory=asyncio.Event)
    was_cancelled: asyncio.Event = field(default_factory=asyncio.Event)
    received: list[bytes] = field(default_factory=list)

    def ready(self, request: Request) -> tuple[bytes, bytes] | None:
        body = {"/ready": READY, "/long": LONG}.get(request.path or "")
        if body is None:
            return None
        return head_of(200, [("Content-Length", str(len(body)))]), b"" if request.method == "HEAD" else body

    async def answer(self, exchange: Exchange) -> None:
        name = (exchange.request.path or "").rpartition("/")[2]
        await getattr(self, f"_{name}")(exchange)

    async def _wait(self, exchange: Exchange) -> None:
        self.is_waited_for.set()
        try:
            await self.go_on.wait()
        except asyncio.CancelledError:
            self.was_cancelled.set()
            raise
        exchange.whole(200, PLAIN, b"waited")

    async def _echo(self, exchange: Exchange) -> None:
        said = b"".join([chunk async for chunk in exchange.body()]) if exchange.request.body else b"nothing"
        exchange.whole(200, PLAIN, said)

    async def _slow(self, exchange: Exchange) -> None:
        """Takes a body when it is told to."""
        self.is_waited_for.set()
        await self.go_on.wait()
        self.received = [chunk async for chunk in exchange.body()]
        exchange.whole(200, PLAIN, str(sum(map(len, self.received))).encode())

    async def _no(self, exchange: Exchange) -> None:
        exchange.whole(413, PLAIN, b"too much")

    async def _nothing(self, exchange: Exchange) -> None:
        exchange.empty(405, [("Allow", "GET")])

    async def _stream(self, exchange: Exchange) -> None:
        stream = exchange.stream(200, PLAIN)
        for piece in (b"one ", b"", b"two"):
            await stream.send(piece)
        stream.end()

    async def _endless(self, exchange: Exchange) -> None:
        stream = exchange.stream(200, PLAIN)
        try:
            while True:
                await stream.send(LONG)
        except (BrokenOff, asyncio.CancelledError):
            self.was_cancelled.set()
            raise

    async def _half(self, exchange: Exchange) -> None:
        await exchange.stream(200, [("Content-Length", "10")]).send(b"half")

    async def _error(self, _exchange: Exchange) -> None:
        raise ZeroDivisionError("on purpose")

    async def _file(self, exchange: Exchange) -> None:
        size = self.file.stat().st_size
        await exchange.file(200, [("Content-Length", str(size))], str(self.file), (0, size))


@dataclass(slots=True, kw_only=True)
class Talk:
    """A reader's end of a connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def say(self, words: bytes) -> None:
        self.writer.write(words)

    async def answer(self) -> tuple[int, bytes]:
        """Status and body of the next answer that names its length."""
        head = await self.reader.readuntil(b"\r\n\r\n")
        lines = head.lower().split(b"\r\n")
        length = next((int(line[15:]) for line in lines if line.startswith(b"content-length:")), 0)
        return int(head.split()[1]), await self.reader.readexactly(length)

    async def rest(self) -> bytes:
        """Everything up to the end of the connection, however it ends."""
        said = b""
        with contextlib.suppress(ConnectionResetError):
            while piece := await self.reader.read(65_536):
                said += piece
        return said


@dataclass(slots=True, kw_only=True)
class Place:
    """A listener that runs, its site, and who talks to it."""

    site: Answers
    listener: Listener
    port: int
    stop: asyncio.Event
    talks: list[Talk] = field(default_factory=list)

    async def talk(self, words: bytes = b"") -> Talk:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        made = Talk(reader=reader, writer=writer)
        self.talks.append(made)
        made.say(words)
        return made


@asynccontextmanager
async def place(*, patience: Patience = PATIENT, most_connections: int = 100) -> AsyncIterator[Place]:
    listening = bound("127.0.0.1", 0)
    stop, site = asyncio.Event(), Answers()
    listener = Listener(site, patience=patience, most_connections=most_connections)
    serving = asyncio.create_task(listener.serve(listening, stop))
    made = Place(site=site, listener=listener, port=listening.getsockname()[1], stop=stop)
    try:
        yield made
    finally:
        site.go_on.set()
        for talk in made.talks:
            talk.writer.close()
        stop.set()
        await serving


async def all_have_gone(listener: Listener) -> None:
    """Returns when no connection is left, though one may only be coming now."""
    while listener._connections:
        await asyncio.sleep(0)


def run(deed: Callable[[], Awaitable[None]]) -> None:
    """In a loop of its own, for half a minute at most."""

    async def limited() -> None:
        async with asyncio.timeout(30):
            await deed()

    uvloop.run(limited())


async def said_to(words: bytes) -> bytes:
    """All that is answered to `words` when nothing follows them."""
    async with place() as here:
        talk = await here.talk(words)
        talk.writer.write_eof()
        return await talk.rest()
