"""Address slugs from headlines."""

import re
import unicodedata

LONGEST = 80
_LETTERS = {
    "de": str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}),
    "": str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"}),
}
_POINTS = re.compile(
    r"[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc]"
)


def slug_for(headline: str, language: str) -> str:
    """The headline as the readable part of an address, 80 characters at most, cut between words; else empty.

    Latin letters lose their accents, German umlauts become two letters, other scripts keep their own letters; Arabic and
    Hebrew lose what readers do without, vowel points and the stroke that draws a word out.
    """
    text = unicodedata.normalize("NFC", headline).lower()
    text = text.translate(_LETTERS.get(language.partition("-")[0], _LETTERS[""])).translate(_LETTERS[""])
    words = _words(_without_accents(text))
    slug = ""
    for word in words:
        if len(slug) + len(word) + 1 > LONGEST:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or (words[0][:LONGEST] if words else "")


def _words(text: str) -> list[str]:
    """Letters and digits with the marks on them, without which many scripts have no vowels."""
    spaced = "".join(each if unicodedata.category(each)[0] in "LMN" else " " for each in text)
    return [word for word in spaced.split() if any(map(str.isalnum, word))]


def _without_accents(text: str) -> str:
    kept = []
    for character in text:
        base = unicodedata.normalize("NFD", character)
        is_latin = unicodedata.name(base[0], "").startswith("LATIN")
        kept.append(base[0] if is_latin else character)
    bare = unicodedata.normalize("NFC", "".join(kept)).replace("’", "").replace("'", "")
    return _POINTS.sub("", bare)
