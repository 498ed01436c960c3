"""Abbreviations beside figures, written out in their own language.

Rule-based engines take `3 mill.` for three mills, and its full stop for the sentence's. What they are given is written out
first; and a figure is read with the scale that stands behind it abbreviated.
"""

import re
from functools import cache, partial

_DOTTED_WORD = re.compile(r"[ \u00a0\u202f]?([a-z]+)\.")
_TEXT_ENDS = re.compile(r"\W*$")
_SENTENCE_ENDS = re.compile(r"\W*(?:$|(?<=\s)[A-ZÀ-ÖØ-Þ]\w)")
_FIGURE_AND_WORD = re.compile(r"\d[ \u00a0\u202f]?[^\W\d_]")
_NUMBER = r"(?P<number>\d+(?:[.,\u00a0\u202f]\d{3})*(?:[.,]\d+)?)(?P<space>[ \u00a0\u202f]?)"

# As `one:many`, or one word where both are the same. With a full stop only, since without it they are other words …
_DOTTED = {
    "en": {
        "mill": "million",
        "mil": "million",
        "min": "minute:minutes",
        "mins": "minutes",
        "sec": "second:seconds",
        "secs": "seconds",
        "hr": "hour:hours",
        "hrs": "hours",
        "ft": "foot:feet",
        "lb": "pound:pounds",
        "lbs": "pounds",
        "oz": "ounce:ounces",
    },
    "es": {
        "mill": "millón:millones",
        "mills": "millones",
        "mlls": "millones",
        "min": "minuto:minutos",
        "seg": "segundo:segundos",
    },
    "ca": {"min": "minut:minuts", "seg": "segon:segons"},
    "fr": {"min": "minute:minutes", "sec": "seconde:secondes"},
    "pt": {"min": "minuto:minutos", "seg": "segundo:segundos"},
    "it": {"min": "minuto:minuti", "sec": "secondo:secondi"},
    "de": {"Min": "Minute:Minuten", "Sek": "Sekunde:Sekunden", "Std": "Stunde:Stunden"},
}
# … and with or without.
_PLAIN = {
    "en": {"mn": "million", "mln": "million", "bn": "billion", "bln": "billion", "trn": "trillion"},
    "fr": {"Mio": "million:millions", "Md": "milliard:milliards", "Mds": "milliards", "Mrd": "milliard:milliards"},
    "it": {"mln": "milione:milioni", "mld": "miliardo:miliardi"},
    "de": {"Mio": "Million:Millionen", "Mrd": "Milliarde:Milliarden", "Tsd": "Tausend"},
}
# Behind dollars and yen alone: elsewhere `m` is metres, and `£3m` and `€3m` are known to engines.
_BEHIND_MONEY = {"en": {"m": "million", "b": "billion"}}
_BEFORE = {
    "en": {"approx": "approximately"},
    "es": {"aprox": "aproximadamente"},
    "ca": {"aprox": "aproximadament"},
    "fr": {"env": "environ"},
    "pt": {"aprox": "aproximadamente"},
    "it": {"ca": "circa"},
    "de": {"ca": "circa"},
}
_DOTTED_SCALES = {"en": {"mill": 10**6, "mil": 10**6}, "es": {"mills": 10**6, "mlls": 10**6}}
"""Those that the words for numbers lack, since without their full stop they are no scales."""


def written_out(text: str, language: str) -> str:
    """The sentence with its abbreviations in words; a full stop that ends it too stays."""
    language = language.partition("-")[0]
    if not _may_have_some(text, language):
        return text
    ends = _TEXT_ENDS if language == "de" else _SENTENCE_ENDS  # after a German abbreviation any noun has a capital
    for pattern, words in _patterns(language):
        text = pattern.sub(partial(_in_words, words, ends), text)
    return text


def _may_have_some(text: str, language: str) -> bool:
    """A quick look: false where no figure has a word behind it, and none of those before figures is there."""
    return _FIGURE_AND_WORD.search(text) is not None or any(f"{word}." in text for word in _BEFORE.get(language, ()))


def scale_behind(text: str, end: int, language: str) -> int:
    """What the number that ends there is multiplied by: 1,000,000 in `3 mill.`; 1 where no such abbreviation follows."""
    scales = _DOTTED_SCALES.get(language.partition("-")[0], {})
    found = _DOTTED_WORD.match(text, end) if scales else None
    return scales.get(found[1], 1) if found else 1


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    dotted, plain = _DOTTED.get(language, {}), _PLAIN.get(language, {})
    money, before = _BEHIND_MONEY.get(language, {}), _BEFORE.get(language, {})
    patterns = (
        (rf"(?<![\w.,/=-]){_NUMBER}(?P<short>{_any(dotted)})(?P<stop>\.)", dotted),
        (rf"(?<![\w.,/=-]){_NUMBER}(?P<short>{_any(plain)})(?!\w)(?P<stop>\.?)", plain),
        (rf"(?<=[$¥]){_NUMBER}(?P<short>{_any(money)})(?!\w)(?P<stop>\.?)", money),
        (rf"(?<!\w)(?P<short>{_any(before)})(?P<stop>\.)(?=[ \u00a0\u202f][\d£€$¥])", before),
    )
    return tuple((re.compile(pattern), words) for pattern, words in patterns if words)


def _any(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _in_words(words: dict[str, str], ends: re.Pattern[str], match: re.Match[str]) -> str:
    one, _, many = words[match["short"]].partition(":")
    number = match.groupdict().get("number") or ""
    is_the_end = ends.match(match.string, match.end()) is not None
    gap = match.groupdict().get("space") or (" " if number else "")
    return number + gap + (many if many and number != "1" else one) + (match["stop"] if is_the_end else "")
