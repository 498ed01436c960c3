"""Where a sentence's marks go in its translation. What an engine answers is never read as HTML.

Marks are laid over finished text: each is one range of whole words, links never overlap, the rest nests. A link is
never lost: one without a place stands at the end of the sentence and is reported. Other marks without a place go.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from colporteur.text.documents import Mark, MarkKind, Sentence
from colporteur.translation.rules.words import Text, Word, are_kin

_ORDER = (MarkKind.LINK, MarkKind.STRONG, MarkKind.EMPHASIS)
_QUOTES = "\"'„‚“”‘’«»‹›"
_ENDINGS = ".!?…:;,؟؛،。！？" + _QUOTES + ")]\xa0\u202f "
_OUTER = _ENDINGS + "([¿¡—–-"
_LEAST_LIKENESS = 0.6
_LEAST_LIKENESS_OF_NAMES = 0.75


class Way(StrEnum):
    """How the place of a mark was found."""

    EXACT = "exact"  # it covers the whole sentence, or the text is the same
    ALIGNED = "aligned"  # by the engine's alignment of words
    LEXICAL = "lexical"  # the marked words, or their own translation, stand there
    FALLBACK = "fallback"  # not found: at the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The text to print with its marks in order; `ways` tells of each mark how it was placed.

    `moved` are the links of the source that stand at the end, `dropped` its strong and emphasis that found no place.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    ways: tuple[Way, ...] = ()
    moved: tuple[Mark, ...] = ()
    dropped: tuple[Mark, ...] = ()


@dataclass(slots=True)
class _Spot:
    """A mark of the source and its range in the target."""

    mark: Mark
    start: int
    end: int
    way: Way


@dataclass(slots=True, kw_only=True)
class _Laying:
    """One sentence at work."""

    source: Text
    target: Text
    alignment: Sequence[tuple[int, int]]
    isolated: Mapping[str, str]
    spots: list[_Spot] = field(default_factory=list)
    homeless: list[Mark] = field(default_factory=list)
    dropped: list[Mark] = field(default_factory=list)
    tail: str = ""


def place(
    sentence: Sentence,
    target_text: str,
    *,
    alignment: Sequence[tuple[int, int]] = (),
    isolated: Mapping[str, str] | None = None,
) -> Placed:
    """Lay the marks of `sentence` over its translation.

    `alignment` holds (source, target) code points where words begin that stand for each other; `isolated` translations
    of marked words by themselves, such as `{"free ferry": "kostenlose Fähre"}`.
    """
    if not sentence.marks:
        return Placed(text=target_text)
    if target_text == sentence.text:
        ways = (Way.EXACT,) * len(sentence.marks)
        return Placed(text=target_text, marks=sentence.marks, ways=ways)
    laying = _Laying(source=Text(sentence.text), target=Text(target_text), alignment=alignment, isolated=isolated or {})
    for mark in sorted(sentence.marks, key=lambda mark: (_ORDER.index(mark.kind), mark.start, -mark.end)):
        _lay(laying, mark)
    for mark in laying.homeless:
        _lay_at_end(laying, mark)
    return _placed(laying)


def _lay(laying: _Laying, mark: Mark) -> None:
    for start, end, way in _places(laying, mark):
        spot = _fitting(laying, _Spot(mark, start, end, way))
        if spot is not None:
            laying.spots.append(spot)
            return
    (laying.homeless if mark.kind is MarkKind.LINK else laying.dropped).append(mark)


def _places(laying: _Laying, mark: Mark) -> Iterator[tuple[int, int, Way]]:
    """Places for the mark, the best first."""
    whole = _whole(laying, mark)
    if whole is not None:
        yield *whole, Way.EXACT
    aligned = _aligned(laying, mark)
    if aligned is not None:
        yield *_dressed(laying, mark, aligned), Way.ALIGNED
    for found in (_verbatim(laying, mark), _translated(laying, mark), _alike(laying, mark)):
        for range_ in found:
            yield *_dressed(laying, mark, range_), Way.LEXICAL


def _whole(laying: _Laying, mark: Mark) -> tuple[int, int] | None:
    """A mark over every word stays over every word, with the closing stop if it had that."""
    words, target = laying.source.words, laying.target.plain
    if not target or not words or mark.start > words[0].start or mark.end < words[-1].end:
        return None
    start = 0 if mark.start == 0 else len(target) - len(target.lstrip(_OUTER))
    end = len(target) if mark.end == len(laying.source.plain) else len(target.rstrip(_ENDINGS))
    return (start, end) if start < end else None


def _aligned(laying: _Laying, mark: Mark) -> tuple[int, int] | None:
    """From the first to the last word aligned with the mark's, unless most words in between belong elsewhere."""
    inside: set[int] = set()
    outside: set[int] = set()
    for source, target in laying.alignment:
        number = laying.target.word_at(target)
        if number is not None:
            (inside if mark.start <= source < mark.end else outside).add(number)
    if not inside:
        return None
    first, last = min(inside), max(inside)
    strangers = sum(first < number < last for number in outside - inside)
    if strangers >= len(inside):
        return None
    return laying.target.words[first].start, laying.target.words[last].end


def _verbatim(laying: _Laying, mark: Mark) -> Iterator[tuple[int, int]]:
    """Names and figures that stand in the target as they stood in the source, the n-th for the n-th."""
    wanted, start = _inner(laying.source.plain[mark.start : mark.end])
    here = laying.target.finds(wanted)
    there = laying.source.finds(wanted)
    at = (mark.start + start, mark.start + start + len(wanted.plain))
    if len(here) == 1:
        yield here[0]
    elif len(here) == len(there) and at in there:
        yield here[there.index(at)]


def _translated(laying: _Laying, mark: Mark) -> Iterator[tuple[int, int]]:
    """The mark's own translation, if it stands there once; if more often, the one that stands where the mark does."""
    translation = laying.isolated.get(laying.source.plain[mark.start : mark.end], "")
    wanted, _ = _inner(translation)
    found = laying.target.finds(wanted)
    middle = (mark.start + mark.end) / 2 / max(1, len(laying.source.plain)) * len(laying.target.plain)
    if found:
        yield min(found, key=lambda each: abs((each[0] + each[1]) / 2 - middle))


def _alike(laying: _Laying, mark: Mark) -> Iterator[tuple[int, int]]:
    """Words in other forms of the mark's translation, or of its names, if only one place has them."""
    span = laying.source.plain[mark.start : mark.end]
    for words, least in (
        (Text(laying.isolated.get(span, "")).words, _LEAST_LIKENESS),
        (Text(span).words, _LEAST_LIKENESS_OF_NAMES),
    ):
        if (found := _most_alike(words, laying.target.words, least)) is not None:
            yield found


def _most_alike(wanted: Sequence[Word], words: Sequence[Word], least: float) -> tuple[int, int] | None:
    best: tuple[float, int, int] | None = None
    rival = 0.0
    for likeness, first, last in _windows(wanted, words):
        if best is None or likeness > best[0]:
            if best is not None and (last < best[1] or first > best[2]):
                rival = best[0]
            best = (likeness, first, last)
        elif last < best[1] or first > best[2]:
            rival = max(rival, likeness)
    if best is None or best[0] < least or rival >= best[0]:
        return None
    return words[best[1]].start, words[best[2]].end


def _windows(wanted: Sequence[Word], words: Sequence[Word]) -> Iterator[tuple[float, int, int]]:
    """How much each run of words is like the wanted ones, from 0 to 1; long words weigh more."""
    weight = sum(len(word.form) for word in wanted)
    kin = [[are_kin(one.form, word.form) for one in wanted] for word in words]
    for first in range(len(words)):
        if not any(kin[first]):
            continue
        for last in range(first, min(len(words), first + len(wanted) + 2)):
            if any(kin[last]):
                shared = sum(
                    len(one.form) for n, one in enumerate(wanted) if any(row[n] for row in kin[first : last + 1])
                )
                own = sum(len(word.form) for word in words[first : last + 1])
                yield 2 * shared / (weight + max(own, shared)), first, last


def _inner(span: str) -> tuple[Text, int]:
    """The span without quotation marks and stops around it, and how many code points went in front."""
    inner = span.strip(_OUTER)
    return Text(inner), span.find(inner) if inner else 0


def _dressed(laying: _Laying, mark: Mark, found: tuple[int, int]) -> tuple[int, int]:
    """With the quotation marks around it, if the mark held those of the source."""
    span = laying.source.plain[mark.start : mark.end].strip()
    start, end = found
    if span[:1] and span[0] in _QUOTES and span[-1] in _QUOTES:
        before = laying.target.plain[:start].rstrip("\xa0\u202f")
        after = laying.target.plain[end:].lstrip("\xa0\u202f")
        if before[-1:] and before[-1] in _QUOTES and after[:1] and after[0] in _QUOTES:
            return len(before) - 1, len(laying.target.plain) - len(after) + 1
    return start, end


def _fitting(laying: _Laying, spot: _Spot) -> _Spot | None:
    """The spot, changed where it must be so that everything nests; None if it fits nowhere."""
    for other in laying.spots:
        if spot.end <= other.start or other.end <= spot.start:
            continue
        if spot.mark.kind is other.mark.kind:
            return None
        if _holds(spot.mark, other.mark):
            spot = replace(spot, start=min(spot.start, other.start), end=max(spot.end, other.end))
        elif not (spot.start <= other.start and other.end <= spot.end):
            spot = replace(spot, start=max(spot.start, other.start), end=min(spot.end, other.end))
    is_left = spot.start < spot.end
    return spot if is_left and all(_nest(spot, other) for other in laying.spots) else None


def _holds(outer: Mark, inner: Mark) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _nest(one: _Spot, other: _Spot) -> bool:
    is_apart = one.end <= other.start or other.end <= one.start
    is_within = other.start <= one.start and one.end <= other.end
    is_around = one.start <= other.start and other.end <= one.end
    return is_apart or ((is_within or is_around) and one.mark.kind is not other.mark.kind)


def _lay_at_end(laying: _Laying, mark: Mark) -> None:
    """In brackets after the last word, in the target's language if known; else over the last word that is free.

    Words of the source's language would stand on the page unmarked: only where nothing is free are they printed.
    """
    span = laying.source.plain[mark.start : mark.end]
    words = laying.isolated.get(span, "").strip(_OUTER)
    free = None if words else _last_free_word(laying)
    if free is not None:
        laying.spots.append(_Spot(mark, free.start, free.end, Way.FALLBACK))
        return
    words = words or span.strip(_OUTER) or span
    at = _end_of_words(laying.target.plain)
    opening = f"{laying.tail}{' ' if at or laying.tail else ''}("
    laying.spots.append(_Spot(mark, at + len(opening), at + len(opening) + len(words), Way.FALLBACK))
    laying.tail = f"{opening}{words})"


def _last_free_word(laying: _Laying) -> Word | None:
    for word in reversed(laying.target.words):
        spot = _Spot(Mark(kind=MarkKind.LINK, start=0, end=1), word.start, word.end, Way.FALLBACK)
        if all(_nest(spot, other) for other in laying.spots):
            return word
    return None


def _end_of_words(text: str) -> int:
    return len(text.rstrip(_ENDINGS))


def _placed(laying: _Laying) -> Placed:
    text, at = laying.target.plain, _end_of_words(laying.target.plain)
    spots = sorted(
        (_after_tail(spot, at, len(laying.tail)) for spot in laying.spots),
        key=lambda spot: (spot.start, -spot.end, _ORDER.index(spot.mark.kind)),
    )
    return Placed(
        text=text[:at] + laying.tail + text[at:],
        marks=tuple(replace(spot.mark, start=spot.start, end=spot.end) for spot in spots),
        ways=tuple(spot.way for spot in spots),
        moved=tuple(spot.mark for spot in spots if spot.way is Way.FALLBACK),
        dropped=tuple(laying.dropped),
    )


def _after_tail(spot: _Spot, at: int, length: int) -> _Spot:
    """Where the spot is once the brackets stand in the text; what they were measured against stays."""
    if not length or (spot.way is Way.FALLBACK and spot.start >= at):
        return spot
    return replace(
        spot,
        start=spot.start + length if spot.start >= at else spot.start,
        end=spot.end + length if spot.end > at else spot.end,
    )
