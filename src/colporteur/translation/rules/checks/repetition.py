"""Does the translation say a thing over and over, as an engine does that has lost its thread?"""

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.doubled_words import MAY_BE_SAID_TWICE, MAY_MEET
from colporteur.translation.rules.checks.passages import Passage

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_STUTTER = re.compile(r"(.{1,12}?)\1{7,}", re.DOTALL)
_UNSPACED = frozenset("zh ja th lo km my yue".split())
_SAID_AGAIN = re.compile(r"([^\W\d_a-zA-Z][^\s\d，、。；,.!?！？「」“”《》]{3,40}?)(?:\1)+")
_LEAST_SIGNS = 3
_AGAIN = 7
_LONGEST_PHRASE = 12
_PAIR = 2
_LONG_WORD = 4
_MARK = re.compile(r"[^\w\s'’-]")


def nothing_loops(candidate: Candidate) -> Iterator[Finding]:
    """No phrase of the target is said again at once, unless the original repeats itself too."""
    loops = _loops(candidate.translation)
    if loops and not _loops(candidate.original):
        yield Finding(
            code="phrase_loops",
            severity=Severity.BLOCKS,
            target_spans=tuple(loops),
        )


def _loops(said: Passage) -> list[tuple[int, int]]:
    text = said.text
    is_plain = not said.has_digits and said.bare == text  # then its words are these too
    words = [word.lower() for word in (said.words if is_plain else _WORD.findall(text))]
    spans: list[tuple[int, int]] = []
    if len(set(pairwise(words))) < len(words) - 1:  # every longer loop says some two words again
        found = list(_WORD.finditer(text))
        spans = [(found[first].start(), found[last - 1].end()) for first, last in _repeated_phrases(words)]
        spans = spans or list(_doubled_pairs(text, words, found))
    if not spans and said.language in MAY_MEET and any(map(eq, words, words[1:])):
        spans = list(_doubled_words(said))
    if not spans and said.language in _UNSPACED:
        spans = [match.span() for match in _SAID_AGAIN.finditer(text) if _is_a_phrase(match[1])]
    if spans:
        return spans
    if not _may_stutter(text):
        return []
    return [match.span() for match in _STUTTER.finditer(text) if match[1].strip()]


def _doubled_pairs(text: str, words: list[str], found: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Where two words stand twice with only spaces between, as in `on guilty on guilty`; *again and again and again* is usual."""
    for first in range(len(words) - 3):
        one, other = words[first : first + 2]
        if words[first + 2 : first + 4] != [one, other] or one == other or one.isdecimal() or other.isdecimal():
            continue
        around = words[first + 4 : first + 5], words[max(0, first - 1) : first]
        start, end = found[first].start(), found[first + 3].end()
        if [one] == around[0] or [other] == around[1] or max(len(one), len(other)) < _LONG_WORD:
            continue
        if len(text[start:end].split()) == _PAIR * 2 and not _MARK.search(text, start, end):
            yield start, end


def _doubled_words(said: Passage) -> Iterator[tuple[int, int]]:
    """Where a word stands twice with nothing but a space between, though its language does not say it twice."""
    for first, second in pairwise(_WORD.finditer(said.text)):
        word = first[0].lower()
        if (
            word == second[0].lower()
            and said.text[first.end() : second.start()].isspace()
            and not _is_usual(word, said, second.end())
        ):
            yield first.start(), second.end()


def _is_usual(word: str, said: Passage, end: int) -> bool:
    is_last = not any(map(str.isalnum, said.text[end:]))
    may_meet = not is_last and word in MAY_MEET[said.language]
    return may_meet or word.isdecimal() or word in MAY_BE_SAID_TWICE[said.language]


def _is_a_phrase(signs: str) -> bool:
    """False for laughter and for what imitates a sound: few signs, again and again."""
    return len(set(signs)) >= _LEAST_SIGNS


def _may_stutter(text: str) -> bool:
    """True if a look is worth while: eight times the same takes seven letters, or seven words, that were there before."""
    pieces = text.split()
    if len(pieces) - len(set(pieces)) >= _AGAIN:
        return True
    return bool([piece for piece in pieces if len(piece) > _AGAIN and len(piece) - len(set(piece)) >= _AGAIN])


def _repeated_phrases(words: list[str]) -> Iterator[tuple[int, int]]:
    """Ranges of words in which a phrase stands twice in a row (three times, if it is one or two words long)."""
    position = 0
    while position < len(words):
        end = _loop_at(words, position)
        if end:
            yield position, end
        position = end or position + 1


def _loop_at(words: list[str], start: int) -> int:
    """Where the loop that starts here ends, or 0."""
    for size in range(1, min(_LONGEST_PHRASE, (len(words) - start) // 2) + 1):
        if words[start + size] != words[start]:
            continue
        phrase, times = words[start : start + size], 1
        while words[start + times * size : start + (times + 1) * size] == phrase:
            times += 1
        if times >= (3 if size <= 2 else 2):
            return start + times * size
    return 0
