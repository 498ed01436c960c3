"""A translation's numbers in the digits that an edition has chosen, with the marks that belong to them; noted, never silently.

Left alone is what is no number of the sentence's own language: web addresses, mailboxes, accounts and hashtags; what has
letters of another script within it or joined to it (`A4`, `F-16`, `Covid-19`, `5G`) or stands behind a name in them as in the
original (`Boeing 737`); what stands before a unit or currency in them (`100 km`, `5 EUR`); telephone numbers with their
country's code, and what has four groups or more, such as an ISBN. Codes keep 0 to 9, or get them back.

Where one sign could mean thousands or tenths, the original says which.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from colporteur.text.numerals import OTHER_DIGITS, OTHER_SCRIPT, WESTERN, Numerals
from colporteur.translation.rules.addresses import ADDRESS, may_have_addresses
from colporteur.translation.rules.checks.passages import Sides
from colporteur.translation.rules.digits import (
    DIGIT,
    OTHER_MARKS,
    Digits,
    decimal_mark,
    grouping_mark,
    in_western_digits,
)
from colporteur.translation.rules.mending import Mended, may_be_a_time, with_changes
from colporteur.translation.rules.quotation_style import Change
from colporteur.translation.rules.unit_symbols import CURRENCIES, SYMBOLS

CODE = "digits_mended"
_NOT_LATIN = re.compile(f"[{OTHER_DIGITS}{''.join(OTHER_MARKS)}]")
_JOINED = r"\w.@/#&+:~=?'’\-‑"
_TOKEN = re.compile(rf"(?:[{_JOINED}]|(?<=\d),(?=\d))+")
_OTHER_LETTER = re.compile(f"[{OTHER_SCRIPT}]")
_NAME_BEFORE = re.compile(rf"([{OTHER_SCRIPT}][\w.’'\-]*)[ \u00a0\u202f]$")
_UNIT_AFTER = re.compile(rf"[ \u00a0\u202f]?(?:{'|'.join(map(re.escape, (*CURRENCIES, *SYMBOLS)))})(?!\w)")
_UNTOUCHED = re.compile(r"(?<![\w#])#\w+")
_CODE = re.compile(r"(?<![\w.])(?:\+[\d\s().\-–/]{6,}\d|\d+(?:\.\d+){3,}|\d+(?:-\d+){3,})(?!\w)")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SIGN_AFTER = re.compile(r"[ \u00a0\u202f]?([%٪‰؉])")
_SIGN_BEFORE = re.compile(r"(?<!\d)(?<!\d[ \u00a0\u202f])[%٪‰؉]")
_SUBSCRIPT = re.compile("[₀-₉]")
_SPACES = " \u00a0\u202f\u2009"
_MARK_WITHIN = re.compile(rf"(?<=\d)[.,'’{_SPACES}](?=\d)")

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Said(Sides):
    """A translation, the original that it is of, and the spans of it that are to stay as they are."""

    kept: tuple[Span, ...] = ()
    numerals: Numerals = WESTERN

    @cached_property
    def untouched(self) -> tuple[Span, ...]:
        """Where it stays letter for letter."""
        found = ADDRESS.finditer(self.target) if may_have_addresses(self.target) else ()
        return (*self.kept, *(each.span() for each in (*found, *_UNTOUCHED.finditer(self.target))))

    @cached_property
    def tokens(self) -> tuple[Span, ...]:
        """What is joined without a space."""
        return tuple(each.span() for each in _TOKEN.finditer(self.translation.western))

    @cached_property
    def codes(self) -> tuple[Span, ...]:
        """Where 0 to 9 stand in any edition. Four groups with the language's mark for thousands are a large number."""
        mark = grouping_mark(self.target_language)
        return tuple(
            each.span()
            for each in _CODE.finditer(self.translation.western)
            if not (mark == "." and _THOUSANDS.fullmatch(each[0]))
        )


def in_digits_of_edition(said: Said) -> Mended | None:
    """The target with its numbers in the edition's digits, as long as before; None if they are so already."""
    may_be_otherwise = _NOT_LATIN if said.numerals.is_latin else DIGIT
    if may_be_otherwise.search(said.target) is None:
        return None
    changes = [change for number in said.translation.digits for change in _changes(said, number)]
    return with_changes(said.target, {CODE: changes}) if changes else None


def differ_in_digits_only(one: str, other: str) -> bool:
    """True for the same text, or for one in two kinds of digits, each with its marks.

    Both in 0 to 9, another mark is another number. One in 0 to 9 and one in others, it is what these digits have for it.
    """
    kinds = [bool(_NOT_LATIN.search(each)) for each in (one, other)]
    if one == other or len(one) != len(other) or not any(kinds):
        return one == other
    one, other = in_western_digits(one), in_western_digits(other)
    return one == other if all(kinds) else _MARK_WITHIN.sub(".", one) == _MARK_WITHIN.sub(".", other)


def _changes(said: Said, number: Digits) -> Iterator[Change]:
    """At most one, with the sign for per cent beside the number in it."""
    start, end = number.start, number.end
    if _is_within(number, said.untouched) or _SUBSCRIPT.search(said.target, start, end):
        return
    if _is_code(said, number):
        written = said.translation.western[start:end]
    else:
        start, end = _with_sign(said.target, start, end)
        inner = _written(said, number)
        outer = said.target[start : number.start], said.target[number.end : end]
        before, after = (_signs(each, said.numerals) for each in outer)
        written = before + inner + after
    if written != said.target[start:end]:
        yield Change(start, end, written)


def _is_within(number: Digits, spans: tuple[Span, ...]) -> bool:
    return any(start <= number.start and number.end <= end for start, end in spans)


def _is_code(said: Said, number: Digits) -> bool:
    if said.numerals.is_latin:
        return False  # 0 to 9 stand everywhere
    joined = [each for each in said.tokens if each[0] < number.end and number.start < each[1]]
    start, end = joined[0][0], joined[-1][1]
    if _OTHER_LETTER.search(said.target, start, end) is not None or _is_within(number, said.codes):
        return True
    return _UNIT_AFTER.match(said.target, number.end) is not None or _is_of_a_name(said, start, end)


def _is_of_a_name(said: Said, start: int, end: int) -> bool:
    """Behind a word in letters of another script, as it stands in the original: `Boeing 737`. Currencies always are."""
    name = _NAME_BEFORE.search(said.target, max(0, start - 60), start)
    if name is None:
        return False
    number = said.translation.western[start:end].rstrip(".:/?'’-")
    whole = re.compile(rf"\b{re.escape(name[1])}[ \u00a0\u202f\-]{re.escape(number)}(?!\w)")
    return name[1] in CURRENCIES or whole.search(said.source) is not None


def _with_sign(text: str, start: int, end: int) -> Span:
    """The range of the number and of a sign for per cent on either side of it."""
    after = _SIGN_AFTER.match(text, end)
    before = _SIGN_BEFORE.match(text, start - 1) if start else None
    return (start, after.end()) if after else (before.start() if before else start, end)


def _signs(beside: str, numerals: Numerals) -> str:
    per_cent, per_mille = numerals.percent, numerals.per_mille
    return beside.translate(str.maketrans("%٪‰؉", per_cent + per_cent + per_mille + per_mille))


def _written(said: Said, number: Digits) -> str:
    """The number in the edition's digits and marks."""
    as_it_is = said.target[number.start : number.end]
    decimal, group = said.numerals.decimal, said.numerals.group
    if said.numerals.is_latin:
        decimal, group = decimal_mark(said.target_language), grouping_mark(said.target_language)
    tenths_at = _decimal_place(said, number)
    written = ""
    for place, (character, western) in enumerate(zip(as_it_is, number.written, strict=True)):
        if western.isdecimal():
            written += said.numerals.in_these(western)
        elif said.numerals.is_latin and character not in OTHER_MARKS:
            written += character
        elif tenths_at is None:
            written += western if said.numerals.is_latin else character
        else:
            written += decimal if place == tenths_at else group
    return written


def _decimal_place(said: Said, number: Digits) -> int | None:
    """Where in the number its decimal mark stands, -1 if all its marks part thousands; None where they are neither."""
    marks = [place for place, character in enumerate(number.written) if not character.isdecimal()]
    signs = {number.written[place] for place in marks}
    if not marks or number.value < 0 or ":" in signs:
        return None
    if len(marks) == 1:
        return _of_one_mark(said, number, marks[0])
    return -1 if len(signs) == 1 else marks[-1]


def _of_one_mark(said: Said, number: Digits, place: int) -> int | None:
    """A mark that only stands among its digits says itself what it is; of the others, what the original has decides."""
    explicit = OTHER_MARKS.get(said.target[number.start + place])
    is_surely_decimal = number.value == number.other  # the digits do not stand in threes
    if explicit == "decimal":
        return place
    if explicit:
        return None if is_surely_decimal else -1
    if number.written[place] not in ".,":
        return -1
    if is_surely_decimal:
        text, language = said.translation.western, said.target_language
        return None if may_be_a_time(text, number.start, number.end, language) else place
    values = {each.value for each in said.original.digits}
    is_other = number.other in values and number.value not in values
    is_decimal = number.written[place] == decimal_mark(said.target_language)
    return place if is_decimal != is_other else -1
