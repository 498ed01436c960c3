"""What must be there before desk and workers start: tables as this version wants them, and static files."""

import fcntl
import hashlib
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connection

from colporteur.foundations.place import KNOWN_TABLES
from colporteur.foundations.settings import house
from colporteur.press.static_files import collect_if_changed
from colporteur.publication.snapshot import load_into, migrations_key
from colporteur.translation.fuzzy import ensure_index

log = logging.getLogger(__name__)


def prepare() -> None:
    """Make what is missing. Processes that start together take turns: the first one works, the others find it done."""
    with _alone():
        make_tables()
        keep_to_ourselves()
        collect_if_changed()


def keep_to_ourselves() -> None:
    """The embedded database holds passwords' hashes and sessions: it is its owner's alone, and SQLite's other files follow it."""
    file = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor != "sqlite" or not file.is_file() or not file.stat().st_mode & 0o077:
        return
    try:
        file.chmod(0o600)
    except PermissionError:  # somebody else's, who lets us write it
        log.warning("%s can be read by others, and only its owner can change that: `chmod 600 %s`.", file, file)


def make_tables() -> None:
    """Run the migrations that are missing; looks at file names first, since reading all migrations takes a second."""
    file = house().data / KNOWN_TABLES
    key = _key()
    if _read(file) == {"key": key, "applied": _applied()}:
        return
    if not _filled_from_snapshot():
        log.info("The database is brought up to date.")
        call_command("migrate", verbosity=0, interactive=False)
    file.write_text(json.dumps({"key": key, "applied": _applied()}), encoding="utf-8")


def _filled_from_snapshot() -> bool:
    """True if the database was an empty SQLite file and now has all its tables."""
    if connection.vendor != "sqlite" or connection.introspection.table_names():
        return False
    connection.close()
    is_filled = load_into(Path(str(connection.settings_dict["NAME"])))
    if is_filled:
        ensure_index()
    return is_filled


def _key() -> str:
    """Stands for the database and every migration that this version brings."""
    return hashlib.sha256(f"{house()['database.url']} {migrations_key()}".encode()).hexdigest()


def _applied() -> int:
    """How many migrations the database has; 0 if it has no tables."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM django_migrations")
            return int(cursor.fetchone()[0])
    except DatabaseError:
        return 0


def _read(file: Path) -> object:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


@contextmanager
def _alone() -> Iterator[None]:
    house().run.mkdir(parents=True, exist_ok=True)
    with (house().run / "preparing.lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
