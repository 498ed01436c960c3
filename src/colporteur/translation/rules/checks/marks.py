"""Do links and emphasis stand in the translation as they stand in the original?"""

from collections import Counter
from collections.abc import Iterable, Iterator

from colporteur.text.documents import Mark, MarkKind
from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity


def links_survive(candidate: Candidate) -> Iterator[Finding]:
    """Each link stands once, over words, with its address; nothing is marked that the original does not mark."""
    if not candidate.source_marks and not candidate.target_marks:
        return
    lost, invented = _difference(_links(candidate.source_marks), _links(candidate.target_marks))
    if lost:
        yield _blocks("link_lost", source=lost)
    if invented:
        yield _blocks("link_invented", target=invented)
    misplaced = [mark for mark in candidate.target_marks if not _covers_words(mark, candidate.target)]
    if misplaced:
        yield _blocks("mark_misplaced", target=misplaced)
    yield from _emphasis(candidate)


def _emphasis(candidate: Candidate) -> Iterator[Finding]:
    had = Counter(mark.kind for mark in candidate.source_marks if mark.kind is not MarkKind.LINK)
    extra = [mark for mark in candidate.target_marks if mark.kind is not MarkKind.LINK and not had[mark.kind]]
    if extra:
        yield Finding(
            code="emphasis_invented",
            severity=Severity.WARNS,
            target_spans=_spans(extra),
        )


def _links(marks: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.kind is MarkKind.LINK]


def _difference(source: list[Mark], target: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    wanted, present = Counter(mark.target for mark in source), Counter(mark.target for mark in target)
    missing, surplus = wanted - present, present - wanted
    return [m for m in source if missing[m.target]], [m for m in target if surplus[m.target]]


def _covers_words(mark: Mark, text: str) -> bool:
    is_inside = 0 <= mark.start < mark.end <= len(text)
    return is_inside and any(map(str.isalnum, text[mark.start : mark.end]))


def _blocks(code: str, *, source: Iterable[Mark] = (), target: Iterable[Mark] = ()) -> Finding:
    return Finding(
        code=code,
        severity=Severity.BLOCKS,
        source_spans=_spans(source),
        target_spans=_spans(target),
    )


def _spans(marks: Iterable[Mark]) -> tuple[tuple[int, int], ...]:
    return tuple((mark.start, mark.end) for mark in marks)
