"""The doctor asks outside engines for something that costs nothing, and says what they were sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from colporteur.config.doctor_outside import look_at_outside_engines
from colporteur.config.findings import State
from colporteur.foundations.clock import now
from colporteur.foundations.settings import House, read_house
from colporteur.translation.engines.contract import Pair, Wanted
from colporteur.translation.engines.echo import Echo
from colporteur.translation.engines.registry import build_engines
from colporteur.translation.models import EngineUse, GlossaryTerm
from colporteur.translation.tests.outside_servers import (
    KEY,
    DeeplWithGlossaries,
    Server,
    deepl,
    libretranslate,
    openai,
    serving,
)
from tests.journeys.paper import free_port

pytestmark = pytest.mark.django_db
DIALECTS = {"deepl": deepl, "libretranslate": libretranslate, "openai": openai}


@pytest.fixture(params=sorted(DIALECTS))
def server(request: pytest.FixtureRequest) -> Iterator[tuple[str, Server]]:
    with serving(DIALECTS[request.param]) as served:
        yield request.param, served


def house_with(folder: Path, engine: str, address: str, key: str = KEY) -> House:
    settings = {"engines": f"echo,{engine}", f"{engine}_address": address, f"{engine}_key": key}
    settings |= {"openai_model": "practice-1"}
    return read_house(folder, {f"COLPORTEUR_TRANSLATION_{name.upper()}": value for name, value in settings.items()})


def test_one_that_answers_is_good(tmp_path: Path, server: tuple[str, Server]) -> None:
    name, served = server
    EngineUse.objects.create(engine=name, month=f"{now():%Y-%m}", characters=1234, failures=7)
    house = house_with(tmp_path, name, served.address)
    finding = look_at_outside_engines(house, build_engines(house))
    assert finding.state is State.GOOD
    assert f"{name} (in the house), 1,234" in finding.found
    assert "and 7 requests that failed" in finding.found
    assert served.bodies == []


def test_one_that_does_not_answer_is_told_with_what_to_do(tmp_path: Path, server: tuple[str, Server]) -> None:
    house = house_with(tmp_path, server[0], f"http://127.0.0.1:{free_port()}")
    finding = look_at_outside_engines(house, build_engines(house))
    assert finding.state is State.LACKING
    assert f"{server[0]} cannot be reached" in finding.found
    assert finding.mend


@pytest.mark.parametrize("engine", ["deepl", "openai"])
def test_a_wrong_key_is_told_and_not_shown(tmp_path: Path, engine: str) -> None:
    with serving(DIALECTS[engine]) as served:
        house = house_with(tmp_path, engine, served.address, key="another-key")
        finding = look_at_outside_engines(house, build_engines(house))
    assert finding.state is State.LACKING
    assert "does not accept the key" in finding.found
    assert "another-key" not in finding.found


def test_why_one_pauses_is_told(tmp_path: Path, server: tuple[str, Server]) -> None:
    name, served = server
    house = house_with(tmp_path, name, served.address)
    engines = build_engines(house)
    engines[1].door.meter.pause("The account is used up.")  # type: ignore[attr-defined]
    finding = look_at_outside_engines(house, engines)
    assert finding.state is State.LACKING
    assert "pauses: The account is used up." in finding.found


def test_pairs_that_go_without_the_papers_glossary_are_told(tmp_path: Path) -> None:
    GlossaryTerm.objects.create(source_language="en", target_language="es", source="council", target="concejo")
    with serving(DeeplWithGlossaries(room=0)) as served:
        house = house_with(tmp_path, "deepl", served.address)
        engines = build_engines(house)
        engines[1].translate(Pair("en", "es"), [Wanted(text="One.")])
        finding = look_at_outside_engines(house, engines)
    assert finding.state is State.LACKING
    assert "en to es goes without the paper's glossary: The account at DeepL has no room" in finding.found


def test_a_paper_without_any_is_good(tmp_path: Path) -> None:
    finding = look_at_outside_engines(read_house(tmp_path, {}), [Echo()])
    assert (finding.state, finding.found) == (State.GOOD, "none: no sentence is sent anywhere")
