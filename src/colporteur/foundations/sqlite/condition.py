"""Whether the embedded database can be used, asked of its file alone: no Django, so that it is told before anything starts."""

import sqlite3
from contextlib import closing
from pathlib import Path

from colporteur.foundations.rights import Trouble, why_not_writable

PATIENCE_SECONDS = 5.0
BESIDE = ("-wal", "-shm")  # SQLite's own files


def why_not_usable(file: Path, *, patience: float = PATIENCE_SECONDS) -> Trouble | None:
    """None if there is a database in `file` that this process may write now. Nothing is made or changed by asking."""
    trouble = why_not_writable(file.parent)
    if trouble or not file.exists() or not file.stat().st_size:
        return trouble or _missing(file)
    for each in (file, *(file.with_name(file.name + end) for end in BESIDE)):
        if each.exists() and (trouble := why_not_writable(each)):
            return trouble
    try:
        return None if _tables(file, patience) else _missing(file)
    except sqlite3.Error as error:
        return _trouble(file, error)


def is_missing(file: Path) -> bool:
    """True if there is no database in `file`, or one without a single table; false also where that cannot be said."""
    try:
        return not file.exists() or not file.stat().st_size or not _tables(file, 0)
    except (OSError, sqlite3.Error):
        return False


def missing_database(file: Path) -> str:
    """What to tell people then."""
    return str(_missing(file))


def _tables(file: Path, patience: float) -> int:
    """How many tables and indexes it has, read while nobody else writes."""
    address = f"{file.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None)) as connection:
        if patience:
            connection.execute("BEGIN IMMEDIATE")
        return int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _missing(file: Path) -> Trouble:
    said = f"{file} is not there" if not file.exists() else f"{file} is empty"
    return Trouble(
        found=f"{said}, and with it the newspaper's articles, translations and record",
        mend="If its disk is not mounted, mount it; else put the file back from a backup, or correct `folders.data` or "
        "`database.url`. To begin anew, found a newspaper in a new folder: `colporteur init FOLDER`.",
    )


def _trouble(file: Path, error: sqlite3.Error) -> Trouble:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:  # without the extended codes
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Trouble(
                found=f"{file} is kept from being written by another program",
                mend=f"If it stays so, `fuser -v {file}` names that program, such as a copy or a query by hand: end it.",
            )
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return Trouble(
                found=f"{file} is damaged, or is no SQLite database ({error})",
                mend="End `colporteur serve`, keep a copy of the file, and put the last backup in its place. "
                f"Without a backup, `sqlite3 {file} .recover` saves what can be read.",
            )
        case sqlite3.SQLITE_FULL:
            return Trouble(found=f"{file} cannot grow: its disk is full", mend="Free some space there.")
        case _:
            return Trouble(found=f"{file} cannot be used: {error}", mend="Mend that, or correct `database.url`.")
