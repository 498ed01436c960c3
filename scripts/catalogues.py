"""The message catalogues of every room: collect the texts, merge them into the languages, compile, check.

    uv run python scripts/catalogues.py update     # after changing a text: new ones appear empty in every .po
    uv run python scripts/catalogues.py compile    # write what Django reads; only where the .po has changed
    uv run python scripts/catalogues.py --check    # nothing missing, nothing fuzzy, nothing stale; says what, exits 1

A room takes part by having a folder `locale`. Babel does the work, so no gettext program is needed. English is the
language of the texts themselves and has no catalogue.
"""

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOMS = Path(__file__).resolve().parent.parent / "src" / "colporteur"
LANGUAGES = ("ar", "ca", "de", "es", "fr")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def rooms() -> list[Path]:
    """The folders that have catalogues."""
    return sorted(folder.parent for folder in ROOMS.glob("*/locale"))


def texts_of(room: Path) -> Catalog:
    """Every text of a room, from its code and its templates, without its tests."""
    catalogue = Catalog(charset="utf-8")
    for file in sorted([*room.rglob("*.py"), *room.rglob("*.html")]):
        if "tests" in file.relative_to(room).parts:
            continue
        for _line, message, comments, context in _texts_in(file):
            locations = [(str(file.relative_to(ROOMS.parent)), None)]  # no line numbers: they change with every edit
            catalogue.add(message, context=context, locations=locations, auto_comments=comments)  # type: ignore[arg-type]
    return catalogue


def _texts_in(file: Path) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    source = file.read_text(encoding="utf-8")
    if file.suffix == ".html":
        source = f"({templatize(source, origin=file.name)})"  # in brackets Python's indentation does not matter
    yield from extract("python", BytesIO(source.encode()), keywords=KEYWORDS, comment_tags=("Translators:",))


def catalogue_file(room: Path, language: str) -> Path:
    """Where a room keeps a language."""
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def read(room: Path, language: str) -> Catalog:
    """A language of a room as it stands; empty where there is none yet."""
    file = catalogue_file(room, language)
    if not file.exists():
        return Catalog(locale=language, charset="utf-8", fuzzy=False, header_comment="")
    with file.open("rb") as source:
        return read_po(source, locale=language)


def update(room: Path, language: str) -> None:
    """Add new texts, empty; drop those no longer used. Nothing is guessed: a changed text is a new one."""
    catalogue = read(room, language)
    catalogue.project, catalogue.version, catalogue.copyright_holder = "Colporteur", room.name, "Colporteur"
    catalogue.header_comment = f"# The texts of {room.name}, {language}."
    catalogue.update(texts_of(room), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    written = BytesIO()
    write_po(written, catalogue, width=120, sort_output=True, omit_header=False, include_lineno=False)
    file = catalogue_file(room, language)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(written.getvalue())


def compiled(room: Path, language: str) -> bytes:
    """What Django reads."""
    written = BytesIO()
    write_mo(written, read(room, language))
    return written.getvalue()


def compile_stale(room: Path, language: str) -> bool:
    """Write the compiled catalogue if it differs; whether it did. Others may be reading it: it is replaced whole."""
    file = catalogue_file(room, language).with_suffix(".mo")
    content = compiled(room, language)
    if file.exists() and file.read_bytes() == content:
        return False
    new = file.with_suffix(".new")
    new.write_bytes(content)
    new.replace(file)
    return True


def compile_all() -> int:
    """Compile every catalogue of every room; how many were stale."""
    return sum(compile_stale(room, language) for room in rooms() for language in LANGUAGES)


def faults(room: Path, language: str) -> Iterator[str]:
    """What a translator or the compiler still has to do, one sentence each."""
    where = f"{room.name}, {language}"
    catalogue, texts = read(room, language), texts_of(room)
    for text in texts:
        if text.id:
            yield from (f"{where}: {fault}: {_first(text)!r}" for fault in _faults_of(catalogue, text))
    for message in catalogue:
        if message.id and texts.get(_first(message), message.context) is None:
            yield f"{where}: no longer used: {_first(message)!r}"
    file = catalogue_file(room, language).with_suffix(".mo")
    if not file.exists() or file.read_bytes() != compiled(room, language):
        yield f"{where}: {file.name} is not up to date; run `scripts/catalogues.py compile`"


def _faults_of(catalogue: Catalog, text: Message) -> Iterator[str]:
    found = catalogue.get(_first(text), text.context)
    if found is None:
        yield "not in the catalogue; run `scripts/catalogues.py update`"
    elif found.fuzzy:
        yield "marked fuzzy"
    elif not all(found.string if isinstance(found.string, tuple) else [found.string]):
        yield "not translated"
    else:
        yield from (f"wrong placeholders or plurals ({error})" for error in found.check(catalogue))


def _first(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def main() -> int:
    """Do what the arguments say; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deed", nargs="?", choices=["update", "compile"])
    parser.add_argument("--check", action="store_true", help="say what is missing or stale")
    options = parser.parse_args()
    if bool(options.deed) == options.check:
        parser.error("say one of: update, compile, --check")
    settings.configure()  # `templatize` marks itself with a text of Django's
    django.setup()
    if options.check:
        found = [fault for room in rooms() for language in LANGUAGES for fault in faults(room, language)]
        print("\n".join(found) or f"Catalogues of {len(rooms())} rooms are complete.")
        return 1 if found else 0
    if options.deed == "compile":
        compiled = compile_all()
        if compiled:
            print(f"Compiled {compiled} catalogues.")
        return 0
    for room in rooms():
        for language in LANGUAGES:
            update(room, language)
    print(f"Updated {len(rooms()) * len(LANGUAGES)} catalogues; translate what is empty.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
