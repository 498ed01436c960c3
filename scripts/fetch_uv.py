"""Fetches uv, which installs everything else, with Python alone: neither pip nor venv is needed.

Which file, and the checksum it must have, is taken from `uv.lock`, where uv stands as a locked dependency.
"""

from __future__ import annotations

import hashlib
import io
import json
import platform
import re
import ssl
import struct
import urllib.error
import urllib.request
import zipfile
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin

from progress import Bar, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SIMPLE = "application/vnd.pypi.simple.v1+json, text/html;q=0.5"
INDEX_VARIABLES = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL")
MACHINES = {"amd64": "x86_64", "arm64": "aarch64", "armv8l": "armv7l", "i386": "i686", "i586": "i686"}
UV_ENTRY = re.compile(
    r'^\[\[package\]\]\nname = "uv"\nversion = "([^"]+)"\n(.*?)(?=^\[\[package\]\]|\Z)', re.MULTILINE | re.DOTALL
)
SECONDS = 60
CHUNK = 1 << 16


class FetchError(Exception):
    """Says in one sentence why uv cannot be had and what to do."""


@dataclass(frozen=True)
class Wheel:
    """A file that holds uv for one kind of machine."""

    address: str
    sha256: str

    @property
    def name(self) -> str:
        """The file's name, which ends in the platforms it is made for."""
        return self.address.rpartition("/")[2]


def locked_version(lock: str) -> str:
    """The version of uv in the text of `uv.lock`."""
    return _entry(lock)[0]


def locked_wheels(lock: str) -> tuple[Wheel, ...]:
    """The files of uv in the text of `uv.lock`. It is TOML, which Python reads only from 3.11 on; the form is fixed."""
    found = re.findall(r'\{ url = "([^"]+\.whl)", hash = "sha256:([0-9a-f]{64})"', _entry(lock)[1])
    return tuple(Wheel(address, sha256) for address, sha256 in found)


def fitting_wheel(wheels: tuple[Wheel, ...], system: str, machine: str, *, musl: bool) -> Wheel:
    """The wheel for this machine.

    Raises:
        FetchError: there is none.
    """
    kinds = {"Linux": "musllinux" if musl else "manylinux", "Darwin": "macosx"}
    machine = MACHINES.get(machine.lower(), machine.lower())
    ends = {"arm64", "aarch64"} if machine == "aarch64" else {machine}
    for wheel in wheels:
        platforms = wheel.name[: -len(".whl")].rpartition("-")[2].split(".")
        if any(p.startswith(kinds.get(system, "?")) and any(p.endswith(f"_{end}") for end in ends) for p in platforms):
            return wheel
    raise FetchError(f"There is no uv for {system} on {machine} in uv.lock; install uv by hand and run make again.")


def fetch_uv(lock: str, into: Path, environment: Mapping[str, str]) -> Path:
    """Put the locked uv into the folder `into` and return the program's path.

    Raises:
        FetchError: no fitting file, no network, or not the file that was locked.
    """
    wheel = fitting_wheel(locked_wheels(lock), platform.system(), _machine(), musl=platform.libc_ver()[0] != "glibc")
    packed = _download(_address(wheel, environment), f"Fetching uv {locked_version(lock)}, which installs the rest.")
    if hashlib.sha256(packed).hexdigest() != wheel.sha256:
        raise FetchError(f"{wheel.name} is not the file that uv.lock names (checksum differs); nothing was installed.")
    into.mkdir(parents=True, exist_ok=True)
    half, program = into / "uv.part", into / "uv"
    half.write_bytes(_unpack(packed))
    half.chmod(0o755)
    half.replace(program)
    return program


def _entry(lock: str) -> tuple[str, str]:
    found = UV_ENTRY.search(lock)
    if not found:
        raise FetchError("uv.lock does not name uv; run `uv lock` where uv is installed.")
    return found[1], found[2]


def _machine() -> str:
    """The machine this Python was built for: a 32-bit Python on a 64-bit kernel wants 32-bit programs."""
    machine = platform.machine()
    narrow = {"x86_64": "i686", "aarch64": "armv7l"}
    return narrow.get(machine, machine) if struct.calcsize("P") == 4 else machine


def _address(wheel: Wheel, environment: Mapping[str, str]) -> str:
    """Where to get `wheel`: from the index the user has configured, else where the lock file says."""
    for variable in INDEX_VARIABLES:
        index = environment.get(variable, "")
        if index:
            # UV_DEFAULT_INDEX may be NAME=ADDRESS
            index = re.sub(r"^[A-Za-z0-9_.-]+=(?=[a-z]+:)", "", index)
            return _listed(index.rstrip("/") + "/uv/", wheel)
    return wheel.address


def _listed(page: str, wheel: Wheel) -> str:
    request = urllib.request.Request(page, headers={"Accept": SIMPLE})  # noqa: S310 - the user named the index
    with _open(request) as answer:
        body = answer.read().decode("utf-8", "replace")
        is_json = "json" in answer.headers.get("Content-Type", "")
    links: list[str] = [file["url"] for file in json.loads(body)["files"]] if is_json else _links(body)
    for link in links:
        address = urldefrag(urljoin(page, link))[0]
        if address.rpartition("/")[2] == wheel.name:
            return address
    raise FetchError(f"The package index at {page} does not have {wheel.name}.")


def _links(page: str) -> list[str]:
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value for name, value in attrs if tag == "a" and name == "href" and value)

    Reader().feed(page)
    return found


def _download(address: str, what: str) -> bytes:
    say(what)
    bar, packed = Bar("uv"), io.BytesIO()
    with _open(urllib.request.Request(address)) as answer:  # noqa: S310 - the lock file named it
        size = int(answer.headers.get("Content-Length") or 0)
        while chunk := _read(answer, address):
            packed.write(chunk)
            bar.show(packed.tell() / size if size else 0)
    bar.stop()
    return packed.getvalue()


def _open(request: urllib.request.Request) -> Any:  # Any: what urlopen returns has no public type
    try:
        return urllib.request.urlopen(request, timeout=SECONDS)  # noqa: S310 - the lock file or the user named it
    except (urllib.error.URLError, ValueError, OSError) as error:
        raise FetchError(_why(request.full_url, error)) from error


def _read(answer: Any, address: str) -> bytes:  # Any: as above
    try:
        return bytes(answer.read(CHUNK))
    except OSError as error:
        raise FetchError(_why(address, error)) from error


def _why(address: str, error: Exception) -> str:
    reason = getattr(error, "reason", error)
    if isinstance(reason, ssl.SSLCertVerificationError):
        hint = "install ca-certificates (as root: apt-get install ca-certificates) and run make again."
    else:
        hint = "make needs the network once; connect it, or install uv by hand, and run make again."
    return f"uv cannot be fetched from {address} ({reason}): {hint}"


def _unpack(packed: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(packed)) as wheel:
        for name in wheel.namelist():
            if name.endswith(".data/scripts/uv"):
                return wheel.read(name)
    raise FetchError("The fetched file holds no uv program; nothing was installed.")
