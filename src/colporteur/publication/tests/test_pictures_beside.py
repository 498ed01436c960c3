"""A picture beside the article's file comes into the library with the article, and with nothing else."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pytest_django import Settings

from colporteur.newsroom.models import Article, Picture
from colporteur.newsroom.tests.factories import make_newspaper, make_section
from colporteur.publication.commands import publish
from colporteur.publication.tests.houses import house_in

pytestmark = pytest.mark.django_db
QUAY = 'picture: {file: quay.png, alt: "A quay."}'


@pytest.fixture(autouse=True)
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "media"
    make_newspaper()
    make_section()
    with house_in(tmp_path / "house", monkeypatch):
        yield


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


def draw(file: Path, colour: str = "red", form: str = "PNG") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (640, 480), colour).save(file, form)
    return file


def hand_in(desk: Path, front: str = "", body: str = "It opened.", *words: str) -> int:
    file = desk / "story.md"
    file.write_text(f"---\nheadline: The bridge\n{front}\n---\n{body}\n", encoding="utf-8")
    return publish([str(file), "--no-wait", *words])


def stored_files(tmp_path: Path) -> list[Path]:
    return [each for each in (tmp_path / "media").rglob("*") if each.is_file()]


def test_a_picture_story_is_made_from_the_command_line_alone(desk: Path) -> None:
    draw(desk / "quay.png")
    draw(desk / "more" / "Brücke am Tag.png", "blue")
    front = 'picture: {file: quay.png, alt: "A quay.", caption: "It stands.", credit: Ana}'
    assert hand_in(desk, front, '![A bridge.](<more/Brücke am Tag.png> "By day.")') == 0
    article = Article.objects.get()
    assert article.picture is not None
    lead = article.picture
    assert (lead.title, lead.alt, lead.caption, lead.credit, lead.language) == (
        "quay.png",
        "A quay.",
        "It stands.",
        "Ana",
        "en",
    )
    (block,) = article.body
    assert (block.value["picture"].alt, block.value["caption"]) == ("A bridge.", "By day.")


def test_the_same_bytes_are_the_same_picture(desk: Path) -> None:
    draw(desk / "quay.png")
    draw(desk / "copy.png")
    assert hand_in(desk, "picture: quay.png", "![Once.](copy.png)") == 0
    assert hand_in(desk, "picture: quay.png") == 0
    assert Picture.objects.count() == 1


def test_what_is_outside_of_the_folder_is_never_read(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = draw(tmp_path / "secret.png")
    (desk / "link.png").symlink_to(outside)
    (desk / "away").symlink_to(tmp_path)
    for name in (
        "../secret.png",
        str(outside),
        "link.png",
        "away/secret.png",
        "%2e%2e/secret.png",
        "a" * 300,
        "a%00b",
    ):
        assert hand_in(desk, f'picture: "{name}"') == 1
        assert "in the library, nor beside the article" in capsys.readouterr().err
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        (
            "a.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "cannot be read as a picture",
        ),
        ("a.png", b"no picture", "cannot be read as a picture"),
        ("a.png", b"", "cannot be read as a picture"),
        ("a.png", b"\x89PNG" + b"a" * 10_485_760, "is larger than 10 MB"),
    ],
)
def test_a_file_that_is_no_picture_is_named_and_nothing_is_kept(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, words: str
) -> None:
    draw(desk / "quay.png")
    (desk / name).write_bytes(data)
    assert hand_in(desk, "picture: quay.png", f"![Bad.]({name})") == 1
    told = capsys.readouterr().err
    assert words in told
    assert name in told
    assert not Picture.objects.exists()
    assert not stored_files(tmp_path)
    assert not Article.objects.exists()


def test_a_folder_is_no_picture(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "pictures").mkdir()
    assert hand_in(desk, "picture: pictures") == 1
    assert "is no file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "front", [f"{QUAY}\ntags: [nothing]", "picture: quay.png"]
)  # no such topic; no alternative text
def test_an_article_that_is_refused_leaves_no_picture(desk: Path, front: str) -> None:
    draw(desk / "quay.png")
    assert hand_in(desk, front) == 1
    assert not Picture.objects.exists()


def test_an_update_takes_a_picture_in_too(desk: Path) -> None:
    assert hand_in(desk) == 0
    draw(desk / "quay.png")
    assert hand_in(desk, QUAY, "It opened.", "--update", str(Article.objects.get().pk)) == 0
    assert Article.objects.get().picture is not None


def test_beside_standard_input_there_is_nothing(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draw(desk / "quay.png")
    monkeypatch.chdir(desk)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"---\nheadline: A\npicture: quay.png\n---\nB.\n")))
    assert publish(["-", "--no-wait"]) == 1
    assert "There is no picture “quay.png”" in capsys.readouterr().err
