"""Who serves a paper: one supervisor at a time for readers and newsroom, and one for the workers.

A second one with other settings would lay every page out anew with its own address, and go.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from colporteur.foundations.errors import BadSettings


class Part(StrEnum):
    """What of a paper a supervisor runs; the values name the files that say so."""

    WEB = "web"
    WORK = "work"


_SAID = {
    Part.WEB: "This newspaper is served already, at {address} by process {pid}",
    Part.WORK: "This newspaper has its workers already, under process {pid}",
}


@contextmanager
def occupied(run: Path, *parts: Part, address: str) -> Iterator[None]:
    """Hold these parts of the paper whose sockets are in the folder `run`, until the block or this process ends, however it ends.

    The locks are POSIX's, which a fork does not inherit: a child that outlives its supervisor for a moment holds nothing.

    Raises:
        BadSettings: another process holds one of them.
    """
    files: list[TextIO] = []
    try:
        for part in parts:
            files.append(_held(run / f"{part}.lock", part, address))  # noqa: PERF401 - what is held so far is let go below
        yield
    finally:
        for file in files:
            file.close()


def _held(path: Path, part: Part, address: str) -> TextIO:
    file = path.open("a+", encoding="utf-8")
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.seek(0)
        pid, _, where = file.read().strip().partition(" ")
        file.close()
        raise BadSettings(f"{_SAID[part].format(pid=pid, address=where)}. Use that one, or end it first.") from error
    file.truncate(0)
    file.write(f"{os.getpid()} {address}\n")
    file.flush()
    return file
