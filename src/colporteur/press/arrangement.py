"""Where the stories of a front page stand: the splash, the column of briefs, and a band for each section.

An editor's sizes come first; what they leave open fills by the order of the cards. Plain values in, plain values out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from colporteur.press.layouts import Card, CardSize, Link

SECONDS = 2
UNDER = 2
BRIEFS = 6
FULL_BAND = 3  # the least number of stories that carries a band across the whole page


class BandWidth(StrEnum):
    """How much of the page's width a section takes."""

    FULL = "full"
    HALF = "half"
    THIRD = "third"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The stories of one section, below the splash."""

    section: Link
    cards: tuple[Card, ...]
    width: BandWidth

    @property
    def is_full(self) -> bool:
        """Whether there is room for more than headlines."""
        return self.width is BandWidth.FULL


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPlan:
    """A front page: the lead with two stories under it, the seconds beside it, the briefs, then the bands."""

    lead: Card | None = None
    under: tuple[Card, ...] = ()
    seconds: tuple[Card, ...] = ()
    briefs: tuple[Card, ...] = ()
    bands: tuple[Band, ...] = ()


def arranged(cards: Sequence[Card], sections: Sequence[Link] = ()) -> FrontPlan:
    """A place for each card, each card once. Bands follow the order of `sections`, then that of the cards."""
    if not cards:
        return FrontPlan()
    rest = list(cards)
    lead = next(card for size in CardSize for card in rest if card.size is size)
    rest.remove(lead)
    seconds = _taken(rest, (CardSize.LEAD, CardSize.LARGE), limit=SECONDS)
    seconds += _taken(rest, (CardSize.NORMAL,), limit=SECONDS - len(seconds))
    under = _taken(rest, (CardSize.LEAD, CardSize.LARGE, CardSize.NORMAL), limit=UNDER if len(rest) > UNDER else 0)
    briefs = _taken(rest, (CardSize.BRIEF,), limit=BRIEFS)
    if len(rest) >= 2 * BRIEFS - len(briefs):  # else the bands would be left with nothing
        briefs += _taken(rest, (CardSize.NORMAL,), limit=BRIEFS - len(briefs))
    return FrontPlan(
        lead=lead, under=tuple(under), seconds=tuple(seconds), briefs=tuple(briefs), bands=_bands(rest, sections)
    )


def _taken(rest: list[Card], sizes: tuple[CardSize, ...], *, limit: int) -> list[Card]:
    taken = [card for card in rest if card.size in sizes][: max(limit, 0)]
    rest[:] = [card for card in rest if card not in taken]
    return taken


def _bands(rest: Sequence[Card], sections: Sequence[Link]) -> tuple[Band, ...]:
    groups: dict[str, list[Card]] = {section.address: [] for section in sections}
    for card in rest:
        groups.setdefault(card.section.address, []).append(card)
    filled = [tuple(cards) for cards in groups.values() if cards]
    widths = band_widths([len(cards) for cards in filled])
    return tuple(
        Band(section=cards[0].section, cards=cards, width=width) for cards, width in zip(filled, widths, strict=True)
    )


def band_widths(counts: Sequence[int]) -> list[BandWidth]:
    """Widths that leave no gap in any row: a full band where its stories carry it, then halves, then thirds."""
    if not counts:
        return []
    if counts[0] >= FULL_BAND or len(counts) == 1:
        return [BandWidth.FULL, *_filling(len(counts) - 1)]
    return _filling(len(counts))


def _filling(count: int) -> list[BandWidth]:
    if count == 1:
        return [BandWidth.FULL]
    halves = {0: 0, 1: 4, 2: 2}[count % 3]
    return [BandWidth.HALF] * halves + [BandWidth.THIRD] * (count - halves)
