"""What readers get from the process that serves them, over real connections, whatever the desk does meanwhile."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from typing import Any

import brotli
import httpx
import pytest

from colporteur.press.forwarder import LARGEST_BODY
from colporteur.press.shelf import Sheet
from colporteur.press.tests.serving_pages import Desk, Served, desk, pages
from tests.journeys.paper import free_port

PAGE = "/en/news/crane-12/"
TEXT = "<p>The crane is down.</p>" * 100
HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "public, max-age=0, must-revalidate"),
    ("Content-Security-Policy", "default-src 'none'"),
)


def sheet(address: str = PAGE, text: str = TEXT, status: int = 200) -> Sheet:
    return Sheet(address=address, status=status, headers=HEADERS, body=text.encode())


@pytest.fixture(scope="module")
def asked_desk() -> Iterator[Desk]:
    with desk() as made:
        yield made


@pytest.fixture(scope="module")
def served(asked_desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = tmp_path_factory.mktemp("home")
    with pages(home, desk_port=asked_desk.port) as made:
        made.shelf.put(sheet())
        yield made


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose desk is away."""
    with pages(tmp_path_factory.mktemp("alone"), desk_port=free_port()) as made:
        made.shelf.put(sheet())
        yield made


def raw(served: Served, request: bytes) -> bytes:
    with closing(socket.create_connection(("127.0.0.1", served.port), timeout=30)) as connection:
        connection.sendall(request)
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
        return answer


def told(answer: httpx.Response) -> dict[str, str]:
    """The headers that the desk was sent, by lower-case name."""
    headers: dict[str, str] = {name.lower(): value for name, value in answer.json()["headers"]}
    return headers


# Pages on the shelf


@pytest.mark.parametrize(("accepted", "coding"), [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None)])
def test_a_page_comes_in_the_form_the_browser_takes(served: Served, accepted: str, coding: str | None) -> None:
    answer = served.client.get(PAGE, headers={"Accept-Encoding": accepted})
    assert (answer.status_code, answer.text) == (200, TEXT)
    assert answer.headers.get("Content-Encoding") == coding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert dict(HEADERS).items() <= {name.title(): value for name, value in answer.headers.items()}.items()


def test_a_compressed_page_is_the_file_on_the_shelf(served: Served) -> None:
    with served.client.stream("GET", PAGE, headers={"Accept-Encoding": "br"}) as answer:
        body = b"".join(answer.iter_raw())
    assert body == (served.shelf.folder / "pages" / PAGE.strip("/") / "index.html.br").read_bytes()
    assert brotli.decompress(body).decode() == TEXT


def test_a_page_that_the_browser_has_is_not_sent_again(served: Served) -> None:
    etag = served.client.get(PAGE).headers["ETag"]
    again = served.client.get(PAGE, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    assert served.client.get(PAGE, headers={"If-None-Match": '"other"'}).status_code == 200


def test_head_tells_of_the_page_without_it(served: Served) -> None:
    answer = served.client.head(PAGE, headers={"Accept-Encoding": "identity"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(TEXT))


def test_a_page_is_new_for_the_next_reader_after_its_change(served: Served) -> None:
    address = "/en/news/changing-13/"
    for text in ("first", "second", "third"):
        served.shelf.put(sheet(address, text))
        assert served.client.get(address).text == text
    served.shelf.put(sheet(address, "withdrawn", status=410))
    assert served.client.get(address).status_code == 410
    served.shelf.take_off(address)
    assert served.client.get(address).json()["path"] == address


def test_an_address_in_arabic_letters_finds_its_page(served: Served) -> None:
    served.shelf.put(sheet("/ar/أخبار/رافعة-12/", "رافعة"))
    assert served.client.get("/ar/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%B1%D8%A7%D9%81%D8%B9%D8%A9-12/").text == "رافعة"


# Files


def test_a_part_of_a_recording_is_that_part(served: Served) -> None:
    recording = served.home / "data" / "media" / "talk.mp3"
    recording.parent.mkdir(exist_ok=True)
    recording.write_bytes(bytes(range(256)) * 1000)
    whole = served.client.get("/media/talk.mp3")
    part = served.client.get("/media/talk.mp3", headers={"Range": "bytes=1000-1999"})
    assert (whole.content, whole.headers["Content-Length"]) == (recording.read_bytes(), "256000")
    assert (part.status_code, part.content) == (206, recording.read_bytes()[1000:2000])
    assert part.headers["Content-Range"] == "bytes 1000-1999/256000"
    assert served.client.get("/media/talk.mp3", headers={"Range": "bytes=256000-"}).status_code == 416
    assert served.client.get("/media/talk.mp3", headers={"Range": "bytes=0-1,5-9"}).status_code == 200


@pytest.mark.parametrize("path", ["/media/talk.mp3", "/static/paper.css"])
def test_a_file_that_has_not_changed_is_not_sent_again(served: Served, path: str) -> None:
    file = served.home / "data" / path.removeprefix("/")
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"a file")
    known = served.client.get(path).headers
    again = served.client.get(path, headers={"If-Modified-Since": known["Last-Modified"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", known["ETag"])


@pytest.mark.parametrize("path", ["/media/%2e%2e/secret-key", "/static/%2e%2e/%2e%2e/secret", "/media/..%2Fsecret-key"])
def test_no_file_outside_its_folder_is_served(served: Served, path: str) -> None:
    (served.home / "data" / "secret-key").write_text("secret", encoding="ascii")
    answer = raw(served, f"GET {path} HTTP/1.1\r\nHost: paper\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 404")


# The desk


@pytest.mark.parametrize("path", [f"{PAGE}?utm=1", "/", "/newsroom/", "/missing", "/a%25b/%D8%A3?q=%D8%A3"])
def test_everything_else_is_asked_of_the_desk(served: Served, path: str) -> None:
    answer = served.client.get(path)
    assert answer.json()["path"] == path
    assert answer.status_code == (404 if path == "/missing" else 200)


def test_nobody_is_sent_in_with_anothers_cookies(served: Served) -> None:
    served.client.get("/newsroom/")
    with httpx.Client(base_url=served.client.base_url, trust_env=False) as stranger:
        answer = stranger.get("/newsroom/")
    assert "cookie" not in told(answer)
    assert answer.headers.get_list("Set-Cookie") == ["session=of-somebody", "language=de"]
    with httpx.Client(base_url=served.client.base_url, cookies={"session": "mine"}, trust_env=False) as editor:
        assert told(editor.get("/newsroom/"))["cookie"] == "session=mine"


def test_the_desk_is_asked_for_the_coding_that_the_reader_takes_or_for_none(served: Served) -> None:
    answer = raw(served, b"GET /newsroom/ HTTP/1.1\r\nHost: paper\r\nConnection: close\r\n\r\n")
    assert b"accept-encoding" not in answer.lower()
    assert b"gzip" not in answer


def test_headers_of_one_connection_stay_there(served: Served) -> None:
    request = b"GET /x HTTP/1.1\r\nHost: paper\r\nConnection: close, X-Private\r\nX-Private: 1\r\nTE: trailers\r\n\r\n"
    answer = raw(served, request).lower()
    assert b"x-private" not in answer
    assert b"trailers" not in answer
    assert b'["host", "paper"]' in answer


def test_spaces_around_a_header_belong_to_nobody(served: Served) -> None:
    answer = raw(served, b"GET /x HTTP/1.1\r\nHost: paper\r\nConnection: close\r\nX-Word:  crane \t\r\n\r\n")
    assert b'["x-word", "crane"]' in answer


@pytest.mark.parametrize("megabytes", [0, 1, 40])
def test_what_an_editor_sends_arrives_whole(served: Served, megabytes: int) -> None:
    answer = served.client.post("/newsroom/", content=b"x" * (megabytes * 1_000_000))
    assert (answer.json()["method"], answer.json()["size"]) == ("POST", megabytes * 1_000_000)


@pytest.mark.parametrize(
    ("header", "status"),
    [(f"Content-Length: {LARGEST_BODY + 1}", 413), ("Transfer-Encoding: chunked", 411)],
)
def test_a_body_of_no_known_or_too_great_a_length_is_refused(served: Served, header: str, status: int) -> None:
    request = f"POST /newsroom/ HTTP/1.1\r\nHost: paper\r\nConnection: close\r\n{header}\r\n\r\n0\r\n\r\n"
    assert raw(served, request.encode()).startswith(f"HTTP/1.1 {status}".encode())


@pytest.mark.parametrize("target", ["*", "paper:80"])
def test_what_is_no_path_is_refused(served: Served, target: str) -> None:
    method = "CONNECT" if ":" in target else "OPTIONS"
    answer = raw(served, f"{method} {target} HTTP/1.1\r\nHost: paper\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 400")


def test_a_reader_cannot_claim_another_address(served: Served) -> None:
    claims = {"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https", "Forwarded": "for=192.0.2.1"}
    headers = told(served.client.get("/newsroom/", headers=claims))
    assert (headers["x-forwarded-for"], headers["x-forwarded-proto"]) == ("127.0.0.1", "http")
    assert "forwarded" not in headers


def test_a_trusted_proxy_is_believed(asked_desk: Desk, served: Served) -> None:
    trusting = {"SERVER_TRUSTED_PROXIES": "127.0.0.1"}
    with pages(served.home, desk_port=asked_desk.port, **trusting) as made:
        headers = told(
            made.client.get("/newsroom/", headers={"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https"})
        )
    assert (headers["x-forwarded-for"], headers["x-forwarded-proto"]) == ("192.0.2.1, 127.0.0.1", "https")


def test_a_slow_desk_keeps_no_page_from_a_reader(asked_desk: Desk, served: Served) -> None:
    def wait(_number: int) -> Any:
        return httpx.get(f"http://127.0.0.1:{served.port}/wait", timeout=60, trust_env=False).json()["path"]

    with ThreadPoolExecutor(20) as editors:
        answers = editors.map(wait, range(20))
        try:
            assert asked_desk.is_waited_for.wait(timeout=30)
            assert {served.client.get(PAGE, timeout=5).text for _ in range(50)} == {TEXT}
        finally:
            asked_desk.go_on.set()
        assert set(answers) == {"/wait"}


def test_readers_that_send_half_a_form_keep_nobody_from_the_desk(served: Served) -> None:
    half = b"POST /newsroom/ HTTP/1.1\r\nHost: paper\r\nContent-Length: 100000\r\n\r\nabc"
    with ExitStack() as open_ones:
        for _ in range(200):
            reader = open_ones.enter_context(closing(socket.create_connection(("127.0.0.1", served.port), timeout=30)))
            reader.sendall(half)
        assert served.client.get("/newsroom/", timeout=10).status_code == 200


def test_an_answer_has_one_date(served: Served) -> None:
    assert len(served.client.get("/newsroom/").headers.get_list("Date")) == 1


def test_an_answer_that_breaks_off_is_seen_to(served: Served) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        served.client.get("/break", timeout=10)


def test_without_the_desk_pages_are_served_and_the_rest_is_explained_in_every_language(alone: Served) -> None:
    away = alone.client.get("/newsroom/")
    assert (away.status_code, away.headers["Cache-Control"]) == (503, "no-store")
    assert {f'lang="{tag}"' for tag in ("en", "de", "es", "fr", "ar", "ca")} <= set(away.text.replace(">", " ").split())
    assert alone.client.get(PAGE).text == TEXT


def test_health_is_the_desks_too(served: Served, alone: Served) -> None:
    assert (served.client.get("/healthz").status_code, alone.client.get("/healthz").status_code) == (200, 503)


def test_a_page_that_was_damaged_is_asked_of_the_desk(served: Served) -> None:
    address = "/en/news/damaged-14/"
    served.shelf.put(sheet(address))
    (served.shelf.folder / "pages" / address.strip("/") / "index.html").write_bytes(b"torn")
    assert served.client.get(address).json()["path"] == address


def test_the_readers_server_does_not_know_django() -> None:
    look = "import sys, colporteur.press.server; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
