"""Pictures as pages print them: what files there are now, with the words that the article gives them."""

from collections.abc import Iterable

from colporteur.newsroom.models import Picture
from colporteur.newsroom.photographs import Format, PrintedFile, Shape, photograph_files
from colporteur.press.layouts import Photograph, Rendition
from colporteur.text.documents import Figure


def pictures_by_id(numbers: Iterable[int]) -> dict[int, Picture]:
    """Pictures with their files, in two queries."""
    wanted = set(numbers)
    if not wanted:
        return {}
    return {picture.pk: picture for picture in Picture.objects.filter(pk__in=wanted).prefetch_related("renditions")}


def photograph(picture: Picture, figure: Figure, *, shape: Shape = Shape.WHOLE) -> Photograph | None:
    """The picture as it can be printed now; None while it has no files."""
    files = [file for file in photograph_files(picture) if file.shape is shape]
    jpegs = [file for file in files if file.format is Format.JPEG]
    if not jpegs:
        return None
    fallback = jpegs[len(jpegs) // 2]
    return Photograph(
        width=jpegs[-1].width,
        height=jpegs[-1].height,
        renditions=tuple(_rendition(file) for file in files),
        fallback=_rendition(fallback),
        alt=figure.alt,
        caption=figure.caption,
        credit=figure.credit,
        focus=(round(picture.focus[0] * 100), round(picture.focus[1] * 100)),
    )


def _rendition(file: PrintedFile) -> Rendition:
    return Rendition(address=file.address, width=file.width, media_type=file.format.media_type)
