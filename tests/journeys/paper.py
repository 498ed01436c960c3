"""A whole newspaper in a folder of its own, run as its operator would: by the `colporteur` command, in real processes."""

import contextlib
import json
import logging
import os
import signal
import socket
import ssl
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import httpx

from colporteur.translation.tests.test_engines_pipeline import has_ended

PATIENCE_SECONDS = 150.0  # far more than a busy machine needs
logging.getLogger("httpx").setLevel(logging.WARNING)  # it would tell of every look
_TLS = ssl.create_default_context()  # once: httpx would read every authority's certificate for each look, which is long
_PAUSE = Event()  # never set: a pause between two looks


def free_port() -> int:
    """A port of the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until[T](look: Callable[[], T | None], *, what: str, seconds: float = PATIENCE_SECONDS) -> T:
    """Look again and again until there is something to see; an assertion error names what never came."""
    deadline = monotonic() + seconds
    while monotonic() < deadline:
        seen = look()
        if seen:
            return seen
        _PAUSE.wait(0.05)
    raise AssertionError(f"{what} did not come within {seconds:.0f} seconds")


@dataclass(slots=True)
class Paper:
    """A newspaper's folder, its settings as environment variables, and the processes that were started for it."""

    home: Path
    port: int
    settings: Mapping[str, str] = field(default_factory=dict)
    program: tuple[str, ...] = (sys.executable, "-m", "colporteur")
    echo_log: Path = Path("echo.log")  # where the bracketing engine says what it was asked
    serving: "subprocess.Popen[bytes] | None" = None
    assistant: "subprocess.Popen[str] | None" = None

    @property
    def environment(self) -> dict[str, str]:
        """What the paper's processes are started with."""
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith(("COLPORTEUR_", "DJANGO_"))},
            "COLPORTEUR_HOME": str(self.home),
            "COLPORTEUR_SERVER_PORT": str(self.port),
            "COLPORTEUR_SITE_ADDRESS": f"http://127.0.0.1:{self.port}",
            **self.settings,
        }

    def command(self, *arguments: str, text: str = "", check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run `colporteur` with these arguments and wait for its end."""
        done = subprocess.run(
            [*self.program, *arguments],
            env=self.environment,
            input=text,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        if check and done.returncode != 0:
            raise AssertionError(f"colporteur {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")
        return done

    def publish(self, copy: str, *arguments: str) -> dict[str, Any]:
        """Publish one article by the command's own function, and return what it says of it."""
        file = self.home / "handed-in.md"
        file.write_text(copy, encoding="utf-8")
        words = [str(file), "--json", *arguments]
        told: dict[str, Any] = json.loads(
            self.inside(f"from colporteur.publication.commands import publish; publish({words!r})")
        )
        return told

    def inside(self, code: str) -> str:
        """Run Python inside the paper, in a process that has Django ready; returns what it printed."""
        if self.assistant is None:
            self.assistant = self._hire()
        assert self.assistant.stdin is not None
        assert self.assistant.stdout is not None
        self.assistant.stdin.write(json.dumps(textwrap.dedent(code)) + "\n")
        self.assistant.stdin.flush()
        answer = json.loads(self.assistant.stdout.readline())
        assert "error" not in answer, answer["error"]
        return str(answer["printed"]).strip()

    def _python(self) -> str:
        """The interpreter that the paper's program runs in."""
        program = self.program[0]
        return program if program == sys.executable else str(Path(program).with_name("python"))

    def _hire(self) -> "subprocess.Popen[str]":
        environment = self.environment | {"DJANGO_SETTINGS_MODULE": "colporteur.config.settings"}
        with (self.home / "assistant.log").open("ab") as log:
            return subprocess.Popen(
                [self._python(), str(Path(__file__).with_name("assistant.py"))],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def start(self, command: str = "serve") -> None:
        """Serve, and wait until the paper answers."""
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "serve.log").open("ab") as log:
            self.serving = subprocess.Popen([*self.program, command], env=self.environment, stdout=log, stderr=log)
        until(self.is_healthy, what="the paper")

    def is_all_in_print(self) -> bool:
        """True if `/metrics` says that nothing waits in any edition."""
        lines = self.get("/metrics").text.splitlines()
        ages = [float(line.rpartition(" ")[2]) for line in lines if line.startswith("colporteur_oldest_unprinted")]
        return bool(ages) and max(ages) == 0

    def children(self) -> dict[str, int]:
        """The processes that `serve` started, by the part of their command line that tells them apart."""
        assert self.serving is not None
        return {_command_line(child): child for child in _children_of(self.serving.pid)}

    def child(self, part: str) -> int:
        """The process whose command line contains `part`."""
        return until(
            lambda: next((pid for line, pid in self.children().items() if part in line), None), what=f"process {part}"
        )

    def kill(self, *, but: int | None = None) -> None:
        """`kill -9` the supervisor and every process it started, all at once, as a power cut does; or all but one of them."""
        assert self.serving is not None
        everyone = [pid for pid in (self.serving.pid, *_descendants_of(self.serving.pid)) if pid != but]
        for pid in everyone:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.serving.wait(timeout=30)
        assert all(has_ended(pid) for pid in everyone)  # a busy machine takes a moment to let their port go
        self.serving = None

    def is_healthy(self) -> bool:
        """True if pages and newsroom answer."""
        assert self.serving is not None
        if self.serving.poll() is not None:
            raise AssertionError(f"serve ended with {self.serving.returncode}:\n{self.log()}")
        try:
            return self.get("/healthz").status_code == 200
        except httpx.TransportError:
            return False

    def stop(self) -> None:
        """Stop as Ctrl-C does."""
        if self.serving is not None and self.serving.poll() is None:
            self.serving.send_signal(signal.SIGINT)
            self.serving.wait(timeout=30)
        self.serving = None
        if self.assistant is not None:
            self.assistant.communicate()
            self.assistant = None

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path: str, **options: Any) -> httpx.Response:
        """Ask for a page."""
        return httpx.get(self.url(path), timeout=30, verify=_TLS, **options)

    def log(self) -> str:
        """What the serving processes said."""
        return (self.home / "serve.log").read_text(encoding="utf-8", errors="replace")


def _children_of(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(each) for each in path.read_text(encoding="ascii").split()] if path.exists() else []


def _descendants_of(pid: int) -> list[int]:
    return [each for child in _children_of(pid) for each in (child, *_descendants_of(child))]


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except FileNotFoundError:
        return ""
