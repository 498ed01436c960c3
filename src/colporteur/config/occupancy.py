"""Who serves a paper: one supervisor at a time for readers and newsroom, and one for the workers.

A second one with other settings would lay every page out anew with its own address, and go.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

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
    files: list[BinaryIO] = []
    try:
        for part in parts:
            files.append(_held(run / f"{part}.lock", part, address))  # noqa: PERF401 - what is held so far is let go below
        yield
    finally:
        for file in files:
            file.close()


def served_at(run: Path) -> str | None:
    """The address at which this paper is served now by a supervisor of this machine; None where none does."""
    path = run / f"{Part.WEB}.lock"
    if not os.access(path, os.R_OK):
        return None
    with path.open(encoding="utf-8") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return file.read().strip().partition(" ")[2]
    return None


def _held(path: Path, part: Part, address: str) -> BinaryIO:
    file = path.open("ab+", buffering=0)
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.seek(0)
        pid, _, where = file.read().decode().strip().partition(" ")
        file.close()
        raise BadSettings(f"{_SAID[part].format(pid=pid, address=where)}. Use that one, or end it first.") from error
    try:
        file.truncate(0)
        file.write(f"{os.getpid()} {address}\n".encode())
    except OSError as error:  # a full disk
        file.close()
        raise OSError(error.errno, error.strerror, str(path)) from error
    return file
