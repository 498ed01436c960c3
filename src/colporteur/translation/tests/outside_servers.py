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
from urllib.parse import parse_qsl
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
    method: str = "POST"


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


@dataclass
class DeeplWithGlossaries:
    """The same with `/v3/glossaries` (developers.deepl.com), and room for `room` of them."""

    room: int = 1000
    languages: frozenset[str] = frozenset({"en", "es", "de", "pt", "nb"})
    there: dict[str, dict[str, Any]] = field(default_factory=dict)
    made: int = 0

    def __call__(self, asked: Asked) -> Reply:
        """Answer as DeepL."""
        if asked.path.startswith("/v3/glossaries"):
            path, _, query = asked.path.partition("?")
            return self._glossaries(asked, path.split("/")[3:], dict(parse_qsl(query)))
        number = asked.body.get("glossary_id") if asked.body else None
        if number and number not in self.there:
            return said({"message": "Glossary not found"}, 404)
        if number and (asked.body["source_lang"].lower(), asked.body["target_lang"][:2].lower()) not in self.pairs(
            number
        ):
            return said({"message": "Bad request. Reason: the glossary has no dictionary for this pair"}, 400)
        return deepl(asked)

    def pairs(self, number: str) -> set[tuple[str, str]]:
        """Those that a glossary has words for."""
        return set(self.there[number]["entries"])

    def entries(self, number: str, pair: tuple[str, str]) -> dict[str, str]:
        """Word to word."""
        lines = self.there[number]["entries"][pair].splitlines()
        return dict(line.split("\t") for line in lines)

    def _glossaries(self, asked: Asked, rest: list[str], query: dict[str, str]) -> Reply:
        if rest and rest[0] not in self.there:
            return said({"message": "Glossary not found"}, 404)
        match asked.method, rest:
            case "GET", []:
                return said({"glossaries": [self._listed(number) for number in self.there]})
            case "POST", []:
                if len(self.there) >= self.room:
                    return said({"message": "Quota exceeded"}, 456)
                self.made += 1
                number = f"glossary-{self.made}"
                self.there[number] = {"name": asked.body["name"], "entries": {}}
                for each in asked.body["dictionaries"]:
                    if refusal := self._put(number, each):
                        del self.there[number]
                        return refusal
                return said(self._listed(number), 201)
            case "PUT", [number, "dictionaries"]:
                return self._put(number, asked.body) or said(asked.body)
            case "DELETE", [number]:
                del self.there[number]
                return Reply(204, b"")
            case "DELETE", [number, "dictionaries"]:
                del self.there[number]["entries"][query["source_lang"], query["target_lang"]]
                return Reply(204, b"")
        return said({"message": "Not found"}, 404)

    def _put(self, number: str, dictionary: dict[str, str]) -> Reply | None:
        pair = dictionary["source_lang"], dictionary["target_lang"]
        words = [line.split("\t") for line in dictionary["entries"].split("\n")]
        sources = [word[0] for word in words]
        if dictionary["entries_format"] != "tsv" or not self.languages.issuperset(pair):
            return said({"message": f"Unsupported glossary pair {pair}"}, 400)
        if any(len(word) != 2 or not all(word) for word in words) or len(set(sources)) < len(sources):
            return said({"message": "Invalid glossary entries provided"}, 400)
        self.there[number]["entries"][pair] = dictionary["entries"]
        return None

    def _listed(self, number: str) -> dict[str, object]:
        dictionaries = [
            {"source_lang": source, "target_lang": target, "entry_count": len(entries.splitlines())}
            for (source, target), entries in self.there[number]["entries"].items()
        ]
        name = self.there[number]["name"]
        return {"glossary_id": number, "name": name, "dictionaries": dictionaries, "creation_time": f"2026-{number}"}


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

        def do_PUT(self) -> None:
            _answer(self, held)

        def do_DELETE(self) -> None:
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
    return Asked(request.path, headers, json.loads(content) if content else None, len(content), request.command)


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
