"""Which settled names and terms stand in a sentence, and what is to become of them in the other language.

The longest wins, and none is found within a longer one or within a word. Whoever uses the places found decides what to do:
tell a check, tell an engine that takes such words, or hide the names from one that does not.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from colporteur.translation.rules.checks.contract import Term

_WORD = re.compile(r"[^\W\d_]+|\d+")
_HYPHENS = "-‑"
_SAME = str.maketrans({"\xa0": " ", "\u202f": " ", "’": "'"})


class Kind(StrEnum):
    """What a name names, as far as grammar minds; `TERM` is no name but a word of the glossary."""

    PLACE = "place"
    BODY = "body"
    PERSON = "person"
    WOMAN = "woman"
    MAN = "man"
    TERM = "term"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A name or term in one pair: `sources` are its forms in the original, `targets` those allowed in the translation.

    The first target is the one that is wanted; without any it is to stay as it is. Without `is_case_sensitive` it is
    found in any case.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...] = ()
    kind: Kind = Kind.TERM
    is_case_sensitive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`text[start:end]` is this settled name or term."""

    start: int
    end: int
    settled: Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """`source[start:end]` is a name that stands as `text` in the translation."""

    start: int
    end: int
    text: str
    kind: Kind = Kind.PLACE


@dataclass(frozen=True)
class Register:
    """All that is settled for one pair, and in one article if there is one. Read once for many sentences."""

    settled: tuple[Settled, ...] = field(default=())

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[str, Settled]]]:
        """The forms by their first word without case, the longest first."""
        index: dict[str, list[tuple[str, Settled]]] = {}
        for each in self.settled:
            for form in each.sources:
                first = _WORD.search(form)
                if first:
                    index.setdefault(first[0].casefold(), []).append((form.translate(_SAME), each))
        for forms in index.values():
            forms.sort(key=lambda pair: (len(pair[0]), pair[1].is_case_sensitive), reverse=True)
        return index

    def places(self, text: str) -> list[Place]:
        """In order, none within another."""
        if not self.settled:
            return []
        found: list[Place] = []
        plain = text.translate(_SAME)
        for word in _WORD.finditer(plain):
            if found and word.start() < found[-1].end:
                continue
            for form, settled in self._by_first_word.get(word[0].casefold(), ()):
                start = word.start() - form.lower().find(word[0].lower())
                if _stands(form, settled, plain, start) and (not found or start >= found[-1].end):
                    found.append(Place(start=start, end=start + len(form), settled=settled))
                    break
        return found


NOTHING_SETTLED = Register()


def _stands(form: str, settled: Settled, text: str, start: int) -> bool:
    end = start + len(form)
    said = text[start:end]
    is_same = said == form if settled.is_case_sensitive else said.casefold() == form.casefold()
    return start >= 0 and is_same and _is_edge(text[max(start - 1, 0) : start]) and _is_edge(text[end : end + 1])


def _is_edge(character: str) -> bool:
    """Whether a name may end beside it: `Ostermere` is found in neither `Ostermerer` nor `Ostermere-Nord`."""
    return not (character.isalnum() or character == "_" or (character and character in _HYPHENS))


def terms_for_checks(text: str, places: Iterable[Place]) -> tuple[Term, ...]:
    """What the translation is to be judged by, each once."""
    return tuple(dict.fromkeys(Term(source=text[p.start : p.end], forms=p.settled.targets) for p in places))


def terms_for_engines(text: str, places: Iterable[Place]) -> tuple[tuple[str, str], ...]:
    """The words of the sentence with those wanted for them, for engines that take such pairs."""
    return tuple(dict.fromkeys((text[p.start : p.end], _wanted(text, p)) for p in places))


def fixed_names(text: str, places: Iterable[Place]) -> tuple[Fixed, ...]:
    """The names, for engines before which they are to be hidden. Terms need the engine's grammar and are left out."""
    return tuple(
        Fixed(start=p.start, end=p.end, text=_wanted(text, p), kind=p.settled.kind)
        for p in places
        if p.settled.kind != Kind.TERM
    )


def _wanted(text: str, place: Place) -> str:
    return place.settled.targets[0] if place.settled.targets else text[place.start : place.end]


def carried_on(names: Sequence[Fixed], text: str) -> tuple[Fixed, ...]:
    """The names of a sentence again in its translation, which is to be translated once more: they stay as they are now."""
    settled = tuple(Settled(sources=(name.text,), kind=name.kind) for name in names)
    return fixed_names(text, Register(settled).places(text)) if settled else ()
