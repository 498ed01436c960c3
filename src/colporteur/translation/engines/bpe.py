"""Byte pair encoding as subword-nmt writes it, with Moses tokens around it: what some older packages were trained on.

Source: Sennrich, Haddow, Birch, "Neural Machine Translation of Rare Words with Subword Units" (ACL 2016), and the
format of the codes file of subword-nmt: a line `#version: 0.2`, then one merge a line, the most frequent first.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from colporteur.translation.engines.moses import joined, split
from colporteur.translation.engines.pieces import Cut

CONTINUES = "@@"
"""Ends a piece that the next piece belongs to."""

_END = "</w>"


class BytePairs:
    """Cuts by a codes file. Places are not known, so models of this kind never give an alignment."""

    def __init__(self, codes: Path, *, source: str, target: str) -> None:
        lines = codes.read_text(encoding="utf-8").splitlines()
        self._has_end_of_its_own = not (lines and lines[0].startswith("#version: 0.2"))
        merges = [tuple(line.split(" ")) for line in lines if line and not line.startswith("#version")]
        self._ranks = {merge: rank for rank, merge in reversed(list(enumerate(merges)))}
        self._source, self._target = source, target
        self._pieces = lru_cache(maxsize=1 << 16)(self._pieces_of)

    def cut(self, text: str) -> Cut:
        """Moses tokens of the source language, each in its pieces."""
        return Cut(text=text, tokens=tuple(piece for word in split(text, self._source) for piece in self._pieces(word)))

    def join(self, tokens: Sequence[str]) -> Cut:
        """The words put together again, and the spaces as the target language has them."""
        words = " ".join(tokens).replace(f"{CONTINUES} ", "").split()
        return Cut(text=joined(words, self._target), tokens=tuple(tokens))

    def _pieces_of(self, word: str) -> tuple[str, ...]:
        parts = [*word, _END] if self._has_end_of_its_own else [*word[:-1], word[-1] + _END]
        while len(parts) > 1:
            rank, merge = min((self._ranks.get(pair, len(self._ranks)), pair) for pair in pairwise(parts))
            if rank == len(self._ranks):
                break
            parts = _merged(parts, merge)
        if parts[-1] == _END:
            parts.pop()
        else:
            parts[-1] = parts[-1].removesuffix(_END)
        return tuple([part + CONTINUES for part in parts[:-1]] + parts[-1:])


def _merged(parts: list[str], merge: tuple[str, str]) -> list[str]:
    """Every occurrence of the pair made one, from left to right."""
    made: list[str] = []
    place = 0
    while place < len(parts):
        if tuple(parts[place : place + 2]) == merge:
            made.append("".join(merge))
            place += 2
        else:
            made.append(parts[place])
            place += 1
    return made
