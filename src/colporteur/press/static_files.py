"""Style sheets, scripts and pictures of pages and newsroom, under names that change with their content."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.management import call_command

from colporteur.foundations.settings import house
from colporteur.press.variants import CODINGS, compressed

MANIFEST = "staticfiles.json"
COLLECTED = ".collected"
TEXTS = {".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml"}


def collect_if_changed() -> bool:
    """Put every static file where the pages' server finds it, with its compressed forms; says whether that was needed."""
    needed = _is_needed()
    if needed:
        _collect()
    storage = staticfiles_storage
    if isinstance(storage, ManifestFilesMixin):  # it read its list of names at its first use, perhaps too early
        storage.hashed_files, storage.manifest_hash = storage.load_manifest()
    return needed


def _is_needed() -> bool:
    mark = house().static / COLLECTED
    is_there = mark.exists() and (house().static / MANIFEST).exists()
    return not is_there or mark.read_text(encoding="ascii") != _key()


def _collect() -> None:
    folder = house().static
    call_command("collectstatic", verbosity=0, interactive=False)
    for name in json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["paths"].values():
        _compress(folder / name)
    (folder / COLLECTED).write_text(_key(), encoding="ascii")


def _compress(file: Path) -> None:
    media_type = TEXTS.get(file.suffix)
    if media_type is None or not file.is_file():
        return
    forms = compressed(file.read_bytes(), media_type)
    for coding in CODINGS:
        if coding.name in forms:
            file.with_name(file.name + coding.ending).write_bytes(forms[coding.name])


def _key() -> str:
    """Stands for every file there is to collect, by name, size and time, and for who collects them."""
    made = hashlib.sha256(f"{version('django')} {version('wagtail')}".encode())
    for finder in get_finders():
        for path, storage in finder.list(ignore_patterns=[]):
            stat = Path(storage.path(path)).stat()
            made.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return made.hexdigest()
