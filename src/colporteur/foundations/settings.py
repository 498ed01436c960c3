"""The one table of settings: `colporteur.toml`, then environment variables, then defaults.

Imports no framework: the process that serves readers reads it too. `docs/reference/settings.md` is compared with it by a test.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from colporteur.foundations.errors import BadSettings
from colporteur.foundations.hours import hours
from colporteur.foundations.outside_settings import OUTSIDE_SETTINGS
from colporteur.foundations.setting import (
    Setting,
    by_name,
    database,
    mail_sender,
    one_of,
    site_address,
    switch,
    text,
    texts,
    whole,
)

SETTINGS_FILE = "colporteur.toml"


SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="site.address",
        read=site_address,
        default="http://127.0.0.1:8000",
        says="The address readers type. It stands in canonical links, feeds and sitemaps. Not set: this machine, `server.port`.",
    ),
    Setting(name="server.host", read=text, default="127.0.0.1", says="The network address `serve` listens on."),
    Setting(name="server.port", read=whole(1, 65535), default=8000, says="The port `serve` listens on."),
    Setting(
        name="server.page_workers",
        read=whole(0, 64),
        default=0,
        says="Processes that serve finished pages; 0 means one for each processor core.",
    ),
    Setting(
        name="server.page_memory_megabytes",
        read=whole(1, 100_000),
        default=64,
        says="How much of the shelf each of these processes keeps in memory.",
    ),
    Setting(
        name="server.trusted_proxies",
        read=texts,
        default=[],
        says="Network addresses of the proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.",
    ),
    Setting(
        name="database.url",
        read=database,
        default="sqlite:paper.sqlite3",
        says="`sqlite:` and a file in the data folder, or `postgresql://user:password@host/name`.",
    ),
    Setting(
        name="folders.data",
        read=text,
        default="data",
        says="Where pictures, finished pages, models and the SQLite file are kept; relative to the settings file.",
    ),
    Setting(
        name="secrets.key",
        read=text,
        default="",
        is_secret=True,
        says="Signs sessions and forms. Empty: a key is made once and kept in the data folder, readable by its owner only.",
    ),
    Setting(
        name="sign_in.failures_by_account",
        read=whole(1, 10_000),
        default=10,
        says="How many wrong passwords for one account the newsroom's door bears before it stays closed for a while.",
    ),
    Setting(
        name="sign_in.failures_by_network",
        read=whole(1, 100_000),
        default=40,
        says="How many it bears, for any accounts, from one network address (of IPv6: from one /64).",
    ),
    Setting(
        name="sign_in.pause_minutes",
        read=whole(1, 1440),
        default=15,
        says="How long the door then stays closed, and for how long a wrong password is counted.",
    ),
    Setting(
        name="mail.host",
        read=text,
        default="",
        says="The mail server that takes what the newsroom sends. Empty: no mail is sent, also for forgotten passwords.",
    ),
    Setting(name="mail.port", read=whole(1, 65535), default=587, says="Its port: mostly 587, or 465 with `tls`."),
    Setting(
        name="mail.security",
        read=one_of("starttls", "tls", "none"),
        default="starttls",
        says="`starttls` goes on encrypted after a greeting, `tls` is encrypted at once; `none` suits a server on this machine.",
    ),
    Setting(name="mail.user", read=text, default="", says="The account at the mail server; empty where it wants none."),
    Setting(
        name="mail.password",
        read=text,
        default="",
        is_secret=True,
        says="Its password. Better kept in the environment than in the file.",
    ),
    Setting(
        name="mail.sender",
        read=mail_sender,
        default="",
        says="Whom mail is from, such as `The Post <newsroom@paper.example>`. Empty: `newsroom@` and the domain of `site.address`.",
    ),
    Setting(
        name="translation.engines",
        read=texts,
        default=["ctranslate2", "apertium"],
        says="Engines in the order in which they are asked. `memory` always comes first.",
    ),
    Setting(
        name="translation.engines_by_pair",
        read=by_name,
        default=[],
        says="For some pairs only these engines, in this order: `es-ca=apertium deepl`.",
    ),
    Setting(
        name="translation.pivots",
        read=texts,
        default=[],
        says="Languages through which a pair without an engine of its own may be translated, such as `en`.",
    ),
    Setting(
        name="translation.timeout_seconds",
        read=whole(1, 600),
        default=30,
        says="How long an engine may go without finishing a sentence before it is ended and the next engine is asked.",
    ),
    Setting(
        name="translation.beam_size",
        read=whole(1, 32),
        default=4,
        says="How many beginnings of a sentence `ctranslate2` keeps in view: more is slower and a little better.",
    ),
    Setting(
        name="translation.model_idle_seconds",
        read=whole(1, 86400),
        default=600,
        says="How long a translation model that nobody asks stays in memory.",
    ),
    Setting(
        name="translation.apertium_folder",
        read=text,
        default="/usr/share/apertium",
        says="Where Apertium's language pairs are installed.",
    ),
    Setting(
        name="translation.apertium_pipelines",
        read=whole(1, 16),
        default=1,
        says="Chains of Apertium's programs for each pair; one keeps two processor cores busy.",
    ),
    Setting(
        name="translation.echo_delay_milliseconds",
        read=whole(0, 600000),
        default=0,
        says="How long the proofing engine `echo` takes for each batch.",
    ),
    Setting(
        name="translation.echo_log",
        read=text,
        default="",
        says="A file in the data folder to which the proofing engine `echo` adds a line for each batch; empty: none.",
    ),
    Setting(
        name="translation.embargoed_to_outside_engines",
        read=switch,
        default=False,
        says="Whether sentences of articles that are not yet in print may be sent to engines outside the house.",
    ),
    Setting(
        name="translation.hold_page_above_percent",
        read=whole(0, 100),
        default=20,
        says="A page more of whose sentences than this did not pass the checks is held back as a whole.",
    ),
    Setting(
        name="translation.night",
        read=hours,
        default="22:00-06:00",
        says="When nobody is at the desk, by the paper's clock. A policy may let held headlines stand in the original then.",
    ),
    Setting(
        name="translation.old_translation_seconds",
        read=whole(0, 3600),
        default=60,
        says="How long a translation of the previous wording may stay in print while the new one is made. Corrections never wait.",
    ),
    Setting(
        name="translation.new_edition_days",
        read=whole(0, 36_500),
        default=30,
        says="A new edition gets the articles of so many days by itself; older ones are its archive, for an editor to start.",
    ),
    Setting(
        name="translation.archive_budget_percent",
        read=whole(1, 100),
        default=80,
        says="How many percent of an engine's characters for a month an archive may use; the rest is for news.",
    ),
    Setting(
        name="translation.reports_an_hour",
        read=whole(1, 1_000_000),
        default=200,
        says="How many reports on translations are taken from all readers in an hour.",
    ),
    Setting(
        name="translation.reports_an_hour_per_network",
        read=whole(1, 1_000_000),
        default=10,
        says="How many of them are taken from one network address (of IPv6: from one /64).",
    ),
    Setting(
        name="translation.settled_reports_days",
        read=whole(1, 36_500),
        default=90,
        says="How many days after a report was settled the reader's words and name are deleted. What came of it stays.",
    ),
    Setting(
        name="translation.processes",
        read=whole(1, 32),
        default=2,
        says="How many processes translate. Each loads the installed models anew: where memory is short, one is enough.",
    ),
    Setting(
        name="translation.workers",
        read=whole(1, 32),
        default=2,
        says="How many articles each of these processes translates at a time.",
    ),
    Setting(
        name="log.level",
        read=one_of("debug", "info", "warning", "error"),
        default="info",
        says="How much `serve` tells of what it does: debug, info, warning or error.",
    ),
    Setting(
        name="press.verify_at_start",
        read=whole(0, 1_000_000),
        default=1000,
        says="How many of the latest prints a worker compares with the shelf when it starts.",
    ),
    Setting(
        name="models.index",
        read=text,
        default="https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json",
        says="The public list of Argos translation packages that `colporteur models` reads.",
    ),
    *OUTSIDE_SETTINGS,
)


@dataclass(frozen=True, slots=True)
class House:
    """The settings in force. `home` is the folder of the settings file; `values` has a value for every setting."""

    home: Path
    values: Mapping[str, Any] = field(repr=False)  # keys are among them

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def data(self) -> Path:
        """The data folder, absolute."""
        return (self.home / str(self.values["folders.data"])).resolve()

    @property
    def database_file(self) -> Path | None:
        """The embedded database, absolute; None where the database is a server."""
        kind, _, name = str(self.values["database.url"]).partition(":")
        return self.data / name if kind == "sqlite" else None

    @property
    def shelf(self) -> Path:
        """Finished pages."""
        return self.data / "shelf"

    @property
    def media(self) -> Path:
        """Pictures as uploaded and in their printed sizes."""
        return self.data / "media"

    @property
    def static(self) -> Path:
        """Style sheets and scripts under their hashed names."""
        return self.data / "static"

    @property
    def models(self) -> Path:
        """Installed translation models."""
        return self.data / "models"

    @property
    def run(self) -> Path:
        """Sockets and process ids of what is running now."""
        return self.data / "run"


def read_house(home: Path, environment: Mapping[str, str]) -> House:
    """Read the settings of the paper in `home`; a missing file means defaults.

    Raises:
        BadSettings: naming the setting, where it was set and what it must be.
    """
    file = home / SETTINGS_FILE
    try:
        written = _flat(tomllib.loads(file.read_text(encoding="utf-8"))) if file.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{file} cannot be read as TOML: {error}") from error
    known = {setting.name for setting in SETTINGS}
    for name in written:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            guess = f" Did you mean {near[0]}?" if near else ""
            raise BadSettings(
                f"{file}: there is no setting called {name}.{guess} `colporteur doctor --settings` lists them all."
            )
    values = {setting.name: _value(setting, written, environment, file) for setting in SETTINGS}
    if "site.address" not in written and "COLPORTEUR_SITE_ADDRESS" not in environment:
        values["site.address"] = f"http://127.0.0.1:{values['server.port']}"
    return House(home.resolve(), values)


@cache
def house() -> House:
    """The settings of this process: from `COLPORTEUR_HOME`, or the working folder."""
    return read_house(Path(os.environ.get("COLPORTEUR_HOME", ".")), os.environ)


def _value(setting: Setting, written: Mapping[str, Any], environment: Mapping[str, str], file: Path) -> Any:
    if setting.variable in environment:
        place, value = f"environment variable {setting.variable}", environment[setting.variable]
    else:
        place, value = f"{file}: {setting.name}", written.get(setting.name, setting.default)
    try:
        return setting.read(value)
    except ValueError as error:
        shown = "" if setting.is_secret else f"; it is {value!r}"
        raise BadSettings(f"{place} {error}{shown}.") from error


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = value
    return flat
