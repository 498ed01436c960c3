"""Is there a single word of the original's language in the translation?

Names, loan-words and cognates are the same in both. What is left over is told by its letters: lingua says how surely a word that
stands on both sides belongs to the original's language rather than to the translation's.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.language import NOUNS_HAVE_CAPITALS, language_code
from colporteur.translation.rules.checks.leftovers import are_related
from colporteur.translation.rules.checks.practice import is_practice
from colporteur.translation.rules.words import WORD

_QUOTED = re.compile(r"[\"“„«‹‘‚][^\"”“»›’]{0,80}[\"”“»›’]")
_LEAST_LETTERS = 4
_LEAST_LETTERS_OF_A_NOUN = 7
_SURE, _SURE_OF_A_NOUN = 0.75, 0.95
_BEFORE_A_NOUN = re.compile(
    r"\b(?:d(?:er|ie|as|en|em|es)|(?:k?ein|mein|dein|sein|ihr|unser|euer|eur|dies|jed|jen|manch|welch|solch|all|viel|wenig)"
    r"(?:e[nrsm]?)?|zum|zur|im|am|vom|beim|ins|ans)(?: [a-zäöüß]+(?:e[nrsm]?))? $"
)
_NOUN = re.compile(rf"\b[^\W\d_a-z][^\W\d_]{{{_LEAST_LETTERS_OF_A_NOUN - 1},}}\b")
_NEAR = 60
_EVERYWHERE = frozenset(
    "euro euros kilo kilos tsunami tsunamis yoga pizza pasta taxi radio video internet online virus covid sonar radar laser".split()
)


def no_word_is_foreign(candidate: Candidate) -> Iterator[Finding]:
    """No word of the target is one of the source's that only its language has."""
    source, target = candidate.original.language, candidate.translation.language
    if not _may_hold_any(candidate, source) or source == target or are_related(source, target):
        return
    if is_practice(candidate.target):
        return
    spans = [
        (run[0].start(), run[-1].end())
        for run in _shared_runs(candidate, source)
        if _is_foreign(tuple(match[0] for match in run), source, target)
    ]
    if spans:
        yield Finding(
            code="word_left_over",
            severity=Severity.WARNS,
            target_spans=tuple(spans),
        )


def _may_hold_any(candidate: Candidate, source_language: str) -> bool:
    """True if a shared word has no capital, or has one as German nouns do: mostly names alone are shared."""
    has_nouns = source_language in NOUNS_HAVE_CAPITALS
    return any(
        word not in _EVERYWHERE if word.islower() else has_nouns and len(word) >= _LEAST_LETTERS_OF_A_NOUN
        for word in candidate.shared_words
    )


def _shared_runs(candidate: Candidate, source_language: str) -> Iterator[list[re.Match[str]]]:
    """Words that stand on both sides, those that follow each other together; quotations and names are left out."""
    known = candidate.original.vocabulary
    text = _QUOTED.sub(lambda match: " " * len(match[0]), candidate.translation.bare)
    words = list(WORD.finditer(text))
    nouns = _nouns(candidate.source) if source_language in NOUNS_HAVE_CAPITALS else frozenset()
    shared = [
        match
        for number, match in enumerate(words)
        if match[0] in known
        and (_may_be_judged(match[0]) or (match[0] in nouns and not _stands_in_a_name(number, words, text)))
    ]
    run: list[re.Match[str]] = []
    for match in shared:
        if run and text[run[-1].end() : match.start()] != " ":
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _may_be_judged(word: str) -> bool:
    """True for words without a capital."""
    return word.islower() and word not in _EVERYWHERE


def _nouns(text: str) -> frozenset[str]:
    """Words with a capital that stand like a noun, behind an article or its like, wherever they stand."""
    places: dict[str, list[int]] = {}
    for match in _NOUN.finditer(text):
        if match[0][1:].islower():
            places.setdefault(match[0], []).append(match.start())
    return frozenset(word for word, starts in places.items() if all(_is_after_an_article(text, at) for at in starts))


def _is_after_an_article(text: str, start: int) -> bool:
    return _BEFORE_A_NOUN.search(text, max(0, start - _NEAR), start) is not None


def _stands_in_a_name(number: int, words: list[re.Match[str]], text: str) -> bool:
    """True if the word before or after it has a capital too."""
    return any(
        one[0][0].isupper() and two[0][0].isupper() and text[one.end() : two.start()] in (" ", "-", " - ")
        for one, two in pairwise(words[max(0, number - 1) : number + 2])
    )


def _is_foreign(words: tuple[str, ...], source: str, target: str) -> bool:
    said = " ".join(words)
    if sum(map(str.isalpha, said)) < _LEAST_LETTERS:
        return False
    sure = _SURE if said.islower() else _SURE_OF_A_NOUN
    return _confidence(said.lower(), source, target) >= sure


@lru_cache(maxsize=4096)
def _confidence(said: str, source: str, target: str) -> float:
    detector = _detector(source, target)
    return detector[0].compute_language_confidence(said, detector[1]) if detector else 0.0


@cache
def _detector(source: str, target: str) -> tuple[LanguageDetector, Language] | None:
    of, against = language_code(source), language_code(target)
    if of is None or against is None:
        return None
    return LanguageDetectorBuilder.from_iso_codes_639_1(of, against).build(), Language.from_iso_code_639_1(of)
