"""What countries, languages and cities are called in another language, as CLDR has it."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "đ": "d", "’": "'"}
)


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Lower case without accents, as names are compared; ß as ss, ø as o."""
    if text.isascii():
        return text.lower()
    plain = text.translate(_LETTERS).casefold()
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join([letter for letter in decomposed if not unicodedata.combining(letter)])


def is_place(name: str, language: str) -> bool:
    """True for the name of a country, language or city; `name` is folded."""
    return bool(_by_name(language).get(name))


@lru_cache(maxsize=4096)
def forms(name: str, language: str, other_language: str) -> frozenset[str]:
    """What CLDR calls the country, language or city of this name in the other language; stems find inhabitants too."""
    known = _by_name(language)
    codes = set(known.get(name, ()))
    if not codes and len(name) >= 5:
        stem = name[: max(4, len(name) - 4)]
        codes = {code for each, its in _by_stem(language).get(name[:4], ()) if each.startswith(stem) for code in its}
    of = _by_code(other_language)
    return frozenset(form for code in codes for form in of.get(code, ()))


@cache
def _by_stem(language: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    stems: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, codes in _by_name(language).items():
        stems.setdefault(name[:4], []).append((name, codes))
    return stems


@cache
def _by_name(language: str) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for code, forms in _by_code(language).items():
        for form in forms:
            names.setdefault(form, []).append(code)
            for word in form.split():
                if len(word) > 4:
                    names.setdefault(word, []).append(code)
    return {name: tuple(dict.fromkeys(codes)) for name, codes in names.items()}


@cache
def _by_code(language: str) -> dict[str, tuple[str, ...]]:
    """Folded names by code: `territory DE`, `language de`, `city Europe/Vienna`."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    named: dict[str, list[str]] = {}
    for code, name in locale.territories.items():
        named.setdefault(f"territory {code.partition('_')[0]}", []).append(folded(str(name)))
    for code, name in locale.languages.items():
        if code in ("mis", "mul", "und", "zxx"):  # several, none, unknown: no language's name
            continue
        named.setdefault(f"language {code}", []).append(folded(str(name)))
    for zone, names in locale.time_zones.items():
        if isinstance(names, Mapping) and "city" in names:
            named.setdefault(f"city {zone}", []).append(folded(str(names["city"])))
    for zone in map(str, get_global("zone_territories")):
        named.setdefault(f"city {zone}", []).append(folded(zone.rpartition("/")[2].replace("_", " ")))
    return {code: tuple(dict.fromkeys(forms)) for code, forms in named.items()}
