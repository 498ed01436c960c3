"""Is as much said in other people's words as in the original, and do these words end where theirs end?"""

import re
from collections.abc import Iterator
from itertools import pairwise

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity

_DOUBLE = re.compile(r'["“”„‟«»「」『』＂]')
_SINGLE_OPENING = re.compile(r"['‘‚‹](?<!\w.)(?=[^\W\d])")  # the sign first, which is quicker to look for
_TITLE = re.compile(r"[^\w\s]\s?[^\W\d_a-z]\w*(?:[ -]\w+){0,4}\s?[^\w\s]")
_LONGEST_GAP = 80
_MOST_TITLES = 40
_MOST_MOVED = 0.3
"""Of the text: in right translations the quoted share differs by half of that at most."""


def quotation_stands(candidate: Candidate) -> Iterator[Finding]:
    """Both sides have as many quotation marks, pairs of single ones counted like double ones, and as much stands in them."""
    source, target = _marks(candidate.source), _marks(candidate.target)
    if source and len(source) == len(target):
        yield from _moved(candidate)
    if len(source) == len(target) or _is_interrupted(candidate) or _are_titles(candidate):
        return
    yield Finding(
        code="quotation_differs",
        severity=Severity.WARNS,
        source_spans=tuple(span for span in source if span[0] < span[1]),
        target_spans=tuple(span for span in target if span[0] < span[1]),
    )


def _is_interrupted(candidate: Candidate) -> bool:
    """True if one quotation is two on the other side, with a few words on who speaks between them."""
    fewer, more = sorted(
        ((_quoted(text), text) for text in (candidate.source, candidate.target)), key=lambda side: len(side[0])
    )
    if not fewer[0] or len(more[0]) != len(fewer[0]) + 1:
        return False
    wanted, said = _share(*fewer), _share(*more)
    gaps = [two[0] - one[1] for one, two in pairwise(more[0])]
    shares = [share for gap in gaps if gap <= _LONGEST_GAP for share in (said, said + gap / len(more[1]))]
    return any(abs(wanted - share) <= _MOST_MOVED / 2 for share in shares)


def _are_titles(candidate: Candidate) -> bool:
    """True if what one side quotes besides stands on the other without marks: ships and books are quoted in some languages."""
    source, target = (candidate.source, _quoted(candidate.source)), (candidate.target, _quoted(candidate.target))
    difference = abs(len(source[1]) - len(target[1]))
    if not difference or max(len(source[1]), len(target[1])) > _MOST_TITLES:
        return False
    bare = [
        span
        for (text, spans), other in ((source, target), (target, source))
        for span in spans
        if _TITLE.fullmatch(text[slice(*span)]) and _is_unquoted(text[span[0] + 1 : span[1] - 1].strip(), *other)
    ]
    return len(bare) == difference


def _is_unquoted(title: str, text: str, quoted: list[tuple[int, int]]) -> bool:
    at = text.find(title)
    return at >= 0 and not any(start <= at < end for start, end in quoted)


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
