"""A clone is set up with Python alone: what is fetched, from where, and what is said where it cannot be."""

import hashlib
import http.server
import io
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.journeys.paper import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from fetch_uv import FetchError, fetch_uv, fitting_wheel, locked_version, locked_wheels  # noqa: E402
from find_python import find_python, probe  # noqa: E402
from system_packages import NEEDS, missing_packages  # noqa: E402

LOCK = (ROOT / "uv.lock").read_text(encoding="utf-8")
PLATFORMS = ("manylinux_2_17_x86_64.manylinux2014_x86_64", "manylinux_2_28_aarch64", "musllinux_1_1_x86_64")
PROGRAM = b"#!/bin/sh\necho uv 9.9.9\n"


@cache
def packed() -> bytes:
    """A wheel as uv's is built; made once, since an archive holds the time of its making."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("uv-9.9.9.data/scripts/uvx", b"another")
        archive.writestr("uv-9.9.9.data/scripts/uv", PROGRAM)
    return written.getvalue()


def lock(address: str, sha256: str) -> str:
    """A lock file with a wheel for every kind of machine."""
    wheels = "\n".join(
        f'    {{ url = "{address}/uv-9.9.9-py3-none-{platform}.whl", hash = "sha256:{sha256}", size = 9 }},'
        for platform in PLATFORMS
    )
    return f'[[package]]\nname = "uv"\nversion = "9.9.9"\nwheels = [\n{wheels}\n]\n\n[[package]]\nname = "wagtail"\n'


class Index(http.server.BaseHTTPRequestHandler):
    """Answers `/files/…` with the wheel, `/simple/uv/` with a page that leads there; `/json/uv/` says so in JSON."""

    def do_GET(self) -> None:
        names = [f"uv-9.9.9-py3-none-{platform}.whl" for platform in PLATFORMS]
        if self.path.startswith("/files/"):
            self._answer("application/zip", packed())
        elif self.path == "/simple/uv/":
            self._answer("text/html", "".join(f'<a href="../../files/{n}#sha256=0">{n}</a>' for n in names).encode())
        elif self.path == "/json/uv/":
            listed = ", ".join(f'{{"url": "/files/{name}"}}' for name in names)
            self._answer("application/vnd.pypi.simple.v1+json", f'{{"files": [{listed}]}}'.encode())
        elif self.path == "/empty/uv/":
            self._answer("text/html", b"<html></html>")
        else:
            self.send_error(404)

    def _answer(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def index() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Index) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def right() -> str:
    return hashlib.sha256(packed()).hexdigest()


def test_the_lock_file_names_uv_for_the_machines_people_have() -> None:
    wheels = locked_wheels(LOCK)
    for machine, musl in (("x86_64", False), ("aarch64", False), ("x86_64", True), ("arm64", False)):
        assert fitting_wheel(wheels, "Linux", machine, musl=musl).sha256
    assert fitting_wheel(wheels, "Darwin", "arm64", musl=False).sha256
    assert locked_version(LOCK).count(".") == 2


def test_a_machine_that_uv_is_not_made_for_is_told_so() -> None:
    with pytest.raises(FetchError, match="no uv for Plan9"):
        fitting_wheel(locked_wheels(LOCK), "Plan9", "mips", musl=False)


@pytest.mark.parametrize("index_variable", ["", "UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"])
@pytest.mark.parametrize("page", ["simple", "json"])
def test_uv_comes_from_the_lock_files_address_or_the_users_own_index(
    index: str, right: str, tmp_path: Path, index_variable: str, page: str
) -> None:
    address = (
        f"http://127.0.0.1:{free_port()}" if index_variable else f"{index}/files"
    )  # not asked if there is an index
    environment = {index_variable: f"{index}/{page}"} if index_variable else {}
    program = fetch_uv(lock(address, right), tmp_path, environment)
    assert program.read_bytes() == PROGRAM
    assert os.access(program, os.X_OK)


def test_a_file_with_another_checksum_is_not_installed(index: str, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="checksum differs"):
        fetch_uv(lock(f"{index}/files", "0" * 64), tmp_path, {})
    assert not list(tmp_path.iterdir())


def test_without_a_network_one_sentence_says_what_to_do(right: str, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="connect it, or install uv by hand"):
        fetch_uv(lock(f"http://127.0.0.1:{free_port()}", right), tmp_path, {})


def test_an_index_without_the_locked_file_is_named(index: str, right: str, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"/empty/uv/ does not have uv-9\.9\.9"):
        fetch_uv(lock(index, right), tmp_path, {"UV_DEFAULT_INDEX": f"mine={index}/empty"})


def test_a_python_that_only_pyenv_has_is_found(tmp_path: Path) -> None:
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    own = tmp_path / "versions" / f"{version}.0" / "bin" / f"python{version}"
    own.parent.mkdir(parents=True)
    own.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    own.chmod(0o755)
    assert find_python({"PYENV_ROOT": str(tmp_path), "PATH": "", "HOME": str(tmp_path)})


def test_a_python_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\necho 'pyenv: python3.13: command not found' >&2\nexit 127\n", encoding="utf-8")
    shim.chmod(0o755)
    assert probe(str(shim)) == ("", "")


def test_every_need_says_what_it_is_for_and_what_its_lack_costs() -> None:
    assert all(need.packages and need.purpose and need.cost for need in NEEDS)
    assert all(set(missing_packages(need)) <= set(need.packages) for need in NEEDS)


def test_the_scripts_ask_for_no_more_than_an_old_python() -> None:
    """Names, defaults and syntax that came after 3.9 are found by the style checker, asked for that version."""
    files = ["bootstrap", "fetch_uv", "find_python", "progress", "system_packages"]
    done = subprocess.run(
        [
            *(str(Path(sys.executable).parent / "ruff"), "check", "--no-cache", "--isolated"),
            *("--target-version", "py39", "--select", "E9,F,FA102", "--ignore-noqa"),
            *(f"scripts/{name}.py" for name in files),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
