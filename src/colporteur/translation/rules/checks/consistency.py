"""Does a name have one form throughout the article?

A sentence by itself cannot tell: *Ostermar* may be what Ostermere is called. So the sentences of one translated article are
compared with each other, and where a name that stands in several of them looks different in one, the desk is told.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

from rapidfuzz.distance.Levenshtein import distance

from colporteur.translation.rules.checks.contract import Finding, Severity, Term
from colporteur.translation.rules.checks.exonyms import folded, forms, is_place
from colporteur.translation.rules.checks.names import are_alike, bare_name, is_shouted, sure_name_words
from colporteur.translation.rules.checks.passages import Sides
from colporteur.translation.rules.words import WORD, without_particle

_LEAST_LETTERS = 4
_MOST_DIFFERENT = 0.34
_LONGEST_ENDING = 4
"""Letters that an inflected form, an inhabitant or an adjective has more: Berlin, Berlinerin."""

_ENDINGS_CHANGE = frozenset("be bg bs cs el et eu fi ga hr hu hy is ka la lt lv mk pl ro ru sk sl sq sr tr uk".split())
"""Languages in which a name's last letters give way to an ending: Moskva, Moskvy, Moskvou."""

_ELIDED = re.compile(r"\w{1,2}['’](?=\w)")
"""What French, Catalan and Italian write before a vowel: d’Ostermere."""

_LEAST_SKELETON = 4
_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("bpب", "b"),
        **dict.fromkeys("fvف", "f"),
        **dict.fromkeys("tdتدطضثذ", "t"),
        **dict.fromkeys("kcqgjxكقغج", "k"),
        **dict.fromkeys("szسصزشظ", "s"),
        **dict.fromkeys("lل", "l"),
        **dict.fromkeys("mم", "m"),
        **dict.fromkeys("nن", "n"),
        **dict.fromkeys("rر", "r"),
    }
)
_FIRM = frozenset("bftkslmnr")


@dataclass(frozen=True, kw_only=True)
class Rendered(Sides):
    """A sentence of the article and what its translation says; kept with what is read out of both, so without slots."""

    is_by_people: bool = False

    @cached_property
    def names(self) -> Mapping[str, tuple[int, int]]:
        """Every word of the source with a capital, folded, and where it first stands."""
        return _places(self.original.bare, has_capitals=True)

    @cached_property
    def words(self) -> Mapping[str, tuple[int, int]]:
        """The words of the target that may be names, folded; in Arabic, which has no capitals, all of some length."""
        return _places(self.translation.bare, has_capitals=self.translation.language != "ar")


def names_agree(sentences: Sequence[Rendered], terms: Iterable[Term] = ()) -> dict[int, list[Finding]]:
    """What the desk is told of the sentences, by their number; they are of one article and between the same two languages.

    Forms of one word, what CLDR calls a place and what the newsroom has settled are the same. People's wording outranks the
    others', else the most frequent does. People themselves are only shown the difference.
    """
    standing: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        for name in sentence.names:
            standing[name].append(number)
    settled = _settled(terms)
    found: dict[int, list[Finding]] = defaultdict(list)
    for name in _names(sentences):
        places = standing.get(name, ())
        if len(places) > 1 and len(name) >= _LEAST_LETTERS:
            for number, finding in _differing(name, places, sentences, standing, settled.get(name, frozenset())):
                found[number].append(finding)
    return dict(found)


def _names(sentences: Sequence[Rendered]) -> Iterator[str]:
    """Words that are surely names somewhere, or that keep their capital in translation, letter for letter."""
    told: set[str] = set()
    for sentence in sentences:
        if not is_shouted(sentence.original.words):
            told.update(map(_key, sure_name_words(sentence.original)))
        told.update(sentence.names.keys() & sentence.words.keys())
    return iter(sorted(told))


def _differing(
    name: str,
    places: Sequence[int],
    sentences: Sequence[Rendered],
    standing: Mapping[str, list[int]],
    settled: frozenset[str],
) -> Iterator[tuple[int, Finding]]:
    language = sentences[0].translation.language
    source_language = sentences[0].original.language
    is_known = is_place(name, source_language)  # by a stem alone Farouk would be of the Faroes
    known = forms(name, source_language, language) | settled | {name} if is_known else settled
    said = {number: _forms_of(name, sentences[number], known, standing) for number in places}
    best = _best(name, {number: each for number, each in said.items() if each}, sentences, language)
    for number, each in said.items():
        if not each or any(_are_one(form, best, language) or _is_known(form, known) for form in each):
            continue
        nearest = min(each, key=lambda form: (distance(form, best), form))
        if min(_difference(nearest, best), _difference(nearest, name)) <= _MOST_DIFFERENT:
            yield number, _finding(name, nearest, best, sentences, number)


def _difference(one: str, other: str) -> float:
    """The share of letters that differ."""
    return distance(one, other) / max(len(one), len(other))


def _forms_of(
    name: str, sentence: Rendered, known: frozenset[str], standing: Mapping[str, list[int]]
) -> tuple[str, ...]:
    """The words of the translation that may be this name and no other one of the article."""
    language = sentence.translation.language
    return tuple(
        word
        for word in sentence.words
        if _may_be(word, name, language) or _is_known(word, known)
        if word == name or word not in standing
    )


def _may_be(word: str, name: str, language: str) -> bool:
    if language == "ar":
        wanted = _skeleton(name)
        return len(wanted) >= _LEAST_SKELETON and any(
            len(each) >= _LEAST_SKELETON and distance(each, wanted) <= 1
            for each in {_skeleton(word), _skeleton(without_particle(word))}
        )
    if word[0] != name[0] or len(word) < _LEAST_LETTERS:
        return False
    return _are_one(word, name, language) or _difference(word, name) <= _MOST_DIFFERENT


def _is_known(word: str, known: frozenset[str]) -> bool:
    """What the place is called in either language, with inhabitants and all, or what the newsroom has settled."""
    return any(are_alike(word, form) for form in known)


def _are_one(one: str, other: str, language: str) -> bool:
    """True for forms of one word: one has an ending more, or another ending where the language changes them."""
    if language == "ar":
        return any(_has_ending(*pair) for pair in product(*({each, without_particle(each)} for each in (one, other))))
    if _has_ending(one, other):
        return True
    if language not in _ENDINGS_CHANGE:
        return False
    shorter, longer = sorted((one, other), key=len)
    common = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return common >= _LEAST_LETTERS - 1 and len(longer) - common < _LONGEST_ENDING


def _has_ending(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= _LONGEST_ENDING


def _best(name: str, said: Mapping[int, tuple[str, ...]], sentences: Sequence[Rendered], language: str) -> str:
    """The form that the others are measured by."""
    by_people = {number: each for number, each in said.items() if sentences[number].is_by_people}
    counted = Counter(form for each in (by_people or said).values() for form in each)
    return max(
        counted,
        key=lambda form: (
            sum(count for other, count in counted.items() if _are_one(form, other, language)),
            form == name,
            -next(number for number, each in said.items() if form in each),
            -len(form),
        ),
        default=name,
    )


def _settled(terms: Iterable[Term]) -> Mapping[str, frozenset[str]]:
    """By the words of a name, the words that the newsroom has for it."""
    settled: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        said = {_key(word) for form in (*term.forms, term.source) for word in WORD.findall(form)}
        for word in WORD.findall(term.source):
            settled[_key(word)] |= said
    return {word: frozenset(said) for word, said in settled.items()}


def _places(text: str, *, has_capitals: bool) -> Mapping[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for match in WORD.finditer(text):
        if has_capitals and match[0].islower():
            continue
        elided = _ELIDED.match(match[0])
        start = match.start() + (elided.end() if elided else 0)
        word = bare_name(text[start : match.end()])
        if len(word) >= _LEAST_LETTERS and (not has_capitals or word[0].isupper()):
            found.setdefault(folded(word), (start, start + len(word)))
    return found


def _key(word: str) -> str:
    return folded(bare_name(word))


@lru_cache(maxsize=8192)
def _skeleton(word: str) -> str:
    """The consonants by which a name is known in another script; what one script writes double or not at all is left out."""
    sounds = [
        letter for letter in folded(word).replace("sh", "s").replace("ch", "s").translate(_SOUNDS) if letter in _FIRM
    ]
    return "".join(letter for number, letter in enumerate(sounds) if number == 0 or letter != sounds[number - 1])


def _finding(name: str, form: str, best: str, sentences: Sequence[Rendered], number: int) -> Finding:
    here = sentences[number]
    source, target = here.names[name], here.words[form]
    elsewhere = next((each for each in sentences if best in each.words), None)
    usual = elsewhere.target[slice(*elsewhere.words[best])] if elsewhere else here.source[slice(*source)]
    return Finding(
        code="name_differs",
        severity=Severity.NOTES if here.is_by_people else Severity.WARNS,
        values={"source": (here.source[slice(*source)],), "target": (here.target[slice(*target)],), "forms": (usual,)},
        source_spans=(source,),
        target_spans=(target,),
    )
