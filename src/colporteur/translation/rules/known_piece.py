"""A piece of a sentence whose translation is known before an engine is asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreknown:
    """The words from `start` to `end` are `text` in the other language, whatever the sentence.

    Where it `is_adverb` it says when something happens, and any other word that does so may stand in its place meanwhile.
    """

    start: int
    end: int
    text: str
    is_adverb: bool = False
