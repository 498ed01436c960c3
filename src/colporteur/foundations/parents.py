"""Ending with the process that started this one, however that ended."""

import ctypes
import os
import signal

_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


def end_with_parent(how: signal.Signals = signal.SIGKILL) -> None:
    """Have the kernel send `how` to this process when the one that started it is gone, even by `kill -9` (Linux)."""
    parent = os.getppid()
    ctypes.CDLL(None, use_errno=True).prctl(_SET_PARENT_DEATH_SIGNAL, int(how), 0, 0, 0)
    if os.getppid() != parent:  # it went in between
        os.kill(os.getpid(), how)
