"""What outside engines may be sent, counted in the database by all processes together."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from colporteur.translation.engines.outside.metering import Limits, Meter, OverBudget, OverPieceBudget, Tally
from colporteur.translation.models import EngineUse
from colporteur.translation.spending import HouseMeter, uses_of_the_month

NOVEMBER = datetime(2026, 11, 30, 23, 59, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 1, 0, 0, tzinfo=UTC)
Maker = Callable[[Limits], Meter]


def in_database(limits: Limits) -> Meter:
    return HouseMeter("deepl", limits=limits, under="", clock=lambda: NOVEMBER)


@pytest.fixture(params=[in_database, Tally], ids=["in the database", "in memory"])
def make(request: pytest.FixtureRequest, db: None) -> Maker:
    maker: Maker = request.param
    return maker


def test_the_limit_can_be_reached_and_not_overrun(make: Maker) -> None:
    meter = make(Limits(per_month=100))
    meter.reserve(60, "")
    meter.reserve(40, "")
    assert not meter.paused_because()
    with pytest.raises(OverBudget, match="limit of 100 characters"):
        meter.reserve(1, "")
    assert meter.paused_because()


def test_what_was_not_done_is_given_back(make: Maker) -> None:
    meter = make(Limits(per_month=100, per_piece=100))
    meter.reserve(60, "article/1")
    meter.give_back(60, "article/1")
    meter.reserve(100, "article/1")
    with pytest.raises(OverBudget):
        meter.reserve(1, "article/1")


def test_one_piece_has_its_own_limit_and_leaves_the_month_as_it_was(make: Maker) -> None:
    meter = make(Limits(per_month=100, per_piece=30))
    meter.reserve(30, "article/1")
    with pytest.raises(OverPieceBudget, match="30 characters for one article"):
        meter.reserve(1, "article/1")
    assert not meter.paused_because()
    meter.reserve(30, "article/2")
    meter.reserve(30, "article/3")
    meter.reserve(10, "article/4")
    with pytest.raises(OverBudget):
        meter.reserve(1, "article/4")


def test_without_limits_everything_is_counted_and_nothing_refused(make: Maker) -> None:
    meter = make(Limits())
    for _ in range(3):
        meter.reserve(10**9, "article/1")
    assert not meter.paused_because()


def test_pausing_closes_it(make: Maker) -> None:
    meter = make(Limits())
    meter.pause("The account is used up.")
    assert meter.paused_because()


def meter_at(at: datetime, *, under: str = "", per_month: int = 0, engine: str = "deepl") -> HouseMeter:
    return HouseMeter(engine, limits=Limits(per_month=per_month), under=under, clock=lambda: at)


@pytest.mark.django_db
def test_a_pause_ends_with_the_month() -> None:
    meter_at(NOVEMBER).pause("The account is used up.")
    assert meter_at(NOVEMBER).paused_because() == "The account is used up."
    assert not meter_at(DECEMBER).paused_because()


@pytest.mark.django_db
def test_a_pause_ends_when_the_settings_change() -> None:
    with pytest.raises(OverBudget):
        meter_at(NOVEMBER, under="limit 10", per_month=10).reserve(11, "")
    assert meter_at(NOVEMBER, under="limit 10", per_month=10).paused_because()
    assert not meter_at(NOVEMBER, under="limit 20", per_month=20).paused_because()
    meter_at(NOVEMBER, under="limit 20", per_month=20).reserve(11, "")


@pytest.mark.django_db
def test_everything_is_counted_by_engine_and_month() -> None:
    november = meter_at(NOVEMBER)
    november.reserve(10, "article/1")
    november.reserve(5, "article/2")
    november.failed()
    november.used(123)
    meter_at(DECEMBER).reserve(7, "")
    meter_at(NOVEMBER, engine="openai").failed()
    assert [
        (use.engine, use.characters, use.requests, use.failures, use.tokens) for use in uses_of_the_month(at=NOVEMBER)
    ] == [
        ("deepl", 15, 2, 1, 123),
        ("openai", 0, 0, 1, 0),
    ]
    assert EngineUse.objects.exclude(subject="").count() == 0  # articles are counted where they have a limit


SPENDING = """
import django

django.setup()
from django.db import connection
from colporteur.foundations.errors import EngineUnavailable
from colporteur.translation.engines.outside.metering import Limits
from colporteur.translation.models import EngineUse
from colporteur.translation.spending import HouseMeter

def spend(number):
    try:
        HouseMeter("deepl", limits=Limits(per_month=100), under="").reserve(9, "")
    except EngineUnavailable:
        return False
    finally:
        connection.close()
    return True

if sys.argv[1] == "prepare":
    with connection.schema_editor() as editor:
        editor.create_model(EngineUse)
else:
    with ThreadPoolExecutor(4) as threads:
        print(sum(threads.map(spend, range(12))))
"""


def test_all_processes_together_never_overrun_the_month(tmp_path: Path) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COLPORTEUR_")}
    environment = plain | {"COLPORTEUR_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "colporteur.config.settings"}

    def started(deed: str) -> "subprocess.Popen[str]":
        program = f"import sys\nfrom concurrent.futures import ThreadPoolExecutor\n{SPENDING}"
        words = [sys.executable, "-c", program, deed]
        return subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True)

    started("prepare").communicate(timeout=60)
    counts = [int(each.communicate(timeout=60)[0]) for each in [started("spend") for _ in range(3)]]
    assert sum(counts) == 11
    with closing(sqlite3.connect(tmp_path / "data" / "paper.sqlite3")) as database:
        assert database.execute("SELECT characters FROM translation_engineuse").fetchall() == [(99,)]
