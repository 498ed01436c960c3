"""The engine that translates nothing, for papers whose translations are all made by people."""

from collections.abc import Sequence

from colporteur.foundations.errors import EngineUnavailable
from colporteur.translation.engines.contract import Answer, Grade, Pair, Wanted


class Silent:
    """Offers no pair, so nothing is ever asked of it."""

    name = "silent"
    is_local = True

    def pairs(self) -> frozenset[Pair]:
        """None at all."""
        return frozenset()

    def version(self, pair: Pair) -> str:
        """Always the same."""
        return "silent"

    def grade(self, pair: Pair) -> Grade:
        """The lowest."""
        return Grade.ROUGH

    def translate(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        """Refuses."""
        raise EngineUnavailable("The engine `silent` translates nothing.")

    def close(self) -> None:
        """Holds nothing that could be closed."""
