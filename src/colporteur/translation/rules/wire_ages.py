"""Ages, from English into Spanish: `She was 24` is *tenía 24 años*, `at the age of 91` *a los 91 años*, `aged 71` *de 71 años*.

Rule-based engines make somebody *be* a number. Certain is a person's pronoun and a number that nothing counts after;
who died *at nine* may have died at an hour.
"""

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from colporteur.translation.rules.known_piece import Foreknown
from colporteur.translation.rules.spanish_numbers import HOURS, IN_SPANISH


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_AGE = rf"(?:1[01]\d|[1-9]?\d|{_any(IN_SPANISH)})"
_NO_HOUR = rf"(?:1[01]\d|1[3-9]|[2-9]\d|{_any(IN_SPANISH.keys() - set(HOURS))})"
_OVER = r"(?:(?= *(?:[.;:!?)”\"]|,(?!\d)|$)| (?=(?:and|but|when|while)\b))| years old\b)"
_BEGINNING = re.compile(r"(?:^|[.!?…:]|[“\"«])\s*$")
_IS = MappingProxyType({"is": "tiene", "was": "tenía", "am": "tengo", "turned": "cumplió", "turns": "cumple"})
_WHO_IS = re.compile(
    rf"(?<![\w’'-])(?P<who>[Hh]e|[Ss]he|who|I) (?P<is>is|was|am|turned|turns) (?P<age>{_AGE})(?![\w%°-]|[.,:]\d)(?P<over>{_OVER})"
)
_BORN = re.compile(r"(?<![\w’'-])I was born\b")
_AT_THE_AGE = re.compile(rf"(?<!\w)(?P<at>[Aa]t) the age of (?P<age>{_AGE})(?![\w-])")
_DIED_AT = re.compile(rf"\b(?:[Dd]ie[sd]|[Dd]ead)(?P<at> at (?P<age>{_NO_HOUR}))(?![\w%°-]|[.,:]\d)(?P<over>{_OVER})")
_AGED = re.compile(rf"(?<=, )aged (?P<age>{_AGE})(?: and (?P<other>{_AGE}))?(?=,|\.$| and\b)")


def ages_in_spanish(text: str) -> Iterator[Foreknown]:
    """What an English sentence says of how old somebody is."""
    for match in _BORN.finditer(text) if "I was born" in text else ():
        yield Foreknown(start=match.start(), end=match.end(), text=_first("nací", match), is_adverb=True)
    for match in _WHO_IS.finditer(text):
        if (match["who"] == "I") != (match["is"] == "am") and match["is"] != "was":
            continue
        said = f"{'que ' if match['who'] == 'who' else ''}{_IS[match['is']]} {_years(match['age'])}"
        end = match.end() - (1 if match["over"] == " " else 0)
        yield Foreknown(start=match.start(), end=end, text=_first(said, match), is_adverb=match["who"] != "who")
    for match in _AT_THE_AGE.finditer(text) if "the age of " in text else ():
        said = _first(f"a los {_years(match['age'])}", match)
        yield Foreknown(start=match.start(), end=match.end(), text=said, is_adverb=True)
    for match in _DIED_AT.finditer(text) if " at " in text else ():
        yield Foreknown(
            start=match.start("at") + 1, end=match.end("at"), text=f"a los {_years(match['age'])}", is_adverb=True
        )
    for match in _AGED.finditer(text):
        ages = f"{_number(match['age'])} y {_years(match['other'])}" if match["other"] else _years(match["age"])
        yield Foreknown(start=match.start(), end=match.end(), text=f"de {ages}")


def _years(age: str) -> str:
    return f"{_number(age)} años"


def _number(age: str) -> str:
    return IN_SPANISH.get(age, age)


def _first(said: str, match: re.Match[str]) -> str:
    """With a capital where it begins something."""
    begins = match[0][0].isupper() and (match[0][:2] != "I " or _BEGINNING.search(match.string[: match.start()]))
    return said[0].upper() + said[1:] if begins else said
