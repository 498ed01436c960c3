"""`colporteur chrome`: the words on the pages' own furniture, as PO files for a translator."""

import argparse
import sys
from pathlib import Path

from colporteur.foundations.errors import BadCopy
from colporteur.press import words


def run(arguments: list[str]) -> int:
    """Write the words of a language out, bring them in, or go back to those that are shipped."""
    parser = argparse.ArgumentParser(
        prog="colporteur chrome",
        description="The words on readers' pages that no story brings: buttons, labels, notices. In and out as PO files.",
    )
    deeds = parser.add_subparsers(required=True, dest="deed", metavar="")
    out = deeds.add_parser("export", help="write a language's words into a file")
    out.add_argument("language", help="its code in addresses, such as it or pt-br")
    out.add_argument("file", type=Path, help="a .po file, for any editor of catalogues")
    deeds.add_parser("import", help="make a file's words the paper's own").add_argument("file", type=Path)
    deeds.add_parser("forget", help="go back to the words that are shipped").add_argument("language")
    given = parser.parse_args(arguments)
    match given.deed:
        case "export":
            return _export(given.language, given.file)
        case "import":
            return _import(given.file)
        case _:
            return _forget(given.language)


def _export(language: str, file: Path) -> int:
    data = words.export(language)
    try:
        file.write_bytes(data)
    except OSError as error:
        raise BadCopy(f"{file} cannot be written: {error.strerror}.") from error
    all_of_them, missing = len(words.texts()), len(words.missing_in(language))
    print(f"{all_of_them} texts are in {file}; {missing} of them lack a translation.", file=sys.stderr)
    return 0


def _import(file: Path) -> int:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadCopy(f"{file} cannot be read: {error.strerror}.") from error
    taken = words.take(data, file.name)
    said = [
        f"{taken.own} of {len(words.texts())} texts in {taken.language} are the paper's own now. Pages are printed anew."
    ]
    if taken.fuzzy:
        said.append(f"{taken.fuzzy} are marked fuzzy and were left out.")
    if taken.unknown:
        said.append(f"{taken.unknown} do not stand on any page and were left out.")
    if taken.missing:
        said.append(f"{taken.missing} still stand in English.")
    print(" ".join(said))
    return 0


def _forget(language: str) -> int:
    had_any = words.forget(language)
    print(f"{language} has the shipped words again." if had_any else f"{language} has no words of the paper's own.")
    return 0
