"""Packing sentences for engines that take several at a time, and unpacking what comes back."""

import json
import re
import unicodedata
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from colporteur.foundations.errors import EngineUnavailable
from colporteur.translation.engines.contract import Answer, Pair, Wanted

_NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """How an engine takes sentences: at most so many, and so many bytes of JSON, and only those of one `key` together.

    `written` is a sentence as the engine is sent it.
    """

    sentences: int
    in_bytes: int
    written: Callable[[Wanted], str]
    key: Callable[[Wanted], Hashable]


def clean(text: str) -> str:
    """As long as it was, with spaces in place of what is no text: controls, breaks, halves of characters."""
    return _NOT_TEXT.sub(" ", text)


def tidy(text: str) -> str:
    """What an engine answered as one line of NFC text without controls. Spaces at its ends stay."""
    return unicodedata.normalize("NFC", _NOT_TEXT.sub(" ", text))


class Leftovers:
    """Answers of parcels that came before one of their batch failed. They are paid for: asked again, they are given once.

    Thread-safe. The oldest of more than `most` go.
    """

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._lock = Lock()
        self._kept: dict[Hashable, tuple[Answer, ...]] = {}

    def keep(self, parcels: Mapping[Hashable, tuple[Answer, ...]]) -> None:
        """Put them by."""
        with self._lock:
            self._kept |= parcels
            for old in list(self._kept)[: max(0, len(self._kept) - self._most)]:
                del self._kept[old]

    def take(self, parcel: Hashable) -> tuple[Answer, ...] | None:
        """What was put by for a parcel, if anything."""
        with self._lock:
            return self._kept.pop(parcel, None)


def in_parcels(
    pair: Pair,
    sentences: Sequence[Wanted],
    packing: Packing,
    leftovers: Leftovers,
    ask: Callable[[Sequence[Wanted]], Sequence[Answer]],
) -> list[Answer]:
    """One answer a sentence, in order. `ask` is called for each parcel.

    What has no letters is not sent and stays as it is; what is too large for a parcel is not sent and counts as cut.
    """
    answers = [Answer(text=each.text) for each in sentences]
    going, too_large = _weighed(sentences, packing)
    for number in too_large:
        answers[number] = Answer(text="", is_truncated=True)
    done: dict[Hashable, tuple[Answer, ...]] = {}
    try:
        for numbers in (each for group in going for each in _cut(group, packing)):
            parcel = tuple(sentences[number] for number in numbers)
            done[pair, parcel] = leftovers.take((pair, parcel)) or tuple(ask(parcel))
            for number, answer in zip(numbers, done[pair, parcel], strict=True):
                answers[number] = answer
    except EngineUnavailable:
        leftovers.keep(done)
        raise
    return answers


def _weighed(sentences: Sequence[Wanted], packing: Packing) -> tuple[list[list[tuple[int, int]]], list[int]]:
    """(number, bytes) of the sentences that go, in groups of one key; and the numbers of those that are too large."""
    going: dict[Hashable, list[tuple[int, int]]] = {}
    too_large = []
    for number, each in enumerate(sentences):
        if any(map(str.isalpha, each.text)):
            weight = len(json.dumps(packing.written(each), ensure_ascii=False).encode()) + 1
            if weight > packing.in_bytes:
                too_large.append(number)
            else:
                going.setdefault(packing.key(each), []).append((number, weight))
    return list(going.values()), too_large


def characters_in(sentences: Sequence[Wanted]) -> int:
    """How many characters the sentences have, which is what is paid for."""
    return sum(len(each.text) for each in sentences)


def _cut(weighed: Sequence[tuple[int, int]], packing: Packing) -> Iterator[list[int]]:
    parcel: list[int] = []
    total = 0
    for number, weight in weighed:
        if parcel and (len(parcel) == packing.sentences or total + weight > packing.in_bytes):
            yield parcel
            parcel, total = [], 0
        parcel.append(number)
        total += weight
    if parcel:
        yield parcel
