"""Demo pictures of the town: its streets, its schools and its stations."""

from colporteur.demo.drawing import brushes as paint
from colporteur.demo.drawing import pieces
from colporteur.demo.drawing.brushes import CREAM, INK, RED, TEAL, WOOD, Canvas, Point


def tram(c: Canvas) -> None:
    """A red tram comes towards us through the rain; the wet street mirrors it."""
    pieces.sky(c, ("#3c4b5b", "#66747f", "#97a1a3"), 620)
    pieces.skyline(c, 560, "#717f88", 80, (420, 1200))
    for side in (-1, 1):
        for step, tone in enumerate(("#46535f", "#3e4a57", "#35414e", "#2c3745")):
            width, tall = 110 + step * 60, 280 + step * 120
            x = 800 + side * (330 + step * 130)
            left = x if side > 0 else x - width
            c.rect(left, 620 - tall, width, tall, tone)
            pieces.windows(c, (left + 8, 632 - tall, width - 16, tall * 0.82), (2 + step // 2, 4), 0.34, "#5f6f7b")
    c.mirror(620, 380, "#46535e", 0.66)
    for side in (-1, 1):
        c.shape(
            [(800 + side * 330, 620), (800 + side * 820, 620), (800 + side * 820, 1000), (800 + side * 760, 1000)],
            "#66737c",
            0.5,
        )
        c.line([(800 + side * 330, 620), (800 + side * 760, 1000)], 7, "#8f9b9f", 0.8)
    for x in (735, 865):
        c.line([(800 + (x - 800) * 0.5, 622), (800 + (x - 800) * 3.2, 1000)], 5, "#9fb0b5")
    _tram_front(c, (800, 740))
    c.line([(800, 0), (800, 272)], 2, INK)
    c.line([(180, 120), (1420, 96)], 2, INK)
    for x in (676, 924):
        for step in range(11):
            y = 760 + step * 21
            half = c.dice.uniform(16, 40)
            c.slab((x - half, y, half * 2, 7), 3, "#ffe2a0", 0.62 - step * 0.045)
    for step in range(13):
        c.slab(
            (800 - c.dice.uniform(60, 150), 762 + step * 17, c.dice.uniform(120, 260), 6), 3, RED, 0.42 - step * 0.025
        )
    for foot, height, coat in (((270, 806), 230, "#28394d"), ((352, 816), 214, "#7b4a3b")):
        pieces.person(c, foot, height, coat)
        _umbrella(c, (foot[0] + 26, foot[1] - height * 1.02), height * 0.55, RED if height < 220 else "#20303f")
    pieces.lamp_post(c, (1300, 800), 430)
    pieces.rain(c)


def _umbrella(c: Canvas, at: Point, size: float, colour: str) -> None:
    x, y = at
    c.line([(x, y - size * 0.3), (x, y + size * 0.62)], 4, INK)
    c.curve(
        [
            (x - size * 0.75, y + 4),
            (x - size * 0.55, y - size * 0.42),
            (x, y - size * 0.6),
            (x + size * 0.55, y - size * 0.42),
            (x + size * 0.75, y + 4),
            (x, y - size * 0.08),
        ],
        colour,
    )


def _tram_front(c: Canvas, foot: Point) -> None:
    """The front of a tram; `foot` is the middle of its lower edge."""
    x, y = foot
    c.oval((x, y + 10), (220, 18), INK, 0.5)
    c.slab((x - 180, y - 420, 360, 424), 46, "#8f2f22")
    c.slab((x - 172, y - 412, 344, 408), 42, RED)
    c.rect(x - 172, y - 150, 344, 16, CREAM)
    c.slab((x - 146, y - 336, 292, 168), 26, "#203040")
    c.shape([(x - 130, y - 320), (x - 20, y - 320), (x - 80, y - 184), (x - 130, y - 184)], "#5f7684", 0.55)
    c.slab((x - 96, y - 398, 192, 46), 12, "#1a2230")
    for left, wide in ((-70, 18), (-40, 26), (0, 20), (32, 34)):
        c.slab((x + left, y - 384, wide, 18), 4, "#ffc65c")
    c.curve([(x + 10, y - 180), (x + 20, y - 262), (x + 66, y - 268), (x + 92, y - 180)], "#10192a")
    c.disc((x + 50, y - 282), 22, "#10192a")
    for lamp in (-124, 124):
        c.glow((x + lamp, y - 84), 120, "#ffdf9a", 0.85)
        c.disc((x + lamp, y - 84), 25, "#fff3cf")
    c.slab((x - 150, y - 40, 300, 34), 14, "#4d1d18")
    c.slab((x - 40, y - 104, 80, 34), 8, CREAM)
    c.line([(x - 90, y - 420), (x - 20, y - 470), (x + 20, y - 470), (x + 90, y - 420)], 5, INK)


def university(c: Canvas) -> None:
    """The university: columns, a clock turret, trees, students on the lawn."""
    pieces.sky(c, paint.DAY, 740)
    pieces.clouds(c, [(300, 180, 520), (1260, 130, 560), (1080, 330, 380)], "#f7f3e4", 0.6)
    pieces.hills(c, 640, 40, "#9fb8a8", 742)
    stone, shade = "#e3d3b2", "#c0ab86"
    c.rect(240, 420, 1120, 280, stone)
    pieces.windows(c, (256, 432, 330, 250), (5, 3), 0, "#6d8791")
    pieces.windows(c, (1014, 432, 330, 250), (5, 3), 0, "#6d8791")
    c.rect(226, 404, 1148, 22, shade)
    c.shape([(226, 406), (300, 352), (1300, 352), (1374, 406)], "#6d7f88")
    c.rect(600, 400, 400, 300, "#d2bf99")
    c.shape([(572, 402), (800, 290), (1028, 402)], stone)
    c.shape([(622, 392), (800, 306), (978, 392)], shade)
    c.rect(740, 500, 120, 200, "#54402f")
    for column in range(6):
        x = 606 + column * 71
        c.rect(x, 416, 34, 284, "#f1e5c9")
        c.rect(x + 22, 416, 12, 284, shade)
        c.rect(x - 6, 402, 46, 16, "#f1e5c9")
    c.rect(742, 160, 116, 150, stone)
    c.rect(812, 160, 46, 150, shade)
    c.shape([(726, 164), (800, 60), (874, 164)], "#4f7a74")
    pieces.clock(c, (800, 226), 40)
    for step in range(4):
        c.rect(570 - step * 16, 690 + step * 13, 460 + step * 32, 14, ("#f1e5c9", "#dccaa4")[step % 2])
    c.rect(0, 740, 1600, 260, "#8fa86f")
    c.shape([(680, 742), (920, 742), (1180, 1000), (420, 1000)], "#e0d0ab")
    for x, foot, height in ((90, 780, 330), (1500, 780, 360), (240, 760, 250), (1350, 760, 260)):
        c.oval((x, foot), (height * 0.32, 14), INK, 0.2)
        pieces.tree(c, (x, foot), height, c.dice.choice(("#5c7b4f", "#6d8a52", "#4f7250")))
    for x, foot, height, coat in (
        (760, 850, 150, "#b2432f"),
        (820, 846, 146, "#2e4f6b"),
        (1010, 910, 180, "#c28f3c"),
        (500, 900, 172, TEAL),
    ):
        c.oval((x, foot), (height * 0.2, 8), INK, 0.25)
        pieces.person(c, (x, foot), height, coat)


def school(c: Canvas) -> None:
    """A brick school, a yard with children, a tree and bicycles."""
    pieces.sky(c, paint.DAY, 690)
    pieces.clouds(c, [(420, 150, 520), (1180, 210, 480)], "#f7f3e4", 0.6)
    pieces.street(c, 690, ("#b9b6a2", "#c6bca3", "#a9b0a4"), (0, 250), 0)
    pieces.street(c, 690, ("#b9b6a2", "#c6bca3", "#a9b0a4"), (1350, 1600), 0)
    c.rect(230, 330, 1140, 360, "#b1644a")
    for level in (330, 505, 680):
        c.rect(230, level, 1140, 12, CREAM)
    for left in (262, 362, 462, 562, 958, 1058, 1158, 1258):
        for top in (362, 538):
            c.rect(left, top, 80, 112, CREAM)
            c.rect(left + 6, top + 6, 68, 100, "#7fa0ad")
            c.rect(left + 36, top + 6, 7, 100, CREAM)
            c.rect(left + 6, top + 46, 68, 6, CREAM)
    c.shape([(210, 334), (300, 246), (1300, 246), (1390, 334)], "#5b6470")
    c.rect(660, 250, 280, 440, "#c0745a")
    c.shape([(640, 256), (800, 140), (960, 256)], "#5b6470")
    pieces.clock(c, (800, 320), 46)
    c.slab((730, 500, 140, 300), 60, CREAM)
    c.slab((742, 512, 116, 280), 52, "#2f5c66")
    c.line([(800, 512), (800, 690)], 5, CREAM)
    c.rect(0, 688, 1600, 312, "#cfc3a6")
    for square in range(6):
        c.line([(560 + square * 34, 900 - square * 4), (640 + square * 30, 860 - square * 4)], 4, CREAM)
    c.oval((200, 800), (150, 22), INK, 0.2)
    pieces.tree(c, (200, 800), 480, "#6b8a4e")
    coats = (RED, "#2e4f6b", "#d29a36", TEAL, "#7b5a78", "#56793f", "#b5643c")
    for n, (x, foot) in enumerate(
        ((430, 800), (500, 812), (700, 780), (770, 884), (960, 800), (1040, 840), (1180, 790))
    ):
        c.oval((x, foot), (34, 8), INK, 0.22)
        pieces.person(c, (x, foot), 118 + (foot - 780) * 0.4, coats[n])
    c.disc((620, 850), 20, RED)
    for x in (1290, 1400, 1510):
        bicycle(c, (x, 850), 92)


def bicycle(c: Canvas, at: Point, size: float) -> None:
    """A bicycle; `at` is the ground between its wheels."""

    def spot(x: float, y: float) -> Point:
        return paint.placed([(x, y)], at, size)[0]

    for x in (-0.42, 0.42):
        c.ring(spot(x, -0.3), (size * 0.3, size * 0.3), size * 0.035, INK)
    for points in (
        [(-0.42, -0.3), (-0.02, -0.3), (0.3, -0.68), (-0.18, -0.68), (-0.02, -0.3)],
        [(-0.42, -0.3), (-0.18, -0.68)],
        [(0.42, -0.3), (0.28, -0.78), (0.4, -0.82)],
    ):
        c.line([spot(x, y) for x, y in points], size * 0.045, RED)
    c.line([spot(-0.28, -0.76), spot(-0.1, -0.76)], size * 0.06, INK)


def parking_quay(c: Canvas) -> None:
    """Three parked cars on a quay below a row of old houses."""
    pieces.sky(c, ("#88aab8", "#bfd2d2", "#efe6cf"), 620)
    pieces.clouds(c, [(380, 120, 520), (1260, 170, 420)], "#f8f2e0", 0.6)
    x = -20.0
    walls = ("#c9785a", "#e3c48f", "#7f9c97", "#d9a08a", "#a9b6a6", "#c2a15d", "#8c6f7b")
    for n, width in enumerate((190, 160, 210, 170, 200, 180, 190, 210, 160)):
        height = (300, 350, 270, 330, 380, 290, 340, 310, 280)[n]
        pieces.house(c, (x, 640 - height, width, height), walls[n % 7], 0.0, "#4e606b")
        c.rect(x + width * 0.4, 575, width * 0.2, 65, paint.blend(walls[n % 7], INK, 0.55))
        x += width
    c.rect(0, 636, 1600, 18, "#b8b0a0")
    c.wash(654, 850, ("#a8a294", "#8d887e"))
    for left in range(60, 1600, 250):
        c.shape([(left, 690), (left + 8, 690), (left - 34, 846), (left - 46, 846)], CREAM, 0.8)
    for at, colour in (((290, 790), RED), ((790, 790), "#2e5f73"), ((1290, 790), "#d6a640")):
        _car(c, at, colour)
    c.rect(0, 846, 1600, 26, "#6b6660")
    c.wash(872, 1000, ("#6d929b", "#4a7280"))
    pieces.ripples(c, 872, 1000, CREAM, 40, alpha=0.45)
    pieces.lamp_post(c, (1050, 700), 300, INK, "#f1e3b8")


def _car(c: Canvas, at: Point, colour: str) -> None:
    c.oval((at[0], at[1] + 4), (200, 14), INK, 0.35)
    c.curve(
        paint.placed(
            [
                (-190, -20),
                (-196, -78),
                (-150, -94),
                (-104, -100),
                (-60, -160),
                (70, -162),
                (122, -100),
                (178, -88),
                (196, -60),
                (190, -16),
            ],
            at,
        ),
        colour,
    )
    c.curve(paint.placed([(-88, -102), (-52, -150), (-6, -152), (-6, -102)], at), "#cfe0e0")
    c.curve(paint.placed([(8, -102), (8, -152), (62, -150), (98, -102)], at), "#cfe0e0")
    c.rect(at[0] - 186, at[1] - 44, 372, 8, paint.blend(colour, INK, 0.35))
    for wheel in (-116, 116):
        c.disc((at[0] + wheel, at[1] - 26), 38, INK)
        c.disc((at[0] + wheel, at[1] - 26), 17, "#b9bcb8")
    c.disc((at[0] + 180, at[1] - 66), 11, CREAM)


def street_lamps(c: Canvas) -> None:
    """A row of lamps on an empty street under a sky full of stars."""
    pieces.sky(c, ("#0b142c", "#162746", "#2b4166"), 640)
    pieces.stars(c, 560, 330)
    for n in range(160):
        share = n / 160
        at = (300 + share * 900 + c.dice.gauss(0, 46), 40 + share * 420 + c.dice.gauss(0, 52))
        c.disc(at, c.dice.uniform(1, 2), CREAM, c.dice.uniform(0.2, 0.7))
    for base, rise, tone in ((585, 60, "#22365a"), (620, 34, "#1a2b4a")):
        pieces.hills(c, base, rise, tone, 640)
    c.rect(0, 640, 1600, 360, "#16233b")
    c.shape([(770, 640), (830, 640), (1330, 1000), (270, 1000)], "#2a3a56")
    for y, half in ((668, 2), (704, 4), (756, 7), (840, 11), (950, 17)):
        c.shape(
            [(800 - half, y), (800 + half, y), (800 + half * 1.5, y + half * 4), (800 - half * 1.5, y + half * 4)],
            "#8894a8",
        )
    for step, (y, height, bright) in enumerate(
        ((660, 70, 0.25), (690, 120, 0.35), (740, 200, 0.55), (820, 330, 1.0), (950, 560, 1.0))
    ):
        x = 800 + (y - 640) * 1.62 + 36
        if bright > 0.9:
            c.oval((x - height * 0.3, y + 6), (height * 0.62, height * 0.12), "#f4c879", 0.42)
        pieces.lamp_post(c, (x, y), height, "#0b1222", "#ffd27a" if bright > 0.9 else "#8b7a5c")
        del step
    pieces.person(c, (905, 880), 220, "#7e3b33")
    c.oval((890, 882), (110, 12), INK, 0.4)
    _dog(c, (800, 884), 90)
    c.line([(880, 790), (832, 836)], 2.5, CREAM)
    pieces.street(c, 660, ("#1b2944", "#20304d"), (0, 560), 0.06)


def _dog(c: Canvas, foot: Point, size: float) -> None:
    coat = "#c9ad83"
    for leg in (-0.34, -0.24, 0.2, 0.3):
        c.line(paint.placed([(leg, -0.3), (leg - 0.02, 0)], foot, size), size * 0.075, coat)
    c.curve(paint.placed([(-0.44, -0.28), (-0.42, -0.52), (0.3, -0.56), (0.42, -0.3)], foot, size), coat)
    c.curve(
        paint.placed([(-0.3, -0.5), (-0.42, -0.78), (-0.6, -0.74), (-0.74, -0.62), (-0.52, -0.52)], foot, size), coat
    )
    c.curve(paint.placed([(-0.46, -0.72), (-0.38, -0.78), (-0.34, -0.56), (-0.42, -0.56)], foot, size), "#8a6b48")
    c.line(paint.bend(paint.placed([(0.38, -0.48), (0.54, -0.6), (0.56, -0.76)], foot, size)), size * 0.07, coat)


def station_clock(c: Canvas) -> None:
    """A large clock above an empty platform at night."""
    c.wash(0, 1000, ("#101a30", "#1d2c4a", "#2b3c5c"))
    for step in range(7):
        share = step / 6
        y, half = 60 + share * 290, 900 - share * 640
        c.line(
            [
                (800 - half, y + 190 * (1 - share)),
                (800 - half * 0.6, y),
                (800 + half * 0.6, y),
                (800 + half, y + 190 * (1 - share)),
            ],
            13 - share * 8,
            paint.blend("#0a1122", "#3d5072", share),
        )
    c.rect(690, 400, 220, 170, "#0d1528")
    c.glow((800, 520), 190, "#6f86b0", 0.55)
    c.shape([(0, 1000), (0, 700), (700, 560), (760, 560), (560, 1000)], "#4d5a74")
    c.shape([(560, 1000), (760, 560), (752, 560), (500, 1000)], "#e5d9b4")
    c.shape([(560, 1000), (760, 560), (900, 560), (1600, 1000)], "#141d32")
    for left, right in ((775, 700), (820, 930), (842, 1120), (886, 1480)):
        c.line([(left, 562), (right + 20, 1000)], 5, "#6f7f9c")
    for x, foot, height in ((660, 575, 150), (560, 605, 230), (390, 660, 350), (90, 760, 560)):
        pieces.lamp_post(c, (x, foot), height, "#0a1122", "#ffd98c")
        c.oval((x + 10, foot + 6), (height * 0.28, height * 0.045), "#f3cf8f", 0.35)
    for x in (905, 933):
        c.glow((x, 530), 46, RED, 0.9)
        c.disc((x, 530), 8, "#ff6a4d")
    c.slab((884, 488, 70, 66), 12, "#0a1122", 0.6)
    c.line([(1130, 0), (1130, 120)], 14, "#0a1122")
    c.glow((1130, 300), 330, "#fff2c8", 0.5)
    pieces.clock(c, (1130, 300), 176, ((-0.68, 0.39), (-0.09, -0.5)))
    c.shape([(200, 800), (400, 770), (410, 792), (210, 824)], WOOD)
    for x, y in ((222, 818), (385, 792)):
        c.line([(x, y), (x, y + 66)], 8, "#0a1122")
    c.shape([(196, 740), (396, 712), (400, 742), (200, 772)], "#8d6140")


def weather_box(c: Canvas) -> None:
    """A small white weather box on a post in front of the town in the evening."""
    pieces.sky(c, ("#3a4a78", "#8d7796", "#d98f7f", "#f4c28d"), 762)
    pieces.clouds(c, [(300, 180, 480), (1350, 260, 520)], "#f2b59b", 0.35)
    pieces.hills(c, 640, 50, "#7c6a86", 720)
    pieces.skyline(c, 720, "#57557c", 96, (0, 1600))
    pieces.street(c, 760, ("#4b3f5f", "#554668", "#3f3b5c"), (0, 1600), 0.4)
    for n in range(24):
        c.disc(
            (n * 70 + c.dice.uniform(-20, 20), 770),
            c.dice.uniform(24, 52),
            c.dice.choice(("#34424a", "#2d3b45", "#3b4a4d")),
        )
    c.rect(0, 758, 1600, 242, "#34424a")
    c.curve([(-100, 860), (500, 800), (1100, 820), (1700, 790), (1700, 1100), (-100, 1100)], "#4c5c4c")
    c.rect(700, 560, 46, 440, "#b99565")
    c.rect(728, 560, 18, 440, "#8a6b45")
    c.shape([(520, 262), (723, 176), (926, 262)], "#fbf6e8")
    c.shape([(723, 176), (926, 262), (723, 262)], "#d8d3c6")
    c.rect(546, 258, 354, 310, "#f6f0e0")
    c.rect(812, 258, 88, 310, "#d8d3c6")
    for slat in range(9):
        y = 282 + slat * 31
        c.shape([(562, y), (884, y), (876, y + 18), (570, y + 18)], "#c3bfb3")
        c.shape([(566, y), (880, y), (884, y + 6), (562, y + 6)], "#fffaf0")
    c.rect(530, 562, 386, 18, "#cfc8b8")
    c.line([(900, 330), (1060, 330), (1060, 200)], 9, "#d8d3c6")
    for angle in (0, 120, 240):
        (tip,) = paint.placed(paint.turn([(92, 0)], angle + 20), (1060, 196), 1)
        tip = (tip[0], 196 + (tip[1] - 196) * 0.4)
        c.line([(1060, 196), tip], 6, "#d8d3c6")
        c.oval(tip, (24, 22), RED)
    c.disc((1060, 196), 9, INK)
    c.slab((590, 590, 110, 30), 8, "#2e4f6b")
