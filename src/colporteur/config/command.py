"""The `colporteur` command: the house's own commands, then Django's and Wagtail's."""

import errno
import logging
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from importlib import import_module
from textwrap import fill

from colporteur.foundations.errors import ColporteurError
from colporteur.foundations.place import refuse_a_lost_database, refuse_an_empty_place
from colporteur.foundations.settings import house


class Part(StrEnum):
    """Under which heading a command is listed, in this order."""

    BEGIN = "Begin"
    RUN = "Run the paper"
    PUBLISH = "Publish"
    TRANSLATE = "Translate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """`run` names a function `(arguments: list[str]) -> int` as `module:function`; its answer is the exit status."""

    name: str
    part: Part
    run: str
    says: str
    needs_newspaper: bool = False
    """Django is made ready for it, in a folder where a newspaper is."""


COMMANDS: tuple[Command, ...] = (
    Command(
        name="demo",
        part=Part.BEGIN,
        run="colporteur.config.demonstration:run",
        says="serve the demonstration newspaper",
    ),
    Command(
        name="init",
        part=Part.BEGIN,
        run="colporteur.config.initialise:run",
        says="found a newspaper in a new folder",
    ),
    Command(
        name="serve",
        part=Part.RUN,
        run="colporteur.config.serving:serve",
        says="run the whole paper: pages, newsroom, workers",
    ),
    Command(
        name="web",
        part=Part.RUN,
        run="colporteur.config.serving:web",
        says="run pages and newsroom alone, without workers",
    ),
    Command(name="work", part=Part.RUN, run="colporteur.config.serving:work", says="run the workers alone"),
    Command(
        name="doctor",
        part=Part.RUN,
        run="colporteur.config.doctor:run",
        says="look at everything the paper needs, and say how to mend it",
    ),
    Command(
        name="publish",
        part=Part.PUBLISH,
        run="colporteur.publication.commands:publish",
        says="publish articles from Markdown, HTML or plain text",
        needs_newspaper=True,
    ),
    Command(
        name="correct",
        part=Part.PUBLISH,
        run="colporteur.translation.commands_correct:run",
        says="correct one sentence of a translation",
        needs_newspaper=True,
    ),
    Command(
        name="record",
        part=Part.PUBLISH,
        run="colporteur.ledger.commands:run",
        says="say what a page said at a given time",
        needs_newspaper=True,
    ),
    Command(
        name="models",
        part=Part.TRANSLATE,
        run="colporteur.translation.commands_models:run",
        says="list, install and remove translation models",
    ),
    Command(
        name="memory",
        part=Part.TRANSLATE,
        run="colporteur.translation.commands_memory:run",
        says="bring translations in or out as TMX or XLIFF",
        needs_newspaper=True,
    ),
    Command(
        name="glossary",
        part=Part.TRANSLATE,
        run="colporteur.translation.commands_glossary:run",
        says="bring names and terms in or out as CSV or TBX",
        needs_newspaper=True,
    ),
    Command(
        name="chrome",
        part=Part.TRANSLATE,
        run="colporteur.press.commands_chrome:run",
        says="bring the words on the pages' furniture in or out as PO",
        needs_newspaper=True,
    ),
    Command(
        name="retranslate",
        part=Part.TRANSLATE,
        run="colporteur.translation.commands_retranslate:run",
        says="let the present engines do again what earlier ones did",
        needs_newspaper=True,
    ),
    Command(
        name="archive",
        part=Part.TRANSLATE,
        run="colporteur.translation.commands_archive:run",
        says="have older articles translated into an edition, as engines have time",
        needs_newspaper=True,
    ),
    Command(
        name="check",
        part=Part.TRANSLATE,
        run="colporteur.translation.commands_check:run",
        says="say whether a translation would reach print",
    ),
)
LOGGING_COMMANDS = ("serve", "web", "work")
HELP = ("help", "--help", "-h")
OUT_OF_REACH = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT)
UNKNOWN = 2  # the exit status of a command line that cannot be read, as argparse has it


def main() -> None:
    """Run the command in `sys.argv`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colporteur.config.settings")
    sys.exit(in_words_for_people(lambda: _run(sys.argv[1:])))


def in_words_for_people(deed: Callable[[], int]) -> int:
    """The exit status of `deed`; what people can mend is one sentence on standard error and exit status 1."""
    try:
        return deed()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())  # nobody reads on: Python would complain as it ends
        return 1
    except Exception as error:
        words = _for_people(error)
        if words is None:
            raise
        print(f"colporteur: {words}", file=sys.stderr)
        return 1


def _run(arguments: list[str]) -> int:
    match arguments:
        case [] | [("help" | "--help" | "-h")]:
            return _print(_overview())
        case [("help" | "--help" | "-h"), "--all"]:
            return _print([*_overview(), "", *_django_overview()])
        case ["help", name]:
            return _run([name, "--help"])
        case ["--version" | "version"]:
            from importlib.metadata import version

            return _print([f"colporteur {version('colporteur')}"])
        case [name, *rest]:
            if name not in LOGGING_COMMANDS:
                logging.disable(logging.INFO)  # whoever typed the command is told by the command itself
            own = next((command for command in COMMANDS if command.name == name), None)
            return _run_own(own, rest) if own else _run_djangos(arguments)
    raise AssertionError(arguments)


def _run_own(command: Command, arguments: list[str]) -> int:
    if command.needs_newspaper:
        import django

        if not any(word in HELP for word in arguments):
            refuse_an_empty_place()
            refuse_a_lost_database(house())
        django.setup()
    module, _, function = command.run.partition(":")
    run: Callable[[list[str]], int] = getattr(import_module(module), function)
    return run(arguments)


def _run_djangos(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line

    djangos = _djangos()
    if arguments[0] not in djangos:
        print(f"colporteur: {_unknown(arguments[0], list(djangos))}", file=sys.stderr)
        return UNKNOWN
    if not any(word in HELP for word in arguments):
        refuse_an_empty_place()
    execute_from_command_line(["colporteur", *arguments])
    return 0


def _djangos() -> dict[str, str]:
    """The commands that Django and other packages bring, each with its package."""
    import django
    from django.core.management import get_commands

    django.setup()
    own = {command.name for command in COMMANDS}
    return {name: package for name, package in sorted(get_commands().items()) if name not in own}


def _unknown(word: str, djangos: list[str]) -> str:
    own = [command.name for command in COMMANDS]
    near = get_close_matches(word, own, n=1) or get_close_matches(word, djangos, n=1, cutoff=0.75)
    guess = f" Did you mean `colporteur {near[0]}`?" if near else ""
    return f"There is no command “{word}”.{guess} `colporteur --help` lists them all."


def _overview() -> Iterator[str]:
    width = max(len(command.name) for command in COMMANDS)
    yield "usage: colporteur COMMAND …"
    for part in Part:
        yield from ("", part)
        yield from (f"  {each.name.ljust(width)}  {each.says}" for each in COMMANDS if each.part is part)
    yield from ("", "`colporteur COMMAND --help` says more; `colporteur help --all` lists Django's own commands too.")


def _django_overview() -> Iterator[str]:
    """By the package that brings them."""
    brought: dict[str, list[str]] = {}
    for name, package in _djangos().items():
        brought.setdefault(package, []).append(name)
    yield "Django's and Wagtail's own"
    for package, names in sorted(brought.items()):
        line = f"{package.removeprefix('django.contrib.')}: {', '.join(names)}"
        yield fill(line, width=100, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _print(lines: list[str] | Iterator[str]) -> int:
    print("\n".join(lines))
    return 0


def _for_people(error: Exception) -> str | None:
    """What went wrong in one sentence, if it is something that people can mend; None for a fault of ours."""
    if isinstance(error, ColporteurError):
        return str(error)
    if isinstance(error, OSError) and error.errno in OUT_OF_REACH:
        where = f"{error.filename} cannot be used" if error.filename else "Something cannot be written"
        return f"{where}: {error.strerror}. Mend that, or ask `colporteur doctor`."
    if "django.db" in sys.modules:
        from django.db import DatabaseError

        if isinstance(error, DatabaseError):
            said = str(error).partition("\n")[0] or type(error).__name__
            return f"The database cannot be used: {said}. `colporteur doctor` says how to mend it."
    return None
