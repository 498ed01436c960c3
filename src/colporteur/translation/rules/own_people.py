"""The people whom an article quotes: who signs a quotation is a name for certain, wherever else it stands in the article.

So that an engine does not make a beach of Emil Sand, whose both names it knows as words.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from colporteur.translation.rules.register import Fixed, Kind

_PART = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’\-][^\W\d_]+)*\.?"
_PARTICLE = r"(?:al|bin|da|de|del|della|den|der|di|du|el|ibn|la|le|ten|van|von|y|i)"
_SIGNATURE = re.compile(rf"\s*({_PART}(?: (?:{_PARTICLE} ){{0,2}}{_PART}){{1,3}})\s*(?:[,(–—]|$)")
_BEGINNING = re.compile(r"(?:^|[.!?…:|])[\s\W]*$")


def people_quoted(attributions: Iterable[str]) -> tuple[str, ...]:
    """The names at the head of attributions such as `Emil Sand, goalkeeper`; titles in small letters are none."""
    found = (_SIGNATURE.match(text) for text in attributions)
    return tuple(dict.fromkeys(match[1] for match in found if match and not match[1].isupper()))


def people_in(text: str, people: Sequence[str]) -> tuple[Fixed, ...]:
    """Where these people stand in a sentence: by their whole names, or by the last, but for the first word of a sentence."""
    if not people:
        return ()
    names = _pattern(tuple(people))
    return tuple(
        Fixed(start=match.start(), end=match.end(), text=match[0], kind=Kind.PERSON)
        for match in names.finditer(text)
        if match[0] in people or not _BEGINNING.search(text[: match.start()])
    )


@lru_cache(maxsize=64)
def _pattern(people: tuple[str, ...]) -> re.Pattern[str]:
    last = {name.rpartition(" ")[2] for name in people}
    every = sorted({*people, *last}, key=len, reverse=True)
    return re.compile(rf"(?<![\w'’\-])(?:{'|'.join(map(re.escape, every))})(?![\w\-])")
