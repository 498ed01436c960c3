"""Titles before a name are said in Spanish, in the right order, and the name stays as it is."""

from collections.abc import Iterator

import pytest

from colporteur.translation.engines.apertium import Apertium
from colporteur.translation.engines.contract import Pair, Wanted
from colporteur.translation.rules.english_people import people_named
from colporteur.translation.rules.own_people import people_in
from colporteur.translation.rules.register import Fixed, Kind
from colporteur.translation.rules.titles import contracted, with_titles


def titled(text: str) -> list[str]:
    """What the names of a sentence become together with their titles."""
    return [name.text for name in with_titles(text, people_in(text, people_named([text])))]


@pytest.fixture(scope="module")
def apertium() -> Iterator[Apertium]:
    """The one on this machine."""
    engine = Apertium()
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They met Mayor Agnes Hill.", "la alcaldesa Agnes Hill"),
        ("Mayor Agnes Hill left.", "La alcaldesa Agnes Hill"),
        ("It was Mayor Tom Hill.", "el alcalde Tom Hill"),
        ("“No,” said Mayor Zorba Hill.", "el alcalde Zorba Hill"),
        ("said Foreign Minister Emma Short", "la ministra de Exteriores Emma Short"),
        ("by Home Secretary Paul Banks", "el ministro del Interior Paul Banks"),
        ("Interior Minister Ana Woods left.", "La ministra del Interior Ana Woods"),
        ("to Prime Minister Eva Lake", "la primera ministra Eva Lake"),
        ("and former Prime Minister Eva Lake", "la ex primera ministra Eva Lake"),
        ("by former Culture Minister Eva Lake", "la exministra de Cultura Eva Lake"),
        ("by the former mayor Paul Lake", "el exalcalde Paul Lake"),
        ("for President Anna Rivers", "la presidenta Anna Rivers"),
        ("by Professor Mary A. Marsh", "la profesora Mary A. Marsh"),
        ("by Judge Robert Field", "el juez Robert Field"),
        ("with Councillor Peter Sand", "el concejal Peter Sand"),
        ("that Chief Inspector Sara Stone", "la inspectora jefa Sara Stone"),
        ("under Captain George Moor", "el capitán George Moor"),
        ("by Dr. A. J. Pond", "el doctor A. J. Pond"),
        ("says Mr Frost", "el señor Frost"),
        ("her neighbour Mrs Frost", "la señora Frost"),
        ("that Ms Ellen Glass", "la señora Ellen Glass"),
        ("from Sir Hugh Glass", "sir Hugh Glass"),
        ("and goalkeeper Emma Grey", "la portera Emma Grey"),
        ("said Saltby coach Steve Shore", "el entrenador de Saltby Steve Shore"),
        # what stands before it belongs to the title, and is not said in Spanish here
        ("by Spanish President Anna Rivers", "Anna Rivers"),
        ("the London coach Steve Shore", "Steve Shore"),
        ("the central bank president Karl Stone", "Karl Stone"),
        ("a friend of Karl Stone", "Karl Stone"),
    ],
)
def test_a_title_is_said_before_the_name(text: str, said: str) -> None:
    assert titled(text) == [said]


def test_places_and_bodies_have_no_titles() -> None:
    text = "by Mayor Hill"
    assert with_titles(text, [Fixed(start=9, end=13, text="Hill", kind=Kind.PLACE)])[0].text == "Hill"


def test_prepositions_and_the_article_are_one_word() -> None:
    names = with_titles("by Judge Tom Hill", [Fixed(start=9, end=17, text="Tom Hill", kind=Kind.MAN)])
    assert (
        contracted("La casa de el juez Tom Hill; a el juez Tom Hill.", names)
        == "La casa del juez Tom Hill; al juez Tom Hill."
    )
    assert contracted("Sede el juez Tom Hill.", names) == "Sede el juez Tom Hill."


@pytest.mark.engine
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“It is late,” said Mayor Agnes Hill.", "dijo la alcaldesa Agnes Hill."),
        ("The house of Judge Robert Field burned.", "La casa del juez Robert Field"),
        ("Chief Inspector Paula Glass said that it was late.", "La inspectora jefa Paula Glass dijo que"),
        ("It was written by J. K. Marsh.", "por J. K. Marsh."),
        ("Dr. A. J. Pond left the house.", "El doctor A. J. Pond dejó la casa."),
    ],
)
def test_the_real_engine_keeps_name_and_title_together(apertium: Apertium, text: str, said: str) -> None:
    names = people_in(text, people_named([text]))
    assert said in apertium.translate(Pair("en", "es"), [Wanted(text=text, names=names)])[0].text
