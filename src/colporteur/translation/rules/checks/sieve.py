"""Which of a sentence's words does a long pattern take? Nearly none, so those that it let pass before are not asked again."""

import re

_MOST = 50_000


class Sieve:
    """A pattern for whole words in small letters, and a bounded memory of words that it does not take."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        self._passed: set[str] = set()

    def holds(self, words: set[str]) -> list[str]:
        """The words that it takes, in any order."""
        strange = words - self._passed
        if not strange:
            return []
        held = [word for word in strange if self._pattern.fullmatch(word)]
        if len(self._passed) > _MOST:
            self._passed = set()
        self._passed.update(strange.difference(held))
        return held
