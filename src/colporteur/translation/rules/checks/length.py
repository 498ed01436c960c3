"""Is the translation about as long as sentences of its language are?"""

from collections.abc import Iterator

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.length_table import relative_length, usual

_SMALL_PRINT = 12
"""Added to both lengths, so that a word or two may differ as they like."""

_WARN_BELOW, _WARN_ABOVE = 0.6, 1.7
_BLOCK_BELOW, _BLOCK_ABOVE = 0.4, 2.5
_LONG_ENOUGH = 60
_DEVIATIONS = 4.0
"""Beyond these, by the pair's own mean and spread, a sentence of so many letters is noticed that the ratio lets pass."""


def length_is_plausible(candidate: Candidate) -> Iterator[Finding]:
    """The ratio of lengths, and its distance from the usual one, are within the bounds that good translations keep."""
    source, target = candidate.original.language, candidate.translation.language
    letters, expected = len(candidate.source), relative_length(source, target)
    small_print = _SMALL_PRINT * relative_length("en", target)
    ratio = (len(candidate.target) + small_print) / (letters * expected + small_print)
    score = usual(source, target).length_score(letters, len(candidate.target)) if letters >= _LONG_ENOUGH else 0
    if _WARN_BELOW <= ratio <= _WARN_ABOVE and abs(score) <= _DEVIATIONS:
        return
    is_extreme = not _BLOCK_BELOW <= ratio <= _BLOCK_ABOVE
    severity = Severity.BLOCKS if is_extreme else Severity.WARNS
    if ratio < 1 or score < -_DEVIATIONS:
        yield Finding(
            code="translation_short",
            severity=severity,
            source_spans=((0, len(candidate.source)),),
        )
    else:
        yield Finding(
            code="translation_long",
            severity=severity,
            target_spans=((0, len(candidate.target)),),
        )
