"""What makes a folder a newspaper's, and what does not."""

from pathlib import Path

import pytest

from colporteur.foundations.place import holds_a_newspaper, is_meant
from colporteur.foundations.settings import read_house


@pytest.mark.parametrize(
    ("files", "environment", "holds", "meant"),
    [
        ((), {}, False, False),
        (("data/figures.csv",), {}, False, False),
        (("colporteur.toml",), {}, True, True),
        (("data/secret-key",), {}, True, True),
        (("data/paper.sqlite3",), {}, True, True),
        ((), {"COLPORTEUR_SERVER_PORT": "8041"}, False, False),
        ((), {"COLPORTEUR_HOME": "."}, False, True),
        ((), {"COLPORTEUR_DATABASE_URL": "postgresql://paper@db/paper"}, True, True),
        ((), {"COLPORTEUR_DATABASE_URL": "sqlite:other.sqlite3"}, False, False),
    ],
)
def test_a_folder_is_a_newspapers_by_what_a_newspaper_leaves_there(
    tmp_path: Path, files: tuple[str, ...], environment: dict[str, str], holds: bool, meant: bool
) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    house = read_house(tmp_path, environment)
    assert (holds_a_newspaper(house), is_meant(house, environment)) == (holds, meant)
