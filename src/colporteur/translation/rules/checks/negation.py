"""Is what the original denies denied in the translation, and nothing else?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.denial_words import DENIALS
from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.checks.sieve import Sieve

type Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    signs: Sieve
    sure_signs: Sieve
    sure: re.Pattern[str]
    plain: re.Pattern[str]
    veiled: re.Pattern[str]
    void: re.Pattern[str]
    accompanying: re.Pattern[str]


_WORDS_ARE_NO_WORDS = frozenset(("zh", "ja", "ko", "hi"))
"""Written without spaces, with endings that matter, or with vowels that Python takes for no letters."""

_SAY_IT_ONCE = frozenset(("de", "en", "nl"))
"""Where two denials are two: elsewhere nobody saw nothing."""


def denials_stand(candidate: Candidate) -> Iterator[Finding]:
    """A side that denies has another that does so too, if only in a veiled way."""
    of, by = candidate.original, candidate.translation
    if of.language not in DENIALS or by.language not in DENIALS:
        return
    in_source, in_target = _plain(of), _plain(by)
    if not in_source and not in_target:
        in_source, in_target = _surely_veiled(of, by), _surely_veiled(by, of)
    if _is_missed(in_source, in_target, of, by):
        yield Finding(
            code="denial_lost",
            severity=Severity.WARNS,
            source_spans=tuple(in_source),
        )
    if _is_missed(in_target, in_source, by, of):
        yield Finding(
            code="denial_invented",
            severity=Severity.WARNS,
            target_spans=tuple(in_target),
        )


def _is_missed(denials: Spans, answers: Spans, said: Passage, other: Passage) -> bool:
    """True if there are more denials than may have an answer; where two make one only if there is none at all."""
    if len(denials) <= len(answers) or (answers and said.language not in _SAY_IT_ONCE):
        return False
    wanted = len(denials) if said.language in _SAY_IT_ONCE else 1
    return wanted > len(answers) + max(0, _veiled(other) - _veiled_besides(said)) + len(
        _patterns(other.language).void.findall(other.text)
    )


def _veiled(said: Passage) -> int:
    """How often it is denied in a veiled way."""
    return len(_patterns(said.language).veiled.findall(_without_void(said)))


def _veiled_besides(said: Passage) -> int:
    """How often a text does so that denies plainly as well: where both sides are veiled, they answer each other."""
    return _veiled(said) - len(_patterns(said.language).accompanying.findall(_without_void(said)))


def _plain(said: Passage) -> Spans:
    """Where it is plainly denied; in most sentences no word can do that."""
    patterns = _patterns(said.language)
    if said.language not in _WORDS_ARE_NO_WORDS and not patterns.signs.holds(said.small_words):
        return []
    return [match.span() for match in patterns.plain.finditer(_without_void(said))]


def _surely_veiled(said: Passage, other: Passage) -> Spans:
    """Where it is denied without a plain word, if the other side says nothing of the kind."""
    patterns = _patterns(said.language)
    if not patterns.sure_signs.holds(said.small_words) or _veiled(other):
        return []
    found = patterns.sure.finditer(said.text)
    return [
        match.span() for match in found if not (match[0][0].isupper() and match.start())
    ]  # a name’s: *Médicos Sin Fronteras*


def _without_void(said: Passage) -> str:
    return _patterns(said.language).void.sub(lambda match: " " * len(match[0]), said.text)


@cache
def _patterns(language: str) -> _Patterns:
    words = DENIALS[language]
    return _Patterns(
        signs=Sieve(f"{words.plain}|{words.within}"),
        sure_signs=Sieve(words.sure_within),
        sure=_pattern(words.sure, language),
        plain=_pattern(words.plain, language),
        veiled=_pattern(words.veiled, language),
        void=_pattern(words.void, language),
        accompanying=_pattern(words.accompanying, language),
    )


def _pattern(words: str, language: str) -> re.Pattern[str]:
    match language:
        case "zh" | "ja" | "ko":
            return re.compile(words)
        case "hi":
            return re.compile(rf"(?<![\w\u0900-\u0963])(?:{words})(?![\w\u0900-\u0963])")
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
