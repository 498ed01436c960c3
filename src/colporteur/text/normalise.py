"""Making typed or pasted text fit to print: one form for each letter, no invisible junk."""

import re
import unicodedata

# Kept: the joiners that Persian and Indic scripts write with, and the marks that keep right-to-left lines in order.
_KEPT = frozenset("\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
_SPACE = re.compile(r"[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """NFC, without control and format characters, with plain spaces run together and none at the ends.

    No-break spaces stay where they are: French and figures need them.
    """
    text = _SPACE.sub(" ", unicodedata.normalize("NFC", text))
    return "".join(character for character in text if _is_printed(character)).strip(" ")


def _is_printed(character: str) -> bool:
    return character in _KEPT or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
