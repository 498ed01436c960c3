"""The command line tells people what they can mend in one sentence, and names what they probably meant."""

import errno
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import OperationalError

from colporteur.config.command import COMMANDS, _for_people, _run
from colporteur.foundations.errors import BadCopy


def colporteur(where: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COLPORTEUR_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "colporteur", *words],
        cwd=where,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., tuple[int, str, str]]]:
    """The command in this process: its exit status, and what it printed on both outputs."""

    def run_here(*words: str) -> tuple[int, str, str]:
        try:
            status = _run(list(words))
        except SystemExit as ended:  # argparse, once it has printed its help
            status = int(ended.code or 0)
        return status, *capsys.readouterr()

    yield run_here
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pubish", "story.md"), "There is no command “pubish”. Did you mean `colporteur publish`?"),
        (("createsuperusr",), "Did you mean `colporteur createsuperuser`?"),
        (("serv",), "Did you mean `colporteur serve`?"),
        (("help", "pubish"), "Did you mean `colporteur publish`?"),
        (("xyzzy",), "There is no command “xyzzy”. `colporteur --help`"),
        (("--quick",), "There is no command “--quick”."),
    ],
)
def test_an_unknown_command_is_answered_with_the_nearest(
    run: Callable[..., tuple[int, str, str]], words: tuple[str, ...], said: str
) -> None:
    status, out, error = run(*words)
    assert (status, out, error.count("\n")) == (2, "", 1)
    assert error.startswith("colporteur: ")
    assert said in error


def test_help_lists_what_people_use_and_nothing_else(tmp_path: Path) -> None:
    done = colporteur(tmp_path, "--help")
    listed = re.findall(r"^  (\S+)", done.stdout, flags=re.MULTILINE)
    assert done.returncode == 0
    assert listed == [command.name for command in COMMANDS]
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_help_with_all_lists_djangos_commands_apart(tmp_path: Path) -> None:
    done = colporteur(tmp_path, "help", "--all")
    own, _, djangos = done.stdout.partition("Django's and Wagtail's own\n")
    assert "createsuperuser" not in own
    assert all(name in djangos for name in ("createsuperuser", "migrate", "update_index"))
    assert not list(tmp_path.iterdir())


def test_help_for_a_command_is_that_commands_help(run: Callable[..., tuple[int, str, str]]) -> None:
    assert run("help", "publish")[1].startswith("usage: colporteur publish")
    assert run("--version")[1].startswith("colporteur ")


@pytest.mark.parametrize("words", [("publish", "story.md"), ("migrate",)])
def test_where_no_newspaper_is_nothing_is_written(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = colporteur(tmp_path, *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"colporteur: There is no newspaper in {tmp_path}.")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BadCopy("It is empty."), "It is empty."),
        (
            PermissionError(errno.EACCES, "Permission denied", "/paper/data/run"),
            "/paper/data/run cannot be used: Permission denied.",
        ),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device."),
        (OperationalError("no such table: newsroom_article\nmore"), "no such table: newsroom_article. `colporteur doc"),
    ],
)
def test_what_people_can_mend_is_said_in_one_sentence(error: Exception, said: str) -> None:
    words = _for_people(error)
    assert words is not None
    assert said in words
    assert "\n" not in words


@pytest.mark.parametrize("error", [ValueError("ours"), FileNotFoundError(errno.ENOENT, "No such file", "x")])
def test_a_fault_of_ours_is_not_hidden(error: Exception) -> None:
    assert _for_people(error) is None
