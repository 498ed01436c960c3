"""`colporteur init`: a newspaper of one's own in a new folder."""

import argparse
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from colporteur.foundations.errors import BadSettings
from colporteur.foundations.settings import SETTINGS, SETTINGS_FILE, Setting
from colporteur.newsroom.rules.languages import is_language_tag

if TYPE_CHECKING:
    from colporteur.newsroom.actions import NewSectionLabel

FIRST_SECTION = "news"
# What the first section is called in the languages of the readers' pages; anywhere else the newsroom names it itself.
FIRST_SECTION_NAMES = {
    "en": ("News", "news"),
    "de": ("Nachrichten", "nachrichten"),
    "es": ("Noticias", "noticias"),
    "fr": ("Actualités", "actualites"),
    "ar": ("أخبار", "أخبار"),
    "ca": ("Notícies", "noticies"),
}
IGNORED = "# The database, pictures and pages are no code.\ndata/\nsign-in.txt\n"


def run(arguments: list[str]) -> int:
    """Make the folder, the settings file and the database, found the newspaper and give its first editor a password."""
    given = _parser().parse_args(arguments)
    home = Path(given.folder).resolve()
    _refuse_unknown(given)
    _make_folder(home)
    os.environ["COLPORTEUR_HOME"] = str(home)
    name = given.name or home.name.replace("-", " ").replace("_", " ").title()
    try:
        password = _found(name, given)
    except BaseException:
        _empty(home)  # nothing is in it but what was made a moment ago: the next attempt finds the place empty
        raise
    print(_what_next(given.folder, given.editor, password))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="colporteur init", description="Found a newspaper in a new folder.")
    parser.add_argument("folder", help="the folder, which must not exist yet or be empty")
    parser.add_argument("--name", help="the newspaper's name; otherwise the folder's")
    parser.add_argument("--language", default="en", help="the house language, such as en")
    parser.add_argument("--editions", help="languages separated by commas; otherwise the house language alone")
    parser.add_argument("--time-zone", default="UTC", help="such as Europe/Madrid")
    parser.add_argument("--editor", default="editor", help="the first editor's user name")
    return parser


def _prefixes(given: argparse.Namespace) -> list[str]:
    return [each.strip() for each in (given.editions or given.language).split(",") if each.strip()]


def _refuse_unknown(given: argparse.Namespace) -> None:
    """What the newsroom would refuse in any case is refused before a folder is made."""
    for prefix in (given.language, *_prefixes(given)):
        if not is_language_tag(prefix):
            raise BadSettings(f"There is no language with the code “{prefix}”. Use one such as “de” or “pt-br”.")
    if given.language not in _prefixes(given):
        raise BadSettings(
            f"--editions lacks the house language “{given.language}”. Add it, or name another --language."
        )
    if given.time_zone not in available_timezones():
        raise BadSettings(f"There is no time zone “{given.time_zone}”. Use one such as Europe/Madrid.")


def _empty(home: Path) -> None:
    for each in home.iterdir():
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink()


def _make_folder(home: Path) -> None:
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise BadSettings(f"{home} is not empty. Name a new folder, or remove what is in this one.")
    try:
        home.mkdir(parents=True, exist_ok=True)
        (home / SETTINGS_FILE).write_text(settings_file(), encoding="utf-8")
        (home / ".gitignore").write_text(IGNORED, encoding="utf-8")
    except OSError as error:
        raise BadSettings(f"{home} cannot be written: {error.strerror}. Name a folder in a place of yours.") from error


def settings_file() -> str:
    """`colporteur.toml` with every setting at its default, commented out, below its explanation."""
    lines = ["# Settings of this newspaper. Take the # away to change one; `colporteur doctor` says what is amiss."]
    table = ""
    for setting in sorted(SETTINGS, key=lambda each: each.name.partition(".")[0]):
        head, _, name = setting.name.rpartition(".")
        if head != table:
            lines += ["", f"[{head}]"]
            table = head
        lines += ["", f"# {setting.says}", f"# {name} = {_as_toml(setting)}"]
    return "\n".join(lines) + "\n"


def _as_toml(setting: Setting) -> str:
    match setting.default:
        case bool() as switch:
            return str(switch).lower()
        case int() | float() as number:
            return str(number)
        case list() as several:
            return "[" + ", ".join(f'"{each}"' for each in several) + "]"
        case other:
            return f'"{other}"'


def _found(name: str, given: argparse.Namespace) -> str:
    """Make tables, editor, newspaper and its first section; returns the editor's password."""
    import django

    django.setup()
    from rich.console import Console
    from rich.progress import Progress

    from colporteur.foundations.clock import now
    from colporteur.newsroom import actions
    from colporteur.people.models import User
    from colporteur.publication.preparing import make_tables

    with Progress(console=Console(stderr=True), transient=True) as progress:
        progress.add_task("Database", total=None)
        make_tables()
    password = secrets.token_urlsafe(12)
    editor = User.objects.create_superuser(given.editor, password=password)
    prefixes = _prefixes(given)
    actions.found_newspaper(
        name=name,
        house_language=given.language,
        zone=given.time_zone,
        editions=[actions.NewEdition(prefix=prefix) for prefix in prefixes],
        by=editor,
        at=now(),
    )
    actions.make_section(
        section=actions.NewSection(key=FIRST_SECTION, title="News", labels=list(_labels(prefixes))),
        by=editor,
        at=now(),
    )
    return password


def _labels(prefixes: list[str]) -> Iterator["NewSectionLabel"]:
    from colporteur.newsroom.actions import NewSectionLabel

    named = [prefix for prefix in prefixes if prefix in FIRST_SECTION_NAMES]
    for prefix in named or prefixes[:1]:
        name, slug = FIRST_SECTION_NAMES.get(prefix, ("News", FIRST_SECTION))
        yield NewSectionLabel(edition=prefix, name=name, slug=slug)


def _what_next(folder: str, editor: str, password: str) -> str:
    return "\n".join(
        [
            "The newspaper is founded.",
            f"  cd {folder} && colporteur serve",
            f"  Then sign in at http://127.0.0.1:8000/newsroom/ as {editor} with the password {password}",
            "  It is shown this once; change it in the newsroom under your name.",
        ]
    )
