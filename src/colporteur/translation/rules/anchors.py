"""Marks that an engine carried through, as an alignment of words: the form in which memory keeps places in a sentence."""

from collections.abc import Iterator, Sequence

from colporteur.translation.rules.words import Text, Word

Range = tuple[int, int]


def anchors(
    source: str, target: str, marks: Sequence[Range], carried: Sequence[tuple[int, int, int]]
) -> tuple[tuple[int, int], ...]:
    """Pairs of code points where words begin in `source` and in `target`, from which `marks.place` finds the same places.

    `marks` are ranges of the source, `carried` holds (number of the mark, start, end) in the target. A mark without a word
    of its own, or whose place holds no word, gives none.
    """
    if not carried:
        return ()
    words, places = Text(source).words, Text(target).words
    pairs: dict[tuple[int, int], None] = {}
    for number, start, end in carried:
        there = [word.start for word in places if start <= word.start < end]
        here = next(_own_words(marks, number, words), None) if 0 <= number < len(marks) else None
        if here is not None and there:
            pairs |= {(here.start, there[0]): None, (here.start, there[-1]): None}
    return tuple(pairs)


def _own_words(marks: Sequence[Range], number: int, words: Sequence[Word]) -> Iterator[Word]:
    """The mark's words that are in no smaller mark; where every one is, the mark's place follows from theirs."""
    start, end = marks[number]
    inner = [mark for mark in marks if start <= mark[0] and mark[1] <= end and mark[1] - mark[0] < end - start]
    for word in words:
        if start <= word.start < end and not any(first <= word.start < last for first, last in inner):
            yield word
