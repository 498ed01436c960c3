"""A newspaper for each journey: founded once, copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.paper import Paper, free_port

EDITIONS = "en,de,es,fr,ar"


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty paper with one section, as `colporteur init` leaves it."""
    folder = tmp_path_factory.mktemp("founded") / "paper"
    paper = Paper(home=folder, port=free_port(), settings={})
    paper.command("init", str(folder), "--name", "The Journey", "--language", "en", "--editions", EDITIONS)
    return folder


@pytest.fixture
def paper(founded: Path, tmp_path: Path) -> Iterator[Paper]:
    """A paper whose engine brackets every sentence and writes down each call."""
    home = tmp_path / "paper"
    shutil.copytree(founded, home)
    made = Paper(
        home=home,
        port=free_port(),
        settings={
            "COLPORTEUR_TRANSLATION_ENGINES": "echo",
            "COLPORTEUR_TRANSLATION_ECHO_LOG": str(tmp_path / "echo.log"),
            "COLPORTEUR_SERVER_PAGE_WORKERS": "1",
        },
    )
    yield made
    made.stop()
