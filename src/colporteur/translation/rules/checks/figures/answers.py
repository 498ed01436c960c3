"""Finding the figure that answers another without comparing each with each: a sentence may be made of thousands."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from heapq import heappop, heappush

from colporteur.translation.rules.checks.figures.reading import Figure, Strength

type Keys = Callable[[Figure], Iterable[Hashable]]


class Answers:
    """Figures in an order, by the keys under which they are found. The first that has not been taken is the answer."""

    def __init__(self, figures: Sequence[Figure], keys: Keys) -> None:
        self._figures = figures
        self._keys = keys
        self._is_taken = [False] * len(figures)
        self._places: dict[Hashable, list[int]] = {}
        for place, figure in enumerate(figures):
            for key in keys(figure):
                self._places.setdefault(key, []).append(place)

    def first(self, keys: Iterable[Hashable]) -> int | None:
        """The place of the first figure that is found under one of the keys."""
        return min((place for place in map(self._first, keys) if place is not None), default=None)

    def _first(self, key: Hashable) -> int | None:
        places = self._places.get(key, [])
        while places and self._is_taken[places[0]]:
            heappop(places)  # in order from the beginning, so it is a heap
        return places[0] if places else None

    def take(self, place: int) -> Figure:
        """The figure there, which answers nothing more."""
        self._is_taken[place] = True
        return self._figures[place]

    def put_back(self, places: Iterable[int]) -> None:
        """Undo `take`."""
        for place in places:
            self._is_taken[place] = False
            for key in self._keys(self._figures[place]):
                heappush(self._places[key], place)

    def left(self) -> list[Figure]:
        """Those that have not been taken, in their order."""
        return [figure for figure, is_taken in zip(self._figures, self._is_taken, strict=True) if not is_taken]


def as_twin(figure: Figure) -> Iterable[Hashable]:
    """The same meanings, and as firm."""
    return ((figure.values, figure.strength is Strength.SOFT),)


def as_same(figure: Figure) -> Iterable[Hashable]:
    """The same meanings."""
    return (figure.values,)


def as_any(figure: Figure) -> Iterable[Hashable]:
    """Each of its meanings; those that are no time of day also apart, for times in words (see `Figure.may_be`)."""
    if figure.is_told_by_the_clock:
        return [(value, False) for value in figure.values]
    return [(value, is_for_the_clock) for value in figure.values for is_for_the_clock in (False, True)]


def asking_any(figure: Figure) -> Iterable[Hashable]:
    """What to ask for one that may mean the same."""
    if figure.is_told_by_the_clock:
        return [(value, not isinstance(value, str)) for value in figure.values]
    return [(value, False) for value in figure.values]


def as_written(figure: Figure) -> Iterable[Hashable]:
    """Each of its meanings, if its digits are grouped so that strangers would read another number."""
    abroad = figure.abroad
    return [(text, value) for text in (abroad.written, abroad.groups()) for value in figure.values] if abroad else ()


def asking_strangers(figure: Figure) -> Iterable[Hashable]:
    """What to ask for one that may have been written in the other language's way already, and was copied."""
    abroad = figure.abroad
    return ((abroad.groups() if abroad.is_usual else abroad.written, abroad.value),) if abroad else ()


def by_value(figure: Figure) -> Iterable[Hashable]:
    """Each of its meanings."""
    return figure.values
