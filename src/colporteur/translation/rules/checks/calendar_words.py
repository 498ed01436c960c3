"""What months and days of the week are called, as CLDR has it; and which of these words mean something else as well."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from babel import Locale

_ALSO = MappingProxyType({"ar": ("ar_SY", "ar_DZ", "ar_MA"), "de": ("de_AT",), "en": ("en_GB",)})
_ALSO_MEAN_OTHER_THINGS = MappingProxyType(
    {
        "en": "may march",
        "de": "",
        "es": "",
        "fr": "mars",
        "ca": "",
        "it": "",
        "pt": "",
        "nl": "mei",
        "ar": "مارس ماي آب الأحد الاثنين",
    }
)
"""Whole names that only answer for a date, as all short ones do: nobody misses them."""

_PAIRS_OF_MONTHS = MappingProxyType({"تشرين": (10, 11), "كانون": (12, 1)})
_CLITICS = "وفبلك"
LANGUAGES = frozenset(_ALSO_MEAN_OTHER_THINGS)


def may_hold_any(language: str, words: set[str]) -> bool:
    """A quick look: false if no month or day of the week stands among the words."""
    return language == "ar" or not _every_name(language).isdisjoint(words)


def months(language: str, words: set[str]) -> Mapping[int, bool]:
    """The months that stand among the words (in small letters), 1 to 12, and whether each is surely a month."""
    found = _found(_names(language, "months"), language, words)
    return dict(found) | _of_two_words(words) if language == "ar" else found


def _of_two_words(words: set[str]) -> dict[int, bool]:
    """The months of the Levant that come in pairs, *the first* and *the second*; where both stand there either may be meant."""
    bare = words | {word[1:] for word in words if word[0] in _CLITICS}
    which = [place for place, ordinal in enumerate(("الأول", "الثاني")) if ordinal in bare]
    return {pair[place]: len(which) == 1 for name, pair in _PAIRS_OF_MONTHS.items() if name in bare for place in which}


def weekdays(language: str, words: set[str]) -> Mapping[int, bool]:
    """The days of the week, 0 for Monday, and whether each is surely one."""
    return _found(_names(language, "days"), language, words)


def _found(names: Mapping[str, tuple[int, bool]], language: str, words: set[str]) -> Mapping[int, bool]:
    if language == "ar":
        words = words | {word[1:] for word in words if word[0] in _CLITICS}
    if names.keys().isdisjoint(words):
        return {}
    found: dict[int, bool] = {}
    for number, is_sure in (names[word] for word in names.keys() & words):
        found[number] = found.get(number, False) or is_sure
    return found


@cache
def _every_name(language: str) -> frozenset[str]:
    return frozenset(_names(language, "months").keys() | _names(language, "days").keys())


@cache
def _names(language: str, kind: str) -> Mapping[str, tuple[int, bool]]:
    unsure = frozenset(_ALSO_MEAN_OTHER_THINGS[language].split())
    short = {name: (number, False) for name, number in _listed(language, kind, "abbreviated")}
    wide = {name: (number, name not in unsure) for name, number in _listed(language, kind, "wide")}
    many = {f"{name}s": meaning for name, meaning in wide.items()} if kind == "days" else {}
    return short | many | wide


def _listed(language: str, kind: str, width: str) -> Iterator[tuple[str, int]]:
    """Names of one word; of `de març` and `d’agost` the name alone."""
    for tag in (language, *_ALSO.get(language, ())):
        for usage in ("format", "stand-alone"):
            for number, name in getattr(Locale.parse(tag), kind)[usage][width].items():
                word = str(name).lower().removeprefix("de ").removeprefix("d’").removeprefix("d'").rstrip(".")
                if " " not in word and len(word) > 1:
                    yield word, number
