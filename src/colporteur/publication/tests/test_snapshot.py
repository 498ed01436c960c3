"""A new newspaper's tables are the same whether they were migrated step by step or loaded at once."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from colporteur.publication.snapshot import FILE, HEAD, load_into, migrations_key
from colporteur.translation.fuzzy import INDEX


def test_the_snapshot_was_made_from_the_installed_migrations() -> None:
    assert FILE.read_text(encoding="utf-8").startswith(HEAD + migrations_key()), "run scripts/tables.py"


@pytest.mark.django_db
def test_it_has_the_tables_that_migrating_makes(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the snapshot is SQLite's")
    assert load_into(tmp_path / "paper.sqlite3")
    with closing(sqlite3.connect(tmp_path / "paper.sqlite3")) as loaded, connection.cursor() as migrated:
        asked = (
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' "
            f"AND name NOT LIKE '{INDEX}%' ORDER BY name"  # made at start
        )
        migrated.execute(asked)
        assert loaded.execute(asked).fetchall() == migrated.fetchall()
        applied = "SELECT app, name FROM django_migrations ORDER BY app, name"
        migrated.execute(applied)
        assert loaded.execute(applied).fetchall() == migrated.fetchall()


def test_a_snapshot_of_other_migrations_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "tables.sql"
    other.write_text(f"{HEAD}{'0' * 64}\nCREATE TABLE wrong (id);\n", encoding="utf-8")
    monkeypatch.setattr("colporteur.publication.snapshot.FILE", other)
    assert not load_into(tmp_path / "paper.sqlite3")
    assert not (tmp_path / "paper.sqlite3").exists()
