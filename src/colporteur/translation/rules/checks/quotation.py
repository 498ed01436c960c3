"""Is as much said in other people's words as in the original, and do these words end where theirs end?"""

import re
from collections.abc import Iterator

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity

_DOUBLE = re.compile(r'["“”„‟«»「」『』＂]')
_SINGLE_OPENING = re.compile(r"['‘‚‹](?<!\w.)(?=[^\W\d])")  # the sign first, which is quicker to look for
_MOST_MOVED = 0.3
"""Of the text: in right translations the quoted share differs by half of that at most."""


def quotation_stands(candidate: Candidate) -> Iterator[Finding]:
    """Both sides have as many quotation marks, pairs of single ones counted like double ones, and as much stands in them."""
    source, target = _marks(candidate.source), _marks(candidate.target)
    if source and len(source) == len(target):
        yield from _moved(candidate)
    if len(source) == len(target):
        return
    yield Finding(
        code="quotation_differs",
        severity=Severity.WARNS,
        source_spans=tuple(span for span in source if span[0] < span[1]),
        target_spans=tuple(span for span in target if span[0] < span[1]),
    )


def _moved(candidate: Candidate) -> Iterator[Finding]:
    """What the speaker said has become the paper's own words, or the other way round."""
    source, target = _quoted(candidate.source), _quoted(candidate.target)
    if source and target and abs(_share(source, candidate.source) - _share(target, candidate.target)) > _MOST_MOVED:
        yield Finding(
            code="quotation_moved",
            severity=Severity.WARNS,
            source_spans=tuple(source),
            target_spans=tuple(target),
        )


def _quoted(text: str) -> list[tuple[int, int]]:
    """From each opening mark through its closing one; of a quotation that goes on elsewhere nothing is known."""
    marks = list(_DOUBLE.finditer(text))
    if len(marks) % 2:
        return []
    return [(one.start(), other.end()) for one, other in zip(marks[::2], marks[1::2], strict=True)]


def _share(quoted: list[tuple[int, int]], text: str) -> float:
    return sum(end - start for start, end in quoted) / len(text)


def _marks(text: str) -> list[tuple[int, int]]:
    """Where they stand. A single one that opens stands for two: what closes looks like an apostrophe."""
    spans = [match.span() for match in _DOUBLE.finditer(text)]
    for match in _SINGLE_OPENING.finditer(text):
        spans += [match.span(), (match.end(), match.end())]
    return spans
