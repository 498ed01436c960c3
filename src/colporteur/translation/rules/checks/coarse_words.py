"""Is the translation ruder than the original?

A small list of stems of our own for words that no newspaper prints by accident. What is rude in one place and harmless in
another (French *con*, Spanish *coger*) is left out.
"""

from collections.abc import Iterator
from functools import cache

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.passages import Passage, parts
from colporteur.translation.rules.checks.sieve import Sieve
from colporteur.translation.rules.words import WORD

_COARSE = {
    "en": r"(?:mother)?fuck\w*|(?:bull)?shit\w*|cunts?|bitch(?:es|y)?|(?:arse|ass)holes?|wank(?:er|ers|ing)|twats?|"
    r"sluts?|whores?|bastards?|dickheads?|pricks|bollocks|piss(?:ed|ing)?|goddamn\w*|faggots?|nigg(?:er|a)s?",
    "de": r"(?:be|ver)?schei(?:ß|ss)\w*|fick\w*|gefickt\w*|arschl\w+|ärsche|fotzen?|huren\w*|hure|wichs\w*|schlampen?|"
    r"pisse\w*|verpiss\w*|kacke|drecks(?:au|kerl)\w*|schwuchteln?|nutten?|mistkerl\w*",
    "es": r"jod(?:er|id[oa]s?|an|ete)|mierdas?|put[oa]s?|hijoputas?|gilipollas|coño|cabr[oó]n(?:es|a|as)?|cojones|"
    r"pollas|maric[oó]n(?:es)?|follar\w*|pendej[oa]s?|chingad\w+",
    "ca": r"merd(?:a|es)|put[ae]s?|collons|cony|fot(?:re|uda|uts)|fill de puta|cabr(?:ó|ons)|malparits?|gilipolles|maric(?:ó|ons)",
    "fr": r"merd(?:e|es|ique|eux)|putains?|put(?:e|es)|salop(?:e|es|ard|ards|erie)|enculé\w*|connards?|connasses?|"
    r"bordel|foutre|chiant\w*|chier|couilles|pédés?|nique\w*",
    "it": r"merd[ae]|cazz[oi]|puttan\w+|stronz\w+|vaffanculo|coglion[ei]|fottut\w+|froci[oa]?",
    "pt": r"merdas?|put(?:a|as)|caralhos?|fod(?:er|a|ido|ida|eu)|filh[oa] da puta|cuz(?:ão|ões)|buceta|viad[oa]s?|porra",
    "nl": r"klote\w*|kut\w{0,4}|neuk\w*|hoer(?:en)?|godverdomme|klootza\w+",
    "ar": r"(?:ال)?(?:خراء|خرا|شرموط\w*|عاهر\w*|قحب\w*|منيوك\w*|كسمك|زب|طيز|لوطي)",
}


def no_word_is_coarse(candidate: Candidate) -> Iterator[Finding]:
    """The target has no such word, unless the source has one too."""
    coarse = _coarse(candidate.translation)
    if coarse and not _coarse(candidate.original):
        words = WORD.finditer(candidate.translation.bare)
        yield Finding(
            code="coarse_word_invented",
            severity=Severity.WARNS,
            target_spans=tuple(match.span() for match in words if not coarse.isdisjoint(parts(match[0].lower()))),
        )


def _coarse(said: Passage) -> frozenset[str]:
    sieve = _sieve(said.language)
    return frozenset(sieve.holds(said.small_words)) if sieve else frozenset()


@cache
def _sieve(language: str) -> Sieve | None:
    words = _COARSE.get(language)
    return Sieve(words) if words else None
