"""The paintbox of the demo pictures: a canvas, its colours and the bending of shapes.

Scenes are written in the units of the printed picture, 1600 by 1000. The canvas paints at twice that size and
shrinks the result, so that edges come out smooth. All chance comes from the canvas's own seeded dice.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageOps

WIDTH, HEIGHT = 1600, 1000
SCALE = 2

type Point = tuple[float, float]
type Colour = tuple[int, int, int]

INK = "#182337"
NAVY = "#24385a"
SLATE = "#4d6173"
TEAL = "#2f6872"
MOSS = "#566b4d"
SAND = "#dcc79f"
CREAM = "#f5ecd7"
GOLD = "#f2bd5c"
RED = "#c2462f"
BRICK = "#9a4b38"
WOOD = "#7a5236"

DAWN = ("#7fa6b5", "#b4cbc8", "#eadcc2", "#f6cda4")
DAY = ("#93bcc9", "#bfd7d8", "#ece9da")
GREY = ("#8fa2ab", "#b7c3c3", "#dcdccf")
RAIN = ("#4c5b69", "#6e7d88", "#9aa5a9")
DUSK = ("#26355a", "#5f5a80", "#bd7480", "#eeaa7d", "#f8d8a6")
NIGHT = ("#0e1830", "#182a4b", "#304a70")


def rgb(colour: str) -> Colour:
    """The three channels of a `#rrggbb` colour, 0 to 255."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def blend(first: str, second: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from the first to the second."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def smooth(points: Sequence[Point], rounds: int = 3) -> list[Point]:
    """Cut the corners of a closed outline until it is a curve (Chaikin's scheme)."""
    outline = list(points)
    for _ in range(rounds):
        pairs = zip(outline, outline[1:] + outline[:1], strict=True)
        outline = [
            point
            for (ax, ay), (bx, by) in pairs
            for point in (
                (0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by),
                (0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by),
            )
        ]
    return outline


def bend(points: Sequence[Point], rounds: int = 3) -> list[Point]:
    """Round the corners of an open line; its two ends stay where they are."""
    line = list(points)
    for _ in range(rounds):
        cut = [line[0]]
        for (ax, ay), (bx, by) in pairwise(line):
            cut += [(0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by), (0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by)]
        line = [*cut, line[-1]]
    return line


def placed(points: Sequence[Point], at: Point, size: float = 1.0, flip: int = 1) -> list[Point]:
    """Move a shape drawn around the origin to `at`; `flip` of -1 turns it to face the other way."""
    return [(at[0] + x * size * flip, at[1] + y * size) for x, y in points]


@cache
def _halo() -> Image.Image:
    """A soft round mask, brightest in the middle."""
    side = 96
    middle = (side - 1) / 2
    values = bytearray()
    for y in range(side):
        for x in range(side):
            near = max(0.0, 1 - hypot(x - middle, y - middle) / middle)
            values.append(round(255 * near * near))
    return Image.frombytes("L", (side, side), bytes(values))


@cache
def _paper() -> Image.Image:
    """Printing paper: a fine grain and slightly darker corners, to be multiplied with a picture."""
    noise = Image.frombytes("L", (WIDTH // 2, HEIGHT // 2), Random(7).randbytes(WIDTH * HEIGHT // 4))  # noqa: S311 - grain, no secret
    grain = noise.resize((WIDTH, HEIGHT), Image.Resampling.NEAREST).point(
        [252 if value < 96 else 254 for value in range(256)]
    )
    corners = ImageOps.invert(Image.radial_gradient("L")).point([min(255, 222 + value // 3) for value in range(256)])
    both = ImageChops.multiply(grain, corners.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR))
    return Image.merge("RGB", (both, both, both))


class Canvas:
    """One picture in the making. Positions and sizes are in printed units; alpha runs from 0 to 1."""

    def __init__(self, seed: int) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), None)
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.dice = Random(seed)  # noqa: S311 - equal pictures need equal dice

    def shape(self, points: Sequence[Point], colour: str, alpha: float = 1.0) -> None:
        """Fill a polygon."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=(*rgb(colour), round(alpha * 255)))

    def curve(self, points: Sequence[Point], colour: str, alpha: float = 1.0) -> None:
        """Fill a closed outline with rounded corners."""
        self.shape(smooth(points), colour, alpha)

    def rect(self, x: float, y: float, width: float, height: float, colour: str, *, alpha: float = 1.0) -> None:
        """Fill a rectangle given by its upper left corner and its size."""
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour, alpha)

    def slab(self, box: tuple[float, float, float, float], radius: float, colour: str, alpha: float = 1.0) -> None:
        """Fill a rectangle (x, y, width, height) with round corners."""
        x, y, width, height = box
        corners = (x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE)
        self.pen.rounded_rectangle(corners, radius * SCALE, fill=(*rgb(colour), round(alpha * 255)))

    def oval(self, at: Point, radii: Point, colour: str, alpha: float = 1.0) -> None:
        """Fill an ellipse around a point."""
        (x, y), (rx, ry) = at, radii
        box = ((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE)
        self.pen.ellipse(box, fill=(*rgb(colour), round(alpha * 255)))

    def disc(self, at: Point, radius: float, colour: str, alpha: float = 1.0) -> None:
        """Fill a circle around a point."""
        self.oval(at, (radius, radius), colour, alpha)

    def line(self, points: Sequence[Point], width: float, colour: str, alpha: float = 1.0) -> None:
        """Stroke a line through the points; an opaque line has round ends."""
        path = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(path, fill=(*rgb(colour), round(alpha * 255)), width=max(1, round(width * SCALE)), joint="curve")
        if alpha == 1.0 and width > 3:
            for end in (points[0], points[-1]):
                self.disc(end, width / 2, colour)

    def ring(self, at: Point, radii: Point, width: float, colour: str, span: tuple[float, float] = (0, 360)) -> None:
        """Stroke an ellipse or, by `span` in degrees clockwise from the right, a part of it."""
        (x, y), (rx, ry) = at, radii
        box = ((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE)
        self.pen.arc(box, span[0], span[1], fill=rgb(colour), width=round(width * SCALE))

    def wash(self, top: float, bottom: float, stops: Sequence[str], sides: Point = (0, WIDTH)) -> None:
        """Fill a band of the picture with a gradient from top to bottom."""
        strip = Image.new("RGB", (1, len(stops)))
        strip.putdata([rgb(stop) for stop in stops])
        # The first and last half of a stretched strip would stand still, so the strip is cut to its pixel centres.
        box = (0, 0.5, 1, len(stops) - 0.5)
        left, right = round(sides[0] * SCALE), round(sides[1] * SCALE) - 1
        first, height = round(top * SCALE), round((bottom - top) * SCALE)
        column = strip.resize((1, height), Image.Resampling.BILINEAR, box)
        rows = ImageDraw.Draw(self.image)
        for y in range(height):
            # Row by row is twice as fast as pasting a stretched picture.
            rows.line([(left, first + y), (right, first + y)], fill=column.getpixel((0, y)))

    def glow(self, at: Point, radius: float, colour: str, strength: float = 0.6) -> None:
        """Lay soft light around a point."""
        side = round(radius * 2 * SCALE)
        mask = _halo().point([round(value * strength) for value in range(256)])
        corner = (round((at[0] - radius) * SCALE), round((at[1] - radius) * SCALE))
        self.image.paste(rgb(colour), (*corner, corner[0] + side, corner[1] + side), mask.resize((side, side)))

    def mirror(self, horizon: float, depth: float, tint: str, share: float = 0.45) -> None:
        """Reflect what stands above the horizon in the band of `depth` below it, mixed with the water's tint."""
        rows = round(depth * SCALE) // 4 * 4
        low = round(horizon * SCALE)
        scene = ImageOps.flip(self.image.reduce(4, (0, low - rows, WIDTH * SCALE, low)))
        tinted = Image.blend(scene, Image.new("RGB", scene.size, rgb(tint)), share)
        self.image.paste(tinted.resize((WIDTH * SCALE, rows), Image.Resampling.BILINEAR), (0, low))

    def printed(self) -> Image.Image:
        """The finished picture, 1600 by 1000, on its paper."""
        return ImageChops.multiply(self.image.reduce(SCALE), _paper())


def turn(points: Sequence[Point], degrees: float) -> list[Point]:
    """Turn a shape around the origin, clockwise on the page."""
    angle = degrees * pi / 180
    return [(x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)) for x, y in points]
