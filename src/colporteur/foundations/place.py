"""Whether a folder is a newspaper's: nothing is written into one that is not."""

import os
from collections.abc import Mapping

from colporteur.foundations.errors import BadSettings
from colporteur.foundations.settings import SETTINGS_FILE, House, house


def holds_a_newspaper(house: House) -> bool:
    """True where the settings file is, or what an earlier start has left in the data folder.

    A paper whose database is elsewhere is where its settings say so.
    """
    url = str(house["database.url"])
    kept = [house.home / SETTINGS_FILE, house.data / "secret-key"]
    if not url.startswith("sqlite:"):
        return True
    return any(file.exists() for file in (*kept, house.data / url.removeprefix("sqlite:")))


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


def no_newspaper_in(house: House) -> str:
    """What to tell people there, in one line."""
    return f"There is no newspaper in {house.home}. Go to its folder, or found one: `colporteur init FOLDER`."
