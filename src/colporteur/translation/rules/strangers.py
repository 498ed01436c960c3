"""Words with a capital that an engine has said it does not know: remembered, so that their next sentence is asked for once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

_MOST = 50_000  # more than a paper has names; from there on it begins anew


@dataclass(frozen=True, slots=True)
class Strangers:
    """What one engine does not know of one language."""

    _words: set[str] = field(default_factory=set)

    @property
    def words(self) -> Collection[str]:
        """Those learnt so far."""
        return self._words

    def learn(self, words: Iterable[str]) -> bool:
        """Add those that begin with a capital; True if one of them is new."""
        new = {word for word in words if word[:1].isupper()} - self._words
        if len(self._words) + len(new) > _MOST:
            self._words.clear()
        self._words.update(new)
        return bool(new)
