"""Names hidden from an engine that would translate them, behind names that it knows and leaves alone.

A word that no dictionary knows would be left alone too, but it costs the sentence its grammar: Apertium makes “Qzxak Dijo”
of “Qzxak said”, and loses the genitive. Behind “Toronto” both come out right, behind “Laura” also the gender; and Catalan
and Spanish need one that begins like the name, for “d’Oslo” and “e Irene”.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from colporteur.translation.engines.stream import Heard
from colporteur.translation.rules.register import Fixed, Kind

_PLACES = ("Toronto", "Chicago", "Houston", "Seattle", "Detroit", "Montevideo", "Oslo", "Orlando")
_MEN = ("Roberto", "Ricardo", "Fernando", "Pedro", "Hugo", "Eduardo", "Antonio", "Oscar")
_WOMEN = ("Laura", "Carla", "Silvia", "Monica", "Marina", "Elena", "Olga", "Irene")
CANDIDATES: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {Kind.PLACE: _PLACES, Kind.BODY: _PLACES, Kind.PERSON: _MEN, Kind.MAN: _MEN, Kind.WOMAN: _WOMEN}
)
EVERY_CANDIDATE = (*_PLACES, *_MEN, *_WOMEN)
_VOWELS = frozenset("aeiouAEIOUàáâäèéêëìíîïòóôöùúûüÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜ")


@dataclass(frozen=True, slots=True)
class Hidden:
    """The sentence to ask for, and what each stand-in stands for."""

    text: str
    originals: Mapping[str, str]


def hidden(text: str, names: Sequence[Fixed], known: Collection[str]) -> Hidden:
    """The sentence with its names behind stand-ins among those that the engine knows, as far as there are enough."""
    pieces, originals, end = [], {}, 0
    for name in sorted(names, key=lambda each: each.start):
        stand_in = _stand_in_for(name, [each for each in known if each not in originals and each not in text])
        if stand_in is None or name.start < end:
            continue
        pieces += [text[end : name.start], stand_in]
        originals[stand_in], end = name.text, name.end
    return Hidden("".join((*pieces, text[end:])), originals)


def shown(heard: Heard, hiding: Hidden) -> Heard | None:
    """The answer with the names in their places; None unless each stand-in stands in it exactly once, as a word."""
    text = heard.text
    if not hiding.originals:
        return heard
    stand_ins = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, hiding.originals))})(?!\w)")
    if sorted(stand_ins.findall(text)) != sorted(hiding.originals):
        return None
    if any(text.casefold().count(each.casefold()) != 1 for each in hiding.originals):
        return None
    return Heard(stand_ins.sub(lambda match: hiding.originals[match[0]], text), heard.unknown_words)


def left_alone(ask: Callable[[Sequence[str]], Sequence[Heard | None]]) -> tuple[str, ...]:
    """Those of the candidates that the engine knows, and translates with themselves."""
    answers = ask([f"{each}." for each in EVERY_CANDIDATE])
    return tuple(
        each
        for each, heard in zip(EVERY_CANDIDATE, answers, strict=True)
        if heard is not None and heard.text.strip() == f"{each}." and not heard.unknown_words
    )


def _stand_in_for(name: Fixed, free: Sequence[str]) -> str | None:
    """One of its kind; best with its first letter, else with a vowel where it has one; none if the kind is used up."""
    fitting = [each for each in CANDIDATES.get(name.kind, ()) if each in free]
    first = name.text[:1]
    return max(fitting, key=lambda each: (each[0] == first, (each[0] in _VOWELS) == (first in _VOWELS)), default=None)
