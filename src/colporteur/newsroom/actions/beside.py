"""Pictures that lie beside the article's file: they are taken into the library with it, each once."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

from wagtail.images.fields import WagtailImageField

from colporteur.foundations.errors import BadCopy
from colporteur.newsroom.actions.copying import PictureFinder, library_picture
from colporteur.newsroom.actions.library import NewPicture, add_picture, readable_picture
from colporteur.newsroom.models import Picture
from colporteur.people.models import User
from colporteur.text.copy import Copy
from colporteur.text.copy_blocks import PictureCopy


@contextmanager
def pictures_beside(
    *, copy: Copy, folder: Path, language: str, by: User | None, at: datetime
) -> Iterator[PictureFinder]:
    """Take in what the copy names and the folder holds, for as long as the block; if that fails, what is new goes again.

    A name is a path relative to the folder. What lies outside of it, or is led out of it by a link, is never read.

    Raises:
        BadCopy: a file is no picture that can be printed; then none was taken in.
    """
    named = {each.file: each for each in _pictures_of(copy)}
    files = {name: file for name in named if (file := _file_beside(folder, name)) is not None}
    new = {name: _new_picture(named[name], file, language) for name, file in files.items()}
    added: list[Picture] = []
    try:
        taken = {name: _take_in(picture, added, by, at) for name, picture in new.items()}
        yield lambda name: taken.get(name) or library_picture(name) or library_picture(unquote(name))
    except BaseException:
        for picture in added:
            picture.delete()
        raise


def _pictures_of(copy: Copy) -> Iterator[PictureCopy]:
    """The article's own last: where a file is named twice, its words there go to the library."""
    yield from (block for block in copy.body if isinstance(block, PictureCopy))
    if copy.picture is not None:
        yield copy.picture


def _file_beside(folder: Path, name: str) -> Path | None:
    """Markdown writes spaces and accents of a name as web addresses do."""
    root = folder.resolve()
    for written in dict.fromkeys((name, unquote(name))):
        try:
            file = (root / written).resolve()
            if file.is_relative_to(root) and file.exists():
                return file
        except (OSError, ValueError):  # a name that no file can have
            continue
    return None


def _new_picture(named: PictureCopy, file: Path, language: str) -> NewPicture:
    if not file.is_file():
        raise BadCopy(f"The picture {named.file} is no file. Name a JPEG, PNG, WebP, AVIF or GIF file.")
    most = WagtailImageField().max_upload_size
    try:
        if file.stat().st_size > most:
            raise BadCopy(f"The picture {named.file} is larger than {most // 1_048_576} MB. Save it smaller.")
        data = file.read_bytes()
    except OSError as error:
        raise BadCopy(f"The picture {named.file} cannot be read: {error.strerror}.") from error
    picture = NewPicture(
        title=file.name[:255],
        file_name=file.name,
        data=data,
        alt=named.alt,
        caption=named.caption,
        credit=named.credit,
        language=language,
    )
    readable_picture(picture)
    return picture


def _take_in(picture: NewPicture, added: list[Picture], by: User | None, at: datetime) -> Picture:
    """The same bytes are the same picture, whatever they are called; its words in the library stay."""
    digest = hashlib.sha1(readable_picture(picture), usedforsecurity=False).hexdigest()  # as Wagtail keeps it
    known: Picture | None = Picture.objects.filter(file_hash=digest).order_by("pk").first()
    if known is None:
        known = add_picture(picture=picture, by=by, at=at)
        added.append(known)
    return known
