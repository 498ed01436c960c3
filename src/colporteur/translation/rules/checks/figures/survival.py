"""The comparison of the figures of the original with those of the translation."""

from collections.abc import Iterator

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.figures import bent_words, han
from colporteur.translation.rules.checks.figures.answers import (
    Answers,
    Keys,
    as_any,
    as_same,
    as_twin,
    as_written,
    asking_any,
    asking_strangers,
    by_value,
)
from colporteur.translation.rules.checks.figures.converting import without_conversions
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
_WAYS = ((as_twin, as_twin), (as_same, as_same), (asking_any, as_any), (asking_strangers, as_written))
"""What is asked for, and under what it is found."""

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
    lost, invented = without_conversions(_missing(candidate, *free), candidate)
    if lost and invented:
        return lost, invented
    return _unconverted(lost, candidate.original), _unconverted(invented, candidate.translation)


def _missing(
    candidate: Candidate, source: tuple[Figure, ...], target: tuple[Figure, ...]
) -> tuple[list[Figure], list[Figure]]:
    lost, invented = unmatched(source, target, (candidate.original.language, candidate.translation.language))
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


def unmatched(
    source: tuple[Figure, ...], target: tuple[Figure, ...], languages: tuple[str, str]
) -> tuple[list[Figure], list[Figure]]:
    """The figures without an answer on either side; more ways to be one come after the surer ones."""
    lost, left = sorted(source, key=_firmest_first), sorted(target, key=_firmest_first)
    pairs: list[tuple[Figure, Figure]] = []
    for asked, found in _WAYS:  # the surest first
        if lost and left:
            lost, left = _without_pairs(lost, left, asked, found, pairs)
    left = _without_split(left, lost)
    lost = _without_split(lost, left)
    if "ar" in languages:  # whose number words all count as soft
        lost = _with_answers_of_soft(lost, [other for one, other in pairs if one.strength is Strength.SOFT])
        left = _with_answers_of_soft(left, [one for one, other in pairs if other.strength is Strength.SOFT])
    return lost, left


def _without_pairs(
    source: list[Figure], target: list[Figure], asked: Keys, found: Keys, pairs: list[tuple[Figure, Figure]]
) -> tuple[list[Figure], list[Figure]]:
    """Those without an answer on either side, in their order; who answers whom is added to `pairs`."""
    lost: list[Figure] = []
    answers = Answers(target, found)
    for figure in source:
        place = answers.first(asked(figure))
        if place is None:
            lost.append(figure)
        else:
            pairs.append((figure, answers.take(place)))
    return lost, answers.left()


def _firmest_first(figure: Figure) -> int:
    return -figure.strength


def _with_answers_of_soft(figures: list[Figure], given: list[Figure]) -> list[Figure]:
    """Without those to which an answer belongs rather that was given to a soft figure, which nobody misses."""
    kept = []
    answers = Answers(given, as_any)
    for figure in figures:
        place = None if figure.strength is Strength.SOFT else answers.first(asking_any(figure))
        if place is None:
            kept.append(figure)
        else:
            answers.take(place)
    return kept


def _without_split(figures: list[Figure], others: list[Figure]) -> list[Figure]:
    """Drop figures whose parts all stand on the other side, together with those parts, which leave `others`."""
    if not any(figure.parts for figure in figures):
        return figures
    answers = Answers(others, by_value)
    kept = [figure for figure in figures if not (figure.parts and _falls_apart(figure, answers))]
    others[:] = answers.left()
    return kept


def _falls_apart(figure: Figure, answers: Answers) -> bool:
    """True if each part has an answer; these are taken then."""
    taken: list[int] = []
    for part in figure.parts:
        place = answers.first((part,))
        if place is None:
            answers.put_back(taken)
            return False
        answers.take(place)
        taken.append(place)
    return True


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
