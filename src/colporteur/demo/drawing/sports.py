"""Demo pictures of football and rowing."""

from math import cos, pi, sin

from colporteur.demo.drawing import brushes as paint
from colporteur.demo.drawing import pieces
from colporteur.demo.drawing.brushes import BRICK, CREAM, INK, NAVY, RED, TEAL, WOOD, Canvas, Point


def _rower(c: Canvas, seat: Point, size: float, shirt: str, lean: float) -> None:
    """A rower in profile who faces right and leans back by `lean`; the oar is drawn apart."""
    x, y = seat
    shoulder = (x - lean * size, y - size * 0.42)
    hands = (x + size * 0.42 - lean * size * 0.4, y - size * 0.25)
    c.line(
        paint.bend([(x, y - size * 0.06), (x + size * 0.34, y - size * 0.2), (x + size * 0.6, y - size * 0.02)]),
        size * 0.12,
        INK,
    )
    c.line([(x, y - size * 0.06), shoulder], size * 0.22, shirt)
    c.line([shoulder, hands], size * 0.085, "#d9a98a")
    c.disc((shoulder[0] - lean * size * 0.22, shoulder[1] - size * 0.25), size * 0.115, "#d9a98a")
    c.curve(
        paint.placed(
            [(-0.13, 0), (-0.13, -0.14), (0.11, -0.14), (0.13, -0.02)],
            (shoulder[0] - lean * size * 0.22, shoulder[1] - size * 0.25),
            size,
        ),
        "#3a2a24",
    )


def _shell(c: Canvas, at: Point, length: float, crew: int, shirt: str, *, lean: float = 0.22) -> None:
    """A racing boat seen from the side, with its crew in time."""
    x, y = at
    size = length / (crew * 1.5 + 2.2)
    start = x - size * (crew - 1) * 0.72
    for seat in range(crew):
        _rower(c, (start + seat * size * 1.5, y), size, shirt, lean)
    c.curve(
        [
            (x - length / 2, y - 2),
            (x - length * 0.3, y - size * 0.09),
            (x + length * 0.3, y - size * 0.09),
            (x + length / 2, y - 2),
            (x + length * 0.3, y + size * 0.13),
            (x - length * 0.3, y + size * 0.13),
        ],
        CREAM,
    )
    c.line([(x - length * 0.44, y + size * 0.055), (x + length * 0.44, y + size * 0.055)], size * 0.05, INK)
    for seat in range(crew):
        hands = start + seat * size * 1.5 + size * (0.42 - lean * 0.4)
        blade = (hands - size * 1.05, y + size * 0.46)
        c.line([(hands + size * 0.05, y - size * 0.27), blade], size * 0.05, WOOD)
        c.curve(paint.placed([(-0.3, 0.12), (-0.02, -0.06), (0.05, 0.03), (-0.26, 0.2)], blade, size), shirt)
        c.slab((blade[0] - size * 0.5, blade[1] + size * 0.13, size * 0.6, size * 0.05), size * 0.025, CREAM, 0.8)


def rowing(c: Canvas) -> None:
    """Two rowing crews on the river in the morning."""
    pieces.sky(c, ("#8fb4bd", "#c6d6ca", "#f0e4c6"), 440)
    pieces.sun(c, (330, 250), 58, "#fff4d6", "#f6cf8a")
    pieces.hills(c, 390, 60, "#9db3a6", 440)
    pieces.hills(c, 425, 30, "#7a9580", 440)
    for n in range(26):
        x = n * 66 + c.dice.uniform(-20, 20)
        c.oval(
            (x, 425), (c.dice.uniform(30, 56), c.dice.uniform(24, 62)), c.dice.choice(("#5d7a62", "#4d6a57", "#6b866a"))
        )
    _boathouse(c, (1180, 440))
    c.mirror(440, 440, "#8aa9a6", 0.38)
    c.wash(880, 1000, ("#8dafb2", "#6b939b"))
    pieces.ripples(c, 440, 1000, CREAM, 90, alpha=0.4)
    pieces.sparkle(c, 330, 440, 800)
    for at, length, shirt in (((1010, 590), 620, RED), ((720, 800), 1180, "#26507a")):
        c.oval((at[0], at[1] + length * 0.035), (length * 0.46, length * 0.02), INK, 0.25)
        _shell(c, at, length, 4, shirt)


def _boathouse(c: Canvas, foot: Point) -> None:
    x, y = foot
    c.rect(x, y - 96, 250, 96, "#e6dcc4")
    c.shape([(x - 16, y - 92), (x + 125, y - 170), (x + 266, y - 92)], BRICK)
    for door in (20, 96, 172):
        c.rect(x + door, y - 74, 58, 74, "#3f5c63")
    c.line([(x + 125, y - 168), (x + 125, y - 240)], 4, INK)
    c.shape([(x + 126, y - 240), (x + 190, y - 226), (x + 126, y - 210)], RED)


def rowing_four(c: Canvas) -> None:
    """Four rowers in green lean back in a narrow boat on grey water."""
    pieces.sky(c, paint.GREY, 360)
    pieces.hills(c, 335, 46, "#93a5a4", 360)
    pieces.skyline(c, 360, "#71868a", 46, (930, 1600))
    for x in range(40, 900, 58):
        c.oval((x, 352), (44, c.dice.uniform(20, 44)), "#6f8680")
    c.wash(360, 1000, ("#a9b7b5", "#81969c", "#5a727d"))
    pieces.ripples(c, 360, 1000, "#dbe2dc", 130, alpha=0.4)
    pieces.ripples(c, 420, 1000, "#44606d", 60, alpha=0.35)
    for n in range(9):
        x = 90 + n * 178
        c.disc((x, 470), 11, RED)
        c.slab((x - 26, 480, 52, 4), 2, CREAM, 0.6)
    c.oval((800, 730), (740, 24), "#22323d", 0.35)
    _shell(c, (800, 690), 1500, 4, "#2f7350", lean=0.34)


def regatta(c: Canvas) -> None:
    """Two eights cross a line of buoys almost level."""
    pieces.sky(c, ("#79a7bd", "#b4d0d2", "#f1e6c8"), 330)
    pieces.sun(c, (1290, 150), 50, "#fff6dc", "#f6d58e")
    pieces.hills(c, 305, 60, "#a7b49a", 330)
    pieces.street(c, 332, ("#e9d9b6", "#dcae8b", "#e8e2cf", "#c98f6b"), (120, 900), 0)
    for x in range(930, 1620, 46):
        c.oval((x, 326), (38, c.dice.uniform(16, 38)), "#6f8a62")
    c.rect(0, 328, 1600, 14, "#c9b892")
    c.wash(342, 1000, ("#a9cbca", "#6fa3ad", "#447f90", "#356b80"))
    pieces.ripples(c, 342, 1000, CREAM, 140, alpha=0.42)
    for step in range(9):
        share = step / 8
        y = 380 + share**1.4 * 560
        c.slab(
            (1392 + share * 70 - 10 - share * 16, y + 10 + share * 20, 60 + share * 60, 5 + share * 4), 3, CREAM, 0.6
        )
        c.disc((1400 + share * 70, y), 9 + share * 20, "#e4642f")
    for at, length, shirt in (((770, 560), 1180, "#26507a"), ((740, 790), 1480, "#2f7350")):
        c.oval((at[0], at[1] + length * 0.022), (length * 0.48, length * 0.012), INK, 0.28)
        _shell(c, at, length, 8, shirt, lean=0.3)


def stadium(c: Canvas) -> None:
    """Floodlights over the stand and the lit pitch on a match night."""
    pieces.sky(c, ("#0f1a33", "#1f3358", "#46598a"), 600)
    pieces.stars(c, 260, 60)
    for x, top in ((170, 110), (1430, 110), (520, 210), (1080, 210)):
        _floodlight(c, x, top, 1.0 if top < 200 else 0.72)
    c.shape([(60, 420), (1540, 420), (1600, 470), (0, 470)], "#141d30")
    c.rect(0, 468, 1600, 10, RED)
    c.wash(478, 660, ("#26334f", "#3d4c69"))
    for row in range(9):
        y = 496 + row * 18
        for x in range(-10 + row % 2 * 8, 1610, 17):
            if c.dice.random() < 0.88:
                c.disc(
                    (x + c.dice.uniform(-3, 3), y),
                    5.6,
                    c.dice.choice(("#c95a43", "#e7d7b6", "#8d9cb3", "#56688a", "#b8413a", "#d9b98f")),
                    0.92,
                )
    for x in (110, 420, 730, 1040, 1350):
        c.rect(x, 440, 12, 220, "#141d30")
    c.rect(0, 655, 1600, 38, "#e9e0c8")
    for n in range(8):
        c.rect(n * 200 + 8, 661, 184, 26, (RED, NAVY, TEAL, "#b98a35")[n % 4])
    c.wash(693, 1000, ("#5c9a5e", "#3d7a4a"))
    for stripe in range(-2, 12, 2):
        x = stripe * 160
        c.shape(
            [(x, 693), (x + 160, 693), (x + 160 + (x - 720) * 0.5, 1000), (x + (x - 880) * 0.5, 1000)], "#6fae69", 0.5
        )
    c.line([(0, 712), (1600, 712)], 4, CREAM)
    c.line([(800, 712), (800, 1000)], 6, CREAM)
    c.ring((800, 890), (330, 100), 6, CREAM)
    for foot, shirt in (
        ((610, 800), RED),
        ((760, 900), RED),
        ((930, 845), "#e6e2d6"),
        ((1150, 790), "#e6e2d6"),
        ((380, 860), RED),
        ((1270, 900), "#e6e2d6"),
    ):
        _player(c, foot, 74 + (foot[1] - 780) * 0.3, shirt)
    c.disc((842, 906), 8, CREAM)


def _floodlight(c: Canvas, x: float, top: float, size: float) -> None:
    c.line([(x, top), (x, 470)], 12 * size, "#141d30")
    c.glow((x, top), 300 * size, "#e8f1ff", 0.6)
    c.slab((x - 84 * size, top - 50 * size, 168 * size, 100 * size), 8, "#141d30")
    for row in range(3):
        for column in range(5):
            c.disc((x + (column - 2) * 32 * size, top + (row - 1) * 30 * size), 12 * size, "#fdfbe9")


def _player(c: Canvas, foot: Point, height: float, shirt: str) -> None:
    c.oval(foot, (height * 0.34, height * 0.07), INK, 0.35)
    c.line(paint.placed([(0, -0.45), (-0.16, -0.2), (-0.12, 0)], foot, height), height * 0.09, INK)
    c.line(paint.placed([(0, -0.45), (0.12, -0.24), (0.24, -0.06)], foot, height), height * 0.09, INK)
    c.line(paint.placed([(0, -0.46), (0.03, -0.74)], foot, height), height * 0.2, shirt)
    c.line(paint.placed([(0.02, -0.74), (0.2, -0.56)], foot, height), height * 0.07, shirt)
    c.line(paint.placed([(0.02, -0.74), (-0.16, -0.55)], foot, height), height * 0.07, shirt)
    c.disc(paint.placed([(0.05, -0.92)], foot, height)[0], height * 0.085, "#d9a98a")


def goal_net(c: Canvas) -> None:
    """A football in the net of a goal under bright lamps."""
    pieces.sky(c, ("#0f1b33", "#20365a", "#3b5478"), 720)
    for x in (300, 1330):
        c.glow((x, 130), 300, "#eaf2ff", 0.75)
        for row in range(2):
            for column in range(4):
                c.disc((x - 54 + column * 36, 112 + row * 36), 13, "#fffdf0")
    for _ in range(260):
        c.disc(
            (c.dice.uniform(0, 1600), c.dice.uniform(430, 640)),
            8,
            c.dice.choice(("#3d4f70", "#52617d", "#7b4a49", "#2c3c5c")),
        )
    c.wash(650, 1000, ("#3f7f4c", "#5d9c5a"))
    c.shape([(0, 650), (1600, 650), (1600, 676), (0, 676)], "#24365a")
    _net(c)
    c.oval((860, 842), (96, 18), INK, 0.45)
    _football(c, (850, 752), 92)
    c.line([(230, 150), (1370, 150)], 26, "#f7f3e6")
    for x in (230, 1370):
        c.line([(x, 150), (x, 900)], 26, "#f7f3e6")
        c.line([(x + 7, 164), (x + 7, 895)], 6, INK, 0.2)
    c.rect(0, 892, 1600, 16, "#f7f3e6")
    pieces.grass(c, (925, 995), 110, "#79b06a")


def _net(c: Canvas) -> None:
    """A net whose meshes bulge around the ball at (850, 750)."""

    def pulled(x: float, y: float) -> Point:
        near = max(0.0, 1 - ((x - 850) ** 2 / 90000 + (y - 740) ** 2 / 60000))
        return x + (x - 850) * 0.22 * near, y + 34 * near + 20 * sin((x - 240) / 1120 * pi)

    for x in range(250, 1360, 45):
        c.line([pulled(x, y) for y in range(150, 860, 22)], 2.6, "#eef2ee", 0.75)
    for y in range(165, 850, 45):
        c.line([pulled(x, y) for x in range(240, 1370, 22)], 2.6, "#eef2ee", 0.75)


def _football(c: Canvas, at: Point, radius: float) -> None:
    c.disc(at, radius, "#f9f6ec")
    c.curve(
        paint.placed([(-0.5, 0.8), (0.3, 0.95), (0.9, 0.4), (0.98, -0.1), (0.7, 0.3), (0.2, 0.62)], at, radius),
        "#c9c8c0",
    )
    patch = [(sin(n * 72 * pi / 180), -cos(n * 72 * pi / 180)) for n in range(5)]
    c.shape(paint.placed(patch, at, radius * 0.36), INK)
    for n in range(5):
        tip = (patch[n][0] * 0.36, patch[n][1] * 0.36)
        out = (patch[n][0] * 0.72, patch[n][1] * 0.72)
        c.line(paint.placed([tip, out], at, radius), 4, INK)
        edge = [(0.7, 0.0), (0.88, -0.27), (0.99, -0.12), (0.99, 0.12), (0.88, 0.27)]
        c.shape(paint.placed(paint.turn(edge, n * 72 - 90), at, radius), INK)


def penalty_save(c: Canvas) -> None:
    """A goalkeeper in yellow dives to his left and stops the ball with both hands."""
    pieces.sky(c, ("#16233f", "#2b4166", "#4f6688"), 640)
    for _ in range(420):
        c.disc(
            (c.dice.uniform(0, 1600), c.dice.uniform(300, 600)),
            10,
            c.dice.choice(("#3d4f70", "#52617d", "#7b4a49", "#2c3c5c", "#8b8371", "#a0563f")),
        )
    c.rect(0, 590, 1600, 76, "#e4dac2")
    for n in range(7):
        c.rect(n * 236 + 8, 598, 220, 60, (NAVY, RED, TEAL)[n % 3])
    c.wash(666, 1000, ("#4a8a52", "#68a35f"))
    for x in range(150, 1500, 44):
        c.line([(x, 120), (x + (800 - x) * 0.12, 720)], 2, "#eef2ee", 0.5)
    for y in range(130, 730, 44):
        c.line([(140, y), (1460, y)], 2, "#eef2ee", 0.5)
    c.line([(130, 110), (1470, 110)], 26, "#f7f3e6")
    for x in (130, 1470):
        c.line([(x, 110), (x, 830)], 26, "#f7f3e6")
    c.rect(0, 822, 1600, 14, "#f7f3e6")
    c.oval((880, 880), (470, 28), INK, 0.35)
    skin, shirt = "#8a5a41", "#efc232"
    c.line(paint.bend([(700, 560), (540, 560), (430, 660)]), 66, skin)
    c.line([(470, 640), (400, 700)], 58, CREAM)
    c.line(paint.bend([(700, 590), (560, 680), (420, 770)]), 66, skin)
    c.line([(460, 750), (370, 790)], 58, CREAM)
    c.line([(386, 716), (352, 690)], 42, RED)
    c.line([(352, 800), (318, 770)], 42, RED)
    c.curve([(640, 510), (800, 470), (830, 620), (700, 660), (600, 640)], "#2b303c")
    c.curve([(740, 470), (900, 390), (1010, 400), (1030, 480), (960, 560), (800, 630)], shirt)
    c.line([(980, 430), (1150, 330), (1250, 290)], 62, shirt)
    c.line([(1000, 500), (1150, 430), (1260, 360)], 62, shirt)
    c.line([(800, 600), (930, 540)], 10, "#c89a1d")
    c.oval((1058, 452), (52, 56), skin)
    c.curve([(1010, 440), (1020, 388), (1080, 384), (1106, 424), (1070, 416)], "#1d1714")
    _football(c, (1338, 300), 68)
    for at in ((1266, 268), (1274, 352)):
        c.disc(at, 42, "#f4efdf")
        c.line([(at[0] - 36, at[1] + 14), (at[0] - 26, at[1] + 36)], 16, TEAL)
    for reach in (0, 16, 32):
        c.line([(1276, 252 + reach), (1318, 246 + reach)], 15, "#f4efdf")
        c.line([(1284, 338 + reach), (1328, 336 + reach)], 15, "#f4efdf")
    pieces.grass(c, (860, 995), 80, "#86ba72")
