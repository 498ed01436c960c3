"""What the engine itself gives away about its answer: that it broke off, that it was unsure, that it passed words over."""

from collections.abc import Iterator

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.words import WORD

_UNSURE_BELOW = -1.5
"""Mean log-probability of a token: on average it gave its own choice less than one chance in four and a half."""

_RUN = 6
_LEAST_WORDS = 10
_COVERED_AT_ALL = 0.2


def engine_had_its_say(candidate: Candidate) -> Iterator[Finding]:
    """The engine finished, was not too unsure of itself, and each part of the source had a part in its answer."""
    if candidate.is_truncated:
        yield Finding(
            code="engine_broke_off",
            severity=Severity.BLOCKS,
            source_spans=((0, len(candidate.source)),) if candidate.source else (),
        )
    if candidate.score is not None and candidate.score < _UNSURE_BELOW:
        yield Finding(
            code="engine_unsure",
            severity=Severity.NOTES,
        )
    passed_over = _passed_over(candidate) if candidate.alignment else ()
    if passed_over:
        yield Finding(
            code="words_passed_over",
            severity=Severity.NOTES,
            source_spans=tuple(passed_over),
        )


def _passed_over(candidate: Candidate) -> list[tuple[int, int]]:
    """Runs of at least six words to which no word of the target goes back; none where the alignment tells too little."""
    words = list(WORD.finditer(candidate.source))
    answered = {start for start, _ in candidate.alignment}
    covered = [any(place in answered for place in range(*match.span())) for match in words]
    if len(words) < _LEAST_WORDS or sum(covered) < _COVERED_AT_ALL * len(words):
        return []
    spans, run = [], 0
    for number, is_covered in enumerate([*covered, True]):
        if is_covered and run >= _RUN:
            spans.append((words[number - run].start(), words[number - 1].end()))
        run = 0 if is_covered else run + 1
    return spans
