"""Reading numbers that are spelled out, or in digits with a word for thousands or millions after them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite

from colporteur.translation.rules.checks.figures import bent_words, han
from colporteur.translation.rules.checks.figures.halves import halves_behind, idioms
from colporteur.translation.rules.checks.figures.places import Spans
from colporteur.translation.rules.checks.figures.vocabulary import COMPOUND_THOUSANDS, Kind, NumberWord, vocabulary_of
from colporteur.translation.rules.digits import Digits, Value

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\u202f]?[-‑]?\.? ?")
_ARABIC_WORD = re.compile(r"[\u0621-\u063a\u0641-\u0652]+")
_ARABIC_ORDINAL = re.compile(r"(?:أول|حادي|ثان|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)ة?|أولى")
_ARABIC_CLITICS = re.compile(r"و?(?:ال|لل|[بلك])?")
_ARABIC_VOWELS = re.compile("[\u0640\u064b-\u0652]")
_PERCENT = re.compile(r"\b(?:por cien(?:to)?|p[eo]r cento|per cent|pour cent)\b", re.IGNORECASE)
_SAY_PERCENT = frozenset(("es", "it", "pt", "ca", "fr"))
_ARE_SOFT = frozenset(("ar", *bent_words.LANGUAGES))
_GERMAN_COMPOUND = re.compile(
    r"\b(drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig"
    r"|neunzig|hundert|tausend|zwei(?=einhalb))(?!zehn|zig|und|hundert|tausend)[^\W\d_]{2,}",
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

    `digits` is the number in digits that it begins with, `other` what it would mean with that read as strangers do.
    """

    start: int
    end: int
    values: tuple[Value, ...]
    is_soft: bool
    digits: Digits | None = None
    other: Value | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: NumberWord
    joins: bool = False  # Arabic: “and” is written with the word
    is_definite: bool = False  # Arabic: so is “the”
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
        if self._last.is_definite and not token.is_definite and token.word.kind is Kind.SCALE:
            return False  # الثالثة مليون: the third, and a million
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
        if self._first.digits or token.digits or token.word.ends:
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
        if self._language == "fr" and low == 10:
            return value in (7, 8, 9) and not is_joined
        is_after_ten = low in range(20, 100, 10)
        return is_after_ten and 0 < value < 10 and not (is_joined and self._language in ("en", "de"))

    def spelled(self) -> Spelled:
        first = self._first
        value = _plain(self._total + self._current)
        values: tuple[Value, ...] = (value,)
        is_one = self._count == 2 and first.word.value == 1 and first.digits is None
        if first.digits is None and (is_one or (self._is_bare_scale and self._count == 1)):
            values = (value, value // 2)  # “half a million” too
        is_soft = first.digits is None and ((self._count == 1 and first.word.is_soft) or is_one)
        is_soft = is_soft or (self._language in _ARE_SOFT and first.digits is None)
        is_soft = is_soft or (self._is_bare_scale and self._language == "en")  # several hundred thousand
        other = _plain(self._other) if first.digits else None
        return Spelled(first.start, self._last.end, values, is_soft, first.digits, other)


def find_spelled(text: str, language: str, digits: Sequence[Digits]) -> list[Spelled]:
    """Every number in words, months and Roman numerals as well; of those in digits, those with a scale after them."""
    language = language.partition("-")[0]
    if language in han.LANGUAGES:
        return list(_numerals(text, language, digits))
    vocabulary = vocabulary_of(language)
    if not vocabulary:
        return []
    tokens = sorted(_tokens(text, language, vocabulary, digits), key=lambda token: token.start)
    numbers = [_with_half(number, text, language, vocabulary) for number in _numbers(text, language, tokens)]
    return [*numbers, *_asides(text, language, vocabulary)]


def _numerals(text: str, language: str, digits: Sequence[Digits]) -> Iterator[Spelled]:
    by_start = {number.start: number for number in digits}
    for start, end, value, has_digits in han.find_numerals(text, language, digits):
        yield Spelled(start, end, (_plain(value),), not has_digits, by_start.get(start))


def _with_half(number: Spelled, text: str, language: str, vocabulary: Mapping[str, NumberWord]) -> Spelled:
    """With the readings that `and a half` behind it gives, and the scale behind that."""
    found = halves_behind(text, number.end, language)
    if found is None:
        return number
    value = number.values[0]
    scale = _scale_of(found[1], language, vocabulary) if found[1] else 1
    return replace(number, values=(*number.values, _plain((value + _unit_of(value) / 2) * scale)))


def _scale_of(word: str, language: str, vocabulary: Mapping[str, NumberWord]) -> int:
    """What the word multiplies by; 1 if it is no scale."""
    if language in bent_words.LANGUAGES:
        value, is_scale = bent_words.meaning(word.lower(), language) or (1, False)
        return value if is_scale else 1
    known = vocabulary.get(word.lower())
    return known.value if known and known.kind is Kind.SCALE else 1


def _unit_of(value: Value) -> int:
    """A million in two millions, one in 32."""
    unit = 1
    while value and value % (unit * _LARGE) == 0:
        unit *= _LARGE
    return unit


def _tokens(
    text: str, language: str, vocabulary: Mapping[str, NumberWord], digits: Sequence[Digits]
) -> Iterator[_Token]:
    for number in digits:
        yield _Token(number.start, number.end, NumberWord(Kind.VALUE), digits=number)
    if language in bent_words.LANGUAGES:
        yield from _bent(text, language, vocabulary)
        return
    may_say_percent = language in _SAY_PERCENT and "r c" in text
    percents = Spans(found.span() for found in _PERCENT.finditer(text)) if may_say_percent else Spans(())
    for match in (_ARABIC_WORD if language == "ar" else _WORD).finditer(text):
        form = match[0].lower()
        word = vocabulary.get(form)
        if word is not None and percents.cover(match.start()):
            continue
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


def _bent(text: str, language: str, vocabulary: Mapping[str, NumberWord]) -> Iterator[_Token]:
    for match in bent_words.words_of(language).finditer(text):
        form = match[0].lower()
        word = vocabulary.get(form)
        if word is None and (meaning := bent_words.meaning(form, language)):
            word = NumberWord(Kind.SCALE if meaning[1] else Kind.VALUE, meaning[0], True)
        if word is not None:
            yield _Token(match.start(), match.end(), word)


def _without_clitics(match: re.Match[str], vocabulary: Mapping[str, NumberWord]) -> Iterator[_Token]:
    bare = _ARABIC_VOWELS.sub("", match[0])
    clitics = _ARABIC_CLITICS.match(bare)
    word = vocabulary.get(bare[clitics.end() :]) if clitics else None
    if word and clitics:
        is_definite = clitics[0].endswith("ل") and _ARABIC_ORDINAL.fullmatch(bare, clitics.end()) is not None
        yield _Token(match.start(), match.end(), word, joins=bare.startswith("و"), is_definite=is_definite)


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
            yield Spelled(match.start(), match.end(), _of_compound(value, match, vocabulary), is_soft=True)
    for start, end, values in idioms(text, language):
        yield Spelled(start, end, values, is_soft=True)


def _of_compound(value: int, match: re.Match[str], vocabulary: Mapping[str, NumberWord]) -> tuple[Value, ...]:
    """`dreieinhalb` is 3.5 as well, and `dreieinhalb Millionen` so many."""
    if not match[0].lower().endswith("einhalb"):
        return (value,)
    following = _WORD.match(match.string, match.end() + 1)
    scale = _scale_of(following[0], "de", vocabulary) if following else 1
    return (value, value + 0.5, _plain((value + 0.5) * scale))


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
