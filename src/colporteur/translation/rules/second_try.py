"""When a sentence is asked for once more with its names kept from the engine, and which of the two translations is taken."""

from collections.abc import Sequence

from colporteur.translation.rules.checks.contract import Finding, Report, Severity
from colporteur.translation.rules.register import Fixed

MISSED = frozenset({"term_translated", "term_differs", "name_lost"})


def missed_names(names: Sequence[Fixed], report: Report) -> tuple[Fixed, ...]:
    """Those that the checks look for in vain in the translation."""
    spans = [span for found in report.findings if found.code in MISSED for span in found.source_spans]
    return tuple(name for name in names if any(start < name.end and name.start < end for start, end in spans))


def is_better(other: Report, first: Report) -> bool:
    """True if the checks find less that blocks, or as much of that and less that warns."""
    return _weight(other) < _weight(first)


def _weight(report: Report) -> tuple[int, int]:
    severities = [found.severity for found in report.findings]
    return severities.count(Severity.BLOCKS), severities.count(Severity.WARNS)


def hidden_note(source: str, names: Sequence[Fixed]) -> Finding:
    """What the unit's history says of it."""
    return Finding(
        code="names_hidden",
        severity=Severity.NOTES,
        values={"source": tuple(source[name.start : name.end] for name in names)},
        source_spans=tuple((name.start, name.end) for name in names),
    )
