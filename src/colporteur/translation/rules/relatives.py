"""Spanish accents of questions where the English original asks nothing.

Rule-based engines write *quién* and *cuándo* for every `who` and `when`: `, who leads` is *, quien dirige*, `When it rains` *Cuando
llueve*. Certain is one behind a comma, and `When` at the beginning, in a sentence without a question mark and without a word of
asking, telling or knowing; elsewhere the accent may be right, and stays.
"""

import re
from collections.abc import Iterator

from colporteur.translation.rules.quotation_style import Change

_SAID = re.compile(r", (?:who|when)\b")
_WRITTEN = re.compile(r"(?<=, )(?:quién|quiénes|cuándo)\b")
_BEGINS = re.compile(r"[“\"]?When\b")
_BEGUN = re.compile(r"[«“\"]?(?P<word>Cuándo)\b")
_ASKS = re.compile(
    r"\b(?i:ask|decid|discover|doubt|explain|forg[eo]t|guess|hear|idea|kn[eo]w|question|remember|reveal|said|say|sure|tell|told|unclear|"
    r"understand|understood|wonder)\w*\b(?! (?:[a-z]+ )?[A-Z])",
)
"""Before a name they say who speaks: `said Ana Ferro, who sells tackle`."""

_PLAIN = str.maketrans("éá", "ea")


def questioning_accents(source: str, target: str) -> Iterator[Change]:
    """What takes them off in a Spanish translation from English."""
    if "ién" not in target and "ándo" not in target:  # most sentences, and quickly seen
        return
    if "?" in source or "¿" in target or _ASKS.search(source):
        return
    begun = _BEGUN.match(target)
    if begun and _BEGINS.match(source):
        yield Change(*begun.span("word"), "Cuando")
    if len(_SAID.findall(source)) == len(_WRITTEN.findall(target)):
        for match in _WRITTEN.finditer(target):
            yield Change(*match.span(), match[0].translate(_PLAIN))
