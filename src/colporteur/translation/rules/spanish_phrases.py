"""What an engine from English says in Spanish and no Spaniard does: *estuvo elegido*, *encima contratos*, *hermano-en-ley*.

What happened to somebody is *fue elegido*; *estuvo* stays with words of a state that lasts, and beside how long it lasted. *Encima*
stands alone or before *de*. Certain is what English says for each.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from colporteur.translation.rules.quotation_style import Change, apart

_HAPPENED = re.compile(
    r"(?<!\w)(?P<was>[Ee]stuv(?:o|ieron|e|imos))(?= (?:no |[a-zñáéíóú]+mente )?"
    r"(?P<done>[a-zñáéíóú]+(?:ad|id|íd)[oa]s?|(?:di|he|ele|prote)?(?:ch|ct)[oa]s?|[a-zñáéíóú]*(?:scrit|puest|vist|vuelt|suelt|electo|legid)[oa]s?)(?!\w)"
    r"(?P<after>[^.;:]*))"
)
_WAS = re.compile(r"\b(?:was|were|got)\b")
_STATES = re.compile(
    r"(?:acostumbr|aisl|apag|aparc|asust|atasc|atrap|cans|cas|cerr|coloc|compuest|convencid|cubiert|decid|dedic|destin|determin|"
    r"disgust|divid|divorci|dormid|embaraz|encant|encend|encerr|enfad|enterr|equip|equivoc|escondid|extend|habit|helad|impresion|inspir|"
    r"interes|limit|llen|ligad|oblig|ocup|parad|perdid|permit|pobl|preocup|prepar|previst|prohib|relacion|retir|rode|sent|separ|situ|"
    r"sorprend|ubic|un|vaci|vest|vincul|viv)(?:ad|id|íd)?[oa]?s?$"
)
_LASTED = re.compile(r"\b(?:durante|hasta|desde hace|todavía|aún)\b")
_FORMS = MappingProxyType({"estuvo": "fue", "estuvieron": "fueron", "estuve": "fui", "estuvimos": "fuimos"})
_ON_TOP = re.compile(
    r"(?<!\b(?:es|me|le|la|lo) )(?<!\b(?:era|fue|por|les|los|las) )(?<!\b(?:eran|será|está) )(?<!\w)(?P<top>[Ee]ncima) "
    r"(?=(?!(?:de|del|y|o|en|a|al|por|que|con|se|no|suyo|suya|ellos|ellas|él|ella|nosotros|mío|nuestro|tuyo)\b|\w+(?:ó|aron|ieron|aban?|ían?)\b)[a-zñáéíóú]|[A-Z])"
)
_ON = re.compile(r"\bon\b", re.IGNORECASE)
_SHARE = re.compile(r"(?<!\w)(?P<by>por) (?=\d+(?:[.,]\d+)?(?:\s?%| por ciento\b))")
_BY_A_SHARE = re.compile(r"\bby \d+(?:\.\d+)? ?(?:%|per ?cent\b)")
_IN_LAWS = MappingProxyType(
    {"hermano": "cuñado", "hermana": "cuñada", "padre": "suegro", "madre": "suegra", "hijo": "yerno", "hija": "nuera"}
)
_IN_LAW = re.compile(rf"(?<!\w)(?P<whole>(?P<kin>{'|'.join(_IN_LAWS)})(?P<many>e?s)?-en-ley)(?!\w)")


def spanish_phrases(source: str, target: str) -> Iterator[Change]:
    """What puts them right in a Spanish translation from English; none overlaps another."""
    return apart(target, _found(source, target))


def _found(source: str, target: str) -> Iterator[Change]:
    if _WAS.search(source):
        for match in _HAPPENED.finditer(target):
            if not _STATES.match(match["done"]) and not _LASTED.search(match["after"]):
                said = _FORMS[match["was"].lower()]
                yield Change(*match.span("was"), said.capitalize() if match["was"][0].isupper() else said)
    if _ON.search(source):
        for match in _ON_TOP.finditer(target):
            yield Change(*match.span("top"), "Sobre" if match["top"][0].isupper() else "sobre")
    if _BY_A_SHARE.search(source):
        for match in _SHARE.finditer(target):
            yield Change(*match.span("by"), "un")
    for match in _IN_LAW.finditer(target):
        kin = _IN_LAWS[match["kin"]]
        yield Change(*match.span("whole"), kin + ("s" if match["many"] else ""))
