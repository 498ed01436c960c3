"""`colporteur check`: what the checks say of translations that stand in files, without a paper or a database."""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO

from colporteur.foundations.errors import BadCopy
from colporteur.translation.catalogue import catalogue_of, languages
from colporteur.translation.rules.checks.contract import Candidate, Report
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.rules.wording import Translate, worded

STANDARD_INPUT = "-"
_FIELDS = ("source", "target", "source_language", "target_language")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_EXAMPLE = """\
examples:
  colporteur check --from de --to en source.txt target.txt
  colporteur check --jsonl pairs.jsonl

Line 3 of TARGET translates line 3 of SOURCE. A line of the JSON file has the fields source, target,
source_language and target_language. `-` stands for standard input. One line of JSON is printed a pair.
"""


def run(arguments: list[str]) -> int:
    """Print one line of JSON a pair, in their order; the exit status is 0 whatever the verdicts are.

    Raises:
        BadCopy: with file and line, of what cannot be read; the pairs before it have been printed.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    has_texts = bool(given.source and given.target and given.source_language and given.target_language)
    has_any_text = bool(given.source or given.target or given.source_language or given.target_language)
    if has_texts == bool(given.jsonl) or (given.jsonl and has_any_text):
        parser.error("give either --from, --to, SOURCE and TARGET, or --jsonl FILE")
    if has_texts and given.source_language == given.target_language:
        parser.error("--from and --to name the same language; a translation is into another")
    if given.source == given.target == STANDARD_INPUT:
        parser.error("SOURCE and TARGET cannot both be standard input")
    translate = catalogue_of(given.language)
    for candidate in _from_json(given.jsonl) if given.jsonl else _from_texts(given):
        print(_as_json(judge(candidate), translate))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="colporteur check",
        description="Say whether translations would reach print.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--from", dest="source_language", metavar="LANGUAGE", type=_language_asked)
    parser.add_argument("--to", dest="target_language", metavar="LANGUAGE", type=_language_asked)
    parser.add_argument("--jsonl", metavar="FILE")
    parser.add_argument(
        "--language", choices=languages(), help="the language of the messages; without it, the terminal's, or English"
    )
    parser.add_argument("source", metavar="SOURCE", nargs="?", help="a file with one sentence a line")
    parser.add_argument("target", metavar="TARGET", nargs="?", help="a file with their translations, line for line")
    return parser


def _language_asked(text: str) -> str:
    """The same of the command line, whose errors are one sentence for people."""
    try:
        return _language(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no language code; it is one such as de or pt-br") from error


def _language(text: str) -> str:
    """A language's code as addresses have it.

    Raises:
        ValueError: it cannot be one.
    """
    if not _LANGUAGE.fullmatch(text):
        raise ValueError(text)
    return text.lower().replace("_", "-")


def _from_texts(given: argparse.Namespace) -> Iterator[Candidate]:
    pairs = zip_longest(_lines(given.source), _lines(given.target))
    for number, (source, target) in enumerate(pairs, start=1):
        if source is None or target is None:
            short = given.source if source is None else given.target
            raise BadCopy(f"{_named(short)} ends before line {number}; SOURCE and TARGET need as many lines.")
        yield Candidate(
            source_language=given.source_language,
            target_language=given.target_language,
            source=source,
            target=target,
        )


def _from_json(name: str) -> Iterator[Candidate]:
    for number, line in enumerate(_lines(name), start=1):
        if line.strip():
            yield _candidate(line, f"{_named(name)}, line {number}")


def _candidate(line: str, place: str) -> Candidate:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadCopy(f"{place}: this is not JSON; each line must be one object.") from error
    if not isinstance(row, dict):
        raise BadCopy(f"{place}: this is not an object with the fields {', '.join(_FIELDS)}.")
    wrong = [field for field in _FIELDS if not isinstance(row.get(field), str)]
    if wrong:
        raise BadCopy(f"{place}: {' and '.join(wrong)} must be there and be text.")
    try:
        source_language, target_language = _language(row["source_language"]), _language(row["target_language"])
    except ValueError as error:
        raise BadCopy(f"{place}: “{error}” is no language code.") from error
    if source_language == target_language:
        raise BadCopy(f"{place}: both fields name the same language; a translation is into another.")
    return Candidate(
        source_language=source_language,
        target_language=target_language,
        source=row["source"],
        target=row["target"],
    )


def _lines(name: str) -> Iterator[str]:
    """Without their ends; only a line feed ends a line, with or without a carriage return before it."""
    with ExitStack() as open_files:
        for number, raw in enumerate(_opened(name, open_files), start=1):
            try:
                text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise BadCopy(f"{_named(name)}, line {number}: this is not UTF-8.") from error
            yield text.removesuffix("\n").removesuffix("\r")


def _opened(name: str, open_files: ExitStack) -> BinaryIO:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return open_files.enter_context(Path(name).open("rb"))
    except OSError as error:
        raise BadCopy(f"{name} cannot be read: {error.strerror}.") from error


def _named(name: str) -> str:
    return "Standard input" if name == STANDARD_INPUT else name


def _as_json(report: Report, translate: Translate) -> str:
    """As lone surrogates and line separators would hurt whoever reads it, all but ASCII is escaped."""
    return json.dumps(
        {
            "verdict": report.verdict,
            "mended": report.mended,
            "findings": [
                asdict(finding) | {"message": worded(finding.code, finding.values, translate)}
                for finding in report.findings
            ],
        }
    )
