"""What is known of a translation before an engine is asked, whatever the sentence, and travels past the engine.

A rule-based engine reads word by word what another language says as a whole: times of day, who speaks, which side is measured.
Each is a module of its own beside this one, with the words of the one pair that it is certain of.
"""

import re
from collections.abc import Iterator, Sequence

from colporteur.translation.rules.clock_times import times_in_spanish
from colporteur.translation.rules.extents import extents_in_spanish, in_streets, plain_extents
from colporteur.translation.rules.known_piece import Foreknown
from colporteur.translation.rules.plain_sayings import plain_sayings
from colporteur.translation.rules.plain_spanish import plain_spanish
from colporteur.translation.rules.speakers import speakers_in_spanish
from colporteur.translation.rules.wire_ages import ages_in_spanish
from colporteur.translation.rules.wire_amounts import amounts_in_spanish, plain_amounts
from colporteur.translation.rules.wire_dates import dates_in_spanish, plain_decades
from colporteur.translation.rules.wire_english import plain_wire, wire_in_spanish

_NO_NEWSPAPER = re.compile(r"(?<![\w.,])20(?= minutos\b)")
"""Dictionaries from Spanish into Catalan know *20 minutos* as the newspaper of that name, and leave it."""


def foreknown(text: str, source_language: str, target_language: str) -> tuple[Foreknown, ...]:
    """The pieces of a sentence that are known, in its order; they do not overlap."""
    if _plain(source_language) == "es" and _plain(target_language) == "ca":
        return tuple(Foreknown(start=m.start(), end=m.end(), text=m[0]) for m in _NO_NEWSPAPER.finditer(text))
    if not _is_english_to_spanish(source_language, target_language):
        return ()
    found = (
        *times_in_spanish(text),
        *speakers_in_spanish(text),
        *extents_in_spanish(text),
        *wire_in_spanish(text),
        *dates_in_spanish(text),
        *amounts_in_spanish(text),
        *ages_in_spanish(text),
    )
    return tuple(_apart(sorted(found, key=lambda each: each.start)))


def plainly_put(text: str, source_language: str, target_language: str) -> str:
    """The sentence in other words of its language that say the same for certain, and that engines into the other understand."""
    if (_plain(source_language), _plain(target_language)) == ("es", "en"):
        return plain_spanish(text)
    if not _is_english_to_spanish(source_language, target_language):
        return text
    return plain_sayings(plain_amounts(plain_decades(plain_extents(plain_wire(text)))))


def with_plain_places(text: str, source_language: str, target_language: str) -> str:
    """The same for what has to be put in other words before names are hidden; as long as before."""
    return in_streets(text) if _is_english_to_spanish(source_language, target_language) else text


def arrived(text: str, known: Sequence[Foreknown]) -> bool:
    """True if each piece stands in the translation, in order and between other words."""
    end = 0
    for piece in known:
        found = re.compile(rf"(?<!\w){re.escape(piece.text.strip())}(?!\w)").search(text, end)
        if not found:
            return False
        end = found.end()
    return True


def _is_english_to_spanish(source_language: str, target_language: str) -> bool:
    return (_plain(source_language), _plain(target_language)) == ("en", "es")


def _plain(language: str) -> str:
    return language.partition("-")[0]


def _apart(found: Sequence[Foreknown]) -> Iterator[Foreknown]:
    end = 0
    for piece in found:
        if piece.start >= end:
            end = piece.end
            yield piece
