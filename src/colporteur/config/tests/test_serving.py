"""The paper's processes: started together, started anew when they die, ended together, whoever ends them."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from time import monotonic

import pytest

from colporteur.config.children import LONGEST_PAUSE_SECONDS, Child, fork, program
from colporteur.config.occupancy import Part, occupied
from colporteur.foundations.errors import BadSettings
from tests.journeys.paper import Paper, free_port, until

SETTINGS = {"COLPORTEUR_TRANSLATION_ENGINES": "silent", "COLPORTEUR_SERVER_PAGE_WORKERS": "1"}


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper]:
    """A folder without a newspaper in it, to be served."""
    made = Paper(home=tmp_path / "paper", port=free_port(), settings=SETTINGS)
    yield made
    made.stop()


def test_a_place_without_a_newspaper_is_not_made_one(tmp_path: Path) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COLPORTEUR_")}
    plain["COLPORTEUR_SERVER_PORT"] = str(free_port())  # says where to listen, not that this is the place
    for command in ("serve", "web", "work"):
        words = [sys.executable, "-m", "colporteur", command]
        ended = subprocess.run(words, cwd=tmp_path, env=plain, capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert f"There is no newspaper in {tmp_path}." in ended.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("TRANSLATION_ENGINES", "telepathy", "there is no engine 'telepathy'"),
        ("FOLDERS_DATA", "/proc/nowhere", "The data folder /proc/nowhere cannot be used"),
        ("SERVER_HOST", "nowhere.invalid", "This machine has no address nowhere.invalid."),
        ("SERVER_PORT", "70000", "must be a whole number from 1 to 65535"),
    ],
)
def test_what_no_process_could_run_with_is_told_once_and_at_once(
    paper: Paper, setting: str, value: str, said: str
) -> None:
    paper.settings = {**SETTINGS, f"COLPORTEUR_{setting}": value}
    paper.home.mkdir()
    ended = paper.command("serve", check=False)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert said in ended.stderr


def test_a_taken_port_is_told_with_the_place_where_another_is_set(paper: Paper) -> None:
    paper.home.mkdir()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", paper.port))
        listening.listen()
        ended = paper.command("serve", check=False)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert f"127.0.0.1:{paper.port} cannot be listened on" in ended.stderr
    assert f"`port` under `[server]` in {paper.home / 'colporteur.toml'}" in ended.stderr


def test_a_lost_database_is_told_and_no_empty_newspaper_served(paper: Paper) -> None:
    paper.home.mkdir()
    (paper.home / "colporteur.toml").touch()
    for command in (["serve"], ["publish", "story.md"]):
        ended = paper.command(*command, check=False)
        assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
        assert "paper.sqlite3 is not there" in ended.stderr
    assert not (paper.home / "data" / "paper.sqlite3").exists()


def test_a_disk_that_takes_nothing_more_is_one_sentence(tmp_path: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path; from colporteur.config.occupancy import Part, occupied\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "with occupied(Path(sys.argv[1]), Part.WEB, address='http://a'): pass"
    )
    words = [sys.executable, "-c", code, str(tmp_path)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ended.stderr.splitlines()[-1].endswith(f"'{tmp_path}/web.lock'")
    assert "Exception ignored" not in ended.stderr


def family(pid: int) -> set[int]:
    """A process and all that came of it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return {pid}.union(*(family(int(child)) for child in children))


def is_gone(pid: int) -> bool:
    """True if there is no such process, or only its entry is left for its parent to read."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def child(code: str, *arguments: str) -> Child:
    return Child(name="the child", begin=program([sys.executable, "-c", code, *arguments], dict(os.environ)))


def test_the_paper_runs_and_ends_as_a_whole(paper: Paper, tmp_path: Path) -> None:
    paper.start()
    assert paper.serving is not None
    everyone = family(paper.serving.pid)
    parts = ("server pages", *(f"colporteur: {title}" for title in ("desk", "print", "translate", "assist")))
    assert {part for part in parts if any(part in line for line in paper.children())} == set(parts)
    other = Paper(home=tmp_path / "other", port=paper.port, settings=SETTINGS)
    other.home.mkdir()
    second = other.command("serve", check=False)
    assert second.returncode == 1
    assert re.fullmatch(rf"colporteur: 127\.0\.0\.1:{paper.port} cannot be listened on .*\n", second.stderr)
    began = monotonic()
    paper.serving.send_signal(signal.SIGTERM)
    assert paper.serving.wait(timeout=30) == 0
    assert monotonic() - began < 15
    assert all(map(is_gone, everyone))
    said = paper.log()
    assert f"http://127.0.0.1:{paper.port} is served" in said
    assert "Traceback" not in said


def test_a_paper_is_served_once_whatever_the_port(paper: Paper) -> None:
    paper.start()
    assert paper.serving is not None
    elsewhere = Paper(home=paper.home, port=free_port(), settings=SETTINGS)
    where = f"at http://127.0.0.1:{paper.port} by process {paper.serving.pid}."
    for command in ("serve", "web"):
        second = elsewhere.command(command, check=False)
        assert (second.returncode, second.stdout) == (1, "")
        assert (
            second.stderr == f"colporteur: This newspaper is served already, {where} Use that one, or end it first.\n"
        )
    workers = elsewhere.command("work", check=False)
    assert workers.returncode == 1
    assert f"has its workers already, under process {paper.serving.pid}." in workers.stderr


def test_a_part_is_free_again_once_its_holder_is_gone_however_it_went(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from colporteur.config.occupancy import Part, occupied\n"
        "with occupied(Path(sys.argv[1]), Part.WEB, address='http://a'): print('held', flush=True); sys.stdin.read()"
    )
    words = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(BadSettings, match=rf"at http://a by process {holder.pid}\."), _all_of(tmp_path):
            pass
        with occupied(tmp_path, Part.WORK, address="http://b"):  # what was held before the refusal was let go
            pass
        holder.kill()
    with _all_of(tmp_path):
        pass


def _all_of(run: Path) -> AbstractContextManager[None]:
    return occupied(run, Part.WORK, Part.WEB, address="http://b")


def test_nobody_outlives_a_killed_supervisor(paper: Paper) -> None:
    paper.start()
    assert paper.serving is not None
    everyone = family(paper.serving.pid)
    os.kill(paper.serving.pid, signal.SIGKILL)
    paper.serving.wait(timeout=30)
    until(lambda: all(map(is_gone, everyone)), what="the end of everyone")


def test_the_web_runs_without_workers(paper: Paper) -> None:
    paper.start("web")
    assert not any("colporteur: print" in line for line in paper.children())
    assert len(paper.children()) == 2


def test_the_workers_run_without_the_web(paper: Paper) -> None:
    paper.home.mkdir()
    with (paper.home / "serve.log").open("wb") as log:
        paper.serving = subprocess.Popen([*paper.program, "work"], env=paper.environment, stdout=log, stderr=log)
    paper.child("colporteur: print")
    until(lambda: any((paper.home / "data").rglob("printer-*.wake")), what="a printer")
    until(lambda: any((paper.home / "data").rglob("translator-*.wake")), what="a translator")
    assert len(paper.children()) == 3


def test_a_child_that_goes_on_dying_is_started_ever_more_slowly() -> None:
    told: list[str] = []
    pauses = []
    dying = child("raise SystemExit(3)")
    dying.start()
    for _ in range(8):
        assert dying.process is not None
        dying.process.wait(timeout=30)
        now = monotonic()
        dying.look(told.append)
        pauses.append(round(max(dying.not_before - now, 0.0)))
        if dying.process is None:
            dying.start()
    assert dying.process is not None
    dying.process.wait(timeout=30)
    assert pauses == [0, 1, 2, 4, 8, 16, LONGEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS]
    assert set(told) == {"the child ended (status 3) and will be started anew"}


FORKS = """
import os, signal, subprocess
from colporteur.config.children import fork
print([fork("a deed", deed)().wait(timeout=30) for deed in (lambda: 0, lambda: 3, lambda: 1 // 0)])
sleeping = fork("a long deed", lambda: signal.sigwait({signal.SIGUSR1}))()
print(sleeping.poll())
try:
    sleeping.wait(timeout=0.01)
except subprocess.TimeoutExpired:
    print("it runs")
os.kill(sleeping.pid, signal.SIGTERM)
print(sleeping.wait(timeout=30) == -signal.SIGTERM)
"""


def test_a_fork_ends_as_its_deed_does_and_hears_no_signal_as_the_supervisor_would() -> None:
    told = subprocess.run([sys.executable, "-c", FORKS], stdout=subprocess.PIPE, text=True, check=True, timeout=120)
    assert told.stdout.splitlines() == ["[0, 3, 1]", "None", "it runs", "True"]


def test_a_process_with_threads_is_not_forked() -> None:
    resting = threading.Event()
    thread = threading.Thread(target=resting.wait)
    thread.start()
    try:
        with pytest.raises(RuntimeError, match="threads and cannot be forked"):
            fork("a deed", lambda: 0)()
    finally:
        resting.set()
        thread.join()


def test_a_child_that_does_not_end_is_ended(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    deaf = child(
        "import pathlib, signal, sys, threading\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "pathlib.Path(sys.argv[1]).touch()\n"
        "threading.Event().wait()\n",
        str(ready),
    )
    deaf.look(print)
    assert deaf.process is not None
    until(ready.exists, what="the child")
    deaf.ask_to_end()
    deaf.end(deadline=monotonic())
    assert deaf.process.poll() == -signal.SIGKILL
