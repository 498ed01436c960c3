"""Whether a folder is a newspaper's: nothing is written into one that is not."""

import os
from collections.abc import Mapping

from colporteur.foundations.errors import BadSettings
from colporteur.foundations.settings import SETTINGS_FILE, House, house
from colporteur.foundations.sqlite.condition import is_missing, missing_database

KNOWN_TABLES = "tables.json"  # what a start has written down about the database


def holds_a_newspaper(house: House) -> bool:
    """True where the settings file is, or what an earlier start has left in the data folder.

    A paper whose database is elsewhere is where its settings say so.
    """
    if house.database_file is None:
        return True
    kept = (house.home / SETTINGS_FILE, house.data / "secret-key", house.database_file)
    return any(os.path.lexists(file) for file in kept)  # also where this process may not look at it


def is_meant(house: House, environment: Mapping[str, str] = os.environ) -> bool:
    """True where a newspaper is, or where the environment says that one is to be."""
    return "COLPORTEUR_HOME" in environment or holds_a_newspaper(house)


def refuse_an_empty_place() -> None:
    """A wrong folder must not become a newspaper.

    Raises:
        BadSettings: this folder holds none, and the environment names no other.
    """
    if not is_meant(house()):
        raise BadSettings(no_newspaper_in(house()))


def refuse_a_lost_database(house: House) -> None:
    """Where a newspaper was founded, a database that is not there must not become a new and empty one.

    Raises:
        BadSettings: the settings file or an earlier start stands for a newspaper, and its embedded database is gone.
    """
    file = house.database_file
    was_founded = (house.home / SETTINGS_FILE).exists() or (house.data / KNOWN_TABLES).exists()
    if file is not None and was_founded and is_missing(file):
        raise BadSettings(missing_database(file))


def no_newspaper_in(house: House) -> str:
    """What to tell people there, in one line."""
    return f"There is no newspaper in {house.home}. Go to its folder, or found one: `colporteur init FOLDER`."
