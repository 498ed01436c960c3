"""Sets this clone up for the targets of the Makefile: system packages, uv, Python, locked dependencies, catalogues.

Needs nothing but a Python 3.9 without pip or venv. Running it again does only what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # also where Python is told not to trust the script's own folder

from fetch_uv import FetchError, fetch_uv, locked_version
from find_python import VERSIONS, find_python, probe
from progress import say
from system_packages import provide

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
HALFWAY = ROOT / ".bootstrap"  # uv waits here until the environment holds its own
REASONS = ("check", "demo", "test", "bench")
MANY_PROCESSES = ("test", "bench")  # start the house's own code hundreds of times


def main() -> int:
    """Set up for the reason named by the first argument; the answer is the exit status."""
    reason = sys.argv[1] if len(sys.argv) == 2 else ""
    if reason not in REASONS:
        say(f"usage: python3 scripts/bootstrap.py {'|'.join(REASONS)}")
        return 2
    if not provide(reason, os.environ):
        return 1
    try:
        uv = _uv()
    except FetchError as problem:
        say(str(problem))
        return 1
    return _sync(uv, reason) or _compile_catalogues() or (_compile_sources() if reason in MANY_PROCESSES else 0)


def _uv() -> Path:
    """The environment's own uv, else one on the PATH that is as new as the locked one, else the locked one, fetched."""
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    wanted = _numbers(locked_version(lock))
    on_path = shutil.which("uv")
    for found in (VENV / "bin" / "uv", HALFWAY / "uv", Path(on_path) if on_path else None):
        if found and _uv_version(found) >= wanted:
            return found
    return fetch_uv(lock, HALFWAY, os.environ)


def _uv_version(uv: Path) -> tuple[int, ...]:
    try:
        answer = subprocess.run([str(uv), "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return ()
    words = answer.stdout.split()
    return _numbers(words[1]) if len(words) > 1 else ()


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _sync(uv: Path, reason: str) -> int:
    """Bring the environment to what `uv.lock` says; afterwards it holds uv itself.

    Who only wants to see the newspaper is spared what tests and checks need; what is there already stays.
    """
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(VENV), "UV_PYTHON_PREFERENCE": "system"}
    environment.pop("VIRTUAL_ENV", None)
    python = _python()
    # Compiled now, on every core: otherwise each of the first processes compiles what it imports, at the same time.
    command = [str(uv), "sync", "--frozen", "--compile-bytecode", "--project", str(ROOT)]
    command += ["--python", python or VERSIONS[0]]
    command += ["--no-dev", "--group", "setup", "--inexact"] if reason == "demo" else []
    if subprocess.run(command, env=environment, check=False).returncode:
        if not python:
            say(
                "The newspaper needs Python 3.12 or newer, this machine has none, and none could be downloaded: "
                "install one (`pyenv install 3.13`, or a Debian or Ubuntu release that has it) and run make again."
            )
        return 1
    shutil.rmtree(HALFWAY, ignore_errors=True)
    return 0


def _python() -> str | None:
    """The environment's own Python if it works, so that it is not made anew; else the best of this machine."""
    own = VENV / "bin" / "python3"
    return str(own) if probe(str(own))[0] in VERSIONS else find_python(os.environ)


def _compile_catalogues() -> int:
    command = [str(VENV / "bin" / "python"), str(ROOT / "scripts" / "catalogues.py"), "compile"]
    return subprocess.run(command, check=False).returncode


def _compile_sources() -> int:
    """Where PYTHONDONTWRITEBYTECODE is set, each process would otherwise compile every module of ours it imports."""
    sources = [str(ROOT / name) for name in ("src", "tests", "benchmarks")]
    return subprocess.run(
        [str(VENV / "bin" / "python"), "-m", "compileall", "-q", "-j0", *sources], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
