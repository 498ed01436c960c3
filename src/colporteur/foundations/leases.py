"""Who works on what. A claimed row names its owner; when the owner is gone, or its time is up, anyone may claim it."""

import os
import socket
import threading
from pathlib import Path


def my_name() -> str:
    """Names this process and thread so that it can later be told whether they still live."""
    return f"{socket.gethostname()}/{os.getpid()}/{_birth(os.getpid())}/{threading.get_ident()}"


def owner_is_gone(name: str) -> bool:
    """True if `name` was a process of this machine that no longer lives. Other machines' owners only run out of time."""
    host, _, rest = name.partition("/")
    if host != socket.gethostname():
        return False
    pid, birth, *_ = rest.split("/")
    return _birth(int(pid)) != birth


def _birth(pid: int) -> str:
    """When the process began, in the kernel's own count: a number that a later process of the same id does not have."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[19]
    except (FileNotFoundError, ProcessLookupError):
        return "gone"
