"""Where the demonstration is served, for commands that are given in its folder later."""

from pathlib import Path

import pytest

from colporteur.demo.setting_up import choose_place
from colporteur.foundations.settings import read_house


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demonstration's folder; what `choose_place` sets in the environment is taken back."""
    for name in ("PORT", "COLPORTEUR_SERVER_PORT", "COLPORTEUR_SITE_ADDRESS", "COLPORTEUR_LOG_LEVEL"):
        monkeypatch.setenv(name, "taken back")
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLPORTEUR_HOME", str(tmp_path))
    return tmp_path


def test_the_folder_says_where_the_demonstration_was_served_last(home: Path) -> None:
    for port in ("23000", "23001"):
        choose_place(port)
        assert read_house(home, {})["site.address"] == f"http://127.0.0.1:{port}"


def test_what_people_write_into_its_settings_stays(home: Path) -> None:
    choose_place("23000")
    theirs = (home / "colporteur.toml").read_text(encoding="utf-8") + '[log]\nlevel = "debug"\n'
    (home / "colporteur.toml").write_text(theirs, encoding="utf-8")
    choose_place("23001")
    assert (home / "colporteur.toml").read_text(encoding="utf-8") == theirs
