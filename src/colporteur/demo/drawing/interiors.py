"""Demo pictures of rooms: halls, a library, a stage, a shop window."""

from colporteur.demo.drawing import brushes as paint
from colporteur.demo.drawing import pieces
from colporteur.demo.drawing.brushes import BRICK, CREAM, GOLD, INK, MOSS, NAVY, RED, SLATE, TEAL, WOOD, Canvas, Point


def concert_hall(c: Canvas) -> None:
    """The hall inside: beams, warm light, a grand piano, rows of listeners."""
    c.wash(0, 1000, ("#1c1512", "#3a281e", "#54372a"))
    c.shape([(430, 210), (1170, 210), (1170, 690), (430, 690)], "#a9713f")
    c.wash(210, 640, ("#7a4a2c", "#c98a4b", "#e3ad68"), (430, 1170))
    c.glow((800, 520), 430, "#ffe0a0", 0.75)
    for panel in range(13):
        x = 430 + panel * 740 / 12
        c.line([(x, 210), (x, 640)], 3, "#6d4226", 0.5)
    for step in range(5):
        share = step / 5
        tone = paint.blend("#6b452c", "#2a1c15", share)
        x0, x1, y0 = 430 - 430 * share * 1.05, 1170 + 430 * share * 1.05, 210 - 250 * share
        c.line([(x0, 1000), (x0, y0), (800, y0 - 120), (x1, y0), (x1, 1000)], 15 + step * 9, tone)
    c.shape([(430, 640), (1170, 640), (1290, 740), (310, 740)], "#c58a50")
    c.shape([(310, 740), (1290, 740), (1290, 772), (310, 772)], "#6f4528")
    _grand_piano(c, (800, 690), 300)
    for x, drop in ((470, 250), (640, 200), (960, 200), (1130, 250)):
        c.line([(x, 0), (x, drop)], 2, "#120d0a")
        c.glow((x, drop + 14), 105, "#ffd78a", 0.85)
        c.oval((x, drop + 12), (20, 15), "#fff0c4")
    for row in range(5):
        _listeners(c, 800 + row * 52, 26 + row * 9, paint.blend("#4b2a26", "#120d10", row / 4))


def _listeners(c: Canvas, foot: float, size: float, tone: str) -> None:
    x = -c.dice.uniform(0, size * 2)
    while x < 1640:
        if c.dice.random() < 0.9:
            c.oval((x, foot - size * 0.9), (size * 0.5, size * 0.62), tone)
            c.curve(
                [
                    (x - size * 1.0, foot + size * 1.4),
                    (x - size * 0.8, foot - size * 0.15),
                    (x + size * 0.8, foot - size * 0.15),
                    (x + size * 1.0, foot + size * 1.4),
                ],
                tone,
            )
        c.slab((x - size * 1.02, foot + size * 0.35, size * 2.04, size * 4), size * 0.3, paint.blend(tone, RED, 0.22))
        x += size * 2.3


def _grand_piano(c: Canvas, foot: Point, size: float) -> None:
    """A grand piano from the side with its lid open and the player at the left."""
    c.shape(paint.placed([(-0.42, -0.34), (0.1, -0.86), (0.62, -0.5), (0.5, -0.34)], foot, size), "#15171f")
    c.line(paint.placed([(0.2, -0.34), (0.32, -0.68)], foot, size), 4, GOLD)
    c.shape(paint.placed([(-0.46, -0.36), (0.56, -0.36), (0.56, -0.2), (-0.46, -0.2)], foot, size), "#0d0f16")
    c.rect(foot[0] - size * 0.52, foot[1] - size * 0.26, size * 0.14, size * 0.035, CREAM)
    for leg in (-0.4, 0.1, 0.48):
        c.line(paint.placed([(leg, -0.2), (leg, 0.02)], foot, size), size * 0.04, "#0d0f16")
    c.curve(
        paint.placed([(-0.86, -0.12), (-0.84, -0.42), (-0.78, -0.58), (-0.66, -0.55), (-0.62, -0.12)], foot, size),
        "#22263a",
    )
    c.line(paint.placed([(-0.72, -0.46), (-0.6, -0.3), (-0.47, -0.29)], foot, size), size * 0.06, "#22263a")
    c.disc(paint.placed([(-0.7, -0.66)], foot, size)[0], size * 0.085, "#d9a98a")
    c.curve(
        paint.placed([(-0.8, -0.62), (-0.8, -0.77), (-0.62, -0.77), (-0.64, -0.68), (-0.72, -0.68)], foot, size),
        "#3a2a24",
    )
    c.line(
        paint.placed([(-0.74, -0.17), (-0.56, -0.17), (-0.54, 0.0), (-0.48, 0.01)], foot, size), size * 0.075, "#181c2b"
    )
    c.rect(foot[0] - size * 0.9, foot[1] - size * 0.13, size * 0.32, size * 0.045, "#0d0f16")
    for leg in (-0.86, -0.62):
        c.line(paint.placed([(leg, -0.1), (leg, 0.02)], foot, size), size * 0.022, "#0d0f16")


def fish_market(c: Canvas) -> None:
    """The market hall: an arched glass roof, stalls with fish on ice, buyers."""
    c.wash(0, 1000, ("#c9d7d3", "#e6e2d0", "#b9a98d"))
    for radius, tone in ((760, "#a9bdbd"), (640, "#b9cac8"), (520, "#c9d7d3"), (400, "#dbe4dd"), (280, "#eef0e4")):
        c.oval((800, 520), (radius, radius * 0.72), tone)
    for angle in range(180, 361, 12):
        c.ring((800, 520), (764, 550), 6, "#3e555c", (angle, angle + 1))
    for radius in (760, 640, 520, 400, 280):
        c.ring((800, 520), (radius, radius * 0.72), 6 + radius * 0.012, "#3e555c", (180, 360))
    for x in (-0.94, -0.8, -0.6, -0.36, -0.12, 0.12, 0.36, 0.6, 0.8, 0.94):
        y = (1 - x * x) ** 0.5
        c.line([(800 + x * 280, 520 - y * 201), (800 + x * 764, 520 - y * 550)], 4, "#3e555c")
    c.rect(0, 520, 1600, 480, "#c7b89b")
    c.shape([(520, 520), (1080, 520), (1600, 800), (1600, 1000), (0, 1000), (0, 800)], "#d6cab0")
    pieces.skyline(c, 520, "#a9bdbd", 40, (560, 1040))
    pieces.fishing_boat(c, (790, 520), 190, TEAL)
    for x in (60, 270, 1330, 1540):
        c.rect(x - 9, 330, 18, 420, "#3e555c")
    for x, coat, foot, height in (
        (690, "#5d6d63", 600, 150),
        (740, BRICK, 606, 144),
        (930, NAVY, 610, 152),
        (430, "#c28f3c", 850, 300),
        (180, "#6d5a78", 850, 290),
        (1150, "#3d5a73", 850, 310),
        (1420, "#8d4636", 850, 296),
    ):
        pieces.person(c, (x, foot), height, coat)
    _stall(c, (-60, 740), 700, RED)
    _stall(c, (960, 740), 700, TEAL)
    for x in (250, 1300, 800):
        c.line([(x, 0), (x, 240)], 2, "#3e555c")
        c.glow((x, 262), 110, "#ffe6ac", 0.8)
        c.shape([(x - 40, 262), (x - 16, 236), (x + 16, 236), (x + 40, 262)], "#3e555c")


def _stall(c: Canvas, corner: Point, width: float, cloth: str) -> None:
    x, y = corner
    for stripe in range(10):
        left = x + stripe * width / 10
        c.shape(
            [(left + 16, y - 330), (left + width / 10 + 16, y - 330), (left + width / 10, y - 250), (left, y - 250)],
            cloth if stripe % 2 else CREAM,
        )
        c.oval((left + width / 20, y - 250), (width / 20, 16), cloth if stripe % 2 else CREAM)
    for post in (0.06, 0.94):
        c.rect(x + width * post - 6, y - 250, 12, 270, WOOD)
    c.shape([(x, y), (x + width, y), (x + width, y + 120), (x, y + 120)], "#eaf0ee")
    for row in range(2):
        for step in range(7):
            fish_colour = c.dice.choice(("#8fa7b0", "#b9897a", "#7c98a8", "#a9b0a6"))
            pieces.fish(
                c, (x + 60 + step * width / 7.4 + row * 22, y + 32 + row * 54), 92, fish_colour, c.dice.choice((1, -1))
            )
    c.rect(x, y + 116, width, 160, WOOD)
    for plank in range(1, 9):
        c.rect(x + plank * width / 9, y + 116, 3, 160, INK, alpha=0.3)


def library(c: Canvas) -> None:
    """The reading room: tall shelves, a high window, green lamps, two readers."""
    c.wash(0, 1000, ("#4a3527", "#6b4b35", "#5a3e2d"))
    c.rect(600, 60, 400, 560, "#3a2a1f")
    c.wash(80, 600, ("#2b426b", "#8a86a5", "#efb98d"), (620, 980))
    pieces.skyline(c, 600, "#4b5478", 60, (620, 980))
    c.rect(980, 60, 20, 560, "#3a2a1f")
    for x in (736, 852):
        c.rect(x, 60, 9, 560, "#3a2a1f")
    for y in (230, 400):
        c.rect(600, y, 400, 9, "#3a2a1f")
    for left in (20, 310, 1020, 1310):
        _shelf(c, (left, 40, 270, 640), 6)
    c.rect(0, 690, 1600, 310, "#4a3122")
    c.shape([(120, 770), (1480, 770), (1640, 900), (-40, 900)], "#a26d42")
    c.rect(-40, 900, 1680, 34, "#6f472b")
    for x, coat in ((430, "#3c5b73"), (1120, "#8d4636")):
        c.curve([(x - 86, 790), (x - 74, 650), (x - 40, 610), (x + 40, 610), (x + 74, 650), (x + 86, 790)], coat)
        c.rect(x - 16, 590, 32, 34, "#c4937a")
        c.oval((x, 560), (38, 46), "#d9a98a")
        c.curve(
            [(x - 44, 564), (x - 46, 506), (x + 46, 506), (x + 44, 564), (x, 526)], "#2f221d" if x < 800 else "#7a5236"
        )
        c.shape([(x - 96, 800), (x, 816), (x + 96, 800), (x + 110, 848), (x, 866), (x - 110, 848)], CREAM)
        c.line([(x, 816), (x, 866)], 3, "#b9a58a")
    for x in (190, 680, 900, 1390):
        _reading_lamp(c, (x, 830))
    for x, y, colours in ((720, 800, (RED, NAVY, MOSS)), (1300, 812, (TEAL, GOLD))):
        for step, colour in enumerate(colours):
            c.slab((x - 70 + step * 8, y - step * 22, 140, 20), 4, colour)


def _reading_lamp(c: Canvas, foot: Point) -> None:
    x, y = foot
    c.glow((x, y - 40), 190, "#ffdf94", 0.7)
    c.oval((x, y), (40, 10), "#b08436")
    c.line([(x, y), (x, y - 96)], 7, "#b08436")
    c.shape([(x - 74, y - 92), (x - 52, y - 136), (x + 52, y - 136), (x + 74, y - 92)], "#2d7a55")
    c.rect(x - 74, y - 95, 148, 6, "#fff1c0")


def _shelf(c: Canvas, box: tuple[float, float, float, float], boards: int) -> None:
    """A bookcase full of books."""
    x, y, width, height = box
    c.rect(x, y, width, height, "#2c1e16")
    step = height / boards
    for board in range(boards):
        foot = y + (board + 1) * step - 10
        _books(c, x + 12, x + width - 12, foot, step - 22)
        c.rect(x, foot, width, 10, "#8a5c3a")
    for side in (x, x + width - 10):
        c.rect(side, y, 10, height, "#8a5c3a")


def _books(c: Canvas, left: float, right: float, foot: float, height: float) -> None:
    """Books that stand on a board from left to right."""
    tones = ("#8d3b2e", "#b5643c", "#c99d55", "#57705a", "#2f5c66", "#3a4f78", "#7b5a78", "#d9c7a0", "#5b3a2e")
    x = left
    while x < right - 10:
        width = min(c.dice.uniform(0.11, 0.3) * height, right - x)
        tall = height * c.dice.uniform(0.68, 1)
        tone = c.dice.choice(tones)
        c.rect(x, foot - tall, width - 2, tall, tone)
        c.rect(x, foot - tall * 0.86, width - 2, max(2, tall * 0.035), CREAM, alpha=0.55)
        c.rect(x, foot - tall * 0.2, width - 2, max(2, tall * 0.035), CREAM, alpha=0.35)
        x += width


def theatre(c: Canvas) -> None:
    """A stage with a red curtain, one actor with a lantern in a circle of light."""
    c.wash(0, 1000, ("#180f14", "#2c1519", "#1a1014"))
    c.wash(120, 690, ("#1b2a4a", "#33466e", "#7d6a80"), (330, 1270))
    c.disc((1010, 300), 74, "#f3e3b6")
    pieces.hills(c, 600, 40, "#22304f", 700)
    c.shape([(700, 120), (900, 120), (1100, 760), (520, 760)], "#ffe8b4", 0.2)
    c.shape([(330, 690), (1270, 690), (1390, 820), (210, 820)], "#8a5a37")
    c.oval((808, 756), (270, 44), "#f6d79a", 0.75)
    for side in (-1, 1):
        for fold in range(7):
            x = 800 + side * (800 - fold * 62)
            tone = ("#a8322a", "#7f221f", "#c2462f", "#8f2823")[fold % 4]
            reach = 62 + fold * 3
            c.curve(
                [
                    (x, 60),
                    (x - side * reach * 1.5, 60),
                    (x - side * reach * 1.3, 480),
                    (x - side * reach * 0.9, 560),
                    (x - side * reach * 1.5, 800),
                    (x, 812),
                ],
                tone,
            )
    for swag in range(8):
        c.oval((100 + swag * 200, 70), (124, 106 + 12 * (swag % 2)), ("#a8322a", "#8f2823")[swag % 2])
        c.ring((100 + swag * 200, 70), (120, 102 + 12 * (swag % 2)), 7, GOLD, (15, 165))
    c.rect(0, 0, 1600, 84, "#5f1a1a")
    c.rect(0, 78, 1600, 8, GOLD)
    c.rect(200, 818, 1200, 26, "#4a2c1c")
    pieces.person(c, (800, 756), 270, "#d9c08a")
    c.line([(828, 560), (884, 590)], 20, "#d9c08a")
    c.line([(884, 590), (884, 616)], 3, INK)
    c.glow((884, 640), 130, "#ffdc8a", 0.9)
    c.slab((868, 614, 32, 48), 7, "#fff0bf")
    c.rect(866, 610, 36, 7, INK)
    for row, foot in enumerate((890, 950)):
        _listeners(c, foot, 42 + row * 14, ("#2a1519", "#12090d")[row])


def bookshop_window(c: Canvas) -> None:
    """Coloured books and a lamp in a bright shop window at night."""
    c.wash(0, 1000, ("#152036", "#1f2c44", "#18243a"))
    for y in range(0, 860, 44):
        for x in range(-60 + y // 44 % 2 * 55, 1640, 110):
            c.rect(x, y, 106, 40, "#22304a", alpha=c.dice.uniform(0.3, 0.9))
    c.rect(190, 90, 1220, 120, "#24564f")
    c.rect(190, 196, 1220, 14, GOLD)
    for n, width in enumerate((64, 88, 58, 92, 76, 62, 90)):
        c.slab((430 + n * 108, 132, width, 30), 6, "#f1d9a0")
    c.rect(190, 210, 1220, 640, "#24564f")
    c.wash(240, 800, ("#fbe3a8", "#f7cf86", "#e0a45d"), (240, 1360))
    c.glow((800, 470), 480, "#fff4d0", 0.75)
    for y in (420,):
        _books(c, 260, 600, y, 130)
        _books(c, 1000, 1340, y, 130)
        c.rect(250, y, 356, 12, WOOD)
        c.rect(994, y, 356, 12, WOOD)
    _books(c, 270, 560, 700, 190)
    _books(c, 1050, 1330, 700, 190)
    for x, colour, lean in ((610, RED, -8), (990, "#2e5f73", 9)):
        c.shape(paint.placed(paint.turn([(-56, -160), (56, -160), (56, 0), (-56, 0)], lean), (x, 700)), colour)
        c.shape(paint.placed(paint.turn([(-30, -130), (30, -130), (30, -106), (-30, -106)], lean), (x, 700)), CREAM)
    c.line([(800, 240), (800, 360)], 4, INK)
    c.glow((800, 420), 230, "#fffbe6", 0.9)
    c.shape([(724, 424), (760, 356), (840, 356), (876, 424)], "#24564f")
    c.rect(724, 420, 152, 8, "#fffbe6")
    c.shape([(650, 700), (690, 640), (910, 640), (950, 700)], WOOD)
    c.shape([(656, 640), (672, 588), (796, 604), (800, 656)], "#fffaf0")
    c.shape([(944, 640), (928, 588), (804, 604), (800, 656)], "#f3e6cb")
    for line in range(4):
        c.line([(684, 606 + line * 9), (782, 618 + line * 9)], 2, SLATE, 0.6)
        c.line([(916, 606 + line * 9), (818, 618 + line * 9)], 2, SLATE, 0.6)
    c.rect(240, 700, 1120, 100, "#8a5c3a")
    for x in (610, 980):
        c.rect(x, 240, 12, 560, "#24564f")
    c.rect(190, 800, 1220, 60, "#1c443f")
    c.wash(860, 1000, ("#39435a", "#222c42"))
    c.oval((800, 900), (640, 50), "#f3c779", 0.25)
    for x, height, coat in ((420, 400, "#26364f"), (1220, 430, "#5d2f2c"), (1110, 390, "#1c2b2f")):
        pieces.person_from_behind(c, (x, 950), height, coat)


def granary_choir(c: Canvas) -> None:
    """Singers rehearse in front of an open gate with a view of the quay."""
    c.wash(0, 1000, ("#241a18", "#4a342a", "#5d4232"))
    for y in range(0, 760, 50):
        for x in range(-70 + y // 50 % 2 * 60, 1640, 120):
            c.rect(x, y, 115, 45, "#6d4a39", alpha=c.dice.uniform(0.25, 0.8))
    c.slab((410, 90, 780, 1000), 380, "#2b1d18")
    c.slab((436, 116, 728, 1000), 358, "#b5cfd2")
    c.wash(474, 600, ("#b5cfd2", "#f0e5cb"), (436, 1164))
    c.wash(600, 760, ("#9dbcbf", "#5f8d99"), (436, 1164))
    pieces.skyline(c, 600, "#8ba3a8", 50, (436, 1164))
    pieces.fishing_boat(c, (980, 650), 230, TEAL)
    pieces.fishing_boat(c, (610, 670), 280, "#24405c", -1)
    for x, y, span in ((640, 300, 46), (930, 240, 36)):
        pieces.gull(c, (x, y), span, SLATE)
    c.shape([(-10, 760), (1610, 760), (1610, 1000), (-10, 1000)], "#7a5940")
    c.shape([(436, 760), (1164, 760), (1340, 1000), (260, 1000)], "#d9bd90", 0.55)
    for plank in range(-6, 8):
        c.line([(800 + plank * 100, 760), (800 + plank * 210, 1000)], 3, INK, 0.3)
    coats = ("#7e3b33", "#31485f", "#5d6b4b", "#8b6b3b", "#4a3f57", "#2f5c5c", "#9a5b45")
    for row, (foot, height, count) in enumerate(((800, 300, 9), (880, 350, 7))):
        for n in range(count):
            middle = 800 + (n - (count - 1) / 2) * (118 + row * 22) + c.dice.uniform(-8, 8)
            pieces.person(
                c,
                (middle, foot + abs(n - (count - 1) / 2) * 7),
                height * c.dice.uniform(0.93, 1.06),
                coats[(n * 3 + row * 2) % 7],
            )
            c.shape(
                [
                    (middle - 34, foot - height * 0.5),
                    (middle, foot - height * 0.475),
                    (middle + 34, foot - height * 0.5),
                    (middle + 34, foot - height * 0.61),
                    (middle, foot - height * 0.585),
                    (middle - 34, foot - height * 0.61),
                ],
                CREAM,
            )
    pieces.person(c, (1390, 930), 380, "#3f4d3d")
    c.line([(1330, 900), (1430, 520)], 24, "#6d3a26")
    c.line([(1404, 620), (1370, 590), (1388, 590)], 6, GOLD)
    for share in (0.2, 0.4, 0.62, 0.8):
        c.disc((1330 + 100 * share, 900 - 380 * share), 11, GOLD)
    for x, y in ((1366, 740), (1404, 660)):
        c.disc((x, y), 17, "#d9a98a")


def auctioneers(c: Canvas) -> None:
    """Men and women in rubber aprons stand in two rows on a stage."""
    c.wash(0, 1000, ("#1f1714", "#4a3226", "#33231c"))
    c.wash(80, 700, ("#7d4d2f", "#c2874c", "#dba765"), (200, 1400))
    c.glow((800, 380), 560, "#ffe3a8", 0.7)
    for panel in range(17):
        c.line([(200 + panel * 75, 80), (200 + panel * 75, 700)], 3, "#6d4226", 0.5)
    c.shape([(200, 700), (1400, 700), (1560, 880), (40, 880)], "#b57d48")
    c.rect(40, 880, 1520, 40, "#6a4127")
    c.rect(300, 640, 1000, 70, "#80552f")
    aprons = ("#d9b23e", "#2f6872", "#e4ddca", "#c2462f")
    for row, (foot, height, count) in enumerate(((650, 330, 8), (820, 370, 7))):
        for n in range(count):
            x = 800 + (n - (count - 1) / 2) * (132 + row * 26)
            _aproned(c, (x, foot), height * c.dice.uniform(0.94, 1.05), aprons[(n * 3 + row) % 4])
    c.rect(0, 920, 1600, 80, "#120c0a")
    _listeners(c, 985, 44, "#120c0a")
    for x in (330, 640, 960, 1270):
        c.line([(x, 0), (x, 60)], 3, "#120c0a")
        c.glow((x, 76), 120, "#ffe7ae", 0.9)
        c.shape([(x - 36, 78), (x - 14, 50), (x + 14, 50), (x + 36, 78)], "#120c0a")


def _aproned(c: Canvas, foot: Point, height: float, apron: str) -> None:
    pieces.person(c, foot, height, c.dice.choice(("#33475c", "#5b3f3a", "#47543f", "#514a60")))
    bib = [
        (-0.062, -0.74),
        (0.062, -0.74),
        (0.075, -0.55),
        (0.1, -0.53),
        (0.112, -0.1),
        (-0.112, -0.1),
        (-0.1, -0.53),
        (-0.075, -0.55),
    ]
    c.shape(paint.placed(bib, foot, height), apron)
    c.shape(paint.placed([(0.02, -0.53), (0.1, -0.53), (0.112, -0.1), (0.05, -0.1)], foot, height), INK, 0.16)
    for side in (-1, 1):
        c.line(paint.placed([(side * 0.055, -0.74), (side * 0.04, -0.84)], foot, height), height * 0.014, apron)
    c.line(paint.placed([(-0.1, -0.53), (0.1, -0.53)], foot, height), height * 0.012, INK)
    c.oval(paint.placed([(0, -0.868)], foot, height)[0], (height * 0.016, height * 0.02), "#7c3a30")


def piano_tuner(c: Canvas) -> None:
    """A man bends over an open grand piano; goalkeeper's gloves lie on the stool."""
    c.wash(0, 1000, ("#3b2a22", "#6d4a35", "#8c6243"))
    for panel in range(20):
        c.line([(panel * 84, 0), (panel * 84, 720)], 4, "#523727", 0.7)
    c.glow((820, 250), 620, "#ffdc9c", 0.6)
    c.wash(720, 1000, ("#a8733f", "#7d5230"))
    c.rect(0, 714, 1600, 10, "#4a3122")
    c.oval((900, 900), (620, 40), INK, 0.35)
    c.curve([(640, 486), (760, 160), (1180, 60), (1420, 220), (1440, 486)], "#12151e")
    c.curve([(690, 470), (790, 200), (1160, 110), (1370, 250), (1390, 470)], "#232838")
    c.line([(1120, 486), (1200, 200)], 10, GOLD)
    c.shape([(540, 480), (1450, 480), (1450, 520), (540, 520)], "#c99a4a")
    for string in range(30):
        c.line([(700 + string * 24, 482), (690 + string * 24, 518)], 2, CREAM)
    c.slab((500, 512, 960, 128), 26, "#0c0f17")
    c.rect(520, 526, 920, 10, "#39415a")
    c.rect(440, 560, 130, 30, "#0c0f17")
    c.rect(430, 546, 130, 18, CREAM)
    for key in range(8):
        c.rect(438 + key * 15, 546, 4, 11, INK)
    for x in (560, 1000, 1400):
        c.line([(x, 640), (x - 6, 886)], 30, "#0c0f17")
        c.disc((x - 6, 892), 13, GOLD)
    c.line([(560, 880), (620, 890)], 8, GOLD)
    _tuner(c)
    c.slab((150, 720, 240, 44), 14, "#7d2f28")
    for x in (180, 360):
        c.line([(x, 762), (x, 905)], 18, "#0c0f17")
    _glove(c, (220, 716), 1)
    _glove(c, (322, 716), -1)


def _tuner(c: Canvas) -> None:
    c.line([(500, 880), (520, 700), (540, 560)], 62, "#27344a")
    c.line([(590, 886), (590, 720), (550, 560)], 58, "#303f58")
    c.slab((462, 872, 96, 30), 14, INK)
    c.slab((556, 876, 96, 30), 14, INK)
    c.curve([(490, 600), (470, 480), (520, 360), (610, 300), (690, 320), (690, 390), (640, 470), (610, 600)], "#d8cdb2")
    c.line(paint.bend([(650, 350), (720, 430), (800, 470), (850, 480)]), 46, "#c9bd9f")
    c.line([(840, 478), (872, 486)], 34, "#d9a98a")
    c.line([(850, 440), (880, 500)], 9, "#b9c0c0")
    c.oval((722, 300), (50, 56), "#d9a98a")
    c.curve([(660, 310), (664, 230), (740, 220), (776, 262), (740, 262), (690, 290)], "#463931")
    c.line([(540, 470), (620, 330)], 8, RED)


def _glove(c: Canvas, foot: Point, flip: int) -> None:
    c.curve(paint.placed([(-38, 0), (-40, -66), (-20, -82), (24, -80), (42, -60), (38, 0)], foot, 1, flip), "#e6b93a")
    for n, tall in enumerate((104, 120, 116, 96)):
        c.slab((foot[0] - 40 + n * 20, foot[1] - tall, 19, tall - 50), 9, "#e6b93a")
    c.line(paint.placed([(36, -44), (62, -74)], foot, 1, flip), 20, "#e6b93a")
    c.slab((foot[0] - 40, foot[1] - 20, 80, 22), 8, TEAL)
    c.slab((foot[0] - 24, foot[1] - 62, 46, 30), 10, CREAM, 0.6)
