from pathlib import Path

import pytest

from colporteur.foundations.errors import BadSettings
from colporteur.foundations.settings import House, read_house
from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.registry import build_engines, build_router, house_router, known_engines


def house_with(folder: Path, **environment: str) -> House:
    return read_house(folder, {f"COLPORTEUR_TRANSLATION_{name.upper()}": value for name, value in environment.items()})


def test_the_engines_stand_in_the_order_of_the_setting(tmp_path: Path) -> None:
    engines = build_engines(house_with(tmp_path, engines="memory, silent, echo, apertium, ctranslate2"))
    assert [engine.name for engine in engines] == ["silent", "echo", "apertium", "ctranslate2"]


def test_each_shipped_engine_is_known(tmp_path: Path) -> None:
    assert set(known_engines()) >= {"apertium", "ctranslate2", "echo", "silent"}


@pytest.mark.parametrize(
    ("engines", "says"), [("apertum", "no engine 'apertum'; known are apertium"), ("echo,echo", "echo twice")]
)
def test_a_name_that_is_not_known_or_stands_twice_is_refused(tmp_path: Path, engines: str, says: str) -> None:
    with pytest.raises(BadSettings, match=says):
        build_engines(house_with(tmp_path, engines=engines))


def test_the_pivots_of_the_settings_are_used(tmp_path: Path) -> None:
    folder = tmp_path / "apertium"
    (folder / "modes").mkdir(parents=True)
    for mode in ("eng-spa", "spa-cat"):
        (folder / "modes" / f"{mode}.mode").write_text("cat\n")
    settings = {"engines": "apertium", "apertium_folder": str(folder)}
    assert build_router(house_with(tmp_path, **settings)).routes(Pair("en", "ca")) == ()
    router = build_router(house_with(tmp_path, **settings, pivots="es"))
    assert [route.name for route in router.routes(Pair("en", "ca"))] == ["apertium"]


def test_the_order_for_one_pair_is_the_settings(tmp_path: Path) -> None:
    router = build_router(house_with(tmp_path, engines="echo, silent", engines_by_pair="en-es=echo, en-fr=silent"))
    assert [route.name for route in router.routes(Pair("en", "es"))] == ["echo"]
    assert [route.name for route in router.routes(Pair("en", "de"))] == ["echo"]
    assert router.routes(Pair("en", "fr")) == ()


@pytest.mark.parametrize(
    ("order", "says"), [("en-es=deepl", "deepl is not in translation.engines"), ("english=echo", "is no pair such as")]
)
def test_an_order_that_cannot_be_is_refused(tmp_path: Path, order: str, says: str) -> None:
    with pytest.raises(BadSettings, match=says):
        build_router(house_with(tmp_path, engines="echo", engines_by_pair=order))


def test_engines_of_other_packages_are_found_by_their_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "practice-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: practice\nVersion: 1.0\n")
    offers = "practice = colporteur.translation.engines.registry:build_echo\ngone = no_such_module:make\n"
    (package / "entry_points.txt").write_text(f"[colporteur.engines]\n{offers}")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert {"practice", "gone"} <= set(known_engines())
    assert build_engines(house_with(tmp_path, engines="practice"))[0].name == "echo"
    with pytest.raises(BadSettings, match="no_such_module:make, which offers gone, fails"):
        build_engines(house_with(tmp_path, engines="gone"))


def test_the_house_has_one_router() -> None:
    assert house_router() is house_router()
