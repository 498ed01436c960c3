"""When an archive waits for an engine's next month, so that fresh news finds something left of this one."""

from datetime import datetime

from colporteur.foundations.settings import house
from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.outside.building import OUTSIDE, house_meter, limits_of
from colporteur.translation.engines.registry import house_router
from colporteur.translation.engines.router import Reach
from colporteur.translation.rules.house_notes import SHARE_SENT
from colporteur.translation.spending import uses_of_the_month


def archive_waits_for(pair: Pair, reach: Reach, at: datetime) -> str:
    """Why the engine that comes first for this pair is asked nothing more for an archive in this month; empty: it may be.

    The next engine in order does not step in: it is there for news, and an archive has time.
    """
    reasons = (_reason(name, at) for name in house_router().first_choice(pair, reach) if name in OUTSIDE)
    return next(filter(None, reasons), "")


def left_for_archive(engine: str, *, at: datetime) -> int | None:
    """The characters that this engine may still be sent for an archive this month; None where there is no limit."""
    per_month = limits_of(house(), engine).per_month if engine in OUTSIDE else 0
    return max(0, _share(per_month) - _used(engine, at)) if per_month else None


def _reason(engine: str, at: datetime) -> str:
    if paused := house_meter(house(), engine).paused_because():
        return f"{engine}: {paused}"
    if left_for_archive(engine, at=at) == 0:
        percent, per_month = house()["translation.archive_budget_percent"], limits_of(house(), engine).per_month
        return SHARE_SENT.said(engine=engine, percent=percent, characters=f"{per_month:,}")
    return ""


def _share(per_month: int) -> int:
    return per_month * int(house()["translation.archive_budget_percent"]) // 100


def _used(engine: str, at: datetime) -> int:
    return next((use.characters for use in uses_of_the_month(at=at) if use.engine == engine), 0)
