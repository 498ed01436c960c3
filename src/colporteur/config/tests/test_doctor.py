"""The doctor looks at the paper as it is, and says how to mend it."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder

from colporteur.config.doctor import examine
from colporteur.config.findings import Finding, State
from colporteur.newsroom.actions import NewNotice, NewNoticeText, put_notice
from colporteur.newsroom.first_notices import KINDS, notice_of, put_first_notices
from colporteur.newsroom.models import NoticeKind
from colporteur.newsroom.tests.factories import NOON, make_newspaper
from colporteur.publication.tests.houses import house_in
from tests.journeys.paper import free_port


def examined(home: Path, **settings: str) -> tuple[int, dict[str, dict[str, str]]]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COLPORTEUR_", "DJANGO_"))}
    environment |= {"COLPORTEUR_HOME": str(home), **settings}
    done = subprocess.run(
        [sys.executable, "-m", "colporteur", "doctor", "--json"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    findings = [json.loads(line) for line in done.stdout.splitlines()]
    return done.returncode, {finding["what"]: finding for finding in findings}


def looked_at(home: Path, patch: pytest.MonkeyPatch, **settings: str) -> tuple[int, dict[str, Finding]]:
    """As `examined`, in this process; the database is the test's, no file of the folder's."""
    with house_in(home, patch, COLPORTEUR_DATABASE_URL="postgresql://paper@localhost/paper", **settings):
        findings = {finding.what: finding for finding in examine()}
    return int(any(finding.state is State.BAD for finding in findings.values())), findings


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A newspaper's folder, whose database has no tables yet."""
    (tmp_path / "colporteur.toml").write_text("", encoding="utf-8")
    return tmp_path


def test_where_no_newspaper_is_one_line_says_so_and_nothing_is_written(tmp_path: Path) -> None:
    status, findings = examined(tmp_path)
    assert status == 1
    assert list(findings) == ["newspaper"]
    assert findings["newspaper"]["state"] == State.BAD
    assert "colporteur init" in findings["newspaper"]["found"]
    assert not list(tmp_path.iterdir())


@pytest.mark.django_db
def test_a_database_without_a_newspaper_is_bad(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status, findings = looked_at(home, monkeypatch)
    assert (status, findings["newspaper"].state) == (1, State.BAD)
    assert "colporteur init" in findings["newspaper"].mend


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_database_that_is_gone_is_not_made_by_asking_for_it(home: Path, is_empty: bool) -> None:
    file = home / "data" / "paper.sqlite3"
    file.parent.mkdir()
    if is_empty:
        file.touch()
    status, findings = examined(home)
    assert status == 1
    assert findings["database"]["state"] == State.BAD
    assert f"{file} is {'empty' if is_empty else 'not there'}" in findings["database"]["found"]
    assert "from a backup" in findings["database"]["mend"]
    assert findings["newspaper"]["found"].startswith("not looked at")
    assert all(finding["mend"] for finding in findings.values() if finding["state"] != State.GOOD)
    assert not file.exists() or not file.stat().st_size


@pytest.mark.django_db
def test_tables_of_an_earlier_version_are_the_one_thing_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_newspaper(editions=("en",))
    MigrationRecorder.Migration.objects.filter(app="newsroom").exclude(name__startswith="0001").delete()
    status, findings = looked_at(home, monkeypatch)
    assert (status, findings["database"].state) == (0, State.LACKING)
    assert "colporteur migrate" in findings["database"].mend
    assert findings["newspaper"].state == State.LACKING
    assert "not looked at" in findings["newspaper"].found
    assert not {"engines", "editions", "notices"} & set(findings)


def test_a_newspaper_that_stands_well_is_not_ill(tmp_path: Path) -> None:
    home = tmp_path / "paper"
    words = [sys.executable, "-m", "colporteur", "init", str(home)]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("COLPORTEUR_", "DJANGO_"))}
    subprocess.run(words, env=plain, check=True, capture_output=True, timeout=120)
    status, findings = examined(home, COLPORTEUR_SERVER_PORT=str(free_port()))
    assert status == 0
    assert findings["newspaper"]["found"] == "Paper, editions en"


def test_a_database_that_does_not_answer_is_bad(tmp_path: Path) -> None:
    address = f"postgresql://nobody:nothing@127.0.0.1:{free_port()}/nowhere"
    status, findings = examined(tmp_path, COLPORTEUR_DATABASE_URL=address)
    assert status == 1
    assert findings["database"]["state"] == State.BAD
    assert "database.url" in findings["database"]["mend"]


@pytest.mark.django_db
def test_a_key_that_others_can_read_is_bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = tmp_path / "data" / "secret-key"
    key.parent.mkdir()
    key.write_text("k" * 60, encoding="ascii")
    key.chmod(0o644)
    status, findings = looked_at(tmp_path, monkeypatch)
    assert (status, findings["secret key"].state) == (1, State.BAD)
    assert "chmod 600" in findings["secret key"].mend


@pytest.mark.django_db
def test_a_taken_port_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        _, findings = looked_at(home, monkeypatch, COLPORTEUR_SERVER_PORT=str(port))
    assert findings["port"].state == State.LACKING
    assert str(port) in findings["port"].found
    assert f"sport = :{port}" in findings["port"].mend


@pytest.mark.django_db
def test_a_port_that_is_taken_by_this_very_newspaper_is_well(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = home / "data" / "run"
    code = (
        "import sys; from pathlib import Path; from colporteur.config.occupancy import Part, occupied\n"
        "run = Path(sys.argv[1])\n"
        "with occupied(run, Part.WEB, address='http://a'): print('held', flush=True); sys.stdin.read()"
    )
    with house_in(home, monkeypatch, COLPORTEUR_DATABASE_URL="postgresql://paper@localhost/paper"):
        words = [sys.executable, "-c", code, str(run)]
        with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as served:
            assert served.stdout is not None
            assert served.stdout.readline() == "held\n"
            (port,) = [finding for finding in examine() if finding.what == "port"]
            served.kill()
    assert (port.state, port.found) == (State.GOOD, "this newspaper is served at http://a")


@pytest.mark.django_db
def test_an_address_that_the_machine_has_not_is_bad(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status, findings = looked_at(home, monkeypatch, COLPORTEUR_SERVER_HOST="nowhere.invalid")
    assert status == 1
    assert "nowhere.invalid" in findings["port"].found


@pytest.mark.django_db
def test_editions_that_no_engine_fills_are_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_newspaper(editions=("en", "fi"))
    _, findings = looked_at(home, monkeypatch, COLPORTEUR_TRANSLATION_ENGINES="ctranslate2")
    assert findings["newspaper"].found == "The Post, editions en, fi"
    assert findings["editions"].state == State.LACKING
    assert "no engine translates en into fi" in findings["editions"].found
    assert "colporteur models install en-fi" in findings["editions"].mend


@pytest.mark.django_db
def test_editions_that_can_all_be_filled_are_well(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_newspaper(editions=("en", "fi"))
    _, findings = looked_at(home, monkeypatch)
    assert (findings["editions"].state, findings["editions"].found) == (State.GOOD, "each can be filled from en")


def test_a_data_folder_that_cannot_be_made_is_told_once(home: Path) -> None:
    (home / "a-file").touch()
    status, findings = examined(home, COLPORTEUR_FOLDERS_DATA="a-file/data")
    assert status == 1
    assert f"{home}/a-file/data cannot be made, since {home}/a-file is no folder" in findings["data folder"]["found"]
    assert "database" not in findings


def test_every_setting_is_listed_also_where_the_file_is_wrong(home: Path) -> None:
    (home / "colporteur.toml").write_text("[server]\nprt = 8041\n", encoding="utf-8")
    environment = {**os.environ, "COLPORTEUR_HOME": str(home)}
    words = [sys.executable, "-m", "colporteur", "doctor", "--settings"]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "server.port = 8000\n" in done.stdout
    assert "Did you mean server.port?" in done.stderr


@pytest.mark.parametrize("text", ["[server\n", '[server]\nport = "many"\n', "[kitchen]\nsink = 1\n"])
def test_settings_that_cannot_be_read_are_the_first_thing_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "colporteur.toml").write_text(text, encoding="utf-8")
    status, findings = examined(tmp_path)
    assert status == 1
    assert list(findings) == ["settings"]
    assert "colporteur.toml" in findings["settings"]["found"]


@pytest.mark.django_db
def test_notices_that_wait_for_answers_are_named_with_the_way_to_them(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_newspaper(editions=("en", "fi"))
    drafts = put_first_notices(house_language="en", editions=("en", "fi"), by=None, at=NOON)
    _, findings = looked_at(home, monkeypatch)
    notices = findings["notices"]
    assert notices.state == State.LACKING
    assert "Imprint, Terms of use, Privacy, Contact: waiting as drafts" in notices.found
    assert "House rules: not written in fi" in notices.found
    assert all(f"/newsroom/pages/{draft.pk}/edit/" in notices.mend for draft in drafts)


@pytest.mark.django_db
def test_notices_that_are_not_there_or_went_into_print_with_questions_are_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_newspaper(editions=("en",))
    asks = NewNoticeText(edition="en", title="Imprint", slug="imprint", body="<p>[Who publishes?]</p>")
    put_notice(notice=NewNotice(title="Imprint", kind=NoticeKind.IMPRINT, texts=[asks]), by=None, at=NOON)
    _, findings = looked_at(home, monkeypatch)
    assert "Imprint: in print with questions in square brackets" in findings["notices"].found
    assert "house rules, terms, privacy, contact: not there" in findings["notices"].found


@pytest.mark.django_db
def test_notices_that_are_all_in_print_are_well(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_newspaper(editions=("en",))
    for kind in KINDS:
        put_notice(notice=notice_of(kind=kind, house_language="en", bodies={"en": "We."}), by=None, at=NOON)
    _, findings = looked_at(home, monkeypatch)
    assert (findings["notices"].state, findings["notices"].found) == (State.GOOD, "5 in print")
