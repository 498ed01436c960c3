"""A newspaper of one's own: made once, in an empty place, or not at all."""

import os
import re
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from colporteur.config.initialise import run, settings_file
from colporteur.foundations.errors import BadSettings
from colporteur.foundations.settings import SETTINGS, read_house
from colporteur.newsroom.rules.languages import OWN_PREFIXES
from colporteur.translation.engines.languages import ARGOS_CODES


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


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (("--editions", "en,xx"), "There is no language with the code “xx”."),
        (("--language", "tlh"), "There is no language with the code “tlh”."),
        (("--language", "en-QQ"), "Use “en” alone"),
        (("--language", "de-FR"), "or one of de-AT, de-BE"),
        (("--language", "en-GB", "--editions", "es,en-US"), "--language says “en-GB”, --editions “en-US”."),
        (("--editions", "en,en-GB"), "“en” and “en-GB” are the same edition"),
        (("--editions", "es"), "--editions lacks the house language “en”."),
        (("--editor", ""), "“” cannot be a user name."),
        (("--editor", "Nora Ellis"), "“Nora Ellis” cannot be a user name."),
        (("--editor", "n" * 151), "150 characters at most"),
        (("--time-zone", "Mars/Olympus"), "There is no time zone “Mars/Olympus”."),
    ],
)
def test_what_is_refused_leaves_nothing_behind(tmp_path: Path, wrong: tuple[str, ...], words: str) -> None:
    home = tmp_path / "paper"
    with pytest.raises(BadSettings) as refused:
        run([str(home), *wrong])
    assert words in str(refused.value)
    assert not home.exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "paper").touch()
    with pytest.raises(BadSettings, match="is a file"):
        run([str(tmp_path / "paper")])


def test_what_the_newsroom_refuses_leaves_nothing_behind(tmp_path: Path) -> None:
    home = tmp_path / "paper"
    done = colporteur("init", str(home), "--name", "The Harbour Light " * 30)
    assert (done.returncode, done.stdout) == (1, "")
    said = "the name has 539 characters and may have 255. Shorten it by 284."
    assert done.stderr == f"colporteur: The newspaper cannot be taken as it is: {said}\n"
    assert "Traceback" not in done.stderr
    assert not any(home.iterdir())


def test_an_edition_stands_under_its_language_and_is_written_as_its_country_writes(tmp_path: Path) -> None:
    home = tmp_path / "paper"
    done = colporteur("init", str(home), "--language", "en-GB", "--editions", "en,es,pt-BR")
    assert done.returncode == 0, done.stderr
    assert re.search(r"\b\d{1,2} [A-Z][a-z]+ \d{4} \(en-GB\)", done.stdout)
    with closing(sqlite3.connect(home / "data" / "paper.sqlite3")) as database:
        editions = database.execute("SELECT prefix, tag FROM newsroom_edition ORDER BY sort_order").fetchall()
        house_language = database.execute("SELECT house_language FROM newsroom_newspaper").fetchone()
    assert editions == [("en", "en-GB"), ("es", "es"), ("pt-br", "pt-BR")]
    assert house_language == ("en",)


def test_the_languages_with_models_of_their_own_are_those_of_the_public_list() -> None:
    assert set(ARGOS_CODES.values()) == OWN_PREFIXES
