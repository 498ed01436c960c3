"""The ordered list of checks, and the verdict on one sentence."""

from collections.abc import Iterable
from dataclasses import replace

from colporteur.translation.rules.checks.addresses import addresses_survive
from colporteur.translation.rules.checks.clauses import clauses_survive
from colporteur.translation.rules.checks.coarse_words import no_word_is_coarse
from colporteur.translation.rules.checks.contract import Candidate, Check, Finding, Report, Severity, Verdict
from colporteur.translation.rules.checks.dates import dates_survive
from colporteur.translation.rules.checks.emptiness import something_is_said
from colporteur.translation.rules.checks.engine_signs import engine_had_its_say
from colporteur.translation.rules.checks.figures import figures_survive
from colporteur.translation.rules.checks.foreign_words import no_word_is_foreign
from colporteur.translation.rules.checks.language import language_is_right
from colporteur.translation.rules.checks.leftovers import nothing_is_left_over
from colporteur.translation.rules.checks.length import length_is_plausible
from colporteur.translation.rules.checks.marks import links_survive
from colporteur.translation.rules.checks.measures import measures_survive
from colporteur.translation.rules.checks.names import names_survive
from colporteur.translation.rules.checks.negation import denials_stand
from colporteur.translation.rules.checks.questions import questions_stand
from colporteur.translation.rules.checks.quotation import quotation_stands
from colporteur.translation.rules.checks.repetition import nothing_loops
from colporteur.translation.rules.checks.sentences import SENTENCES
from colporteur.translation.rules.checks.terms import terms_are_kept
from colporteur.translation.rules.mending import mend_target

CHECKS: tuple[Check, ...] = (
    figures_survive,
    dates_survive,
    measures_survive,
    addresses_survive,
    links_survive,
    language_is_right,
    nothing_is_left_over,
    no_word_is_foreign,
    length_is_plausible,
    clauses_survive,
    nothing_loops,
    quotation_stands,
    questions_stand,
    denials_stand,
    names_survive,
    terms_are_kept,
    no_word_is_coarse,
    engine_had_its_say,
)
"""In the order in which their findings are shown. `something_is_said` goes before them all."""


def judge(candidate: Candidate) -> Report:
    """Put right what is certain, unless people wrote it, then run every check; what was put right is noted.

    Spans of findings count in the mended target where there is one. A translation that says nothing gets that one
    finding alone.
    """
    silence = tuple(something_is_said(candidate))
    if silence and candidate.is_truncated:
        silence = tuple(engine_had_its_say(candidate))  # it is empty for this reason
    if silence:
        return Report(verdict=_verdict(silence), findings=silence)
    mended = mend_target(candidate)
    judged = replace(candidate, target=mended.text) if mended else candidate
    findings = tuple(finding for check in CHECKS for finding in check(judged))
    if mended:
        findings += mended.notes
    findings = tuple(_quoting(finding, judged) for finding in findings)
    return Report(verdict=_verdict(findings), findings=findings, mended=mended.text if mended else None)


def _quoting(finding: Finding, judged: Candidate) -> Finding:
    """With the words that it is about, as far as its sentence has a place for them."""
    sentence = SENTENCES[finding.code]
    sides = {"source": (judged.source, finding.source_spans), "target": (judged.target, finding.target_spans)}
    words = {
        name: tuple(text[start:end] for start, end in spans)
        for name, (text, spans) in sides.items()
        if f"%({name})s" in sentence
    }
    return replace(finding, values={**words, **finding.values}) if words else finding


def _verdict(findings: Iterable[Finding]) -> Verdict:
    severities = {finding.severity for finding in findings}
    if Severity.BLOCKS in severities:
        return Verdict.BLOCKS
    return Verdict.WARNS if Severity.WARNS in severities else Verdict.PASSES
