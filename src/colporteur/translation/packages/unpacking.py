"""Unpacking a package that came from outside: nothing lands elsewhere, nothing is larger than a model can be."""

import shutil
import stat
import zipfile
from pathlib import Path, PurePosixPath

from colporteur.translation.packages.installed import BadModel

_LARGEST = 8 << 30
_MOST_FILES = 5000
_NOT_NEEDED = ("stanza", "spacy", "minisbd")
"""Sentence splitters of Argos: this house splits sentences itself."""


def unpack(archive: Path, into: Path) -> Path:
    """Unpack an `.argosmodel` file and give the one folder that is in it.

    Raises:
        BadModel: it is no zip file, is damaged, or holds something that no package holds.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [member for member in opened.infolist() if not member.is_dir()]
            _refuse_strange(members, archive)
            for member in members:
                if PurePosixPath(member.filename).parts[1] not in _NOT_NEEDED:
                    _copy(opened, member, into / member.filename)
            return into / PurePosixPath(members[0].filename).parts[0]
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise BadModel(f"{archive.name} cannot be unpacked: {error}. Fetch it again.") from error


def _refuse_strange(members: list[zipfile.ZipInfo], archive: Path) -> None:
    paths = [PurePosixPath(member.filename) for member in members]
    if not members or len(members) > _MOST_FILES:
        raise BadModel(f"{archive.name} holds {len(members)} files: that is no translation package.")
    for member, path in zip(members, paths, strict=True):
        is_link = stat.S_ISLNK(member.external_attr >> 16)
        if path.is_absolute() or ".." in path.parts or "\\" in member.filename or ":" in member.filename or is_link:
            raise BadModel(f"{archive.name} holds {member.filename!r}, which would land outside its folder.")
    if len({path.parts[0] for path in paths}) != 1 or any(len(path.parts) < 2 for path in paths):
        raise BadModel(f"{archive.name} does not hold one folder with a package in it.")
    if sum(member.file_size for member in members) > _LARGEST:
        raise BadModel(f"{archive.name} would unpack to more than {_LARGEST >> 30} GiB.")


def _copy(opened: zipfile.ZipFile, member: zipfile.ZipInfo, to: Path) -> None:
    """zipfile never gives more bytes than the member's declared size, and checks its checksum at the end."""
    to.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(member) as source, to.open("xb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
