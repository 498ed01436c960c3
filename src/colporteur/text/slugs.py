"""Address slugs from headlines."""

import re
import unicodedata

LONGEST = 80
_LETTERS = {
    "de": str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}),
    "": str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"}),
}


def slug_for(headline: str, language: str) -> str:
    """The headline as the readable part of an address, 80 characters at most, cut between words; else `a`.

    Latin letters lose their accents, German umlauts become two letters, other scripts keep their own letters.
    """
    text = unicodedata.normalize("NFC", headline).lower()
    text = text.translate(_LETTERS.get(language.partition("-")[0], _LETTERS[""])).translate(_LETTERS[""])
    words = [word for word in re.split(r"[\W_]+", _without_accents(text)) if word]
    slug = ""
    for word in words:
        if len(slug) + len(word) + 1 > LONGEST:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or (words[0][:LONGEST] if words else "a")


def _without_accents(text: str) -> str:
    kept = []
    for character in text:
        base = unicodedata.normalize("NFD", character)
        is_latin = unicodedata.name(base[0], "").startswith("LATIN")
        kept.append(base[0] if is_latin else character)
    return unicodedata.normalize("NFC", "".join(kept)).replace("’", "").replace("'", "")
