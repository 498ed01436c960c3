"""What halves make of a number: `two and a half`, `dos años y medio`, `anderthalb Millionen`; and weeks that are counted in days.

A year and a half is eighteen months, and two weeks are fifteen days where people count the first and the last.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from colporteur.translation.rules.digits import Value

_AND_A_HALF = MappingProxyType(
    {
        "en": "and a half",
        "es": "y medi[oa]",
        "ca": "i mi(?:g|tja)",
        "fr": "et demie?",
        "it": "e mezz[oa]",
        "pt": "e mei[oa]",
        "nl": "en een half",
        "ar": "ونصف",
        "ru": "с половиной",
        "uk": "з половиною",
        "pl": "i pół",
        "cs": "a půl",
        "fa": "و نیم",
    }
)
_BEHIND = {
    language: re.compile(rf" (?:[^\W\d_]+ )?{words}(?: ([^\W\d_]+))?(?!\w)", re.IGNORECASE)
    for language, words in _AND_A_HALF.items()
}
_TIMES_OF_A_YEAR_AND_A_HALF = (1.5, 18)
_IDIOMS = MappingProxyType(
    {
        "en": (r"year and a half", _TIMES_OF_A_YEAR_AND_A_HALF),
        "de": (r"(?:anderthalb|eineinhalb)\w*", _TIMES_OF_A_YEAR_AND_A_HALF),
        "es": (r"año y medio", _TIMES_OF_A_YEAR_AND_A_HALF),
        "ca": (r"any i mig", _TIMES_OF_A_YEAR_AND_A_HALF),
        "fr": (r"an et demi", _TIMES_OF_A_YEAR_AND_A_HALF),
        "it": (r"anno e mezzo", _TIMES_OF_A_YEAR_AND_A_HALF),
        "pt": (r"ano e meio", _TIMES_OF_A_YEAR_AND_A_HALF),
        "nl": (r"anderhal(?:f|ve)", _TIMES_OF_A_YEAR_AND_A_HALF),
        "ar": (r"(?:عام|سنة) ونصف", _TIMES_OF_A_YEAR_AND_A_HALF),
        "ru": (r"пол(?:тор|утор)\w*", _TIMES_OF_A_YEAR_AND_A_HALF),
        "uk": (r"півтор\w*", _TIMES_OF_A_YEAR_AND_A_HALF),
        "pl": (r"półtor\w*", _TIMES_OF_A_YEAR_AND_A_HALF),
        "cs": (r"půldruh\w*|rok a půl|roku a půl", _TIMES_OF_A_YEAR_AND_A_HALF),
        "hi": (r"डेढ़", _TIMES_OF_A_YEAR_AND_A_HALF),
        "tr": (r"bir buçuk", _TIMES_OF_A_YEAR_AND_A_HALF),
    }
)
_IDIOM_PATTERNS = {
    language: (re.compile(rf"(?<!\w)(?:{pattern})(?: (?P<next>\w+))?", re.IGNORECASE), values)
    for language, (pattern, values) in _IDIOMS.items()
}
_SCALES = (
    (re.compile(r"m[iı]l[ijy]ard|milliard|миллиард|мільярд|млрд|مليار", re.IGNORECASE), 10**9),
    (re.compile(r"m[iı]l[ly]?i?[oóõ]|milj|миллион|мільйон|млн|مليون|ملايين", re.IGNORECASE), 10**6),
    (re.compile(r"thousand|tausend|mil(?:le|a|ers)?$|duiz|тыс|тис|tys|tis|ألف|हज़ार", re.IGNORECASE), 1000),
    (re.compile(r"लाख"), 10**5),
    (re.compile(r"करोड़"), 10**7),
)
_WEEKS_IN_DAYS = re.compile(
    r"\b(?:quinze (?:\w+ )?jours|(?:los últimos )?quince (?:\w+ )?d[ií]as|quinze (?:\w+ )?di[ae]s|quindici (?:\w+ )?giorni|"
    r"huit (?:\w+ )?jours|acht tage\w*|vierzehn tage\w*)\b",
    re.IGNORECASE,
)


def halves_behind(text: str, end: int, language: str) -> re.Match[str] | None:
    """`and a half` behind the number that ends there, perhaps with what is counted between; its group is the word after it."""
    pattern = _BEHIND.get(language)
    return pattern.match(text, end) if pattern else None


def idioms(text: str, language: str) -> Iterator[tuple[int, int, tuple[Value, ...]]]:
    """Where one and a half stands in words that are no number, and what it may mean."""
    known = _IDIOM_PATTERNS.get(language)
    for found in known[0].finditer(text) if known else ():
        scale = next((value for words, value in _SCALES if words.match(found["next"] or "")), 0)
        yield found.start(), found.end(), (*known[1], *((int(1.5 * scale),) if scale else ()))  # type: ignore[index]


def spans_in_days(text: str) -> list[tuple[int, int]]:
    """Where a week or two are told in days, which are not missed elsewhere."""
    return [found.span() for found in _WEEKS_IN_DAYS.finditer(text)]
