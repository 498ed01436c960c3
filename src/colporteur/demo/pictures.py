"""Draws every picture of the demo paper: `python -m colporteur.demo.pictures FOLDER`.

The pictures are drawn rather than shipped, so that the package stays small and no photograph needs a licence.
Each run yields the same files.
"""

import struct
import sys
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from PIL import Image, ImageChops

from colporteur.demo.drawing import interiors, laboratory, objects, seaside, sports, townscape, waterside
from colporteur.demo.drawing.brushes import Canvas

PICTURES: Mapping[str, Callable[[Canvas], None]] = MappingProxyType(
    {
        "auktionatoren": interiors.auctioneers,
        "bench": waterside.bench,
        "bohrkern": laboratory.drill_core,
        "bookshop-window": interiors.bookshop_window,
        "concert-hall": interiors.concert_hall,
        "ferry": waterside.ferry,
        "fish-auction": objects.fish_auction,
        "fish-market": interiors.fish_market,
        "foghorn": seaside.foghorn,
        "glass-eels": laboratory.glass_eels,
        "goal-net": sports.goal_net,
        "granary-choir": interiors.granary_choir,
        "harbour-dawn": waterside.harbour_dawn,
        "kettle-bridge": waterside.kettle_bridge,
        "kieselalgen": laboratory.diatoms,
        "lanterns": waterside.lanterns,
        "library": interiors.library,
        "lighthouse": seaside.lighthouse,
        "mina-puerto": seaside.mine,
        "old-books": objects.old_books,
        "oyster-baskets": objects.oyster_baskets,
        "oyster-shells": objects.oyster_shells,
        "parking-quay": townscape.parking_quay,
        "penalty-save": sports.penalty_save,
        "portero-piano": interiors.piano_tuner,
        "regata-veldmar": sports.regatta,
        "ropeworks": waterside.ropeworks,
        "rowing": sports.rowing,
        "rowing-four": sports.rowing_four,
        "salt-pans": seaside.salt_pans,
        "school": townscape.school,
        "school-lunch": objects.school_lunch,
        "seal": seaside.seal,
        "stadium": sports.stadium,
        "station-clock": townscape.station_clock,
        "street-lamps": townscape.street_lamps,
        "swimmers": seaside.swimmers,
        "telephone": objects.telephone,
        "textbuch": laboratory.price_list,
        "theatre": interiors.theatre,
        "tide": seaside.tide,
        "tram": townscape.tram,
        "turmuhr": waterside.clock_tower,
        "university": townscape.university,
        "weather-box": townscape.weather_box,
        "wind-farm": seaside.wind_farm,
        "zollhaus": waterside.customs_house,
    }
)


def draw(name: str, folder: Path) -> Path:
    """Draw one picture into `folder` as a PNG of 1600 by 1000; an unknown name raises KeyError."""
    canvas = Canvas(zlib.crc32(name.encode()))
    PICTURES[name](canvas)
    path = folder / f"{name}.png"
    path.write_bytes(_png(canvas.printed()))
    return path


def draw_all(folder: Path) -> list[Path]:
    """Draw every picture of the demo paper into `folder`, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    return [draw(name, folder) for name in PICTURES]


def _png(picture: Image.Image) -> bytes:
    """An RGB picture as PNG (RFC 2083), every row with the filter "up".

    Pillow tries five filters on each row, which would take half of the whole drawing time.
    """
    above = ImageChops.offset(picture, 0, 1)
    above.paste((0, 0, 0), (0, 0, picture.width, 1))
    rows = ImageChops.subtract_modulo(picture, above).tobytes()
    width, height = picture.size
    filtered = b"".join(b"\x02" + rows[at : at + width * 3] for at in range(0, len(rows), width * 3))
    packer = zlib.compressobj(1)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = packer.compress(filtered) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    """One chunk of a PNG file: length, kind, content, check sum."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


if __name__ == "__main__":
    for drawn in draw_all(Path(sys.argv[1])):
        print(drawn)
