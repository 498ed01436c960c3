"""Pieces of scenery that many demo pictures share: weather, water, houses, people, boats."""

from collections.abc import Sequence
from math import pi, sin

from colporteur.demo.drawing import brushes as paint
from colporteur.demo.drawing.brushes import CREAM, GOLD, HEIGHT, INK, NAVY, RED, SLATE, WIDTH, Canvas, Point


def sky(c: Canvas, stops: Sequence[str], horizon: float = HEIGHT) -> None:
    """Fill the picture down to the horizon with a sky."""
    c.wash(0, horizon, stops)


def sun(c: Canvas, at: Point, radius: float, colour: str = CREAM, glow: str = GOLD) -> None:
    """A sun or moon with its halo."""
    c.glow(at, radius * 4.5, glow, 0.55)
    c.disc(at, radius, colour)


def stars(c: Canvas, depth: float, count: int = 120) -> None:
    """Scatter stars from the top of the picture down to `depth`."""
    for _ in range(count):
        at = (c.dice.uniform(0, WIDTH), c.dice.uniform(0, 1) ** 1.4 * depth)
        c.disc(at, c.dice.uniform(0.8, 2.3), CREAM, c.dice.uniform(0.35, 0.95))


def clouds(c: Canvas, spots: Sequence[tuple[float, float, float]], colour: str, alpha: float = 0.5) -> None:
    """Long flat clouds; each spot gives the middle and the length of one."""
    for x, y, length in spots:
        for step, (shift, share) in enumerate(((0, 1), (-0.14, 0.62), (0.2, 0.5), (0.05, 0.26))):
            width, height = length * share, length * 0.055
            top = y - step * height
            c.slab((x + shift * length - width / 2, top, width, height), height / 2, colour, alpha)


def hills(c: Canvas, base: float, rise: float, colour: str, foot: float = HEIGHT) -> None:
    """One rolling ridge around `base`, filled down to `foot`."""
    waves = [(c.dice.uniform(0.6, 3.4), c.dice.uniform(0, 2 * pi), c.dice.uniform(0.3, 1)) for _ in range(4)]
    ridge: list[Point] = []
    for x in range(0, WIDTH + 20, 20):
        height = sum(share * sin(pace * x / WIDTH * 2 * pi + shift) / pace for pace, shift, share in waves)
        ridge.append((x, base - rise * height))
    c.shape([*ridge, (WIDTH + 20, foot), (0, foot)], colour)


def ripples(c: Canvas, top: float, bottom: float, colour: str, count: int = 70, *, alpha: float = 0.35) -> None:
    """Short level strokes on water, longer and thicker towards the viewer."""
    for _ in range(count):
        near = c.dice.uniform(0, 1) ** 1.3
        y = top + 6 + near * (bottom - top - 8)
        length, thick = 30 + near * c.dice.uniform(60, 260), 1.2 + near * 4.2
        x = c.dice.uniform(-60, WIDTH)
        c.slab((x, y, length, thick), thick / 2, colour, alpha * c.dice.uniform(0.4, 1))


def sparkle(c: Canvas, x: float, top: float, bottom: float, colour: str = CREAM) -> None:
    """The path of a light on water, below the light at `x`."""
    y = top + 3
    while y < bottom:
        near = (y - top) / (bottom - top)
        half = (14 + near * 70) * c.dice.uniform(0.35, 1)
        shift = c.dice.uniform(-1, 1) * (6 + near * 26)
        thick = 2 + near * 5
        c.slab((x + shift - half, y, half * 2, thick), thick / 2, colour, 0.75 - near * 0.45)
        y += thick + 4 + near * 13


def rain(c: Canvas, count: int = 330, colour: str = "#d8e0e2") -> None:
    """Slanting rain over the whole picture."""
    for _ in range(count):
        x, y, length = c.dice.uniform(0, WIDTH + 200), c.dice.uniform(-60, HEIGHT), c.dice.uniform(25, 75)
        c.line([(x, y), (x - length * 0.24, y + length)], c.dice.uniform(0.8, 1.9), colour, c.dice.uniform(0.12, 0.4))


def gull(c: Canvas, at: Point, span: float, colour: str = INK) -> None:
    """A gull in the distance."""
    wing = [
        (-0.5, -0.12),
        (-0.27, -0.2),
        (0, 0.02),
        (0.27, -0.2),
        (0.5, -0.12),
        (0.27, -0.13),
        (0, 0.1),
        (-0.27, -0.13),
    ]
    c.curve(paint.placed(wing, at, span), colour)


def windows(c: Canvas, box: tuple[float, float, float, float], grid: tuple[int, int], lit: float, glass: str) -> None:
    """A grid of (columns, rows) windows in a wall; `lit` is the share of them with a lamp on."""
    x, y, width, height = box
    columns, rows = grid
    wide, high = width / columns, height / rows
    for row in range(rows):
        for column in range(columns):
            colour = GOLD if c.dice.random() < lit else glass
            c.rect(x + (column + 0.27) * wide, y + (row + 0.22) * high, wide * 0.46, high * 0.56, colour)


def house(c: Canvas, box: tuple[float, float, float, float], wall: str, lit: float = 0.3, glass: str = "") -> None:
    """A narrow gabled town house; the box is its wall without the roof."""
    x, y, width, height = box
    roof = paint.blend(wall, INK, 0.35)
    if c.dice.random() < 0.55:
        c.shape([(x, y), (x + width / 2, y - width * 0.55), (x + width, y)], wall)
        c.line([(x - 2, y), (x + width / 2, y - width * 0.55), (x + width + 2, y)], 5, roof)
    else:
        c.shape(
            [
                (x - 3, y),
                (x + width * 0.14, y - width * 0.36),
                (x + width * 0.86, y - width * 0.36),
                (x + width + 3, y),
            ],
            roof,
        )
    chimney = x + width * c.dice.choice((0.2, 0.7))
    c.rect(chimney, y - width * 0.5, width * 0.1, width * 0.34, roof)
    c.rect(x, y, width, height, wall)
    rows = max(1, round(height / 52))
    windows(
        c, (x, y + 4, width, height - 8), (max(2, round(width / 34)), rows), lit, glass or paint.blend(wall, INK, 0.45)
    )


def street(c: Canvas, foot: float, walls: Sequence[str], sides: Point = (0, WIDTH), lit: float = 0.3) -> None:
    """A row of town houses that stand on `foot`."""
    x = sides[0]
    while x < sides[1] - 30:
        width = min(c.dice.uniform(70, 120), sides[1] - x)
        height = c.dice.uniform(105, 200)
        house(c, (x, foot - height, width, height), c.dice.choice(walls), lit)
        x += width


def skyline(c: Canvas, foot: float, colour: str, height: float = 60, sides: Point = (0, WIDTH)) -> None:
    """A distant town as one flat outline, with a church tower somewhere in its middle third."""
    x = sides[0]
    tower = sides[0] + (sides[1] - sides[0]) * c.dice.uniform(0.35, 0.65)
    while x < sides[1]:
        width, tall = c.dice.uniform(26, 70), height * c.dice.uniform(0.35, 1)
        c.rect(x, foot - tall, width + 1, tall, colour)
        c.shape([(x, foot - tall), (x + width / 2, foot - tall - width * 0.4), (x + width, foot - tall)], colour)
        x += width
    c.rect(tower, foot - height * 1.9, height * 0.34, height * 1.9, colour)
    c.shape(paint.placed([(-0.05, 0), (0.17, -1.1), (0.39, 0)], (tower, foot - height * 1.88), height), colour)


def tree(c: Canvas, foot: Point, height: float, leaf: str, trunk: str = "#4a3a2e") -> None:
    """A round leafy tree."""
    x, y = foot
    c.shape(
        [
            (x - height * 0.03, y),
            (x - height * 0.018, y - height * 0.6),
            (x + height * 0.018, y - height * 0.6),
            (x + height * 0.03, y),
        ],
        trunk,
    )
    light = paint.blend(leaf, CREAM, 0.16)
    for shift, lift, size in ((-0.17, 0.55, 0.2), (0.17, 0.53, 0.21), (0, 0.72, 0.26), (-0.03, 0.5, 0.2)):
        c.disc((x + shift * height, y - lift * height), size * height, leaf)
    for shift, lift, size in ((-0.1, 0.78, 0.13), (-0.2, 0.6, 0.1), (0.1, 0.62, 0.09)):
        c.disc((x + shift * height, y - lift * height), size * height, light, 0.5)


def person(c: Canvas, foot: Point, height: float, coat: str, skin: str = "#d9a98a") -> None:
    """A standing person in a coat who faces us from some distance; hair and cap are left to the dice."""
    _dressed(c, foot, height, coat, skin)
    hair = c.dice.choice(("#3a2a24", "#5d4030", "#2a2326", "#8a6a48", "#9c9a94"))
    style = c.dice.choice(("short", "short", "long", "cap"))
    if style == "long":
        c.curve(
            paint.placed(
                [
                    (-0.07, -0.97),
                    (0.07, -0.97),
                    (0.085, -0.83),
                    (0.045, -0.8),
                    (0.045, -0.92),
                    (-0.045, -0.92),
                    (-0.045, -0.8),
                    (-0.085, -0.83),
                ],
                foot,
                height,
            ),
            hair,
        )
    elif style == "cap":
        c.curve(
            paint.placed([(-0.07, -0.91), (-0.07, -1.0), (0.07, -1.0), (0.07, -0.91)], foot, height),
            paint.blend(coat, INK, 0.35),
        )
    else:
        c.curve(
            paint.placed([(-0.068, -0.88), (-0.07, -0.985), (0.07, -0.985), (0.068, -0.88), (0, -0.945)], foot, height),
            hair,
        )


def person_from_behind(c: Canvas, foot: Point, height: float, coat: str) -> None:
    """A standing person in a coat who looks away from us."""
    hair = c.dice.choice(("#3a2a24", "#5d4030", "#2a2326", "#8a6a48"))
    _dressed(c, foot, height, coat, hair)
    c.curve(paint.placed([(-0.075, -0.83), (-0.078, -0.99), (0.078, -0.99), (0.075, -0.83)], foot, height), hair)


def _dressed(c: Canvas, foot: Point, height: float, coat: str, skin: str) -> None:
    """Legs, coat, arms and a bare head."""
    c.shape(
        paint.placed(
            [(-0.09, -0.45), (0.09, -0.45), (0.075, 0), (0.015, 0), (0, -0.3), (-0.015, 0), (-0.075, 0)], foot, height
        ),
        INK,
    )
    left = [(-0.04, -0.85), (-0.115, -0.82), (-0.14, -0.7), (-0.115, -0.55), (-0.125, -0.28)]
    outline = paint.smooth([*left, *[(-x, y) for x, y in reversed(left)]])
    c.shape(paint.placed(outline, foot, height), coat)
    for side in (-1, 1):
        arm = paint.placed([(side * 0.118, -0.74), (side * 0.135, -0.57), (side * 0.12, -0.42)], foot, height)
        c.line(paint.bend(arm, 2), height * 0.05, paint.blend(coat, INK, 0.2))
    c.oval((foot[0], foot[1] - height * 0.9), (height * 0.06, height * 0.074), skin)


def lamp_post(c: Canvas, foot: Point, height: float, colour: str = INK, lit: str = GOLD) -> None:
    """A street lamp with its light on."""
    x, y = foot
    c.glow((x, y - height), height * 0.42, lit, 0.7)
    c.line([(x, y), (x, y - height * 0.93)], height * 0.022, colour)
    c.shape(paint.placed([(-0.03, -0.93), (-0.045, -1.02), (0.045, -1.02), (0.03, -0.93)], foot, height), CREAM)
    c.shape(paint.placed([(-0.06, -1.02), (0, -1.07), (0.06, -1.02)], foot, height), colour)


def fishing_boat(c: Canvas, at: Point, size: float, hull: str, flip: int = 1) -> None:
    """A small trawler at the waterline point `at`; `size` is its length."""

    def part(points: Sequence[Point], colour: str) -> None:
        c.shape(paint.placed(points, at, size, flip), colour)

    part([(-0.5, -0.17), (-0.36, -0.13), (0.2, -0.13), (0.54, -0.24), (0.42, 0.03), (-0.43, 0.03)], hull)
    part([(-0.475, -0.075), (0.49, -0.135), (0.477, -0.105), (-0.465, -0.05)], CREAM)
    part([(-0.44, 0.0), (0.435, 0.0), (0.42, 0.03), (-0.43, 0.03)], paint.blend(hull, INK, 0.5))
    part([(-0.06, -0.34), (0.22, -0.34), (0.2, -0.13), (-0.06, -0.13)], CREAM)
    part([(-0.09, -0.37), (0.25, -0.37), (0.24, -0.335), (-0.08, -0.335)], RED)
    for left in (0.0, 0.08, 0.155):
        part([(left, -0.3), (left + 0.05, -0.3), (left + 0.048, -0.23), (left, -0.23)], SLATE)
    for line in (
        [(-0.13, -0.13), (-0.13, -0.68)],
        [(-0.13, -0.64), (0.5, -0.24)],
        [(-0.13, -0.64), (-0.47, -0.17)],
        [(-0.13, -0.22), (-0.4, -0.5)],
    ):
        c.line(paint.placed(line, at, size, flip), max(1.4, size * 0.009), INK)


def rowing_boat(c: Canvas, at: Point, size: float, hull: str) -> None:
    """An open wooden boat at the waterline point `at`; `size` is its length."""
    c.shape(
        paint.smooth(
            paint.placed(
                [(-0.56, -0.2), (-0.2, -0.12), (0.2, -0.12), (0.56, -0.2), (0.44, 0.06), (-0.44, 0.06)], at, size
            ),
            2,
        ),
        hull,
    )
    c.curve(
        paint.placed(
            [(-0.5, -0.17), (-0.2, -0.115), (0.2, -0.115), (0.5, -0.17), (0.2, -0.075), (-0.2, -0.075)], at, size
        ),
        paint.blend(hull, INK, 0.5),
    )


def fish(c: Canvas, at: Point, size: float, body: str = "#8fa7b0", flip: int = 1) -> None:
    """A fish lying on its side; `size` is its length."""
    c.shape(
        paint.placed([(-0.3, 0), (-0.52, -0.14), (-0.46, 0), (-0.52, 0.14)], at, size, flip),
        paint.blend(body, INK, 0.3),
    )
    c.curve(
        paint.placed(
            [(-0.4, 0), (-0.15, -0.17), (0.2, -0.17), (0.52, 0.0), (0.2, 0.17), (-0.15, 0.17)], at, size, flip
        ),
        body,
    )
    c.curve(
        paint.placed([(-0.34, -0.01), (-0.15, -0.165), (0.2, -0.165), (0.46, -0.03), (0.15, -0.05)], at, size, flip),
        paint.blend(body, NAVY, 0.55),
    )
    c.curve(paint.placed([(-0.05, -0.12), (0.05, -0.23), (0.16, -0.14)], at, size, flip), paint.blend(body, INK, 0.35))
    c.disc(paint.placed([(0.33, -0.02)], at, size, flip)[0], size * 0.03, CREAM)
    c.disc(paint.placed([(0.335, -0.02)], at, size, flip)[0], size * 0.017, INK)


def clock(c: Canvas, at: Point, radius: float, hands: tuple[Point, Point] = ((0.0, -0.72), (0.42, 0.2))) -> None:
    """A clock face; the hands end at these shares of the radius (minute hand, hour hand)."""
    x, y = at
    c.disc(at, radius * 1.1, INK)
    c.disc(at, radius, CREAM)
    for hour in range(12):
        (mark,) = paint.placed(paint.turn([(0, -0.84)], hour * 30), at, radius)
        c.disc(mark, radius * (0.06 if hour % 3 else 0.09), INK)
    for tip, width in zip(hands, (0.06, 0.09), strict=True):
        c.line([at, (x + tip[0] * radius, y + tip[1] * radius)], radius * width, INK)
    c.disc(at, radius * 0.08, RED)


def grass(c: Canvas, band: Point, count: int, colour: str) -> None:
    """Single blades of grass in a band of the picture, given by its top and bottom."""
    for _ in range(count):
        x, y = c.dice.uniform(0, WIDTH), c.dice.uniform(*band)
        c.line([(x, y), (x + c.dice.uniform(-5, 5), y - c.dice.uniform(11, 26))], 3, colour)
