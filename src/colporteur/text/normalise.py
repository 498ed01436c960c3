"""Making typed or pasted text fit to print: one form for each letter, no invisible junk."""

import re
import unicodedata

# Kept: the joiners that Persian and Indic scripts write with, and the marks that keep right-to-left lines in order.
_JOINERS_AND_DIRECTIONS = "\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
_BREAKS = " \t\n\r\x0b\x0c\x85\u2028\u2029"
_SPACE = re.compile(f"[{_BREAKS}]+")
_JUNK = ("Cc", "Cf", "Cs", "Co")


class _Fate(dict[int, int | None]):
    """What becomes of each character, looked up once each: itself, or nothing."""

    def __missing__(self, code: int) -> int | None:
        is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
        is_junk = is_noncharacter or unicodedata.category(chr(code)) in _JUNK
        self[code] = None if is_junk else code
        return self[code]


_FATE = _Fate({ord(character): ord(character) for character in _JOINERS_AND_DIRECTIONS + _BREAKS})


def clean(text: str) -> str:
    """NFC, without control and format characters, with plain spaces run together and none at its ends.

    No-break spaces stay between words: French and figures need them.
    """
    return clean_piece(text).strip()


def clean_piece(text: str) -> str:
    """As `clean`, but a piece of a longer text keeps a space at its ends."""
    return unicodedata.normalize("NFC", _SPACE.sub(" ", text.translate(_FATE)))
