"""The house's own desk: its engines by the settings in force, its checks, its limits. One for each process."""

from datetime import datetime
from functools import cache

from colporteur.foundations.hours import Hours
from colporteur.foundations.settings import house
from colporteur.newsroom.access import edition_numerals, edition_prefixes, paper_zone
from colporteur.newsroom.documents import documents_of_revisions
from colporteur.translation.archive_budget import archive_waits_for
from colporteur.translation.asking import Route
from colporteur.translation.engines.contract import Grade, Pair
from colporteur.translation.engines.registry import house_router
from colporteur.translation.engines.router import Reach
from colporteur.translation.making import Desk
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.rules.mending import mend_numbers
from colporteur.translation.through_people import ways_through_people
from colporteur.translation.ways import reach_of

GRADES = tuple(Grade)


@cache
def translation_desk() -> Desk:
    """What making a translation needs besides rows."""
    return Desk(
        routes=routes_within,
        judge=judge,
        mend=mend_numbers,
        documents=documents_of_revisions,
        hold_above_percent=house()["translation.hold_page_above_percent"],
        is_night=is_night,
        numerals=edition_numerals,
        archive_waits_for=archive_waits_for,
        is_first_paused=is_first_paused,
    )


def is_night(at: datetime) -> bool:
    """Whether nobody is at the desk then, by the house's setting and the paper's clock."""
    night: Hours | None = house()["translation.night"]
    return night is not None and night.contain(at, paper_zone())


def local_routes(pair: Pair) -> tuple[Route, ...]:
    """The ways on which no sentence leaves the house."""
    return routes_within(pair, Reach.HOUSE)


def routes_for_embargoed(pair: Pair, *, may_leave_house: bool) -> tuple[Route, ...]:
    """The ways that sentences may take which are not yet in print; `may_leave_house` is what their section says."""
    may_go_out = may_leave_house and house()["translation.embargoed_to_outside_engines"]
    return routes_within(pair, reach_of(may_leave_house=may_go_out))


def is_first_paused(pair: Pair, reach: Reach) -> bool:
    """Whether another engine stands in for the one that comes first, such as when its month is spent."""
    now = next(iter(house_router().routes(pair, reach)), None)
    return now is not None and now.name != "+".join(house_router().first_choice(pair, reach))


def routes_within(pair: Pair, reach: Reach = Reach.ANYWHERE) -> tuple[Route, ...]:
    """Direct ways and those through pivots; first those through people's work whose engine is better than theirs."""
    ways = house_router().routes(pair, reach)
    best = max((GRADES.index(way.grade) for way in ways), default=-1)
    through_people = ways_through_people(router=house_router(), pair=pair, pivots=edition_prefixes(), reach=reach)
    return (*(way for way in through_people if GRADES.index(way.grade) > best), *ways)
