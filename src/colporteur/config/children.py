"""The processes of one paper: how each is started, looked after and ended.

Two ways to start one. A program of its own is small: the pages' server knows no Django. A fork of the supervisor has at
once what the supervisor has loaded, which takes a second and a half of a core and 80 MB, once for all instead of once each.
"""

import logging
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Protocol

from setproctitle import setproctitle

PATIENCE_SECONDS = 15.0  # for a child to end by itself when asked to
LONGEST_PAUSE_SECONDS = 30.0
STEADY_SECONDS = 60.0  # a child that lived so long is started anew at once


class Running(Protocol):
    """A process that was started."""

    pid: int

    def poll(self) -> int | None:
        """Its exit status, negative for a signal; None while it runs."""
        ...

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status.

        Raises:
            subprocess.TimeoutExpired: it still runs.
        """
        ...


@dataclass(slots=True, kw_only=True)
class Child:
    """One process of the paper, and how it has fared."""

    name: str
    begin: Callable[[], Running]
    is_last_to_end: bool = False
    process: Running | None = None
    born: float = 0.0
    failures: int = 0
    not_before: float = 0.0

    def start(self) -> None:
        """Start it where Ctrl-C does not reach it: the supervisor ends everyone in order."""
        self.process = self.begin()
        self.born = monotonic()

    def look(self, tell: Callable[[str], None]) -> None:
        """Start it anew if it has died, after a pause that grows with each early death."""
        now = monotonic()
        status = None if self.process is None else self.process.poll()
        if status is not None:
            self.failures = 0 if now - self.born > STEADY_SECONDS else self.failures + 1
            pause = min(2.0 ** (self.failures - 2), LONGEST_PAUSE_SECONDS) if self.failures > 1 else 0.0
            tell(f"{self.name} ended ({_in_words(status)}) and will be started anew")
            self.process, self.not_before = None, now + pause
        if self.process is None and now >= self.not_before:
            self.start()

    def ask_to_end(self) -> None:
        """Say so; it may finish what it has in hand."""
        if self.process is not None and self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGTERM)

    def end(self, deadline: float) -> None:
        """Wait for its end, and end it when time is up."""
        if self.process is None:
            return
        try:
            self.process.wait(timeout=max(deadline - monotonic(), 0.01))
        except subprocess.TimeoutExpired:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()


def program(
    command: Sequence[str], environment: dict[str, str], handed_down: socket.socket | None = None
) -> Callable[[], Running]:
    """How to start a program; `handed_down` stays open in it under the same number."""

    def begin() -> Running:
        return subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=() if handed_down is None else (handed_down.fileno(),),
        )

    return begin


def fork(title: str, deed: Callable[[], int]) -> Callable[[], Running]:
    """How to start a fork of this process that does `deed`, whose answer is its exit status; `ps` shows its title."""
    return lambda: _Forked(title, deed)


class _Forked:
    """A fork, with the face of a `subprocess.Popen`."""

    def __init__(self, title: str, deed: Callable[[], int]) -> None:
        _refuse_threads()
        self._process = multiprocessing.get_context("fork").Process(target=_be, args=(title, deed), name=title)
        self._process.start()
        assert self._process.pid is not None
        self.pid = self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        status = self._process.exitcode
        if status is None:
            raise subprocess.TimeoutExpired(self._process.name, timeout or 0.0)
        return status


def _refuse_threads() -> None:
    """A fork has the forking thread alone: whatever waits there for another, such as a library's own pool, waits for ever."""
    threads = len(list(Path("/proc/self/task").iterdir()))
    if threads > 1:
        raise RuntimeError(f"this process has {threads} threads and cannot be forked: do the work in a fork of its own")


def _be(title: str, deed: Callable[[], int]) -> None:
    """The fork's own life: nothing of the supervisor's is left that could get in its way."""
    os.setsid()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    logging.disable(logging.NOTSET)  # the command that serves may have asked for quiet while it set things up
    setproctitle(title)
    sys.exit(deed())


def _in_words(status: int) -> str:
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"status {status}"
