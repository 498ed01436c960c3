"""Packing sentences for engines that take several at a time, and unpacking what comes back."""

import json
import re
import unicodedata
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from colporteur.translation.engines.contract import Answer, Wanted

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


def in_parcels(
    sentences: Sequence[Wanted], packing: Packing, ask: Callable[[Sequence[Wanted]], Sequence[Answer]]
) -> list[Answer]:
    """One answer a sentence, in order. `ask` is called for each parcel.

    What has no letters is not sent and stays as it is; what is too large for a parcel is not sent and counts as cut.
    """
    answers = [Answer(text=each.text) for each in sentences]
    going: dict[Hashable, list[tuple[int, int]]] = {}
    for number, each in enumerate(sentences):
        if any(map(str.isalpha, each.text)):
            weight = len(json.dumps(packing.written(each), ensure_ascii=False).encode()) + 1
            if weight > packing.in_bytes:
                answers[number] = Answer(text="", is_truncated=True)
            else:
                going.setdefault(packing.key(each), []).append((number, weight))
    for weighed in going.values():
        for numbers in _cut(weighed, packing):
            for number, answer in zip(numbers, ask([sentences[n] for n in numbers]), strict=True):
                answers[number] = answer
    return answers


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
