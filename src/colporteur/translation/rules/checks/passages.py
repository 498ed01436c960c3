"""One side of a pair as the checks read it: what several of them ask of a text is found once."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from colporteur.translation.rules.addresses import without_addresses
from colporteur.translation.rules.digits import DIGIT, Digits, find_digits, in_western_digits
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
    def has_digits(self) -> bool:
        """True if a digit of any script stands in it."""
        return DIGIT.search(self.text) is not None

    @cached_property
    def western(self) -> str:
        """The text with 0 to 9 for the digits of other scripts, as long as before."""
        return in_western_digits(self.text, self.language)

    @cached_property
    def digits(self) -> list[Digits]:
        """Its runs of digits, in order."""
        return find_digits(self.western, self.language) if self.has_digits else []

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
                words.update(parts(word))
        return words


@lru_cache(maxsize=1024)
def passage(text: str, language: str) -> Passage:
    """A text as the checks read it, in a language with or without a country; the same one while it is still at hand.

    A sentence is read for the mending, for the checks, beside the others of its article, and again for the next edition.
    """
    return Passage(text, language.partition("-")[0])


@dataclass(frozen=True, kw_only=True)
class Sides:
    """A text and its translation, both also as the checks read them. What is read is kept, so it has no slots."""

    source: str
    target: str
    source_language: str
    target_language: str

    @cached_property
    def original(self) -> Passage:
        """The source, as the checks read it."""
        return passage(self.source, self.source_language)

    @cached_property
    def translation(self) -> Passage:
        """The target, as the checks read it."""
        return passage(self.target, self.target_language)


def parts(word: str) -> list[str]:
    """A word, and what stands before and after its apostrophes and hyphens."""
    return [word, *_JOINT.split(word)]
