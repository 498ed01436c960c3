"""Waking sleepers: it hurries whoever sleeps, and never costs the waker anything."""

import os
import socket
import threading
from pathlib import Path

import pytest

from colporteur.foundations.settings import house
from colporteur.foundations.wake import Sleeper, wake_workers

LONG = 30.0


@pytest.fixture(params=["run", "/".join(["a-folder-far-down"] * 12)], ids=["near", "deep"])
def run(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of sleepers; a deep one has a name that is too long for a socket."""
    folder = tmp_path / request.param
    folder.mkdir(parents=True)
    monkeypatch.setattr(type(house()), "run", folder)
    return folder


def test_whoever_sleeps_is_woken(run: Path) -> None:
    with Sleeper("printer") as sleeper:
        threading.Thread(target=wake_workers).start()
        assert sleeper.sleep(LONG)


def test_wakes_that_piled_up_count_as_one(run: Path) -> None:
    with Sleeper("printer") as sleeper:
        for _ in range(1000):  # more than the socket holds: the waker is not kept waiting
            wake_workers()
        assert sleeper.sleep(LONG)
        assert not sleeper.sleep(0.001)


def test_everyone_is_woken(run: Path) -> None:
    with Sleeper("printer") as one, Sleeper("translator-0") as other:
        wake_workers()
        assert one.sleep(LONG)
        assert other.sleep(LONG)


def test_one_name_is_woken_alone(run: Path) -> None:
    with Sleeper("printer") as one, Sleeper("translator-0") as other:
        wake_workers("printer")
        assert one.sleep(LONG)
        assert not other.sleep(0.001)


def test_nobody_need_be_there(run: Path) -> None:
    wake_workers()
    assert not list(run.iterdir())
    run.rmdir()
    wake_workers()
    assert not run.exists()


def test_what_a_killed_sleeper_left_is_taken_away(run: Path) -> None:
    with Sleeper("printer") as alive:
        left = run / "printer-1.wake"
        here = os.open(run, os.O_RDONLY)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as dead:
            dead.bind(f"/proc/self/fd/{here}/printer-1.wake")
        os.close(here)
        assert left.exists()
        wake_workers()
        assert not left.exists()
        assert alive.sleep(LONG)


def test_nothing_is_left_behind(run: Path) -> None:
    with Sleeper("printer"):
        assert [path.name for path in run.iterdir()] == [f"printer-{os.getpid()}.wake"]
    assert not list(run.iterdir())
