"""The comparison of the figures of the original with those of the translation."""

from collections.abc import Callable, Iterable, Iterator

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.figures import bent_words, han
from colporteur.translation.rules.checks.figures.reading import (
    Figure,
    Strength,
    digits_alone,
    figures_by_the_clock,
    figures_of,
)
from colporteur.translation.rules.checks.figures.vocabulary import are_words_known, is_told_in_words
from colporteur.translation.rules.checks.terms import without_settled_figures

_TWENTY = 20
_SAY_LITTLE_OF_TWO = frozenset(("ar", *bent_words.LANGUAGES, *han.LANGUAGES))


def figures_survive(candidate: Candidate) -> Iterator[Finding]:
    """Every figure of either side has one on the other that may mean the same."""
    if _nothing_can_be_missed(candidate):
        return
    candidate = without_settled_figures(candidate)
    lost, invented = _differing(candidate)
    if lost:
        yield _finding("figures_lost", lost, invented)
    elif invented:
        yield _finding("figures_invented", lost, invented)


def _differing(candidate: Candidate) -> tuple[list[Figure], list[Figure]]:
    """What is lost and what is invented. Two times in words are compared as times; one may be any of the numbers in it."""
    by_clock = figures_by_the_clock(candidate.original), figures_by_the_clock(candidate.translation)
    if all(by_clock):
        return _missing(candidate, *by_clock)
    plain = figures_of(candidate.original), figures_of(candidate.translation)
    differing = _missing(candidate, *plain)
    if not any(differing) or not any(by_clock):
        return differing
    told = _missing(candidate, by_clock[0] or plain[0], by_clock[1] or plain[1])
    return differing if any(told) else told


def _missing(
    candidate: Candidate, source: tuple[Figure, ...], target: tuple[Figure, ...]
) -> tuple[list[Figure], list[Figure]]:
    lost, invented = _unmatched(source, target)
    return (
        _missed(lost, candidate.source, candidate.target, candidate.target_language),
        _missed(invented, candidate.target, candidate.source, candidate.source_language),
    )


def _nothing_can_be_missed(candidate: Candidate) -> bool:
    """A quick look: true if neither side has a firm figure, or both have the same, all in digits."""
    if any(is_told_in_words(side.small_words, side.language) for side in (candidate.original, candidate.translation)):
        return False
    if not (candidate.original.digits or candidate.translation.digits):
        return True
    return digits_alone(candidate.original) == digits_alone(candidate.translation)


def _unmatched(source: tuple[Figure, ...], target: tuple[Figure, ...]) -> tuple[list[Figure], list[Figure]]:
    lost, left = list(source), list(target)
    for is_answer in (_is_twin, _is_same, _may_be_same):  # the surest first
        lost, left = _without_pairs(lost, left, is_answer)
    left_after_splits = _without_split(left, lost)
    return _without_split(lost, left_after_splits), left_after_splits


def _without_pairs(
    source: list[Figure], target: list[Figure], is_answer: Callable[[Figure, Figure], bool]
) -> tuple[list[Figure], list[Figure]]:
    lost: list[Figure] = []
    left = sorted(target, key=lambda figure: -figure.strength)
    for figure in sorted(source, key=lambda figure: -figure.strength):
        answer = next((other for other in left if is_answer(figure, other)), None)
        if answer is None:
            lost.append(figure)
        else:
            left.remove(answer)
    return lost, left


def _is_twin(one: Figure, other: Figure) -> bool:
    return one.values == other.values and (one.strength is Strength.SOFT) == (other.strength is Strength.SOFT)


def _is_same(one: Figure, other: Figure) -> bool:
    return one.values == other.values


def _may_be_same(one: Figure, other: Figure) -> bool:
    return one.may_be(other)


def _without_split(figures: list[Figure], others: list[Figure]) -> list[Figure]:
    """Drop figures whose parts all stand on the other side, together with those parts, which leave `others`."""
    kept = []
    for figure in figures:
        rest = _without_parts(figure, others) if figure.parts else None
        if rest is None:
            kept.append(figure)
        else:
            others[:] = rest
    return kept


def _without_parts(figure: Figure, others: list[Figure]) -> list[Figure] | None:
    """The others but for one to each part; None if a part has none."""
    rest = list(others)
    for part in figure.parts:
        answer = next((other for other in rest if part in other.values), None)
        if answer is None:
            return None
        rest.remove(answer)
    return rest


def _missed(figures: Iterable[Figure], text: str, other_text: str, other_language: str) -> list[Figure]:
    """Those that somebody would miss; what the other language may have said in words counts only if they are known."""
    language = other_language.partition("-")[0]
    if not are_words_known(language):
        return [figure for figure in figures if figure.strength is Strength.DIGITS and not _is_small(figure, _TWENTY)]
    surely_said = [
        figure
        for figure in figures
        if figure.strength is Strength.DIGITS
        or (figure.strength is Strength.WORD and not _is_in_a_name(text[figure.start : figure.end], other_text))
    ]
    if language in _SAY_LITTLE_OF_TWO:  # “one day” and “two days” may be single words, and “half” is one
        return [figure for figure in surely_said if not _is_small(figure, 2)]
    return surely_said


def _is_in_a_name(word: str, other_text: str) -> bool:
    """True for a capitalised number that the other side has as well: “Ninth Ward” stays what it is."""
    return word[:1].isupper() and word in other_text


def _is_small(figure: Figure, most: int) -> bool:
    return any(not isinstance(value, str) and 0 <= value <= most for value in figure.values)


def _finding(code: str, source: list[Figure], target: list[Figure]) -> Finding:
    return Finding(
        code=code,
        severity=Severity.BLOCKS,
        source_spans=tuple((figure.start, figure.end) for figure in source),
        target_spans=tuple((figure.start, figure.end) for figure in target),
    )
