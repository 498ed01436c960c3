"""Is the translation about as long as sentences of its language are?"""

from collections.abc import Iterator

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity

_RELATIVE_LENGTH = {"en": 1.0, "de": 1.11, "es": 1.1, "fr": 1.16, "it": 1.09, "pt": 1.06, "ca": 1.08, "ar": 0.83}
"""Letters that a language needs for what English says in one."""

_SMALL_PRINT = 12
"""Added to both lengths, so that a word or two may differ as they like."""

_WARN_BELOW, _WARN_ABOVE = 0.6, 1.7
_BLOCK_BELOW, _BLOCK_ABOVE = 0.4, 2.5


def length_is_plausible(candidate: Candidate) -> Iterator[Finding]:
    """The ratio of lengths, corrected for the two languages, is within the bounds that good translations keep."""
    expected = _relative(candidate.target_language) / _relative(candidate.source_language)
    ratio = (len(candidate.target) + _SMALL_PRINT) / (len(candidate.source) * expected + _SMALL_PRINT)
    if _WARN_BELOW <= ratio <= _WARN_ABOVE:
        return
    is_extreme = not _BLOCK_BELOW <= ratio <= _BLOCK_ABOVE
    severity = Severity.BLOCKS if is_extreme else Severity.WARNS
    if ratio < 1:
        yield Finding(
            code="translation_short",
            severity=severity,
            message="The translation is much shorter than the original.",
            source_spans=((0, len(candidate.source)),),
        )
    else:
        yield Finding(
            code="translation_long",
            severity=severity,
            message="The translation is much longer than the original.",
            target_spans=((0, len(candidate.target)),),
        )


def _relative(language: str) -> float:
    return _RELATIVE_LENGTH.get(language.partition("-")[0], 1.0)
