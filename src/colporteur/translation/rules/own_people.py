"""The people whom an article names or quotes are names for certain, wherever else they stand in the article.

So that an engine does not make a beach of Emil Sand, whose both names it knows as words.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from colporteur.translation.rules.register import Fixed, Kind

_PART = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’\-][^\W\d_]+)*\.?"
_PARTICLE = r"(?:al|bin|da|de|del|della|den|der|di|du|el|ibn|la|le|ten|van|von|y|i)"
_SIGNATURE = re.compile(rf"\s*({_PART}(?: (?:{_PARTICLE} ){{0,2}}{_PART}){{1,3}})\s*(?:[,(–—]|$)")
_BEGINNING = re.compile(r"(?:^|[.!?…:|])[\s\W]*$")
_DOES = re.compile(
    r",? (?:who|\d+|[a-z]+ed|added|became|began|did|had|has|is|said|says|thinks|told|took|was|will|won|would|wrote)\b"
    r"|, (?:aged|an?|the) |[’']s (?!\w+ (?:is|was)\b)"
)
_OTHER_NAME_FOLLOWS = re.compile(r" (?!I\b)[A-ZÀ-ÖØ-Þ]")
_OTHER_NAME = re.compile(
    r"(?<![\w’'\-])(?:(?P<title>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Professor|Mayor|Minister|President|Judge|Justice|Councillor|"
    r"Senator|Governor|Captain|Colonel|General|Chief|Inspector|Sergeant|Secretary|Bishop|Coach)\.?)|[A-ZÀ-ÖØ-Þ][\w.’'\-]*) $"
)
_IS_A_THING = re.compile(r"\b(?:an?|every|no|some|the|this) $", re.IGNORECASE)
_NO_LAST_NAMES = frozenset("March May April June August Monday Friday Sunday Jr Jr. Sr II III Christmas Easter".split())


def people_quoted(attributions: Iterable[str]) -> tuple[str, ...]:
    """The names at the head of attributions such as `Emil Sand, goalkeeper`; titles in small letters are none."""
    found = (_SIGNATURE.match(text) for text in attributions)
    return tuple(dict.fromkeys(match[1] for match in found if match and not match[1].isupper()))


def people_in(text: str, people: Mapping[str, Kind]) -> tuple[Fixed, ...]:
    """Where these people stand in a sentence: by their whole names, or by the last where that is no other word.

    The first word of a sentence is one only before what a person does: `Sand, 19, saved it`, not `Sand lay on the beach`.
    """
    if not people:
        return ()
    names, kinds = _pattern(tuple(people.items()))
    return tuple(
        Fixed(start=match.start(), end=match.end(), text=match[0], kind=kinds[match[0]])
        for match in names.finditer(text)
        if " " in match[0] or _is_a_person(match)
    )


def _is_a_person(match: re.Match[str]) -> bool:
    before = match.string[: match.start()]
    if _BEGINNING.search(before):
        return _DOES.match(match.string, match.end()) is not None
    if _OTHER_NAME_FOLLOWS.match(match.string, match.end()) or _IS_A_THING.search(before):
        return False
    other = _OTHER_NAME.search(before)
    return other is None or other["title"] is not None or _BEGINNING.search(before[: other.start()]) is not None


@lru_cache(maxsize=64)
def _pattern(people: tuple[tuple[str, Kind], ...]) -> tuple[re.Pattern[str], dict[str, Kind]]:
    """What finds them, and of what kind each form is; of two with one last name none tells the other's sex."""
    kinds: dict[str, Kind] = {}
    for name, kind in people:
        last = name.rpartition(" ")[2]
        if last not in _NO_LAST_NAMES:
            known = kinds.get(last, Kind.PERSON)
            kinds[last] = kind if known is Kind.PERSON or kind in (known, Kind.PERSON) else Kind.PERSON
            kinds[last] = known if kind is Kind.PERSON else kinds[last]
    kinds |= {name: kind for name, kind in people if " " in name}
    every = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    return re.compile(rf"(?<![\w'’\-])(?:{every})(?![\w\-])"), kinds
