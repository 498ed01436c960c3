"""Telling an amount from a time of day: `2.50 euros` costs that much, `at 2.50` it is ten to three."""

import re
from contextlib import suppress
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name
from babel.units import format_unit

from colporteur.translation.rules.checks.figures.vocabulary import Kind, vocabulary_of
from colporteur.translation.rules.unit_symbols import CURRENCIES, SYMBOLS

_MONEY_OR_SHARE = re.compile(r"[$€£¥%‰٪؉]")
_UNITS = (
    "area-hectare",
    "area-square-kilometer",
    "area-square-meter",
    "concentr-percent",
    "energy-kilowatt-hour",
    "length-centimeter",
    "length-kilometer",
    "length-meter",
    "length-mile",
    "length-millimeter",
    "mass-gram",
    "mass-kilogram",
    "mass-tonne",
    "power-megawatt",
    "speed-kilometer-per-hour",
    "volume-cubic-meter",
    "volume-hectoliter",
    "volume-liter",
)
_FAMILIES = (("USD", "CAD"), ("GBP", "EGP"), ("CHF", "CDF"), ("MXN", "CLP"), ("SEK", "NOK"))
_NEAR = 60
_COUNTS = (1, 2.5, 20)
_ALSO_WRITTEN = {"en": ("en-GB",), "pt": ("pt-PT",)}  # meters and metres
_NUMBER = re.compile(r"^[\d.,\s\u00a0\u202f]+")


def is_amount(text: str, start: int, end: int, language: str) -> bool:
    """True if money, a share, a measure or a scale word stands beside the number at `start` to `end`."""
    before, after = text[max(0, start - _NEAR) : start].rstrip(), text[end : end + _NEAR].lstrip()
    if _MONEY_OR_SHARE.search(before[-1:] + after[:1]) or before.endswith(CURRENCIES):
        return True
    return _after_an_amount(language).match(after) is not None


@cache
def _after_an_amount(language: str) -> re.Pattern[str]:
    words = {*CURRENCIES, *SYMBOLS}
    words |= {word for word, meaning in vocabulary_of(language).items() if meaning.kind is Kind.SCALE}
    for tag in (language, *_ALSO_WRITTEN.get(language.partition("-")[0], ())):
        with suppress(UnknownLocaleError, ValueError):  # a language that CLDR lacks: what all write alike must do
            words |= _names_in(Locale.parse(tag, sep="-"))
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _names_in(locale: Locale) -> set[str]:
    """Names of units and currencies; of the latter also the word that relatives share: `dólares`, `Franken`."""
    names = {_NUMBER.sub("", format_unit(count, unit, locale=locale)) for unit in _UNITS for count in _COUNTS}
    names |= {get_currency_name(code, count=count, locale=locale) for code in CURRENCIES for count in _COUNTS}
    for family in _FAMILIES:
        for count in _COUNTS:
            named = [set(re.split(r"[\s-]", get_currency_name(code, count=count, locale=locale))) for code in family]
            names |= set.intersection(*named)
    return names - {""}
