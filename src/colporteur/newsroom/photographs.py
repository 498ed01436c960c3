"""Printing pictures: a few widths, three formats, a crop for cards. Reading a page never makes a file.

Files are made outside transactions, JPEG and WebP first since every browser reads one of them, AVIF later. Their names are
Wagtail's own, so that what the editor asks for is not made twice.
"""

import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from PIL import Image

from colporteur.newsroom.models import Picture, PictureRendition
from colporteur.newsroom.models.pictures import unguessable_name
from colporteur.newsroom.pixels import UNREADABLE, opened_for_print
from colporteur.newsroom.rules.crops import CARD_WIDTHS, WIDTHS, Box, card_box, printed_widths
from colporteur.newsroom.signals import picture_was_changed

log = logging.getLogger(__name__)


class Shape(StrEnum):
    """The whole picture, or the part of it that a card shows."""

    WHOLE = "whole"
    CARD = "card"


class Format(StrEnum):
    """File formats, as Wagtail names them."""

    JPEG = "jpeg"
    WEBP = "webp"
    AVIF = "avif"

    @property
    def media_type(self) -> str:
        """As in `Content-Type`."""
        return f"image/{self}"


FIRST = (Format.JPEG, Format.WEBP)
LATER = (Format.AVIF,)
ENCODERS = 2  # threads; encoding leaves Python's lock alone
WAYS_OF_SAVING: dict[Format, dict[str, object]] = {
    Format.JPEG: {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True},
    Format.WEBP: {"format": "WEBP", "quality": 80, "method": 4},
    Format.AVIF: {"format": "AVIF", "quality": 62, "speed": 8},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFile:
    """One file of a picture; `address` is a path such as `/media/…`."""

    address: str
    shape: Shape
    format: Format
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One file to be made: `box` is cut out and brought to `width`."""

    shape: Shape
    format: Format
    box: Box
    width: int

    @property
    def height(self) -> int:
        """In proportion."""
        return max(1, round(self.width * self.box.height / self.box.width))

    @property
    def spec(self) -> str:
        """Wagtail's name for it."""
        size = f"width-{self.width}" if self.shape is Shape.WHOLE else f"fill-{self.width}x{self.height}"
        return f"{size}|format-{self.format}"


def photograph_files(picture: Picture) -> tuple[PrintedFile, ...]:
    """The files that exist now, narrow to wide. Prefetch `renditions` when asking for many pictures."""
    planned = {(plan.spec, _focal_key(picture, plan)): plan for plan in plans(picture, (*FIRST, *LATER))}
    found = [
        (planned[rendition.filter_spec, rendition.focal_point_key], rendition)
        for rendition in picture.renditions.all()
        if (rendition.filter_spec, rendition.focal_point_key) in planned
    ]
    return tuple(
        PrintedFile(
            address=rendition.file.url,
            shape=plan.shape,
            format=plan.format,
            width=rendition.width,
            height=rendition.height,
        )
        for plan, rendition in sorted(found, key=lambda pair: (pair[0].shape, pair[0].format, pair[0].width))
    )


def plans(picture: Picture, formats: Iterable[Format]) -> list[Plan]:
    """Every file there should be of a picture, in these formats. Nothing is made wider than it was uploaded."""
    whole = Box(left=0, top=0, right=picture.width, bottom=picture.height)
    card = card_box(width=picture.width, height=picture.height, focus=picture.focus)
    sizes = [(Shape.WHOLE, whole, WIDTHS), (Shape.CARD, card, CARD_WIDTHS)]
    return [
        Plan(shape=shape, format=each, box=box, width=width)
        for each in formats
        for shape, box, widths in sizes
        for width in printed_widths(available=box.width, wanted=widths)
    ]


def print_picture(picture_id: int) -> None:
    """Make the JPEG and WebP files that are missing. Safe to run twice; a picture that is gone is passed over."""
    _print(picture_id, FIRST, "printed")


def print_picture_smaller(picture_id: int) -> None:
    """Make the AVIF files that are missing. They take longest and nobody has to wait for them."""
    _print(picture_id, LATER, "printed_avif")


def _print(picture_id: int, formats: tuple[Format, ...], done: str) -> None:
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is None or getattr(picture, done) == picture.wanted:
        return
    trouble = ""
    try:
        _make_missing(picture, plans(picture, formats))
    except UNREADABLE as error:
        trouble = f"{type(error).__name__}: {error}"[:300]
        log.error("Picture %s cannot be printed: %s", picture_id, trouble)
    with transaction.atomic():
        Picture.objects.filter(pk=picture_id).update(**{done: picture.wanted, "trouble": trouble})
        picture_was_changed.send(sender=Picture, picture_id=picture_id)


def _make_missing(picture: Picture, wanted: list[Plan]) -> None:
    there = set(picture.renditions.values_list("filter_spec", "focal_point_key"))
    missing = [plan for plan in wanted if (plan.spec, _focal_key(picture, plan)) not in there]
    if not missing:
        return
    with picture.open_file() as file, opened_for_print(file) as image:
        image.load()
        with ThreadPoolExecutor(max_workers=ENCODERS) as encoders:
            for plan, data in zip(missing, encoders.map(partial(_encoded, image), missing), strict=True):
                _keep(picture, plan, data)
    _drop_old_crops(picture)


def _encoded(image: Image.Image, plan: Plan) -> bytes:
    box = (plan.box.left, plan.box.top, plan.box.right, plan.box.bottom)
    sized = image.resize((plan.width, plan.height), Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    written = BytesIO()
    sized.save(written, **WAYS_OF_SAVING[plan.format])  # type: ignore[arg-type]  # a table of Pillow's own options
    return written.getvalue()


def _keep(picture: Picture, plan: Plan, data: bytes) -> None:
    """Store the file first and name it in a row afterwards: what a row names is there."""
    storage = _storage()
    name = storage.save(_file_name(picture, plan), ContentFile(data))
    _, is_new = PictureRendition.objects.get_or_create(
        image=picture,
        filter_spec=plan.spec,
        focal_point_key=_focal_key(picture, plan),
        defaults={"file": name, "width": plan.width, "height": plan.height},
    )
    if not is_new:
        storage.delete(name)  # somebody else was quicker


def _drop_old_crops(picture: Picture) -> None:
    """Crops around an earlier focal point are not asked for any more."""
    current = {(plan.spec, _focal_key(picture, plan)) for plan in plans(picture, (*FIRST, *LATER))}
    for rendition in picture.renditions.filter(filter_spec__startswith="fill-", filter_spec__contains="|format-"):
        if (rendition.filter_spec, rendition.focal_point_key) not in current:
            rendition.delete()  # Wagtail deletes the file after the commit


def _focal_key(picture: Picture, plan: Plan) -> str:
    """Cards depend on the focal point; the whole picture does not."""
    if plan.shape is Shape.WHOLE:
        return ""
    return f"{plan.box.left}-{plan.box.top}"[:16]


def _file_name(picture: Picture, plan: Plan) -> str:
    stem = PurePosixPath(str(picture.file.name)).stem[:40]
    extension = "jpg" if plan.format is Format.JPEG else str(plan.format)
    return unguessable_name(f"{stem}.{plan.shape}-{plan.width}.{extension}")


def _storage() -> Storage:
    storage: Storage = PictureRendition._meta.get_field("file").storage
    return storage
