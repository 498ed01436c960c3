"""Spanish abbreviations in words, for an engine into English that ends its sentence at their stops: `EE. UU.`, `n.º 4`, `D.ª Ana`.

Apertium says *EE. UU. And in the EU* of *en EE. UU. y en la UE*, and leaves the others as they stand. A stop that ends the sentence
too stays, where nothing but closing marks follow.
"""

import re
from collections.abc import Callable

_NAME = r"(?=[ \u00a0][A-ZÁÉÍÓÚÑ])"
_FIGURE = r"(?=[ \u00a0]?\d)"
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<![\w.])(?:(?<=[Ee]n )|(?<=[Dd]e )|(?<=[Aa] ))EE\.[ \u00a0]?UU\."), "los Estados Unidos"),
    (re.compile(r"(?<![\w.])EE\.[ \u00a0]?UU\."), "Estados Unidos"),
    (re.compile(rf"(?<!\w)[Nn]\.º{_FIGURE}|(?<!\w)[Nn]úm\.{_FIGURE}"), "número"),
    (re.compile(rf"(?<!\w)[Pp]ág\.{_FIGURE}"), "página"),
    (re.compile(rf"(?<!\w)[Aa]v(?:da|\b)\.{_NAME}"), "avenida"),
    (re.compile(rf"(?<!\w)(?:D\.ª|Dña\.){_NAME}"), "doña"),
    (re.compile(r"(?<=\d)[ \u00a0]h\b\.?(?= (?:del|de|se|y|en|a)\b)"), " horas"),
)
_ENDS = re.compile(r"[»”)\]]*$")


def plain_spanish(text: str) -> str:
    """The sentence with these in words."""
    for pattern, words in _WORDS:
        text = pattern.sub(_said(words), text)
    return text


def _said(words: str) -> Callable[[re.Match[str]], str]:
    def say(match: re.Match[str]) -> str:
        is_the_end = match[0].endswith(".") and _ENDS.match(match.string, match.end()) is not None
        begun = words[0].upper() + words[1:] if match.start() == 0 and match[0][0].isupper() else words
        return begun + ("." if is_the_end else "")

    return say
