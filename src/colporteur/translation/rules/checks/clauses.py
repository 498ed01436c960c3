"""Has part of the sentence been dropped, or something been made up? Two weak signs that agree: length, and clauses."""

import re
from collections.abc import Iterator

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.length import length_is_plausible
from colporteur.translation.rules.checks.length_table import usual

_MARK = re.compile(r"[,;:–—،؛](?=[\s\"“”„«»’])|\s-\s|[.!?؟…।](?=\s)|[，；：、。！？](?=\w)")
_SHORTER, _FEWER = -2.2, -2.0
_LONGER, _MORE = 2.2, 2.0


def clause_marks(text: str) -> list[tuple[int, int]]:
    """Where clauses and sentences end within a text."""
    return [match.span() for match in _MARK.finditer(text)]


def clauses_survive(candidate: Candidate) -> Iterator[Finding]:
    """Not both shorter and with fewer clauses than translations between these languages are; nor both longer and with more."""
    known = usual(candidate.original.language, candidate.translation.language)
    length = known.length_score(len(candidate.source), len(candidate.target))
    if _SHORTER < length < _LONGER:
        return
    source, target = clause_marks(candidate.source), clause_marks(candidate.target)
    clauses = known.clause_score(len(source), len(target))
    if any(length_is_plausible(candidate)):
        return  # that says it already
    if length <= _SHORTER and clauses <= _FEWER:
        yield Finding(
            code="clause_lost",
            severity=Severity.WARNS,
            source_spans=tuple(source),
        )
    elif length >= _LONGER and clauses >= _MORE:
        yield Finding(
            code="clause_invented",
            severity=Severity.WARNS,
            target_spans=tuple(target),
        )
