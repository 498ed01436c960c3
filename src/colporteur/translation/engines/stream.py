"""Plain text to the stream format that Apertium's programs speak, and back.

In that format `^ $ / [ ] { } < > @ \\` mean something and are escaped; `* @ #` before a word are marks that a program
sets when it does not know the word; `[…]` is a blank that passes through untouched. Source: the page on the stream
format in the Apertium wiki, and lttoolbox 3.7, whose analyser also loses what stands between the last word and the end
of the input unless a blank follows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from colporteur.translation.rules.known_piece import Foreknown

END = "[]"
"""An empty blank after each sentence, without which its last figure or full stop is lost."""

_LENT = "lent"
_STOP = f"[{_LENT}]."
"""Lent to what ends without a stop, as headlines do: the taggers lose an ambiguous last word, “in two” became “in”. The
blank before it keeps it from making an abbreviation of that word, and says afterwards what to take away."""

_HAS_ITS_OWN = re.compile(r"[.!?…؟][\"'”’»)\]]*\s*$")

_ESCAPED = "[]{}$/\\@<>"
_CARRIED = "*#~\u00ad" + "".join(map(chr, (*range(1, 32), *range(127, 160))))
"""Characters that the programs would take as marks or drop: they travel inside blanks."""

_CARET = "caret"
"""Travels as a word inside a blank: a `^` before a blank, escaped or not, makes the programs wait for ever."""

_TO_STREAM = str.maketrans(
    {"\0": None, "^": f"[{_CARET}]"}
    | {each: f"\\{each}" for each in _ESCAPED}
    | {each: f"[{each}]" for each in _CARRIED}
)
_FROM_STREAM = re.compile(r"\\(.)|\[([^\]]*)\]|[*@#]([^\W_][\w’'\-]*)?|([\^${}<>])", re.DOTALL)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)\]'’]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w&@#])[@#]\w+"
)
_STAND_IN = re.compile(r"qzx([a-j]+)k", re.IGNORECASE)
_DIGITS = str.maketrans("0123456789", "abcdefghij")


@dataclass(frozen=True, slots=True)
class Protected:
    """A text whose addresses, handles and hashtags are replaced by words that no dictionary knows, in order."""

    text: str
    originals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back: plain text, and the words in it that carried a mark."""

    text: str
    unknown_words: tuple[str, ...]


def protected(text: str) -> Protected:
    """The text with its addresses hidden; unchanged if it happens to contain such a stand-in itself."""
    if _STAND_IN.search(text):
        return Protected(text, ())
    originals: list[str] = []

    def hide(match: re.Match[str]) -> str:
        originals.append(match.group())
        return f"Qzx{str(len(originals) - 1).translate(_DIGITS)}k"

    return Protected(_ADDRESS.sub(hide, text), tuple(originals))


def address_spans(text: str) -> list[tuple[int, int]]:
    """Where its addresses, handles and hashtags stand."""
    return [match.span() for match in _ADDRESS.finditer(text)]


def restored(heard: Heard, originals: tuple[str, ...]) -> Heard | None:
    """Put the addresses back; None unless each came back exactly once."""
    if not originals:
        return heard
    names = {str(number).translate(_DIGITS): original for number, original in enumerate(originals)}
    found = [match.group(1).lower() for match in _STAND_IN.finditer(heard.text)]
    if sorted(found) != sorted(names):
        return None
    text = _STAND_IN.sub(lambda match: names[match.group(1).lower()], heard.text)
    return Heard(text, tuple(word for word in heard.unknown_words if not _STAND_IN.search(word)))


def to_stream(text: str, known: Sequence[Foreknown] = ()) -> bytes:
    """One sentence as the pipeline wants it, without the NUL that ends it. NUL characters in it are dropped.

    What is known beforehand, in the order of the sentence, travels in blanks.
    """
    stop = "" if _HAS_ITS_OWN.search(text) else _STOP
    pieces, end = [], 0
    for each in known:
        pieces += [text[end : each.start].translate(_TO_STREAM), f"[{each.text}]"]
        end = each.end
    return ("".join((*pieces, text[end:].translate(_TO_STREAM))) + stop + END).encode("utf-8", "replace")


def from_stream(answer: bytes) -> Heard | None:
    """One answer without its NUL; None if a word in it was left half translated, in the programs' own notation.

    Raises:
        ValueError: it is not UTF-8 or breaks off before the end of the sentence.
    """
    stream = answer.decode("utf-8")
    if not stream.endswith(END):
        raise ValueError("the answer breaks off before the end of the sentence")
    unknown: list[str] = []
    is_raw = False

    def plain(match: re.Match[str]) -> str:
        nonlocal is_raw
        escaped, blank, word, raw = match.groups()
        if word:
            unknown.append(word)
        is_raw = is_raw or raw is not None
        return escaped or ("^" if blank == _CARET else blank) or word or ""

    text = _FROM_STREAM.sub(plain, _without_what_was_lent(stream.removesuffix(END)))
    return None if is_raw else Heard(text, tuple(unknown))


def _without_what_was_lent(stream: str) -> str:
    before, blank, after = stream.rpartition(f"[{_LENT}]")
    return before + after.replace(".", "", 1).rstrip() if blank else stream
