"""Words and punctuation set apart as the tokenizer of Moses sets them apart, and put together again.

Models that use byte pair encoding were trained on text in this form. Source: `tokenizer.perl`,
`normalize-punctuation.perl` and `detokenizer.perl` of the Moses decoder; their rules for European languages, without
the long lists of abbreviations.
"""

import html
import re
from collections.abc import Sequence

_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "´": "'", "`": "'"}
    | {"–": "-", "—": " - ", "…": "...", "\u00a0": " ", "\u202f": " ", "\u200b": "", "\u00ad": ""}
)
_ESCAPES = {"&": "&amp;", "|": "&#124;", "<": "&lt;", ">": "&gt;", "'": "&apos;", '"': "&quot;"} | {
    "[": "&#91;",
    "]": "&#93;",
}
_ESCAPING = str.maketrans(_ESCAPES)
_JOINS_FOLLOWING = ("fr", "it", "ca")
"""Languages whose elided articles belong to the word after the apostrophe: `l' eau`, `dell' acqua`."""

_ABBREVIATIONS = frozenset(
    [
        *("mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "gen", "rep", "sen", "gov", "no", "vs", "etc"),
        *("sra", "dña", "bzw", "ca", "nr", "art", "vol"),
    ]
)
_APOSTROPHES = (
    (re.compile(r"(?<![^\W\d_])'(?![^\W\d_])"), " ' "),
    (re.compile(r"(?<![^\W_])'(?=[^\W\d_])"), " ' "),
    (re.compile(r"(?<=[^\W\d_])'(?![^\W\d_])"), " ' "),
    (re.compile(r"(?<=\d)'(?=s)"), " '"),
)
_QUOTES = frozenset('"')
_OPENS, _CLOSES = frozenset("([{¿¡"), frozenset(",.?!:;%)]}…")


def split(text: str, language: str) -> list[str]:
    """The tokens of one sentence, XML's characters escaped as Moses does."""
    line = " ".join(text.translate(_PLAIN).split())
    line = re.sub(r"([^\w\s.',\-]|_)", r" \1 ", line)
    line = re.sub(r"\.{2,}", lambda dots: f" {dots.group()} ", line)
    line = re.sub(r"(?<!\d),|,(?!\d)", " , ", line)
    for pattern, spaced in _APOSTROPHES:
        line = pattern.sub(spaced, line)
    line = re.sub(r"(?<=[^\W\d_])'(?=[^\W\d_])", "' " if language in _JOINS_FOLLOWING else " '", line)
    words = line.split()
    tokens = [part for place, word in enumerate(words) for part in _without_stop(word, words[place + 1 :][:1])]
    return [token.translate(_ESCAPING) for token in tokens]


def _without_stop(word: str, following: Sequence[str]) -> tuple[str, ...]:
    """A full stop is set apart, unless it belongs to an abbreviation or an initial."""
    stem = word[:-1]
    if not word.endswith(".") or stem.endswith(".") or not stem:
        return (word,)
    is_short = "." in stem or stem.lower() in _ABBREVIATIONS or (len(stem) == 1 and stem.isalpha() and stem.isupper())
    if following and (is_short or following[0][:1].islower()):
        return (word,)
    return (stem, ".")


def joined(tokens: Sequence[str], language: str) -> str:
    """The sentence that the tokens make: no space before a comma or after an opening bracket, quotes in pairs."""
    text, is_open, wants_space = "", False, False
    for token in map(html.unescape, tokens):
        if token in _QUOTES:
            text += (" " if wants_space and not is_open else "") + token
            is_open, wants_space = not is_open, is_open
            continue
        sticks = token[0] in _CLOSES or (token.startswith("'") and language not in _JOINS_FOLLOWING)
        text += token if sticks or not wants_space else f" {token}"
        wants_space = token not in _OPENS and not (token.endswith("'") and language in _JOINS_FOLLOWING)
    return text
