"""The doctor's look at the engines outside: whether they answer, what they were sent this month, why they pause."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from colporteur.config.findings import Finding, State
from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.foundations.settings import House
from colporteur.translation.engines.contract import Engine
from colporteur.translation.engines.outside.building import OUTSIDE, limits_of

if TYPE_CHECKING:
    from colporteur.translation.engines.outside.door import Door
    from colporteur.translation.engines.outside.glossaries import Glossaries
    from colporteur.translation.spending import Use

WHAT = "outside engines"
COSTS_NOTHING: Mapping[str, str] = MappingProxyType(
    {"deepl": "/v2/usage", "libretranslate": "/languages", "openai": "/models"}
)
"""What each is asked to see whether it answers and takes the key."""


def look_at_outside_engines(house: House, engines: Iterable[Engine]) -> Finding:
    """Bad nowhere: the next engine goes on meanwhile."""
    theirs = [engine for engine in engines if engine.name in OUTSIDE]
    if not theirs:
        return Finding(what=WHAT, state=State.GOOD, found="none: no sentence is sent anywhere")
    told = [(engine, [*_troubles(engine.door), *_without_glossary(engine)]) for engine in theirs]  # type: ignore[attr-defined]  # the shipped ones
    found = "; ".join(_told(house, engine, troubles) for engine, troubles in told)
    if not any(troubles for _, troubles in told):
        return Finding(what=WHAT, state=State.GOOD, found=found)
    mend = "Mend what it says, or leave the engine out of `translation.engines`. Until then the next engine is asked."
    return Finding(what=WHAT, state=State.LACKING, found=found, mend=mend)


def _troubles(door: "Door") -> Iterator[str]:
    if paused := door.meter.paused_because():
        yield f"pauses: {paused}"
    try:
        door.look(COSTS_NOTHING[door.outside.name])
    except (EngineUnavailable, EngineRefused) as error:
        yield str(error)
    finally:
        door.close()


def _without_glossary(engine: Engine) -> Iterator[str]:
    """Pairs that go without the paper's names and terms, each with the reason."""
    glossaries: Glossaries | None = getattr(engine, "glossaries", None)
    for pair, says in glossaries.notebook.troubles().items() if glossaries else ():
        yield f"{pair.source} to {pair.target} goes without the paper's glossary: {says}"


def _told(house: House, engine: Engine, troubles: Sequence[str]) -> str:
    use = _use(engine)
    limit = limits_of(house, engine.name).per_month
    of = f" of {limit:,}" if limit else ""
    where = "in the house" if engine.is_local else "outside"
    sent = f"{engine.name} ({where}), {use.characters:,}{of} characters this month"
    if use.failures:
        sent = f"{sent}, and {use.failures:,} requests that failed"
    return f"{sent}. {' '.join(troubles)}" if troubles else sent


def _use(engine: Engine) -> "Use":
    from colporteur.foundations.clock import now
    from colporteur.translation.spending import Use, uses_of_the_month

    return next((use for use in uses_of_the_month(at=now()) if use.engine == engine.name), Use(engine=engine.name))
