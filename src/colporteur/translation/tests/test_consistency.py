"""A name has one form throughout an article; inflection, inhabitants, places of CLDR and settled forms are no other form."""

import pytest

from colporteur.translation.rules.checks.consistency import Rendered, names_agree
from colporteur.translation.rules.checks.contract import Term

THE_PORT = "The port of Ostermere is shut.", "The trams of Ostermere wait."


def told(
    pair: str, sentences: list[tuple[str, str]], *, people: tuple[int, ...] = (), terms: tuple[Term, ...] = ()
) -> dict[int, tuple[str, str]]:
    """By the number of the sentence: what stands there and what stands elsewhere."""
    source, _, target = pair.partition("-")
    rendered = [
        Rendered(
            source=one, target=other, source_language=source, target_language=target, is_by_people=number in people
        )
        for number, (one, other) in enumerate(sentences)
    ]
    found = names_agree(rendered, terms)
    return {
        number: (*each.values["target"], *each.values["forms"])
        for number, findings in found.items()
        for each in findings
    }


@pytest.mark.parametrize(
    ("pair", "sentences", "found"),
    [
        ("en-es", [(THE_PORT[0], "El puerto de Ostermere está cerrado."),
                   (THE_PORT[1], "Los tranvías de Ostermar esperan.")], {1: ("Ostermar", "Ostermere")}),
        # One that nobody knows from the original: the more frequent form is the measure, then the earlier one.
        ("en-es", [(THE_PORT[0], "El puerto de Ostermar."), (THE_PORT[1], "Los tranvías de Ostamere."),
                   ("I love Ostermere.", "Amo Ostermar.")], {1: ("Ostamere", "Ostermar")}),
        ("en-fr", [(THE_PORT[0], "Le port d’Ostermere est fermé."),
                   (THE_PORT[1], "Les trams d’Ostemère attendent.")], {1: ("Ostemère", "Ostermere")}),
        ("de-en", [("Der Pegel von Veldmar steigt.", "The gauge at Veldmar rises."),
                   ("In Veldmar regnet es.", "It rains in Weldmar.")], {}),  # another first letter is another name
        ("de-en", [("Der Pegel von Veldmar steigt.", "The gauge at Veldmar rises."),
                   ("In Veldmar regnet es.", "It rains in Veldamar.")], {1: ("Veldamar", "Veldmar")}),
        ("en-ar", [(THE_PORT[0], "ميناء أوسترمير مغلق."), (THE_PORT[1], "ترام أوسترمير ينتظر."),
                   ("I love Ostermere.", "أحب أوستيرمار.")], {2: ("أوستيرمار", "أوسترمير")}),
        ("en-es", [(THE_PORT[0], "El puerto de Ostermar."), (THE_PORT[1], "Los tranvías de Ostermar."),
                   ("I love Ostermere.", "Amo Ostermere.")], {2: ("Ostermere", "Ostermar")}),
        # What is the same.
        ("en-de", [(THE_PORT[0], "Ostermeres Hafen ist zu."), (THE_PORT[1], "Die Ostermerer Bahnen warten in Ostermere."),
                   ("It is Ostermere’s own.", "Es gehört den Ostermerern.")], {}),
        ("en-pl", [("The mayor of Warsaw Anna Kowalska spoke.", "Burmistrz Warszawy Anna Kowalska mówiła."),
                   ("He saw Anna Kowalska.", "Widział Annę Kowalską.")], {}),
        ("en-ar", [(THE_PORT[0], "ميناء أوسترمير مغلق."), (THE_PORT[1], "الترام بأوسترمير والأوسترميري ينتظر.")], {}),
        ("en-de", [("The Dutch king came.", "Der niederländische König kam."), ("He spoke Dutch.", "Er sprach Niederländisch."),
                   ("He met the Dutch.", "Er traf die Niederländer.")], {}),
        ("en-es", [("She flew to Germany.", "Voló a Alemania."), ("He left Germany.", "Dejó Germany.")], {}),
        # What is another name, or none.
        ("en-es", [("Marina Solheim spoke.", "Marina Solheim habló."), ("She met Mariana Solheim and Marina.",
                   "Conoció a Mariana Solheim.")], {}),
        ("en-es", [(THE_PORT[0], "El puerto de Ostermere."), (THE_PORT[1], "Allí esperan los tranvías.")], {}),
        ("ar-en", [("ميناء أوسترمير مغلق.", "The port of Ostermere."), ("ترام أوسترمير.", "The trams of Ostermar.")], {}),
        ("en-es", [(THE_PORT[0], "El puerto de Ostermar.")], {}),
        ("en-es", [], {}),
    ],
)  # fmt: skip
def test_a_name_has_one_form_in_an_article(
    pair: str, sentences: list[tuple[str, str]], found: dict[int, tuple[str, str]]
) -> None:
    assert told(pair, sentences) == found


def test_what_people_wrote_is_the_measure_and_is_never_more_than_noted() -> None:
    sentences = [
        (THE_PORT[0], "El puerto de Ostermar."),
        (THE_PORT[1], "Los tranvías de Ostermere."),
        ("I love Ostermere.", "Amo Ostermere."),
    ]
    assert told("en-es", sentences, people=(0,)) == {1: ("Ostermere", "Ostermar"), 2: ("Ostermere", "Ostermar")}
    rendered = [
        Rendered(source=one, target=other, source_language="en", target_language="es", is_by_people=True)
        for one, other in sentences
    ]
    assert [each.severity for found in names_agree(rendered).values() for each in found] == ["notes"]


def test_forms_that_the_newsroom_has_settled_are_one() -> None:
    sentences = [("He met Ruth Calder.", "Se reunió con Ruth Calder."), ("Calder left.", "Se fue Calderia.")]
    assert told("en-es", [*sentences[:1], ("Calder left.", "Se fue Caldera."), ("Then Calder came.", "Vino Culdar.")])
    term = Term(source="Ruth Calder", forms=("Ruth Calder", "Culdar"))
    assert not told("en-es", [*sentences[:1], ("Then Calder came.", "Vino Culdar.")], terms=(term,))


def test_the_places_are_those_of_the_name_in_both_sentences() -> None:
    found = names_agree(
        [
            Rendered(source=THE_PORT[0], target="El de Ostermere.", source_language="en", target_language="es"),
            Rendered(source=THE_PORT[1], target="Los d’Ostermar.", source_language="en", target_language="es"),
        ]
    )
    (finding,) = found[1]
    assert THE_PORT[1][slice(*finding.source_spans[0])] == "Ostermere"
    assert "Los d’Ostermar."[slice(*finding.target_spans[0])] == "Ostermar"
    assert (finding.code, finding.severity) == ("name_differs", "warns")
