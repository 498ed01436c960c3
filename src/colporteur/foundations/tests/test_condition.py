"""A database that cannot be used is told with the reason, and nothing is made by asking."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from colporteur.foundations import rights
from colporteur.foundations.errors import BadSettings
from colporteur.foundations.place import refuse_a_lost_database
from colporteur.foundations.rights import why_not_writable
from colporteur.foundations.settings import read_house
from colporteur.foundations.sqlite.condition import why_not_usable


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "paper 1.sqlite3"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE story (headline)")
        yield file


def test_a_database_in_order_gives_no_trouble(database: Path) -> None:
    assert why_not_usable(database) is None


def test_one_that_somebody_else_writes_is_said_to_be_locked(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        trouble = why_not_usable(database, patience=0.01)
    assert trouble is not None
    assert "kept from being written by another program" in trouble.found
    assert "fuser -v" in trouble.mend


def test_rubbish_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "paper.sqlite3"
    file.write_bytes(b"rubbish " * 1000)
    trouble = why_not_usable(file)
    assert trouble is not None
    assert "is damaged, or is no SQLite database" in trouble.found
    assert "backup" in trouble.mend


def test_an_empty_database_is_a_lost_one(tmp_path: Path) -> None:
    file = tmp_path / "paper.sqlite3"
    sqlite3.connect(file).close()
    for trouble in (why_not_usable(file), why_not_usable(tmp_path / "other.sqlite3")):
        assert trouble is not None
        assert "articles, translations and record" in trouble.found
    assert not (tmp_path / "other.sqlite3").exists()


def test_what_belongs_to_somebody_else_is_named_with_its_owner(
    tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = {database}
    monkeypatch.setattr(rights.os, "access", lambda path, _mode: Path(path) not in refused)
    monkeypatch.setattr(rights.os, "geteuid", lambda: 4_000_000)
    owner = rights.user_name(os.getuid())
    trouble = why_not_usable(database)
    assert trouble is not None
    assert trouble.found == f"{database} belongs to {owner}, and user 4000000 may not write it"
    assert f"`chown -R user 4000000 {tmp_path}`" in trouble.mend


def test_a_folder_is_asked_of_what_there_is_above_it(tmp_path: Path) -> None:
    (tmp_path / "a-file").touch()
    assert why_not_writable(tmp_path / "one" / "two") is None
    trouble = why_not_writable(tmp_path / "a-file" / "data")
    assert trouble is not None
    assert "is no folder" in trouble.found


@pytest.mark.parametrize("trace", ["colporteur.toml", "data/tables.json"])
def test_where_a_newspaper_was_its_lost_database_is_not_made_anew(tmp_path: Path, trace: str) -> None:
    house = read_house(tmp_path, {})
    refuse_a_lost_database(house)  # nothing was ever here
    (tmp_path / trace).parent.mkdir(exist_ok=True)
    (tmp_path / trace).touch()
    with pytest.raises(BadSettings, match=r"is not there.*from a backup"):
        refuse_a_lost_database(house)
    (tmp_path / "data").mkdir(exist_ok=True)
    with closing(sqlite3.connect(tmp_path / "data" / "paper.sqlite3")) as connection:
        connection.execute("CREATE TABLE story (headline)")
    refuse_a_lost_database(house)
