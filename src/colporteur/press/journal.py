"""What changed on a shelf, told between processes through one small file in shared memory.

The file has a fixed size and is mapped, so that looking costs a reader less than a microsecond and telling costs a
writer no disk space. It holds a counter and a ring of the latest changes: in each the number of the change and the
digest of the address. Whoever looks after more changes than the ring holds is told to forget everything.
"""

import mmap
import os
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

RING = 1024
_WORDS_OF_HEADER = 2  # a mark of the format, the counter
_WORDS_OF_ENTRY = 3  # the number of the change, sixteen bytes of digest
_MARK = b"COLJOUR1"
SIZE = 8 * (_WORDS_OF_HEADER + RING * _WORDS_OF_ENTRY)

Digest = tuple[int, int]


def digest_of(address: str) -> Digest:
    """The name under which the journal tells of an address."""
    digest = blake2b(address.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little")


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a reader missed: `everything`, or the digests of what changed up to `version`."""

    version: int
    changed: frozenset[Digest] = frozenset()
    everything: bool = False


class Journal:
    """The journal at `path`, made there if it is missing. One writer at a time: the caller holds the shelf's lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with _opened(path) as file:
            self._inode = os.fstat(file).st_ino
            self._map = mmap.mmap(file, SIZE)
        self._words = memoryview(self._map).cast("Q")

    @property
    def version(self) -> int:
        """The number of the latest change."""
        return self._words[1]

    @property
    def is_lost(self) -> bool:
        """True if the file has been removed or replaced since it was opened: nothing is to be learnt from this one."""
        try:
            return self._path.stat().st_ino != self._inode
        except FileNotFoundError:
            return True

    def tell(self, digest: Digest) -> int:
        """Tell of one change; returns its number."""
        number = self._words[1] + 1
        place = _place(number)
        self._words[place] = 0  # whoever reads the entry now must not take it for a whole one
        self._words[place + 1], self._words[place + 2] = digest
        self._words[place] = number
        self._words[1] = number
        return number

    def since(self, version: int) -> News:
        """What has changed since `version`."""
        latest = self._words[1]
        if not 0 <= latest - version <= RING:
            return News(version=latest, everything=True)
        changed = set()
        for number in range(version + 1, latest + 1):
            place = _place(number)
            changed.add((self._words[place + 1], self._words[place + 2]))
            if self._words[place] != number:  # overwritten while we read
                return News(version=latest, everything=True)
        return News(version=latest, changed=frozenset(changed))

    def close(self) -> None:
        """Let go of the file."""
        self._words.release()
        self._map.close()


def _place(number: int) -> int:
    return _WORDS_OF_HEADER + (number % RING) * _WORDS_OF_ENTRY


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """The file, open, of full size and with its mark. What is not a journal is made one.

    A new counter begins with the time, so that it is beyond every number that an earlier journal here has reached.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        if os.fstat(file).st_size != SIZE or os.pread(file, len(_MARK), 0) != _MARK:
            os.posix_fallocate(file, 0, SIZE)
            os.ftruncate(file, SIZE)
            os.pwrite(file, _MARK + struct.pack("=Q", time.time_ns()), 0)
        yield file
    finally:
        os.close(file)
