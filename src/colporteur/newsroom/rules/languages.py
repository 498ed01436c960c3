"""Which languages there are, by the CLDR data that Babel brings."""

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

OWN_PREFIXES = frozenset({"pt-br", "zh-hant"})
"""Written languages that translation models keep apart from `pt` and `zh`: an edition in one has the whole as its prefix."""

_NO_LANGUAGE = frozenset({"und", "root", "mul", "mis", "zxx"})
_PLACE = re.compile(r"[a-z]{2}|[0-9]{3}")
_SCRIPT = re.compile(r"[a-z]{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionName:
    """An edition as it is named in addresses (`en`), and its BCP 47 tag, by which dates and figures are written (`en-GB`)."""

    prefix: str
    tag: str


def edition_name(written: str) -> EditionName | None:
    """Prefix and tag of an edition in this language, or None if there is no such language: `en-gb` is `en`, `en-GB`.

    The prefix is the language alone, but for the few in `OWN_PREFIXES`.
    """
    parts = written.strip().replace("_", "-").split("-")
    locale = _locale("-".join(parts))
    if locale is None or not _is_as_written(locale, parts):
        return None
    language = parts[0].lower() if len(parts[0]) == 2 and len(locale.language) > 2 else str(locale.language)
    tag = "-".join([language, *(_as_in_a_tag(part, locale) for part in parts[1:])])
    wholes = (f"{language}-{str(part).lower()}" for part in (locale.script, locale.territory))
    return EditionName(prefix=next((whole for whole in wholes if whole in OWN_PREFIXES), language), tag=tag)


def places_of(written: str) -> tuple[str, ...]:
    """The tags with a country or region that there are for a language, in order: `de-AT`, `de-BE`, …"""
    language = re.split(r"[-_]", written.strip().lower())[0]
    found = re.compile(rf"{re.escape(language)}_([A-Z]{{2}}|[0-9]{{3}})")
    return tuple(sorted(each.replace("_", "-") for each in locale_identifiers() if found.fullmatch(each)))


def _is_as_written(locale: Locale, parts: list[str]) -> bool:
    """False where the locale data fell back on another country (there is none called `ZZ`), but for a country's new code."""
    written = next((part.upper() for part in parts[1:] if _PLACE.fullmatch(part.lower())), None)
    return written is None or locale.territory in (written, *get_global("territory_aliases").get(written, ()))


def _as_in_a_tag(part: str, locale: Locale) -> str:
    lower = part.lower()
    if _PLACE.fullmatch(lower):
        return str(locale.territory)
    return lower.title() if _SCRIPT.fullmatch(lower) else lower


def is_language_tag(tag: str) -> bool:
    """True for a BCP 47 tag with locale data: `de`, `de-AT`, `pt-br`, `zh-Hant-TW`."""
    return _locale(tag) is not None


def same_language(tag: str, other: str) -> bool:
    """True if both tags name the same language, whatever the country: `de` and `de-AT`."""
    one, two = _locale(tag), _locale(other)
    return one is not None and two is not None and one.language == two.language


@cache
def direction(tag: str) -> str:
    """`rtl` or `ltr`; unknown tags are read from left to right."""
    locale = _locale(tag)
    return "rtl" if locale is not None and locale.text_direction == "rtl" else "ltr"


def own_name(tag: str) -> str:
    """The language's name in itself, as it begins a line: `Deutsch`, `français` becomes `Français`."""
    locale = _locale(tag)
    name = (locale.get_display_name() if locale is not None else None) or tag
    return name[:1].upper() + name[1:]


def _locale(tag: str) -> Locale | None:
    if tag.partition("-")[0].lower() in _NO_LANGUAGE:
        return None
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None
