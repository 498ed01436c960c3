"""LibreTranslate's API: plain text only. Its HTML mode translates each piece between two tags by itself."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.engines.contract import Answer, Grade, Pair, Wanted
from colporteur.translation.engines.echo import EveryPair
from colporteur.translation.engines.hiding import with_names_hidden
from colporteur.translation.engines.languages import address_code
from colporteur.translation.engines.outside.door import Door, misshapen
from colporteur.translation.engines.outside.parcels import Leftovers, Packing, characters_in, clean, in_parcels, tidy

log = logging.getLogger(__name__)
PACKING = Packing(
    sentences=25, in_bytes=32 << 10, written=lambda wanted: clean(wanted.text), key=lambda wanted: wanted.piece
)
SECONDS_BETWEEN_LOOKS = 600.0
SECONDS_AFTER_A_FAILURE = 30.0
_SHORT = {"zh-hans": "zh"}  # the paper's own code, beside the server's


class Libretranslate:
    """A server of one's own or somebody else's; it says itself which languages it has."""

    name = "libretranslate"
    can_hide_names = True

    def __init__(
        self, door: Door, *, key: str = "", is_local: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.is_local = is_local
        self.door = door
        self._leftovers = Leftovers()
        self._key = key
        self._clock = clock
        self._lock = Lock()
        self._codes: Mapping[Pair, tuple[str, str]] | None = None
        self._silence = ""
        self._look_again_at = float("-inf")

    def pairs(self) -> frozenset[Pair]:
        """Those that the server has, asked for now and then; any, until it has once said which.

        A server that does not answer is thus waited for, and not taken for one without languages.
        """
        return frozenset() if self.door.meter.paused_because() else self.every_pair()

    def every_pair(self) -> frozenset[Pair]:
        """See `Metered`."""
        codes = self._known()
        return EveryPair() if codes is None else frozenset(codes)

    def version(self, pair: Pair) -> str:
        """The server tells none of its models."""
        return "libretranslate"

    def grade(self, pair: Pair) -> Grade:
        """Between the rough and the good."""
        return Grade.FAIR

    def translate(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        """See `Engine`. A second translation is asked for, for where the checks block the first."""
        codes = self._codes_of(pair)
        return with_names_hidden(
            pair,
            sentences,
            lambda masked: in_parcels(
                pair, masked, PACKING, self._leftovers, lambda parcel: self._parcel(codes, parcel)
            ),
        )

    def close(self) -> None:
        """Close its connections."""
        self.door.close()

    def _parcel(self, codes: tuple[str, str], sentences: Sequence[Wanted]) -> list[Answer]:
        body: dict[str, object] = {
            "q": [clean(each.text) for each in sentences],
            "source": codes[0],
            "target": codes[1],
            "format": "text",
            "alternatives": 1,
        }
        if self._key:
            body["api_key"] = self._key
        characters, piece = characters_in(sentences), sentences[0].piece
        return _answers(self.door.ask("/translate", body, characters=characters, piece=piece), len(sentences))

    def _codes_of(self, pair: Pair) -> tuple[str, str]:
        codes = self._known()
        if codes is None:
            raise EngineUnavailable(self._silence)
        if pair not in codes:
            raise EngineRefused(f"libretranslate does not translate {pair.source} into {pair.target}.")
        return codes[pair]

    def _known(self) -> Mapping[Pair, tuple[str, str]] | None:
        """What the server last said; one thread at a time looks, and after a failure not at once again."""
        with self._lock:
            if self._clock() >= self._look_again_at:
                try:
                    self._codes = _codes(self.door.look("/languages"))
                    self._look_again_at = self._clock() + SECONDS_BETWEEN_LOOKS
                except (EngineUnavailable, EngineRefused) as error:
                    log.warning("libretranslate did not say which languages it has: %s", error)
                    self._look_again_at, self._silence = self._clock() + SECONDS_AFTER_A_FAILURE, str(error)
                    self.door.meter.failed()
            return self._codes


def _codes(rows: Any) -> dict[Pair, tuple[str, str]]:  # Any: JSON
    try:
        said = {
            Pair(source, target): (row["code"], code)
            for row in rows
            for code in row["targets"]
            for source in _ours(row["code"])
            for target in _ours(code)
            if source != target and row["code"] != code
        }
    except (TypeError, KeyError, AttributeError) as error:
        raise misshapen("libretranslate", "something that is no list of languages") from error
    return said


def _ours(code: str) -> tuple[str, ...]:
    own = address_code(code)
    return (own, _SHORT[own]) if own in _SHORT else (own,)


def _answers(answer: Any, count: int) -> list[Answer]:  # Any: JSON
    said = answer if isinstance(answer, dict) else {}
    texts, others = said.get("translatedText"), said.get("alternatives")
    if not isinstance(texts, list) or len(texts) != count or not all(isinstance(text, str) for text in texts):
        number = len(texts) if isinstance(texts, list) else "no list of"
        raise misshapen("libretranslate", f"{number} translations for {count} sentences")
    rows = others if isinstance(others, list) and len(others) == count else [[]] * count
    return [_answer(text, row) for text, row in zip(texts, rows, strict=True)]


def _answer(text: str, others: Any) -> Answer:  # Any: JSON
    first = tidy(text).strip(" ")
    more = [tidy(each).strip(" ") for each in others if isinstance(each, str)] if isinstance(others, list) else []
    return Answer(text=first, alternatives=tuple(each for each in dict.fromkeys(more) if each and each != first))
