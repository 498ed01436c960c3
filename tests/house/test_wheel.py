"""The package that is built holds everything that a newspaper needs, and nothing of the suite."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.journeys.paper import Paper, free_port

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "src" / "colporteur"
UV = Path(sys.executable).parent / "uv"
# What lies in the source folder and is no part of the package.
LEFT_OUT = ("/tests/", "/__pycache__/")

pytestmark = pytest.mark.slow


def run(*command: str | Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    done = subprocess.run(
        list(map(str, command)), cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made from the source archive, as a distributor makes it; by the tools that the environment has."""
    folder = tmp_path_factory.mktemp("dist")
    run(UV, "build", "--offline", "--no-build-isolation", "--python", sys.executable, "--out-dir", folder)
    assert len(list(folder.glob("colporteur-*.tar.gz"))) == 1
    return next(folder.glob("colporteur-*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `colporteur` of a fresh environment with the wheel in it, and this one's other packages beside it."""
    environment = tmp_path_factory.mktemp("elsewhere") / "venv"
    run(UV, "venv", "--offline", "--python", sys.executable, environment)
    run(UV, "pip", "install", "--offline", "--no-deps", "--python", environment / "bin" / "python", wheel)
    packages = next(environment.glob("lib/python*/site-packages"))
    # a path in a `.pth` file: the editable house that is installed there stays out of it
    (packages / "beside.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return environment / "bin" / "colporteur"


def test_the_wheel_holds_every_file_of_every_room_and_no_test(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        held = {name.removeprefix("colporteur/") for name in package.namelist() if name.startswith("colporteur/")}
    tracked = subprocess.run(["git", "ls-files", SOURCE], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    wanted = {
        str((ROOT / name).relative_to(SOURCE))
        for name in tracked.split()
        if not any(part in f"/{name}" for part in LEFT_OUT) and (ROOT / name).exists()
    }
    assert not wanted - held
    assert not [name for name in held if any(part in f"/{name}" for part in LEFT_OUT)]


def test_the_wheel_holds_every_catalogue_compiled(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = package.namelist()
    written = [name for name in names if name.endswith(".po")]
    assert written
    assert not [name for name in written if f"{name.removesuffix('.po')}.mo" not in names]


def test_a_newspaper_is_founded_and_served_from_the_wheel_alone(elsewhere: Path, tmp_path: Path) -> None:
    paper = Paper(home=tmp_path / "mypaper", port=free_port(), program=(str(elsewhere),))
    paper.command("init", str(paper.home), "--name", "Out of the Box", "--editions", "en,de")
    where = paper.command("shell", "--no-imports", "-c", "import colporteur; print(colporteur.__file__)").stdout
    assert where.startswith(str(elsewhere.parent.parent))
    paper.start()
    try:
        page = paper.get("/de/")
        assert page.status_code == 200
        assert "Out of the Box" in page.text
        assert paper.get("/newsroom/", follow_redirects=True).status_code == 200
    finally:
        paper.stop()
