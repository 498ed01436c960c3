"""What every test stands on: a home folder of its own, the database that `--database` names, and what outside it needs.

The settings are read when Django starts, before pytest has read its options: hence the look at `sys.argv`.
"""

import atexit
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.postgresql import Cluster, find_programs

WORKER = "PYTEST_XDIST_WORKER" in os.environ
DATABASES = ("sqlite", "postgresql")
WANTED_DATABASE = next(
    (name for name in DATABASES for i, word in enumerate(sys.argv) if word == f"--database={name}"), "sqlite"
)
# What a mark needs of the machine: any one of the programs.
PROGRAMS = {"engine": ("apertium",), "browser": ("chromium", "chromium-browser", "google-chrome")}

settings.register_profile("colporteur", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("colporteur")


def missing(what: str) -> None:
    """Skip the running test, or fail it where `CI=true` says that nothing may be missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI=true says that it must be here", pytrace=False)
    pytest.skip(f"{what} is missing")


def _own_home() -> None:
    """Nothing of the person who runs the suite reaches it, and it touches no newspaper of theirs."""
    for variable in [name for name in os.environ if name.startswith("COLPORTEUR_")]:
        if not (WORKER and variable == "COLPORTEUR_DATABASE_URL"):
            del os.environ[variable]
    home = tempfile.mkdtemp(prefix="colporteur-suite-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ["COLPORTEUR_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "colporteur.config.settings"


def _own_cluster() -> Cluster | None:
    if WORKER or WANTED_DATABASE != "postgresql":
        return None
    programs = find_programs()
    if not programs:
        return None
    cluster = Cluster(programs)
    cluster.start()
    atexit.register(cluster.stop)
    cluster.make("paper")
    os.environ["COLPORTEUR_DATABASE_URL"] = cluster.address("paper")
    return cluster


_own_home()
CLUSTER = _own_cluster()

import django  # noqa: E402 - only now do the settings know their home

django.setup()


def _migrate_once() -> None:
    """Run all migrations on PostgreSQL; each process that tests gets a copy of what they made."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    connection.close()  # what somebody is connected to cannot be copied


if CLUSTER:
    _migrate_once()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--database=`."""
    parser.addoption("--database", choices=DATABASES, default="sqlite", help="run on SQLite or a PostgreSQL of its own")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse what cannot be done; without PostgreSQL only CI fails."""
    if config.getoption("--database") != WANTED_DATABASE and not WORKER:
        raise pytest.UsageError("write the option as one word: --database=postgresql")
    if WANTED_DATABASE == "postgresql" and not WORKER and not CLUSTER:
        words = "PostgreSQL's server programs are missing (Debian's package `postgresql`)"
        if os.environ.get("CI") == "true":
            raise pytest.UsageError(words)
        pytest.exit(f"{words}: nothing is run on it", returncode=0)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Begin with tables at hand: what migrates each database once more then finds nothing to do, which is soon done."""
    from django.db import connection

    from colporteur.publication.snapshot import fill

    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = connection.settings_dict["NAME"]
        yield
        return
    # pytest-django knows a database in memory only by the name of Django's own backend, of which ours is a kind.
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    connection.settings_dict["TEST"]["NAME"] = f"file:memory_{worker}?mode=memory&cache=shared"
    with closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True, isolation_level=None)) as kept:
        fill(kept)  # in memory: it stays as long as somebody is connected to it
        yield


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run by two processes, a file's tests stay together, and so do all that read the demonstration newspaper.

    Whole papers come first: at the end it is the short ones that both processes share out. On PostgreSQL what asks no
    database is left out: the run on SQLite has it.
    """
    if config.getoption("--database") == "postgresql":
        without = [item for item in items if not _asks_a_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if _asks_a_database(item)]
    for item in items:
        item.add_marker(pytest.mark.xdist_group("demo" if _reads_the_demo(item) else item.location[0]))
    items.sort(key=lambda item: (not _reads_the_demo(item), not item.location[0].startswith("tests/journeys/")))


def _reads_the_demo(item: pytest.Item) -> bool:
    return "demo" in getattr(item, "fixturenames", ())


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Look for the programs that the test's marks name."""
    for mark, programs in PROGRAMS.items():
        if item.get_closest_marker(mark) and not any(map(shutil.which, programs)):
            missing(programs[0])


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Cluster]:
    """A running PostgreSQL, whatever database the suite itself is on."""
    if CLUSTER:
        yield CLUSTER
        return
    programs = find_programs()
    if not programs:
        missing("PostgreSQL")
    else:
        cluster = Cluster(programs)
        cluster.start()
        yield cluster
        cluster.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser; see the mark `browser`."""
    with sync_playwright() as tool:
        program = next(filter(None, map(shutil.which, PROGRAMS["browser"])), None)
        started = tool.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()
