"""Where the stories of a front page stand: the splash, the column of briefs, and a band for each section.

An editor's sizes come first; what they leave open fills by the order of the cards. Plain values in, plain values out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from colporteur.press.layouts import Card, CardSize, Link

SECONDS = 2
BRIEFS = 6
BAND = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The stories of one section, below the splash. A `wide` band takes the whole width."""

    section: Link
    cards: tuple[Card, ...]
    is_wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPlan:
    """A front page, top to bottom."""

    lead: Card | None = None
    seconds: tuple[Card, ...] = ()
    briefs: tuple[Card, ...] = ()
    bands: tuple[Band, ...] = ()


def arranged(cards: Sequence[Card], sections: Sequence[Link] = ()) -> FrontPlan:
    """A place for each card, each card once. Bands follow the order of `sections`, then that of the cards."""
    if not cards:
        return FrontPlan()
    rest = list(cards)
    lead = next((card for card in rest if card.size is CardSize.LEAD), rest[0])
    rest.remove(lead)
    seconds = _taken(rest, (CardSize.LEAD, CardSize.LARGE), limit=SECONDS)
    seconds += _taken(rest, (CardSize.NORMAL,), limit=SECONDS - len(seconds))
    briefs = _taken(rest, (CardSize.BRIEF,), limit=BRIEFS)
    briefs += _taken(rest, (CardSize.NORMAL,), limit=BRIEFS - len(briefs)) if _enough(rest, briefs) else []
    return FrontPlan(lead=lead, seconds=tuple(seconds), briefs=tuple(briefs), bands=_bands(rest, sections))


def _taken(rest: list[Card], sizes: tuple[CardSize, ...], *, limit: int) -> list[Card]:
    taken = [card for card in rest if card.size in sizes][: max(limit, 0)]
    rest[:] = [card for card in rest if card not in taken]
    return taken


def _enough(rest: Sequence[Card], briefs: Sequence[Card]) -> bool:
    """A column of briefs is filled up from the other stories only where these leave something for the bands."""
    return not briefs and len(rest) >= 2 * BRIEFS


def _bands(rest: Sequence[Card], sections: Sequence[Link]) -> tuple[Band, ...]:
    order = [section.address for section in sections]
    groups: dict[str, list[Card]] = {}
    for card in rest:
        groups.setdefault(card.section.address, []).append(card)
    known = [address for address in order if address in groups]
    return tuple(_band(groups[address]) for address in [*known, *(each for each in groups if each not in known)])


def _band(cards: Sequence[Card]) -> Band:
    return Band(section=cards[0].section, cards=tuple(cards), is_wide=len(cards) >= BAND - 1)
