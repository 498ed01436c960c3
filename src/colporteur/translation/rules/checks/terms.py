"""Are the words for which the newsroom has settled a translation translated so, and those that are to stay left alone?

People are only told: who writes *Obmann* for the glossary's *Vorsitzender* may have a reason.
"""

from collections.abc import Iterator
from dataclasses import replace

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity, Term
from colporteur.translation.rules.digits import DIGIT
from colporteur.translation.rules.words import Text, are_kin


def terms_are_kept(candidate: Candidate) -> Iterator[Finding]:
    """For each term in the source one of its forms stands in the target; a term without forms stands there as it is."""
    if not candidate.terms:
        return
    source, target = Text(candidate.source), Text(candidate.target)
    for term in candidate.terms:
        places = _places(term, source)
        if not places:
            continue
        if not term.forms and not any(
            candidate.target[start:end] == term.source for start, end in target.finds(Text(term.source))
        ):
            yield Finding(
                code="term_translated",
                severity=Severity.NOTES if candidate.is_by_people else Severity.BLOCKS,
                source_spans=tuple(places),
            )
        elif term.forms and not any(_stands(form, target) for form in term.forms):
            yield Finding(
                code="term_differs",
                severity=Severity.NOTES if candidate.is_by_people else Severity.WARNS,
                values={"forms": term.forms},
                source_spans=tuple(places),
            )


def without_settled_figures(candidate: Candidate) -> Candidate:
    """With spaces where the newsroom has settled figures and their translation has them: 12 feet are 3.7
    metres, and so are twelve feet.

    Both sides stay as long as they were, so that spans found in them hold.
    """
    source, target = candidate.source, candidate.target
    for term in candidate.terms:
        if not (term.forms and (DIGIT.search(term.source) or any(map(DIGIT.search, term.forms)))):
            continue
        here = _places(term, Text(source))
        there = [place for form in term.forms for place in Text(target).finds(Text(form))]
        for one, other in zip(here, there, strict=False):
            source, target = _blanked(source, one), _blanked(target, other)
    return candidate if target == candidate.target else replace(candidate, source=source, target=target)


def _blanked(text: str, span: tuple[int, int]) -> str:
    start, end = span
    return text[:start] + " " * (end - start) + text[end:]


def _places(term: Term, source: Text) -> list[tuple[int, int]]:
    """Where it stands; a term with capitals only so, since `Die Welt` is a newspaper and `die Welt` is not."""
    found = source.finds(Text(term.source))
    if term.source.islower():
        return found
    return [(start, end) for start, end in found if source.plain[start:end] == term.source]


def _stands(form: str, target: Text) -> bool:
    """As it is, or inflected: each of its words with another ending, in their order."""
    wanted = Text(form)
    if target.finds(wanted):
        return True
    forms = [word.form for word in wanted.words]
    said = [word.form for word in target.words]
    starts = range(len(said) - len(forms) + 1) if forms else ()
    return any(all(map(are_kin, forms, said[start:])) for start in starts)
