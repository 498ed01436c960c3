"""A newspaper of one's own: made once, in an empty place, or not at all."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from colporteur.config.initialise import settings_file
from colporteur.foundations.settings import SETTINGS, read_house


def colporteur(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COLPORTEUR_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "colporteur", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_an_address_that_is_not_set_follows_the_port(tmp_path: Path) -> None:
    assert read_house(tmp_path, {"COLPORTEUR_SERVER_PORT": "8041"})["site.address"] == "http://127.0.0.1:8041"


def test_the_settings_file_changes_nothing_until_it_is_changed(tmp_path: Path) -> None:
    (tmp_path / "colporteur.toml").write_text(settings_file(), encoding="utf-8")
    assert read_house(tmp_path, {}).values == read_house(tmp_path / "nowhere", {}).values


def test_every_setting_in_the_file_can_be_switched_on_as_it_stands(tmp_path: Path) -> None:
    lines = [
        line.removeprefix("# ") if " = " in line and "#" in line else line for line in settings_file().splitlines()
    ]
    text = "\n".join(line for line in lines if not line.startswith("#"))
    read = tomllib.loads(text)
    assert sum(len(table) for table in read.values()) == len(SETTINGS)
    (tmp_path / "colporteur.toml").write_text(text, encoding="utf-8")
    assert read_house(tmp_path, {}).values == read_house(tmp_path / "nowhere", {}).values


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "novel.txt").write_text("Chapter one.", encoding="utf-8")
    done = colporteur("init", str(tmp_path))
    assert done.returncode == 1
    assert "not empty" in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["novel.txt"]


@pytest.mark.parametrize("wrong", [("--editions", "en,xx"), ("--language", "tlh"), ("--time-zone", "Mars/Olympus")])
def test_what_is_refused_leaves_nothing_behind(tmp_path: Path, wrong: tuple[str, str]) -> None:
    home = tmp_path / "paper"
    done = colporteur("init", str(home), *wrong)
    assert done.returncode == 1
    assert done.stderr.startswith("colporteur: ")
    assert "Traceback" not in done.stderr
    assert wrong[1].rpartition(",")[2] in done.stderr
    assert not home.exists() or not any(home.iterdir())
