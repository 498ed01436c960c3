"""Who speaks: what stands between a quotation and a name, from English into Spanish.

`“…,” said Novik` is *«…», dijo Novik*. Rule-based engines take `said` before a name for a participle and say *dicho Novik*.
Certain is a verb of saying between a closing mark and one name, with or without an office in small letters before it; where
two speak at once, or nobody is named, it is left to the engine.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from colporteur.translation.rules.known_piece import Foreknown

_VERBS = MappingProxyType(
    {
        "added": "añadió",
        "adds": "añade",
        "admitted": "admitió",
        "asked": "preguntó",
        "asks": "pregunta",
        "explained": "explicó",
        "explains": "explica",
        "recalled": "recordó",
        "replied": "respondió",
        "said": "dijo",
        "says": "dice",
        "wrote": "escribió",
        "writes": "escribe",
    }
)
_NO_OFFICE = (
    "a|about|after|all|an|and|as|at|because|before|both|but|by|during|for|from|he|her|his|i|if|in|into|it|its|later|many|my|nothing|"
    "of|on|once|or|other|our|several|she|so|some|that|the|their|they|this|those|to|two|three|under|we|when|while|with|yes|yesterday|you"
)
_OFFICE = rf"(?:(?!(?:{_NO_OFFICE})\b)[a-z]{{3,}}(?<!s) ){{0,3}}"
_NAME = r"(?!(?:He|I|It|She|That|The|They|This|We|You)\b)[A-ZÀ-ÖØ-Þ][\w’'\-]*\.?"
_SPEAKER = re.compile(
    rf"(?<=[,.!?…][”\"»])(?P<verb> (?:{'|'.join(_VERBS)}) )(?={_OFFICE}(?P<name>{_NAME}(?: {_NAME})*))(?!(?:[^,.;”]*) and [A-Z])"
)


def speakers_in_spanish(text: str) -> Iterator[Foreknown]:
    """The verbs of saying before a speaker's name, with the spaces around them."""
    for match in _SPEAKER.finditer(text):
        yield Foreknown(start=match.start("verb"), end=match.end("verb"), text=f" {_VERBS[match['verb'].strip()]} ")
