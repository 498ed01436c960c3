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

_ASKS_HERE = re.compile(
    r"\b(?i:ask|clear|decid|discover|doubt|explain|forg[eo]t|guess|hear|idea|kn[eo]w|matter|question|remember|reveal|see|sure|unclear|"
    r"understand|understood|wonder)\w*\b(?:,? [\w’'-]+){0,8}?,? (?:who|when)\b"
    r"|\b(?i:decide|know|said|says?|tell|told|show)\w*(?: (?:him|her|it|me|nothing|of|them|us|you))?,? (?:who|when)\b(?! [A-Z])"
)
"""A word of asking, and what it may ask for."""
_ANYWHERE = re.compile(r"(?<!\w)(?:[Cc]uándo|quién|quiénes)(?!\w)")
_BEHIND_A_NOUN = re.compile(
    r"(?<!\w)(?!(?:a|ante|bajo|con|contra|de|desde|en|entre|hacia|para|por|según|sin|sobre|tras|y|o|e|ni) )[\w’-]+ $"
)

_PLAIN = str.maketrans("éá", "ea")


def questioning_accents(source: str, target: str) -> Iterator[Change]:
    """What takes them off in a Spanish translation from English."""
    if "ién" not in target and "ándo" not in target:  # most sentences, and quickly seen
        return
    if "?" in source or "¿" in target:
        return
    if not _ASKS_HERE.search(source):
        yield from _relatives(source, target)
        return
    if _ASKS.search(source):
        return
    begun = _BEGUN.match(target)
    if begun and _BEGINS.match(source):
        yield Change(*begun.span("word"), "Cuando")
    if len(_SAID.findall(source)) == len(_WRITTEN.findall(target)):
        for match in _WRITTEN.finditer(target):
            yield Change(*match.span(), match[0].translate(_PLAIN))


def _relatives(source: str, target: str) -> Iterator[Change]:
    """Nothing asks: all accents go, and *quien* right behind a noun is *que*: *las personas que le eligieron*."""
    for match in _ANYWHERE.finditer(target):
        word = match[0].translate(_PLAIN)
        if word[0] == "q" and _BEHIND_A_NOUN.search(target[: match.start()]) and " who " in source:
            word = "que"
        yield Change(*match.span(), word)
