"""The sentences that one translator has just made: at hand for its next article at once, in memory a batch at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from colporteur.translation.asking import SENTENCES_IN_A_BATCH
from colporteur.translation.memory import keep
from colporteur.translation.models import Unit


@dataclass(slots=True)
class Pad:
    """Units by language and address, and those of them that memory has yet to learn."""

    _fresh: dict[tuple[str, str], Unit] = field(default_factory=dict)
    _unkept: list[Unit] = field(default_factory=list)

    def find(self, language: str, address: str) -> Unit | None:
        """The unit that was made for this sentence, if one was."""
        return self._fresh.get((language, address))

    def make_room(self, sentences: int) -> None:
        """Before so many more are asked for: together with what memory lacks they may not be more than a batch.

        So a crash costs one batch at most, however many articles it is of.
        """
        if len(self._unkept) + sentences > SENTENCES_IN_A_BATCH:
            self.keep()

    def note(self, units: Sequence[Unit]) -> None:
        """Add what was made."""
        self._fresh |= {(unit.target_language, unit.source_address): unit for unit in units}
        self._unkept += units

    def keep(self) -> None:
        """Put into memory whatever is not there yet."""
        if self._unkept:
            keep(self._unkept)
            self._unkept = []
