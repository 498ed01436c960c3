"""How long, how wide, for how long and in which street: English sentences as rule-based engines into Spanish understand them.

`310 metres long` became *310 metros mucho tiempo*, `for 20 years` *para 20 años*, `11 per cent` a cent, and `on Tar Quay` *encima*.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from colporteur.translation.rules.known_piece import Foreknown

_SIDES = MappingProxyType(
    {
        "long": "de largo",
        "wide": "de ancho",
        "high": "de alto",
        "tall": "de alto",
        "deep": "de profundidad",
        "thick": "de grosor",
    }
)
_MEASURED = MappingProxyType({"is": "mide", "are": "miden", "was": "medía", "were": "medían"})
_COUNT = (
    r"(?:\d[\d.,]*\d|\d|a hundred|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|"
    r"thirty|forty|fifty|sixty)"
)
_LENGTH = r"(?:milli|centi|kilo)?met(?:re|er)s?|feet|foot|inch(?:es)?|miles?|yards?"
_EXTENT = re.compile(
    rf"(?<=\d )(?:{_LENGTH})(?P<side> (?:{'|'.join(_SIDES)}))\b(?![ -](?:ago|enough|jump|before|after)\b)"
)
_IS_MEASURED = re.compile(
    rf"(?<!\w)(?P<verb>(?:{'|'.join(_MEASURED)}) )"
    rf"(?=(?:(?:about|almost|nearly|only|just|over|more than|less than) )?\d[\d.,]* (?:{_LENGTH}) "
    rf"(?:{'|'.join(_SIDES)})\b)"
)
_NEARLY = r"(?:about|almost|nearly|only|just|over|more than|less than|at least|up to|another) "
_TIME = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?)"
_FOR = re.compile(
    rf"(?<![\w’'])(?P<for>[Ff]or)(?= (?:{_NEARLY})?{_COUNT} {_TIME}\b(?! (?:of|old|ago|from)\b)(?![-’']))"
)
_PRICED = re.compile(
    r"(?:pa(?:y|ys|id|ying)|ask(?:s|ed|ing)?|charg(?:e|es|ed|ing)|cost|costs|enough|ready|due|plan(?:s|ned|ning)?|schedul(?:e|es|ed)|"
    r"food|menu|list|forecast|contract|budget|tickets?|fees?|price|prices|bill|money|euros|dollars|pounds) $"
)
_ON_A_STREET = re.compile(
    r"(?<![\w’'\-])(?P<on>[Oo]n)(?= (?:[A-Z][\w’'\-]* ){1,3}(?:Avenue|Bridge|Island|Lane|Pier|Quay|Road|Square|Street|Wharf)\b)"
)
_PER_CENT = re.compile(r"(?<=\d )per cent\b")


def plain_extents(text: str) -> str:
    """The English sentence with other English words for these, where they say the same for certain."""
    text = _PER_CENT.sub("percent", text)
    return _FOR.sub(lambda match: match[0] if _PRICED.search(text[: match.start()]) else _during(match[0]), text)


def in_streets(text: str) -> str:
    """`in Mill Street` for `on Mill Street`, as long as before: places in the sentence stay what they are."""
    return _ON_A_STREET.sub(lambda match: "In" if match["on"] == "On" else "in", text)


def extents_in_spanish(text: str) -> Iterator[Foreknown]:
    """What follows a measure and says which side is measured, and the verb before it."""
    for match in _IS_MEASURED.finditer(text):
        yield Foreknown(start=match.start("verb"), end=match.end("verb"), text=f"{_MEASURED[match['verb'].strip()]} ")
    for match in _EXTENT.finditer(text):
        yield Foreknown(start=match.start("side"), end=match.end("side"), text=f" {_SIDES[match['side'].strip()]}")


def _during(word: str) -> str:
    return "During" if word[0].isupper() else "during"
