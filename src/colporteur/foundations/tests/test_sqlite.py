"""Several processes write to one SQLite file: each has its turn soon, or is told that it does not come."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any

import pytest
from django.db import OperationalError

from colporteur.foundations.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.django_db  # else no connection may be made at all


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "paper.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.executescript("PRAGMA journal_mode=WAL; CREATE TABLE story (headline TEXT);")
    return path


@contextmanager
def connected(file: Path, *, timeout: float) -> Iterator[DatabaseWrapper]:
    options: dict[str, Any] = {"timeout": timeout, "transaction_mode": "IMMEDIATE"}
    settings = {"ENGINE": "colporteur.foundations.sqlite", "NAME": str(file), "OPTIONS": options}
    defaults = {"TIME_ZONE": None, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True, "TEST": {}}
    made = DatabaseWrapper({**defaults, **settings}, alias="apart")
    made.inc_thread_sharing()
    try:
        yield made
    finally:
        made.close()


def write(made: DatabaseWrapper, headline: str) -> None:
    made.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with made.cursor() as cursor:
        cursor.execute("INSERT INTO story VALUES (%s)", [headline])
    made.commit()
    made.set_autocommit(True)


def headlines(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as looked_at:
        return [row[0] for row in looked_at.execute("SELECT headline FROM story ORDER BY headline")]


def test_a_writer_waits_for_another_and_then_writes(file: Path) -> None:
    holds, done = Event(), Event()

    def hold() -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("INSERT INTO story VALUES ('first')")
            holds.set()
            done.wait(timeout=0.2)
            other.execute("COMMIT")

    holder = Thread(target=hold)
    holder.start()
    assert holds.wait(timeout=30)
    with connected(file, timeout=30) as made:
        write(made, "second")
    done.set()
    holder.join()
    assert headlines(file) == ["first", "second"]


def test_a_writer_whose_turn_does_not_come_is_told(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other, connected(file, timeout=0.05) as made:
        made.ensure_connection()
        other.execute("BEGIN IMMEDIATE")
        began = monotonic()
        with pytest.raises(OperationalError, match="locked"):
            write(made, "never")
        assert monotonic() - began >= 0.05
        other.execute("ROLLBACK")
    assert headlines(file) == []


def test_what_is_written_outside_a_transaction_waits_too(file: Path) -> None:
    with connected(file, timeout=30) as made:
        write(made, "first")
        with made.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            assert cursor.fetchone() == (30_000,)


def test_another_trouble_than_a_lock_is_not_waited_for(file: Path) -> None:
    with connected(file, timeout=30) as made:
        write(made, "first")
        made.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        with pytest.raises(OperationalError, match="within a transaction"):
            made._start_transaction_under_autocommit()
        made.rollback()
