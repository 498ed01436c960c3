"""A web server on this machine that offers packages, with ranges, and that can cut connections."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Warehouse:
    """What the server has and did. `cut_after` bytes the connection is broken, as often as `cuts` says."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    has_ranges: bool = True
    mark: str = '"first"'
    cuts: int = 0
    cut_after: int = 0
    later_cuts_at_once: bool = False  # the first after `cut_after` bytes, the others before the first byte
    asked: list[tuple[str, str]] = field(default_factory=list)  # path and range
    names: set[str] = field(default_factory=set)  # by which those who asked called themselves

    def offer(self, name: str, file: bytes, **row: object) -> None:
        """Put a package on the list and its file on the shelf."""
        rows = json.loads(self.files.get("/index.json", b"[]"))
        link = f"{self.address}/{name}.argosmodel"
        _, _, rest = name.partition("-")
        pair, _, version = rest.partition("-")
        source, target = pair.split("_")
        rows.append(
            {
                "package_version": version.replace("_", "."),
                "from_code": source,
                "from_name": "English",
                "to_code": target,
                "to_name": "German",
                "links": ["ipfs://unreachable", link],
                "code": f"translate-{pair}",
            }
            | row
        )
        self.files["/index.json"] = json.dumps(rows).encode()
        self.files[f"/{name}.argosmodel"] = file

    @property
    def index(self) -> str:
        return f"{self.address}/index.json"


@contextmanager
def warehouse() -> Iterator[Warehouse]:
    """A warehouse on a free port."""
    held = Warehouse()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            held.names.add(self.headers["User-Agent"])
            _answer(self, held)

        def log_message(self, *_arguments: object) -> None:
            """Nothing: a test's output is the test's own."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        held.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield held
        finally:
            server.shutdown()
            thread.join()


def _answer(request: BaseHTTPRequestHandler, held: Warehouse) -> None:
    wanted = request.headers.get("Range", "")
    held.asked.append((request.path, wanted))
    body = held.files.get(request.path)
    if body is None:
        request.send_error(404)
        return
    start = int(wanted.removeprefix("bytes=").rstrip("-") or 0) if wanted and held.has_ranges else 0
    if request.headers.get("If-Range", held.mark) != held.mark:
        start = 0
    if start >= len(body) > 0:
        request.send_error(416)
        return
    request.send_response(206 if start else 200)
    request.send_header("Content-Length", str(len(body) - start))
    request.send_header("ETag", held.mark)
    request.end_headers()
    if held.cuts and request.path.endswith(".argosmodel"):
        held.cuts -= 1
        body = body[: start + held.cut_after]
        held.cut_after = 0 if held.later_cuts_at_once else held.cut_after
    request.wfile.write(body[start:])
