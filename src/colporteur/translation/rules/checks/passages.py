"""One side of a pair as the checks read it: what several of them ask of a text is found once."""

import re
from dataclasses import dataclass
from functools import cached_property

from colporteur.translation.rules.addresses import without_addresses
from colporteur.translation.rules.words import WORD

_JOINT = re.compile(r"['’\-]")


@dataclass(frozen=True)
class Passage:
    """A text and its language, without the country: `pt` for `pt-br`. What is found is kept, so it has no slots."""

    text: str
    language: str

    @cached_property
    def bare(self) -> str:
        """The text with spaces where addresses stood, as long as before."""
        return without_addresses(self.text)

    @cached_property
    def words(self) -> list[str]:
        """Those of the bare text, in order."""
        return WORD.findall(self.bare)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.words)

    @cached_property
    def small_words(self) -> set[str]:
        """The words in small letters, each once; of one with an apostrophe or hyphen its parts as well."""
        words = set(map(str.lower, self.vocabulary))
        if _JOINT.search(self.bare):
            for word in [word for word in words if not word.isalpha()]:
                words.update(_JOINT.split(word))
        return words
