"""What is put right before the checks is certain, and is noted with the sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.translation.rules.checks.contract import Candidate, Severity
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.rules.mending import mend_numbers
from colporteur.translation.rules.realigning import realigned
from colporteur.translation.tests.judged import judged


@pytest.mark.parametrize(
    ("pair", "source", "target", "mended"),
    [
        ("en-de", "“Yes,” she said.", "“Ja”, sagte sie.", "„Ja“, sagte sie."),
        ("en-de", "“Yes,” she said.", '"Ja", sagte sie.', "„Ja“, sagte sie."),
        ("en-es", "“Yes,” she said.", "“Sí”, dijo.", "«Sí», dijo."),
        ("en-fr", "“Yes,” she said.", '"Oui", dit-elle.', "«\u202fOui\u202f», dit-elle."),
        ("es-fr", "«Sí», dijo.", "«Oui», dit-elle.", "«\u202fOui\u202f», dit-elle."),
        ("fr-en", "« Oui », dit-elle.", "« Yes », she said.", "“Yes”, she said."),
        ("en-ar", "“Yes,” she said.", 'قالت: "نعم".', "قالت: «نعم»."),
        ("en-ca", "“Yes” and “no”", '"Sí" i "no"', "«Sí» i «no»"),
        ("de-ca", "„Ja“, sagte sie.", "d'„acord“, digué", "d'«acord», digué"),
        ("en-de", "“Yes,” she said.", "»Ja«, sagte sie.", None),  # nobody copied these: a style of its own
        ("en-fr", "“Yes,” she said.", "«\u00a0Oui\u00a0», dit-elle.", None),
        ("en-de", "“Yes,” she said.", "“Ja, sagte sie.", None),
        ("en-de", 'a 27" screen, a 32" screen', 'ein 27"-Schirm, ein 32"-Schirm', None),
        ("en-de", "He said “she said ‘yes’”", "Er sagte “sie sagte ‘ja’”", "Er sagte „sie sagte ‘ja’“"),
        ("en-xx", "“Yes,” she said.", '"Gni", she said.', None),
        ("de-fr", "am 3.12.2025", "le 3.12.2025", "le 3/12/2025"),
        ("fr-de", "le 03/12/2025", "am 03/12/2025", "am 03.12.2025"),
        ("en-de", "on 12/25/2025", "am 12/25/2025", "am 25.12.2025"),
        ("en-de", "on 25/12/2025", "am 25/12/2025", "am 25.12.2025"),
        ("en-de", "on 3/12/2025", "am 3/12/2025", None),
        ("de-en", "am 3.12.2025", "on 3.12.2025", None),
        ("de-fr", "Version 3.14.2025", "version 3.14.2025", None),
        ("en-es", "a 62.5% share", "una cuota del 62,5%", "una cuota del 62,5\u00a0%"),
        ("en-es", "down 5%-6%", "una baja del 5%-6%", "una baja del 5\u00a0%-6\u00a0%"),
        ("es-en", "un 18,5 % menos", "18.5 % less", "18.5% less"),
        ("es-en", "un 18 % menos", "18\u00a0% less", "18% less"),
        ("en-de", "18 per cent", "18 %", None),
        ("en-es", "a%20b 5%x", "a%20b 5%x", None),
        ("en-xx", "5%", "5 % gni", None),
        ("es-ca", "Se abrió en 1931.", "Es va obrir en 1931.", "Es va obrir el 1931."),
        ("es-ca", "En 1957, ellos", "En 1957, ells", "El 1957, ells"),
        ("es-ca", "desde 1950 son seis", "des de 1950 són sis", "des del 1950 són sis"),
        ("es-ca", "desde 1962 entre las dos", "des de 1962 les dues", "des del 1962 les dues"),
        ("es-ca", "hasta 1974", "fins a 1974", "fins al 1974"),
        ("es-ca", "Entre 1612 y 1900 hubo", "Entre 1612 i 1900 hi va haver", "Entre el 1612 i el 1900 hi va haver"),
        ("es-ca", "el 3 de marzo de 2026", "el 3 de març de 2026", "el 3 de març del 2026"),
        ("es-ca", "en 1500 casos", "en 1500 casos", None),
        ("es-ca", "en 1.931", "en 1.931", None),
        ("es-ca", "en 1931,5", "en 1931,5", None),
        ("es-fr", "en 1931", "en 1931", None),
        ("en-ar", "Who pays, and why?", "من يدفع, ولماذا?", "من يدفع، ولماذا؟"),
        ("en-ar", "See page 3, please", "انظر الصفحة 3, من فضلك", None),
    ],
)
def test_only_what_is_certain_is_mended(pair: str, source: str, target: str, mended: str | None) -> None:
    assert judged(pair, source, target).mended == mended


def test_what_was_mended_is_noted_where_it_stands_now() -> None:
    report = judged("en-de", "On 12/25/2025 “2,500 came”", 'Am 12/25/2025 "kamen 2,500"')
    assert report.mended == "Am 25.12.2025 „kamen 2.500“"
    notes = {f.code: [report.mended[start:end] for start, end in f.target_spans] for f in report.findings}
    assert notes == {"dates_mended": ["25.12.2025"], "marks_mended": ["„", "“"], "numbers_mended": ["2.500"]}
    assert {finding.severity for finding in report.findings} == {Severity.NOTES}


def test_what_people_wrote_stays_as_it_is() -> None:
    candidate = Candidate(
        source_language="en",
        target_language="de",
        source="“2,500 came”",
        target='"Es kamen 2,500"',
        is_by_people=True,
    )
    assert (judge(candidate).mended, judge(candidate).findings) == (None, ())


def test_a_cell_of_a_table_is_mended_and_says_so() -> None:
    mended = mend_numbers("2,500", "en", "de")
    assert (mended.text, [note.code for note in mended.notes]) == ("2.500", ["numbers_mended"])
    assert mend_numbers("9.30", "en", "de").notes == ()
    assert mend_numbers("+28.2%", "en", "es").text == "+28,2\u00a0%"


@given(st.text(alphabet="a “”„\"«»'\u202f.", max_size=30), st.sampled_from(["de", "en", "es", "fr", "ar", "ca"]))
def test_mended_text_is_not_mended_again(text: str, language: str) -> None:
    once = judged(f"it-{language}", text, text).mended
    if once is not None:
        assert judged(f"it-{language}", text, once).mended is None


@pytest.mark.parametrize(
    ("answer", "mended", "alignment"),
    [
        ('"Oui", dit', "«\u202fOui\u202f», dit", ((0, 2), (5, 9))),
        ('"Oui", dit', '"Oui", dit', ((0, 1), (5, 7))),
        ('"Oui", dit', "«\u202fOui\u202f», dit-elle", ()),
    ],
)
def test_an_alignment_follows_what_was_mended(answer: str, mended: str, alignment: tuple[tuple[int, int], ...]) -> None:
    assert realigned(((0, 1), (5, 7)), answer, mended) == alignment
