"""How the tests of the checks ask."""

from colporteur.translation.rules.checks.contract import Candidate, Report
from colporteur.translation.rules.checks.judging import judge


def judged(pair: str, source: str, target: str, *, unknown_words: tuple[str, ...] = ()) -> Report:
    """The report on a pair such as `en-es`."""
    source_language, _, target_language = pair.partition("-")
    return judge(
        Candidate(
            source_language=source_language,
            target_language=target_language,
            source=source,
            target=target,
            unknown_words=unknown_words,
        )
    )


def codes(pair: str, source: str, target: str) -> set[str]:
    """The codes of what was found."""
    return {finding.code for finding in judged(pair, source, target).findings}


def blocking(pair: str, source: str, target: str) -> set[str]:
    """The codes of what holds the translation back."""
    return {finding.code for finding in judged(pair, source, target).findings if finding.severity == "blocks"}
