"""How long translations usually are, and how many clauses they have, by pair of languages.

Made by `benchmarks/lengths.py` from right translations alone: the references of DEMETR and the demonstration newspaper's memory.
"""

from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType

_LEAST_CLAUSE_SPREAD = 0.35
"""One translator may keep to the original's commas; others need not."""


@dataclass(frozen=True, slots=True)
class Usual:
    """Of a pair: letters a letter, their spread by the root of the letters; marks between clauses more, and their spread."""

    ratio: float
    spread: float
    more_clauses: float
    clause_spread: float

    def length_score(self, source: int, target: int) -> float:
        """By how many deviations the target is longer than usual, in letters; negative if shorter."""
        return (target - self.ratio * source) / (self.spread * sqrt(max(source, 1)))

    def clause_score(self, source: int, target: int) -> float:
        """By how many deviations the target has more marks between clauses than usual."""
        return (target - source - self.more_clauses) / (
            max(self.clause_spread, _LEAST_CLAUSE_SPREAD) * sqrt(source + target + 1)
        )


_USUAL = MappingProxyType(
    {
        "ar-de": Usual(1.21, 1.56, 0.35, 0.43),
        "ar-en": Usual(1.16, 1.30, 0.02, 0.15),
        "ar-es": Usual(1.21, 1.41, 0.13, 0.41),
        "de-ar": Usual(0.83, 1.25, -0.35, 0.43),
        "de-en": Usual(0.92, 1.04, -0.15, 0.41),
        "de-es": Usual(0.98, 1.14, -0.05, 0.47),
        "de-fr": Usual(1.07, 1.21, 0.05, 0.50),
        "en-ar": Usual(0.86, 1.06, -0.02, 0.15),
        "en-de": Usual(1.07, 1.11, 0.14, 0.37),
        "en-es": Usual(1.07, 1.17, 0.07, 0.23),
        "en-fr": Usual(1.13, 1.19, 0.16, 0.29),
        "es-ar": Usual(0.83, 1.12, -0.13, 0.41),
        "es-de": Usual(1.02, 1.18, 0.05, 0.47),
        "es-en": Usual(0.92, 1.11, -0.12, 0.31),
        "es-fr": Usual(1.07, 1.01, 0.06, 0.22),
        "fr-de": Usual(0.94, 1.09, -0.05, 0.50),
        "fr-en": Usual(0.88, 1.01, -0.15, 0.31),
        "fr-es": Usual(0.94, 0.90, -0.06, 0.22),
        "it-en": Usual(0.86, 1.36, 0.15, 0.37),
    }
)
_RELATIVE_LENGTH = MappingProxyType(
    {"en": 1.0, "de": 1.11, "es": 1.1, "fr": 1.16, "it": 1.09, "pt": 1.06, "ca": 1.08, "ar": 0.83}
    | {
        "nl": 1.09,
        "ru": 1.05,
        "uk": 1.02,
        "pl": 1.05,
        "cs": 0.97,
        "bg": 1.05,
        "el": 1.14,
        "he": 0.78,
        "tr": 1.01,
        "fa": 0.92,
    }
    | {"hi": 0.98, "zh": 0.3, "ja": 0.42, "ko": 0.5, "yue": 0.3}
)
"""Letters that a language needs for what English says in one: for pairs that are not in the table."""

_SPREAD, _CLAUSE_SPREAD = 1.6, 0.6
"""Of other pairs: more than that of any pair in the table, since nothing is known of them."""


def usual(source_language: str, target_language: str) -> Usual:
    """What the table has of the pair, or a careful guess."""
    known = _USUAL.get(f"{source_language}-{target_language}")
    if known:
        return known
    ratio = relative_length(source_language, target_language)
    return Usual(
        ratio, _SPREAD * max(1.0, ratio), 0.0, _CLAUSE_SPREAD
    )  # a sign of Chinese says as much as three letters


def relative_length(source_language: str, target_language: str) -> float:
    """Letters of the target's language for one of the source's."""
    return _RELATIVE_LENGTH.get(target_language, 1.0) / _RELATIVE_LENGTH.get(source_language, 1.0)
