"""An archive leaves news its part of an engine's month."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from colporteur.foundations.settings import house
from colporteur.translation.archive_budget import archive_waits_for, left_for_archive
from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.outside.building import house_meter
from colporteur.translation.engines.registry import house_router
from colporteur.translation.engines.router import Reach
from colporteur.translation.models import EngineUse

pytestmark = pytest.mark.django_db
EN_DE = Pair("en", "de")


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in {
        "COLPORTEUR_HOME": str(tmp_path),
        "COLPORTEUR_TRANSLATION_ENGINES": "deepl,echo",
        "COLPORTEUR_TRANSLATION_DEEPL_KEY": "a-key:fx",
        "COLPORTEUR_TRANSLATION_DEEPL_CHARACTERS_PER_MONTH": "1000",
        "COLPORTEUR_TRANSLATION_ARCHIVE_BUDGET_PERCENT": "60",
    }.items():
        monkeypatch.setenv(name, value)
    for cached in (house, house_router):
        cached.cache_clear()
    yield
    monkeypatch.undo()
    for cached in (house, house_router):
        cached.cache_clear()


def at() -> datetime:
    return datetime.now(UTC)


def sent(characters: int) -> None:
    house_meter(house(), "deepl").reserve(characters, "")


def test_it_may_use_its_share_of_the_month() -> None:
    assert left_for_archive("deepl", at=at()) == 600
    sent(599)
    assert archive_waits_for(EN_DE, Reach.ANYWHERE, at()) == ""
    sent(1)
    assert left_for_archive("deepl", at=at()) == 0
    assert "60 % of this month's 1,000 characters" in archive_waits_for(EN_DE, Reach.ANYWHERE, at())


def test_it_waits_while_the_first_engine_is_paused_though_another_could_do_it() -> None:
    house_meter(house(), "deepl").pause("The account is used up.")
    assert [route.name for route in house_router().routes(EN_DE)] == ["echo"]
    assert archive_waits_for(EN_DE, Reach.ANYWHERE, at()) == "deepl: The account is used up."
    EngineUse.objects.all().delete()
    assert archive_waits_for(EN_DE, Reach.ANYWHERE, at()) == ""


def test_it_waits_for_no_engine_that_is_not_asked_anyway() -> None:
    house_meter(house(), "deepl").pause("The account is used up.")
    assert archive_waits_for(EN_DE, Reach.HOUSE, at()) == ""
    assert archive_waits_for(Pair("en", "oc"), Reach.ANYWHERE, at()) == ""


@pytest.mark.parametrize("engine", ["echo", "somebodys-own"])
def test_what_has_no_limit_has_no_rest(engine: str) -> None:
    assert left_for_archive(engine, at=at()) is None


def test_without_a_limit_nothing_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLPORTEUR_TRANSLATION_DEEPL_CHARACTERS_PER_MONTH", "0")
    for cached in (house, house_router):
        cached.cache_clear()
    sent(10**9)
    assert archive_waits_for(EN_DE, Reach.ANYWHERE, at()) == ""
