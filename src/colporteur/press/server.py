"""The process that readers talk to: finished pages, static files, pictures; everything else goes on to the desk.

Knows no Django. A page that is asked for often is a ready answer in memory: looking whether the shelf has changed costs
one read from shared memory, and the answer is written in the call that brought the request. The desk can be slow or dead:
pages on the shelf are served all the same.
"""

import os
import signal
import socket

import uvloop

from colporteur.foundations.listening import PAGES_SOCKET, bound
from colporteur.foundations.parents import end_with_parent
from colporteur.foundations.settings import house
from colporteur.press.exchange import PLAIN, Exchange
from colporteur.press.fallbacks import DESK_IS_AWAY
from colporteur.press.files_at_rest import NOT_THERE, Answer, FilesAtRest
from colporteur.press.forwarder import Forwarder
from colporteur.press.hot_shelf import Form, HotShelf
from colporteur.press.listener import Listener, allow_many_files, serve_until_told
from colporteur.press.request import Request, path_of
from colporteur.press.shelf import Shelf

HEALTH = "/healthz"
STATIC, MEDIA = "/static/", "/media/"
NOT_HANDED_OUT = frozenset({"original_images", "documents"})  # as they were uploaded, under names that can be guessed
"""Pictures as they were uploaded, with whatever the camera wrote into them; readers get what is printed of them."""
NOTHING = b""
MOST_FOUND = 500


class Pages:
    """What readers get, and from where."""

    def __init__(self, *, shelf: HotShelf, static: FilesAtRest, media: FilesAtRest, forwarder: Forwarder) -> None:
        self._shelf = shelf
        self._static = static
        self._media = media
        self._forwarder = forwarder
        self._found: dict[tuple[bytes, bytes], Form] = {}  # by target and what the browser takes

    def ready(self, request: Request) -> tuple[bytes, bytes] | None:
        """A page on the shelf, in the form that the browser takes, or word that it has it already."""
        method, named = request.method, request.named
        if method != "GET" and method != "HEAD":  # noqa: PLR1714 - half the time of looking into a tuple
            return None
        if not self._shelf.is_current:
            self._found.clear()
        accepted = named.get(b"accept-encoding", NOTHING)
        form = self._found.get((request.target, accepted)) or self._find(request.target, accepted)
        if form is None:
            return None
        if b"if-none-match" in named and form.is_seen(named[b"if-none-match"].decode("latin-1")):
            return form.unchanged, NOTHING
        return form.head, NOTHING if method == "HEAD" else form.body

    def _find(self, target: bytes, accept_encoding: bytes) -> Form | None:
        """What was found is found at once the next time, until anything on the shelf changes."""
        has_query = target.partition(b"?")[2] != NOTHING
        path = None if has_query else path_of(target)
        page = None if path is None else self._shelf.get(path)
        if page is None:
            return None
        if len(self._found) > MOST_FOUND:
            self._found.clear()
        form = self._found[(target, accept_encoding)] = page.form(accept_encoding)
        return form

    async def answer(self, exchange: Exchange) -> None:
        """What is not on the shelf."""
        path = exchange.request.path or ""
        if path.startswith(STATIC):
            await answer_file(self._static.answer(path[len(STATIC) :], exchange.request), exchange)
        elif path.startswith(MEDIA):
            await answer_file(self._media.answer(path[len(MEDIA) :], exchange.request), exchange)
        elif path == HEALTH:
            await self._health(exchange)
        else:
            await self._forwarder.forward(exchange)

    async def _health(self, exchange: Exchange) -> None:
        """200 if the desk answers too."""
        if await self._forwarder.is_answered(HEALTH):
            exchange.whole(200, PLAIN, b"ok\n")
        else:
            exchange.whole(503, PLAIN, b"the desk does not answer\n")


async def answer_file(answer: Answer, exchange: Exchange) -> None:
    """A file from the disk, whole or in part, or word that it is not there."""
    if answer.file is not None:
        try:
            await exchange.file(answer.status, answer.headers, answer.file, answer.part)
        except FileNotFoundError:  # taken away a moment ago
            exchange.whole(NOT_THERE.status, NOT_THERE.headers, NOT_THERE.body)
    elif answer.body:
        exchange.whole(answer.status, answer.headers, answer.body)
    else:
        exchange.empty(answer.status, answer.headers)


def application() -> Pages:
    """The pages of this house."""
    port = os.environ.get("COLPORTEUR_DESK_PORT", "")
    return Pages(
        shelf=HotShelf(Shelf(house().shelf), bytes_at_most=house()["server.page_memory_megabytes"] * 1_000_000),
        static=FilesAtRest(house().static, is_immutable=True),
        media=FilesAtRest(house().media, is_immutable=False, private=NOT_HANDED_OUT),
        forwarder=Forwarder(
            address=f"http://127.0.0.1:{port}",
            trusted=frozenset(house()["server.trusted_proxies"]),
            fallback=DESK_IS_AWAY,
        ),
    )


def main() -> None:
    """Serve until SIGTERM: on the socket that was handed down, or on one of its own."""
    end_with_parent(signal.SIGTERM)
    handed_down = os.environ.get(PAGES_SOCKET)
    listening = (
        socket.socket(fileno=int(handed_down)) if handed_down else bound(house()["server.host"], house()["server.port"])
    )
    listener = Listener(application(), most_connections=allow_many_files())
    uvloop.run(serve_until_told(listener, listening))


if __name__ == "__main__":
    main()
