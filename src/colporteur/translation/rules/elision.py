"""Catalan words that lose their vowel before a vowel: `d’Ostermere`, `l’Oster`, `de l’Oster`.

Engines elide before the words they know; before a name that they do not know they write *de Ostermere*. Certain are names that
begin with a plain a, e or o, or with an i before a consonant, where *la* stays (*la Irene*). Before other i, u and h it depends
on how the name is spoken (*de Iuri*, *de Hegel*), and so it does with `Eu`, `Oi`, `Ou` and `One`: those are left, and so are
letters and acronyms.
Source: Institut d’Estudis Catalans, Ortografia catalana, 4.3.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from colporteur.translation.rules.quotation_style import Change

_FORMS = MappingProxyType({"de": "d’", "el": "l’", "la": "l’", "del": "de l’", "al": "a l’", "pel": "per l’"})
_UNELIDED = re.compile(
    rf"(?<![\w’'\-])(?P<word>{'|'.join(sorted(_FORMS, key=len, reverse=True))}) "
    r"(?P<name>(?:(?!Eu|Oi|Ou|One\b)[AÀÁÂÄEÈÉÊËOÒÓÔÖ]|(?<!la )[IÍ](?=[b-df-hj-np-tv-zç]))[^\W\d_]*[a-zß-öø-ÿ][^\W\d_]*)",
)


def elisions(target: str) -> Iterator[Change]:
    """What elides them in a Catalan translation."""
    for match in _UNELIDED.finditer(target):
        yield Change(match.start("word"), match.start("name"), _FORMS[match["word"]])
