"""A PostgreSQL of the suite's own: a fresh cluster in a temporary folder, reached by a socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

ROLE = "paper"
HASTE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


class Cluster:
    """Start it, ask it for addresses, stop it. PostgreSQL refuses to run as root, so root runs it as somebody else."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self.folder = Path(
            tempfile.mkdtemp(prefix="colporteur-postgresql-", dir="/tmp")
        )  # a socket's name must be short
        self._user = _somebody() if os.geteuid() == 0 else None

    def start(self) -> None:
        """Make the cluster and wait until it answers."""
        if self._user:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)
        data = str(self.folder / "data")
        self._run("initdb", "-D", data, "-U", ROLE, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"{HASTE} -c listen_addresses='' -c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "start", "-w", "-D", data, "-l", str(self.folder / "log"), "-o", options)

    def make(self, database: str) -> None:
        """Make an empty database."""
        self._run("createdb", "-h", str(self.folder), "-U", ROLE, database)

    def stop(self) -> None:
        """End it at once and leave nothing behind."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(self.folder / "data"))
        shutil.rmtree(self.folder)

    def address(self, database: str = "postgres") -> str:
        """What the setting `database.url` takes."""
        return f"postgresql://{ROLE}@{quote(str(self.folder), safe='')}/{database}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        if self._user:
            command = [
                "setpriv",
                f"--reuid={self._user.pw_uid}",
                f"--regid={self._user.pw_gid}",
                "--clear-groups",
                *command,
            ]
        with (self.folder / "said").open("w+") as said:  # a file, not a pipe, which the server would keep open
            ended = subprocess.run(command, cwd="/", stdout=said, stderr=said, stdin=subprocess.DEVNULL, check=False)
            said.seek(0)
            if ended.returncode:
                raise RuntimeError(f"{program} ended with status {ended.returncode}: {said.read()}")


def find_programs() -> Path | None:
    """The folder of PostgreSQL's server programs, Debian's newest first; None if this machine has none."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    on_path = shutil.which("initdb")
    found = sorted(debian, key=lambda path: int(path.parts[-3]), reverse=True)
    found += [Path(on_path).resolve()] if on_path else []
    return found[0].parent if found else None


def _somebody() -> pwd.struct_passwd:
    """PostgreSQL's own user where its package made one, else nobody."""
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")
