"""Demo pictures of the harbour and the lake, and of the buildings on their shores."""

from colporteur.demo.drawing import brushes as paint
from colporteur.demo.drawing import pieces
from colporteur.demo.drawing.brushes import BRICK, CREAM, GOLD, INK, NAVY, RED, SAND, SLATE, TEAL, Canvas, Point


def _lattice(c: Canvas, box: tuple[float, float, float, float], fields: int, colour: str) -> None:
    """An upright steel tower: two legs, cross ties and diagonals."""
    x, y, width, height = box
    step = height / fields
    for field in range(fields):
        top, bottom = y + field * step, y + (field + 1) * step
        c.line([(x, top), (x + width, bottom)], 4, colour)
        c.line([(x + width, top), (x, bottom)], 4, colour)
        c.line([(x, bottom), (x + width, bottom)], 5, colour)
    for leg in (x, x + width):
        c.line([(leg, y), (leg, y + height)], 10, colour)
    c.rect(x - 14, y - 16, width + 28, 18, colour)


def _truss(c: Canvas, ends: Point, deck: float, rise: float, colour: str) -> None:
    """A bridge span between two ends: a deck, an upper chord and a zigzag between them."""
    left, right = ends
    fields = 12
    step = (right - left) / fields
    nodes = [(left + step * n, deck if n % 2 == 0 else deck - rise) for n in range(fields + 1)]
    c.line(nodes, 6, colour)
    for n in range(1, fields, 2):
        c.line([(left + step * n, deck), (left + step * n, deck - rise)], 3.5, colour)
    c.line([(left + step, deck - rise), (right - step, deck - rise)], 9, colour)
    c.rect(left, deck - 4, right - left, 17, colour)


def kettle_bridge(c: Canvas) -> None:
    """The raised span of the lift bridge at dusk; the road below it is empty."""
    pieces.sky(c, paint.DUSK, 640)
    pieces.clouds(c, [(330, 190, 520), (1330, 270, 620), (760, 110, 380)], "#e6a58c", 0.28)
    pieces.sun(c, (800, 560), 62, "#fdebc4")
    pieces.hills(c, 575, 34, "#7d5f78", 640)
    pieces.skyline(c, 640, "#54486a", 62, (0, 520))
    pieces.skyline(c, 640, "#54486a", 52, (1100, 1600))
    steel = "#20283f"
    for left in (452, 1018):
        c.rect(left - 34, 590, 198, 50, "#2c3046")
        _lattice(c, (left, 150, 130, 450), 7, steel)
        c.rect(left + 28, 470, 74, 100, "#31374f")
    for x in (498, 1102):
        c.line([(x, 150), (x, 330)], 3, steel)
    c.line([(440, 136), (1160, 136)], 7, steel)
    _truss(c, (560, 1040), 360, 74, steel)
    for left, right in ((-10, 575), (1025, 1610)):
        c.rect(left, 575, right - left, 18, steel)
        c.line([(left, 552), (right, 552)], 4, steel)
        for post in range(int(left), int(right), 42):
            c.line([(post, 552), (post, 578)], 3, steel)
    for pier in (110, 300, 1290, 1480):
        c.rect(pier - 16, 590, 32, 50, steel)
    for lamp in (90, 260, 420, 1180, 1340, 1510):
        c.glow((lamp, 500), 46, GOLD, 0.75)
        c.line([(lamp, 502), (lamp, 556)], 3, steel)
        c.disc((lamp, 499), 6, CREAM)
    for x in (575, 1025):
        c.glow((x, 540), 40, RED, 0.8)
        c.disc((x, 540), 7, "#ff6a4d")
    c.mirror(640, 360, "#3a3f62", 0.42)
    pieces.ripples(c, 640, 1000, "#f3c79f", 90, alpha=0.3)
    pieces.ripples(c, 640, 1000, "#232a48", 60, alpha=0.4)
    pieces.sparkle(c, 800, 640, 960, "#fde2b0")


def harbour_dawn(c: Canvas) -> None:
    """Fishing boats at the quay in the first sun."""
    pieces.sky(c, paint.DAWN, 560)
    pieces.sun(c, (1130, 430), 70, "#fff3d2", "#f7b267")
    pieces.clouds(c, [(420, 170, 560), (1320, 240, 460)], "#fbeed6", 0.5)
    pieces.hills(c, 520, 40, "#a9b7b4", 560)
    pieces.skyline(c, 560, "#8296a0", 70, (0, 760))
    _crane(c, (1390, 560), 330, "#4f6674")
    _crane(c, (1520, 560), 250, "#6a7f8a")
    c.slab((0, 500, 1600, 42), 20, "#f7ead2", 0.35)
    c.mirror(560, 440, "#87a3ab", 0.35)
    pieces.ripples(c, 560, 1000, CREAM, 90, alpha=0.38)
    pieces.sparkle(c, 1130, 560, 930, "#fff0cf")
    for at, size, hull, flip in (
        ((1180, 632), 250, "#47697a", -1),
        ((300, 690), 400, TEAL, 1),
        ((860, 770), 520, "#24405c", -1),
    ):
        c.oval((at[0], at[1] + size * 0.05), (size * 0.47, size * 0.05), INK, 0.28)
        pieces.fishing_boat(c, at, size, hull, flip)
    c.rect(0, 905, 1600, 95, "#3c4149")
    c.rect(0, 893, 1600, 15, "#5b5d60")
    for x in (140, 560, 1010, 1440):
        _bollard(c, (x, 895))
    for x, y, span in ((520, 260, 58), (610, 215, 40), (700, 300, 34), (960, 180, 46)):
        pieces.gull(c, (x, y), span, "#4a5b68")


def _crane(c: Canvas, foot: Point, height: float, colour: str) -> None:
    x, y = foot
    c.line([(x - height * 0.1, y), (x, y - height * 0.72)], height * 0.03, colour)
    c.line([(x + height * 0.1, y), (x, y - height * 0.72)], height * 0.03, colour)
    c.line([(x + height * 0.26, y - height * 0.6), (x - height * 0.62, y - height)], height * 0.035, colour)
    c.line([(x, y - height * 0.98), (x, y - height * 0.7)], height * 0.03, colour)
    c.line([(x, y - height * 0.98), (x - height * 0.6, y - height * 0.99)], height * 0.01, colour)
    c.line([(x - height * 0.6, y - height * 0.99), (x - height * 0.6, y - height * 0.45)], height * 0.01, colour)
    c.rect(x - height * 0.05, y - height * 0.76, height * 0.14, height * 0.12, colour)


def _bollard(c: Canvas, foot: Point) -> None:
    x, y = foot
    c.rect(x - 15, y - 44, 30, 46, INK)
    c.slab((x - 27, y - 58, 54, 20), 10, INK)


def ferry(c: Canvas) -> None:
    """A white ferry crosses a still lake below blue mountains."""
    pieces.sky(c, ("#7fa9c4", "#b8d0d8", "#f0e8d6"), 520)
    mountains(c, 520)
    c.slab((-60, 440, 1000, 30), 15, CREAM, 0.4)
    for x in range(-20, 1640, 44):
        c.oval((x, 515), (36, c.dice.uniform(12, 34)), "#46675f")
    c.mirror(520, 480, "#7aa0b5", 0.4)
    pieces.ripples(c, 560, 1000, CREAM, 70, alpha=0.35)
    _ferry_boat(c, (800, 735))


def _ferry_boat(c: Canvas, at: Point) -> None:
    """A white ferry from the side; `at` is the middle of its waterline."""
    x, y = at
    c.oval((x, y + 36), (440, 24), NAVY, 0.35)
    c.shape([(x - 450, y - 92), (x + 470, y - 92), (x + 400, y + 26), (x - 400, y + 26)], "#f7f3e8")
    c.shape([(x - 412, y - 10), (x + 421, y - 10), (x + 400, y + 26), (x - 400, y + 26)], TEAL)
    c.rect(x - 360, y - 182, 700, 92, "#ece6d6")
    c.rect(x - 382, y - 194, 744, 16, CREAM)
    for left in range(-330, 320, 62):
        c.slab((x + left, y - 162, 42, 44), 6, "#5f8097")
    c.rect(x - 270, y - 250, 470, 58, "#f7f3e8")
    for left in range(-240, 180, 56):
        c.slab((x + left, y - 236, 38, 30), 5, "#5f8097")
    c.shape([(x + 60, y - 330), (x + 220, y - 330), (x + 246, y - 250), (x + 60, y - 250)], CREAM)
    c.shape([(x + 80, y - 314), (x + 208, y - 314), (x + 222, y - 276), (x + 80, y - 276)], NAVY)
    c.line([(x - 100, y - 250), (x - 100, y - 390)], 6, INK)
    c.shape([(x - 97, y - 386), (x + 4, y - 366), (x - 97, y - 342)], RED)
    for left in range(-340, 340, 28):
        c.line([(x + left, y - 118 + 26), (x + left, y - 72)], 2, SLATE, 0.5)
    for left in (-330, -180, -30, 120, 270):
        c.ring((x + left, y - 50), (15, 15), 8, RED)
    pieces.ripples(c, y + 10, 1000, CREAM, 30, alpha=0.5)


def mountains(c: Canvas, foot: float) -> None:
    """Two chains of blue mountains behind a lake; the far one has snow."""
    peaks = ((160, 210, 330), (470, 120, 380), (800, 230, 330), (1120, 90, 420), (1450, 190, 380))
    for x, top, half in peaks:
        c.shape([(x - half, foot), (x, top), (x + half, foot)], "#9cb5c8")
        c.shape([(x, top), (x + half, foot), (x + half * 0.1, foot)], "#86a3ba")
        cap = (foot - top) * 0.26
        edge = half * 0.26
        snow = [
            (x - edge, top + cap),
            (x, top),
            (x + edge, top + cap),
            (x + edge * 0.45, top + cap * 0.74),
            (x + edge * 0.1, top + cap * 1.15),
            (x - edge * 0.4, top + cap * 0.72),
        ]
        c.shape(snow, "#f4f2ea")
    for x, top, half in (
        (20, 340, 300),
        (330, 300, 290),
        (660, 350, 300),
        (960, 320, 270),
        (1290, 310, 310),
        (1580, 350, 260),
    ):
        c.shape([(x - half, foot), (x, top), (x + half, foot)], "#6f90a8")
        c.shape([(x, top), (x + half, foot), (x + half * 0.16, foot)], "#5f8098")


def lanterns(c: Canvas) -> None:
    """Small lanterns float on dark water in front of the old granary."""
    pieces.sky(c, ("#141d3a", "#263660", "#56557e", "#a9727e"), 560)
    pieces.stars(c, 300, 90)
    pieces.street(c, 560, ("#2b3558", "#333c60", "#3b4166"), (0, 480), 0.35)
    pieces.street(c, 560, ("#2b3558", "#333c60", "#3b4166"), (1120, 1600), 0.35)
    granary(c, (505, 560), 590, "#5a3b3f", 0.55)
    c.rect(0, 556, 1600, 26, "#20263f")
    c.mirror(582, 418, "#1c2748", 0.42)
    pieces.ripples(c, 590, 1000, "#e9a56a", 60, alpha=0.25)
    spots = sorted((c.dice.uniform(0, 1) ** 1.25, c.dice.uniform(0, 1600)) for _ in range(64))
    for near, x in spots:
        _lantern(c, (x, 612 + near * 350), 9 + near * 46)


def _lantern(c: Canvas, at: Point, size: float) -> None:
    x, y = at
    c.glow((x, y - size * 0.6), size * 2.1, "#f9b357", 0.75)
    for step in range(3):
        half = size * c.dice.uniform(0.3, 0.6)
        c.slab(
            (x - half, y + size * (0.22 + step * 0.3), half * 2, size * 0.1), size * 0.05, "#fbc877", 0.6 - step * 0.15
        )
    c.shape(paint.placed([(-0.42, 0), (-0.36, -1.1), (0.36, -1.1), (0.42, 0)], at, size), "#fbd793")
    c.shape(paint.placed([(-0.2, 0), (-0.15, -0.75), (0.15, -0.75), (0.2, 0)], at, size), "#fff3cf")
    c.rect(x - size * 0.4, y - size * 1.15, size * 0.8, size * 0.09, "#a7552f")
    c.slab((x - size * 0.6, y - size * 0.05, size * 1.2, size * 0.16), size * 0.06, "#4a2f2c")


def granary(c: Canvas, foot: Point, width: float, brick: str, lit: float) -> None:
    """The concert hall: a tall warehouse with a stepped gable and arched gates; `foot` is its lower left corner."""
    x, y = foot
    height = width * 0.56
    steps = 5
    for step in range(steps + 1):
        inset = step * width * 0.085
        c.rect(x + inset, y - height - step * width * 0.058, width - 2 * inset, width * 0.06 + 1, brick)
    c.rect(x, y - height, width, height, brick)
    for edge in (0, 0.955):
        c.rect(x + edge * width, y - height, width * 0.045, height, paint.blend(brick, INK, 0.25))
    for level in (0.32, 0.62, 0.92):
        c.rect(x, y - height * level, width, height * 0.018, paint.blend(brick, CREAM, 0.15))
        pieces.windows(
            c,
            (x + width * 0.06, y - height * (level + 0.24), width * 0.88, height * 0.2),
            (9, 1),
            lit,
            paint.blend(brick, INK, 0.5),
        )
    for gate in range(5):
        left = x + width * (0.08 + gate * 0.175)
        c.slab((left, y - height * 0.27, width * 0.13, height * 0.4), width * 0.06, "#f6c46e")
        c.line(
            [(left + width * 0.065, y - height * 0.27), (left + width * 0.065, y)],
            width * 0.006,
            paint.blend(brick, INK, 0.3),
        )
    c.rect(x - 4, y, width + 8, height * 0.16, paint.blend(brick, INK, 0.55))
    c.disc((x + width / 2, y - height * 1.3), width * 0.04, "#f6c46e")


def ropeworks(c: Canvas) -> None:
    """A long brick hall with many windows beside calm water in the evening."""
    pieces.sky(c, ("#556f94", "#a4a7b3", "#ecc7a2", "#f4b184"), 590)
    pieces.clouds(c, [(420, 160, 600), (1240, 230, 520)], "#f9dec0", 0.36)
    pieces.sun(c, (190, 470), 52, "#fff0cd", "#f6a76c")
    pieces.hills(c, 560, 26, "#8b8593", 590)
    c.rect(260, 400, 1400, 190, BRICK)
    c.shape([(236, 404), (330, 300), (1640, 300), (1640, 404)], "#4e4a55")
    c.shape([(236, 404), (330, 300), (430, 404)], "#7d4133")
    for x in range(380, 1640, 88):
        c.rect(x, 330, 44, 34, "#8fa3ae")
        c.rect(x, 330, 44, 6, INK, alpha=0.4)
    for x in range(286, 1640, 66):
        c.slab((x, 438, 36, 96), 16, "#5c3128")
        c.slab((x + 3, 441, 30, 90), 14, GOLD if c.dice.random() < 0.22 else "#9fb1b8")
        c.rect(x + 3, 486, 30, 3, "#5c3128")
        c.rect(x + 16, 441, 3, 90, "#5c3128")
    c.rect(1290, 110, 58, 230, "#7f3f31")
    c.rect(1280, 100, 78, 18, "#5c3128")
    c.rect(0, 586, 1600, 22, "#6a6468")
    for x in (120, 700, 1180):
        _bollard(c, (x, 590))
    c.mirror(608, 392, "#6f8296", 0.4)
    pieces.ripples(c, 612, 1000, "#f8dcba", 90, alpha=0.35)
    pieces.ripples(c, 640, 1000, NAVY, 40, alpha=0.25)
    pieces.rowing_boat(c, (330, 790), 330, "#3c5d68")
    c.line([(500, 726), (700, 600)], 2.5, "#e5d5b5")


def bench(c: Canvas) -> None:
    """An empty bench under a tree looks over the water to a distant town."""
    pieces.sky(c, ("#7ea5b3", "#bcd0c6", "#f3e2bd", "#f5c795"), 560)
    pieces.sun(c, (430, 420), 60, "#fff3d0", "#f6bf7a")
    pieces.hills(c, 530, 36, "#93a9a2", 560)
    pieces.skyline(c, 560, "#728a90", 66, (560, 1180))
    c.mirror(560, 210, "#8aa9ab", 0.4)
    pieces.ripples(c, 560, 770, CREAM, 60, alpha=0.4)
    pieces.sparkle(c, 430, 560, 750)
    c.curve([(-200, 780), (300, 742), (900, 752), (1900, 720), (1900, 1300), (-200, 1300)], "#7c8f5a")
    c.curve([(-200, 900), (500, 830), (1100, 850), (1900, 800), (1900, 1400), (-200, 1400)], "#667d4c")
    c.shape([(1270, 880), (1300, 620), (1290, 300), (1360, 300), (1370, 620), (1420, 880)], "#4a3a2e")
    c.line([(1320, 420), (1130, 290)], 26, "#4a3a2e")
    c.line([(1340, 400), (1500, 270)], 24, "#4a3a2e")
    for tone, count in (("#456040", 60), ("#587647", 46), ("#6f8c52", 26)):
        for _ in range(count):
            c.disc((c.dice.gauss(1330, 160), c.dice.gauss(150, 70)), c.dice.uniform(26, 62), tone)
    c.oval((800, 890), (330, 24), INK, 0.3)
    for x in (560, 1010):
        c.line([(x, 760), (x - 10, 884)], 16, INK)
        c.line([(x + 56, 660), (x + 30, 760), (x + 40, 884)], 16, INK)
        c.line([(x - 20, 716), (x + 54, 710)], 12, INK)
    for y in (662, 694, 726):
        c.slab((520, y, 590, 22), 8, "#9c6b42")
        c.rect(524, y + 16, 582, 6, INK, alpha=0.25)
    for y in (762, 786):
        c.slab((500, y, 600, 19), 8, "#b27d4e")
    pieces.grass(c, (890, 990), 70, "#8ba05f")


def clock_tower(c: Canvas) -> None:
    """A narrow tower with a large clock stands by a lake before blue mountains."""
    pieces.sky(c, ("#8db2c8", "#c3d6da", "#f1e8d4"), 600)
    pieces.clouds(c, [(330, 150, 420), (1330, 120, 400)], "#fbf7ea", 0.6)
    mountains(c, 600)
    for x in range(-20, 1640, 50):
        c.oval((x, 596), (44, c.dice.uniform(14, 36)), "#4d6f66")
    c.mirror(604, 396, "#7aa0b5", 0.42)
    pieces.ripples(c, 620, 1000, CREAM, 80, alpha=0.35)
    c.shape([(470, 840), (1160, 840), (1260, 1000), (380, 1000)], "#8f887c")
    c.rect(460, 824, 710, 24, "#b3aa98")
    wall, shade = "#eadab7", "#c6b08a"
    c.rect(700, 290, 200, 540, wall)
    c.rect(836, 290, 64, 540, shade)
    c.rect(684, 274, 232, 22, "#a8543c")
    c.rect(684, 560, 232, 14, shade)
    c.shape([(676, 276), (800, 60), (924, 276)], "#a8543c")
    c.shape([(800, 60), (924, 276), (850, 276)], "#7f3d2d")
    c.line([(800, 66), (800, 14)], 5, INK)
    c.disc((800, 14), 8, GOLD)
    pieces.clock(c, (800, 410), 84, ((0.5, -0.55), (0.3, 0.42)))
    for y in (610, 690):
        c.slab((786, y, 28, 52), 12, "#56697a")
    c.slab((762, 736, 76, 130), 36, "#4d382b")
    c.rect(700, 826, 200, 40, "#8f887c")
    c.rect(740, 826, 120, 22, "#b3aa98")
    for x, coat in ((560, "#7e3b33"), (606, "#31485f"), (1020, "#5d6b4b")):
        pieces.person(c, (x, 838), 110, coat)
    pieces.lamp_post(c, (1120, 838), 190, INK, "#f4e3b4")
    pieces.rowing_boat(c, (260, 880), 220, BRICK)


def customs_house(c: Canvas) -> None:
    """A three-storey brick building with round-arched windows on a quay."""
    pieces.sky(c, ("#86a7b6", "#c2d2cf", "#f0e3c9"), 730)
    pieces.clouds(c, [(300, 140, 520), (1320, 200, 460)], "#faf4e4", 0.6)
    pieces.skyline(c, 730, "#a3b3b1", 110, (0, 330))
    pieces.skyline(c, 730, "#a3b3b1", 100, (1270, 1600))
    c.rect(310, 230, 980, 500, "#a65740")
    for level in (230, 386, 552):
        c.rect(300, level, 1000, 14, SAND)
    c.rect(310, 700, 980, 30, "#8c8378")
    for row, top in enumerate((268, 424, 588)):
        for n in range(9):
            left = 346 + n * 102
            if row == 2 and n == 4:
                continue
            c.slab((left - 8, top - 10, 76, 112), 36, SAND)
            c.rect(left - 8, top + 50, 76, 54, SAND)
            c.slab((left, top, 60, 96), 29, "#4f6674")
            c.rect(left, top + 40, 60, 60, "#4f6674")
            c.line([(left + 30, top), (left + 30, top + 100)], 4, CREAM)
            c.line([(left, top + 44), (left + 60, top + 44)], 4, CREAM)
    c.slab((722, 566, 156, 240), 74, SAND)
    c.slab((738, 582, 124, 230), 60, "#3d5a50")
    c.line([(800, 582), (800, 730)], 4, SAND)
    c.shape([(290, 234), (390, 150), (1210, 150), (1310, 234)], "#5c6670")
    c.shape([(660, 236), (800, 120), (940, 236)], "#a65740")
    c.line([(654, 238), (800, 116), (946, 238)], 12, SAND)
    pieces.clock(c, (800, 196), 32)
    for x in (460, 1120):
        c.rect(x, 96, 46, 74, "#8d4a36")
    c.line([(800, 116), (800, 20)], 5, INK)
    c.shape([(803, 22), (880, 38), (803, 62)], RED)
    c.rect(0, 728, 1600, 90, "#b5ac9a")
    c.rect(0, 812, 1600, 20, "#7d766b")
    c.wash(832, 1000, ("#6d929b", "#46707e"))
    pieces.ripples(c, 836, 1000, CREAM, 70, alpha=0.4)
    pieces.ripples(c, 836, 1000, "#3e6573", 50, alpha=0.6)
    for x, coat, height in ((520, "#7e3b33", 96), (560, "#d29a36", 78), (592, "#31485f", 84), (1010, TEAL, 90)):
        pieces.person(c, (x, 790), height, coat)
    for x in (120, 420, 1180, 1480):
        c.rect(x - 12, 782, 24, 34, INK)
        c.slab((x - 21, 770, 42, 17), 8, INK)
