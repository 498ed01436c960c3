"""Does the translation say anything at all?"""

import re
from collections.abc import Iterator

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity

_SAYS_SOMETHING = re.compile(r"[^\W_]")
_RUBBISH = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")


def something_is_said(candidate: Candidate) -> Iterator[Finding]:
    """The target has letters or digits if the source has, none if it has none, and no broken characters."""
    source_speaks = _SAYS_SOMETHING.search(candidate.source) is not None
    target_speaks = _SAYS_SOMETHING.search(candidate.target) is not None
    if source_speaks and not target_speaks:
        yield Finding(
            code="translation_empty",
            severity=Severity.BLOCKS,
            source_spans=((0, len(candidate.source)),),
        )
    elif target_speaks and not source_speaks:
        yield Finding(
            code="translation_invented",
            severity=Severity.BLOCKS,
            target_spans=((0, len(candidate.target)),),
        )
    broken = tuple(found.span() for found in _RUBBISH.finditer(candidate.target))
    if broken:
        yield Finding(
            code="characters_broken",
            severity=Severity.BLOCKS,
            target_spans=broken,
        )
