"""Figures that became others because their unit did: `62 miles`, *100 km*."""

from colporteur.translation.rules.checks.contract import Candidate
from colporteur.translation.rules.checks.conversions import are_one_measure, are_one_temperature, is_area
from colporteur.translation.rules.checks.figures.reading import Figure
from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.checks.units import unit_behind
from colporteur.translation.rules.digits import Value

_MOST = 20

type Differing = tuple[list[Figure], list[Figure]]


def without_conversions(differing: Differing, candidate: Candidate) -> Differing:
    """What is lost and invented, without those of which each is the other in another unit. Of many none is looked at."""
    lost, invented = differing
    if not lost or not invented or max(len(lost), len(invented)) > _MOST:
        return differing
    kept, left = [], list(invented)
    for figure in lost:
        answer = next((other for other in left if _is_converted(figure, other, candidate)), None)
        if answer is None:
            kept.append(figure)
        else:
            left.remove(answer)
    return kept, left


def _is_converted(one: Figure, other: Figure, candidate: Candidate) -> bool:
    here, there = candidate.original, candidate.translation
    units = _unit(here, one), _unit(there, other)
    numbers = [(first, second) for first in _numbers(one) for second in _numbers(other)]
    if units[0] == units[1]:
        texts = (here.western, one.end), (there.western, other.end)
        return any(
            are_one_temperature((first, *texts[0]), (second, *texts[1]))
            or are_one_temperature((second, *texts[1]), (first, *texts[0]))
            for first, second in numbers
        )
    squares = is_area(here.western, one.end), is_area(there.western, other.end)
    return squares[0] == squares[1] and any(
        are_one_measure((first, units[0]), (second, units[1]), is_area=squares[0]) for first, second in numbers
    )


def _unit(said: Passage, figure: Figure) -> str:
    unit = unit_behind(said.western, figure.end)
    return str(unit.lastgroup) if unit else ""


def _numbers(figure: Figure) -> list[Value]:
    return [value for value in figure.values if not isinstance(value, str)]
