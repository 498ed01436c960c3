"""Are the people and places of the original in the translation, and no others?

Names are told by their capital letters, which leaves German nouns, titles and beginnings of sentences in doubt. So a name is
missed only where nothing on the other side looks or, by CLDR, means anything like it; and what is found only warns.
"""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import dropwhile, pairwise

from rapidfuzz.distance.Levenshtein import distance

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.exonyms import folded, forms, is_place
from colporteur.translation.rules.checks.generic_names import GENERIC, QUANTITIES, TITLES
from colporteur.translation.rules.checks.language import NOUNS_HAVE_CAPITALS
from colporteur.translation.rules.checks.passages import Passage

_BEGINNINGS = frozenset('.!?…:;¿¡"“”„«»‘’([–—-')
_ROMAN = re.compile(r"[IVXLCDM]+(?:er|re|e|ème|º|ª|[–-][IVXLCDM]+e?)*")
_LEAST_PREFIX = 4
_LIKE_ENOUGH = 0.34
_MOST_NAMES = 40
"""As many of a sentence are looked for among the other's words; a list of thousands would be compared for minutes."""

_NEAR = 20
_DEGREES = frozenset(("Celsius", "Fahrenheit"))
_LONG_WORDS_OF_A_HEADLINE = 4  # a short sentence about people has fewer
_CAPITALS = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
_CAPITALISED = re.compile(  # the capital first, which is quicker to look for
    rf"[{_CAPITALS}](?<![^\W\d_].)(?<![^\W\d_]['’\-].)[^\W\d_]*(?:['’\-][^\W\d_]+)*"
)
_GENITIVE = re.compile(r"['’]s?$")
_TWO_NOUNS = re.compile(rf"[{_CAPITALS}]\w+ [{_CAPITALS}]\w")
_OF_PARTS = re.compile(r"[ .]")
_INITIAL = re.compile(r"(?<!\w)[A-Z]\.$")
_AND = re.compile(r"\s(?:and|y|e|et|und)\s")
_ARTICLE = re.compile(
    r"(?<!\w)(?:d(?:er|ie|as|en|em|es)|(?:k?ein|mein|dein|sein|ihr|unser|dies|jed|manch|viel|wenig|zwei|drei|vier)(?:e[nrsm]?)?|"
    r"zum|zur|im|am|vom|beim|ins|ans) $"
)
_BETWEEN_PARTS = re.compile(r"['’\-]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_JOINING = re.compile(
    r"^(?:\s|\s?[-–]\s?|['’]s?\s?|"
    r"\s(?:of|the|of the|and|de|del|de la|de las|de los|da|do|dos|di|della|dello|des|du|d['’]|von|van|und|y|e|et|für|for)\s)$"
)


@dataclass(frozen=True, slots=True)
class _Name:
    """Words with a capital that follow each other: a name, or what looks like one. `first` may only begin a sentence."""

    start: int
    end: int
    words: tuple[str, ...]
    first: tuple[str, ...]


def sure_name_words(said: Passage) -> Iterator[str]:
    """The words of those names that are surely some."""
    return (word for name in _names(said) for word in name.words)


def bare_name(word: str) -> str:
    """Without the genitive's apostrophe: `Solheim’s`."""
    return word if word.isalpha() else _GENITIVE.sub("", word)


def names_survive(candidate: Candidate) -> Iterator[Finding]:
    """Every surer name of either side has a word on the other that looks like it or is its form there."""
    source, target = candidate.original, candidate.translation
    if not (_LATIN.search(source.text) and _LATIN.search(target.text)) or source.language == target.language:
        return
    settled = [(term.source, form) for term in candidate.terms for form in (*term.forms, term.source)]
    lost = [name for name in _unanswered(source, target) if not _is_settled(name, source, [s for s, _ in settled])]
    invented = [
        name
        for name in _unanswered(target, source)
        if not _is_settled(name, target, [form for _, form in settled])
        and not any(map(_is_abbreviation, name.words))  # many a word has its short form in one language only
    ]
    if lost:
        yield _finding("name_lost", lost, [])
    if invented:
        yield _finding("name_invented", [], invented)


def names_missing(source: Passage, other: Passage) -> tuple[tuple[int, int], ...]:
    """Where the names of `source` stand of which `other`, a second wording in the same language, has no word at all.

    Here a name stays as it is, so that every one counts by itself. In languages whose nouns have capitals only places do.
    """
    if is_shouted(source.words) and sum(len(word) > 3 for word in source.words) >= _LONG_WORDS_OF_A_HEADLINE:
        return ()
    here = {folded(word) for word in other.words}
    missing = []
    for run in _side_by_side(source.bare):
        words = [folded(match[0]) for match in run if _may_be_of_a_name(match[0], source.language)]
        if words and not any(are_alike(word, each) for word in words for each in here):
            missing.append((run[0].start(), run[-1].end()))
    return tuple(missing)


def _side_by_side(text: str) -> Iterator[list[re.Match[str]]]:
    """Capitalised words with nothing but a space between them, without the first word of a sentence."""
    run: list[re.Match[str]] = []
    for match in _CAPITALISED.finditer(text):
        if run and text[run[-1].end() : match.start()] != " ":
            yield run
            run = []
        if not _begins(text, match.start()):
            run.append(match)
    if run:
        yield run


def _begins(text: str, start: int) -> bool:
    """True if a sentence or clause begins there."""
    before = text[max(0, start - _NEAR) : start].rstrip()
    return not before or (before[-1] in _BEGINNINGS and not _INITIAL.search(before))


def _may_be_of_a_name(word: str, language: str) -> bool:
    if len(word) < 2 or _ROMAN.fullmatch(word) or _is_generic(word, language):
        return False
    return language not in NOUNS_HAVE_CAPITALS or is_place(folded(word), language)


def _is_settled(name: _Name, said: Passage, settled: list[str]) -> bool:
    """Whether it is within what the newsroom has settled, which another check looks after."""
    words = said.bare[name.start : name.end]
    return any(words in each for each in settled)


def _unanswered(said: Passage, other: Passage) -> list[_Name]:
    if not _may_miss_any(said, other):
        return []
    names = [name for name in _names(said) if other.vocabulary.isdisjoint(name.first + name.words)]
    if not names or is_shouted(said.words):
        return []
    return [name for name in names[:_MOST_NAMES] if not _is_answered(name, said.language, other)]


def _may_miss_any(said: Passage, other: Passage) -> bool:
    """False if each word with a capital stands on the other side too, or may not be a name."""
    language = said.language
    strange = [word for word in said.vocabulary - other.vocabulary if word[0].isupper()]
    if language in NOUNS_HAVE_CAPITALS:
        if len(strange) > 1 and _TWO_NOUNS.search(said.bare):
            return True
        return any(is_place(folded(word), language) for word in strange)
    return any(not _is_generic(word, language) for word in strange)


def _is_answered(name: _Name, language: str, other: Passage) -> bool:
    if any(map(_is_abbreviation, name.words)) and any(map(_is_abbreviation, other.words)):
        return True
    if len(name.words) > 1 and _is_said(folded(" ".join(name.words)), language, other):
        return True
    return any(_is_said(folded(word), language, other) for word in name.first + name.words)


def _is_said(name: str, language: str, other: Passage) -> bool:
    pieces = [name, *_parts(name)]
    if any(_looks_like_one(piece, other) for piece in pieces):
        return True
    known = {form for piece in pieces for form in forms(piece, language, other.language)}
    return any(form in folded(other.bare) if _OF_PARTS.search(form) else _looks_like_one(form, other) for form in known)


def _looks_like_one(name: str, other: Passage) -> bool:
    words = _by_letter(other).get(name[0], ())
    return name in words or any(are_alike(name, each) for each in words)


@lru_cache(maxsize=1024)
def _by_letter(said: Passage) -> Mapping[str, Set[str]]:
    """Its words as they are compared, and the parts of those with a hyphen, by what they begin with."""
    words = {folded(word) for word in said.vocabulary}
    words |= {part for word in words if not word.isalpha() for part in _parts(word)}
    letters: dict[str, set[str]] = {}
    for word in words:
        letters.setdefault(word[0], set()).add(word)
    return letters


def _parts(word: str) -> list[str]:
    """What stands before and after an apostrophe or hyphen, but for single letters and pairs of them."""
    return [part for part in _BETWEEN_PARTS.split(word) if len(part) > 2]


@lru_cache(maxsize=1024)
def _names(said: Passage) -> tuple[_Name, ...]:
    """Those that are surely names: not the first word of a sentence, nothing generic, no German noun."""
    return tuple(_surely_names(said))


def _surely_names(said: Passage) -> Iterator[_Name]:
    text, language = said.bare, said.language
    for whole in _runs(text):
        for run in _one_by_one(whole, text) if len(whole) > 2 else (whole,):
            words = tuple(match[0] for match in run)
            first = words[:1] if _begins(text, run[0].start()) else ()
            rest = _without_titles(words[len(first) :], language)
            if rest and (_is_sure(rest, language) or _is_of_a_person(run, rest, text, language)):
                yield _Name(run[-len(rest)].start(), run[-1].end(), rest, first)


def _one_by_one(run: list[re.Match[str]], text: str) -> Iterator[list[re.Match[str]]]:
    """What stands before and after an *and*: of two names each is to be there."""
    start = 0
    for number, (one, two) in enumerate(pairwise(run), 1):
        if _AND.fullmatch(text, one.end(), two.start()):
            yield run[start:number]
            start = number
    yield run[start:]


def _without_titles(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """A person's name is one also behind *President* or *Dr*."""
    titles = TITLES.get(language, frozenset())
    return tuple(dropwhile(titles.__contains__, words)) if words and words[0] in titles else words


def _is_of_a_person(run: list[re.Match[str]], words: tuple[str, ...], text: str, language: str) -> bool:
    """True in a language whose nouns have capitals for two of them side by side, where none tells a time or a quantity."""
    if language not in NOUNS_HAVE_CAPITALS or len(words) < 2 or not QUANTITIES.isdisjoint(words):
        return False
    last = run[-len(words) :]
    if len(words) == 2 and _ARTICLE.search(text, max(0, last[0].start() - _NEAR), last[0].start()):
        return False  # eine Sturmflut Sand
    return all(text[one.end() : two.start()] == " " for one, two in pairwise(last)) and not any(
        map(_is_abbreviation, words)
    )


def _is_sure(words: tuple[str, ...], language: str) -> bool:
    if any(_is_generic(word, language) for word in words):
        return len(words) > 1 and is_place(folded(" ".join(words)), language)
    if all(len(word) < 2 or _ROMAN.fullmatch(word) for word in words):
        return False
    return language not in NOUNS_HAVE_CAPITALS or any(is_place(folded(word), language) for word in words)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for match in _CAPITALISED.finditer(text):
        if run and not _JOINING.match(text[run[-1].end() : match.start()]):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _is_generic(word: str, language: str) -> bool:
    return bare_name(word) in _generic(language)


@cache
def _generic(language: str) -> frozenset[str]:
    return frozenset(GENERIC.get(language, "").split()) | _DEGREES


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def is_shouted(words: list[str]) -> bool:
    """True for headlines in capitals throughout, and for those with a capital at each word."""
    long = [word for word in words if len(word) > 3]
    return sum(word[0].isupper() for word in long) > 0.7 * len(long)


def are_alike(one: str, other: str) -> bool:
    """True for forms of one name: the same beginning, or few letters that differ."""
    if one == other:
        return True
    if one[0] != other[0]:
        return False
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _LEAST_PREFIX:
        return len(shorter) == 3 and longer.startswith(shorter) and len(longer) <= 5
    common = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if common >= max(_LEAST_PREFIX, len(shorter) * 0.5):
        return True
    return len(longer) - len(shorter) <= 2 and distance(one, other) <= _LIKE_ENOUGH * len(longer)


def _finding(code: str, source: list[_Name], target: list[_Name]) -> Finding:
    return Finding(
        code=code,
        severity=Severity.WARNS,
        source_spans=tuple((name.start, name.end) for name in source),
        target_spans=tuple((name.start, name.end) for name in target),
    )
