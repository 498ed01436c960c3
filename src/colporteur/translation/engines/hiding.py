"""Names kept from engines that have no way of their own to leave them alone: behind words that such engines copy.

Where the translation is in Latin letters, that is a name which is the same in most languages and which the engine can inflect
its sentence around; elsewhere, where that would be spelled anew, something that looks like an address. Whether each came
back is looked at afterwards: if not, there is no translation.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from babel.core import get_global

from colporteur.translation.engines.contract import Answer, Pair, Wanted
from colporteur.translation.engines.standins import EVERY_CANDIDATE, Hidden, hidden, shown
from colporteur.translation.engines.stream import Heard


def with_names_hidden(
    pair: Pair, sentences: Sequence[Wanted], ask: Callable[[Sequence[Wanted]], list[Answer]]
) -> list[Answer]:
    """What `ask` says; of the sentences that want it, without its having seen their names."""
    if not any(each.hides_names for each in sentences):
        return ask(sentences)
    hidings = [_hidden(each, pair.target) if each.hides_names else Hidden(each.text, {}) for each in sentences]
    answers = ask([_masked(each, hiding) for each, hiding in zip(sentences, hidings, strict=True)])
    return [_shown(answer, hiding) for answer, hiding in zip(answers, hidings, strict=True)]


def _hidden(wanted: Wanted, target: str) -> Hidden:
    if _is_latin(target):
        return hidden(wanted.text, wanted.names, EVERY_CANDIDATE)
    pieces, originals, end = [], {}, 0
    for number, name in enumerate(sorted(wanted.names, key=lambda each: each.start)):
        stand_in = f"n{number}@ab.cd"
        pieces += [wanted.text[end : name.start], stand_in]
        originals[stand_in], end = name.text, name.end
    return Hidden("".join((*pieces, wanted.text[end:])), originals)


def _is_latin(language: str) -> bool:
    likely = get_global("likely_subtags").get(language.partition("-")[0], "")
    return "_Latn" in likely


def _masked(wanted: Wanted, hiding: Hidden) -> Wanted:
    if not hiding.originals:
        return wanted
    return replace(wanted, text=hiding.text, marks=(), terms=(), names=())


def _shown(answer: Answer, hiding: Hidden) -> Answer:
    """With the names in their places, as far as each came back; places in another text are of no use any more."""
    if not hiding.originals:
        return answer
    heard = [shown(Heard(text, ()), hiding) for text in (answer.text, *answer.alternatives)]
    texts = [each.text for each in heard if each is not None]
    if not texts:
        return Answer(text="", is_truncated=answer.is_truncated)
    return replace(answer, text=texts[0], alternatives=tuple(texts[1:]), alignment=(), marks=())
