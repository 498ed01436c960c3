"""`colporteur memory`: bring translations in from a TMX or XLIFF file, or write the memory, or one article, out."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadCopy
from colporteur.foundations.progress import progress_bar
from colporteur.foundations.wake import wake_workers
from colporteur.translation.actions import ImportResult, Remembered, import_units
from colporteur.translation.desk import translation_desk
from colporteur.translation.exchange import tmx, xliff
from colporteur.translation.exchange.importing import entries_in, entries_out
from colporteur.translation.exchange.parcels import entries_of, parcel_for

XLIFF_ENDINGS = (".xlf", ".xliff")


def run(arguments: list[str]) -> int:
    """Import or export; an import's exit status is 0 also where the checks hold some units back, and says how many."""
    parser = argparse.ArgumentParser(
        prog="colporteur memory", description="Translations in and out (TMX 1.4, XLIFF 2)."
    )
    deeds = parser.add_subparsers(required=True, dest="deed", metavar="import | export")
    import_parser = deeds.add_parser("import", help="bring a .tmx, .xlf or .xliff file in")
    import_parser.add_argument("file", type=Path)
    export_parser = deeds.add_parser("export", help="write the memory as TMX, or one article as XLIFF")
    export_parser.add_argument("file", type=Path)
    export_parser.add_argument("--people-only", action="store_true", help="leave out what engines made")
    export_parser.add_argument("--article", type=int, metavar="ID", help="this article alone, for a translator: .xlf")
    export_parser.add_argument("--edition", help="and the language it is translated into")
    given = parser.parse_args(arguments)
    if given.deed == "export" and (given.article or given.edition):
        return _export_article(given.file, given.article, given.edition)
    if given.deed == "export":
        return _export(given.file, people_only=given.people_only)
    result = import_file(given.file)
    wake_workers()
    print(_for_people(result))
    return 0


def _for_people(result: ImportResult) -> str:
    stored = "1 translation was" if result.stored == 1 else f"{result.stored} translations were"
    held = f"{result.held} of them" if result.held and result.stored > 1 else "it" if result.held else "none"
    return f"{stored} brought into memory; the checks hold {held} back."


def import_file(file: Path) -> ImportResult:
    """Bring a TMX or XLIFF file in, with a progress bar on standard error."""
    result = ImportResult()
    with progress_bar() as progress:
        bar = progress.add_task(f"Memory {file.name}", total=None)
        for result in import_units(entries=_entries_of(file), judge=translation_desk().judge, by=None, at=now()):
            progress.update(bar, completed=result.stored)
    return result


def _entries_of(file: Path) -> Iterator[Remembered]:
    left_out: list[str] = []
    try:
        if file.suffix.lower() in XLIFF_ENDINGS:
            yield from entries_of(xliff.read(file.read_bytes(), file.name), left_out=left_out)
        else:
            with file.open("rb") as stream:
                yield from entries_in(stream, file.name, left_out=left_out)
    except OSError as error:
        raise BadCopy(f"{file} cannot be read: {error.strerror}.") from error
    if left_out:
        print(
            f"{len(left_out)} that an engine made and nobody changed were left out: engines make them anew.",
            file=sys.stderr,
        )


def _export_article(file: Path, article: int | None, edition: str | None) -> int:
    if not article or not edition:
        raise BadCopy("Name both --article and --edition: one article goes to a translator into one language.")
    if file.suffix.lower() not in XLIFF_ENDINGS:
        raise BadCopy(f"One article is written as XLIFF. Call the file {file.with_suffix('.xlf').name}.")
    parcel = parcel_for(article, edition)
    try:
        with file.open("wb") as stream:
            xliff.write(stream, parcel)
    except OSError as error:
        raise BadCopy(f"{file} cannot be written: {error.strerror}.") from error
    print(f"{len(parcel.segments)} sentences of article {article} were written to {file}.", file=sys.stderr)
    return 0


def _export(file: Path, *, people_only: bool) -> int:
    try:
        with file.open("wb") as stream:
            count = tmx.write(stream, entries_out(people_only=people_only))
    except OSError as error:
        raise BadCopy(f"{file} cannot be written: {error.strerror}.") from error
    print(f"{count} translations were written to {file}.", file=sys.stderr)
    return 0
