"""`make check`: what can be told of the house without running its suite. Every check runs; then it names the failed."""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"


@dataclass(frozen=True, slots=True)
class Check:
    """A name for people, and a program of the environment with its arguments; it passes with exit status 0."""

    name: str
    program: str
    arguments: tuple[str, ...] = ()

    @property
    def command(self) -> list[str]:
        """The whole command line."""
        return [str(BIN / self.program), *self.arguments]


CHECKS = (
    Check("types", "mypy"),
    Check("types of the scripts", "mypy", ("--config-file", "scripts/mypy.ini", "scripts")),
    Check("style", "ruff", ("check",)),
    Check("layout", "ruff", ("format", "--check")),
    Check("layers", "lint-imports", ("--no-cache",)),
    Check("templates", "djlint", ("--lint", "--quiet", "src")),
    Check("migrations", "colporteur", ("makemigrations", "--check", "--dry-run")),
    Check("snapshot of the tables", "python", ("scripts/tables.py", "--check")),
    Check("catalogues", "python", ("scripts/catalogues.py", "--check")),
    Check("house and documentation", "pytest", ("tests/house", "-q", "--no-header")),
)


def main() -> int:
    """Run every check, two at a time, each saying its piece when it has ended; the answer is the exit status."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        passed = list(pool.map(_passes, CHECKS))
    failed = [check.name for check, fine in zip(CHECKS, passed, strict=True) if not fine]
    words = f"{', '.join(failed)} failed" if failed else f"all {len(CHECKS)} checks pass"
    print(f"make check: {words}", flush=True)
    return 1 if failed else 0


def _passes(check: Check) -> bool:
    began = monotonic()
    with tempfile.TemporaryDirectory() as home:  # for the commands that start the newspaper
        ended = subprocess.run(
            check.command,
            cwd=ROOT,
            env={**os.environ, "COLPORTEUR_HOME": home, "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    took = f"({monotonic() - began:.1f} s)"
    if ended.returncode == 0:
        print(f"passes  {check.name}  {took}", flush=True)
        return True
    print(f"FAILS   {check.name}  {took}\n$ {' '.join(check.command)}\n{ended.stdout}", flush=True)
    return False


if __name__ == "__main__":
    sys.exit(main())
