"""Demo pictures of the coast: the lighthouse, the open sea, its animals and what people do there."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, sin

from colporteur.demo.drawing import brushes as paint
from colporteur.demo.drawing import pieces
from colporteur.demo.drawing.brushes import CREAM, GOLD, INK, NAVY, RED, SAND, SLATE, WOOD, Canvas, Point


def _sea(c: Canvas, horizon: float, tones: tuple[str, ...], foam: str = CREAM, bottom: float = 1000) -> None:
    c.wash(horizon, bottom, tones)
    pieces.ripples(c, horizon, bottom, foam)


def _tower(c: Canvas, foot: Point, height: float, shade: str = "#c9c8bd") -> None:
    """A white lighthouse with two red bands."""

    def wide(level: float) -> float:
        return height * (0.115 - 0.045 * level)

    x, y = foot
    for low, high, colour in ((0, 0.8, CREAM), (0.2, 0.36, RED), (0.54, 0.68, RED)):
        c.shape(
            [
                (x - wide(low), y - low * height),
                (x + wide(low), y - low * height),
                (x + wide(high), y - high * height),
                (x - wide(high), y - high * height),
            ],
            colour,
        )
    c.shape(
        [
            (x + wide(0) * 0.3, y),
            (x + wide(0), y),
            (x + wide(0.8), y - 0.8 * height),
            (x + wide(0.8) * 0.3, y - 0.8 * height),
        ],
        INK,
        0.2,
    )
    c.rect(x - height * 0.105, y - height * 0.825, height * 0.21, height * 0.03, INK)
    c.rect(x - height * 0.058, y - height * 0.925, height * 0.116, height * 0.1, "#fbe3a0")
    for bar in (-0.058, -0.02, 0.018, 0.056):
        c.line([(x + bar * height, y - height * 0.925), (x + bar * height, y - height * 0.825)], height * 0.008, INK)
    c.line([(x - height * 0.1, y - height * 0.87), (x + height * 0.1, y - height * 0.87)], height * 0.006, INK)
    c.curve(
        [
            (x - height * 0.08, y - height * 0.92),
            (x - height * 0.05, y - height * 1.0),
            (x + height * 0.05, y - height * 1.0),
            (x + height * 0.08, y - height * 0.92),
        ],
        RED,
    )
    c.line([(x, y - height * 0.97), (x, y - height * 1.05)], height * 0.012, INK)
    for level in (0.12, 0.45, 0.74):
        c.slab(
            (x - height * 0.016, y - level * height - height * 0.05, height * 0.032, height * 0.05),
            height * 0.012,
            SLATE,
        )


def _rocks(c: Canvas, ridge: Sequence[Point], colour: str, lit: str) -> None:
    """A headland: the ridge is an open line from left to right; facets catch the light."""
    c.shape([*ridge, (ridge[-1][0], 1000), (ridge[0][0], 1000)], colour)
    for (ax, ay), (bx, by) in pairwise(ridge):
        drop = c.dice.uniform(40, 120)
        c.shape(
            [(ax, ay), (bx, by), ((ax + bx) / 2 + c.dice.uniform(-30, 30), (ay + by) / 2 + drop)],
            lit,
            c.dice.uniform(0.15, 0.6),
        )


def lighthouse(c: Canvas) -> None:
    """The lighthouse on its headland at nightfall, its beam over the sea."""
    pieces.sky(c, ("#131f3d", "#27406a", "#5a6c90", "#c79a94", "#edbd92"), 650)
    pieces.stars(c, 330, 110)
    c.shape([(1130, 238), (-20, 60), (-20, 330)], "#fbe7ae", 0.16)
    c.shape([(1130, 238), (-20, 120), (-20, 270)], "#fbe7ae", 0.2)
    c.shape([(1130, 238), (1620, 200), (1620, 290)], "#fbe7ae", 0.2)
    pieces.hills(c, 640, 14, "#6d6c86", 650)
    _sea(c, 650, ("#c19a94", "#58698a", "#223456", "#16233f"), "#f1c9a6")
    pieces.fishing_boat(c, (380, 690), 130, "#22304f")
    ridge = [
        (690, 1000),
        (730, 880),
        (800, 842),
        (850, 775),
        (930, 752),
        (985, 690),
        (1060, 664),
        (1200, 660),
        (1290, 690),
        (1380, 676),
        (1470, 720),
        (1620, 735),
    ]
    _rocks(c, ridge, "#1b2438", "#3d4763")
    c.rect(1215, 590, 150, 82, "#cfc7b8")
    c.shape([(1203, 592), (1240, 548), (1340, 548), (1377, 592)], "#7d3b31")
    pieces.windows(c, (1222, 600, 136, 60), (3, 1), 1, SLATE)
    _tower(c, (1130, 668), 460)
    c.glow((1130, 262), 190, "#fde7a8", 0.95)
    for x in range(640, 900, 37):
        c.slab((x - 60, 905 + c.dice.uniform(-20, 60), c.dice.uniform(60, 150), 6), 3, CREAM, 0.55)


def foghorn(c: Canvas) -> None:
    """A red foghorn beside a white lighthouse points out to sea in mist."""
    pieces.sky(c, ("#93a6ad", "#b9c5c3", "#e3e1d3"), 600)
    _sea(c, 600, ("#d3d6cc", "#a5b6b8", "#7893a0"), CREAM)
    pieces.sun(c, (380, 330), 54, "#f8f1dc", "#f4e6c2")
    for y, alpha in ((520, 0.55), (590, 0.5), (660, 0.3)):
        c.slab((-100, y, 1300, 46), 23, "#e9e8dd", alpha)
    _tower(c, (1260, 735), 640)
    _rocks(
        c,
        [(560, 1000), (640, 880), (800, 820), (1000, 770), (1120, 735), (1400, 728), (1620, 760)],
        "#4a5350",
        "#78837a",
    )
    c.rect(830, 690, 190, 112, "#e9e4d4")
    c.rect(812, 672, 226, 24, "#7d3b31")
    c.slab((905, 722, 52, 80), 4, SLATE)
    c.rect(880, 600, 36, 74, INK)
    c.shape([(1010, 560), (960, 548), (760, 500), (560, 400), (560, 690), (760, 598), (960, 590), (1010, 578)], RED)
    c.shape([(1010, 570), (760, 555), (560, 560), (560, 690), (760, 598), (960, 590), (1010, 578)], "#8f3023", 0.75)
    c.oval((560, 545), (44, 146), "#e06a4c")
    c.oval((557, 545), (31, 118), "#4a1914")
    for radius in (150, 230, 310):
        c.ring((560, 545), (radius, radius), 7, "#f4efe0", (150, 210))
    for x, y, span in ((300, 250, 46), (230, 300, 34)):
        pieces.gull(c, (x, y), span, SLATE)


def wind_farm(c: Canvas) -> None:
    """Wind turbines at sea in the evening, with a service boat."""
    pieces.sky(c, ("#4b6f8c", "#8aa6b0", "#e0cdb0", "#f3b98a"), 640)
    pieces.clouds(c, [(300, 220, 620), (1180, 150, 520), (1380, 400, 460)], "#f6dcc0", 0.34)
    pieces.sun(c, (1040, 575), 58, "#fff0ca", "#f7a968")
    for x, hub, size in (
        (120, 470, 78),
        (330, 482, 70),
        (560, 490, 62),
        (770, 494, 58),
        (1250, 490, 62),
        (1460, 480, 70),
    ):
        _turbine(c, (x, 642), hub, size, "#b9b6ad", start=c.dice.uniform(0, 120))
    for x, hub, size in ((1390, 290, 180), (900, 340, 150)):
        _turbine(c, (x, 660), hub, size, "#e7e0d0", start=c.dice.uniform(0, 120))
    c.wash(640, 1000, ("#e2ad85", "#7f93a0", "#35587a", "#23405f"))
    pieces.ripples(c, 640, 1000, "#fbdcb4", 110, alpha=0.42)
    pieces.sparkle(c, 1040, 640, 930, "#ffe2b0")
    for x, foot in ((1390, 668), (900, 664)):
        c.rect(x - 15, foot - 34, 30, 44, "#e0b23f")
        c.slab((x - 50, foot + 8, 100, 6), 3, CREAM, 0.6)
    _turbine(c, (420, 760), 200, 260, CREAM, start=17)
    c.rect(398, 700, 44, 68, "#e0b23f")
    c.slab((330, 764, 180, 8), 4, CREAM, 0.7)
    pieces.fishing_boat(c, (720, 850), 300, NAVY)
    c.slab((520, 856, 220, 7), 3, CREAM, 0.7)


def _turbine(c: Canvas, foot: Point, hub: float, blade: float, colour: str, *, start: float) -> None:
    x, y = foot
    c.shape([(x - blade * 0.035, y), (x + blade * 0.035, y), (x + blade * 0.02, hub), (x - blade * 0.02, hub)], colour)
    c.shape([(x, y), (x + blade * 0.035, y), (x + blade * 0.02, hub), (x, hub)], INK, 0.16)
    wing = [(0.0, -0.018), (0.16, -0.062), (0.55, -0.03), (1.0, 0), (0.55, 0.014), (0.1, 0.02)]
    for third in range(3):
        c.shape(paint.placed(paint.turn(wing, start + third * 120), (x, hub), blade), colour)
    c.disc((x, hub), blade * 0.045, paint.blend(colour, INK, 0.18))


def tide(c: Canvas) -> None:
    """The estuary at low tide: shining channels, a tide gauge, a wading bird."""
    pieces.sky(c, ("#6f97a9", "#b3c8c4", "#f0dfc0"), 420)
    pieces.clouds(c, [(1120, 190, 700), (380, 120, 420), (300, 300, 520)], "#fbf1dc", 0.5)
    pieces.hills(c, 400, 32, "#8ea3a3", 420)
    pieces.skyline(c, 420, "#6f868d", 34, (1130, 1480))
    c.wash(420, 1000, ("#c9bda0", "#a58f72", "#7f6a55"))
    for y, height in ((440, 13), (478, 18), (530, 22)):
        c.slab((c.dice.uniform(-200, 200), y, c.dice.uniform(900, 1400), height), height / 2, "#d7e0d8", 0.7)
    channel = [
        (980, 424),
        (860, 470),
        (1010, 540),
        (900, 620),
        (560, 700),
        (420, 820),
        (560, 1010),
        (1330, 1010),
        (900, 850),
        (1010, 740),
        (1240, 650),
        (1220, 540),
        (1020, 470),
        (1060, 424),
    ]
    c.curve(channel, "#8fb2ba")
    c.curve(paint.placed(channel, (24, 6), 0.98), "#c4d6d2", 0.55)
    for _ in range(34):
        low = c.dice.uniform(560, 990)
        left = c.dice.choice((c.dice.uniform(-60, 380), c.dice.uniform(1250, 1560)))
        c.slab((left, low, c.dice.uniform(60, 190), 5), 2.5, "#5f4e40", 0.4)
    _gauge(c, (1330, 870))
    _wader(c, (330, 800), 230)
    _wader(c, (560, 640), 120)
    for x, y, span in ((520, 250, 44), (610, 220, 34), (690, 262, 30)):
        pieces.gull(c, (x, y), span, SLATE)


def _gauge(c: Canvas, foot: Point) -> None:
    x, y = foot
    c.rect(x - 30, y - 520, 60, 540, "#efe7d2")
    c.rect(x + 14, y - 520, 16, 540, INK, alpha=0.14)
    for mark in range(13):
        top = y - 500 + mark * 40
        c.rect(x - 30, top, 60 if mark % 3 == 0 else 34, 18, RED if mark % 3 == 0 else INK)
    c.rect(x - 40, y - 536, 80, 20, INK)
    c.oval((x, y + 20), (110, 14), "#8fb2ba")


def _wader(c: Canvas, foot: Point, size: float) -> None:
    c.oval(foot, (size * 0.4, size * 0.05), "#e3e6da", 0.6)
    for leg in (-0.06, 0.08):
        c.line(paint.placed([(leg, -0.42), (leg + 0.04, 0)], foot, size), size * 0.022, "#b5512f")
    c.curve(
        paint.placed(
            [(-0.5, -0.5), (-0.3, -0.62), (0.05, -0.68), (0.26, -0.6), (0.2, -0.42), (-0.08, -0.36), (-0.3, -0.42)],
            foot,
            size,
        ),
        INK,
    )
    c.curve(paint.placed([(-0.2, -0.46), (0.05, -0.5), (0.22, -0.5), (0.18, -0.4), (-0.06, -0.35)], foot, size), CREAM)
    c.curve(paint.placed([(0.1, -0.6), (0.22, -0.8), (0.32, -0.84), (0.4, -0.76), (0.3, -0.52)], foot, size), INK)
    c.line(paint.placed([(0.37, -0.77), (0.72, -0.66)], foot, size), size * 0.034, "#d2572f")
    c.disc(paint.placed([(0.33, -0.775)], foot, size)[0], size * 0.016, "#f0d9a0")


def seal(c: Canvas) -> None:
    """A seal on a sandbank."""
    pieces.sky(c, ("#86aebb", "#bcd2cf", "#efe6cd"), 430)
    pieces.sun(c, (1240, 220), 60, "#fff6dd", "#f6dca0")
    pieces.clouds(c, [(420, 170, 560), (980, 320, 420)], CREAM, 0.45)
    pieces.hills(c, 418, 18, "#8fa6a6", 430)
    _sea(c, 430, ("#b4cdc9", "#7ba3a8", "#5f8d96"), CREAM, 760)
    c.curve([(-200, 760), (120, 660), (620, 640), (1200, 655), (1800, 720), (1900, 1300), (-300, 1300)], "#d8c39a")
    c.curve([(-200, 850), (300, 740), (900, 745), (1800, 800), (1900, 1300), (-300, 1300)], "#cab083")
    c.slab((-40, 668, 760, 9), 4, CREAM, 0.6)
    c.oval((800, 842), (540, 34), "#6d5a42", 0.45)
    skin, shade = "#6f7a80", "#4f5a63"
    body = [
        (300, 640),
        (350, 690),
        (470, 760),
        (640, 700),
        (850, 660),
        (1000, 600),
        (1050, 500),
        (1120, 452),
        (1215, 462),
        (1262, 520),
        (1240, 580),
        (1180, 640),
        (1150, 740),
        (1090, 832),
        (850, 862),
        (600, 852),
        (430, 800),
        (330, 735),
        (255, 700),
    ]
    c.curve(body, skin)
    c.curve(
        [
            (430, 790),
            (620, 800),
            (860, 800),
            (1040, 770),
            (1130, 660),
            (1170, 670),
            (1120, 800),
            (1050, 845),
            (800, 866),
            (560, 850),
        ],
        "#b9b6a8",
    )
    c.curve([(300, 640), (262, 600), (226, 640), (200, 700), (300, 715), (360, 700)], shade)
    c.curve([(1000, 760), (960, 830), (880, 905), (960, 905), (1040, 860), (1090, 790)], shade)
    for _ in range(46):
        x = c.dice.uniform(600, 1080)
        c.oval(
            (x, c.dice.uniform(745, 800) - (x - 480) * 0.16), (c.dice.uniform(5, 13), c.dice.uniform(3, 8)), shade, 0.55
        )
    c.curve([(1200, 520), (1290, 530), (1302, 566), (1260, 596), (1196, 585)], "#a6a89f")
    c.oval((1285, 545), (15, 11), INK)
    c.oval((1186, 512), (16, 17), INK)
    c.disc((1191, 507), 5, CREAM)
    for y in (560, 572, 584):
        c.line([(1250, y - 2), (1345, y + 10)], 2, CREAM, 0.85)
    for x, y, span in ((420, 300, 52), (520, 262, 38)):
        pieces.gull(c, (x, y), span, SLATE)


def salt_pans(c: Canvas) -> None:
    """Square lagoons reflect a pink evening sky; white piles of salt stand between them."""
    tones = ("#536a94", "#a38aa4", "#e5a5a0", "#f6cf9f")
    pieces.sky(c, tones, 440)
    pieces.sun(c, (520, 392), 54, "#fff0cc", "#f6a878")
    pieces.hills(c, 415, 40, "#77668a", 440)
    c.rect(0, 440, 1600, 560, "#6f5a62")
    rows = (450, 492, 556, 655, 800, 1010)
    for top, bottom in pairwise(rows):
        _lagoons(c, top, bottom, tones)
    for x, y, size in (
        (1240, 660, 130),
        (1080, 646, 90),
        (330, 560, 70),
        (410, 562, 54),
        (760, 498, 34),
        (840, 498, 30),
        (1420, 810, 230),
    ):
        c.curve(
            [
                (x - size, y),
                (x - size * 0.3, y - size * 0.72),
                (x + size * 0.3, y - size * 0.72),
                (x + size, y),
                (x, y + size * 0.1),
            ],
            "#f8efe6",
        )
        c.curve(
            [
                (x, y - size * 0.6),
                (x + size * 0.35, y - size * 0.6),
                (x + size * 0.95, y),
                (x + size * 0.2, y + size * 0.07),
            ],
            "#b99cab",
            0.6,
        )
    _worker(c, (1135, 792))
    for x, y, size in ((250, 880, 190), (420, 850, 160), (140, 800, 130), (560, 742, 90)):
        _flamingo(c, (x, y), size)


def _lagoons(c: Canvas, top: float, bottom: float, tones: tuple[str, ...]) -> None:
    """One row of lagoons, narrowing towards the vanishing point at (800, 440)."""
    near, far = bottom - (bottom - top) * 0.09, top

    def across(column: float, y: float) -> float:
        return 800 + (column * 520 - 800 + 20) * (y - 380) / 330

    for column in range(-6, 10):
        share = c.dice.uniform(0.1, 0.95)
        colour = (
            paint.blend(tones[2], tones[3], share) if c.dice.random() < 0.7 else paint.blend(tones[1], tones[2], share)
        )
        edges = (across(column, far), across(column + 0.93, far), across(column + 0.93, near), across(column, near))
        corners = [(edges[0], far), (edges[1], far), (edges[2], near), (edges[3], near)]
        c.shape(corners, colour)
        c.shape(
            [corners[0], corners[1], ((corners[1][0] + corners[2][0]) / 2, (far + near) / 2), corners[0]], CREAM, 0.14
        )


def _worker(c: Canvas, foot: Point) -> None:
    pieces.person(c, foot, 190, "#3e5576")
    x, y = foot
    c.line([(x + 14, y - 130), (x + 130, y - 4)], 6, WOOD)
    c.line([(x + 100, y - 2), (x + 168, y - 2)], 9, WOOD)
    c.oval((x, y - 176), (36, 8), SAND)
    c.oval((x, y - 184), (18, 12), SAND)


def _flamingo(c: Canvas, foot: Point, size: float) -> None:
    pink, deep = "#f0a3a0", "#d9736f"
    c.oval(foot, (size * 0.3, size * 0.03), "#fff3e4", 0.6)
    c.line(paint.placed([(0, -0.5), (0.02, 0)], foot, size), size * 0.02, deep)
    c.line(paint.placed([(0.04, -0.5), (0.12, -0.3), (0.03, -0.22)], foot, size), size * 0.02, deep)
    c.curve(
        paint.placed(
            [(-0.3, -0.5), (-0.12, -0.68), (0.12, -0.68), (0.2, -0.56), (0.04, -0.46), (-0.14, -0.45)], foot, size
        ),
        pink,
    )
    c.curve(paint.placed([(-0.3, -0.5), (-0.15, -0.6), (0.05, -0.6), (-0.08, -0.5)], foot, size), deep)
    c.line(
        paint.bend(
            paint.placed([(0.14, -0.58), (0.34, -0.62), (0.16, -0.86), (0.24, -1.0), (0.34, -0.95)], foot, size)
        ),
        size * 0.045,
        pink,
    )
    c.oval(paint.placed([(0.33, -0.955)], foot, size)[0], (size * 0.05, size * 0.04), pink)
    c.line(paint.bend(paint.placed([(0.36, -0.95), (0.43, -0.92), (0.41, -0.85)], foot, size)), size * 0.032, INK)


def swimmers(c: Canvas) -> None:
    """Orange buoys and swimmers cross a wide grey bay below a lighthouse."""
    pieces.sky(c, ("#8ba0ab", "#b9c6c6", "#e5e2d4"), 380)
    pieces.clouds(c, [(360, 160, 640), (1100, 110, 520)], "#eceae0", 0.5)
    pieces.hills(c, 362, 24, "#93a4a6", 380)
    c.curve([(1050, 400), (1130, 340), (1300, 300), (1480, 310), (1700, 280), (1700, 420), (1050, 420)], "#56655f")
    _tower(c, (1330, 315), 230)
    c.wash(380, 1000, ("#b4c1bf", "#8199a2", "#4f707f", "#3b5d6e"))
    pieces.ripples(c, 380, 1000, "#e1e6df", 160, alpha=0.42)
    spots = [(640, 425), (760, 432), (880, 428), (560, 470), (990, 476), (760, 520), (1130, 560), (420, 570)]
    for x, y in spots:
        _swimmer(c, (x, y), 16 + (y - 420) * 0.16)
    for at, size in (((980, 660), 62), ((330, 730), 80), ((1290, 800), 98), ((700, 880), 124)):
        _swimmer(c, at, size)
    pieces.rowing_boat(c, (200, 500), 150, "#8a4a37")
    pieces.person(c, (200, 488), 84, "#d4a13c")


def _swimmer(c: Canvas, at: Point, size: float) -> None:
    x, y = at
    c.oval((x - size * 2.1, y - size * 0.1), (size * 0.72, size * 0.5), "#e8762f")
    c.oval((x - size * 2.25, y - size * 0.28), (size * 0.34, size * 0.16), "#f7a869")
    c.line([(x - size * 1.4, y), (x - size * 0.4, y + size * 0.05)], max(1, size * 0.05), CREAM, 0.8)
    c.oval((x - size * 0.62, y + size * 0.06), (size * 0.62, size * 0.2), "#c98f73")
    c.line(
        paint.bend([(x - size * 0.55, y), (x - size * 0.1, y - size * 1.0), (x + size * 1.15, y + size * 0.1)]),
        size * 0.2,
        "#c98f73",
    )
    c.disc((x, y - size * 0.12), size * 0.38, "#d9a98a")
    c.shape(
        paint.smooth(
            [
                (x - size * 0.4, y - size * 0.15),
                (x - size * 0.32, y - size * 0.62),
                (x + size * 0.32, y - size * 0.62),
                (x + size * 0.4, y - size * 0.15),
            ]
        ),
        RED if c.dice.random() < 0.5 else "#f0e3be",
    )
    c.slab((x - size * 1.2, y + size * 0.06, size * 2.6, size * 0.26), size * 0.13, "#7d97a0")
    c.slab((x - size * 0.8, y + size * 0.04, size * 1.9, size * 0.1), size * 0.05, CREAM, 0.85)


def mine(c: Canvas) -> None:
    """A dredger and two launches around a horned mine in front of a lighthouse."""
    pieces.sky(c, ("#7d98a6", "#b3c2c1", "#e6dfc9"), 470)
    pieces.clouds(c, [(520, 150, 640), (1240, 220, 460)], "#eee9da", 0.5)
    c.curve([(1140, 490), (1200, 430), (1340, 400), (1480, 410), (1720, 380), (1720, 500)], "#5b665f")
    _tower(c, (1370, 412), 300)
    c.wash(470, 1000, ("#b6c1b9", "#7f9aa0", "#3f6273", "#2c4b5e"))
    pieces.ripples(c, 470, 1000, "#e3e6da", 130, alpha=0.42)
    _dredger(c, (430, 590))
    pieces.fishing_boat(c, (1010, 580), 190, "#b04a34", -1)
    pieces.fishing_boat(c, (1330, 690), 260, "#2e4f6b", -1)
    _horned_ball(c, (800, 830), 165)


def _dredger(c: Canvas, at: Point) -> None:
    """A broad work barge with a digger arm and a deck house."""
    x, y = at
    c.shape([(x - 330, y - 66), (x + 300, y - 66), (x + 272, y + 14), (x - 300, y + 14)], "#2c4155")
    c.rect(x - 322, y - 50, 614, 9, GOLD)
    c.rect(x - 290, y - 190, 170, 124, CREAM)
    c.rect(x - 304, y - 204, 198, 18, RED)
    for left in (-272, -218, -164):
        c.rect(x + left, y - 170, 36, 36, SLATE)
    c.line([(x - 210, y - 204), (x - 210, y - 300)], 5, INK)
    c.rect(x + 40, y - 132, 120, 66, "#d9a23a")
    c.line([(x + 110, y - 120), (x + 230, y - 270), (x + 360, y - 170), (x + 372, y - 60)], 16, "#d9a23a")
    c.shape([(x + 345, y - 66), (x + 402, y - 66), (x + 392, y - 14), (x + 354, y - 14)], INK)
    c.slab((x - 300, y + 12, 600, 7), 3, CREAM, 0.6)


def _horned_ball(c: Canvas, at: Point, radius: float) -> None:
    """A sea mine, a third of it under water."""
    x, y = at
    for angle in (-1.0, -0.62, -0.24, 0.14, 0.52, 0.9, 1.25):
        tip = (x + sin(angle) * radius * 1.22, y - cos(angle) * radius * 1.22)
        root = (x + sin(angle) * radius * 0.95, y - cos(angle) * radius * 0.95)
        c.line([root, tip], 20, "#2b333b")
        c.disc(tip, 12, "#8b4b35")
    dry = [angle for angle in range(-180, 181, 3) if cos(angle * pi / 180) > -0.47]
    c.shape([(x + sin(angle * pi / 180) * radius, y - cos(angle * pi / 180) * radius) for angle in dry], "#353f48")
    c.oval((x - radius * 0.32, y - radius * 0.36), (radius * 0.42, radius * 0.36), "#56626b", 0.55)
    for _ in range(26):
        spot = (x + c.dice.uniform(-0.7, 0.7) * radius, y + c.dice.uniform(-0.6, 0.5) * radius)
        c.oval(spot, (c.dice.uniform(4, 20), c.dice.uniform(3, 9)), "#8b5a3f", 0.6)
    for step in range(5):
        c.slab(
            (x - radius * (1.3 - step * 0.12), y + radius * 0.5 + step * 19, radius * (2.6 - step * 0.3), 6),
            3,
            CREAM,
            0.5 - step * 0.07,
        )
