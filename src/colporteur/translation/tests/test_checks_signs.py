"""Dates, measures, questions, coarse words, clauses, settled terms, and what the engine says of its own answer."""

import pytest

from colporteur.translation.rules.checks.contract import Candidate, Severity, Term, Verdict
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.tests.judged import judged

BLOCKS, WARNS, NOTES = Severity.BLOCKS, Severity.WARNS, Severity.NOTES


def severities(pair: str, source: str, target: str, *codes: str) -> dict[str, Severity]:
    """Of the findings with one of these codes."""
    return {
        finding.code: finding.severity for finding in judged(pair, source, target).findings if finding.code in codes
    }


@pytest.mark.parametrize(
    ("pair", "source", "target", "found"),
    [
        ("en-de", "The vote is on 3 March.", "Die Abstimmung ist am 3. März.", {}),
        ("en-de", "The vote is in October.", "Die Abstimmung ist im November.", {"date_lost": BLOCKS}),
        ("de-en", "Sie kam im Jänner.", "She came in January.", {}),
        ("de-en", "Sie kam im Oktober an.", "She arrived in autumn.", {"date_lost": WARNS}),
        ("de-en", "Sie kam am 3.10. an.", "She arrived on October 3.", {}),
        ("en-es", "It closed in October 2020.", "Cerró el 10/2020.", {}),
        ("es-en", "Cerró en octubre.", "It closed in April.", {"date_lost": BLOCKS}),
        ("en-es", "He may march.", "Puede marchar.", {}),
        ("en-fr", "It happened last year.", "C’est arrivé en juillet.", {"date_invented": WARNS}),
        ("fr-en", "Une mission vers Mars.", "A mission to Mars.", {}),
        ("en-ca", "from the bridge", "des del pont", {}),
        ("en-ca", "on Thursdays", "els dijous", {}),
        ("en-de", "on Good Friday", "am Karfreitag", {}),
        ("en-de", "on Sunday evening", "am Sonntagabend", {}),
        ("en-de", "on Sunday evening", "am Montagabend", {"date_lost": WARNS}),
        ("en-fr", "It opens on Tuesday.", "Il ouvre jeudi.", {"date_lost": BLOCKS}),
        ("en-ar", "The council met in July.", "اجتمع المجلس في يوليو.", {}),
        ("en-ar", "The council met in July.", "اجتمع المجلس في تموز.", {}),
        ("en-ar", "The council met in July.", "اجتمع المجلس في سبتمبر.", {"date_lost": BLOCKS}),
        ("en-ar", "The council met on Thursday.", "اجتمع المجلس يوم الخميس.", {}),
        ("en-ar", "It closed in November.", "أغلق في تشرين الثاني.", {}),
        ("en-ar", "It closed in January.", "أغلق في كانون الثاني.", {}),
        ("en-ar", "It closed in December.", "أغلق في تشرين الثاني.", {"date_lost": BLOCKS}),
        ("es-de", "una noche de noviembre", "eine Novembernacht", {}),
        ("de-en", "eine Novembernacht", "a night in May", {}),
        ("es-de", "una noche de octubre", "eine Novembernacht", {"date_lost": WARNS}),
        ("en-ja", "The council met in July.", "評議会は7月に開かれた。", {}),
        ("de-en", "um 15 Uhr", "at 3 p.m.", {}),
        ("en-de", "at 3 p.m.", "um 15 Uhr", {}),
        ("en-de", "at 3 p.m.", "um 3 Uhr nachmittags", {}),
        ("en-es", "at 3 p.m.", "a las 3 de la tarde", {}),
        ("en-es", "at 3 p.m.", "a las 3", {"hour_differs": WARNS}),
        ("en-es", "at 3 a.m.", "a las 3 p. m.", {"hour_differs": WARNS}),
        ("en-es", "at 3 a.m.", "a las 3 de la madrugada", {}),
        ("en-ar", "at 8 p.m.", "في الساعة 8 مساءً", {}),
    ],
)
def test_dates_survive(pair: str, source: str, target: str, found: dict[str, Severity]) -> None:
    assert severities(pair, source, target, "date_lost", "date_invented", "hour_differs") == found


@pytest.mark.parametrize(
    ("pair", "source", "target", "found"),
    [
        ("en-de", "It costs 5 euros.", "Es kostet 5 Euro.", {}),
        ("en-de", "It costs €5.", "Es kostet 5 EUR.", {}),
        ("en-de", "It costs 5 euros.", "Es kostet 5 Dollar.", {"unit_lost": BLOCKS}),
        ("en-es", "It costs $5 million.", "Cuesta 5 millones de dólares.", {}),
        ("en-es", "It costs $5 million.", "Cuesta 5 millones.", {"unit_lost": WARNS}),
        ("en-es", "It costs 5 million.", "Cuesta 5 millones de pesos.", {"unit_invented": WARNS}),
        ("en-fr", "It is 11 kilometres long.", "Il fait 11 km.", {}),
        ("en-fr", "It is 11 kilometres long.", "Il fait 11 mètres.", {"unit_lost": BLOCKS}),
        ("de-en", "im 50-Meter-Becken", "in the 50-metre pool", {}),
        ("en-de", "12.5 percent of them", "12,5 % von ihnen", {}),
        ("en-de", "12.5 percent of them", "12,5 Grad", {"unit_lost": BLOCKS}),
        ("en-ar", "9.2 metres", "9.2 أمتار", {}),
        ("en-ar", "It costs 20 dollars", "يكلف 20 دولارا", {}),
        ("en-ar", "It costs 20 dollars", "يكلف 20 يورو", {"unit_lost": BLOCKS}),
        ("en-de", "He is six feet tall.", "Er ist sechs Meter groß.", {"unit_lost": BLOCKS}),
        ("en-de", "He is six feet tall.", "Er ist sechs Fuß groß.", {}),
        ("en-de", "The wall is 12 feet high.", "Die Mauer ist 3,7 Meter hoch.", {"unit_lost": NOTES}),
        ("en-es", "It is 62 miles long.", "Mide 100 kilómetros.", {"unit_lost": NOTES}),
        ("en-fr", "He is six feet tall.", "Il mesure 1,83 mètre.", {"unit_lost": NOTES}),
        ("en-es", "They spent hundreds of euros.", "Gastaron cientos de dólares.", {"unit_lost": WARNS}),
        ("en-ca", "some 60 square kilometres", "uns 60 km²", {}),
        ("uk-en", "2,4 млн євро", "€2.4m", {}),
        ("en-es", "It sold for $2.4m.", "Se vendió por 2,4 millones de dólares.", {}),
        ("en-de", "for 10 years", "zehnjährig, 10", {}),
        ("en-de", "for 10 years", "für 10 Wochen", {"unit_lost": BLOCKS}),
        ("en-de", "after 10 years", "nach 10", {}),
        ("de-en", "im Mittel 14 Jahre", "an average of 14 weeks", {"unit_lost": BLOCKS}),
        ("en-fr", "11 years ago, a breakdown", "il y a 11 semaines, dans la panne", {"unit_lost": BLOCKS}),
        ("en-fr", "11 years ago", "il y a 11 ans", {}),
        ("en-ca", "11 years ago", "fa 11 anys", {}),
        ("en-es", "12,150 the year before", "12.150 del año anterior", {}),
        ("en-es", "The man is six feet tall.", "El hombre mide seis pies.", {}),
        ("en-es", "The man is six feet tall.", "El hombre mide seis metros.", {"unit_lost": BLOCKS}),
        ("en-de", "He is five feet ten.", "Er ist fünf Fuß zehn groß.", {}),
        ("en-de", "He is five feet ten.", "Er ist fünf Meter zehn groß.", {"unit_lost": BLOCKS}),
        ("en-de", "The wall is twelve feet high.", "Die Mauer ist 12 Meter hoch.", {"unit_lost": BLOCKS}),
        ("en-de", "The wall is 12 feet high.", "Die Mauer ist zwölf Meter hoch.", {"unit_lost": BLOCKS}),
        ("en-ar", "The man is six feet tall.", "يبلغ طول الرجل ستة أمتار.", {"unit_lost": BLOCKS}),
        ("en-es", "It cost twenty euros.", "Costó veinte dólares.", {"unit_lost": BLOCKS}),
        ("en-de", "It lasted three weeks.", "Es dauerte drei Monate.", {"unit_lost": BLOCKS}),
        ("en-de", "A dog has four feet.", "Ein Hund hat vier Beine.", {}),
        ("en-de", "on six feet of its own", "sechs Tage lang auf eigenen Füßen", {}),
        ("de-en", "drei Tagungen in drei Stunden", "three conferences in three hours", {}),
        ("de-fr", "um 15 Uhr", "à 15 heures", {}),
        ("en-fr", "Error 404: page not found", "Erreur 404 : page introuvable", {}),
        ("ca-en", "Val 20 euros.", "It costs 20 euros.", {}),
        ("fr-en", "près de 2000 livres et 12 cahiers", "nearly 2,000 books and 12 notebooks", {}),
        ("fr-en", "près de 2000 livres", "nearly 2,000 euros", {"unit_lost": BLOCKS}),
        ("en-ar", "of magnitude 5.8", "بلغت قوته 5.8 درجات", {}),
        ("en-tr", "by 3.2 percent", "yüzde 3,2", {}),
        ("ru-en", "1,5 млрд долларов", "$1.5 billion", {}),
    ],
)
def test_measures_survive(pair: str, source: str, target: str, found: dict[str, Severity]) -> None:
    assert severities(pair, source, target, "unit_lost", "unit_invented") == found


@pytest.mark.parametrize(
    ("pair", "source", "target", "found"),
    [
        ("en-es", "Who pays?", "¿Quién paga?", {}),
        ("en-es", "Who pays?", "Quién paga?", {"question_unopened": NOTES}),
        ("en-es", "Who pays?", "Quien paga.", {"question_lost": WARNS}),
        ("en-ar", "Who pays?", "من يدفع؟", {}),
        ("ar-en", "من يدفع؟", "Who pays.", {"question_lost": WARNS}),
        ("en-de", "Somebody pays.", "Zahlt jemand?", {"question_invented": WARNS}),
        ("en-ja", "Who pays?", "誰が払うのか。", {}),
        ("en-de", "See https://example.org/?a=b now", "Siehe https://example.org/?a=b jetzt", {}),
    ],
)
def test_questions_stand(pair: str, source: str, target: str, found: dict[str, Severity]) -> None:
    assert severities(pair, source, target, "question_lost", "question_invented", "question_unopened") == found


@pytest.mark.parametrize(
    ("pair", "source", "target", "is_coarse"),
    [
        ("en-de", "That is rubbish.", "Das ist Scheiße.", True),
        ("en-de", "That is shit.", "Das ist Scheiße.", False),
        ("de-en", "Verdammt noch mal.", "Holy-fucking moly.", True),
        ("en-es", "What a mess.", "Qué mierda.", True),
        ("en-ca", "What a mess.", "Quina merda.", True),
        ("en-fr", "What a mess.", "Quel bordel.", True),
        ("en-ar", "a bad woman", "شرموطة", True),
        ("en-es", "She took the bus.", "Cogió el autobús.", False),
        ("en-fr", "with him", "avec lui", False),
        ("de-en", "Der Arzt kam.", "The physician of Scunthorpe came.", False),
    ],
)
def test_no_word_is_coarse(pair: str, source: str, target: str, is_coarse: bool) -> None:
    found = severities(pair, source, target, "coarse_word_invented")
    assert found == ({"coarse_word_invented": WARNS} if is_coarse else {})


COUNCIL = (
    "The council, which had met in the old hall, voted for the bridge, and the mayor, who had been against it, "
    "said that he would build it, whatever it cost the town."
)
WHOLE = (
    "Der Rat, der sich im alten Saal versammelt hatte, stimmte für die Brücke, und der Bürgermeister, der dagegen gewesen "
    "war, sagte, er werde sie bauen, was immer sie die Stadt koste."
)
CUT = (
    "Der Rat stimmte an diesem Abend im alten Saal für die Brücke und der Bürgermeister sagte, er werde sie nun am Ende "
    "doch noch bauen."
)


@pytest.mark.parametrize(("target", "found"), [(WHOLE, set()), (CUT, {"clause_lost"})])
def test_clauses_survive(target: str, found: set[str]) -> None:
    assert {finding.code for finding in judged("en-de", COUNCIL, target).findings} == found


def test_clauses_are_not_invented() -> None:
    assert {finding.code for finding in judged("de-en", CUT, COUNCIL).findings} == {"clause_invented"}


@pytest.mark.parametrize(
    ("term", "target", "found"),
    [
        (Term(source="Harbour Board"), "Die Harbour Board tagte.", {}),
        (Term(source="Harbour Board"), "Die Hafenbehörde tagte.", {"term_translated": BLOCKS}),
        (Term(source="Harbour Board"), "Die harbour board tagte.", {"term_translated": BLOCKS}),
        (Term(source="Harbour Board", forms=("Hafenbehörde",)), "Die Hafenbehörde tagte.", {}),
        (Term(source="Harbour Board", forms=("Hafenbehörde", "Hafenamt")), "Vor dem Hafenamte tagte man.", {}),
        (Term(source="Harbour Board", forms=("Hafenbehörde",)), "Die Lotsen tagten.", {"term_differs": WARNS}),
        (Term(source="harbour board"), "Die Harbour Board tagte.", {"term_translated": BLOCKS}),
        (Term(source="Board of Trade", forms=("Handelskammer",)), "Die Lotsen tagten.", {}),
        (Term(source="Harbour", forms=("",)), "Der Hafen.", {"term_differs": WARNS}),
    ],
)
def test_terms_are_kept(term: Term, target: str, found: dict[str, Severity]) -> None:
    report = judge(
        Candidate(
            source_language="en", target_language="de", source="The Harbour Board met.", target=target, terms=(term,)
        )
    )
    assert {f.code: f.severity for f in report.findings if f.code.startswith("term_")} == found


@pytest.mark.parametrize("forms", [(), ("Hafenbehörde",)])
def test_people_are_told_where_they_depart_from_the_glossary_and_not_held(forms: tuple[str, ...]) -> None:
    report = judge(
        Candidate(
            source_language="en",
            target_language="de",
            source="The Harbour Board met.",
            target="Der Hafenrat tagte.",
            terms=(Term(source="Harbour Board", forms=forms),),
            is_by_people=True,
        )
    )
    assert [finding.severity for finding in report.findings if finding.code.startswith("term_")] == [NOTES]
    assert report.verdict == "passes"


FEET = Term(source="12 feet", forms=("3,7 Meter", "knapp 4 Meter"))
TWELVE_FEET = Term(source="twelve feet", forms=("3,7 Meter",))


@pytest.mark.parametrize(
    ("source", "target", "terms", "found"),
    [
        ("The wall is 12 feet high.", "Die Mauer ist 3,7 Meter hoch.", (FEET,), set()),
        ("The wall is 12 feet high.", "Die Mauer ist knapp 4 Meter hoch.", (FEET,), set()),
        ("The wall is 12 feet high.", "Die Mauer ist 12 Fuß hoch.", (), set()),
        ("The wall is 12 feet high.", "Die Mauer ist 12 Meter hoch.", (), {"unit_lost"}),
        ("The wall is 12 feet high.", "Die Mauer ist 3,7 Meter hoch.", (), {"unit_lost"}),
        ("The wall is 12 feet high.", "Die Mauer ist 4,7 Meter hoch.", (), {"figures_lost", "unit_lost"}),
        (
            "The wall is 12 feet high.",
            "Die Mauer ist 5 Meter hoch.",
            (FEET,),
            {"figures_lost", "unit_lost", "term_differs"},
        ),
        ("A wall of 12 feet cost 80 euros.", "Eine Mauer von 3,7 Meter kostete 90 Euro.", (FEET,), {"figures_lost"}),
        ("The wall is twelve feet high.", "Die Mauer ist 3,7 Meter hoch.", (TWELVE_FEET,), set()),
        ("12 feet here, 12 feet there.", "3,7 Meter hier, 9 Meter dort.", (FEET,), {"figures_lost", "unit_lost"}),
    ],
)
def test_feet_that_became_metres_are_a_finding_unless_the_glossary_has_it_so(
    source: str, target: str, terms: tuple[Term, ...], found: set[str]
) -> None:
    report = judge(Candidate(source_language="en", target_language="de", source=source, target=target, terms=terms))
    assert {finding.code for finding in report.findings} == found
    for finding in report.findings:
        assert all(end <= len(target) for _, end in finding.target_spans)


def test_a_term_with_capitals_is_another_word_without_them() -> None:
    candidate = Candidate(
        source_language="de", target_language="en", source="die welt", target="the world", terms=(Term(source="Welt"),)
    )
    assert judge(candidate).findings == ()


def said_by_engine(**said: object) -> Candidate:
    source = "The council met in the old hall near the harbour and voted for the bridge."
    texts = {"source": source, "target": "Der Rat tagte im alten Saal beim Hafen und stimmte für die Brücke."}
    return Candidate(source_language="en", target_language="de", **(texts | said))  # type: ignore[arg-type]


def test_what_the_engine_broke_off_is_held_for_that_reason() -> None:
    report = judge(said_by_engine(target="", is_truncated=True))
    assert (report.verdict, [finding.code for finding in report.findings]) == (Verdict.BLOCKS, ["engine_broke_off"])


@pytest.mark.parametrize(("score", "found"), [(None, []), (-0.4, []), (-2.5, ["engine_unsure"])])
def test_an_engine_that_was_unsure_is_noted(score: float | None, found: list[str]) -> None:
    report = judge(said_by_engine(score=score))
    assert [finding.code for finding in report.findings] == found
    assert report.verdict is Verdict.PASSES


def test_words_that_the_engine_passed_over_are_noted() -> None:
    source = said_by_engine().source
    starts = [place for place in range(len(source)) if place == 0 or source[place - 1] == " "]
    (finding,) = judge(said_by_engine(alignment=tuple((start, 0) for start in starts[:5]))).findings
    assert (finding.code, finding.severity) == ("words_passed_over", NOTES)
    assert [source[start:end] for start, end in finding.source_spans] == [source[starts[5] : -1]]
    assert judge(said_by_engine(alignment=tuple((start, 0) for start in starts[::2]))).findings == ()
    assert judge(said_by_engine(alignment=((0, 0),))).findings == ()  # too little to tell anything
