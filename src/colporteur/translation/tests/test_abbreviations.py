"""Abbreviations beside figures: written out for engines, and read by the checks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.translation.rules.abbreviations import written_out
from colporteur.translation.rules.checks.contract import Candidate, Verdict
from colporteur.translation.rules.checks.judging import judge


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It cost 3 mill. euros.", "It cost 3 million euros."),
        ("en", "It cost 3.5 mn, or $4bn.", "It cost 3.5 million, or $4 billion."),
        ("en", "It cost $4m.", "It cost $4 million."),
        ("en", "It lasted 5 mins. He left.", "It lasted 5 minutes. He left."),
        ("en", "About 1 min. later, approx. 200 came.", "About 1 minute later, approximately 200 came."),
        ("en", "It costs 3 mill.", "It costs 3 million."),
        ("en", "(It costs 3 mill.)", "(It costs 3 million.)"),
        ("en-gb", "It is 5 ft. tall.", "It is 5 feet tall."),
        ("en", "The 3 mill towns; 3m long; the min. wage; room B3 min. away; 1.2.3 mn.", None),
        ("en", "It is at https://example.org/3mn. and £3m.", None),
        ("es", "Costó 3 mill. de euros. Son aprox. 200.", "Costó 3 millones de euros. Son aproximadamente 200."),
        ("es", "Costó 1 mill. de euros.", "Costó 1 millón de euros."),
        ("es", "Pagó 3 mil. euros por 3 molinos.", None),
        ("ca", "Són aprox. 200 a 5 min. de camí.", "Són aproximadament 200 a 5 minuts de camí."),
        ("de", "Es fehlen 3 Mio. Euro und 2,5 Mrd. Dollar.", "Es fehlen 3 Millionen Euro und 2,5 Milliarden Dollar."),
        ("de", "Es fehlen 3 Mio.", "Es fehlen 3 Millionen."),
        ("fr", "Il manque 3\u202fMds d’euros.", "Il manque 3\u202fmilliards d’euros."),
        ("it", "Mancano 3 mln di euro.", "Mancano 3 milioni di euro."),
        ("ar", "3 mill.", None),
    ],
)
def test_abbreviations_are_written_out_in_their_own_language(language: str, text: str, expected: str | None) -> None:
    assert written_out(text, language) == (text if expected is None else expected)


@given(st.text(max_size=60), st.sampled_from(("en", "es", "ca", "de", "fr", "it", "pt", "ar")))
def test_what_has_no_figure_or_no_letter_stays_and_twice_is_once(text: str, language: str) -> None:
    once = written_out(text, language)
    assert written_out(once, language) == once
    if not any(map(str.isdecimal, text)) or not any(map(str.isalpha, text)):
        assert once == text


@pytest.mark.parametrize(
    ("source_language", "source", "target_language", "target", "passes"),
    [
        ("en", "It cost 3 mill. euros.", "es", "Costó 3 molino. Euros.", False),
        ("en", "It cost 3 mill. euros.", "es", "Costó 3 millones de euros.", True),
        ("en", "It cost 3 mil. euros.", "es", "Costó 3 mil euros.", False),
        ("en", "There are 3 mill towns.", "es", "Hay 3 ciudades de molinos.", True),
        ("es", "Costó 3 mlls. de euros.", "ca", "Va costar 3 milions d’euros.", True),
    ],
)
def test_a_figure_is_read_with_its_abbreviated_scale(
    source_language: str, source: str, target_language: str, target: str, passes: bool
) -> None:
    report = judge(
        Candidate(source_language=source_language, target_language=target_language, source=source, target=target)
    )
    assert (report.verdict != Verdict.BLOCKS) is passes, report.findings
