"""`colporteur serve`: starts the paper's processes, starts anew what dies, and stops them all together.

    serve
    ├─ pages      finished pages, static files, pictures; passes everything else on to the desk; knows no Django;
    │             one for each core, all on the socket that this process holds
    ├─ desk       Django on a loopback port: the newsroom, and pages that are not on the shelf yet
    ├─ print      prints what changed, watches the clock
    ├─ translate  translates; makes pictures, and whatever else no reader waits for
    └─ assist     translates; as many of them as `translation.processes` asks for beyond the first

This process loads Django once; desk and workers are forks of it. Should it be killed, the kernel ends the others.
"""

import argparse
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cache, partial
from time import monotonic
from types import FrameType

from colporteur.config.children import PATIENCE_SECONDS, Child, Running, fork, program
from colporteur.config.command import in_words_for_people
from colporteur.config.occupancy import Part, occupied
from colporteur.foundations.errors import BadSettings
from colporteur.foundations.listening import PAGES_SOCKET, bound
from colporteur.foundations.place import refuse_a_lost_database, refuse_an_empty_place
from colporteur.foundations.rights import why_not_writable
from colporteur.foundations.settings import SETTINGS_FILE, house
from colporteur.foundations.sqlite.condition import why_not_usable
from colporteur.translation.engines.registry import build_router

DESK_PORT = "COLPORTEUR_DESK_PORT"
LOOK_SECONDS = 0.1
LOCKED_SECONDS = 30.0  # a piece of work that another process is about to store
LONGEST_LOOK_SECONDS = 0.5  # the socket takes connections before anyone answers them


@dataclass(slots=True, kw_only=True)
class Supervisor:
    """Watches the children until it is told to stop."""

    children: list[Child]
    is_ready: Callable[[], bool]
    when_ready: Callable[[], None]
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self) -> int:
        """Until SIGINT or SIGTERM; returns the exit status."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        said = False
        try:
            while not self.stopping.is_set():
                for child in self.children:
                    child.look(_tell)
                if not said and self.is_ready():
                    said = True
                    self.when_ready()
                self.stopping.wait(LOOK_SECONDS)
        finally:
            self._end_all()
        return 0

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.stopping.set()

    def _end_all(self) -> None:
        """Readers' server first, so that nobody holds a connection to the desk any more; the workers meanwhile."""
        deadline = monotonic() + PATIENCE_SECONDS
        desks = [child for child in self.children if child.is_last_to_end]
        for group in ([child for child in self.children if child not in desks], desks):
            for child in group:
                child.ask_to_end()
            for child in group:
                child.end(deadline)


def serve(arguments: list[str], *, when_ready: Callable[[str], None] | None = None) -> int:
    """The whole paper. `when_ready` is told the site's address once pages and newsroom answer."""
    argparse.ArgumentParser(prog="colporteur serve", description="Run the whole paper.").parse_args(arguments)
    _refuse_what_cannot_run()
    with _occupied(Part.WEB, Part.WORK):
        listening = _listen()
        return _supervise([*_pages(listening), _desk(listening), *_workers(listening)], when_ready)


def web(arguments: list[str]) -> int:
    """Pages and newsroom, without workers."""
    argparse.ArgumentParser(prog="colporteur web", description="Run pages and newsroom.").parse_args(arguments)
    _refuse_what_cannot_run()
    with _occupied(Part.WEB):
        listening = _listen()
        return _supervise([*_pages(listening), _desk(listening)], None)


def work(arguments: list[str]) -> int:
    """The workers, without pages and newsroom."""
    argparse.ArgumentParser(prog="colporteur work", description="Run the workers.").parse_args(arguments)
    _refuse_what_cannot_run()
    with _occupied(Part.WORK):
        return Supervisor(
            children=[*_workers()], is_ready=lambda: True, when_ready=lambda: _tell("the workers run")
        ).run()


def _occupied(*parts: Part) -> AbstractContextManager[None]:
    return occupied(house().run, *parts, address=str(house()["site.address"]))


def _supervise(children: list[Child], when_ready: Callable[[str], None] | None) -> int:
    address = str(house()["site.address"])
    say = when_ready or (lambda where: _tell(f"{where} is served; the newsroom is at {where}/newsroom/"))
    return Supervisor(children=children, is_ready=_answers, when_ready=lambda: say(address)).run()


def _pages(listening: socket.socket) -> Iterator[Child]:
    """One for each core, all on one socket: while one of them is started anew, the others and the socket's queue remain.

    They come first, so that they answer while this process is still loading Django.
    """
    os.environ.setdefault(DESK_PORT, str(_free_port()))
    processes = house()["server.page_workers"] or len(os.sched_getaffinity(0))
    command = [sys.executable, "-m", "colporteur.press.server", "pages"]
    told = {**os.environ, "COLPORTEUR_HOME": str(house().home), PAGES_SOCKET: str(listening.fileno())}
    for _ in range(processes):
        yield Child(name="a pages' server", begin=program(command, told, listening))


def _desk(listening: socket.socket) -> Child:
    return Child(name="the desk", begin=_with_django("desk", _be_the_desk, listening), is_last_to_end=True)


def _workers(listening: socket.socket | None = None) -> Iterator[Child]:
    rooms = {"the printer": "print", "the translators": "translate"}
    for name, room in rooms.items():
        yield Child(name=name, begin=_with_django(room, partial(_be_a_worker, room), listening))
    for _ in range(house()["translation.processes"] - 1):
        yield Child(name="more translators", begin=_with_django("assist", partial(_be_a_worker, "assist"), listening))


def _be_the_desk() -> int:
    from colporteur.config.desk import run

    return run()


def _be_a_worker(room: str) -> int:
    from colporteur.publication.worker import run

    return run(room)


def _with_django(title: str, deed: Callable[[], int], listening: socket.socket | None) -> Callable[[], Running]:
    """How to start a fork that has Django; what went wrong in it and people can mend is one sentence.

    The readers' socket is for the pages' servers: a translator that outlives this process for a moment, since it finishes its
    piece, would keep the next one from the port.
    """

    def alone() -> int:
        if listening is not None:
            listening.close()
        return in_words_for_people(deed)

    begin = fork(f"colporteur: {title}", alone)

    def begin_with_django() -> Running:
        load_django()
        return begin()

    return begin_with_django


@cache
def load_django() -> None:
    """Everything that desk and workers need, once, and out of the garbage collector's sight: so the forks share it.

    Nothing may be done with it in this process, which has to stay one that can be forked.
    """
    os.environ["COLPORTEUR_HOME"] = str(house().home)
    import django

    django.setup()
    from colporteur.config import desk  # noqa: F401
    from colporteur.publication.worker import settle_down

    settle_down()


def _refuse_what_cannot_run() -> None:
    """What every process of the paper would stumble over, again and again, is told once."""
    refuse_an_empty_place()
    _refuse_what_cannot_be_written()
    build_router(house())


def _refuse_what_cannot_be_written() -> None:
    trouble = why_not_writable(house().data)
    try:
        house().run.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSettings(
            str(trouble or f"The data folder {house().data} cannot be used: {error.strerror}. Set `folders.data`.")
        ) from error
    refuse_a_lost_database(house())
    file = house().database_file
    trouble = trouble or (
        why_not_usable(file, patience=LOCKED_SECONDS) if file and file.exists() and file.stat().st_size else None
    )
    if trouble:
        raise BadSettings(str(trouble))


def _listen() -> socket.socket:
    host, port = house()["server.host"], house()["server.port"]
    try:
        return bound(host, port)
    except socket.gaierror as error:
        raise BadSettings(
            f"This machine has no address {host}. Set `server.host` to one, such as 127.0.0.1."
        ) from error
    except OSError as error:
        raise BadSettings(
            f"{host}:{port} cannot be listened on ({os.strerror(error.errno or 0)}). End the program that uses it, "
            f"or choose another: `port` under `[server]` in {house().home / SETTINGS_FILE}, or COLPORTEUR_SERVER_PORT."
        ) from error


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers() -> bool:
    """True once `/healthz` is answered with 200: pages and desk are there."""
    host = str(house()["server.host"])
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    try:
        with socket.create_connection((reachable, house()["server.port"]), timeout=LONGEST_LOOK_SECONDS) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return connection.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def _tell(words: str) -> None:
    print(f"colporteur: {words}", file=sys.stderr, flush=True)
