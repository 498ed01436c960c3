"""Names and terms as comma-separated values: a line for each pair of words, several forms in one cell on lines of their own."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from colporteur.foundations.errors import BadCopy
from colporteur.text.normalise import clean
from colporteur.translation.exchange.vocabulary import Entry, Wording
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
            what = f"lacks the column {missing[0]}" if missing else f"has a column “{strange[0][:40]}”"
            raise BadCopy(f"{name}, line 1: the first line {what}. It may name these: {', '.join(COLUMNS)}.")
        yield from _entries(stream, delimiter, columns, name)
    except UnicodeDecodeError as error:
        raise BadCopy(f"{name} is not UTF-8. Save it as “CSV UTF-8”.") from error


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
                    raise BadCopy(f"{name}, line {line}: the row has more cells than the first line. Quote its commas.")
                yield _entry(dict(zip(columns, cells, strict=False)), f"{name}, line {line}", line)
            line = rows.line_num + 2
    except csv.Error as error:
        raise BadCopy(f"{name}, line {line}: the row cannot be read ({error}). Close its quotation marks.") from error


def _entry(cells: Mapping[str, str], place: str, line: int) -> Entry:
    kind = cells.get("kind", "").strip().lower() or Kind.TERM
    if kind not in set(Kind):
        raise BadCopy(f"{place}: “{kind[:40]}” is no kind. Write one of {', '.join(Kind)}.")
    case = cells.get("case_sensitive", "").strip().lower() or _NO
    if case not in (_YES, _NO):
        raise BadCopy(f"{place}: “{case[:40]}” is not understood. Write {_YES} or {_NO} below case_sensitive.")
    sides = [_wording(cells, side) for side in ("source", "target")]
    if bool(sides[1].form) != bool(sides[1].language):
        raise BadCopy(f"{place}: target and target_language belong together. Fill in both or neither.")
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
