"""Sentences that nobody writes who means well: thousands of numbers, capitals, marks, or the same over and over.

Each kind is made in any length, and in a second version that differs from the first.
"""

import random
from collections.abc import Callable, Iterator
from string import ascii_lowercase

from colporteur.translation.rules.checks.contract import Candidate

_KINDS: dict[str, tuple[str, str, Callable[[int, int], str]]] = {
    "numbers that differ": ("en", "de", lambda size, n: _spaced(size, lambda k: str(10_000 + 7 * k + n))),
    "one number": ("en", "fr", lambda size, n: _spaced(size, lambda _: str(42 + n))),
    "one long number": ("en", "es", lambda size, n: "1234567890" * size + str(n)),
    "a long number in groups": ("en", "de", lambda size, n: "1" + ",234" * size + str(n)),
    "dates": ("de", "en", lambda size, n: _spaced(size, lambda k: f"{k % 28 + n}.{k % 12 + 1}.{k % 70 + 1950}")),
    "times": ("en", "ar", lambda size, n: _spaced(size, lambda k: f"{k % 12 + 1}:{(k * 7 + n) % 60:02d} p.m.")),
    "times in words": ("en", "de", lambda size, n: _spaced(size, lambda _: ("half past two", "viertel vor drei")[n])),
    "numbers in words": (
        "en",
        "en",
        lambda size, n: _spaced(size, lambda k: ("twenty", "thirty-one", "million")[(k + n) % 3]),
    ),
    "Roman numerals": ("fr", "it", lambda size, n: _spaced(size, lambda _: ("XIV", "MCM")[n])),
    "units": ("en", "de", lambda size, n: _spaced(size, lambda k: f"{k} {('feet', 'Meter')[n]}")),
    "days": (
        "en",
        "de",
        lambda size, n: _spaced(size, lambda k: ("January 3", "Monday", "Mai", "Sonntag")[(k + n) % 4]),
    ),
    "quotation marks": ("en", "de", lambda size, n: "“”" * size + '"' * n + "a"),
    "quoted titles": ("en", "es", lambda size, n: _spaced(size, lambda k: (f"“Tar{k}”", f"Tar{k} a")[n])),
    "names": ("en", "fr", lambda size, n: _spaced(size, lambda k: f"{_word(k, n).title()} {_word(k, 9)}")),
    "names that begin alike": (
        "en",
        "de",
        lambda size, n: _spaced(size, lambda k: f"Ab{_word(k, n) * 2} {_word(k, 9)}"),
    ),
    "German nouns": ("de", "es", lambda size, n: _spaced(size, lambda k: f"der {_word(k, 7).title()}")),
    "capitals": ("en", "de", lambda size, n: "A" * (5 * size + n)),
    "one word": ("en", "es", lambda size, n: _spaced(size, lambda _: ("word", "no")[n])),
    "denials": ("fr", "en", lambda size, n: _spaced(size, lambda _: ("n’a que", "neither not")[n])),
    "letters without a space": ("en", "de", lambda size, n: "ab" * (3 * size + n)),
    "hyphens": ("en", "fr", lambda size, n: "a" + "-a" * (3 * size) + "b" * n),
    "apostrophes": ("fr", "it", lambda size, n: "a" + "'a" * (3 * size) + "b" * n),
    "points": ("en", "es", lambda size, n: "a." * (3 * size) + "b" * n),
    "addresses": ("en", "de", lambda size, n: _spaced(size, lambda k: f"https://e{k + n}.example a{k + n}@e.example")),
    "spaces": ("en", "de", lambda size, n: "a" + " " * (6 * size) + "b" * (n + 1)),
    "combining marks": ("en", "de", lambda size, n: "a" + "\u0301" * (3 * size + n)),
    "marks of direction": ("en", "ar", lambda size, n: "a" + "\u200f" * (3 * size) + "ب" * n),
    "Arabic vowels": ("en", "ar", lambda size, n: "ا" + "\u064b" * (3 * size + n)),
    "Chinese numerals": ("en", "zh", lambda size, n: "三百万五十" * size + "三" * n),
    "Chinese denials": ("en", "zh", lambda size, n: "不" * size + "三" * n),
    "Japanese denials": ("en", "ja", lambda size, n: "ない" * size + "ず" * n),
}
KINDS = tuple(_KINDS)


def sentences(kind: str, size: int) -> Iterator[Candidate]:
    """The first version translated by the second, and by itself."""
    source_language, target_language, make = _KINDS[kind]
    for target in (1, 0):
        yield Candidate(
            source_language=source_language,
            target_language=target_language,
            source=make(size, 0),
            target=make(size, target),
        )


def _spaced(size: int, each: Callable[[int], str]) -> str:
    return " ".join(map(each, range(size)))


def _word(number: int, version: int) -> str:
    return "".join(random.Random(number * 10 + version).choices(ascii_lowercase, k=8))
