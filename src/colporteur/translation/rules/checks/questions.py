"""Does the translation ask what the original asks?"""

import re
from collections.abc import Iterator

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity

_SIGN = re.compile(r"[?؟？¿](?![^\s?!؟？]*=)")
"""Not that of an address such as `/list?page=2`."""

_ASK_WITHOUT = frozenset("ja th my km lo el hy".split())
"""Languages that ask with a word alone, or with another sign."""


def questions_stand(candidate: Candidate) -> Iterator[Finding]:
    """Both sides ask, or neither; in Spanish with both signs."""
    source, target = candidate.original, candidate.translation
    asks, is_asked = _SIGN.search(source.text), _SIGN.search(target.text)
    if not asks and not is_asked:
        return
    if not _ASK_WITHOUT.isdisjoint((source.language, target.language)):
        return
    asks, is_asked = _SIGN.search(source.bare), _SIGN.search(target.bare)
    if asks and not is_asked:
        yield Finding(
            code="question_lost",
            severity=Severity.WARNS,
            source_spans=(asks.span(),),
        )
    elif is_asked and not asks:
        yield Finding(
            code="question_invented",
            severity=Severity.WARNS,
            target_spans=(is_asked.span(),),
        )
    elif is_asked and target.language == "es" and "¿" not in target.text:
        yield Finding(
            code="question_unopened",
            severity=Severity.NOTES,
            target_spans=(is_asked.span(),),
        )
