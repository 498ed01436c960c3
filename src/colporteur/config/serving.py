"""`colporteur serve`: starts the paper's processes, starts anew what dies, and stops them all together.

    serve
    ├─ pages      finished pages, static files, pictures; passes everything else on to the desk; knows no Django;
    │             one for each core, all on the socket that this process holds
    ├─ desk       Django on a loopback port: the newsroom, and pages that are not on the shelf yet
    ├─ print      prints what changed, watches the clock
    ├─ translate  translates; makes pictures, and whatever else no reader waits for
    └─ assist     translates; as many of them as `translation.processes` asks for beyond the first

Should this process be killed, the kernel ends the others.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from types import FrameType

from colporteur.foundations.errors import BadSettings
from colporteur.foundations.listening import PAGES_SOCKET, bound
from colporteur.foundations.place import refuse_an_empty_place
from colporteur.foundations.settings import house
from colporteur.translation.engines.registry import build_router

DESK_PORT = "COLPORTEUR_DESK_PORT"
LOOK_SECONDS = 0.1
LONGEST_LOOK_SECONDS = 0.5  # the socket takes connections before anyone answers them
PATIENCE_SECONDS = 15.0  # for a child to end by itself when asked to
LONGEST_PAUSE_SECONDS = 30.0
STEADY_SECONDS = 60.0  # a child that lived so long is started anew at once


@dataclass(slots=True, kw_only=True)
class Child:
    """One process of the paper, and how it has fared."""

    name: str
    command: Sequence[str]
    environment: dict[str, str]
    handed_down: socket.socket | None = None
    is_last_to_end: bool = False
    process: "subprocess.Popen[bytes] | None" = None
    born: float = 0.0
    failures: int = 0
    not_before: float = 0.0

    def start(self) -> None:
        """Start it where Ctrl-C does not reach it: the supervisor ends everyone in order."""
        self.process = subprocess.Popen(
            self.command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=() if self.handed_down is None else (self.handed_down.fileno(),),
        )
        self.born = monotonic()

    def look(self, tell: Callable[[str], None]) -> None:
        """Start it anew if it has died, after a pause that grows with each early death."""
        now = monotonic()
        if self.process is not None and self.process.poll() is not None:
            status = self.process.returncode
            self.failures = 0 if now - self.born > STEADY_SECONDS else self.failures + 1
            pause = min(2.0 ** (self.failures - 2), LONGEST_PAUSE_SECONDS) if self.failures > 1 else 0.0
            tell(f"{self.name} ended ({_in_words(status)}) and will be started anew")
            self.process, self.not_before = None, now + pause
        if self.process is None and now >= self.not_before:
            self.start()

    def ask_to_end(self) -> None:
        """Say so; it may finish what it has in hand."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def end(self, deadline: float) -> None:
        """Wait for its end, and end it when time is up."""
        if self.process is None:
            return
        try:
            self.process.wait(timeout=max(deadline - monotonic(), 0.01))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


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
    listening = _listen()
    environment = _environment()
    return _supervise([_desk(environment), *_workers(environment), *_pages(environment, listening)], when_ready)


def web(arguments: list[str]) -> int:
    """Pages and newsroom, without workers."""
    argparse.ArgumentParser(prog="colporteur web", description="Run pages and newsroom.").parse_args(arguments)
    _refuse_what_cannot_run()
    listening = _listen()
    environment = _environment()
    return _supervise([_desk(environment), *_pages(environment, listening)], None)


def work(arguments: list[str]) -> int:
    """The workers, without pages and newsroom."""
    argparse.ArgumentParser(prog="colporteur work", description="Run the workers.").parse_args(arguments)
    _refuse_what_cannot_run()
    return Supervisor(
        children=_workers(_environment()), is_ready=lambda: True, when_ready=lambda: _tell("the workers run")
    ).run()


def _supervise(children: list[Child], when_ready: Callable[[str], None] | None) -> int:
    address = str(house()["site.address"])
    say = when_ready or (lambda where: _tell(f"{where} is served; the newsroom is at {where}/newsroom/"))
    return Supervisor(children=children, is_ready=_answers, when_ready=lambda: say(address)).run()


def _desk(environment: dict[str, str]) -> Child:
    command = [sys.executable, "-m", "colporteur.config.desk"]
    return Child(name="the desk", command=command, environment=environment, is_last_to_end=True)


def _pages(environment: dict[str, str], listening: socket.socket) -> list[Child]:
    """One for each core, all on one socket: while one of them is started anew, the others and the socket's queue remain."""
    processes = house()["server.page_workers"] or len(os.sched_getaffinity(0))
    command = [sys.executable, "-m", "colporteur.press.server", "pages"]
    told = environment | {PAGES_SOCKET: str(listening.fileno())}
    return [
        Child(name="a pages' server", command=command, environment=told, handed_down=listening)
        for _ in range(processes)
    ]


def _workers(environment: dict[str, str]) -> list[Child]:
    command = [sys.executable, "-m", "colporteur", "work-process"]
    return [
        Child(name="the printer", command=[*command, "print"], environment=environment),
        Child(name="the translators", command=[*command, "translate"], environment=environment),
        *(
            Child(name="more translators", command=[*command, "assist"], environment=environment)
            for _ in range(house()["translation.processes"] - 1)
        ),
    ]


def _environment() -> dict[str, str]:
    port = os.environ.get(DESK_PORT) or str(_free_port())
    return {**os.environ, "COLPORTEUR_HOME": str(house().home), DESK_PORT: port}


def _refuse_what_cannot_run() -> None:
    """What every process of the paper would stumble over, again and again, is told once."""
    refuse_an_empty_place()
    build_router(house())
    try:
        house().run.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSettings(
            f"The data folder {house().data} cannot be used: {error.strerror}. Mend its rights or set `folders.data`."
        ) from error


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
            "or choose another with COLPORTEUR_SERVER_PORT or `server.port`."
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


def _in_words(status: int) -> str:
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"status {status}"


def _tell(words: str) -> None:
    print(f"colporteur: {words}", file=sys.stderr, flush=True)
