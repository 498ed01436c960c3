"""What a check is: a pure function from a sentence and its translation to findings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from colporteur.text.documents import Mark, Role


class Severity(StrEnum):
    """`BLOCKS` never reaches a reader, `WARNS` goes to the desk, `NOTES` is recorded."""

    BLOCKS = "blocks"
    WARNS = "warns"
    NOTES = "notes"


class Verdict(StrEnum):
    """The worst severity among the findings."""

    PASSES = "passes"
    WARNS = "warns"
    BLOCKS = "blocks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found; spans are (start, end) in code points; `message` is one English sentence (a catalogue id)."""

    code: str
    severity: Severity
    message: str
    source_spans: tuple[tuple[int, int], ...] = ()
    target_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence and the translation that is to be judged; of `unknown_words` the engine said that it left them."""

    source_language: str
    target_language: str
    source: str
    target: str
    role: Role = Role.TEXT
    source_marks: tuple[Mark, ...] = ()
    target_marks: tuple[Mark, ...] = ()
    unknown_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`mended` is the target with number formats put right, or None where nothing was mended."""

    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    mended: str | None = None


Check = Callable[[Candidate], Iterable[Finding]]
