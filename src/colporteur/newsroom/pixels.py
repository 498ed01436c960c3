"""Pictures as Pillow sees them: upright, in sRGB, on white."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from PIL import Image, ImageCms, ImageOps

ORIENTATION = 0x0112  # the EXIF tag
UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)  # what Pillow raises for broken files


@contextmanager
def opened_for_print(file: IO[bytes]) -> Iterator[Image.Image]:
    """The first frame in RGB, in sRGB, on white where it is transparent: as every browser shows it."""
    with Image.open(file) as image:
        yield _on_white(_in_srgb(image))


def upright(data: bytes) -> bytes:
    """The same file with its pixels turned the way the camera was held, so that width, height and focal point are true."""
    with Image.open(BytesIO(data)) as image:
        if image.getexif().get(ORIENTATION, 1) == 1:
            return data
        turned = ImageOps.exif_transpose(image)
        written = BytesIO()
        icc_profile = image.info.get("icc_profile")
        turned.save(written, format=image.format, quality=95, icc_profile=icc_profile, exif=turned.getexif())
        return written.getvalue()


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return image  # a broken profile: the numbers as they stand are the best guess
    return converted or image


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB" and not image.has_transparency_data:
        return image
    if not image.has_transparency_data:
        return image.convert("RGB")
    sheet = Image.new("RGB", image.size, "white")
    layer = image.convert("RGBA")
    sheet.paste(layer, mask=layer.getchannel("A"))
    return sheet
