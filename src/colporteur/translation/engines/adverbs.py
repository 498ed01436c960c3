"""Words that say when something happens, lent to an engine in the place of what is known beforehand: `today` for `on 4 October`.

A rule-based engine that does not see such a piece at all takes the verb before it for a participle: of `resigned [el martes]
after` it made *dimitido*. With an adverb that it knows in that place the sentence keeps its grammar.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from colporteur.translation.engines.contract import Pair
from colporteur.translation.rules.known_piece import Foreknown

_TWICE = re.compile(r"(?<!\w)([^\W\d_]+) \1(?!\w)", re.IGNORECASE)
_ADVERBS: Mapping[Pair, Sequence[tuple[str, str]]] = MappingProxyType(
    {Pair("en", "es"): (("today", "hoy"), ("yesterday", "ayer"), ("here", "aquí"))}
)
"""By pair: words that the engine translates with one word, whatever stands beside them."""


@dataclass(frozen=True, slots=True)
class Lent:
    """The sentence to ask for, what of it is known still, and by the adverb in the translation the piece that it stands for."""

    text: str
    known: tuple[Foreknown, ...]
    adverbs: Mapping[str, str]


def lent(pair: Pair, text: str, known: Sequence[Foreknown]) -> Lent:
    """The sentence with adverbs for those pieces that are such, as far as there are enough which it does not have itself."""
    small = text.lower()
    free = [each for each in _ADVERBS.get(pair, ()) if each[0] not in small] if known else []
    pieces, left, adverbs, end, size = list[str](), list[Foreknown](), dict[str, str](), 0, 0
    for piece in known:
        said = text[end : piece.start]
        word = text[piece.start : piece.end]
        if piece.is_adverb and free:
            adverb, translated = free.pop(0)
            adverbs[translated] = piece.text
            word = adverb.capitalize() if piece.text[0].isupper() else adverb
        else:
            left.append(replace(piece, start=size + len(said), end=size + len(said) + len(word)))
        pieces += [said, word]
        size, end = size + len(said) + len(word), piece.end
    return Lent("".join((*pieces, text[end:])), tuple(left), adverbs)


def given_back(text: str, adverbs: Mapping[str, str]) -> str | None:
    """The translation with the pieces in their places; None unless each adverb stands in it exactly once.

    Nor is it one where a word is said twice: `at home today` becomes *en en casa hoy*.
    """
    if adverbs and _TWICE.search(text):
        return None
    for adverb, said in adverbs.items():
        found = list(re.finditer(rf"(?<!\w){adverb}(?!\w)", text, re.IGNORECASE))
        if len(found) != 1:
            return None
        first = said[0].upper() if found[0][0][0].isupper() else said[0].lower()
        text = text[: found[0].start()] + first + said[1:] + text[found[0].end() :]
    return text
