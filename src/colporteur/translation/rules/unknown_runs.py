"""Names of several words of which an engine knows only some: “Kim Il Sung Square”, of which it made a square that sings."""

import re
from collections.abc import Collection

from colporteur.translation.rules.checks.generic_names import GENERIC
from colporteur.translation.rules.checks.language import NOUNS_HAVE_CAPITALS
from colporteur.translation.rules.register import Fixed, Kind

_CAPITALISED = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]*"
_RUN = re.compile(rf"(?<![\w'’\-]){_CAPITALISED}(?: {_CAPITALISED})+(?![\w\-])")
_BEGINNING = re.compile(r"(?:^|[.!?…:|])[\s\W]*$")
_WORD = re.compile(r"[^\W\d_]+")


def half_known_names(text: str, unknown: Collection[str], language: str) -> tuple[Fixed, ...]:
    """Runs of capitalised words with one among them that the engine does not know: they are to stay as they are.

    Titles and other words that a run may begin with, such as `Mayor`, are no part of it, nor is the first word of a
    sentence unless the engine does not know it: `At Mill Weir`. Nothing is found in texts that are all capitals, or in
    languages where nouns have them.
    """
    language = language.partition("-")[0]
    if not unknown or language in NOUNS_HAVE_CAPITALS or text.isupper() or _words(text).isdisjoint(unknown):
        return ()
    generic = frozenset(GENERIC.get(language, "").split())
    runs = (_name_in(match, generic, unknown) for match in _RUN.finditer(text))
    return tuple(run for run in runs if run is not None and not _words(run.text).isdisjoint(unknown))


def _name_in(match: re.Match[str], generic: Collection[str], unknown: Collection[str]) -> Fixed | None:
    words = list(_WORD.finditer(match[0]))
    if words[0][0] not in unknown and _BEGINNING.search(match.string[: match.start()]):
        words.pop(0)
    while words and words[0][0] in generic:
        words.pop(0)
    if len(words) < 2:
        return None
    start = match.start() + words[0].start()
    # A person's grammar does least harm where it is a place: “harbour master Toronto” became “Toronto's master's harbour”.
    return Fixed(start=start, end=match.end(), text=match.string[start : match.end()], kind=Kind.PERSON)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text))
