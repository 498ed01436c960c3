"""Installs, as root, what only Debian's own packages have; says what to install to everybody else. Never uses sudo."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from progress import Bar, say

if TYPE_CHECKING:
    from collections.abc import Mapping

APT = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
INSTALL = ("install", "--yes", "--no-install-recommends")


@dataclass(frozen=True)
class Need:
    """One outside program: the Debian packages that bring it, what it is for, and what its lack costs."""

    packages: tuple[str, ...]
    program: str
    purpose: str
    cost: str
    wanted_by: frozenset[str]


NEEDS = (
    Need(
        packages=(
            "apertium",
            "apertium-eng-spa",
            "apertium-spa-cat",
            "cg3",
        ),  # whose programs the pairs call: Debian only recommends it
        program="apertium",
        purpose="translates English to Spanish and Spanish to Catalan",
        cost="stories without a stored translation do not appear in Spanish and Catalan",
        wanted_by=frozenset({"demo", "test", "bench"}),
    ),
    Need(
        packages=("chromium",),
        program="chromium",
        purpose="the browser that the tests drive",
        cost="the browser tests are skipped",
        wanted_by=frozenset({"test"}),
    ),
    Need(
        packages=("postgresql",),
        program="",
        purpose="the second database that the tests run on",
        cost="the suite runs on SQLite alone",
        wanted_by=frozenset({"test"}),
    ),
    Need(
        packages=("nginx-light",),
        program="nginx",
        purpose="serves the shelf beside ours, for comparison",
        cost="its tests and benchmark are skipped",
        wanted_by=frozenset({"test", "bench"}),
    ),
    Need(
        packages=("redis-server",),
        program="redis-server",
        purpose="the queue of a paper on many machines",
        cost="its tests are skipped",
        wanted_by=frozenset({"test"}),
    ),
    Need(
        packages=("wrk", "nghttp2-client"),
        program="wrk",
        purpose="the load that the benchmarks make",
        cost="the benchmark of pages cannot run",
        wanted_by=frozenset({"bench"}),
    ),
)


def provide(reason: str, environment: Mapping[str, str]) -> bool:
    """Install or name what `reason` ("demo", "test", "bench") wants and this machine lacks.

    Returns False if something is still missing and `CI=true` makes that a failure.
    """
    lacking = [need for need in NEEDS if reason in need.wanted_by and missing_packages(need)]
    if not lacking:
        return True
    if _may_install():
        for need in lacking:
            say(f"Installing {', '.join(missing_packages(need))}: {need.purpose}.")
        _install([package for need in lacking for package in missing_packages(need)])
        lacking = [need for need in lacking if missing_packages(need)]
    for need in lacking:
        say(f"Missing: {_how(need)} ({need.purpose}). Without it, {need.cost}.")
    return not lacking or environment.get("CI") != "true"


def missing_packages(need: Need) -> list[str]:
    """The packages of `need` that this machine lacks. Where there is no dpkg, having the program is enough."""
    if not shutil.which("dpkg-query"):
        return [] if need.program and shutil.which(need.program) else list(need.packages)
    return [package for package in need.packages if not _installed(package)]


def _installed(package: str) -> bool:
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    answer = subprocess.run(query, capture_output=True, text=True, check=False)
    return answer.returncode == 0 and answer.stdout == "installed"


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _how(need: Need) -> str:
    packages = " ".join(missing_packages(need))
    return f"as root, apt-get install {packages}" if shutil.which("apt-get") else packages


def _install(packages: list[str]) -> None:
    """Try with the package lists at hand; they may be missing or stale, so fetch them and try once more."""
    if not _apt("Installing", *INSTALL, *packages):
        return
    problem = _apt("Fetching the package lists", "update")
    if problem:
        say(f"apt-get update: {problem}")
    if not _apt("Installing", *INSTALL, *packages):
        return
    for package in packages:  # one that this release does not have must not keep the others away
        problem = _apt(f"Installing {package}", *INSTALL, package)
        if problem:
            say(f"apt-get install {package}: {problem}")


def _apt(what: str, *arguments: str) -> str:
    """Run apt-get with a progress bar fed by its own status lines; returns what it complained of, "" if it worked."""
    reading, writing = os.pipe()
    command = ["apt-get", "-qq", "-o", f"APT::Status-Fd={writing}", "-o", "Dpkg::Use-Pty=0", *arguments]
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            command,
            env={**os.environ, **APT},
            pass_fds=[writing],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
        )
        os.close(writing)
        _follow(what, reading)
        if process.wait() == 0:
            return ""
        complaints.seek(0)
        return complaints.read().decode("utf-8", "replace").strip() or f"ended with status {process.returncode}"


def _follow(what: str, status: int) -> None:
    bar = Bar(what)
    with os.fdopen(status, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            bar.show(_share(line))
    bar.stop()


def _share(line: str) -> float:
    """How far apt-get is, out of `dlstatus:1:20.5:Retrieving…` (the first half) and `pmstatus:chromium:40.0:…`."""
    kind, _, rest = line.partition(":")
    try:
        percent = float(rest.split(":")[1])
    except (IndexError, ValueError):
        return 0
    return percent / 200 if kind == "dlstatus" else 0.5 + percent / 200
