"""Reading numbers that are spelled out, or in digits with a word for thousands or millions after them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from colporteur.translation.rules.checks.figures.vocabulary import COMPOUND_THOUSANDS, Kind, NumberWord, vocabulary_of
from colporteur.translation.rules.digits import Digits, Value

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\u202f]?[-‑]?\.? ?")
_ARABIC_CLITICS = re.compile(r"و?(?:ال|لل|[بلك])?")
_GERMAN_COMPOUND = re.compile(
    r"\b(drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig"
    r"|neunzig|hundert|tausend)(?!zehn|zig|und|hundert|tausend)[^\W\d_]{2,}",
    re.IGNORECASE,
)
_MAY_BE_ROMAN = re.compile(r"[IVXLCDM]+(?:e|è|è?me|er|th|st|nd|rd)?\b")
_ROMAN = re.compile(
    r"\b(?=[IVXLCDM])(M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?:e|è|è?me|er|th|st|nd|rd)?\b"
)
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LARGE = 1000


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number over `text[start:end]`; a soft one may mean something else. `values` are all readings.

    `digits` is the number in digits that it begins with.
    """

    start: int
    end: int
    values: tuple[Value, ...]
    is_soft: bool
    digits: Digits | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: NumberWord
    joins: bool = False  # Arabic: “and” is written with the word
    digits: Digits | None = None


class _Number:
    """A number as it is put together word by word."""

    def __init__(self, token: _Token, language: str) -> None:
        self._language = language
        self._first = self._last = token
        self._count = 1
        self._is_bare_scale = token.word.kind is Kind.SCALE
        self._total: Value = 0
        self._smallest_scale = 0
        start: Value = token.digits.value if token.digits else token.word.value
        self._current: Value = start
        self._other: Value = token.digits.other if token.digits else start
        if self._is_bare_scale and token.word.value >= _LARGE:
            self._total, self._current, self._smallest_scale = token.word.value, 0, token.word.value

    def takes(self, token: _Token, is_joined: bool) -> bool:
        """Take the token in, if it goes on with the number."""
        taken = self._scaled(token.word.value) if token.word.kind is Kind.SCALE else self._added(token, is_joined)
        if taken:
            self._last = token
            self._count += 1
        return taken

    def _scaled(self, scale: int) -> bool:
        if scale < _LARGE:
            if not 0 < self._current < 100 or self._first.digits:
                return False
            self._current = self._current * scale
        elif self._smallest_scale and scale > self._smallest_scale:
            self._total, self._current, self._smallest_scale = (self._total + self._current) * scale, 0, scale
        elif self._current or not self._total:
            self._total, self._current = self._total + self._current * scale, 0
            self._smallest_scale = scale
        else:
            return False
        self._other *= scale
        return True

    def _added(self, token: _Token, is_joined: bool) -> bool:
        value, low = token.word.value, int(self._current) % 100
        if self._first.digits or token.digits:
            return False
        if value == 20 and low == 4 and self._language == "fr" and not is_joined:
            self._current += 76  # quatre-vingts
            return True
        if not self._has_room_for(value, low, is_joined):
            return False
        self._current += value
        return True

    def _has_room_for(self, value: int, low: int, is_joined: bool) -> bool:
        if self._language == "ar" and 0 < low < 10:
            return value == 10 or (is_joined and value in range(20, 100, 10))
        if low == 0:
            room = 100 if self._current else self._smallest_scale
            return 0 < value < room
        if self._language == "fr" and low in (60, 80):
            return 0 < value < 20
        is_after_ten = low in range(20, 100, 10)
        return is_after_ten and 0 < value < 10 and not (is_joined and self._language in ("en", "de"))

    def spelled(self) -> Spelled:
        first = self._first
        value = _plain(self._total + self._current)
        values: tuple[Value, ...] = (value,)
        is_one = self._count == 2 and first.word.value == 1 and first.digits is None
        if first.digits:
            values = (value, _plain(self._other))
        elif is_one or (self._is_bare_scale and self._count == 1):
            values = (value, value // 2)  # “half a million” too
        is_soft = first.digits is None and ((self._count == 1 and first.word.is_soft) or is_one)
        return Spelled(first.start, self._last.end, values, is_soft or self._language == "ar", first.digits)


def find_spelled(text: str, language: str, digits: Sequence[Digits]) -> list[Spelled]:
    """Every number in words, months and Roman numerals as well; of those in digits, those with a scale after them."""
    language = language.partition("-")[0]
    vocabulary = vocabulary_of(language)
    if not vocabulary:
        return []
    tokens = sorted(_tokens(text, language, vocabulary, digits), key=lambda token: token.start)
    return [*_numbers(text, language, tokens), *_asides(text, language, vocabulary)]


def _tokens(
    text: str, language: str, vocabulary: Mapping[str, NumberWord], digits: Sequence[Digits]
) -> Iterator[_Token]:
    for number in digits:
        yield _Token(number.start, number.end, NumberWord(Kind.VALUE), digits=number)
    for match in _WORD.finditer(text):
        form = match[0].lower()
        word = vocabulary.get(form)
        if word is None and language == "ar":
            yield from _without_clitics(match, vocabulary)
        elif word is None and (thousand := COMPOUND_THOUSANDS.get(language, "-")) in form:
            yield from _in_thousands(match, form, thousand, vocabulary)
        elif word is not None:
            yield _Token(match.start(), match.end(), word)


def _in_thousands(
    match: re.Match[str], form: str, thousand: str, vocabulary: Mapping[str, NumberWord]
) -> Iterator[_Token]:
    """A number such as `zweitausendfünfhundert`; nothing if it is none."""
    head, _, tail = form.partition(thousand)
    thousands, rest = vocabulary.get(head + thousand), vocabulary.get(tail.removeprefix("und"))
    if thousands and rest and rest.kind is not Kind.MONTH:
        yield _Token(match.start(), match.end(), NumberWord(Kind.VALUE, thousands.value + rest.value))


def _without_clitics(match: re.Match[str], vocabulary: Mapping[str, NumberWord]) -> Iterator[_Token]:
    clitics = _ARABIC_CLITICS.match(match[0])
    word = vocabulary.get(match[0][clitics.end() :]) if clitics else None
    if word:
        yield _Token(match.start(), match.end(), word, joins=match[0].startswith("و"))


def _numbers(text: str, language: str, tokens: Sequence[_Token]) -> Iterator[Spelled]:
    number: _Number | None = None
    end, is_joined = 0, False
    for token in tokens:
        is_next = number is not None and _GAP.fullmatch(text, end, token.start) is not None
        if token.word.kind is Kind.JOINT and is_next:
            end, is_joined = token.end, True
            continue
        if number and is_next and token.word.kind is not Kind.MONTH and number.takes(token, is_joined or token.joins):
            end, is_joined = token.end, False
            continue
        if number:
            yield number.spelled()
        number, is_joined = None, False
        if token.word.kind is Kind.MONTH:
            yield Spelled(token.start, token.end, (token.word.value,), is_soft=True)
        elif token.word.kind is not Kind.JOINT:
            number, end = _Number(token, language), token.end
    if number:
        yield number.spelled()


def _asides(text: str, language: str, vocabulary: Mapping[str, NumberWord]) -> Iterator[Spelled]:
    """What may answer for a figure without being one: Roman numerals, German compounds such as `siebenjährig`."""
    for match in _ROMAN.finditer(text) if _MAY_BE_ROMAN.search(text) else ():
        if match[1]:
            yield Spelled(match.start(), match.end(), (_roman(match[1]),), is_soft=True)
    for match in _GERMAN_COMPOUND.finditer(text) if language == "de" else ():
        if match[0].lower() not in vocabulary:
            value = vocabulary[match[1].lower()].value
            yield Spelled(match.start(), match.end(), (value,), is_soft=True)


def _roman(numeral: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in numeral]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _plain(value: Value) -> Value:
    """Without the dust of binary fractions: 4.35 million is a whole number."""
    if isinstance(value, int) or not isfinite(value):
        return value
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
