"""The digits in which a language writes numbers, and the marks within and behind them, by CLDR.

Many languages have digits of their own beside 0 to 9. Which of them a country uses is a custom that CLDR knows; a newspaper may
have another. Characters are exchanged one for one here: a text stays as long as it was.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

LATIN = "latn"
"""CLDR's code of 0 to 9."""

_ZEROS = MappingProxyType(
    {
        "adlm": "𞥐",
        "arab": "٠",
        "arabext": "۰",
        "beng": "০",
        "cakm": "𑄶",
        "deva": "०",
        "gujr": "૦",
        "guru": "੦",
        "hmnp": "𞅀",
        "java": "꧐",
        "khmr": "០",
        "knda": "೦",
        "laoo": "໐",
        "mlym": "൦",
        "mong": "᠐",
        "mtei": "꯰",
        "mymr": "၀",
        "nkoo": "߀",
        "olck": "᱐",
        "orya": "୦",
        "tamldec": "௦",
        "telu": "౦",
        "thai": "๐",
        "tibt": "༠",
        "vaii": "꘠",
    }
)
"""The zero of each system that is some language's own (CLDR, numberingSystems.xml); its other digits follow it in Unicode.

Chinese numerals are none of them: they are words as well.
"""

_TENS = {system: "".join(chr(ord(zero) + each) for each in range(10)) for system, zero in _ZEROS.items()}
_WESTERN = str.maketrans("".join(_TENS.values()), "0123456789" * len(_TENS))
OTHER_DIGITS = "".join(f"{ten[0]}-{ten[-1]}" for ten in _TENS.values())
"""All digits but 0 to 9, as a class of a regular expression."""

_OTHER_DIGIT = re.compile(f"[{OTHER_DIGITS}]")
_MARKS = ("decimal", "group", "percentSign", "perMille")
OTHER_SCRIPT = "A-Za-zªºÀ-ÖØ-öø-ʯͰ-ϿЀ-ӿḀ-ỿ"
"""Letters, as a class of a regular expression, beside which digits are part of a code or a foreign name: `F-16`, `5G`."""

_TOKEN = re.compile(r"[\w+-]+(?:[.:/][\w+-]+)*")
_OF_ANOTHER_SCRIPT = re.compile(f"[{OTHER_SCRIPT}]")


class DigitChoice(StrEnum):
    """Which digits an edition wants: those usual there by CLDR, 0 to 9, or the language's own."""

    USUAL = ""
    LATIN = "latn"
    OWN = "native"  # CLDR's word for them


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """How numbers are written: CLDR's code of the digits, the digits from zero on, the marks between and behind them."""

    system: str = LATIN
    digits: str = "0123456789"
    decimal: str = "."
    group: str = ","
    percent: str = "%"
    per_mille: str = "‰"
    _table: dict[int, str] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_table", str.maketrans("0123456789", self.digits))

    @property
    def is_latin(self) -> bool:
        """Whether they are 0 to 9."""
        return self.system == LATIN

    def in_these(self, western: str) -> str:
        """With these digits for 0 to 9, wherever they stand; marks stay."""
        return western.translate(self._table)

    def write(self, text: str) -> str:
        """A text of the page's own furniture, a date or a count, with these digits; codes such as `GMT+1` stay."""
        return text if self.is_latin else _TOKEN.sub(self._unless_foreign, text)

    def _unless_foreign(self, found: re.Match[str]) -> str:
        return found[0] if _OF_ANOTHER_SCRIPT.search(found[0]) else self.in_these(found[0])


WESTERN = Numerals()


def has_other_digits(text: str) -> bool:
    """Whether a digit stands in it that is not one of 0 to 9."""
    return _OTHER_DIGIT.search(text) is not None


def in_western_digits(text: str) -> str:
    """The same text, character for character, with 0 to 9 for other digits; marks stay."""
    return text.translate(_WESTERN) if has_other_digits(text) else text


def own_system(tag: str) -> str:
    """CLDR's code of the digits that are the language's own: `arab` for Arabic; `latn` where it has only 0 to 9."""
    locale = _locale(tag)
    named = (locale.other_numbering_systems.get("native"), locale.default_numbering_system) if locale else ()
    return next((str(system) for system in named if system in _ZEROS), LATIN)


def usual_system(tag: str) -> str:
    """That of the digits usual there: `arab` for `ar-EG`, `latn` for `ar-MA`."""
    locale = _locale(tag)
    system = str(locale.default_numbering_system) if locale else LATIN
    return system if system in _ZEROS else LATIN


@cache
def may_have_own_digits(language: str) -> bool:
    """False for languages that are written with 0 to 9 alone, in whatever country and script."""
    short = language.partition("-")[0]
    return any(
        own_system(each.replace("_", "-")) != LATIN
        for each in locale_identifiers()
        if each == short or each.startswith(f"{short}_")
    )


@cache
def numerals_of(tag: str, choice: str) -> Numerals:
    """What an edition with this tag writes by its `DigitChoice`."""
    system = {DigitChoice.LATIN: LATIN, DigitChoice.OWN: own_system(tag)}.get(DigitChoice(choice)) or usual_system(tag)
    decimal, group, percent, per_mille = (symbol(tag, name, system) for name in _MARKS)
    return Numerals(
        system=system,
        digits=_TENS.get(system, WESTERN.digits),
        decimal=decimal,
        group=group,
        percent=percent,
        per_mille=per_mille,
    )


@cache
def symbol(tag: str, name: str, system: str = LATIN) -> str:
    """A mark by CLDR, such as `decimal` or `group`, without signs of direction.

    Where a system's own mark is an ordinary one (Khmer's comma), or none is known, it is that which stands among 0 to 9: one
    sign is not to mean tenths in some digits of a language and thousands in others.
    """
    locale = _locale(tag)
    known = locale.number_symbols if locale else {}
    among_latin = _bare(str(known.get(LATIN, {}).get(name) or "")) or _bare_english(name)
    own = _bare(str(known.get(system, {}).get(name) or "")) if system != LATIN else ""
    return own if own and not own.isascii() else among_latin


def _bare_english(name: str) -> str:
    return str(Locale.parse("en").number_symbols[LATIN][name])


def _bare(mark: str) -> str:
    """The one character of it that is seen; nothing where there are more."""
    seen = "".join(each for each in mark if unicodedata.category(each) != "Cf")
    return seen if len(seen) == 1 else ""


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None
