"""Tables as a fresh SQLite database has them after every migration, so that a new newspaper need not run hundreds of them.

`tables.sql` is written by `scripts/tables.py`. It is used for an empty database only, and only if it was made from the very
migrations that are installed; anything else is migrated step by step.
"""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from django.apps import apps

FILE = Path(__file__).with_name("tables.sql")
HEAD = "-- made from the migrations "


def migrations_key() -> str:
    """64 hex digits that stand for every migration that is installed."""
    made = hashlib.sha256()
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for migration in sorted(Path(app.path).glob("migrations/[0-9]*.py")):
            made.update(f"{app.label}/{migration.name}\n".encode())
    return made.hexdigest()


def load_into(database: Path) -> bool:
    """Fill an empty SQLite file; says no, and makes nothing, if the snapshot was made from other migrations."""
    script = _script()
    if script:
        database.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.executescript(script)
    return bool(script)


def fill(connection: sqlite3.Connection) -> bool:
    """As `load_into`, for an empty database that is open already."""
    script = _script()
    connection.executescript(script)
    return bool(script)


def _script() -> str:
    """The statements of the snapshot; none if it was made from other migrations."""
    head, _, script = FILE.read_text(encoding="utf-8").partition("\n") if FILE.exists() else ("", "", "")
    return script if head == HEAD + migrations_key() else ""


def written_from(database: Path) -> str:
    """The snapshot of a database that was just migrated."""
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join([HEAD + migrations_key(), *connection.iterdump()]) + "\n"
