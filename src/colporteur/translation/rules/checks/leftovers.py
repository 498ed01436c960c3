"""Has part of the original been left as it was?"""

import re
from collections.abc import Iterator
from itertools import groupby

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.practice import is_practice
from colporteur.translation.rules.words import WORD

_RUN = 3
_LEASTWORDS = 4
_MOST_OF = 0.6
_SAYS_I = re.compile(r"(?<![\w’'.-])I(?=,? [a-z]|[’'])")
_I = re.compile(r"(?:(?P<before>[^\W\d_][\w’-]*) )?(?<![\w’'.-])(?P<i>I)(?![\w’'.-])")
_COUNTED = frozenset(
    "acte capítol capítulo class fase grup grupo liga nivel segle siglo sección tipo tipus tom tomo".split()
)
_RELATED = (
    frozenset("es ca gl pt it oc an ast".split()),
    frozenset("da nb nn no sv".split()),
    frozenset("cs sk".split()),
    frozenset("hr sr bs sl mk bg".split()),
    frozenset("ru uk be".split()),
)
"""Between these whole sentences may be the same in both; whether one has been translated `language_is_right` judges."""


def nothing_is_left_over(candidate: Candidate) -> Iterator[Finding]:
    """No run of words of the source stands in the target, and no word that the engine did not know, names excepted."""
    if candidate.source_language == candidate.target_language or is_practice(candidate.target):
        return
    yield from _runs(candidate)
    yield from _pronoun(candidate)
    yield from _unknown(candidate)


def _runs(candidate: Candidate) -> Iterator[Finding]:
    if not candidate.shared_words or are_related(candidate.original.language, candidate.translation.language):
        return
    source, target = candidate.original.words, candidate.translation.words
    covered = _covered(target, source)
    count = sum(len(run) for run in covered)
    is_most = count >= max(_LEASTWORDS, _MOST_OF * len(target))
    if not covered and target == source and len(target) >= _LEASTWORDS:
        covered = [range(len(target))]  # capitals throughout: a name, or an untranslated headline
    if not covered:
        return
    matches = list(WORD.finditer(candidate.translation.bare))
    yield Finding(
        code="words_left_over",
        severity=Severity.BLOCKS if is_most else Severity.WARNS,
        target_spans=tuple((matches[run[0]].start(), matches[run[-1]].end()) for run in covered),
    )


def _pronoun(candidate: Candidate) -> Iterator[Finding]:
    """English `I`, which is so short that it counts nowhere else; behind a name or a century it is a Roman one."""
    if candidate.original.language != "en" or candidate.translation.language == "en" or "I" not in candidate.target:
        return
    found = list(_I.finditer(candidate.target)) if _SAYS_I.search(candidate.source) else []
    spans = tuple(match.span("i") for match in found if not _is_number(match["before"] or ""))
    if spans:
        yield Finding(code="words_left_over", severity=Severity.BLOCKS, target_spans=spans)


def _is_number(before: str) -> bool:
    return before[:1].isupper() or before in _COUNTED


def _covered(target: list[str], source: list[str]) -> list[range]:
    """Runs of at least three words of the target that follow each other in the source too, half of them no names."""
    known = {*zip(source, source[1:], source[2:], strict=False)}
    if known.isdisjoint(zip(target, target[1:], target[2:], strict=False)):
        return []
    starts = [n for n, three in enumerate(zip(target, target[1:], target[2:], strict=False)) if three in known]
    runs = []
    for _, group in groupby(enumerate(starts), key=lambda each: each[1] - each[0]):
        numbers = [number for _, number in group]
        runs.append(range(numbers[0], numbers[-1] + _RUN))
    return [run for run in runs if not _is_title([target[number] for number in run])]


def _unknown(candidate: Candidate) -> Iterator[Finding]:
    wanted = {word for word in candidate.unknown_words if _is_no_name(word)}
    if not wanted:
        return
    words = list(WORD.finditer(candidate.target))
    spans = tuple(match.span() for match in words if match[0] in wanted)
    if spans:
        is_most = len(spans) >= _RUN and len(spans) >= len(words) / _RUN
        yield Finding(
            code="words_unknown",
            severity=Severity.BLOCKS if is_most else Severity.WARNS,
            target_spans=spans,
        )


def _is_title(words: list[str]) -> bool:
    """True for a name or the title of a work: capitals but for the little words between them."""
    return sum(map(_is_no_name, words)) < max(2, len(words) / 2)


def _is_no_name(word: str) -> bool:
    """Names begin with a capital; scripts without capitals have none to tell."""
    return not word[0].isupper()


def are_related(one: str, other: str) -> bool:
    """True for languages, without their countries, in which whole phrases are the same."""
    return any(one in related and other in related for related in _RELATED)
