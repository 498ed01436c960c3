"""Pictures and static files: parts, times, types, and never anything from outside their folder."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.press.conditions import has_since
from colporteur.press.files_at_rest import FilesAtRest, part_of


@dataclass(slots=True)
class Asked:
    """A request as far as files look at it."""

    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)

    def header(self, name: str) -> str | None:
        return self.headers.get(name)


@pytest.fixture
def media(tmp_path: Path) -> FilesAtRest:
    (tmp_path / "media").mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "media" / "crane.webp").write_bytes(bytes(range(100)))
    (tmp_path / "media" / "page.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    (tmp_path / "media" / ".hidden").write_text("hidden", encoding="utf-8")
    (tmp_path / "media" / "out").symlink_to(tmp_path / "secret.txt")
    return FilesAtRest(tmp_path / "media", is_immutable=False)


def test_a_picture_is_shown_and_a_page_is_handed_over_as_a_file(media: FilesAtRest) -> None:
    picture, page = dict(media.answer("crane.webp", Asked()).headers), dict(media.answer("page.html", Asked()).headers)
    assert picture["Content-Type"] == "image/webp"
    assert "Content-Disposition" not in picture
    assert (page["Content-Type"], page["Content-Disposition"]) == ("application/octet-stream", "attachment")
    assert page["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "name",
    ["../secret.txt", "..", ".hidden", "out", "/etc/passwd", "a\0b", "", "missing.png", "crane.webp/x", "x" * 5000],
)
def test_nothing_else_is_there(media: FilesAtRest, name: str) -> None:
    assert media.answer(name, Asked()).status == 404


@pytest.mark.parametrize("name", ["originals/crane.jpg", "./originals/crane.jpg", "crane/../originals/crane.jpg"])
def test_what_lies_in_a_private_folder_is_not_there(tmp_path: Path, name: str) -> None:
    for folder in ("originals", "crane", "crane/originals"):
        (tmp_path / folder).mkdir()
    (tmp_path / "originals" / "crane.jpg").touch()
    (tmp_path / "crane" / "originals" / "crane.jpg").touch()
    files = FilesAtRest(tmp_path, is_immutable=False, private=frozenset({"originals"}))
    assert files.answer(name, Asked()).status == 404
    assert files.answer("crane/originals/crane.jpg", Asked()).status == 200


def test_a_part_is_a_part(media: FilesAtRest) -> None:
    answer = media.answer("crane.webp", Asked(headers={"range": "bytes=10-19"}))
    assert (answer.status, answer.part) == (206, (10, 20))
    assert dict(answer.headers)["Content-Range"] == "bytes 10-19/100"
    assert media.answer("crane.webp", Asked(headers={"range": "bytes=100-"})).status == 416


def test_a_part_of_another_version_is_not_mixed_in(media: FilesAtRest) -> None:
    asked = Asked(headers={"range": "bytes=10-19", "if-range": '"older"'})
    assert media.answer("crane.webp", asked).status == 200


THEN, LATER = 1_700_000_000.9, "Wed, 15 Nov 2023 00:00:00 GMT"
AT_THAT_SECOND, BEFORE = "Tue, 14 Nov 2023 22:13:20 GMT", "Tue, 14 Nov 2023 22:13:19 GMT"


@pytest.mark.parametrize(
    ("conditions", "status"),
    [
        ({"if-modified-since": AT_THAT_SECOND}, 304),
        ({"if-modified-since": LATER}, 304),
        ({"if-modified-since": "Tuesday, 14-Nov-23 22:13:20 GMT"}, 304),  # as times were written once
        ({"if-modified-since": "Tue Nov 14 22:13:20 2023"}, 304),
        ({"if-modified-since": BEFORE}, 200),
        ({"if-modified-since": "yesterday"}, 200),
        ({"if-modified-since": "Tue, 99 Nov 2023 22:13:20 GMT"}, 200),
        ({"if-modified-since": ""}, 200),
        ({"if-none-match": '"older"', "if-modified-since": LATER}, 200),  # a tag outranks a time
        ({"if-none-match": "{etag}", "if-modified-since": BEFORE}, 304),
        ({"if-none-match": 'W/"older", W/{etag}'}, 304),
        ({"if-none-match": "*"}, 304),
        ({"if-modified-since": LATER, "range": "bytes=0-9"}, 304),
        ({"if-modified-since": BEFORE, "range": "bytes=0-9"}, 206),
    ],
)
def test_a_browser_that_has_the_file_is_told_so(
    media: FilesAtRest, tmp_path: Path, conditions: dict[str, str], status: int
) -> None:
    os.utime(tmp_path / "media" / "crane.webp", (THEN, THEN))
    headers = dict(media.answer("crane.webp", Asked()).headers)
    assert headers["Last-Modified"] == AT_THAT_SECOND
    asked = {name: value.format(etag=headers["ETag"]) for name, value in conditions.items()}
    for method in ("GET", "HEAD"):
        expected = 200 if (method, status) == ("HEAD", 206) else status  # of a head there are no parts
        assert media.answer("crane.webp", Asked(method=method, headers=asked)).status == expected


@given(st.text(max_size=40), st.floats(min_value=0, max_value=1e11))
def test_no_time_breaks_the_answer(asked: str, changed_at: float) -> None:
    assert has_since(asked, changed_at) in (True, False)


def test_only_reading_is_allowed(media: FilesAtRest) -> None:
    assert media.answer("crane.webp", Asked(method="POST")).status == 405


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-0", (0, 1)),
        ("bytes=90-", (90, 100)),
        ("bytes=-5", (95, 100)),
        ("bytes=-500", (0, 100)),
        ("bytes=50-1000", (50, 100)),
        ("bytes=20-10", None),
        ("bytes=-0", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("bytes=", None),
        ("bytes=٣-٤", None),
    ],
)
def test_ranges_are_read_as_the_standard_says(asked: str, part: tuple[int, int] | None) -> None:
    assert part_of(asked, 100) == part


@given(st.text(max_size=40), st.integers(min_value=0, max_value=1000))
def test_no_range_leads_beyond_the_file(asked: str, size: int) -> None:
    part = part_of(f"bytes={asked}", size)
    assert part is None or 0 <= part[0] < part[1] <= size
