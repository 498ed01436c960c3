"""Servers on this machine that speak the protocols of outside engines as these document them, and give texts back unchanged.

They are as strict as the real ones, and can be told to misbehave: see `Server.next`.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.etree import ElementTree

KEY = "a-key-that-nobody-may-see"
LANGUAGES = ("en", "es", "de", "pb", "zh-Hans")


@dataclass(frozen=True)
class Reply:
    """What the server says; a `status` of 0 cuts the connection, and so does a body shorter than `promised` bytes."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    promised: int = 0


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: Any
    size: int


Dialect = Callable[[Asked], Reply]


@dataclass
class Server:
    """`next` holds replies that are given instead of its own, `asked` every request; `at_once` is the most at a time."""

    dialect: Dialect
    address: str = ""
    next: list[Reply] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    under_way: int = 0
    at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def bodies(self) -> list[Any]:
        """Of the requests that were to translate."""
        return [asked.body for asked in self.asked if asked.body is not None]


def said(body: object, status: int = 200, **headers: str) -> Reply:
    """JSON with a status; `Retry_After` is the header `Retry-After`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, json.dumps(body).encode(), {"Content-Type": "application/json", **named})


def deepl(asked: Asked) -> Reply:
    """`POST /v2/translate` and `GET /v2/usage` (developers.deepl.com)."""
    if asked.headers.get("authorization") != f"DeepL-Auth-Key {KEY}":
        return said({"message": f"Wrong key {KEY}"}, 403)
    if asked.path == "/v2/usage":
        return said({"character_count": 5, "character_limit": 500000})
    if asked.path != "/v2/translate":
        return said({"message": "Not found"}, 404)
    body = asked.body
    if asked.size > 128 << 10:
        return said({"message": "Request Entity Too Large"}, 413)
    if not 1 <= len(body["text"]) <= 50 or not all(body["text"]):
        return said({"message": "Bad request. Reason: text"}, 400)
    if "glossary_id" in body and "source_lang" not in body:
        return said({"message": "source_lang is required with a glossary"}, 400)
    if body.get("tag_handling") == "xml":
        try:
            assert body["tag_handling_version"] == "v2"
            for text in body["text"]:
                ElementTree.fromstring(f"<all>{text}</all>")
        except ElementTree.ParseError:
            return said({"Message": "Tag handling parsing failed, please check input."}, 400)
    return said({"translations": [{"detected_source_language": "EN", "text": text} for text in body["text"]]})


def libretranslate(asked: Asked) -> Reply:
    """`GET /languages` and `POST /translate` (docs.libretranslate.com)."""
    if asked.path == "/languages":
        rows = [{"code": code, "name": code, "targets": list(LANGUAGES)} for code in LANGUAGES]
        return Reply(200, json.dumps(rows).encode())
    body = asked.body
    if asked.path != "/translate" or body.get("format") != "text":
        return said({"error": "this server is asked for plain text only"}, 404)
    if body.get("api_key") != KEY:
        return said({"error": f"Invalid API key {KEY}"}, 403)
    if body["source"] not in LANGUAGES or body["target"] not in LANGUAGES:
        return said({"error": f"{body['source']} is not supported"}, 400)
    texts = body["q"]
    return said({"translatedText": texts, "alternatives": [[f"{text} (2)"] for text in texts]})


def openai(asked: Asked) -> Reply:
    """`POST /chat/completions` and `GET /models` (platform.openai.com), by a model that does as it is told."""
    if asked.headers.get("authorization") != f"Bearer {KEY}":
        return said({"error": {"message": f"Incorrect API key: {KEY}", "code": "invalid_api_key"}}, 401)
    if asked.path == "/models":
        return said({"data": [{"id": "practice-1"}]})
    if asked.path != "/chat/completions" or asked.body.get("model") != "practice-1":
        return said({"error": {"message": "The model does not exist", "code": "model_not_found"}}, 404)
    wanted = json.loads(asked.body["messages"][1]["content"])
    rows = [{"id": each["id"], "text": each["text"]} for each in wanted["sentences"]]
    return completion(json.dumps({"translations": rows}))


def completion(content: str | None, *, ending: str = "stop", **message: object) -> Reply:
    """A chat completion whose message has this content."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content, **message}, "finish_reason": ending}
    return said({"choices": [choice], "usage": {"total_tokens": 100}})


@contextmanager
def serving(dialect: Dialect) -> Iterator[Server]:
    """A server on a free port."""
    held = Server(dialect)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            _answer(self, held)

        def do_POST(self) -> None:
            _answer(self, held)

        def log_message(self, *_arguments: object) -> None:
            """Nothing: a test's output is the test's own."""

    class Ours(ThreadingHTTPServer):
        daemon_threads = True  # kept connections would be waited for

    with Ours(("127.0.0.1", 0), Handler) as server:
        held.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield held
        finally:
            server.shutdown()
            thread.join()


def _answer(request: BaseHTTPRequestHandler, held: Server) -> None:
    with held.lock:
        held.under_way += 1
        held.at_once = max(held.at_once, held.under_way)
    try:
        _send(request, _reply(_read(request), held))
    finally:
        with held.lock:
            held.under_way -= 1


def _read(request: BaseHTTPRequestHandler) -> Asked:
    content = request.rfile.read(int(request.headers.get("Content-Length", 0)))
    headers = {name.lower(): value for name, value in request.headers.items()}
    return Asked(request.path, headers, json.loads(content) if content else None, len(content))


def _reply(asked: Asked, held: Server) -> Reply:
    with held.lock:
        held.asked.append(asked)
        is_to_translate = asked.body is not None
        return held.next.pop(0) if held.next and is_to_translate else held.dialect(asked)


def _send(request: BaseHTTPRequestHandler, reply: Reply) -> None:
    if not reply.status:
        request.close_connection = True
        return
    request.send_response(reply.status)
    for name, value in reply.headers.items():
        request.send_header(name, value)
    request.send_header("Content-Length", str(reply.promised or len(reply.body)))
    request.end_headers()
    request.wfile.write(reply.body)
    if reply.promised:
        request.close_connection = True
