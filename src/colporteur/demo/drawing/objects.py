"""Demo pictures of things close by: food, books, oysters, a telephone, a bell."""

from math import cos, sin

from colporteur.demo.drawing import brushes as paint
from colporteur.demo.drawing import pieces
from colporteur.demo.drawing.brushes import CREAM, GOLD, INK, NAVY, Canvas, Point


def _table(c: Canvas, top: float, tone: str = "#b98a5c") -> None:
    """A wooden table top from `top` to the lower edge of the picture."""
    c.wash(top, 1000, (tone, paint.blend(tone, INK, 0.18)))
    for board in range(-5, 8):
        c.line([(800 + board * 190, top), (800 + board * 330, 1000)], 4, paint.blend(tone, INK, 0.35), 0.6)
    for _ in range(40):
        x, y = c.dice.uniform(0, 1600), c.dice.uniform(top + 10, 990)
        c.slab((x, y, c.dice.uniform(40, 160), 2), 1, paint.blend(tone, INK, 0.4), 0.35)


def school_lunch(c: Canvas) -> None:
    """A blue plate with a fish, two lemons and a glass of water on a wooden table."""
    c.wash(0, 1000, ("#c89a6a", "#b98858", "#a87849"))
    for board in range(6):
        c.line([(0, 60 + board * 180), (1600, 40 + board * 184)], 5, "#8a6039", 0.7)
    for _ in range(60):
        c.slab((c.dice.uniform(-60, 1600), c.dice.uniform(0, 1000), c.dice.uniform(60, 260), 3), 1, "#8a6039", 0.4)
    c.oval((716, 540), (430, 400), INK, 0.25)
    for radius, tone in ((410, "#2c5a80"), (396, "#3f76a0"), (300, "#34678f"), (288, "#4a84ad")):
        c.disc((700, 510), radius, tone)
    c.ring((700, 510), (350, 350), 7, "#e8efe9")
    pieces.fish(c, (700, 490), 590, "#9fb3b8")
    for n in range(9):
        x = 520 + n * 38
        c.line(paint.bend([(x, 402 + abs(n - 4) * 5), (x + 14, 432), (x - 4, 462)]), 7, NAVY)
    for x, y in ((560, 640), (650, 664), (745, 668), (838, 640)):
        c.oval((x, y), (46, 34), "#edd27f")
        c.oval((x - 8, y - 8), (22, 12), "#f8e6a8")
    for x, y, angle in ((900, 590, 20), (930, 560, 60), (470, 620, -30), (440, 580, -70)):
        c.curve(paint.placed(paint.turn([(-40, 0), (0, -20), (46, 0), (0, 20)], angle), (x, y)), "#5f8a4a")
    _lemon(c, (1190, 640), 116)
    _lemon_half(c, (1330, 790), 104)
    _glass(c, (1270, 260), 130)
    c.line([(210, 240), (210, 800)], 22, "#d5d8d4")
    for tine in (-28, -9, 9, 28):
        c.line([(210 + tine, 150), (210 + tine, 250)], 9, "#d5d8d4")
    c.line(paint.bend([(182, 240), (190, 300), (210, 310), (230, 300), (238, 240)]), 12, "#d5d8d4")


def _lemon(c: Canvas, at: Point, size: float) -> None:
    c.oval((at[0] + 14, at[1] + size * 0.3), (size * 1.05, size * 0.72), INK, 0.25)
    c.curve(
        paint.placed(
            [(-1.1, 0), (-0.75, -0.55), (0.1, -0.8), (0.8, -0.5), (1.2, 0), (0.8, 0.5), (0.1, 0.8), (-0.75, 0.55)],
            at,
            size,
        ),
        "#f2c53d",
    )
    c.curve(paint.placed([(-0.6, -0.2), (-0.2, -0.6), (0.4, -0.55), (0.1, -0.25)], at, size), "#fae08a")


def _lemon_half(c: Canvas, at: Point, size: float) -> None:
    c.disc((at[0] + 12, at[1] + 16), size, INK, 0.25)
    c.disc(at, size, "#f2c53d")
    c.disc(at, size * 0.9, "#fbf3d5")
    for piece in range(9):
        wedge = [(0.06, 0.0), (0.74, -0.2), (0.8, 0.0), (0.74, 0.2)]
        c.curve(paint.placed(paint.turn(wedge, piece * 40 + 8), at, size), "#f6d766")


def _glass(c: Canvas, at: Point, size: float) -> None:
    c.disc((at[0] + 18, at[1] + 24), size, INK, 0.22)
    c.disc(at, size, "#dfe9e8", 0.9)
    c.disc(at, size * 0.88, "#9fc3cb")
    c.disc(at, size * 0.76, "#b9d6da")
    c.ring(at, (size * 0.64, size * 0.64), 9, CREAM, (200, 285))


def old_books(c: Canvas) -> None:
    """A pile of old books beside a cup of coffee."""
    c.wash(0, 640, ("#33424c", "#5b6a6b", "#8b8a78"))
    c.rect(980, 0, 460, 520, "#6d7d80")
    c.wash(20, 500, ("#9fb8bd", "#e6dfc6"), (1000, 1420))
    c.rect(1202, 0, 16, 520, "#6d7d80")
    c.rect(980, 236, 460, 14, "#6d7d80")
    _table(c, 640, "#9a6d45")
    c.oval((600, 870), (430, 34), INK, 0.35)
    pile = (
        (860, 92, "#7d3b2e", 0),
        (800, 74, "#38586a", 34),
        (720, 104, "#a8854a", -20),
        (690, 66, "#4c6048", 26),
        (600, 84, "#8c4c3a", -6),
    )
    foot = 870.0
    for width, height, tone, shift in pile:
        _lying_book(c, (600 + shift, foot), width, height, tone)
        foot -= height
    c.shape([(520, foot), (700, foot - 30), (720, foot - 18), (560, foot)], "#f4e8c9")
    _cup(c, (1240, 820), 150)


def _lying_book(c: Canvas, foot: Point, width: float, height: float, tone: str) -> None:
    """A closed book on its side, the spine at the left; `foot` is the middle of its lower edge."""
    x, y = foot
    left = x - width / 2
    c.slab((left, y - height, width, height), 12, tone)
    c.rect(left + 60, y - height + 12, width - 72, height - 24, "#eadcb8")
    for leaf in range(4):
        c.rect(left + 60, y - height + 18 + leaf * (height - 30) / 4, width - 76, 2, "#b9a47c", alpha=0.8)
    c.slab((left, y - height, 84, height), 12, paint.blend(tone, INK, 0.22))
    for band in (20, 58):
        c.rect(left + band, y - height, 6, height, GOLD, alpha=0.8)


def _cup(c: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    c.oval((x + 10, y + 24), (size * 1.35, size * 0.3), INK, 0.3)
    c.oval((x, y + 10), (size * 1.25, size * 0.26), "#e6e0d0")
    c.oval((x, y + 2), (size * 1.1, size * 0.2), "#f6f1e3")
    c.ring((x + size * 0.86, y - size * 0.5), (size * 0.34, size * 0.3), 20, "#f6f1e3")
    c.curve(
        paint.placed(
            [(-0.85, -0.95), (-0.82, -0.3), (-0.5, 0.06), (0.5, 0.06), (0.82, -0.3), (0.85, -0.95)], foot, size
        ),
        "#f6f1e3",
    )
    c.curve(paint.placed([(0.2, -0.9), (0.84, -0.95), (0.8, -0.3), (0.5, 0.05), (0.3, 0.03)], foot, size), "#d8d1bf")
    c.oval((x, y - size * 0.86), (size * 0.82, size * 0.17), "#e6e0d0")
    c.oval((x, y - size * 0.84), (size * 0.73, size * 0.13), "#4a2e20")
    for shift in (-0.3, 0.05, 0.38):
        steam = [(shift, -1.0), (shift - 0.16, -1.3), (shift + 0.14, -1.6), (shift - 0.08, -1.95)]
        c.line(paint.bend(paint.placed(steam, foot, size)), 7, CREAM, 0.4)


def oyster_baskets(c: Canvas) -> None:
    """Wooden baskets with oysters hang from a quay above green water."""
    c.wash(0, 330, ("#b3c9c6", "#e4e2cb"))
    pieces.skyline(c, 250, "#8fa7a6", 60)
    c.rect(0, 240, 1600, 90, "#8b7a66")
    c.rect(0, 232, 1600, 22, "#a89880")
    for x in range(0, 1600, 160):
        c.rect(x, 254, 4, 80, INK, alpha=0.35)
    c.wash(330, 1000, ("#8fb5a0", "#4d8577", "#27605c", "#174546"))
    for x, width in ((200, 120), (620, 160), (1050, 130), (1380, 170)):
        c.shape([(x, 334), (x + width, 334), (x + width * 0.1, 1000), (x - width * 1.3, 1000)], "#e7f2d0", 0.1)
    pieces.ripples(c, 318, 400, CREAM, 40, alpha=0.55)
    for x, rope in ((130, 380), (1470, 360)):
        c.line([(x, 250), (x, 1000)], 46, "#54493e")
        for _ in range(22):
            c.oval((x + c.dice.uniform(-26, 26), c.dice.uniform(rope, 990)), (13, 8), "#2c3a38")
    for x, y, size in ((470, 560, 300), (830, 690, 340), (1180, 540, 290)):
        _basket(c, (x, y), size)
    for x, y, size, flip in (
        (300, 820, 80, 1),
        (380, 860, 64, 1),
        (1310, 850, 90, -1),
        (640, 450, 50, -1),
        (700, 476, 44, -1),
    ):
        pieces.fish(c, (x, y), size, "#7fa59a", flip)
    for _ in range(36):
        c.disc((c.dice.uniform(200, 1400), c.dice.uniform(380, 960)), c.dice.uniform(2, 7), "#d9efdc", 0.45)
    for n in range(16):
        root = 240 + n * 76 + c.dice.uniform(-20, 20)
        weed = [(root, 1010), (root + 20, 950), (root - 16, 900), (root + 14, 850 + c.dice.uniform(-20, 40))]
        c.line(paint.bend(weed), 12, "#1d5148")


def _basket(c: Canvas, at: Point, size: float) -> None:
    """A slatted basket on two ropes, filled with oysters; `at` is the middle of its rim."""
    x, y = at
    for side in (-0.42, 0.42):
        c.line([(x + side * size * 0.5, 236), (x + side * size, y)], 7, "#d9c08e")
    c.shape(paint.placed([(-0.5, -0.02), (0.5, -0.02), (0.42, 0.5), (-0.42, 0.5)], at, size), "#4b3523")
    for _ in range(15):
        spot = (x + c.dice.uniform(-0.4, 0.4) * size, y - c.dice.uniform(-0.02, 0.12) * size)
        _shell_outside(c, spot, size * c.dice.uniform(0.085, 0.12))
    for row in range(4):
        top = 0.02 + row * 0.125
        c.shape(
            paint.placed(
                [
                    (-0.5 + top * 0.16, top),
                    (0.5 - top * 0.16, top),
                    (0.49 - top * 0.16, top + 0.078),
                    (-0.49 + top * 0.16, top + 0.078),
                ],
                at,
                size,
            ),
            "#a87948",
        )
    for post in (-0.46, -0.16, 0.16, 0.46):
        c.line(paint.placed([(post, -0.02), (post * 0.86, 0.5)], at, size), size * 0.036, "#8a5f38")


def _shell_outside(c: Canvas, at: Point, size: float) -> None:
    angle = c.dice.uniform(0, 360)
    outline = paint.turn([(-1, 0), (-0.6, -0.6), (0.2, -0.75), (0.95, -0.35), (1, 0.3), (0.3, 0.7), (-0.6, 0.5)], angle)
    c.curve(paint.placed(outline, at, size), "#6f7a74")
    c.curve(paint.placed(outline, at, size * 0.72), "#97a098")
    c.curve(paint.placed(outline, at, size * 0.4), "#c3c7b9")


def oyster_shells(c: Canvas) -> None:
    """A close view of three open oyster shells on grey stone."""
    c.wash(0, 1000, ("#7a8488", "#687276", "#596368"))
    for _ in range(26):
        x, y, size = c.dice.uniform(0, 1600), c.dice.uniform(0, 1000), c.dice.uniform(60, 200)
        outline = [(cos(n) * c.dice.uniform(0.6, 1), sin(n) * c.dice.uniform(0.4, 0.8)) for n in range(7)]
        c.curve(paint.placed(outline, (x, y), size), c.dice.choice(("#717b7f", "#616b70", "#828c8e")), 0.5)
    for at, size, angle in (((450, 400), 330, -24), ((1130, 380), 310, 32), ((800, 740), 320, 4)):
        _open_shell(c, at, size, angle)
    for at, angle in (((190, 830), 20), ((1420, 800), -30)):
        c.curve(
            paint.placed(
                paint.turn([(-1, 0), (-0.4, -0.24), (0.5, -0.3), (1, 0), (0.5, 0.3), (-0.4, 0.24)], angle), at, 150
            ),
            "#4c6b46",
        )
        c.line(paint.placed(paint.turn([(-0.95, 0), (0.9, 0)], angle), at, 150), 5, "#7d9a67")


def _open_shell(c: Canvas, at: Point, size: float, angle: float) -> None:
    outline = [
        (-0.98, 0.04),
        (-0.7, -0.42),
        (-0.2, -0.62),
        (0.35, -0.58),
        (0.85, -0.36),
        (1.05, 0.06),
        (0.8, 0.46),
        (0.25, 0.62),
        (-0.35, 0.52),
        (-0.8, 0.3),
    ]
    turned = paint.turn(outline, angle)
    c.curve(paint.placed(turned, (at[0] + 16, at[1] + 22), size * 1.02), INK, 0.35)
    for share, tone in (
        (1.0, "#4d5553"),
        (0.95, "#7d8680"),
        (0.9, "#5d6662"),
        (0.85, "#b9bbae"),
        (0.79, "#efe9da"),
        (0.7, "#f9f4e8"),
    ):
        c.curve(paint.placed(turned, at, size * share), tone)
    c.curve(
        paint.placed(
            paint.turn([(-0.5, 0.05), (-0.2, -0.3), (0.3, -0.32), (0.62, 0.0), (0.4, 0.3), (-0.1, 0.32)], angle),
            at,
            size,
        ),
        "#d3c6ac",
    )
    c.curve(
        paint.placed(
            paint.turn([(-0.36, 0.04), (-0.1, -0.2), (0.3, -0.2), (0.46, 0.02), (0.24, 0.2), (-0.1, 0.2)], angle),
            at,
            size,
        ),
        "#b7ab95",
    )
    c.curve(
        paint.placed(paint.turn([(-0.3, -0.04), (0.0, -0.2), (0.3, -0.16), (0.05, -0.08)], angle), at, size), "#ece2cc"
    )
    c.curve(paint.placed(paint.turn([(0.36, 0.2), (0.6, 0.1), (0.7, 0.24), (0.5, 0.36)], angle), at, size), "#c3b6d0")
    c.curve(
        paint.placed(paint.turn([(-0.66, -0.02), (-0.5, -0.24), (-0.42, -0.16), (-0.56, 0.02)], angle), at, size),
        "#cfe0dc",
    )


def telephone(c: Canvas) -> None:
    """An old telephone on a counter, its receiver off the hook."""
    c.wash(0, 640, ("#5d6f70", "#8ca09a", "#b9bfa9"))
    c.rect(1080, 60, 420, 420, "#4a5a5c")
    for row in range(4):
        for column in range(5):
            c.rect(1104 + column * 78, 84 + row * 98, 62, 78, "#6f8384")
            c.disc((1135 + column * 78, 110 + row * 98), 5, GOLD)
            if c.dice.random() < 0.5:
                c.line([(1135 + column * 78, 112 + row * 98), (1135 + column * 78, 148 + row * 98)], 6, "#d8b968")
    _table(c, 640, "#8a5a38")
    c.oval((610, 848), (370, 36), INK, 0.4)
    body = [(300, 850), (330, 690), (420, 560), (480, 520), (740, 520), (800, 560), (890, 690), (920, 850)]
    c.shape(paint.smooth(body, 2), "#1d2530")
    c.curve([(340, 830), (372, 700), (450, 580), (500, 560), (560, 560), (430, 700), (400, 830)], "#3a4656")
    for x in (470, 700):
        c.slab((x, 458, 50, 80), 10, "#1d2530")
        c.slab((x - 22, 448, 94, 24), 12, "#2c3745")
    c.disc((610, 690), 132, "#0f151d")
    c.disc((610, 690), 122, "#c9a95c")
    for hole in range(10):
        (spot,) = paint.placed(paint.turn([(88, 0)], hole * 30 - 60), (610, 690), 1)
        c.disc(spot, 20, "#141b24")
    c.disc((610, 690), 52, "#f2e8cf")
    c.disc((610, 690), 44, "#8b3a2c")
    cord = [(905, 820), (980, 900), (1060, 850), (1110, 930), (1180, 880), (1210, 850)]
    c.line(paint.bend(cord), 11, "#141b24")
    c.oval((1250, 864), (260, 26), INK, 0.4)
    c.line(paint.bend([(1060, 810), (1130, 742), (1250, 720), (1380, 742), (1450, 810)]), 62, "#1d2530")
    c.line(paint.bend([(1100, 770), (1160, 732), (1250, 716), (1340, 730)]), 12, "#4a586a")
    for x, lean in ((1050, -24), (1460, 24)):
        c.curve(paint.placed(paint.turn([(-66, -30), (66, -30), (84, 46), (-84, 46)], -lean), (x, 822)), "#141b24")


def fish_auction(c: Canvas) -> None:
    """A hand rings a brass bell above crates of fish on ice."""
    c.wash(0, 1000, ("#2c4450", "#4d6a72", "#7d9694"))
    for x in range(40, 1640, 196):
        c.rect(x, 0, 150, 400, "#86a3a6", alpha=0.4)
        c.rect(x + 70, 0, 8, 400, "#2c4450", alpha=0.6)
    c.rect(0, 400, 1600, 18, "#2c4450")
    c.line([(560, 40), (900, 40), (900, 110)], 30, "#2a3440")
    c.line([(560, 0), (560, 46)], 30, "#2a3440")
    bell = [
        (-0.16, -1),
        (0.16, -1),
        (0.36, -0.8),
        (0.44, -0.3),
        (0.62, 0.06),
        (0.68, 0.16),
        (-0.68, 0.16),
        (-0.62, 0.06),
        (-0.44, -0.3),
        (-0.36, -0.8),
    ]
    tilted = paint.turn(bell, 12)
    c.curve(
        paint.placed(paint.turn([(-0.13, 0.02), (0.13, 0.02), (0.13, 0.34), (-0.13, 0.34)], -6), (900, 390), 270),
        "#6d4a1d",
    )
    c.curve(paint.placed(tilted, (900, 390), 270), "#cf9838")
    c.curve(
        paint.placed(
            paint.turn(
                [(-0.2, -0.9), (-0.06, -0.92), (-0.2, -0.3), (-0.36, 0.1), (-0.54, 0.1), (-0.36, -0.3), (-0.3, -0.76)],
                12,
            ),
            (900, 390),
            270,
        ),
        "#f0c978",
    )
    c.curve(
        paint.placed(
            paint.turn([(0.16, -0.9), (0.32, -0.78), (0.42, -0.3), (0.62, 0.1), (0.36, 0.12), (0.26, -0.3)], 12),
            (900, 390),
            270,
        ),
        "#a06f24",
    )
    c.shape(
        paint.placed(paint.turn([(-0.66, 0.09), (0.66, 0.09), (0.69, 0.19), (-0.69, 0.19)], 12), (900, 390), 270),
        "#a06f24",
    )
    c.shape(
        paint.placed(paint.turn([(-0.47, -0.32), (0.46, -0.32), (0.48, -0.25), (-0.5, -0.25)], 12), (900, 390), 270),
        "#a06f24",
        0.7,
    )
    _ringing_hand(c, (868, 560))
    for row in range(2):
        for n in range(4):
            _crate(c, (-70 + n * 440 - row * 120, 690 + row * 170), 410)


def _ringing_hand(c: Canvas, at: Point) -> None:
    """A sleeve and a fist that pull the bell's cord downwards; `at` is the fist."""
    x, y = at
    c.line(paint.bend([(x + 4, y - 80), (x + 8, y - 20), (x, y + 60)]), 9, "#e5d3a3")
    c.line([(x + 380, y + 190), (x + 110, y + 60)], 112, "#c99a2e")
    c.line([(x + 400, y + 230), (x + 150, y + 110)], 22, "#a87b1d")
    c.line([(x + 118, y + 64), (x + 84, y + 46)], 96, "#a87b1d")
    c.slab((x - 44, y - 36, 120, 104), 40, "#d9a98a")
    for finger in range(4):
        c.slab((x - 62, y - 36 + finger * 26, 92, 25), 12, "#e3b596" if finger % 2 else "#d9a98a")
    c.slab((x - 20, y - 56, 78, 30), 14, "#c98f73")


def _crate(c: Canvas, corner: Point, width: float) -> None:
    x, y = corner
    c.rect(x, y, width, 170, "#8a6238")
    c.rect(x + 12, y + 10, width - 24, 90, "#e8f1f2")
    for _ in range(46):
        spot = (x + c.dice.uniform(20, width - 20), y + c.dice.uniform(14, 96))
        c.shape(
            paint.placed(paint.turn([(-10, -6), (8, -9), (12, 6), (-6, 9)], c.dice.uniform(0, 90)), spot),
            c.dice.choice(("#ffffff", "#cfe0e4", "#dbe9ec")),
        )
    for n in range(3):
        pieces.fish(
            c,
            (x + 90 + n * (width - 150) / 2.2, y + 50 + n % 2 * 14),
            150,
            c.dice.choice(("#8fa7b0", "#b78878", "#93a68f")),
        )
    c.rect(x, y + 96, width, 74, "#b98a52")
    c.rect(x, y + 128, width, 7, "#6d4b2a")
    c.rect(x, y + 96, width, 6, "#d3a76d")
    for post in (0, width - 26):
        c.rect(x + post, y, 26, 170, "#9c7143")
    for nail in (12, width - 14):
        c.disc((x + nail, y + 114), 4, INK)
        c.disc((x + nail, y + 150), 4, INK)
