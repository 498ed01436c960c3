"""Memory finds what is like a sentence, and keeps its index whole."""

import pytest
from django.db import connection

from colporteur.text.documents import Role, Sentence
from colporteur.translation.fuzzy import ensure_index, rare_words, similar
from colporteur.translation.memory import keep
from colporteur.translation.models import Origin, Unit, UnitState
from colporteur.translation.tests.practised import NOW

pytestmark = pytest.mark.django_db


def sentence(text: str, language: str = "en") -> Sentence:
    return Sentence(language=language, role=Role.TEXT, text=text)


def remember(
    text: str, translation: str, *, origin: Origin = Origin.MACHINE, state: UnitState = UnitState.MACHINE
) -> None:
    unit = Unit(
        source_language="en",
        target_language="es",
        source_address=sentence(text).address,
        source_text=text,
        text=translation,
        origin=origin,
        state=state,
        engine="apertium" if origin == Origin.MACHINE else "",
        at=NOW,
    )
    keep([unit])


def found(text: str, language: str = "es") -> list[tuple[str, int]]:
    return [(each.text, each.per_cent) for each in similar(sentence(text), language)]


def test_a_sentence_with_another_figure_or_word_is_like_it() -> None:
    remember("The ferry to the island sails at 8 o'clock.", "El transbordador zarpa a las 8.")
    remember("The council adopted the budget on Monday.", "El consejo aprobó el presupuesto el lunes.")
    assert found("The ferry to the island sails at 9 o'clock.") == [("El transbordador zarpa a las 8.", 98)]
    assert found("The council adopted the budget on Tuesday evening.")[0][0].startswith("El consejo")
    assert found("Nobody had expected any of this.") == []


def test_only_what_has_words_in_that_language_is_offered() -> None:
    remember("The old crane moves again.", "", state=UnitState.HELD)
    assert found("The old crane moves.") == []
    remember("The old crane moves again.", "La vieja grúa se mueve otra vez.")
    assert found("The old crane moves.") == [("La vieja grúa se mueve otra vez.", 87)]
    assert found("The old crane moves.", "de") == []


def test_the_sentence_itself_is_not_like_itself() -> None:
    remember("The old crane moves.", "La vieja grúa se mueve.")
    assert found("The old crane moves.") == []


def test_people_come_before_engines_where_both_are_as_like() -> None:
    remember("The old crane moves again.", "Vuelve a moverse.", origin=Origin.MACHINE)
    remember(
        "The old crane moves again.",
        "La vieja grúa se mueve de nuevo.",
        origin=Origin.PERSON,
        state=UnitState.CORRECTED,
    )
    assert [text for text, _ in found("The old crane moves.")] == [
        "La vieja grúa se mueve de nuevo.",
        "Vuelve a moverse.",
    ]


@pytest.mark.parametrize("text", ["", "—", "12", "' OR 1=1 --", '"AND" (NEAR', "NOT crane*", "a:b & c | !d"])
def test_nothing_that_is_written_is_taken_for_a_query(text: str) -> None:
    remember("The old crane moves.", "La vieja grúa se mueve.")
    assert found(text) == []


def test_the_longest_words_are_the_rare_ones() -> None:
    assert rare_words("The mayor's Bridge opened, the bridge!") == ["bridge", "opened", "mayor", "the", "s"]


def test_an_index_that_was_lost_is_made_anew() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite loses triggers")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER translation_unit_words_added")
    remember("The old crane moves again.", "La vieja grúa se mueve otra vez.")
    assert found("The old crane moves.") == []
    ensure_index()
    assert found("The old crane moves.") == [("La vieja grúa se mueve otra vez.", 87)]
    Unit.objects.all().delete()
    assert found("The old crane moves.") == []
