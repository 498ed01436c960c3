"""`colporteur glossary`: bring names and terms in from a CSV or TBX file, or write them out."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from colporteur.foundations.errors import BadCopy
from colporteur.translation.actions.vocabulary import import_vocabulary
from colporteur.translation.exchange import glossary_csv, tbx
from colporteur.translation.exchange.vocabulary import Entry
from colporteur.translation.exchange.wordings import entries_out

_CSV, _TBX = ".csv", ".tbx"


def run(arguments: list[str]) -> int:
    """Import all of a file or nothing of it, or export everything."""
    parser = argparse.ArgumentParser(
        prog="colporteur glossary", description="The register of names and the glossary in and out (CSV or TBX-Basic)."
    )
    deeds = parser.add_subparsers(required=True, dest="deed", metavar="")
    for deed, says in (("import", "bring a file in"), ("export", "write everything out")):
        deeds.add_parser(deed, help=says).add_argument("file", type=Path, help="its name ends in .csv or .tbx")
    given = parser.parse_args(arguments)
    file: Path = given.file
    if file.suffix.lower() not in (_CSV, _TBX):
        raise BadCopy(f"{file}: the name must end in {_CSV} or {_TBX}.")
    return _import(file) if given.deed == "import" else _export(file)


def _import(file: Path) -> int:
    count = import_vocabulary(entries=_read(file), file=file.name)
    print(f"{count} entries are in the register and the glossary. New translations keep to them.")
    return 0


def _read(file: Path) -> Iterator[Entry]:
    try:
        if file.suffix.lower() == _CSV:
            with file.open(encoding="utf-8", newline="") as text:
                yield from glossary_csv.read(text, file.name)
        else:
            with file.open("rb") as stream:
                yield from tbx.read(stream, file.name)
    except OSError as error:
        raise BadCopy(f"{file} cannot be read: {error.strerror}.") from error


def _export(file: Path) -> int:
    try:
        if file.suffix.lower() == _CSV:
            with file.open("w", encoding="utf-8", newline="") as text:
                count = glossary_csv.write(text, entries_out())
        else:
            with file.open("wb") as stream:
                count = tbx.write(stream, entries_out())
    except OSError as error:
        raise BadCopy(f"{file} cannot be written: {error.strerror}.") from error
    print(f"{count} entries were written to {file}.", file=sys.stderr)
    return 0
