"""Waking the workers of this machine: a hurry-up without content, sent after a commit.

Nothing depends on it: whoever sleeps here also wakes by itself and finds its work in the database.
"""

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from colporteur.foundations.settings import house


def wake_workers(name: str = "") -> None:
    """Wake this house's sleepers on this machine, or only those of one name; never fails and never waits."""
    folder = house().run
    if not folder.is_dir():
        return
    with _in_short(folder) as short, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as sender:
        for path in folder.glob(f"{name}*.wake"):
            try:
                sender.sendto(b"!", str(short / path.name))
            except ConnectionRefusedError:
                path.unlink(missing_ok=True)  # its owner was killed
            except OSError:
                continue  # full: the sleeper is awake already


class Sleeper:
    """Sleeps until woken. Use as a context manager; the socket lives in the house's run folder."""

    def __init__(self, name: str) -> None:
        self._path = house().run / f"{name}-{os.getpid()}.wake"

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        with _in_short(self._path.parent) as short:
            self._socket.bind(str(short / self._path.name))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        self._path.unlink(missing_ok=True)

    def sleep(self, seconds: float) -> bool:
        """Wait to be woken, at most so long; says whether it was woken. Wakes that piled up count as one."""
        self._socket.settimeout(max(seconds, 0.001))
        try:
            self._socket.recv(8)
        except TimeoutError:
            return False
        self._socket.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while self._socket.recv(8):
                pass
        return True


@contextlib.contextmanager
def _in_short(folder: Path) -> Iterator[Path]:
    """The folder under a name that is short: names of Unix sockets have at most 107 bytes, folders may be deeper."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        short = Path(f"/proc/self/fd/{descriptor}")
        yield short if short.exists() else folder  # without /proc, deep folders are refused by `bind`
    finally:
        os.close(descriptor)
