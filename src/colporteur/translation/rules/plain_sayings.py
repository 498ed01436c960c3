"""English sentences with the little words that wire copy leaves out, for rule-based engines into Spanish.

`The bank said the recall would` became *dijo el retira*, `told reporters` *dijo reporteros*, `She never lived there` *nunca
vivido*, and of `so visitors should` came *tan los visitantes*. The words that are put in or for others say the same.
"""

import re

_FINITE = "are|can|could|did|do|does|had|has|have|is|may|might|must|should|was|were|will|would"
_NO_THAT = re.compile(
    r"(?<![”\"»] )(?<![”\"»], )(?P<said>\b(?:said|says|added|warned)) "
    rf"(?=(?:(?:he|I|she|they|we|you) (?!said\b)\w|it (?:{_FINITE}|[a-z]+ed)\b"
    rf"|(?:an?|all|both|her|his|its|many|more|most|no|nobody|our|some|the|their|these|this|those)"
    rf" (?:[\w’'-]+ ){{1,6}}?(?:{_FINITE})\b"
    rf"|(?:[A-Z][\w’'-]+ ){{1,3}}(?:{_FINITE})\b))"
)
_HEARERS = (
    r"reporters|journalists|lawmakers|voters|supporters|parliament|Parliament|MPs|"
    r"(?:the|an?) (?:[a-z]+ )?(?:agency|assembly|audience|board|commission|committee|conference|council|court|crowd|inquiry|judge|"
    r"jury|meeting|newspaper|panel|paper|police)|(?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+"
)
_TOLD = re.compile(
    rf"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )\btold (?P<whom>{_HEARERS})(?P<that> that)?"
    r"(?=[.,:;]|$| (?P<clause>he|she|they|it|there|we|I)\b| (?:after|at|before|during|in|on|outside)\b|(?(that) ))"
)
_NEVER = re.compile(r"(?:(?<=^)|(?<=[“\"«]))(?P<who>[Hh]e|[Ss]he|[Ii]t|I|[Ww]e|[Tt]hey|[Yy]ou) never (?=[a-z]+ed\b)")
_WHAT_I = re.compile(r"(?<![\w’'-])(?P<what>[Ww])hat I (?=[a-z])")
_BEST_I = re.compile(
    r"(?P<noun>\b(?:[a-z]+est|all|anything|best|everything|first|last|most|nothing|only|worst)(?: [a-z]+){0,3}) I "
    r"(?=(?:ever|have|had|could)\b)"
)
_SO = re.compile(rf", so (?=(?!that\b|far\b|much\b|many\b|long\b)(?:[\w’'-]+ ){{1,4}}?(?:{_FINITE})\b)")
_SO_IS_KNOWN = re.compile(
    r"(?:an?|each|every|he|her|his|I|it|its|my|no|our|she|that|the|their|there|these|they|this|those|we|you|your) "
)
"""Before these engines understand it."""
_EXPECTED = re.compile(r"\b(?:is|are) (?P<not>not )?(?:widely )?expected to (?=[a-z]+\b)(?!be\b)")


def plain_sayings(text: str) -> str:
    """The sentence with `that` after verbs of saying, `to` before who is told something, and the like."""
    if "told " in text:
        text = _TOLD.sub(_said_to, text)
    text = _NO_THAT.sub(lambda match: f"{match['said']} that ", text)
    if "expected to " in text:
        text = _EXPECTED.sub(lambda match: f"probably will {match['not'] or ''}", text)
    if " never " in text:
        text = _NEVER.sub(
            lambda match: f"{match['who']} {'has' if match['who'].lower() in _ONE else 'have'} never ", text
        )
    text = _SO.sub(lambda match: match[0] if _SO_IS_KNOWN.match(text, match.end()) else ", therefore ", text)
    if " I " in text:
        text = _BEST_I.sub(lambda match: f"{match['noun']} that I ", text)
        text = (
            text
            if "?" in text
            else _WHAT_I.sub(lambda match: f"{'T' if match['what'] == 'W' else 't'}he thing that I ", text)
        )
    return text


_ONE = frozenset({"he", "she", "it"})


def _said_to(match: re.Match[str]) -> str:
    whom = match["whom"]
    preposition = "in" if whom.endswith((" conference", " meeting")) else "to"
    return f"said {preposition} {whom}{' that' if match['that'] or match['clause'] else ''}"
