"""The comparison of the figures of the original with those of the translation."""

from collections.abc import Callable, Iterator

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.figures import bent_words, han
from colporteur.translation.rules.checks.figures.liberties import converted, figures_taken_freely
from colporteur.translation.rules.checks.figures.reading import (
    Figure,
    Strength,
    digits_alone,
    figures_by_the_clock,
    figures_of,
)
from colporteur.translation.rules.checks.figures.vocabulary import (
    are_words_known,
    is_told_in_words,
)
from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.checks.terms import without_settled_figures

_TWENTY = 20
_SAY_LITTLE_OF_TWO = frozenset(("ar", *bent_words.LANGUAGES, *han.LANGUAGES))


def figures_survive(candidate: Candidate) -> Iterator[Finding]:
    """Every figure of either side has one on the other that may mean the same."""
    if _nothing_can_be_missed(candidate):
        return
    candidate = without_settled_figures(candidate)
    lost, invented = _differing(candidate)
    severity = _severity(candidate, lost, invented)
    if lost:
        yield _finding("figures_lost", lost, invented, severity)
    elif invented:
        yield _finding("figures_invented", lost, invented, severity)


def _severity(candidate: Candidate, lost: list[Figure], invented: list[Figure]) -> Severity:
    """What stands on one side only may be in words on the other, which cannot be read if its number words are not known."""
    may_be_lost = invented or are_words_known(candidate.target_language)
    may_be_invented = lost or are_words_known(candidate.source_language)
    return Severity.BLOCKS if may_be_lost and may_be_invented else Severity.WARNS


def _differing(candidate: Candidate) -> tuple[list[Figure], list[Figure]]:
    """What is lost and what is invented, as it stands and as a translator may take it.

    Two times in words are compared as times; one may be any of the numbers in it.
    """
    by_clock = figures_by_the_clock(candidate.original), figures_by_the_clock(candidate.translation)
    if all(by_clock):
        return _missing(candidate, *by_clock)
    plain = figures_of(candidate.original), figures_of(candidate.translation)
    differing = _missing(candidate, *plain)
    if not any(differing):
        return differing
    free = figures_taken_freely(candidate.original), figures_taken_freely(candidate.translation)
    lost, invented = _missing(candidate, *free)
    if lost and invented:
        return lost, invented
    return _unconverted(lost, candidate.original), _unconverted(invented, candidate.translation)


def _missing(
    candidate: Candidate, source: tuple[Figure, ...], target: tuple[Figure, ...]
) -> tuple[list[Figure], list[Figure]]:
    lost, invented = _unmatched(source, target, (candidate.original.language, candidate.translation.language))
    return (
        _missed(lost, candidate.original, candidate.translation),
        _missed(invented, candidate.translation, candidate.original),
    )


def _nothing_can_be_missed(candidate: Candidate) -> bool:
    """A quick look: true if neither side has a firm figure, or both have the same, all in digits."""
    if any(is_told_in_words(side.small_words, side.language) for side in (candidate.original, candidate.translation)):
        return False
    if not (candidate.original.digits or candidate.translation.digits):
        return True
    return digits_alone(candidate.original) == digits_alone(candidate.translation)


def _unmatched(
    source: tuple[Figure, ...], target: tuple[Figure, ...], languages: tuple[str, str]
) -> tuple[list[Figure], list[Figure]]:
    lost, left = list(source), list(target)
    pairs: list[tuple[Figure, Figure]] = []
    for is_answer in (_is_twin, _is_same, _may_be_same):  # the surest first
        lost, left = _without_pairs(lost, left, is_answer, pairs)
    left = _without_split(left, lost)
    lost = _without_split(lost, left)
    if "ar" in languages:  # whose number words all count as soft
        lost = _with_answers_of_soft(lost, [(one, other) for one, other in pairs if one.strength is Strength.SOFT])
        left = _with_answers_of_soft(left, [(other, one) for one, other in pairs if other.strength is Strength.SOFT])
    return lost, left


def _without_pairs(
    source: list[Figure],
    target: list[Figure],
    is_answer: Callable[[Figure, Figure], bool],
    pairs: list[tuple[Figure, Figure]],
) -> tuple[list[Figure], list[Figure]]:
    """Those without an answer on either side; who answers whom is added to `pairs`."""
    lost: list[Figure] = []
    left = sorted(target, key=lambda figure: -figure.strength)
    for figure in sorted(source, key=lambda figure: -figure.strength):
        answer = next((other for other in left if is_answer(figure, other)), None)
        if answer is None:
            lost.append(figure)
        else:
            left.remove(answer)
            pairs.append((figure, answer))
    return lost, left


def _with_answers_of_soft(figures: list[Figure], pairs: list[tuple[Figure, Figure]]) -> list[Figure]:
    """Without those to which an answer belongs rather that a soft figure has got, which nobody misses."""
    kept = []
    for figure in figures:
        pair = next((pair for pair in pairs if figure.strength is not Strength.SOFT and figure.may_be(pair[1])), None)
        if pair is None:
            kept.append(figure)
        else:
            pairs.remove(pair)
    return kept


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


def _missed(figures: list[Figure], said: Passage, other: Passage) -> list[Figure]:
    """Those that somebody would miss; what the other language may have said in words counts only if they are known."""
    if not are_words_known(other.language):
        return [figure for figure in figures if figure.strength is Strength.DIGITS and not _is_small(figure, _TWENTY)]
    surely_said = [
        figure
        for figure in figures
        if figure.strength is Strength.DIGITS
        or (figure.strength is Strength.WORD and not _is_in_a_name(said.text[figure.start : figure.end], other.text))
    ]
    if other.language in _SAY_LITTLE_OF_TWO:  # “one day” and “two days” may be single words, and “half” is one
        return [figure for figure in surely_said if not _is_small(figure, 2)]
    return surely_said


def _unconverted(figures: list[Figure], said: Passage) -> list[Figure]:
    """Of a number and the same in another unit one is enough."""
    starts = {figure.start for figure in figures}
    spared = {start for pair in converted(said) for start in pair if not starts.issuperset(pair)}
    return [figure for figure in figures if figure.start not in spared]


def _is_in_a_name(word: str, other_text: str) -> bool:
    """True for a capitalised number that the other side has as well: “Ninth Ward” stays what it is."""
    return word[:1].isupper() and word in other_text


def _is_small(figure: Figure, most: int) -> bool:
    return any(not isinstance(value, str) and 0 <= value <= most for value in figure.values)


def _finding(code: str, source: list[Figure], target: list[Figure], severity: Severity) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        source_spans=tuple((figure.start, figure.end) for figure in source),
        target_spans=tuple((figure.start, figure.end) for figure in target),
    )
