"""What a check is: a pure function from a sentence and its translation to findings."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from colporteur.text.documents import Mark, Role
from colporteur.translation.rules.checks.passages import Sides


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
    """What a check found; spans are (start, end) in code points.

    `values` are what its sentence says besides: words by the names in `SENTENCES`. Words of `source` and `target` that stand
    in the spans are added by `judge`. The sentence is made where somebody reads it, in that person's language (`worded`).
    """

    code: str
    severity: Severity
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source_spans: tuple[tuple[int, int], ...] = ()
    target_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words of the source for which the newsroom has settled one of `forms`; without any they are to stay as they are."""

    source: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Candidate(Sides):
    """A sentence and the translation that is to be judged, with the terms that hold for the pair.

    What was written by people is not mended. The last four are what the engine said of its answer, as in `Answer`. A candidate has
    no slots, since what several checks read out of its two sides is kept with it.
    """

    role: Role = Role.TEXT
    source_marks: tuple[Mark, ...] = ()
    target_marks: tuple[Mark, ...] = ()
    terms: tuple[Term, ...] = ()
    is_by_people: bool = False
    unknown_words: tuple[str, ...] = ()
    alignment: tuple[tuple[int, int], ...] = ()
    score: float | None = None
    is_truncated: bool = False

    @cached_property
    def shared_words(self) -> frozenset[str]:
        """The words that stand on both sides, letter for letter."""
        return self.original.vocabulary & self.translation.vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`mended` is the target as it is after what was certain has been put right, or None where nothing was."""

    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    mended: str | None = None


Check = Callable[[Candidate], Iterable[Finding]]
