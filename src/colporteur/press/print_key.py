"""What every page is made with besides the paper's own rows: templates, style, scripts, catalogues, the site's address.

When one of them changes, by an upgrade, a setting or the paper's own words, every page is another than before.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

from django.db import transaction

from colporteur.foundations.settings import house
from colporteur.press.changes import note_changes
from colporteur.press.models import Cursor
from colporteur.press.subjects import CHROME
from colporteur.press.words import version

ROOM = Path(__file__).parent
PARTS = ("templates/**/*.html", "static/**/*.*", "locale/**/*.mo", "**/*.py")
SHARED = (ROOM.parent / "text" / "quotation_marks.py",)


def renew_if_made_otherwise(*, shelf: str, at: datetime) -> bool:
    """Order every page anew if the shelf's pages were made with something else, or may have been; says whether it has."""
    key = print_key()
    if Cursor.objects.filter(shelf=shelf, print_key=key).exists():
        return False
    with transaction.atomic():
        cursor, is_new = Cursor.objects.select_for_update().get_or_create(shelf=shelf, defaults={"print_key": key})
        if is_new and _has_pages(shelf):  # a paper that has moved brings them along, made nobody knows with what
            return _lay_out_anew(at)
        if cursor.print_key == key:
            return False
        cursor.print_key = key
        cursor.save(update_fields=["print_key"])
        return _lay_out_anew(at)


def _lay_out_anew(at: datetime) -> bool:
    note_changes(subjects=[CHROME], cause="pages are laid out anew", at=at)
    return True


def _has_pages(shelf: str) -> bool:
    folder = Path(shelf)
    return folder.is_dir() and any(folder.iterdir())


def print_key() -> str:
    """64 hex digits that stand for everything named above. The paper's own words may change while it runs."""
    return hashlib.sha256(f"{_what_is_shipped()} {version()}".encode()).hexdigest() if version() else _what_is_shipped()


@cache
def _what_is_shipped() -> str:
    made = hashlib.sha256(str(house()["site.address"]).encode())
    for file in _files():
        made.update(file.relative_to(ROOM.parent).as_posix().encode() + b"\0" + file.read_bytes())
    return made.hexdigest()


def _files() -> Iterator[Path]:
    for pattern in PARTS:
        yield from sorted(file for file in ROOM.glob(pattern) if "tests" not in file.parts)
    yield from SHARED
