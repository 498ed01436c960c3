"""Demo pictures from the desk: eels, mud, diatoms and a list of prices."""

from math import cos, pi, sin

from colporteur.demo.drawing import brushes as paint
from colporteur.demo.drawing import pieces
from colporteur.demo.drawing.brushes import INK, RED, WOOD, Canvas, Point


def glass_eels(c: Canvas) -> None:
    """A gloved hand holds a white tray with transparent young eels."""
    c.wash(0, 1000, ("#3d6a74", "#2f5763", "#23434f"))
    pieces.ripples(c, 0, 1000, "#7fa8ab", 90, alpha=0.35)
    glove, shade = "#d8763a", "#a9532a"
    c.line([(-80, 1010), (170, 720)], 250, shade)
    c.line([(-60, 990), (190, 690)], 226, glove)
    c.slab((366, 196, 960, 640), 60, INK, 0.35)
    c.curve([(40, 700), (150, 470), (330, 430), (470, 500), (470, 780), (330, 860), (150, 900)], glove)
    c.slab((330, 160, 960, 640), 60, "#f6f4ea")
    c.slab((366, 196, 888, 568), 40, "#dfe3db")
    c.slab((384, 216, 852, 530), 32, "#d5e2df")
    c.slab((384, 216, 852, 210), 32, "#e6eeea", 0.7)
    for column in range(6):
        for row in range(4):
            spot = (560 + column * 112 + c.dice.uniform(-30, 30), 300 + row * 112 + c.dice.uniform(-26, 26))
            _young_eel(c, spot, c.dice.uniform(120, 165))
    c.line(paint.bend([(190, 600), (300, 500), (440, 452)]), 92, shade)
    c.line(paint.bend([(186, 596), (298, 494), (440, 446)]), 84, glove)
    c.line(paint.bend([(230, 540), (310, 478), (430, 428)]), 12, "#eb9a63")
    c.line([(40, 760), (230, 900)], 16, shade)
    c.line([(74, 724), (264, 864)], 8, "#eb9a63")


def _young_eel(c: Canvas, at: Point, size: float) -> None:
    angle, sway = c.dice.uniform(0, 360), c.dice.choice((-1, 1)) * c.dice.uniform(0.07, 0.16)
    wave = [(n / 20 - 0.5, sway * sin(n / 20 * 2 * pi)) for n in range(21)]
    body = paint.placed(paint.turn(wave, angle), at, size)
    c.line([(x + 6, y + 9) for x, y in body], 8, "#7d9696", 0.4)
    c.line(body[1:], 12, "#f8f9f0")
    c.line(body[:3], 6, "#f8f9f0")
    c.line(body[2:-1], 2.4, "#a0a48e")
    c.line(body[12:17], 4, "#c98f80")
    c.disc(body[-1], 8, "#f8f9f0")
    c.disc(body[-1], 4, INK)


def drill_core(c: Canvas) -> None:
    """A core of mud, cut open, with light and dark layers on a laboratory table."""
    c.wash(0, 420, ("#8ba3a6", "#b9c8c3", "#d8dccf"))
    c.rect(0, 70, 1600, 20, "#6f8688")
    for n, (width, tall) in enumerate(((70, 150), (90, 110), (60, 180), (100, 130), (70, 160), (84, 120), (66, 170))):
        left = 90 + n * 215
        c.slab((left, 330 - tall, width, tall), 12, ("#5d8b8c", "#e9e4d2", "#a86a4a", "#cfd8d2")[n % 4])
        c.rect(left + width * 0.2, 330 - tall - 20, width * 0.6, 24, "#4a5b60")
    c.rect(0, 330, 1600, 18, "#6f8688")
    c.wash(420, 1000, ("#e8e5da", "#c9c7bc"))
    c.rect(0, 414, 1600, 12, "#a9aaa2")
    c.shape([(120, 760), (1500, 640), (1520, 810), (140, 940)], INK, 0.25)
    c.shape([(90, 610), (1490, 500), (1510, 720), (110, 880)], "#8f979a")
    c.shape([(100, 636), (1492, 524), (1504, 690), (112, 846)], "#5d4a3b")
    x = 0.0
    while x < 1:
        thick = c.dice.uniform(0.008, 0.03)
        light = c.dice.random() < 0.42
        tone = c.dice.choice(
            ("#d9c9a3", "#e7dbb9", "#cbb88f") if light else ("#4f3f33", "#6a5543", "#59493b", "#7a644f")
        )
        _layer(c, x, min(1.0, x + thick), tone)
        x += thick
    c.line([(100, 640), (1492, 528)], 10, "#b9c0c0")
    c.line([(112, 850), (1504, 694)], 12, "#6f777a")
    c.shape([(180, 905), (1480, 790), (1484, 826), (184, 942)], "#d9b44a")
    for mark in range(53):
        share = mark / 52
        edge, high = 186 + share * 1290, 906 - share * 114
        c.line([(edge, high), (edge + 1, high + (26 if mark % 5 == 0 else 14))], 3, INK)
    c.line([(1180, 930), (1420, 900)], 26, "#b9c0c0")
    c.line([(1180, 930), (1090, 944)], 16, WOOD)


def _layer(c: Canvas, left: float, right: float, tone: str) -> None:
    """One layer of the core between two shares of its length."""

    def edge(share: float, side: float) -> Point:
        top = (100 + share * 1392, 636 - share * 112)
        low = (112 + share * 1392, 846 - share * 156)
        return top[0] + (low[0] - top[0]) * side, top[1] + (low[1] - top[1]) * side

    bow = 0.006
    c.shape(
        [edge(left, 0), edge(right, 0), edge(right + bow, 0.5), edge(right, 1), edge(left, 1), edge(left + bow, 0.5)],
        tone,
    )


def diatoms(c: Canvas) -> None:
    """Round and long diatoms side by side under the microscope."""
    c.wash(0, 1000, ("#0e1718", "#0e1718"))
    c.disc((800, 500), 486, "#cfdccb")
    c.glow((790, 480), 480, "#f6f4da", 0.9)
    for at, radius in (
        ((620, 330), 120),
        ((1010, 610), 146),
        ((560, 720), 92),
        ((940, 250), 84),
        ((800, 520), 60),
        ((1130, 400), 62),
    ):
        _round_diatom(c, at, radius)
    for at, size, angle in (
        ((800, 370), 150, 32),
        ((760, 800), 170, -12),
        ((430, 540), 140, 78),
        ((1090, 800), 120, -50),
        ((640, 520), 116, -28),
        ((1180, 540), 100, 84),
        ((850, 660), 90, 60),
    ):
        _long_diatom(c, at, size, angle)
    for _ in range(60):
        turned, far = c.dice.uniform(0, 2 * pi), c.dice.uniform(0, 460)
        c.disc((800 + cos(turned) * far, 500 + sin(turned) * far), c.dice.uniform(1.5, 5), "#6f7d5c", 0.5)


def _round_diatom(c: Canvas, at: Point, radius: float) -> None:
    c.disc(at, radius, "#7d6a34")
    c.disc(at, radius * 0.93, "#d8c583")
    c.disc(at, radius * 0.84, "#b79a4c")
    for ring in range(1, 6):
        for n in range(ring * 6):
            (spot,) = paint.placed(paint.turn([(ring * 0.145, 0)], n * 60 / ring), at, radius)
            c.disc(spot, radius * 0.045, "#ecdfae")
    c.disc(at, radius * 0.07, "#ecdfae")


def _long_diatom(c: Canvas, at: Point, size: float, angle: float) -> None:
    outline = [(-1, 0), (-0.5, -0.22), (0.5, -0.22), (1, 0), (0.5, 0.22), (-0.5, 0.22)]
    for share, tone in ((1.0, "#4f6238"), (0.93, "#a9b878"), (0.84, "#7f9454")):
        c.curve(paint.placed(paint.turn(outline, angle), at, size * share), tone)
    for rib in range(-7, 8):
        high = 0.16 * (1 - (rib / 9) ** 2)
        c.line(paint.placed(paint.turn([(rib * 0.095, -high), (rib * 0.095, high)], angle), at, size), 3, "#d5dea8")
    c.line(paint.placed(paint.turn([(-0.72, 0), (0.72, 0)], angle), at, size), 4, "#4f6238")


def _sheet(c: Canvas) -> None:
    """A sheet of paper and a pencil on a dark desk."""
    c.wash(0, 1000, ("#3a3029", "#4d3f34"))
    for board in range(5):
        c.line([(0, 120 + board * 200), (1600, 90 + board * 206)], 5, "#2a221d")
    c.shape([(238, 96), (1402, 66), (1440, 1010), (206, 1010)], INK, 0.4)
    c.shape([(220, 76), (1384, 46), (1420, 1010), (188, 1010)], "#f4ecd6")


def _pencil(c: Canvas) -> None:
    c.line([(1250, 936), (1510, 656)], 22, "#d29a36")
    c.line([(1228, 960), (1250, 936)], 12, INK)
    c.line([(1510, 656), (1530, 634)], 24, RED)


def price_list(c: Canvas) -> None:
    """On a sheet of paper rows of figures rise and fall like stairs."""
    _sheet(c)
    for row, up in enumerate((1, -1, 1)):
        for n in range(9):
            x = 300 + n * 118
            level = (n if n < 6 else 10 - n) if up > 0 else abs(n - 4)
            y = 330 + row * 280 - level * 30
            first, second = c.dice.randrange(1, 10), c.dice.randrange(10)
            _figure(c, (x, y), first, 27)
            _figure(c, (x + 35, y), second, 27)
            c.line([(x - 22, y + 34), (x + 60, y + 34)], 3, "#a3977c")
            if n % 4 == 0:
                c.ring((x + 17, y), (52, 40), 4, RED)
    _pencil(c)


def _figure(c: Canvas, at: Point, digit: int, size: float) -> None:
    """A numeral in seven strokes, so that no font file is needed."""
    strokes = {
        "top": ((0, -1), (1, -1)),
        "high-left": ((0, -1), (0, 0)),
        "high-right": ((1, -1), (1, 0)),
        "middle": ((0, 0), (1, 0)),
        "low-left": ((0, 0), (0, 1)),
        "low-right": ((1, 0), (1, 1)),
        "bottom": ((0, 1), (1, 1)),
    }
    missing: tuple[set[str], ...] = (
        {"middle"},
        {"top", "high-left", "middle", "low-left", "bottom"},
        {"high-left", "low-right"},
        {"high-left", "low-left"},
        {"top", "low-left", "bottom"},
        {"high-right", "low-left"},
        {"high-right"},
        {"high-left", "middle", "low-left", "bottom"},
        set(),
        {"low-left"},
    )
    for name, ends in strokes.items():
        if name not in missing[digit]:
            c.line([(at[0] + (x - 0.5) * size * 0.8, at[1] + y * size * 0.75) for x, y in ends], 4.6, INK)
