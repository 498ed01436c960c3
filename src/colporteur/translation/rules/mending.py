"""Number formats: where it is certain what a number means, it is written as the target language writes it."""

import re

from colporteur.translation.rules.amounts import CURRENCIES, is_amount
from colporteur.translation.rules.checks.contract import Candidate
from colporteur.translation.rules.digits import (
    Digits,
    decimal_mark,
    find_digits,
    grouping_mark,
    in_western_digits,
)

_TIME = re.compile(r"(?:[01]?\d|2[0-4])[.,][0-5]\d")
_NUMBER = re.compile(r"(\d{1,3}(?:([.,])\d{3})+|\d+)(?:([.,])(\d+))?")


def mend_numbers(text: str, source_language: str, target_language: str) -> str:
    """A text without words (a table's cell) in the formats of another language; what might be a time stays."""
    return _rewritten(text, find_digits(in_western_digits(text), source_language), source_language, target_language)


def mend_target(candidate: Candidate) -> str | None:
    """The target with numbers that were copied from the source put into its own format; None if nothing changed."""
    if not candidate.translation.has_digits:
        return None
    source, target = candidate.source_language, candidate.target_language
    copied = {found.written for found in candidate.original.digits if found.parts}
    if not copied:
        return None
    numbers = candidate.translation.digits
    foreign = [
        found for found in numbers if found.written in copied and not _follows_a_copied_name(candidate, found.start)
    ]
    mended = _rewritten(candidate.target, foreign, source, target)
    return mended if mended != candidate.target else None


def _rewritten(text: str, numbers: list[Digits], source_language: str, target_language: str) -> str:
    for found in reversed(numbers):
        written = text[found.start : found.end]
        if _TIME.fullmatch(written) and not is_amount(text, found.start, found.end, target_language):
            continue
        text = text[: found.start] + _reformatted(written, source_language, target_language) + text[found.end :]
    return text


def _reformatted(written: str, source_language: str, target_language: str) -> str:
    """`written` with the marks of the other language, or as it is if it is not a number in its own."""
    found = _NUMBER.fullmatch(written)
    group, decimal = grouping_mark(source_language), decimal_mark(source_language)
    if not found or found[2] not in (None, group) or found[3] not in (None, decimal):
        return written
    whole = found[1].replace(group, grouping_mark(target_language)) if found[2] else found[1]
    return whole + (decimal_mark(target_language) + found[4] if found[4] else "")


def _follows_a_copied_name(candidate: Candidate, start: int) -> bool:
    """True after a capitalised word that the source has too: `USB 2.0` is a name, not a measure."""
    word = candidate.target[:start].rstrip().rpartition(" ")[2]
    return word[:1].isupper() and word in candidate.source and word not in CURRENCIES
