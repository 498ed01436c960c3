"""A chain of programs that is kept running, and that answers each NUL-ended question with one NUL-ended answer.

Questions are written far ahead of the answers, so that all programs of the chain work at once; one loop both writes and
reads, so that full pipes cannot lock up. The programs end by themselves when the process that started them dies,
because their standard input then ends.
"""

import contextlib
import os
import secrets
import selectors
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from typing import IO

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.engines.modes import Stage

_CHUNK = 1 << 16


class Pipeline:
    """One chain, started by the first call and again after a failure. Thread-safe: calls wait for each other.

    `patience`, which may be changed between calls, is how many seconds may pass without any answer being finished
    before the whole chain is ended.
    """

    def __init__(self, name: str, stages: Sequence[Stage], *, patience: float) -> None:
        self._name = name
        self._stages = tuple(stages)
        self.patience = patience
        self._lock = threading.Lock()
        self._programs: list[subprocess.Popen[bytes]] = []
        self._complaints: IO[bytes] | None = None

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The programs that are running now."""
        return tuple(program.pid for program in self._programs)

    def ask(self, questions: Sequence[bytes]) -> list[bytes]:
        """One answer a question, in order, without its NUL. No question may contain a NUL.

        Raises:
            EngineUnavailable: the programs could not be started, died, or finished no answer in time; all are ended.
            EngineRefused: there were more or fewer answers than questions; all are ended.
        """
        with self._lock:
            try:
                return self._asked(questions)
            except BaseException:
                self._end()
                raise

    def close(self) -> None:
        """End all programs; the next question starts them again."""
        with self._lock:
            self._end()

    def _asked(self, questions: Sequence[bytes]) -> list[bytes]:
        if not self._programs:
            self._start()
        nonce = b"[/" + secrets.token_hex(8).encode() + b"]"
        heard = self._exchange(b"".join(question + b"\0" for question in (*questions, nonce)), nonce + b"\0")
        answers = heard.split(b"\0")[:-2]
        if len(answers) != len(questions):
            raise EngineRefused(f"{self._name} gave {len(answers)} answers for {len(questions)} sentences.")
        return answers

    def _start(self) -> None:
        """Start the programs in one process group of their own, each reading what the one before it writes."""
        self._complaints = tempfile.TemporaryFile("ab+", buffering=0)  # noqa: SIM115 lives as long as the programs
        feed: IO[bytes] | int = subprocess.PIPE
        for stage in self._stages:
            try:
                program = subprocess.Popen(
                    stage,
                    stdin=feed,
                    stdout=subprocess.PIPE,
                    stderr=self._complaints,
                    process_group=self._programs[0].pid if self._programs else 0,
                    env=os.environ | {"LC_ALL": "C.UTF-8"},  # the programs read text in the locale's encoding
                )
            except OSError as error:
                raise EngineUnavailable(f"{self._name}: {stage[0]} cannot be started: {error}.") from error
            if not isinstance(feed, int):
                feed.close()
            self._programs.append(program)
            feed = _pipe(program.stdout)
        os.set_blocking(_pipe(self._programs[0].stdin).fileno(), False)

    def _exchange(self, to_write: bytes, end: bytes) -> bytes:
        """Write all of it, and read until the end comes back."""
        writing, reading = _pipe(self._programs[0].stdin).fileno(), _pipe(self._programs[-1].stdout).fileno()
        left, heard = memoryview(to_write), bytearray()
        deadline = time.monotonic() + self.patience
        with selectors.DefaultSelector() as ready:
            ready.register(reading, selectors.EVENT_READ)
            ready.register(writing, selectors.EVENT_WRITE)
            while not heard.endswith(end):
                events = {key.fd for key, _ in ready.select(max(deadline - time.monotonic(), 0))}
                if not events or time.monotonic() > deadline:
                    raise EngineUnavailable(f"{self._name} finished no sentence in {self.patience:g} s.{self._said()}")
                if writing in events:
                    left = self._written(writing, left)
                    if not left:
                        ready.unregister(writing)
                if reading in events:
                    chunk = self._read(reading)
                    heard += chunk
                    if b"\0" in chunk:
                        deadline = time.monotonic() + self.patience
        return bytes(heard)

    def _written(self, descriptor: int, left: memoryview) -> memoryview:
        try:
            return left[os.write(descriptor, left[:_CHUNK]) :]
        except BlockingIOError:
            return left
        except OSError as error:
            raise EngineUnavailable(f"{self._name} stopped reading: {error}.{self._said()}") from error

    def _read(self, descriptor: int) -> bytes:
        chunk = os.read(descriptor, _CHUNK)
        if not chunk:
            raise EngineUnavailable(f"{self._name} ended before it had answered.{self._said()}")
        return chunk

    def _said(self) -> str:
        """What the programs wrote to standard error last, for the message."""
        if self._complaints is None:
            return ""
        self._complaints.seek(max(self._complaints.seek(0, os.SEEK_END) - 300, 0))
        said = " ".join(self._complaints.read().decode("utf-8", "replace").split())
        return f" It said: {said}" if said else ""

    def _end(self) -> None:
        if self._programs:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._programs[0].pid, signal.SIGKILL)
        for program in self._programs:
            for pipe in (program.stdin, program.stdout):
                if pipe is not None:
                    pipe.close()
            program.wait()
        self._programs = []
        if self._complaints is not None:
            self._complaints.close()
            self._complaints = None


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise AssertionError("opened with PIPE")
    return pipe
