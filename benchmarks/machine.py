"""What a benchmark ran on, for its last line."""

import os
import platform
import sys
from pathlib import Path


def describe() -> dict[str, object]:
    """Processor, cores this process may use, memory in MB, Python, system."""
    return {
        "processor": _from("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_mb": int((_from("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) // 1024,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "load": round(os.getloadavg()[0], 2),
        "interpreter": sys.implementation.name,
    }


def _from(file: str, name: str) -> str:
    """The value of a line `name : value` of one of the kernel's files; empty if there is none."""
    path = Path(file)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
