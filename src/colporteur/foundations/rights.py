"""Why a file or folder cannot be written, and what to do about it. Imports no framework."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What is amiss, without a full stop, and how to mend it, in whole sentences."""

    found: str
    mend: str

    def __str__(self) -> str:
        return f"{self.found}. {self.mend}"


def why_not_writable(path: Path) -> Trouble | None:
    """None if this process may read and write what is at `path`, or would be allowed to make it there."""
    there = next(each for each in (path, *path.parents) if os.path.lexists(each) or each == each.parent)
    if there.is_dir():
        return None if os.access(there, os.R_OK | os.W_OK | os.X_OK) else _trouble(there)
    if there != path:
        return Trouble(
            found=f"{path} cannot be made, since {there} is no folder", mend="Set `folders.data` to another."
        )
    return None if os.access(there, os.R_OK | os.W_OK) else _trouble(there)


def _trouble(path: Path) -> Trouble:
    try:
        owner, is_read_only = path.stat().st_uid, bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except OSError as error:
        return Trouble(found=f"{path} cannot be used: {error.strerror}", mend="Mend that, or set `folders.data`.")
    if is_read_only:
        return Trouble(
            found=f"{path} is on a disk that is mounted read-only",
            mend="Mount it so that it can be written, or set `folders.data` to another place.",
        )
    if owner == os.geteuid():
        return Trouble(found=f"{path} cannot be written", mend=f"`chmod u+rwX {path}` gives its owner the right.")
    return Trouble(
        found=f"{path} belongs to {user_name(owner)}, and {user_name(os.geteuid())} may not write it",
        mend=f"Run `colporteur` as {user_name(owner)}, or give all of it to {user_name(os.geteuid())}: as root, "
        f"`chown -R {user_name(os.geteuid())} {path if path.is_dir() else path.parent}`.",
    )


def user_name(number: int) -> str:
    """The user's name, or the number where the system knows none."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"user {number}"
