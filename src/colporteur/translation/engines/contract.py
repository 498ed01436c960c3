"""What a translation engine is. Engines know nothing of articles, marks, memory or the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from colporteur.text.documents import Role
from colporteur.translation.rules.register import Fixed


class Grade(StrEnum):
    """How near an engine's work is to print for one pair, as its maintainers or tests judge it."""

    ROUGH = "rough"
    FAIR = "fair"
    GOOD = "good"


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two language codes as used in the paper's addresses (`en`, `de`, `pt-br`)."""

    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One sentence to translate, as plain NFC text without line breaks. Engines may leave the rest out of account.

    `context` is text around the sentence in the same language, not to be translated: neighbours have the same one.
    `marks` are ranges of code points whose place in the translation is wanted; they may nest. `terms` are pairs of
    words: where the first stands in the sentence, the second is wanted; `names` are those among them that stand as given,
    for engines that have to have them hidden. `piece` names what the sentence belongs to,
    such as `article/12`, so that an engine can limit what is spent on one. Where `text` is a plainer wording that a person
    gave the sentence, `original` is the sentence itself. `hides_names` asks for a translation that leaves the names alone,
    since one without that has lost some: only engines that have `can_hide_names = True` are asked so.
    """

    text: str
    role: Role = Role.TEXT
    context: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    names: tuple[Fixed, ...] = ()
    piece: str = ""
    original: str = ""
    hides_names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A translation as plain text. `alignment` holds (source code point, target code point) pairs of word starts.

    `unknown_words` are words that stand in `text` as they stood in the source because the engine does not know
    them; in names that is as it should be. `is_truncated` says that the engine could not take in or finish the
    sentence; `text` is then empty, so that nothing cut short can reach print. `marks` holds (number, start, end) for
    those marks of the sentence, by their number there, whose place the engine gave back.
    """

    text: str
    alternatives: tuple[str, ...] = ()
    alignment: tuple[tuple[int, int], ...] = ()
    score: float | None = None  # mean log-probability per token, where the engine gives one
    unknown_words: tuple[str, ...] = ()
    is_truncated: bool = False
    marks: tuple[tuple[int, int, int], ...] = ()


class Engine(Protocol):
    """A translation engine. Thread-safe; `translate` answers one for one and in order."""

    name: str
    is_local: bool  # False: sentences leave the house, so nothing embargoed may be sent

    def pairs(self) -> frozenset[Pair]:
        """The pairs it can translate now, judged without starting anything heavy."""
        ...

    def version(self, pair: Pair) -> str:
        """Changes when the engine's answers may change (model, package, settings)."""
        ...

    def grade(self, pair: Pair) -> Grade:
        """How good its work in this pair is, as judged beforehand."""
        ...

    def translate(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        """One answer a sentence.

        Raises:
            EngineUnavailable: it did not answer in time, or died; its process has been ended.
            EngineRefused: it answered something that is not a translation (half, rubbish, wrong count).
        """
        ...

    def close(self) -> None:
        """End processes and free memory; the next `translate` starts anew."""
        ...


@runtime_checkable
class Metered(Protocol):
    """An engine that has none of its pairs for a while once it has been asked for too much."""

    def every_pair(self) -> frozenset[Pair]:
        """The pairs it translates whenever it may be asked at all."""
        ...
