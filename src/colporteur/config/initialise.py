"""`colporteur init`: a newspaper of one's own in a new folder."""

import argparse
import os
import re
import secrets
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from colporteur.foundations.errors import BadSettings
from colporteur.foundations.setting import Setting
from colporteur.foundations.settings import SETTINGS, SETTINGS_FILE, house
from colporteur.newsroom.rules.languages import EditionName, edition_name, places_of

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
MOST_LISTED = 12
EDITOR_NAME = re.compile(r"[\w.@+-]{1,150}")  # as Django has it
IGNORED = "# The database, pictures and pages are no code.\ndata/\nsign-in.txt\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The newspaper to be. `house` is the prefix of one of its editions."""

    name: str
    house: str
    editions: tuple[EditionName, ...]
    zone: str
    editor: str


def run(arguments: list[str]) -> int:
    """Make the folder, the settings file and the database, found the newspaper and give its first editor a password."""
    given = _parser().parse_args(arguments)
    home = Path(given.folder).resolve()
    paper = _paper(given, home)
    _make_folder(home)
    os.environ["COLPORTEUR_HOME"] = str(home)
    try:
        password, drafts = _found(paper)
    except BaseException:
        _empty(home)  # nothing is in it but what was made a moment ago: the next attempt finds the place empty
        raise
    print(_what_next(given.folder, paper, password, drafts))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="colporteur init",
        description="Found a newspaper in a new folder.",
        epilog="Languages are BCP 47 tags. The language alone stands in addresses; the whole tag says how dates and figures are "
        "written: en gives /en/ and November 24, 2026, en-GB gives /en/ and 24 November 2026.",
    )
    parser.add_argument("folder", help="the folder, which must not exist yet or be empty")
    parser.add_argument("--name", help="the newspaper's name; otherwise the folder's")
    parser.add_argument("--language", default="en", help="the house language, such as en-GB or de; en if left out")
    parser.add_argument(
        "--editions", help="languages separated by commas, such as en-GB,es,pt-BR; otherwise the house language alone"
    )
    parser.add_argument("--time-zone", default="UTC", help="such as Europe/Madrid; UTC if left out")
    parser.add_argument("--editor", default="editor", help="the first editor's user name; editor if left out")
    return parser


def _paper(given: argparse.Namespace, home: Path) -> Paper:
    """What the newsroom would refuse in any case is refused before a folder is made."""
    first = _edition(given.language)
    editions = tuple(_editions(given.editions or given.language, first))
    if first.prefix not in [edition.prefix for edition in editions]:
        raise BadSettings(
            f"--editions lacks the house language “{given.language}”. Add it, or name another --language."
        )
    if given.time_zone not in available_timezones():
        raise BadSettings(f"There is no time zone “{given.time_zone}”. Use one such as Europe/Madrid.")
    if not EDITOR_NAME.fullmatch(given.editor):
        raise BadSettings(
            f"“{given.editor[:40]}” cannot be a user name. Use letters, digits and @ . + - _, 150 characters at most."
        )
    name = (given.name or "").strip() or home.name.replace("-", " ").replace("_", " ").title()
    return Paper(name=name, house=first.prefix, editions=editions, zone=given.time_zone, editor=given.editor)


def _editions(written: str, first: EditionName) -> Iterator[EditionName]:
    """Each once. Where only `--language` says in which country's way its edition is written, that holds."""
    seen: dict[str, str] = {}
    for each in filter(None, map(str.strip, written.split(","))):
        edition = _edition(each)
        if edition.prefix in seen:
            raise BadSettings(
                f"“{seen[edition.prefix]}” and “{each}” are the same edition, /{edition.prefix}/. "
                "A newspaper has one edition in each language: name one of them."
            )
        seen[edition.prefix] = each
        if edition.prefix == first.prefix and edition.tag == edition.prefix:
            edition = first
        elif edition.prefix == first.prefix and first.tag not in (first.prefix, edition.tag):
            raise BadSettings(f"--language says “{first.tag}”, --editions “{edition.tag}”. Name the same in both.")
        yield edition


def _edition(written: str) -> EditionName:
    found = edition_name(written)
    if found is not None:
        return found
    language, places = edition_name(re.split(r"[-_]", written.strip())[0]), places_of(written)
    if language is None:
        raise BadSettings(f"There is no language with the code “{written}”. Use one such as “de”, “en-GB” or “pt-BR”.")
    others = f"or one of {', '.join(places)}" if 0 < len(places) <= MOST_LISTED else "or with another country"
    raise BadSettings(f"How “{written}” is written is not known. Use “{language.tag}” alone, {others}.")


def _empty(home: Path) -> None:
    for each in home.iterdir():
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink()


def _make_folder(home: Path) -> None:
    if home.exists() and not home.is_dir():
        raise BadSettings(f"{home} is a file. Name a new folder.")
    if home.exists() and any(home.iterdir()):
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


def _found(paper: Paper) -> tuple[str, list[str]]:
    """Make tables, editor, newspaper, its first section and its notices; returns the editor's password and what is a draft."""
    import django

    django.setup()
    from colporteur.foundations.clock import now
    from colporteur.foundations.progress import progress_bar
    from colporteur.newsroom import actions
    from colporteur.newsroom.first_notices import put_first_notices
    from colporteur.people.models import User
    from colporteur.publication.preparing import make_tables

    with progress_bar() as progress:
        progress.add_task("Database", total=None)
        make_tables()
    password = secrets.token_urlsafe(12)
    editor = User.objects.create_superuser(paper.editor, password=password)
    actions.found_newspaper(
        name=paper.name,
        house_language=paper.house,
        zone=paper.zone,
        editions=[actions.NewEdition(prefix=each.prefix, tag=each.tag) for each in paper.editions],
        by=editor,
        at=now(),
    )
    labels = list(_labels([each.prefix for each in paper.editions]))
    actions.make_section(
        section=actions.NewSection(key=FIRST_SECTION, title="News", labels=labels), by=editor, at=now()
    )
    drafts = put_first_notices(
        house_language=paper.house, editions=[each.prefix for each in paper.editions], by=editor, at=now()
    )
    return password, [notice.title for notice in drafts]


def _labels(prefixes: list[str]) -> Iterator["NewSectionLabel"]:
    from colporteur.newsroom.actions import NewSectionLabel

    named = [prefix for prefix in prefixes if prefix in FIRST_SECTION_NAMES]
    for prefix in named or prefixes[:1]:
        name, slug = FIRST_SECTION_NAMES.get(prefix, ("News", FIRST_SECTION))
        yield NewSectionLabel(edition=prefix, name=name, slug=slug)


def _what_next(folder: str, paper: Paper, password: str, drafts: list[str]) -> str:
    return "\n".join(
        [
            "The newspaper is founded.",
            f"  Its dates look like this: {_dates(paper)}.",
            f"  cd {shlex.quote(folder)} && colporteur serve",
            f"  Then sign in at {house()['site.address']}/newsroom/ as {paper.editor} with the password {password}",
            "  It is shown this once; change it in the newsroom under your name.",
            f"  Drafts wait there for your answers: {', '.join(drafts)}. `colporteur doctor` says where.",
        ]
    )


def _dates(paper: Paper) -> str:
    from babel.dates import format_date

    from colporteur.foundations.clock import now
    from colporteur.press.dating import locale_of

    today = now().astimezone(ZoneInfo(paper.zone)).date()
    return "; ".join(f"{format_date(today, 'long', locale_of(each.tag))} ({each.tag})" for each in paper.editions)
