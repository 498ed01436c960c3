"""A newspaper for each journey: founded once, copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.paper import Paper, free_port, until

EDITIONS = "en,de,es,fr,ar"


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty paper with one section, as `colporteur init` leaves it."""
    folder = tmp_path_factory.mktemp("founded") / "paper"
    paper = Paper(home=folder, port=free_port(), settings={})
    paper.command("init", str(folder), "--name", "The Journey", "--language", "en", "--editions", EDITIONS)
    return folder


def echoing(home: Path, echo_log: Path) -> Paper:
    """A paper whose engine brackets every sentence and writes down each call."""
    return Paper(
        home=home,
        port=free_port(),
        echo_log=echo_log,
        settings={
            "COLPORTEUR_TRANSLATION_ENGINES": "echo",
            "COLPORTEUR_TRANSLATION_ECHO_LOG": str(echo_log),
            "COLPORTEUR_SERVER_PAGE_WORKERS": "1",
            "COLPORTEUR_TRANSLATION_PROCESSES": "1",  # test_killing asks for more; elsewhere one starts quicker
        },
    )


@pytest.fixture
def paper(founded: Path, tmp_path: Path) -> Iterator[Paper]:
    """A paper of the test's own."""
    home = tmp_path / "paper"
    shutil.copytree(founded, home)
    made = echoing(home, tmp_path / "echo.log")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def served_paper(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paper]:
    """A paper that a module's tests share, served."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(founded, folder / "paper")
    made = echoing(folder / "paper", folder / "echo.log")
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paper]:
    """The demonstration newspaper with its real engines, everything in print."""
    made = Paper(home=tmp_path_factory.mktemp("demo") / "demo-paper", port=free_port())
    made.start("demo")
    try:
        until(made.is_all_in_print, what="the whole demonstration newspaper", seconds=420)
        yield made
    finally:
        made.stop()
