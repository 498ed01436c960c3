"""Is as much said in other people's words as in the original?"""

import re
from collections.abc import Iterator

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity

_DOUBLE = re.compile(r'["“”„‟«»「」『』＂]')
_SINGLE_OPENING = re.compile(r"['‘‚‹](?<!\w.)(?=[^\W\d])")  # the sign first, which is quicker to look for


def quotation_stands(candidate: Candidate) -> Iterator[Finding]:
    """Both sides have as many quotation marks, of whatever shape; pairs of single ones count like double ones."""
    source, target = _marks(candidate.source), _marks(candidate.target)
    if len(source) == len(target):
        return
    yield Finding(
        code="quotation_differs",
        severity=Severity.WARNS,
        message="The translation does not quote as much as the original.",
        source_spans=tuple(span for span in source if span[0] < span[1]),
        target_spans=tuple(span for span in target if span[0] < span[1]),
    )


def _marks(text: str) -> list[tuple[int, int]]:
    """Where they stand. A single one that opens stands for two: what closes looks like an apostrophe."""
    spans = [match.span() for match in _DOUBLE.finditer(text)]
    for match in _SINGLE_OPENING.finditer(text):
        spans += [match.span(), (match.end(), match.end())]
    return spans
