"""Where to cut a picture, and in which sizes to print it."""

from dataclasses import dataclass

WIDTHS = (480, 800, 1200, 1600)
CARD_WIDTHS = (480, 800)
CARD_RATIO = 16 / 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in pixels from the top left corner; right and bottom are exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top


def card_box(*, width: int, height: int, focus: tuple[float, float]) -> Box:
    """The largest rectangle of the card's ratio, as near to `focus` (shares of width and height, 0 to 1) as fits."""
    box_width = min(width, round(height * CARD_RATIO))
    box_height = min(height, round(width / CARD_RATIO))
    left = _slide(round(focus[0] * width - box_width / 2), width - box_width)
    top = _slide(round(focus[1] * height - box_height / 2), height - box_height)
    return Box(left=left, top=top, right=left + box_width, bottom=top + box_height)


def printed_widths(*, available: int, wanted: tuple[int, ...]) -> tuple[int, ...]:
    """The wanted widths that the picture has pixels for; where it ends in between, its own width takes the next one's place."""
    fitting = [width for width in wanted if width <= available]
    if len(fitting) < len(wanted) and (not fitting or fitting[-1] < available):
        fitting.append(available)
    return tuple(fitting)


def _slide(wanted: int, room: int) -> int:
    return max(0, min(wanted, room))
