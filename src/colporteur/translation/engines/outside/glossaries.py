"""The paper's names and terms as a glossary at DeepL (developers.deepl.com, `/v3/glossaries`): made, found, renewed.

One glossary holds a dictionary for each pair, because a free account has room for one glossary. DeepL knows no variants there:
where two editions differ in their variant alone, the second one's dictionaries are in a second glossary. Whatever goes wrong is
told and noted, and sentences are translated without.
"""

import hashlib
import logging
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
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

    def name_for(self, pair: Pair) -> str:
        """What the glossary is called at DeepL in which the pair's words are, and those of no pair with the same codes."""
        ...

    def wanted(self, pair: Pair) -> Dictionary:
        """The paper's names and terms for the pair, as they are now."""
        ...

    def kept(self, pair: Pair) -> Kept:
        """The note on a pair."""
        ...

    def keep(self, pair: Pair, kept: Kept) -> None:
        """Write it down; one that says nothing is no note."""
        ...

    def troubles(self) -> Mapping[Pair, str]:
        """What went wrong last, by pair; those where all is well are left out."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawer:
    """Where a pair's words belong: in which glossary, by which of DeepL's codes; and what they are now."""

    pair: Pair
    codes: Codes
    name: str
    wanted: Dictionary

    @property
    def fingerprint(self) -> str:
        """Stands for the words and for where they belong; empty where there are none."""
        if not self.wanted.entries:
            return ""
        return hashlib.sha256(f"{self.name}\n{self.wanted.fingerprint}".encode()).hexdigest()[:32]

    def holds(self, kept: Kept) -> bool:
        """True if what the note says is all as it should be."""
        return kept.fingerprint == self.fingerprint and not kept.trouble


class Glossaries:
    """Which glossary goes with a request. DeepL is asked only when the entries have changed. Thread-safe."""

    def __init__(self, door: Door, notebook: Notebook, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.notebook = notebook
        self._door = door
        self._clock = clock
        self._lock = Lock()
        self._rests: dict[Pair, tuple[str, float]] = {}  # with which entries, and until when

    def id_for(self, pair: Pair, codes: Codes) -> str:
        """The id of a glossary with the paper's present words for the pair; empty where there is none to be had."""
        drawer = self._drawer(pair, codes)
        kept = self.notebook.kept(pair)
        if drawer.holds(kept):
            return kept.glossary
        with self._lock:
            kept = self.notebook.kept(pair)  # another thread may have been quicker
            if drawer.holds(kept):
                return kept.glossary
            fingerprint, until = self._rests.get(pair, ("", 0.0))
            if fingerprint == drawer.fingerprint and self._clock() < until:
                return ""
            return self._renewed(drawer, kept)

    def lost(self, pair: Pair, codes: Codes, error: Exception) -> None:
        """DeepL does not take the glossary any more: sentences go without for a while, then it is made again."""
        self._note(self._drawer(pair, codes), Kept(trouble=_in_words(error)))

    def _drawer(self, pair: Pair, codes: Codes) -> _Drawer:
        return _Drawer(pair=pair, codes=codes, name=self.notebook.name_for(pair), wanted=self.notebook.wanted(pair))

    def _renewed(self, drawer: _Drawer, kept: Kept) -> str:
        try:
            number = self._put(drawer, kept) if drawer.wanted.entries else self._removed(drawer, kept)
        except (EngineUnavailable, EngineRefused) as error:
            self._note(drawer, Kept(glossary=kept.glossary, trouble=_in_words(error)))
            return ""
        self.notebook.keep(drawer.pair, Kept(glossary=number, fingerprint=drawer.fingerprint))
        entries = len(drawer.wanted.entries)
        log.info("the glossary at deepl for %s to %s has %s entries", drawer.pair.source, drawer.pair.target, entries)
        return number

    def _note(self, drawer: _Drawer, kept: Kept) -> None:
        pair = drawer.pair
        log.warning(
            "deepl translates %s to %s without the paper's glossary: %s", pair.source, pair.target, kept.trouble
        )
        self._rests[pair] = drawer.fingerprint, self._clock() + REST_SECONDS
        self.notebook.keep(pair, kept)

    def _put(self, drawer: _Drawer, kept: Kept) -> str:
        written = drawer.wanted.written
        if len(written.encode()) > MOST_BYTES:
            raise EngineRefused(f"It is larger than {MOST_BYTES >> 20} MiB, which is the most that DeepL keeps.")
        source, target = drawer.codes
        dictionary = {"source_lang": source, "target_lang": target, "entries": written, "entries_format": "tsv"}
        ours = self._ours(drawer, kept)
        if ours is None:
            return _id(self._door.tell("POST", PATH, {"name": drawer.name, "dictionaries": [dictionary]}))
        self._door.tell("PUT", f"{PATH}/{ours.number}/dictionaries", dictionary)
        return ours.number

    def _removed(self, drawer: _Drawer, kept: Kept) -> str:
        """Take the pair's dictionary away, and with the last one the glossary."""
        ours, codes = self._ours(drawer, kept), drawer.codes
        if ours is not None and ours.pairs == {codes}:
            self._door.tell("DELETE", f"{PATH}/{ours.number}")
        elif ours is not None and codes in ours.pairs:
            wanted = urlencode({"source_lang": codes[0], "target_lang": codes[1]})
            self._door.tell("DELETE", f"{PATH}/{ours.number}/dictionaries?{wanted}")
        return ""

    def _ours(self, drawer: _Drawer, kept: Kept) -> "_There | None":
        """The paper's glossary at DeepL, if there is one. Two processes may have made one each: the younger goes."""
        there = [each for each in _read(self._door.look(PATH)) if each.name == drawer.name]
        there.sort(key=lambda each: (each.number != kept.glossary, each.made, each.number))
        for each in there[1:]:
            self._door.tell("DELETE", f"{PATH}/{each.number}")
        return there[0] if there else None


def glossary_number(pair: Pair, languages: Sequence[str]) -> int:
    """Which of the paper's glossaries the pair's words are in: 1, but for pairs that differ in variants from one before them.

    `languages` are the paper's own; pairs of others come after theirs.
    """
    sources, targets = (_variants(language, languages) for language in (pair.source, pair.target))
    alike = [Pair(source, target) for source in sources for target in targets]
    return alike.index(pair) + 1


def _variants(language: str, languages: Sequence[str]) -> list[str]:
    """Those of the paper's that are the same without their variant, in a lasting order, and the language itself."""
    name = _bare(language)
    ours = sorted(each for each in set(languages) if _bare(each) == name)
    return ours if language in ours else [*ours, language]


def _bare(language: str) -> str:
    return language.partition("-")[0]


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
