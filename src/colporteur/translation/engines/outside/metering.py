"""What an outside engine may spend and has spent: counted before a request is sent, so that no limit is ever overrun."""

from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.rules.house_notes import LIMIT_REACHED

PAUSE_SECONDS = 60.0


class OverBudget(EngineUnavailable):
    """The engine may not be asked for more until the month ends or its settings change."""


class OverPieceBudget(EngineRefused):
    """So much has been spent on this one article that no more may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most characters in a calendar month (UTC), and in it for one piece of work; 0 is no limit."""

    per_month: int = 0
    per_piece: int = 0


class Meter(Protocol):
    """One engine's account. Thread-safe, and shared by all processes where it is kept in the database."""

    def paused_because(self) -> str:
        """Why nothing may be asked now, in a sentence; empty while something may."""
        ...

    def reserve(self, characters: int, piece: str) -> None:
        """Count a request of so many characters that is about to be sent.

        Raises:
            OverBudget: it does not fit into the month; nothing is counted, and from now on the engine pauses.
            OverPieceBudget: it does not fit into what may be spent on this piece; nothing is counted.
        """
        ...

    def give_back(self, characters: int, piece: str) -> None:
        """Take back the characters of a request that certainly was not carried out."""
        ...

    def failed(self) -> None:
        """Count a failure."""
        ...

    def used(self, tokens: int) -> None:
        """Count what the engine says that it has used, where it counts in tokens."""
        ...

    def pause(self, reason: str) -> None:
        """Let nothing be asked until the month ends or the engine's settings change."""
        ...


class Tally:
    """A meter in memory, for one process and without an end to its month."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._lock = Lock()
        self.characters = 0
        self.requests = 0
        self.failures = 0
        self.tokens = 0
        self.paused = ""
        self.pieces: dict[str, int] = {}

    def paused_because(self) -> str:
        """See `Meter`."""
        return self.paused

    def reserve(self, characters: int, piece: str) -> None:
        """See `Meter`."""
        with self._lock:
            if self._limits.per_month and self.characters + characters > self._limits.per_month:
                self.paused = limit_reached(self._limits.per_month)
                raise OverBudget(self.paused, retry_after=PAUSE_SECONDS)
            spent = self.pieces.get(piece, 0) + characters
            if self._limits.per_piece and spent > self._limits.per_piece:
                raise OverPieceBudget(piece_limit_reached(self._limits.per_piece))
            self.characters += characters
            self.requests += 1
            self.pieces[piece] = spent

    def give_back(self, characters: int, piece: str) -> None:
        """See `Meter`."""
        with self._lock:
            self.characters -= characters
            self.pieces[piece] -= characters

    def failed(self) -> None:
        """See `Meter`."""
        with self._lock:
            self.failures += 1

    def used(self, tokens: int) -> None:
        """See `Meter`."""
        with self._lock:
            self.tokens += tokens

    def pause(self, reason: str) -> None:
        """See `Meter`."""
        self.paused = reason


def limit_reached(per_month: int) -> str:
    """Why the engine pauses, in a sentence for the operator."""
    return LIMIT_REACHED.said(characters=f"{per_month:,}")


def piece_limit_reached(per_piece: int) -> str:
    """Why this article's sentences are not sent, in a sentence for the operator."""
    return f"The limit of {per_piece:,} characters for one article in a month is reached."
