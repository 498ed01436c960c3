"""The process's ear: it takes connections on a socket, keeps their time, and lets them end well."""

import asyncio
import contextlib
import gc
import resource
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import formatdate
from typing import Protocol

from colporteur.press.connection import Connection
from colporteur.press.exchange import Exchange
from colporteur.press.request import Request

MOST_CONNECTIONS = 10_000
NOT_FOR_READERS = 200  # open files that the process needs for itself
LOOK_TICKS = 5  # between two looks for connections that have been silent for too long


class Site(Protocol):
    """Where answers come from."""

    def ready(self, request: Request) -> tuple[bytes, bytes] | None:
        """An answer that is there at once: its head, without date and empty line, and its body; None if there is none."""
        ...

    async def answer(self, exchange: Exchange) -> None:
        """Any other answer."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How many ticks a connection may take: for a head, between requests, to take or send a little, to close."""

    head: int = 30
    idle: int = 75
    stalled: int = 60
    parting: int = 5
    tick_seconds: float = 1.0


class Listener:
    """Takes connections for a site. `now` counts ticks; `date` ends every head, `date_of_the_last` that of a last answer.

    `head_by` and its like are the ticks by which a connection must have got on that begins something now.
    """

    def __init__(
        self, site: Site, *, patience: Patience | None = None, most_connections: int = MOST_CONNECTIONS
    ) -> None:
        self.site = site
        self.patience = patience or Patience()
        self.now = 0
        self.date = self.date_of_the_last = b""
        self._most = most_connections
        self._connections: dict[Connection, None] = {}  # oldest first
        self._cleared_at = -1
        self._is_empty = asyncio.Event()
        self._is_empty.set()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Keep time in the running loop."""
        self.loop = asyncio.get_running_loop()
        self._tick()
        try:
            yield
        finally:
            self._timer.cancel()

    def welcome(self, connection: Connection) -> None:
        """A new connection. Where there are too many, those that ask for nothing make room; else this one ends."""
        if len(self._connections) >= self._most:
            self._clear()
        if len(self._connections) >= self._most:
            connection.give_up()
        else:
            self._connections[connection] = None
            self._is_empty.clear()

    def part_with(self, connection: Connection) -> None:
        """A connection has ended."""
        self._connections.pop(connection, None)
        if not self._connections:
            self._is_empty.set()

    async def serve(self, listening: socket.socket, stop: asyncio.Event) -> None:
        """Until `stop` is set; then what is under way has a moment to end."""
        with self.listening():
            server = await self.loop.create_server(lambda: Connection(self), sock=listening)
            await stop.wait()
            server.close()
            for connection in list(self._connections):
                connection.part()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._is_empty.wait(), self.patience.parting * self.patience.tick_seconds)
            for connection in list(self._connections):
                connection.give_up()

    def _tick(self) -> None:
        self.now += 1
        self.head_by, self.idle_by = self.now + self.patience.head, self.now + self.patience.idle
        self.stalled_by, self.parting_by = self.now + self.patience.stalled, self.now + self.patience.parting
        date = f"Date: {formatdate(usegmt=True)}\r\n".encode("ascii")
        self.date, self.date_of_the_last = date + b"\r\n", date + b"Connection: close\r\n\r\n"
        if self.now % LOOK_TICKS == 0:
            for connection in [each for each in self._connections if each.ends_at <= self.now]:
                connection.give_up()
        self._timer = self.loop.call_later(self.patience.tick_seconds, self._tick)

    def _clear(self) -> None:
        """Part with every connection that rests, at most once in a tick."""
        if self._cleared_at != self.now:
            self._cleared_at = self.now
            for connection in [each for each in self._connections if each.is_idle]:
                connection.give_up()
                self._connections.pop(connection, None)  # it is told of its end only in the loop's next turn


def allow_many_files() -> int:
    """Raise the number of files this process may open as far as it may be; returns how many connections that allows."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + NOT_FOR_READERS
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    return max(allowed - NOT_FOR_READERS, 1)


async def serve_until_told(listener: Listener, listening: socket.socket) -> None:
    """Until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    gc.freeze()  # what there is now stays: looking through it again would only make readers wait
    await listener.serve(listening, stop)
