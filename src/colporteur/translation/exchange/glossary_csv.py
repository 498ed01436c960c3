"""Names and terms as comma-separated values: a line for each pair of words, several forms in one cell on lines of their own."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from django.utils.translation import gettext

from colporteur.foundations.errors import BadCopy
from colporteur.text.normalise import clean
from colporteur.translation.exchange.vocabulary import Entry, Wording
from colporteur.translation.exchange.xml_in import place_in
from colporteur.translation.rules.register import Kind

COLUMNS = (
    "kind",
    "source_language",
    "source",
    "source_forms",
    "source_pronunciation",
    "target_language",
    "target",
    "target_forms",
    "target_pronunciation",
    "case_sensitive",
    "note",
)
_NEEDED = ("source_language", "source")
_YES, _NO = "yes", "no"


def read(stream: TextIO, name: str) -> Iterator[Entry]:
    """The entries of the file `name`, one a row. Open it with `newline=""`. A semicolon may part the cells too.

    Raises:
        BadCopy: a row cannot be read; the sentence names its line.
    """
    try:
        header = stream.readline().removeprefix("\ufeff")
        delimiter = ";" if header.count(";") > header.count(",") else ","
        columns = [column.strip().lower() for column in next(csv.reader([header], delimiter=delimiter), [])]
        missing = [column for column in _NEEDED if column not in columns]
        strange = [column for column in columns if column not in COLUMNS]
        if missing or strange:
            lacks = gettext(
                "%(file)s, line 1: the first line lacks the column %(column)s. It may name these: %(columns)s."
            )
            has = gettext("%(file)s, line 1: the first line has a column “%(column)s”. It may name these: %(columns)s.")
            column = missing[0] if missing else strange[0][:40]
            raise BadCopy((lacks if missing else has) % {"file": name, "column": column, "columns": ", ".join(COLUMNS)})
        yield from _entries(stream, delimiter, columns, name)
    except UnicodeDecodeError as error:
        raise BadCopy(gettext("%(file)s is not UTF-8. Save it as “CSV UTF-8”.") % {"file": name}) from error


def write(stream: TextIO, entries: Iterable[Entry]) -> int:
    """Write a whole file and return how many entries it holds."""
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(COLUMNS)
    count = 0
    for entry in entries:
        first, *others = entry.wordings
        for other in others or [Wording(language="", form="")]:
            said = [(each.language, each.form, "\n".join(each.others), each.pronunciation) for each in (first, other)]
            rows.writerow([entry.kind, *said[0], *said[1], _YES if entry.is_case_sensitive else _NO, entry.note])
        count += 1
    return count


def _entries(stream: TextIO, delimiter: str, columns: list[str], name: str) -> Iterator[Entry]:
    rows = csv.reader(stream, delimiter=delimiter, strict=True)
    line = 2
    try:
        for cells in rows:
            if any(map(str.strip, cells)):
                if len(cells) > len(columns):
                    says = gettext("%(place)s: the row has more cells than the first line. Quote its commas.")
                    raise BadCopy(says % {"place": place_in(name, line)})
                yield _entry(dict(zip(columns, cells, strict=False)), place_in(name, line), line)
            line = rows.line_num + 2
    except csv.Error as error:
        says = gettext("%(place)s: the row cannot be read (%(error)s). Close its quotation marks.")
        raise BadCopy(says % {"place": place_in(name, line), "error": error}) from error


def _entry(cells: Mapping[str, str], place: str, line: int) -> Entry:
    kind = cells.get("kind", "").strip().lower() or Kind.TERM
    if kind not in set(Kind):
        says = gettext("%(place)s: “%(kind)s” is no kind. Write one of %(kinds)s.")
        raise BadCopy(says % {"place": place, "kind": kind[:40], "kinds": ", ".join(Kind)})
    case = cells.get("case_sensitive", "").strip().lower() or _NO
    if case not in (_YES, _NO):
        says = gettext("%(place)s: “%(word)s” is not understood. Write yes or no below case_sensitive.")
        raise BadCopy(says % {"place": place, "word": case[:40]})
    sides = [_wording(cells, side) for side in ("source", "target")]
    if bool(sides[1].form) != bool(sides[1].language):
        says = gettext("%(place)s: target and target_language belong together. Fill in both or neither.")
        raise BadCopy(says % {"place": place})
    return Entry(
        kind=Kind(kind),
        wordings=tuple(sides if sides[1].form else sides[:1]),
        is_case_sensitive=case == _YES,
        note=clean(cells.get("note", "")),
        line=line,
    )


def _wording(cells: Mapping[str, str], side: str) -> Wording:
    return Wording(
        language=cells.get(f"{side}_language", "").strip().lower().replace("_", "-"),
        form=clean(cells.get(side, "")),
        others=tuple(filter(None, map(clean, cells.get(f"{side}_forms", "").splitlines()))),
        pronunciation=clean(cells.get(f"{side}_pronunciation", "")),
    )
