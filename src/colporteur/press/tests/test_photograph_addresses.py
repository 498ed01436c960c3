"""Printed files of pictures.

What is promised: a file is handed to whoever has its address, whether its story is in print or not, and nobody can find that
address who was not told it. It cannot be worked out from the picture's name, number, size or time, nor from the address of
another file of the same picture, whether the paper printed the file or the editor made it for itself.
"""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.cache import cache
from PIL import Image
from pytest_django import Settings

from colporteur.newsroom import actions
from colporteur.newsroom.models import Picture
from colporteur.newsroom.photographs import photograph_files, print_picture, print_picture_smaller
from colporteur.newsroom.tests.factories import NOON
from colporteur.press.files_at_rest import FilesAtRest
from colporteur.press.server import NOT_HANDED_OUT

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the file open in which it draws its own sizes.
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"),
]
CHANCE = re.compile(r"\.([0-9a-f]{32})\.")  # 128 bits
EDITORS_OWN = ("max-165x165", "max-800x600", "width-400|format-webp")


class Stranger:
    method = "GET"

    def header(self, name: str, /) -> str | None:
        return None


@pytest.fixture
def media(tmp_path: Path, settings: Settings) -> Path:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()  # Wagtail remembers there what it made for pictures of other tests
    return tmp_path


def add(name: str = "mayor.png") -> Picture:
    data = BytesIO()
    Image.new("RGB", (1700, 1100), "teal").save(data, "PNG")
    new = actions.NewPicture(title=name, file_name=name, data=data.getvalue())
    return actions.add_picture(picture=new, by=None, at=NOON)


def files_of(picture: Picture) -> list[str]:
    """The names of everything that the paper prints and the editor makes."""
    print_picture(picture.pk)
    print_picture_smaller(picture.pk)
    picture = Picture.objects.get(pk=picture.pk)
    own = [made_by_the_editor(picture, spec) for spec in EDITORS_OWN]
    return [*own, *(each.address.removeprefix("/media/") for each in photograph_files(picture))]


def made_by_the_editor(picture: Picture, spec: str) -> str:
    rendition = picture.get_rendition(spec)
    rendition.file.close()  # Wagtail leaves it open
    return str(rendition.file.name)


def test_every_file_has_chance_of_its_own_in_its_name(media: Path) -> None:
    names = [*files_of(add()), *files_of(add())]
    chances = [CHANCE.findall(name) for name in names]
    assert all(len(found) == 1 for found in chances), names
    assert len({found[0] for found in chances}) == len(names)


def test_what_can_be_worked_out_leads_nowhere(media: Path) -> None:
    handed_out = FilesAtRest(media, is_immutable=False, private=NOT_HANDED_OUT)
    names = files_of(add())
    assert [name for name in names if handed_out.answer(name, Stranger()).status != 200] == []
    another = iter(CHANCE.search(name) for name in reversed(names))
    for name in names:
        found = next(another)
        assert found is not None
        guesses = [CHANCE.sub(".", name), CHANCE.sub(f".{'0' * 32}.", name), Path(name).parent.as_posix()]
        if found.group() not in name:
            guesses.append(CHANCE.sub(found.group(), name))
        assert {handed_out.answer(guess, Stranger()).status for guess in guesses} == {404}


def test_what_was_uploaded_is_not_handed_out_under_its_own_name(media: Path) -> None:
    picture = add()
    assert (media / str(picture.file.name)).is_file()
    (media / "documents").mkdir()
    (media / "documents" / "budget.png").write_bytes((media / str(picture.file.name)).read_bytes())
    handed_out = FilesAtRest(media, is_immutable=False, private=NOT_HANDED_OUT)
    for name in (str(picture.file.name), "documents/budget.png", "images/../documents/budget.png"):
        assert handed_out.answer(name, Stranger()).status == 404


def test_a_long_name_still_finds_its_column(media: Path) -> None:
    names = files_of(add("the-" * 30 + "mayor.png"))
    assert max(map(len, names)) <= 100
    assert all(CHANCE.search(name) for name in names)
