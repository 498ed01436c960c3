"""Outside engines are made as the settings say, and a setting that cannot work is refused before anything is sent."""

from pathlib import Path

import pytest

from colporteur.foundations.errors import BadSettings
from colporteur.foundations.settings import House, read_house
from colporteur.translation.engines.contract import Grade, Pair
from colporteur.translation.engines.outside.addresses import is_here, vetted
from colporteur.translation.engines.registry import build_engines

KEY = "a-key-that-nobody-may-see"
DEEPL = {"engines": "deepl", "deepl_key": KEY}
LIBRE = {"engines": "libretranslate", "libretranslate_address": "https://translate.example/"}
OPENAI = {"engines": "openai", "openai_model": "practice-1"}


def house_with(folder: Path, **environment: str) -> House:
    return read_house(folder, {f"COLPORTEUR_TRANSLATION_{name.upper()}": value for name, value in environment.items()})


@pytest.mark.parametrize(
    ("settings", "name", "address", "is_local"),
    [
        (DEEPL, "deepl", "https://api.deepl.com", False),
        (DEEPL | {"deepl_key": "abc:fx"}, "deepl", "https://api-free.deepl.com", False),
        (DEEPL | {"deepl_address": "https://proxy.example/deepl"}, "deepl", "https://proxy.example/deepl", False),
        (LIBRE, "libretranslate", "https://translate.example", False),
        (LIBRE | {"in_house": "libretranslate"}, "libretranslate", "https://translate.example", True),
        (LIBRE | {"libretranslate_address": "http://127.0.0.1:5000"}, "libretranslate", "http://127.0.0.1:5000", True),
        (LIBRE | {"libretranslate_address": "http://10.0.0.7:5000"}, "libretranslate", "http://10.0.0.7:5000", False),
        (OPENAI, "openai", "https://api.openai.com/v1", False),
        (OPENAI | {"openai_address": "http://localhost:11434/v1"}, "openai", "http://localhost:11434/v1", True),
    ],
)
def test_each_is_where_the_settings_say(
    tmp_path: Path, settings: dict[str, str], name: str, address: str, is_local: bool
) -> None:
    (engine,) = build_engines(house_with(tmp_path, **settings))
    assert (engine.name, engine.is_local) == (name, is_local)
    assert engine.door.outside.address == address  # type: ignore[attr-defined]
    engine.close()


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"engines": "deepl"}, "translation.deepl_key is empty"),
        ({"engines": "libretranslate"}, "translation.libretranslate_address is empty"),
        ({"engines": "openai"}, "translation.openai_model is empty"),
        (DEEPL | {"deepl_address": "http://api.deepl.com"}, "could read the key"),
        (LIBRE | {"libretranslate_address": "http://10.0.0.7", "libretranslate_key": KEY}, "could read the key"),
        (LIBRE | {"libretranslate_address": "translate.example"}, "must be a web address"),
        (LIBRE | {"libretranslate_address": "ftp://translate.example"}, "must be a web address"),
        (LIBRE | {"libretranslate_address": "https://me:secret@translate.example"}, "must not hold a name or password"),
        (LIBRE | {"libretranslate_address": "https://translate.example/?a=b"}, "must be a web address"),
        (DEEPL | {"deepl_glossaries": "en=abc"}, "no pair of languages"),
    ],
)
def test_settings_that_cannot_work_are_refused_without_showing_the_key(
    tmp_path: Path, settings: dict[str, str], says: str
) -> None:
    with pytest.raises(BadSettings, match=says) as raised:
        build_engines(house_with(tmp_path, **settings))
    assert KEY not in str(raised.value)


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"deepl_glossaries": "abc"}, r'such as \["en=EN-US"\]'),
        ({"deepl_variants": "=EN-US"}, r'such as \["en=EN-US"\]'),
        ({"prices": "deepl 20"}, r'such as \["deepl 20.00 EUR"\]'),
        ({"prices": "deepl much EUR"}, "price of a million"),
        ({"prices": "deepl -1 EUR"}, "price of a million"),
        ({"openai_grade": "superb"}, "rough, fair, good"),
        ({"outside_requests": "0"}, "from 1 to 64"),
    ],
)
def test_values_of_the_wrong_kind_are_refused(tmp_path: Path, settings: dict[str, str], says: str) -> None:
    with pytest.raises(BadSettings, match=says):
        house_with(tmp_path, **settings)


def test_a_key_that_is_no_text_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "colporteur.toml").write_text("[translation]\ndeepl_key = 123456789\n", encoding="utf-8")
    with pytest.raises(BadSettings, match=r"deepl_key must be text in quotation marks\.$"):
        read_house(tmp_path, {})


def test_the_settings_do_not_show_what_they_hold(tmp_path: Path) -> None:
    assert KEY not in repr(house_with(tmp_path, **DEEPL))


def test_keys_over_plain_http_can_be_allowed(tmp_path: Path) -> None:
    settings = LIBRE | {"libretranslate_address": "http://10.0.0.7", "libretranslate_key": KEY}
    (engine,) = build_engines(house_with(tmp_path, **settings, keys_over_plain_http="true"))
    assert engine.name == "libretranslate"
    engine.close()


@pytest.mark.django_db
def test_wishes_for_deepl_are_heard(tmp_path: Path) -> None:
    wishes = {"deepl_languages": "cat", "deepl_variants": "en=EN-US", "deepl_glossaries": "en-de=some-id"}
    (engine,) = build_engines(house_with(tmp_path, **DEEPL, **wishes))
    assert Pair("en", "ca") in engine.pairs()
    assert engine.version(Pair("de", "en")) == "deepl EN-US"
    assert engine.version(Pair("en", "de")) == "deepl DE glossary some-id"


def test_the_model_has_the_grade_that_the_house_gives_it(tmp_path: Path) -> None:
    (engine,) = build_engines(house_with(tmp_path, **OPENAI, openai_grade="good"))
    assert (engine.grade(Pair("en", "de")), engine.version(Pair("en", "de"))) == (Grade.GOOD, "openai practice-1")


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:5000", True),
        ("http://127.9.9.9", True),
        ("http://[::1]:80", True),
        ("http://localhost", True),
        ("http://mt.localhost", True),
        ("http://127.0.0.1.example", False),
        ("http://localhost.example", False),
        ("http://10.0.0.1", False),
        ("https://[::2]", False),
    ],
)
def test_only_this_machine_is_here(address: str, here: bool) -> None:
    assert is_here(address) is here


def test_an_address_loses_its_last_slash() -> None:
    assert vetted("https://a.example/v1/", setting="x", has_key=True, may_be_plain=False) == "https://a.example/v1"
