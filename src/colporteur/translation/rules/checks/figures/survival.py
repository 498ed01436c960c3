"""The comparison of the figures of the original with those of the translation."""

from collections.abc import Iterable, Iterator

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.figures.reading import Figure, Strength, read_figures


def figures_survive(candidate: Candidate) -> Iterator[Finding]:
    """Every figure of either side has one on the other that may mean the same."""
    source = read_figures(candidate.source, candidate.source_language)
    target = read_figures(candidate.target, candidate.target_language)
    if not source and not target:
        return
    lost, invented = _unmatched(source, target)
    if lost:
        yield _finding("figures_lost", "A figure of the original is not in the translation.", lost, invented)
    elif invented:
        yield _finding("figures_invented", "The translation has a figure that the original has not.", lost, invented)


def _unmatched(source: tuple[Figure, ...], target: tuple[Figure, ...]) -> tuple[list[Figure], list[Figure]]:
    lost: list[Figure] = []
    left = sorted(target, key=lambda figure: -figure.strength)
    for figure in sorted(source, key=lambda figure: -figure.strength):
        answer = next((other for other in left if figure.values & other.values), None)
        if answer is None:
            lost.append(figure)
        else:
            left.remove(answer)
    return _missed(_without_split(lost, left)), _missed(_without_split(left, lost))


def _without_split(figures: list[Figure], others: list[Figure]) -> list[Figure]:
    """Drop figures whose parts all stand on the other side, together with those parts."""
    kept = []
    for figure in figures:
        answers = [next((other for other in others if part in other.values), None) for part in figure.parts]
        if not answers or None in answers:
            kept.append(figure)
        else:
            others[:] = [other for other in others if other not in answers]
    return kept


def _missed(figures: Iterable[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.strength is not Strength.SOFT]


def _finding(code: str, message: str, source: list[Figure], target: list[Figure]) -> Finding:
    return Finding(
        code=code,
        severity=Severity.BLOCKS,
        message=message,
        source_spans=tuple((figure.start, figure.end) for figure in source),
        target_spans=tuple((figure.start, figure.end) for figure in target),
    )
