"""The engine that gives every sentence back in brackets: shows what is translated, what is not, and how often."""

import json
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import NoReturn

from colporteur.translation.engines.contract import Answer, Grade, Pair, Wanted

OPENING, CLOSING = "⟦", "⟧"


class EveryPair(frozenset[Pair]):
    """Holds every pair of two different languages. It cannot be counted, so going through it gives nothing."""

    def __contains__(self, pair: object) -> bool:
        return isinstance(pair, Pair) and pair.source != pair.target

    def __iter__(self) -> Iterator[NoReturn]:
        return iter(())


class Echo:
    """Brackets each sentence and leaves it otherwise as it is.

    `delay` is the number of seconds each call takes. `calls` and `sentences` count what this object was asked; `log` is
    a file to which each call adds a line of JSON with `pair`, `count` and `process`, to count calls across processes.
    """

    name = "echo"
    is_local = True

    def __init__(self, *, delay: float = 0, log: Path | None = None) -> None:
        self._delay = delay
        self._log = log
        self._lock = Lock()
        self.calls = 0
        self.sentences = 0

    def pairs(self) -> frozenset[Pair]:
        """Any two languages."""
        return EveryPair()

    def version(self, pair: Pair) -> str:
        """Always the same."""
        return "echo 1"

    def grade(self, pair: Pair) -> Grade:
        """The lowest: nobody should print this."""
        return Grade.ROUGH

    def translate(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        """Each sentence in brackets, one word for one word."""
        with self._lock:
            self.calls += 1
            self.sentences += len(sentences)
        if self._log is not None:
            _add_line(self._log, f"{pair.source}-{pair.target}", len(sentences))
        if self._delay:
            time.sleep(self._delay)
        return [
            Answer(text=f"{OPENING}{wanted.text}{CLOSING}", alignment=_aligned(wanted.text)) for wanted in sentences
        ]

    def close(self) -> None:
        """Holds nothing that could be closed."""


def _aligned(text: str) -> tuple[tuple[int, int], ...]:
    starts = (place for place, letter in enumerate(text) if letter != " " and (place == 0 or text[place - 1] == " "))
    return tuple((start, start + len(OPENING)) for start in starts)


def _add_line(log: Path, pair: str, count: int) -> None:
    line = json.dumps({"pair": pair, "count": count, "process": os.getpid()}) + "\n"
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        os.write(descriptor, line.encode())  # one write: lines of several processes do not mix
    finally:
        os.close(descriptor)
