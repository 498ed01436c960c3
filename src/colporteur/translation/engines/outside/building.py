"""Outside engines as the settings say. Their modules are loaded only when a paper uses them."""

from typing import TYPE_CHECKING

from colporteur.foundations.errors import BadSettings
from colporteur.foundations.settings import House
from colporteur.translation.engines.contract import Grade, Pair
from colporteur.translation.engines.languages import address_code
from colporteur.translation.engines.outside.addresses import is_here, vetted
from colporteur.translation.engines.outside.metering import Limits, Meter

if TYPE_CHECKING:
    from colporteur.translation.engines.outside.deepl import Deepl
    from colporteur.translation.engines.outside.door import Door
    from colporteur.translation.engines.outside.glossaries import Notebook
    from colporteur.translation.engines.outside.libretranslate import Libretranslate
    from colporteur.translation.engines.outside.openai import Openai

OUTSIDE = ("deepl", "libretranslate", "openai")


def build_deepl(house: House) -> "Deepl":
    """As the settings say.

    Raises:
        BadSettings: there is no key, or a setting of it cannot be used.
    """
    from colporteur.translation.engines.outside.deepl import Deepl, Wishes, address_for

    key = house["translation.deepl_key"]
    if not key:
        raise BadSettings("translation.deepl_key is empty: `deepl` needs the authentication key of a DeepL account.")
    address = house["translation.deepl_address"] or address_for(key)
    wishes = Wishes(
        languages=frozenset(map(address_code, house["translation.deepl_languages"])),
        variants=house["translation.deepl_variants"],
        glossaries={_pair(name): said for name, said in house["translation.deepl_glossaries"].items()},
        notebook=house_notebook(house, address) if house["translation.deepl_keeps_our_glossary"] else None,
    )
    door = _door(house, "deepl", address, {"Authorization": f"DeepL-Auth-Key {key}"})
    return Deepl(door, wishes, is_local=_is_local(house, "deepl", address))


def build_libretranslate(house: House) -> "Libretranslate":
    """As the settings say.

    Raises:
        BadSettings: there is no address, or it cannot be used.
    """
    from colporteur.translation.engines.outside.libretranslate import Libretranslate

    address = house["translation.libretranslate_address"]
    if not address:
        raise BadSettings("translation.libretranslate_address is empty: `libretranslate` needs the server's address.")
    return Libretranslate(
        _door(house, "libretranslate", address, {}),
        key=house["translation.libretranslate_key"],
        is_local=_is_local(house, "libretranslate", address),
    )


def build_openai(house: House) -> "Openai":
    """As the settings say.

    Raises:
        BadSettings: there is no model, or the address cannot be used.
    """
    from colporteur.translation.engines.outside.openai import Openai

    key, address = house["translation.openai_key"], house["translation.openai_address"]
    if not house["translation.openai_model"]:
        raise BadSettings("translation.openai_model is empty: `openai` needs the name of a model at that server.")
    return Openai(
        _door(house, "openai", address, {"Authorization": f"Bearer {key}"} if key else {}),
        model=house["translation.openai_model"],
        grade=Grade(house["translation.openai_grade"]),
        is_local=_is_local(house, "openai", address),
    )


def _door(house: House, engine: str, address: str, headers: dict[str, str]) -> "Door":
    from colporteur.translation.engines.outside.door import Door, Manners, Outside

    key = house[f"translation.{engine}_key"]
    may_be_plain = house["translation.keys_over_plain_http"]
    where = vetted(address, setting=f"translation.{engine}_address", has_key=bool(key), may_be_plain=may_be_plain)
    manners = Manners(
        patience=house["translation.outside_timeout_seconds"], at_a_time=house["translation.outside_requests"]
    )
    outside = Outside(name=engine, address=where, key=key, headers=headers)
    return Door(outside, meter=house_meter(house, engine), manners=manners)


def house_meter(house: House, engine: str) -> Meter:
    """The engine's account in the paper's database."""
    from colporteur.translation.spending import HouseMeter

    limits = limits_of(house, engine)
    ours = [name for name in house.values if name.startswith(f"translation.{engine}_")]
    return HouseMeter(engine, limits=limits, under=repr([(name, house[name]) for name in sorted(ours)]))


def house_notebook(house: House, address: str) -> "Notebook":
    """The paper's names and terms, and its notes on what this account at DeepL has of them."""
    from colporteur.translation.glossaries import HouseNotebook

    return HouseNotebook(
        name=f"Colporteur {house['site.address']}", account=f"{address} {house['translation.deepl_key']}"
    )


def limits_of(house: House, engine: str) -> Limits:
    """What the settings let the engine be sent."""
    per_piece = house["translation.openai_characters_per_article"] if engine == "openai" else 0
    return Limits(per_month=house[f"translation.{engine}_characters_per_month"], per_piece=per_piece)


def _is_local(house: House, engine: str, address: str) -> bool:
    return engine in house["translation.in_house"] or is_here(address)


def _pair(name: str) -> Pair:
    source, _, target = name.partition("-")
    if not source or not target:
        raise BadSettings(f'translation.deepl_glossaries: "{name}" is no pair of languages such as "en-de".')
    return Pair(address_code(source), address_code(target))
