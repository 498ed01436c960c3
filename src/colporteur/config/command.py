"""The `colporteur` command: the house's own commands, then Django's and Wagtail's."""

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


COMMANDS: tuple[Command, ...] = ()


def main() -> None:
    """Run the command in `sys.argv`; errors of the family are one sentence on standard error and exit status 1."""
    arguments = sys.argv[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colporteur.config.settings")
    known = {command.name: command for command in COMMANDS}
    if not arguments or arguments[0] in ("help", "--help", "-h"):
        print(_overview())
        sys.exit(0)
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
