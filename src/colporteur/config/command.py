"""The `colporteur` command: the house's own commands, then Django's and Wagtail's."""

import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from colporteur.foundations.errors import ColporteurError


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """`run` names a function `(arguments: list[str]) -> int` as `module:function`; its answer is the exit status."""

    name: str
    run: str
    says: str
    needs_django: bool = True


COMMANDS: tuple[Command, ...] = (
    Command(
        name="init",
        run="colporteur.config.initialise:run",
        says="found a newspaper in a new folder",
        needs_django=False,
    ),
    Command(
        name="serve",
        run="colporteur.config.serving:serve",
        says="run the whole paper: pages, newsroom, workers",
        needs_django=False,
    ),
    Command(name="web", run="colporteur.config.serving:web", says="run pages and newsroom alone", needs_django=False),
    Command(name="work", run="colporteur.config.serving:work", says="run the workers alone", needs_django=False),
    Command(
        name="work-process", run="colporteur.publication.commands:work", says="one of the workers itself, unsupervised"
    ),
    Command(
        name="publish",
        run="colporteur.publication.commands:publish",
        says="publish articles from Markdown, HTML or plain text",
    ),
    Command(
        name="correct", run="colporteur.translation.commands_correct:run", says="correct one sentence of a translation"
    ),
    Command(
        name="check",
        run="colporteur.translation.commands_check:run",
        says="say whether a translation would reach print",
        needs_django=False,
    ),
    Command(
        name="memory", run="colporteur.translation.commands_memory:run", says="bring translations in or out as TMX"
    ),
    Command(
        name="models",
        run="colporteur.translation.commands_models:run",
        says="list and install translation models",
        needs_django=False,
    ),
    Command(name="record", run="colporteur.ledger.commands:run", says="what a page said at a given time"),
    Command(
        name="demo",
        run="colporteur.config.demonstration:run",
        says="serve the demonstration newspaper",
        needs_django=False,
    ),
    Command(
        name="doctor", run="colporteur.config.doctor:run", says="look at everything the paper needs", needs_django=False
    ),
)
LOGGING_COMMANDS = ("serve", "web", "work", "work-process")


def main() -> None:
    """Run the command in `sys.argv`; errors of the family are one sentence on standard error and exit status 1."""
    arguments = sys.argv[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colporteur.config.settings")
    known = {command.name: command for command in COMMANDS}
    if not arguments or arguments[0] in ("help", "--help", "-h"):
        print(_overview())
        sys.exit(0)
    if arguments[0] not in LOGGING_COMMANDS:
        logging.disable(logging.INFO)  # whoever typed the command is told by the command itself
    try:
        sys.exit(_run(known.get(arguments[0]), arguments))
    except ColporteurError as error:
        print(f"colporteur: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _run(command: Command | None, arguments: list[str]) -> int:
    if command is None:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["colporteur", *arguments])
        return 0
    if command.needs_django:
        import django

        django.setup()
    module, _, function = command.run.partition(":")
    run: Callable[[list[str]], int] = getattr(import_module(module), function)
    return run(arguments[1:])


def _overview() -> str:
    width = max((len(command.name) for command in COMMANDS), default=0)
    lines = [f"  {command.name.ljust(width)}  {command.says}" for command in COMMANDS]
    return "\n".join(["usage: colporteur COMMAND …", "", *lines, "", "`colporteur COMMAND --help` says more."])
