"""Finds a Python that the newspaper runs on, also where pyenv keeps one that is not on the PATH."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VERSIONS = ("3.13", "3.14", "3.12")  # best first; `.python-version` says which the house is developed on
# Python's own check that it is the version it is called by, and was built with what the newspaper needs.
PROBE = "import sys, sqlite3, ssl, zlib, ctypes, lzma; print('%d.%d' % sys.version_info[:2], sys.executable)"


def find_python(environment: Mapping[str, str]) -> str | None:
    """The path of a usable Python, the developed version first; None if this machine has none."""
    for version in VERSIONS:
        for candidate in _candidates(version, environment):
            found, path = probe(candidate)
            if found == version:
                return path
    return None


def probe(python: str) -> tuple[str, str]:
    """Its version as "3.13" and the path behind shims and links.

    Both are empty if it does not start: a shim of pyenv without a version, a build without SQLite.
    """
    try:
        answer = subprocess.run([python, "-c", PROBE], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "", ""
    version, _, path = answer.stdout.strip().partition(" ")
    return (version, path) if answer.returncode == 0 else ("", "")


def _candidates(version: str, environment: Mapping[str, str]) -> Iterator[str]:
    on_path = shutil.which(f"python{version}", path=environment.get("PATH"))
    if on_path:
        yield on_path
    if f"{sys.version_info[0]}.{sys.version_info[1]}" == version:
        yield sys.executable
    homes = (environment.get("PYENV_ROOT"), str(Path(environment.get("HOME") or "/root") / ".pyenv"))
    for home in homes:
        if home:
            yield from (str(found) for found in _newest_first(Path(home) / "versions", version))


def _newest_first(folder: Path, version: str) -> list[Path]:
    releases = {path: path.parts[-3].split(".") for path in folder.glob(f"{version}.*/bin/python{version}")}
    finished = {path: [int(n) for n in parts] for path, parts in releases.items() if all(n.isdigit() for n in parts)}
    return sorted(finished, key=finished.__getitem__, reverse=True)
