"""`colporteur publish`."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadCopy, NotInPrint
from colporteur.foundations.progress import progress_bar
from colporteur.foundations.settings import house
from colporteur.newsroom import actions as newsroom
from colporteur.newsroom.access import article_for_print, language_of_copy, paper_zone
from colporteur.publication.waiting import report, wait_for_editions
from colporteur.text.copy import Copy, kind_of_copy, read_copy
from colporteur.translation.engines.registry import house_router

LONGEST_WAIT_SECONDS = 600.0
STATES_FOR_PEOPLE = {
    "in_print": "in print",
    "held": "held",
    "wanted": "being made",
    "scheduled": "scheduled",
    "not_available": "not available",
    "off": "off",
}
STANDARD_INPUT = "standard input"
STANDARD_INPUT_SIGN = "-"


def publish(arguments: list[str]) -> int:
    """Publish files and say what became of each edition; the exit status is 1 if a file could not be published."""
    given = _parser().parse_args(arguments)
    _refuse_what_does_not_fit(given)
    house_router()  # settings that name no engine are told before anything is in print
    as_json = given.json or not sys.stdout.isatty()
    since = now()
    ids, failed = _publish_all(given, since)
    if not given.no_wait:
        _wait(ids)
    for article_id in ids:
        told = report(article_id=article_id, since=since)
        print(json.dumps(told, ensure_ascii=False) if as_json else for_people(told))
    return 1 if failed else 0


def _refuse_what_does_not_fit(given: argparse.Namespace) -> None:
    if given.update is None:
        return
    if len(given.files) != 1:
        raise BadCopy("--update takes one file: the new wording of that one article.")
    if given.section or given.language:
        raise BadCopy("--update keeps section and language. Leave those out; the newsroom moves articles.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="colporteur publish", description="Publish articles from Markdown, HTML or plain text files."
    )
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a .md, .html or .txt file; - reads standard input, whichever of the three comes there",
    )
    parser.add_argument("--section", help="the section's key; outranks the file's own; needed where there are several")
    parser.add_argument("--language", help="the article's language; outranks the file's own")
    parser.add_argument("--update", type=int, metavar="ID", help="replace the wording of this article")
    parser.add_argument("--no-wait", action="store_true", help="do not wait for the other editions")
    parser.add_argument("--json", action="store_true", help="one JSON object an article, also on a terminal")
    return parser


def _publish_all(given: argparse.Namespace, at: datetime) -> tuple[list[int], bool]:
    ids: list[int] = []
    failed = False
    for name in given.files:
        try:
            ids.append(_publish_one(_read(name), name, given, at))
        except (BadCopy, NotInPrint) as error:
            failed = True
            print(f"colporteur: {_naming(name, str(error))}", file=sys.stderr)
    return ids, failed


def _naming(name: str, words: str) -> str:
    """The error with the file it is about in front, unless it begins with it."""
    short = Path(name).name
    return words if words.startswith(short) or name == STANDARD_INPUT_SIGN else f"{short}: {words}"


def _read(name: str) -> Copy:
    if name == STANDARD_INPUT_SIGN:
        return _read_standard_input()
    try:
        return read_copy(Path(name).read_bytes(), name)
    except IsADirectoryError as error:
        raise BadCopy(f"{name} is a folder. Name the files in it, such as {Path(name) / '*.md'}.") from error
    except OSError as error:
        raise BadCopy(f"{name} cannot be read: {error.strerror}.") from error


def _read_standard_input() -> Copy:
    data = sys.stdin.buffer.read()
    name = f"{STANDARD_INPUT}{kind_of_copy(data)}"
    try:
        return read_copy(data, name)
    except BadCopy as error:
        raise BadCopy(f"Standard input{str(error).removeprefix(name)}") from error


def _publish_one(copy: Copy, name: str, given: argparse.Namespace, at: datetime) -> int:
    """With the pictures beside the file; beside standard input there are none."""
    if name == STANDARD_INPUT_SIGN:
        return _put_in_print(copy, newsroom.library_picture, given, at)
    language = _language_of_words(copy, given)
    with newsroom.pictures_beside(copy=copy, folder=Path(name).parent, language=language, by=None, at=at) as pictures:
        return _put_in_print(copy, pictures, given, at)


def _put_in_print(copy: Copy, pictures: newsroom.PictureFinder, given: argparse.Namespace, at: datetime) -> int:
    if given.update is not None:
        article = newsroom.update_article(article_id=given.update, copy=copy, pictures=pictures, by=None, at=at)
    else:
        article = newsroom.publish_copy(
            copy=copy, section_key=given.section, language=given.language, pictures=pictures, by=None, at=at
        )
    return int(article.pk)


def _language_of_words(copy: Copy, given: argparse.Namespace) -> str:
    """That of the article, which is that of its pictures' words."""
    if given.update is not None:
        return str(article_for_print(given.update).language)
    return language_of_copy(given.language or copy.language)


def _wait(ids: list[int]) -> None:
    if not ids:
        return
    with progress_bar() as progress:
        bar = progress.add_task("Editions", total=None)
        for standing in wait_for_editions(article_ids=ids, seconds=LONGEST_WAIT_SECONDS):
            progress.update(bar, completed=standing.settled, total=standing.total)


def _link(path: str) -> str:
    return f"{house()['site.address']}{path}" if path else "-"


def for_people(told: dict[str, Any]) -> str:  # Any: JSON
    """What became of one article, a line for each edition."""
    lines = [f"{_link(told['address'])}  ({told['language']}, article {told['id']})"]
    if hour := told.get("scheduled_for"):
        zone = paper_zone()
        lines.append(f"  To be printed on {datetime.fromisoformat(hour).astimezone(zone):%Y-%m-%d at %H:%M} ({zone}).")
    for prefix, edition in told["editions"].items():
        state = STATES_FOR_PEOPLE[edition["state"]]
        lines.append(
            f"  {prefix}  {state:14} {_link(edition['address'] or edition.get('desk', ''))}  {_how_made(edition)}"
        )
    if any(edition["state"] == "held" for edition in told["editions"].values()):
        lines.append(
            "  Held: its headline, its lead or too much of it did not pass the checks, or it waits for a person's yes. "
            "The desk, at the address beside it, says what is amiss and where to put it right."
        )
    lacking = [prefix for prefix, edition in told["editions"].items() if edition["state"] == "not_available"]
    if lacking:
        lines.append(
            f"  Not available: no engine translates {told['language']} into {', '.join(lacking)}. "
            "`colporteur doctor` says how to get one."
        )
    return "\n".join(lines)


def _how_made(edition: dict[str, Any]) -> str:
    counts = edition["sentences"]
    if not counts["total"]:
        return "-"
    if edition["state"] == "not_available":
        return f"{counts['memory']} of {counts['total']} sentences in memory"
    maker = edition["engine"] or "an engine"
    return f"{counts['memory']} from memory, {counts['engine']} by {maker}, {counts['held']} held"
