"""An engine's alignment when its answer has been mended since: marks and numbers changed, the words are the same."""

import re

type Alignment = tuple[tuple[int, int], ...]

_PIECE = re.compile(r"\w+")


def realigned(alignment: Alignment, answer: str, mended: str) -> Alignment:
    """The same (source, target) pairs of code points for `mended`; none where it has other words than `answer`."""
    if answer == mended or not alignment:
        return alignment
    before, after = (list(_PIECE.finditer(text)) for text in (answer, mended))
    if len(before) != len(after):
        return ()
    moved = {
        place: new.start() + place - old.start()
        for old, new in zip(before, after, strict=True)
        for place in _places(old)
    }
    return tuple((source, moved[target]) for source, target in alignment if target in moved)


def _places(piece: re.Match[str]) -> range:
    return range(*piece.span())
