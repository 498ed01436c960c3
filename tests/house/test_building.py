"""The building: who stands on which floor, who may lean on whom, and that each room's README says so."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ROOT / "src" / "colporteur"
HEADINGS = ["Owns", "May import", "Announces", "Front door", "Does not"]


def floors() -> list[list[str]]:
    """The rooms on each floor, from the top."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [[room.strip() for room in layer.split("|")] for layer in layers]


ALL_ROOMS = [room for floor in floors() for room in floor]


def below(room: str) -> set[str]:
    """The rooms on lower floors."""
    number = next(number for number, floor in enumerate(floors()) if room in floor)
    return {each for floor in floors()[number + 1 :] for each in floor}


def section(readme: str, heading: str) -> str:
    return readme.partition(f"## {heading}\n")[2].partition("\n## ")[0].strip()


def test_every_package_is_a_room_and_every_room_a_package() -> None:
    packages = {each.parent.name for each in ROOMS.glob("*/__init__.py")}
    assert packages == set(ALL_ROOMS)


def test_foreign_keys_point_down_or_stay_in_the_room() -> None:
    wrong = []
    for model in apps.get_models():
        room = model.__module__.split(".")[1] if model.__module__.startswith("colporteur.") else None
        for field in model._meta.get_fields() if room else ():
            target = getattr(field, "related_model", None) if getattr(field, "concrete", False) else None
            other = getattr(target, "__module__", "")
            if other.startswith("colporteur.") and other.split(".")[1] not in {room, *below(str(room))}:
                wrong.append(f"{model.__name__}.{field.name} points up to {other}")
    assert not wrong


@pytest.mark.parametrize("room", ALL_ROOMS)
def test_a_readme_has_the_five_headings(room: str) -> None:
    readme = (ROOMS / room / "README.md").read_text(encoding="utf-8")
    assert readme.startswith(f"# {room}\n")
    assert re.findall(r"^## (.+)$", readme, flags=re.MULTILINE) == HEADINGS
    assert all(section(readme, heading) for heading in HEADINGS)


@pytest.mark.parametrize("room", ALL_ROOMS)
def test_a_readme_names_the_rooms_that_the_contract_allows(room: str) -> None:
    readme = (ROOMS / room / "README.md").read_text(encoding="utf-8")
    words = set(re.findall(r"[a-z]+", section(readme, "May import")))
    assert words & set(ALL_ROOMS) == below(room)


def test_what_serves_readers_starts_without_the_newsrooms_framework() -> None:
    code = (
        "import sys\n"
        "import colporteur.press.server, colporteur.press.shelf, colporteur.foundations.settings\n"
        "print([name for name in sys.modules if name.partition('.')[0] in ('django', 'wagtail')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_the_tests_of_a_file_stay_in_one_process(request: pytest.FixtureRequest) -> None:
    """Else what a file's tests share is made by each process, and nobody is told."""
    if os.environ.get("PYTEST_XDIST_WORKER"):
        assert request.node.nodeid.endswith("@tests/house/test_building.py")
