"""`colporteur doctor`: looks at everything the paper needs, and says how to mend what is amiss."""

import argparse
import json
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from zoneinfo import available_timezones

from colporteur.config.doctor_database import look_at_database
from colporteur.config.findings import Finding, State
from colporteur.config.occupancy import served_at
from colporteur.foundations.errors import BadSettings
from colporteur.foundations.place import holds_a_newspaper, no_newspaper_in
from colporteur.foundations.rights import user_name, why_not_writable
from colporteur.foundations.settings import SETTINGS, SETTINGS_FILE, house

LEAST_FREE_MEGABYTES = 500


def run(arguments: list[str]) -> int:
    """Print every finding; the exit status is 1 if something is bad."""
    parser = argparse.ArgumentParser(prog="colporteur doctor", description="Look at everything the paper needs.")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--settings", action="store_true", help="list every setting with its value in force")
    given = parser.parse_args(arguments)
    if given.settings:
        return _list_settings()
    is_ill = False
    for finding in examine():
        print(json.dumps(asdict(finding), ensure_ascii=False) if given.json else _for_people(finding), flush=True)
        is_ill |= finding.state is State.BAD
    return 1 if is_ill else 0


def examine() -> Iterator[Finding]:
    """Every finding, in the order in which things depend on each other."""
    try:
        house()
    except BadSettings as error:
        yield Finding(what="settings", state=State.BAD, found=str(error), mend="Correct it there, then ask again.")
        return
    if not holds_a_newspaper(house()):
        yield Finding(what="newspaper", state=State.BAD, found=no_newspaper_in(house()))
        return
    yield _settings_file()
    folder = _data_folder()
    yield folder
    if folder.state is State.BAD:
        return
    yield from (_secret_key(), _free_disk(), _time_zones())
    try:
        _make_django_ready()
    except BadSettings as error:
        yield Finding(what="settings", state=State.BAD, found=str(error), mend="Then ask again.")
        return
    yield from _with_django()


def _make_django_ready() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colporteur.config.settings")
    import django

    django.setup()


def _with_django() -> Iterator[Finding]:
    database = look_at_database(house())
    yield database
    if database.state is State.GOOD:
        yield from (
            _newspaper(),
            _notices(),
            _engines(),
            _editions(),
            _words(),
            _models(),
            _apertium(),
            _outside_engines(),
        )
    else:
        yield Finding(
            what="newspaper",
            state=State.LACKING,
            found="not looked at, nor its notices, editions and engines: they are asked of the database",
            mend="Mend the database as is said above, then ask again.",
        )
        yield _models()
    yield from (_mail(), _port())


def _list_settings() -> int:
    """Those in force; where they cannot be read, that and the defaults."""
    try:
        values, trouble = dict(house().values), ""
    except BadSettings as error:
        values, trouble = {setting.name: setting.default for setting in SETTINGS}, str(error)
    for setting in SETTINGS:
        shown = "(set)" if setting.is_secret and values[setting.name] else values[setting.name]
        print(f"{setting.name} = {shown!r}\n    {setting.says}")
    if trouble:
        print(f"colporteur: {trouble} These are the defaults.", file=sys.stderr)
    return 1 if trouble else 0


def _for_people(finding: Finding) -> str:
    signs = {State.GOOD: "✓", State.LACKING: "–", State.BAD: "✗"}
    line = f"{signs[finding.state]} {finding.what}: {finding.found}"
    return f"{line}\n    {finding.mend}" if finding.mend else line


def _settings_file() -> Finding:
    file = house().home / SETTINGS_FILE
    if file.exists():
        return Finding(what="settings", state=State.GOOD, found=str(file))
    return Finding(
        what="settings",
        state=State.LACKING,
        found=f"{file} is not there: every setting is at its default",
        mend=f"If this is meant, all is well. Else write the settings you want into a file `{SETTINGS_FILE}` there.",
    )


def _data_folder() -> Finding:
    trouble = why_not_writable(house().data)
    if trouble:
        return Finding(what="data folder", state=State.BAD, found=trouble.found, mend=trouble.mend)
    return Finding(what="data folder", state=State.GOOD, found=str(house().data))


def _secret_key() -> Finding:
    file = house().data / "secret-key"
    if house()["secrets.key"] or not file.exists():
        return Finding(what="secret key", state=State.GOOD, found="set" if house()["secrets.key"] else "made at start")
    if not os.access(file, os.R_OK):
        owner = user_name(file.stat().st_uid)
        return Finding(
            what="secret key",
            state=State.BAD,
            found=f"{file} belongs to {owner} and cannot be read",
            mend=f"Run `colporteur` as {owner}, or give the data folder to {user_name(os.geteuid())}.",
        )
    if file.stat().st_mode & 0o077:
        return Finding(
            what="secret key", state=State.BAD, found=f"{file} can be read by others", mend=f"chmod 600 {file}"
        )
    return Finding(what="secret key", state=State.GOOD, found="readable by its owner only")


def _free_disk() -> Finding:
    free = shutil.disk_usage(_first_existing(house().data)).free // 1_000_000
    if free >= LEAST_FREE_MEGABYTES:
        return Finding(what="disk", state=State.GOOD, found=f"{free / 1000:,.0f} GB free")
    return Finding(
        what="disk",
        state=State.BAD,
        found=f"{free} MB free, less than {LEAST_FREE_MEGABYTES}",
        mend="Free some space, or move the data folder (`folders.data`) to a larger disk.",
    )


def _time_zones() -> Finding:
    if len(available_timezones()) > 100:
        return Finding(what="time zones", state=State.GOOD, found="known")
    return Finding(what="time zones", state=State.BAD, found="unknown", mend="Install the system's package `tzdata`.")


def _newspaper() -> Finding:
    from colporteur.foundations.errors import NotInPrint
    from colporteur.newsroom import access

    try:
        name, editions = access.newspaper().title, access.editions()
    except NotInPrint:
        return Finding(
            what="newspaper",
            state=State.BAD,
            found="there is none in this database",
            mend="Found one in a new folder with `colporteur init`, or correct `database.url`.",
        )
    listed = ", ".join(edition.prefix for edition in editions)
    return Finding(what="newspaper", state=State.GOOD, found=f"{name}, editions {listed}")


def _notices() -> Finding:
    from colporteur.config.doctor_notices import look_at_notices

    return look_at_notices(str(house()["site.address"]))


def _engines() -> Finding:
    """Which pairs of the paper's own editions can be translated now."""
    from colporteur.newsroom import access
    from colporteur.translation.engines.contract import Pair
    from colporteur.translation.engines.registry import house_router

    editions = access.edition_prefixes()
    try:
        router = house_router()
    except BadSettings as error:
        return Finding(what="engines", state=State.BAD, found=str(error), mend="Correct `translation.engines`.")
    pairs = [Pair(one, other) for one in editions for other in editions if one != other]
    made = [f"{pair.source}→{pair.target}" for pair in pairs if router.routes(pair)]
    names = ", ".join(engine.name for engine in router.engines) or "none"
    if pairs and not made:
        return Finding(
            what="engines",
            state=State.LACKING,
            found=f"{names}: no pair of this paper's editions has an engine",
            mend=f"Install a model with `colporteur models install {pairs[0].source}-{pairs[0].target}`, "
            "or Apertium (see below).",
        )
    return Finding(what="engines", state=State.GOOD, found=f"{names}: {', '.join(made) or 'one edition, no pair'}")


def _editions() -> Finding:
    """Which editions no engine fills with the stories that are written in the house language."""
    from colporteur.foundations.errors import NotInPrint
    from colporteur.newsroom import access
    from colporteur.translation.engines.contract import Pair
    from colporteur.translation.engines.registry import house_router

    try:
        home, editions, router = access.newspaper().house_language, access.edition_prefixes(), house_router()
    except (NotInPrint, BadSettings):
        return Finding(what="editions", state=State.LACKING, found="not looked at", mend="Mend what is above first.")
    empty = [prefix for prefix in editions if prefix != home and not router.routes(Pair(home, prefix))]
    if not empty:
        return Finding(what="editions", state=State.GOOD, found=f"each can be filled from {home}")
    installs = ", ".join(f"`colporteur models install {home}-{prefix}`" for prefix in empty)
    return Finding(
        what="editions",
        state=State.LACKING,
        found=f"no engine translates {home} into {', '.join(empty)}: only what people or the memory have translated appears there",
        mend=f"Install a model ({installs}), or name another engine in `translation.engines`.",
    )


def _words() -> Finding:
    from colporteur.config.doctor_words import look_at_words
    from colporteur.newsroom.access import edition_prefixes

    return look_at_words(edition_prefixes())


def _models() -> Finding:
    folder = house().models
    installed = sorted(each.name for each in folder.iterdir() if each.is_dir()) if folder.is_dir() else []
    if installed:
        return Finding(what="models", state=State.GOOD, found=", ".join(installed))
    return Finding(
        what="models",
        state=State.LACKING,
        found="none installed",
        mend="`colporteur models list` shows them, `colporteur models install en-de` installs one.",
    )


def _apertium() -> Finding:
    from colporteur.config.doctor_apertium import look_at_apertium
    from colporteur.newsroom import access

    return look_at_apertium(Path(house()["translation.apertium_folder"]), access.edition_prefixes())


def _outside_engines() -> Finding:
    from colporteur.config.doctor_outside import WHAT, look_at_outside_engines
    from colporteur.translation.engines.registry import house_router

    try:
        return look_at_outside_engines(house(), house_router().engines)
    except BadSettings:
        return Finding(what=WHAT, state=State.LACKING, found="not looked at", mend="Mend the engines first: see above.")


def _mail() -> Finding:
    from colporteur.config.doctor_mail import look_at_mail

    return look_at_mail(house())


def _port() -> Finding:
    host, port = house()["server.host"], house()["server.port"]
    if where := served_at(house().run):
        return Finding(what="port", state=State.GOOD, found=f"this newspaper is served at {where}")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            return Finding(
                what="port", state=State.BAD, found=f"{port} needs more rights", mend="Set `server.port` above 1023."
            )
        except socket.gaierror:
            return Finding(
                what="port",
                state=State.BAD,
                found=f"this machine has no address {host}",
                mend="Set `server.host` to one that it has, such as 127.0.0.1.",
            )
        except OSError as error:
            return Finding(
                what="port",
                state=State.LACKING,
                found=f"{host}:{port} is taken: {os.strerror(error.errno or 0)}",
                mend=f"`ss -ltnp 'sport = :{port}'` names the program that has it: end that, or set `server.port`.",
            )
    return Finding(what="port", state=State.GOOD, found=f"{host}:{port} is free")


def _first_existing(path: Path) -> Path:
    return next(each for each in (path, *path.parents) if each.exists())
