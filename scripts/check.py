"""`make check`: what can be told of the house without running its suite. Every check runs; then it says which failed."""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("types", [str(BIN / "mypy")]),
    ("types of the scripts", [str(BIN / "mypy"), "--config-file", "scripts/mypy.ini", "scripts"]),
    ("style", [str(BIN / "ruff"), "check"]),
    ("layout", [str(BIN / "ruff"), "format", "--check"]),
    ("layers", [str(BIN / "lint-imports"), "--no-cache"]),
    ("templates", [str(BIN / "djlint"), "--lint", "--quiet", "src"]),
    ("migrations", [str(BIN / "colporteur"), "makemigrations", "--check", "--dry-run"]),
    ("catalogues", [PYTHON, "scripts/catalogues.py", "--check"]),
    ("house and documentation", [PYTHON, "-m", "pytest", "tests/house", "-q", "--no-header"]),
)


def main() -> int:
    """Run every check, two at a time, and print what each had to say in the order above."""
    with tempfile.TemporaryDirectory() as home, ThreadPoolExecutor(max_workers=2) as pool:
        failed = [name for name, passed in pool.map(lambda check: _run(*check, home), CHECKS) if not passed]
    print(
        f"make check: {', '.join(failed)} failed" if failed else f"make check: all {len(CHECKS)} checks pass",
        flush=True,
    )
    return 1 if failed else 0


def _run(name: str, command: list[str], home: str) -> tuple[str, bool]:
    """The check's name and whether it passed. Commands that start the newspaper get an empty folder as its home."""
    began = monotonic()
    environment = {**os.environ, "COLPORTEUR_HOME": home, "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    passed = ended.returncode == 0
    words = f"{'passes' if passed else 'FAILS'}  {name}  ({monotonic() - began:.1f} s)"
    print(words if passed else f"{words}\n$ {' '.join(command)}\n{ended.stdout}", flush=True)
    return name, passed


if __name__ == "__main__":
    sys.exit(main())
