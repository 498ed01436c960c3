"""The process that readers talk to: finished pages, static files, pictures; everything else goes on to the desk.

Knows no Django. A page that is asked for often is a ready answer in memory: looking whether the shelf has changed costs
one read from shared memory. It is given in the thread where the request arrives; only what waits for the desk goes through
the event loop. The desk can be slow or dead: pages on the shelf are served all the same.
"""

import asyncio
import os
import signal
from typing import Any, Protocol

from colporteur.foundations.parents import end_with_parent
from colporteur.foundations.settings import house
from colporteur.press.fallbacks import DESK_IS_AWAY
from colporteur.press.files_at_rest import Answer, FilesAtRest
from colporteur.press.first_step import on_the_loop, take_first_steps_in_place
from colporteur.press.forwarder import Forwarder
from colporteur.press.hot_shelf import HotPage, HotShelf
from colporteur.press.shelf import Shelf

type Headers = list[tuple[str, str]]
HEALTH = "/healthz"
STATIC, MEDIA = "/static/", "/media/"
PLAIN: Headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]


class Scope(Protocol):
    """What Granian tells of a request (its RSGI interface)."""

    method: str
    path: str
    query_string: str
    scheme: str
    client: str
    headers: Any


class Exchange(Protocol):
    """How Granian is answered."""

    def response_empty(self, status: int, headers: Headers) -> None:
        """Status and headers alone."""
        ...

    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None:
        """A body at once."""
        ...

    def response_file(self, status: int, headers: Headers, file: str) -> None:
        """A whole file."""
        ...

    def response_file_range(self, status: int, headers: Headers, file: str, start: int, end: int) -> None:
        """A part of a file."""
        ...

    def response_stream(self, status: int, headers: Headers) -> Any:
        """A body piece by piece."""
        ...


class Pages:
    """The application that Granian runs."""

    def __init__(self, *, shelf: HotShelf, static: FilesAtRest, media: FilesAtRest, forwarder: Forwarder) -> None:
        self._shelf = shelf
        self._static = static
        self._media = media
        self._forwarder = forwarder

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Called by Granian before the first request."""
        take_first_steps_in_place(loop)

    async def __rsgi__(self, scope: Scope, exchange: Exchange) -> None:
        """Answer one request."""
        if scope.method in ("GET", "HEAD") and not scope.query_string:
            page = self._shelf.get(scope.path)
            if page is not None:
                answer_page(page, scope, exchange)
                return
        await self._rest(scope, exchange)

    async def _rest(self, scope: Scope, exchange: Exchange) -> None:
        """What is not on the shelf."""
        path = scope.path
        if path.startswith(STATIC):
            answer_file(self._static.answer(path[len(STATIC) :], scope), exchange)
        elif path.startswith(MEDIA):
            answer_file(self._media.answer(path[len(MEDIA) :], scope), exchange)
        elif path == HEALTH:
            await on_the_loop()
            await self._health(exchange)
        else:
            await on_the_loop()
            await self._forwarder.forward(scope, exchange)

    async def _health(self, exchange: Exchange) -> None:
        """200 if the desk answers too."""
        if await self._forwarder.is_answered(HEALTH):
            exchange.response_bytes(200, PLAIN, b"ok\n")
        else:
            exchange.response_bytes(503, PLAIN, b"the desk does not answer\n")


def answer_page(page: HotPage, scope: Scope, exchange: Exchange) -> None:
    """The form of the page that the browser takes, or word that it has it already."""
    headers = scope.headers
    form = page.form(headers.get("accept-encoding") or "")
    seen = headers.get("if-none-match")
    if seen is not None and form.is_seen(seen):
        exchange.response_empty(304, form.unchanged)
    elif scope.method == "HEAD":
        exchange.response_empty(page.status, form.headers)
    else:
        exchange.response_bytes(page.status, form.headers, form.body)


def answer_file(answer: Answer, exchange: Exchange) -> None:
    """A file from the disk, whole or in part, or word that it is not there."""
    if answer.file is None:
        exchange.response_bytes(answer.status, answer.headers, answer.body)
    elif answer.part is not None:
        exchange.response_file_range(answer.status, answer.headers, answer.file, *answer.part)
    else:
        exchange.response_file(answer.status, answer.headers, answer.file)


def application() -> Pages:
    """The pages of this house."""
    port = os.environ.get("COLPORTEUR_DESK_PORT", "")
    return Pages(
        shelf=HotShelf(Shelf(house().shelf), bytes_at_most=house()["server.page_memory_megabytes"] * 1_000_000),
        static=FilesAtRest(house().static, is_immutable=True),
        media=FilesAtRest(house().media, is_immutable=False),
        forwarder=Forwarder(
            address=f"http://127.0.0.1:{port}",
            trusted=frozenset(house()["server.trusted_proxies"]),
            fallback=DESK_IS_AWAY,
        ),
    )


def main() -> None:
    """Serve until SIGTERM, with one process for each core unless the settings say otherwise."""
    end_with_parent(signal.SIGTERM)
    from granian.constants import Interfaces, Loops, RuntimeModes
    from granian.server import Server

    workers = house()["server.page_workers"] or len(os.sched_getaffinity(0))
    server = Server(
        "colporteur.press.server:application",
        address=house()["server.host"],
        port=house()["server.port"],
        interface=Interfaces.RSGI,
        workers=workers,
        runtime_mode=RuntimeModes.mt,  # requests arrive in a thread beside the loop's
        blocking_threads=1,  # in which alone the pages in memory are touched
        loop=Loops.asyncio,
        websockets=False,
        backlog=2048,
        log_enabled=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    )
    server.serve(target_loader=lambda _target: _in_worker())


def _in_worker() -> Any:  # Any: Granian's types know callables alone, it also takes objects with `__rsgi__`
    end_with_parent(signal.SIGKILL)
    return application()


if __name__ == "__main__":
    main()
