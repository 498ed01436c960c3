"""Pictures, authors and topics."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from colporteur.foundations.errors import BadCopy
from colporteur.newsroom.actions.printing import in_the_log
from colporteur.newsroom.errors import refusals_as_bad_copy
from colporteur.newsroom.models import Author, AuthorRole, Picture, Topic, TopicLabel
from colporteur.newsroom.pixels import UNREADABLE, upright
from colporteur.people.models import User

log = logging.getLogger(__name__)
KNOWN_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPicture:
    """A picture to be. `focus` is the point that must stay visible, as shares of width and height from the top left."""

    title: str
    file_name: str
    data: bytes
    alt: str = ""
    caption: str = ""
    credit: str = ""
    language: str = ""
    focus: tuple[float, float] | None = None


def add_picture(*, picture: NewPicture, by: User | None, at: datetime) -> Picture:
    """Add a picture to the library. The worker makes its files; who cannot wait calls `photographs.print_picture`.

    The file is written before the transaction, which only names it.

    Raises:
        BadCopy: the file is no picture that can be printed.
    """
    data = readable_picture(picture)
    row = Picture(
        title=picture.title,
        alt=picture.alt,
        caption=picture.caption,
        credit=picture.credit,
        language=picture.language,
        uploaded_by_user=by,
    )
    row.file.save(picture.file_name, ContentFile(data, name=picture.file_name), save=False)
    row._set_image_file_metadata()
    _set_focus(row, picture.focus)
    try:
        with refusals_as_bad_copy(f"The picture {picture.file_name}"), transaction.atomic():
            row.full_clean(exclude=["file"])
            row.save()
    except Exception:
        row.file.storage.delete(row.file.name)
        raise
    finally:
        row.file.close()  # Wagtail leaves it open once it has looked at it
    log.info("Picture %s (%s) was added at %s.", row.pk, picture.file_name, in_the_log(at))
    return Picture.objects.get(pk=row.pk)


@transaction.atomic
def put_author(
    *, name: str, roles: Mapping[str, str], names: Mapping[str, str] | None = None, by: User | None, at: datetime
) -> Author:
    """Make an author, or bring the one of this name up to date.

    `roles` by edition prefix; `names` likewise, for editions among these that write the name otherwise.
    """
    author = Author.objects.filter(name=name).first() or Author(name=name)
    forms = names or {}
    rows = [AuthorRole(edition=edition, text=text, name=forms.get(edition, "")) for edition, text in roles.items()]
    with refusals_as_bad_copy(f"The author “{name}”"):
        author.roles.set(rows)
        author.full_clean()
        for row in rows:
            row.full_clean(exclude=["author"])
        author.save()
    log.info("The author %r was put down at %s.", name, in_the_log(at))
    return author


@transaction.atomic
def put_topic(*, key: str, labels: Mapping[str, str], by: User | None, at: datetime) -> Topic:
    """Make a topic, or bring the one with this key up to date; `labels` by edition prefix."""
    topic = Topic.objects.filter(key=key).first() or Topic(key=key)
    rows = [TopicLabel(edition=edition, name=name) for edition, name in labels.items()]
    with refusals_as_bad_copy(f"The topic “{key}”"):
        topic.labels.set(rows)
        topic.full_clean()
        for row in rows:
            row.full_clean(exclude=["topic"])
        topic.save()
    log.info("The topic %s was put down at %s.", key, in_the_log(at))
    return topic


def readable_picture(picture: NewPicture) -> bytes:
    """The file's bytes, upright; it is read to the end, since half a picture cannot be printed.

    Raises:
        BadCopy: it is no picture that can be printed.
    """
    try:
        with Image.open(BytesIO(picture.data)) as image:
            image.load()
            name = image.format
        if name in KNOWN_FORMATS:
            return upright(picture.data)
    except UNREADABLE as error:
        raise BadCopy(f"{picture.file_name} cannot be read as a picture. Save it anew as JPEG or PNG.") from error
    raise BadCopy(f"{picture.file_name} is a {name} file. Use JPEG, PNG, WebP, AVIF or GIF.")


def _set_focus(row: Picture, focus: tuple[float, float] | None) -> None:
    if focus is None:
        return
    across, down = (min(max(share, 0.0), 1.0) for share in focus)
    row.focal_point_x, row.focal_point_y = round(across * row.width), round(down * row.height)
    row.focal_point_width = row.focal_point_height = 1
