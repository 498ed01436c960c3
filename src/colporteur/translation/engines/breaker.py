"""A breaker keeps an engine that failed several times in a row from being asked again for a while."""

from collections.abc import Callable
from threading import Lock


class Breaker:
    """Closed at first. `failures` in a row open it; after `rest` seconds one caller may try, and its success closes it.

    `clock` gives seconds that only grow. Thread-safe.
    """

    def __init__(self, *, clock: Callable[[], float], failures: int = 3, rest: float = 60) -> None:
        self._clock = clock
        self._allowed = failures
        self._rest = rest
        self._lock = Lock()
        self._failed = 0
        self._closed_again_at = float("-inf")

    def may_ask(self) -> bool:
        """Whether to ask now. While it is open, True once per `rest`: the caller's outcome decides."""
        with self._lock:
            if self._failed < self._allowed:
                return True
            if self._clock() < self._closed_again_at:
                return False
            self._closed_again_at = self._clock() + self._rest
            return True

    @property
    def is_open(self) -> bool:
        """Whether the engine is being left alone."""
        with self._lock:
            return self._failed >= self._allowed

    def succeeded(self) -> None:
        """The engine answered."""
        with self._lock:
            self._failed = 0

    def failed(self, *, rest: float | None = None) -> None:
        """The engine did not answer, or answered rubbish. A `rest` that it asks for opens the breaker at once."""
        with self._lock:
            self._failed = self._failed + 1 if rest is None else max(self._failed + 1, self._allowed)
            self._closed_again_at = self._clock() + (self._rest if rest is None else rest)
