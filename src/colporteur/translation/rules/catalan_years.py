"""Years in Catalan have an article: `el 1931`, `des del 1950`, `el 3 de març del 2026`.

Engines from Spanish keep that language's way, *en 1931*. A year is certain where four figures without a mark between them end
the clause, or a small word follows that begins another: *en 1500 casos* is a count, and so it is after *un total de*.
Source: Institut d’Estudis Catalans, Gramàtica essencial de la llengua catalana, 16.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from colporteur.translation.rules.quotation_style import Change

_FORMS = MappingProxyType({"en": "el", "des de": "des del", "fins a": "fins al"})
_YEAR = r"(?:1[1-9]|20)\d\d"
_OVER = (
    r"(?=\s*(?:[;:!?)»”]|[.,](?!\d)|$)"
    r"|\s(?:a|al|als|amb|com|del?|dels|el|els|en|es|hi|i|la|les|no|o|on|per|pel|però|entre|que|quan|s[’']|van?|ha|han|havia|és|són|era|eren)(?!\w))"
)
_BEFORE = re.compile(rf"(?<![\w’'-])(?P<before>{'|'.join(_FORMS)}) (?={_YEAR}{_OVER})", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"(?<!\w)entre(?P<first> ){_YEAR} i(?P<second> ){_YEAR}(?:{_OVER}|(?= [^\W\d_]+(?:ava|aven|ien)(?!\w)))",
    re.IGNORECASE,
)
_MONTH = "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre"
_COUNTED = (
    "total|més|menys|prop|voltant|xifra|mitjana|grup|quantitat|màxim|mínim|centenar|milers|desena|un|a partir|lluny"
    "|acord|dins"
)
_OF = re.compile(rf"(?<=[^\W\d_] )(?P<of>de )(?=(?:1[6-9]|20)\d\d{_OVER})")
_SINCE = re.compile(r"(?<!\w)des $", re.IGNORECASE)
_AFTER_A_COUNT = re.compile(rf"(?<!\w)(?:{_COUNTED}|{_MONTH}) $", re.IGNORECASE)
_OF_A_MONTH = re.compile(rf"(?<=\w) (?:{_MONTH})(?P<of> de )(?=20\d\d{_OVER})")


def years_with_their_article(target: str) -> Iterator[Change]:
    """What gives the years of a Catalan translation their article."""
    for match in _BEFORE.finditer(target):
        form = _FORMS[match["before"].lower()]
        yield Change(*match.span("before"), form[0].upper() + form[1:] if match["before"][0].isupper() else form)
    for match in _BETWEEN.finditer(target):
        yield Change(*match.span("first"), " el ")
        yield Change(*match.span("second"), " el ")
    for match in _OF_A_MONTH.finditer(target):
        yield Change(*match.span("of"), " del ")
    for match in _OF.finditer(target):
        before = target[: match.start()]
        if not _AFTER_A_COUNT.search(before) and not _SINCE.search(before):
            yield Change(*match.span("of"), "del ")
