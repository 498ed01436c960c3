"""What translating chosen articles anew takes, before anything is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from colporteur.newsroom.access import may_leave_house
from colporteur.translation.archive import Prices, cost_of
from colporteur.translation.asking import THROUGH_PEOPLE
from colporteur.translation.engines.contract import Pair
from colporteur.translation.lines import keyed, wanted_by_language
from colporteur.translation.making import Desk
from colporteur.translation.memory import recall
from colporteur.translation.models import ArticleTranslation, Origin, UnitState
from colporteur.translation.ways import reach_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What the engine that is asked first gets to do, each sentence once."""

    engine: str
    sentences: int
    characters: int
    cost: tuple[Decimal, str] | None


def renewals(rows: Iterable[ArticleTranslation], *, desk: Desk, prices: Prices) -> list[Renewal]:
    """For each engine what it is asked; the one with the most first."""
    asked: dict[str, dict[tuple[Pair, str], int]] = {}
    for row in rows:
        reach = reach_of(may_leave_house=may_leave_house(row.article_id))
        for source, wanted in wanted_by_language(
            keyed(desk.document_of_revision(row.wanted_revision)), row.language
        ).items():
            pair = Pair(source, row.language)
            names = [route.name for route in desk.routes(pair, reach) if not route.name.startswith(THROUGH_PEOPLE)]
            for address, unit in recall(pair=pair, addresses=wanted, article_id=row.article_id).items():
                if names and unit.origin == Origin.MACHINE and unit.state == UnitState.MACHINE:
                    asked.setdefault(names[0], {})[pair, address] = len(wanted[address].text)
    found = [
        Renewal(
            engine=engine,
            sentences=len(lengths),
            characters=sum(lengths.values()),
            cost=cost_of(engine.split("+"), sum(lengths.values()), prices),
        )
        for engine, lengths in asked.items()
    ]
    return sorted(found, key=lambda each: -each.sentences)
