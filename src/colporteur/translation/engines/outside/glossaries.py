"""The paper's names and terms as a glossary at DeepL (developers.deepl.com, `/v3/glossaries`): made, found, renewed.

One glossary holds a dictionary for each pair, because a free account has room for one glossary. DeepL knows no variants there:
two editions that differ in their variant alone take turns with one dictionary. Whatever goes wrong is told and noted, and
sentences are translated without.
"""

import hashlib
import logging
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, Protocol
from urllib.parse import urlencode

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.outside.door import Door, misshapen
from colporteur.translation.engines.outside.parcels import clean
from colporteur.translation.engines.outside.refusals import Failure

log = logging.getLogger(__name__)
PATH = "/v3/glossaries"
MOST_BYTES = 10 << 20
REST_SECONDS = 600.0
_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
Codes = tuple[str, str]


@dataclass(frozen=True)
class Dictionary:
    """Words of one language, each with the one that is wanted for it in another."""

    entries: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, wordings: Iterable[tuple[str, str]]) -> "Dictionary":
        """Each word once: the first wins. DeepL refuses a dictionary that has one twice."""
        found: dict[str, str] = {}
        for source, target in wordings:
            found.setdefault(" ".join(clean(source).split()), " ".join(clean(target).split()))
        return cls(tuple((source, target) for source, target in found.items() if source and target))

    @cached_property
    def written(self) -> str:
        """As lines of two words with a tab between them."""
        return "\n".join(f"{source}\t{target}" for source, target in self.entries)

    @cached_property
    def fingerprint(self) -> str:
        """32 hex digits that stand for the entries; empty where there are none."""
        return hashlib.sha256(self.written.encode()).hexdigest()[:32] if self.entries else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is at DeepL for one pair: in which glossary, with which entries; and what went wrong last."""

    glossary: str = ""
    fingerprint: str = ""
    trouble: str = ""


class Notebook(Protocol):
    """The paper's side: what it wants of a pair, and its notes on what DeepL has. Thread-safe."""

    @property
    def name(self) -> str:
        """What the paper's glossary is called at DeepL."""
        ...

    def wanted(self, pair: Pair) -> Dictionary:
        """The paper's names and terms for the pair, as they are now."""
        ...

    def kept(self, codes: Codes) -> Kept:
        """The note on a pair, by DeepL's codes."""
        ...

    def keep(self, codes: Codes, kept: Kept) -> None:
        """Write it down; one that says nothing is no note."""
        ...

    def troubles(self) -> Mapping[Codes, str]:
        """What went wrong last, by pair; those where all is well are left out."""
        ...


class Glossaries:
    """Which glossary goes with a request. DeepL is asked only when the entries have changed. Thread-safe."""

    def __init__(self, door: Door, notebook: Notebook, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.notebook = notebook
        self._door = door
        self._clock = clock
        self._lock = Lock()
        self._rests: dict[Codes, tuple[str, float]] = {}  # with which entries, and until when

    def id_for(self, pair: Pair, codes: Codes) -> str:
        """The id of a glossary with the paper's present words for the pair; empty where there is none to be had."""
        wanted = self.notebook.wanted(pair)
        kept = self.notebook.kept(codes)
        if _is_up_to_date(kept, wanted):
            return kept.glossary
        with self._lock:
            kept = self.notebook.kept(codes)  # another thread may have been quicker
            if _is_up_to_date(kept, wanted):
                return kept.glossary
            fingerprint, until = self._rests.get(codes, ("", 0.0))
            if fingerprint == wanted.fingerprint and self._clock() < until:
                return ""
            return self._renewed(codes, wanted, kept)

    def lost(self, pair: Pair, codes: Codes, error: Exception) -> None:
        """DeepL does not take the glossary any more: sentences go without for a while, then it is made again."""
        self._note(codes, self.notebook.wanted(pair), Kept(trouble=_in_words(error)))

    def _renewed(self, codes: Codes, wanted: Dictionary, kept: Kept) -> str:
        try:
            number = self._put(codes, wanted, kept) if wanted.entries else self._removed(codes, kept)
        except (EngineUnavailable, EngineRefused) as error:
            self._note(codes, wanted, Kept(glossary=kept.glossary, trouble=_in_words(error)))
            return ""
        self.notebook.keep(codes, Kept(glossary=number, fingerprint=wanted.fingerprint))
        log.info("the glossary at deepl for %s to %s has %s entries", *codes, len(wanted.entries))
        return number

    def _note(self, codes: Codes, wanted: Dictionary, kept: Kept) -> None:
        log.warning("deepl translates %s to %s without the paper's glossary: %s", *codes, kept.trouble)
        self._rests[codes] = wanted.fingerprint, self._clock() + REST_SECONDS
        self.notebook.keep(codes, kept)

    def _put(self, codes: Codes, wanted: Dictionary, kept: Kept) -> str:
        if len(wanted.written.encode()) > MOST_BYTES:
            raise EngineRefused(f"It is larger than {MOST_BYTES >> 20} MiB, which is the most that DeepL keeps.")
        languages = {"source_lang": codes[0], "target_lang": codes[1]}
        dictionary = {**languages, "entries": wanted.written, "entries_format": "tsv"}
        ours = self._ours(kept)
        if ours is None:
            return _id(self._door.tell("POST", PATH, {"name": self.notebook.name, "dictionaries": [dictionary]}))
        self._door.tell("PUT", f"{PATH}/{ours.number}/dictionaries", dictionary)
        return ours.number

    def _removed(self, codes: Codes, kept: Kept) -> str:
        """Take the pair's dictionary away, and with the last one the glossary."""
        ours = self._ours(kept)
        if ours is not None and ours.pairs == {codes}:
            self._door.tell("DELETE", f"{PATH}/{ours.number}")
        elif ours is not None and codes in ours.pairs:
            wanted = urlencode({"source_lang": codes[0], "target_lang": codes[1]})
            self._door.tell("DELETE", f"{PATH}/{ours.number}/dictionaries?{wanted}")
        return ""

    def _ours(self, kept: Kept) -> "_There | None":
        """The paper's glossary at DeepL, if there is one. Two processes may have made one each: the younger goes."""
        there = [each for each in _read(self._door.look(PATH)) if each.name == self.notebook.name]
        there.sort(key=lambda each: (each.number != kept.glossary, each.made, each.number))
        for each in there[1:]:
            self._door.tell("DELETE", f"{PATH}/{each.number}")
        return there[0] if there else None


def _is_up_to_date(kept: Kept, wanted: Dictionary) -> bool:
    return kept.fingerprint == wanted.fingerprint and not kept.trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class _There:
    """A glossary as DeepL lists it."""

    number: str
    name: str
    made: str
    pairs: frozenset[Codes]


def _read(answer: Any) -> list[_There]:  # Any: JSON
    try:
        return [
            _There(
                number=_id(row),
                name=str(row["name"]),
                made=str(row.get("creation_time", "")),
                pairs=frozenset(
                    (str(each["source_lang"]).lower(), str(each["target_lang"]).lower())
                    for each in row.get("dictionaries", ())
                ),
            )
            for row in answer["glossaries"]
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise misshapen("deepl", "something that is no list of glossaries") from error


def _id(answer: Any) -> str:  # Any: JSON
    number = answer.get("glossary_id") if isinstance(answer, Mapping) else None
    if not isinstance(number, str) or not _ID.fullmatch(number):
        raise misshapen("deepl", "a glossary without an id")
    return number


def _in_words(error: Exception) -> str:
    """The error's own sentence; where the account has no room, what to do about it."""
    if isinstance(error.__cause__, Failure) and error.__cause__.spent:
        return (
            "The account at DeepL has no room for another glossary. Delete one there, or name one for each pair in "
            "`translation.deepl_glossaries`."
        )
    return str(error)
