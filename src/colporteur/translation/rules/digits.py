"""Reading and writing numbers that stand in digits, each in its language's way."""

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from colporteur.text import numerals

Value = int | float
"""A whole number is always an `int`, so that figures of any length compare exactly."""

DIGIT = re.compile(r"[\d₀-₉]")
"""As quick a look as there is whether a text has digits at all."""

OTHER_MARKS = MappingProxyType({"٬": "group", "٫": "decimal", "٪": "%", "؉": "‰"})
"""Marks that stand among Arabic and Persian digits, and what they are."""

_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
_FOREIGN = re.compile(f"[{numerals.OTHER_DIGITS}{_SUBSCRIPTS}{''.join(OTHER_MARKS)}]")
_SPACES = " \u00a0\u202f\u2009"
_AN_HOUR_S_H = rf"(?<![.,:]\d)(?<![.,:]\d\d)[{_SPACES}]?[hH][{_SPACES}]?"
_NUMBER = re.compile(rf"\d+(?:[.,:'’]\d+|(?<!\d\d\d\d)[{_SPACES}]\d{{3}}(?!\d)|{_AN_HOUR_S_H}[0-5]\d(?!\d| ?m))*")
_MOST_DIGITS = 300
_NO_NUMBER = -1
_SEPARATOR = re.compile(rf"[{_SPACES}]?[hH][{_SPACES}]?|[.,:'’{_SPACES}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Digits:
    """A run of digits with its marks. `value` is the reading of its language; `other` the one that strangers have.

    `parts` are the numbers between its marks. Where it is no single number (a date, a score), both values are -1.
    """

    start: int
    end: int
    written: str
    value: Value
    other: Value
    parts: tuple[Value, ...] = ()


def in_western_digits(text: str, language: str = "ar") -> str:
    """The same text, character for character, with 0 to 9 for subscripts and for digits of any language.

    Marks that only stand among such digits become those that the language has among 0 to 9.
    """
    is_western = text.isascii() or _FOREIGN.search(text) is None
    return text if is_western else numerals.in_western_digits(text.translate(_western(language)))


@cache
def _western(language: str) -> dict[int, str]:
    meant = {"group": grouping_mark(language), "decimal": decimal_mark(language)}
    marks = {mark: meant.get(name, name) for mark, name in OTHER_MARKS.items()}
    return str.maketrans(marks | dict(zip(_SUBSCRIPTS, "0123456789", strict=True)))


@cache
def grouping_mark(language: str) -> str:
    """What stands between thousands, by CLDR, whatever the country."""
    return numerals.symbol(language.partition("-")[0], "group")


@cache
def decimal_mark(language: str) -> str:
    """What stands before tenths."""
    return numerals.symbol(language.partition("-")[0], "decimal")


def find_digits(text: str, language: str) -> list[Digits]:
    """Every run of digits in `text`, which `in_western_digits` has been through."""
    mark = decimal_mark(language)
    return [_read(found.start(), found[0], mark) for found in _NUMBER.finditer(text)]


def _read(start: int, written: str, mark: str) -> Digits:
    groups = _SEPARATOR.split(written)
    end = start + len(written)
    if len(groups) == 1:
        alone = _whole(written)
        return Digits(start=start, end=end, written=written, value=alone, other=alone)
    marks = [character for character in written if not character.isdigit()]
    value, other = _values(groups, marks, mark) or (_NO_NUMBER, _NO_NUMBER)
    parts = tuple(_whole(group) for group in groups)
    return Digits(start=start, end=end, written=written, value=value, other=other, parts=parts)


def _values(groups: list[str], marks: list[str], mark: str) -> tuple[Value, Value] | None:
    """The reading by the language's decimal mark, and by the other one; None for a date, a time or a score."""
    grouped = _is_grouped(groups)
    if len(marks) == 1 and marks[0] in ".,":
        decimal = _decimal(groups[0], groups[1])
        if not grouped:
            return decimal, decimal
        whole = _whole("".join(groups))
        return (decimal, whole) if marks[0] == mark else (whole, decimal)
    if len(set(marks)) == 1:
        whole = _whole("".join(groups))
        return (whole, whole) if grouped else None
    if len(set(marks[:-1])) == 1 and _is_grouped(groups[:-1]):
        decimal = _decimal("".join(groups[:-1]), groups[-1])
        return decimal, decimal
    return None


def _whole(digits: str) -> int:
    """The number; of absurdly many digits, which Python refuses to read, another one that is as good for comparing."""
    return int(digits) if len(digits) <= _MOST_DIGITS else int.from_bytes(digits.encode())


def _is_grouped(groups: list[str]) -> bool:
    first, *rest = groups
    return 1 <= len(first) <= 3 and first[0] != "0" and all(len(group) == 3 for group in rest)


def _decimal(whole: str, tenths: str) -> Value:
    value = float(f"{whole}.{tenths}")
    return int(value) if value.is_integer() else value
