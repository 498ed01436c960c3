"""Capital letters that nothing in the original calls for, after a rule-based engine has moved the first word of a sentence.

`Winther counts them` became *Winther Les cuenta*, and `I did not like` *no Me gustó*. Certain is only a sentence whose every other
capital is accounted for, so that none can belong to a name that the translation writes in its own way.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from types import MappingProxyType

from colporteur.translation.rules.quotation_style import Change

_WORD = re.compile(r"[^\W\d_](?:[\w’'·\-]*\w)?")
_I = ("I", "I’m", "I’ve", "I’ll", "I’d")
_BEGINNING = re.compile(r"(?:^|[.!?…:;–—|“”„«»\"(\[¿¡])\s*[\s“„«\"(\[¿¡]*$")
_NEAR = 20
_SMALL = MappingProxyType(
    {
        "en": frozenset(
            "a about after all an and are as at because before between both but by did do does during each every "
            "everybody everyone few for from had has have he her his how i if in instead is it its last many more most "
            "near neither next no nobody not now of on once one only our she since so some that the their then there "
            "these they this those though three to two under until we were what when where who why with within you your".split()
        ),
        "es": frozenset(
            "a al antes aunque cada como con cuando de del desde después donde durante e el ella ellas ellos en entre "
            "es esta este esto fue ha han hasta hay la las le les lo los más me mi nadie ni no nos para pero poco por "
            "porque que quien se según si sin sobre solo son su sus también todo todos tras un una unas uno unos y ya "
            "yo".split()
        ),
    }
)
"""Words that begin a sentence and are no names, by the language of the original: those where capitals mean names alone."""

_LITTLE = MappingProxyType(
    {
        "es": frozenset(
            "a al así aún con de del desde el ella ellas ellos en entre era eran es está están este esto fue fueron ha "
            "había habían han hay la las le les lo los me mi más nadie ni no nos para pero poco por que se si sin son "
            "su sus también te todo un una unas uno unos y ya yo".split()
        ),
        "ca": frozenset(
            "a al als amb aquest aquesta així de del dels des el ella elles ells els em en era eren es està estan et "
            "fou ha havia havien han hi ho i ja la les li més ni ningú no o per però que seu seva si són són també tot "
            "un una unes uns va van".split()
        ),
    }
)
"""Words of the translation's language that have no capital within a sentence unless they begin a name."""

_SHOUTED = frozenset({"EL", "LA", "LOS", "LAS", "ELS", "LES"})


def stray_capitals(source: str, target: str, source_language: str, target_language: str) -> Iterator[Change]:
    """What makes them small, and the first word's letter great, where that is certain."""
    small, little = _SMALL.get(source_language), _LITTLE.get(target_language)
    said, written = _WORD.findall(source), list(_WORD.finditer(target))
    if small is None or little is None or not said or not written or source.isupper():
        return
    if not _is_accounted_for(source, said, [match[0] for match in written], small):
        return
    kept = {*said[1:], *(said[:1] if said[0].lower() not in small else ())}
    first = written[0]
    if first[0] in _SHOUTED and first[0] not in source:
        yield Change(*first.span(), first[0].capitalize())
    elif first[0].islower() and said[0][0].isupper() and not target[: first.start()].strip('“„«"(¿¡ '):
        yield Change(*first.span(), first[0][0].upper() + first[0][1:])
    for number, match in enumerate(written[1:], 1):
        if match[0].istitle() and match[0] not in kept and not _begins(target, match.start()):
            follows_the_name = number == 1 and first[0] == said[0] in kept and said[1:2] and said[1].islower()
            if follows_the_name or match[0].lower() in little:
                yield Change(*match.span(), match[0].lower())


def _begins(text: str, start: int) -> bool:
    return _BEGINNING.search(text, max(0, start - _NEAR), start) is not None


def _is_accounted_for(source: str, said: Sequence[str], written: Sequence[str], small: frozenset[str]) -> bool:
    """True if no capital of the original can stand in the translation in another form."""
    if said[0].lower() not in small and said[0] != written[0]:
        return False
    strange = {word for word in said[1:] if word[0].isupper()}.difference(written, _I)
    if not all(word.lower() in small for word in strange):
        return False
    return not strange or all(
        _begins(source, match.start()) for match in islice(_WORD.finditer(source), 1, None) if match[0] in strange
    )
