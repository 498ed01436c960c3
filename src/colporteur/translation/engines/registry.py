"""Engines by name: the shipped ones, and those that other packages offer under the entry point `colporteur.engines`.

An entry point names a function that takes the House and gives an Engine.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType

from colporteur.foundations.errors import BadSettings
from colporteur.foundations.settings import House, house
from colporteur.translation.engines.apertium import Apertium
from colporteur.translation.engines.contract import Engine, Pair
from colporteur.translation.engines.ctranslate2 import Ctranslate2, Decoding
from colporteur.translation.engines.echo import Echo
from colporteur.translation.engines.outside.building import build_deepl, build_libretranslate, build_openai
from colporteur.translation.engines.router import Router
from colporteur.translation.engines.silent import Silent

GROUP = "colporteur.engines"
NOT_AN_ENGINE = "memory"
"""May stand in the setting, since it reads like one there: memory is asked first in any case."""

Maker = Callable[[House], Engine]


def build_apertium(house: House) -> Apertium:
    """As the settings say."""
    return Apertium(
        Path(house["translation.apertium_folder"]),
        patience=house["translation.timeout_seconds"],
        pipelines_per_pair=house["translation.apertium_pipelines"],
    )


def build_ctranslate2(house: House) -> Ctranslate2:
    """As the settings say, with the models of the house."""
    decoding = Decoding(beam_size=house["translation.beam_size"], idle_seconds=house["translation.model_idle_seconds"])
    return Ctranslate2(house.models, decoding)


def build_echo(house: House) -> Echo:
    """As the settings say."""
    log = house["translation.echo_log"]
    delay = house["translation.echo_delay_milliseconds"] / 1000
    return Echo(delay=delay, log=house.data / log if log else None)


SHIPPED: Mapping[str, Maker] = MappingProxyType(
    {
        "apertium": build_apertium,
        "ctranslate2": build_ctranslate2,
        "deepl": build_deepl,
        "echo": build_echo,
        "libretranslate": build_libretranslate,
        "openai": build_openai,
        "silent": lambda _house: Silent(),
    }
)


def known_engines() -> tuple[str, ...]:
    """The names that the setting `translation.engines` may hold, `memory` left out."""
    return tuple(sorted({*SHIPPED, *(point.name for point in entry_points(group=GROUP))}))


def build_engines(house: House) -> tuple[Engine, ...]:
    """The engines that the settings name, in their order. Nothing is started or loaded yet.

    Raises:
        BadSettings: a name is not known, stands there twice, or its package fails to give an engine.
    """
    names = [name for name in house["translation.engines"] if name != NOT_AN_ENGINE]
    for name in names:
        if names.count(name) > 1:
            raise BadSettings(f"translation.engines names {name} twice.")
    return tuple(_maker(name)(house) for name in names)


def build_router(house: House) -> Router:
    """The router over the engines and pivots that the settings name.

    Raises:
        BadSettings: as `build_engines`; or an order for one pair names no pair, or an engine that is not among these.
    """
    engines = build_engines(house)
    orders = _orders(house["translation.engines_by_pair"], {engine.name for engine in engines})
    return Router(engines, pivots=house["translation.pivots"], orders=orders)


def _orders(said: Mapping[str, str], known: set[str]) -> dict[Pair, tuple[str, ...]]:
    orders = {}
    for name, order in said.items():
        source, _, target = name.partition("-")
        strangers = [engine for engine in order.split() if engine not in known]
        if not target or strangers:
            what = (
                f"{strangers[0]} is not in translation.engines" if strangers else f'"{name}" is no pair such as "en-de"'
            )
            raise BadSettings(f"translation.engines_by_pair: {what}.")
        orders[Pair(source, target)] = tuple(order.split())
    return orders


@cache
def house_router() -> Router:
    """The router by the settings in force; one for each process, which shares its pipelines, models and breakers."""
    return build_router(house())


def _maker(name: str) -> Maker:
    if name in SHIPPED:
        return SHIPPED[name]
    for point in entry_points(group=GROUP, name=name):
        try:
            maker: Maker = point.load()
        except (ImportError, AttributeError) as error:
            raise BadSettings(f"translation.engines: {point.value}, which offers {name}, fails: {error}.") from error
        return maker
    raise BadSettings(f"translation.engines: there is no engine {name!r}; known are {', '.join(known_engines())}.")
