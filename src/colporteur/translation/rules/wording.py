"""Findings in words: their code and values become one sentence, in whatever language the catalogue at hand has."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce

from colporteur.translation.rules.checks.sentences import JOINED, QUOTED, SENTENCES

Translate = Callable[[str], str]
"""A catalogue: the text in English to the same in another language, or as it is."""

_MOST_WORDS = 5
_LONGEST = 60
_ISOLATED = "\u2068{}\u2069"  # they may run the other way: Unicode's first strong isolate


def worded(
    code: str,
    values: Mapping[str, Iterable[str]],
    translate: Translate,
    sentences: Mapping[str, str] = SENTENCES,
) -> str:
    """One sentence for people. A code that this version does not know is shown as it is."""
    if code not in sentences:
        return code
    said = {name: _listed(words, translate) for name, words in values.items()}
    return translate(sentences[code]) % {"source": "…", "target": "…", "forms": "…", **said}


def _listed(words: Iterable[str], translate: Translate) -> str:
    distinct = list(dict.fromkeys(" ".join(each.split()) for each in words))
    quoted = [translate(QUOTED) % {"words": _ISOLATED.format(_shortened(each))} for each in distinct[:_MOST_WORDS]]
    if len(distinct) > _MOST_WORDS or not quoted:
        quoted.append("…")
    return reduce(lambda first, after: translate(JOINED) % {"first": first, "next": after}, quoted)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
