"""The readers' server in a process of its own, before a desk that tells what it was asked."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import httpx

from colporteur.press.shelf import Shelf
from tests.journeys.paper import free_port, until


class Desk(ThreadingHTTPServer):
    """Answers with what it was asked. `/wait` is answered when `go_on` is set, `/break` only by half."""

    daemon_threads = True
    request_queue_size = 100

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.go_on = Event()
        self.is_waited_for = Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Desk

    def _answer(self) -> None:
        size = len(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        if self.path == "/wait":
            self.server.is_waited_for.set()
            self.server.go_on.wait(timeout=60)
        body = json.dumps({"method": self.command, "path": self.path, "size": size, "headers": self.headers.items()})
        self.send_response(404 if self.path == "/missing" else 200)
        self.send_header("Set-Cookie", "session=of-somebody")
        self.send_header("Set-Cookie", "language=de")
        self.send_header("Content-Length", str(len(body) * (2 if self.path == "/break" else 1)))
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else body.encode())
        self.close_connection = self.path == "/break"

    do_GET = do_HEAD = do_POST = _answer  # noqa: N815 - the library looks for these names

    def log_message(self, *_words: Any) -> None:
        """Say nothing."""


@dataclass(slots=True, kw_only=True)
class Served:
    """A running server: ask it by `client`, put pages on its `shelf`."""

    client: httpx.Client
    home: Path
    shelf: Shelf
    port: int


@contextmanager
def desk() -> Iterator[Desk]:
    """A desk on a free port."""
    with Desk() as made:
        thread = Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield made
        finally:
            made.go_on.set()
            made.shutdown()
            thread.join()


@contextmanager
def pages(home: Path, *, desk_port: int, **settings: str) -> Iterator[Served]:
    """The server over a folder."""
    home.mkdir(exist_ok=True)
    port = free_port()
    given = {"SERVER_PORT": str(port), "DESK_PORT": str(desk_port), "SERVER_PAGE_WORKERS": "1", **settings}
    environment = os.environ | {f"COLPORTEUR_{name}": value for name, value in given.items()}
    process = subprocess.Popen(
        [sys.executable, "-m", "colporteur.press.server", "pages"],
        env=environment | {"COLPORTEUR_HOME": str(home)},
        stdin=subprocess.DEVNULL,
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client:
            until(lambda: _is_up(client), what="the readers' server")
            yield Served(client=client, home=home, shelf=Shelf(home / "data" / "shelf"), port=port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _is_up(client: httpx.Client) -> bool:
    try:
        return client.get("/healthz").status_code in (200, 503)
    except httpx.TransportError:
        return False
