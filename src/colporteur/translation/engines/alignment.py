"""From a model's attention to which word stands for which. Only for models that were trained to align."""

from collections.abc import Sequence

from colporteur.translation.engines.pieces import Cut

Attention = Sequence[Sequence[float]]
"""One row for each piece of the target, one weight in it for each piece of the source."""


def aligned_words(source: Cut, target: Cut, attention: Attention) -> tuple[tuple[int, int], ...]:
    """Pairs of code points: where a word of the source begins, and where the word that stands for it does.

    A word of the target goes to the word of the source to which its pieces together attend most.
    """
    if not source.words or not target.words:
        return ()
    starts = {word: source.starts[place] for place, word in _firsts(source.words)}
    weights: dict[int, dict[int, float]] = {}
    for row, word in zip(attention, target.words, strict=False):  # the row for the end of the sentence is left over
        sums = weights.setdefault(word, dict.fromkeys(starts, 0.0))
        for weight, source_word in zip(row, source.words, strict=False):
            sums[source_word] += weight
    begins = {word: target.starts[place] for place, word in _firsts(target.words)}
    return tuple((starts[max(sums, key=sums.__getitem__)], begins[word]) for word, sums in weights.items() if sums)


def _firsts(words: Sequence[int]) -> list[tuple[int, int]]:
    """The place of each word's first piece, and its number."""
    return [(place, word) for place, word in enumerate(words) if place == 0 or words[place - 1] != word]
