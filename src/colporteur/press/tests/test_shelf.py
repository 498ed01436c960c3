"""The shelf gives back what was put there, whole or not at all."""

import gzip
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.press.hot_shelf import HotShelf
from colporteur.press.shelf import Sheet, Shelf, etag_of
from colporteur.press.shelf_places import BadAddress, places_of
from colporteur.press.variants import ENDINGS, IDENTITY, choose

HEADERS = (("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "public, max-age=0, must-revalidate"))


def sheet(address: str = "/en/news/crane-12/", text: str = "The crane moves. " * 100, status: int = 200) -> Sheet:
    return Sheet(address=address, status=status, headers=HEADERS, body=text.encode())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def test_a_page_is_read_as_it_was_put(shelf: Shelf) -> None:
    put = sheet()
    assert shelf.put(put) == etag_of(put) == shelf.etag(put.address)
    assert shelf.read(put.address) == put
    assert list(shelf.addresses()) == [put.address]


def test_any_web_server_finds_the_page_and_its_compressed_forms(shelf: Shelf) -> None:
    put = sheet()
    shelf.put(put)
    page = shelf.folder / "pages" / "en" / "news" / "crane-12" / "index.html"
    assert page.read_bytes() == put.body
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == put.body
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == put.body


def test_a_withdrawn_page_stands_where_no_other_server_looks(shelf: Shelf) -> None:
    shelf.put(sheet())
    gone = sheet(text="It was withdrawn.", status=410)
    shelf.put(gone)
    assert shelf.read(gone.address) == gone
    assert not (shelf.folder / "pages" / "en" / "news" / "crane-12" / "index.html").exists()


def test_what_is_taken_off_is_gone_in_every_form(shelf: Shelf) -> None:
    shelf.put(sheet())
    shelf.take_off("/en/news/crane-12/")
    shelf.take_off("/en/news/crane-12/")
    assert shelf.read("/en/news/crane-12/") is None
    assert not [file for file in (shelf.folder / "pages").rglob("*") if file.is_file()]


@pytest.mark.parametrize("damage", ["body", "meta", "cut"])
def test_a_damaged_page_counts_as_not_there(shelf: Shelf, damage: str) -> None:
    shelf.put(sheet())
    page = shelf.folder / "pages" / "en" / "news" / "crane-12" / "index.html"
    meta = next((shelf.folder / "meta").rglob("*.json"))
    match damage:
        case "body":
            page.write_bytes(b"torn")
        case "meta":
            meta.write_bytes(b"{")
        case "cut":
            page.write_bytes(page.read_bytes()[:100])
    assert shelf.read("/en/news/crane-12/") is None
    assert HotShelf(shelf, bytes_at_most=10_000).get("/en/news/crane-12/") is None


def test_a_damaged_compressed_form_is_left_out(shelf: Shelf) -> None:
    put = sheet()
    shelf.put(put)
    (shelf.folder / "pages" / "en" / "news" / "crane-12" / "index.html.br").write_bytes(b"torn")
    page = HotShelf(shelf, bytes_at_most=10_000).get(put.address)
    assert page is not None
    assert gzip.decompress(page.form(b"br, gzip;q=0.5").body) == put.body


FILES = ("pages/en/news/crane-12/index.html", "pages/en/news/crane-12/index.html.br", "meta")
LEFT_BY_A_POWER_FAILURE = {
    "empty": lambda data: b"",
    "cut": lambda data: data[: len(data) // 2],
    "zeros": lambda data: bytes(len(data)),
    "longer": lambda data: data + bytes(10),
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("what", LEFT_BY_A_POWER_FAILURE)
def test_what_a_power_failure_leaves_is_never_served_and_is_found(shelf: Shelf, file: str, what: str) -> None:
    put = sheet()
    etag = shelf.put(put)
    assert shelf.whole_etag(put.address) == etag
    damaged = next((shelf.folder / "meta").rglob("*.json")) if file == "meta" else shelf.folder / file
    damaged.write_bytes(LEFT_BY_A_POWER_FAILURE[what](damaged.read_bytes()))
    page = HotShelf(shelf, bytes_at_most=100_000).get(put.address)
    served = (
        {
            brotli.decompress(form.body) if name == "br" else form.body
            for name, form in page.forms.items()
            if name != "gzip"
        }
        if page
        else set()
    )
    assert served <= {put.body}
    assert shelf.whole_etag(put.address) == ""
    assert shelf.put(put) == shelf.whole_etag(put.address) == etag


@pytest.mark.parametrize("text", [b"", b"0", b"[]", b"null", b'{"address": 1}', b"\xff"])
def test_a_meta_file_that_is_none_hides_nothing_else(shelf: Shelf, text: bytes) -> None:
    shelf.put(sheet())
    next((shelf.folder / "meta").rglob("*.json")).write_bytes(text)
    other = sheet(address="/en/news/tram-13/")
    shelf.put(other)
    assert other.address in list(shelf.addresses())
    assert shelf.read("/en/news/crane-12/") is None
    assert shelf.whole_etag("/en/news/crane-12/") == ""


def test_the_files_of_two_prints_are_not_mixed(shelf: Shelf) -> None:
    """The page's new file came to the disk before the failure, its meta file did not; or the other way round."""
    shelf.put(sheet(text="The old wording. " * 100))
    kept = {file: file.read_bytes() for file in shelf.folder.rglob("*") if file.is_file() and file.name != "journal"}
    new = sheet(text="The new wording. " * 100)
    shelf.put(new)
    page = shelf.folder / "pages" / "en" / "news" / "crane-12" / "index.html"
    for old in (page, next((shelf.folder / "meta").rglob("*.json"))):
        shelf.put(new)
        old.write_bytes(kept[old])
        assert shelf.read(new.address) is None


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """The kernel refuses longer files, as it does when the disk is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_the_page_that_was_there(shelf: Shelf) -> None:
    put = sheet()
    shelf.put(put)
    with no_file_longer_than(4096), pytest.raises(OSError, match="File too large"):
        shelf.put(sheet(text="The crane is gone. " * 1000))
    assert shelf.read(put.address) == put
    assert not [file for file in shelf.folder.rglob(".*") if file.is_file()]
    page = HotShelf(shelf, bytes_at_most=100_000).get(put.address)
    assert page is not None
    assert page.form(b"br, gzip").body == put.body  # compressed forms of the page that did not fit are not its own


@pytest.mark.parametrize(
    "bad", ["en/", "/../etc/passwd", "/en/./", "/en//news/", "/en/\x00/", "/en/index.html", "/x.br"]
)
def test_an_address_that_leads_elsewhere_is_refused(shelf: Shelf, bad: str) -> None:
    with pytest.raises(BadAddress):
        shelf.put(sheet(address=bad))


@given(st.text(min_size=1, max_size=300))
def test_no_address_leaves_the_folder(name: str) -> None:
    try:
        page = places_of(f"/{name}", ENDINGS).page
    except BadAddress:
        return
    assert (Path("/shelf/pages") / page).resolve().is_relative_to("/shelf/pages")
    assert all(len(part.encode()) <= 255 for part in page.split("/"))


def test_readers_meet_whole_pages_while_writers_write(shelf: Shelf) -> None:
    texts = [f"version {number} " * 500 for number in range(30)]
    shelf.put(sheet(text=texts[0]))
    whole = {text.encode() for text in texts}
    seen: list[bytes] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            page = shelf.read("/en/news/crane-12/")
            if page is not None:
                seen.append(page.body)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for text in texts:
        Shelf(shelf.folder).put(sheet(text=text))
    done.set()
    for reader in readers:
        reader.join()
    assert set(seen) <= whole
    assert shelf.read("/en/news/crane-12/") == sheet(text=texts[-1])


def test_memory_follows_the_shelf(shelf: Shelf) -> None:
    hot = HotShelf(shelf, bytes_at_most=1_000_000)
    assert hot.get("/en/news/crane-12/") is None
    shelf.put(sheet(text="first"))
    first = hot.get("/en/news/crane-12/")
    Shelf(shelf.folder).put(sheet(text="second"))
    second = hot.get("/en/news/crane-12/")
    shelf.take_off("/en/news/crane-12/")
    assert first is not None
    assert second is not None
    assert (first.form(b"").body, second.form(b"").body) == (b"first", b"second")
    assert hot.get("/en/news/crane-12/") is None


def test_memory_is_bounded_and_keeps_serving(shelf: Shelf) -> None:
    for number in range(50):
        shelf.put(sheet(address=f"/en/news/a-{number + 1}/", text="x" * 5000))
    hot = HotShelf(shelf, bytes_at_most=40_000)
    assert all(hot.get(f"/en/news/a-{number + 1}/") for number in range(50))
    assert hot._size <= 40_000


def test_what_was_not_asked_for_longest_leaves_memory_first(shelf: Shelf) -> None:
    for name in ("old", "read", "new"):
        shelf.put(sheet(address=f"/en/news/{name}/", text="x" * 5000))
    hot = HotShelf(shelf, bytes_at_most=16_000)
    for name in ("old", "read", "old", "new"):
        hot.get(f"/en/news/{name}/")
    assert set(hot._pages) == {"/en/news/old/", "/en/news/new/"}
    assert len(hot._addresses) == 2


def test_memory_finds_an_arabic_address_and_nothing_at_a_broken_one(shelf: Shelf) -> None:
    shelf.put(sheet(address="/ar/أخبار/رافعة-12/"))
    hot = HotShelf(shelf, bytes_at_most=1_000_000)
    assert hot.get("/ar/أخبار/رافعة-12/")
    assert hot.get("/ar/\ufffd/") is None
    assert hot.get("/ar/../x") is None
    assert hot.get("*") is None


def test_a_browser_that_has_the_page_is_told_so(shelf: Shelf) -> None:
    shelf.put(sheet())
    page = HotShelf(shelf, bytes_at_most=1_000_000).get("/en/news/crane-12/")
    assert page is not None
    plain, packed = page.form(b""), page.form(b"br")
    assert plain.etag != packed.etag
    assert packed.is_seen(f'"other", W/{packed.etag}')
    assert plain.is_seen("*")
    assert not plain.is_seen(packed.etag)


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", IDENTITY),
        ("gzip", "gzip"),
        ("gzip, br", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.2, gzip;q=0.8", "gzip"),
        ("*", "br"),
        ("*;q=0", IDENTITY),
        ("identity;q=1, br;q=0.5", IDENTITY),
        ("br;q=high, gzip", "gzip"),
        (",,;;q=", IDENTITY),
        ("GZIP", "gzip"),
    ],
)
def test_the_coding_is_the_one_the_browser_weighs_highest(header: str, chosen: str) -> None:
    assert choose(header, ("br", "gzip")) == chosen


@given(st.text(max_size=200))
def test_no_header_is_too_strange(header: str) -> None:
    assert choose(header, ("br", "gzip")) in ("br", "gzip", IDENTITY)
