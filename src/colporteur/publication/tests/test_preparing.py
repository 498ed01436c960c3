"""What is made ready before the paper's processes start."""

from pathlib import Path

import pytest
from django.db import connection

from colporteur.publication.preparing import keep_to_ourselves


@pytest.mark.skipif(connection.vendor != "sqlite", reason="another database keeps its files itself")
def test_the_embedded_database_is_its_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "paper.sqlite3"
    file.touch(mode=0o644)
    monkeypatch.setitem(connection.settings_dict, "NAME", str(file))
    keep_to_ourselves()
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o400)
    keep_to_ourselves()
    assert file.stat().st_mode & 0o777 == 0o400


def test_where_there_is_no_file_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "nothing"))
    keep_to_ourselves()
    assert not list(tmp_path.iterdir())
