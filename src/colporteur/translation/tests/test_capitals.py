"""Capitals, accents, months, commas and elisions are put right where that is certain, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.translation.tests.judged import judged


@pytest.mark.parametrize(
    ("pair", "source", "target", "mended"),
    [
        ("en-es", "Winther counts them in pencil.", "Winther Les cuenta en lápiz.", "Winther les cuenta en lápiz."),
        ("en-es", "I did not like fish.", "no Me gustó el pez.", "No me gustó el pez."),
        ("en-es", "The shallow water has shrimps.", "EL agua tiene gambas.", "El agua tiene gambas."),
        ("en-es", "At 19:00 the stalls open.", "A las 19:00 Las paradas abren.", "A las 19:00 las paradas abren."),
        (
            "en-es",
            "Saltby had the team. Ana left.",
            "Saltby Tuvo el equipo. Ana se fue.",
            "Saltby tuvo el equipo. Ana se fue.",
        ),
        ("es-ca", "Ostermere ha ganado.", "Ostermere Ha guanyat.", "Ostermere ha guanyat."),
        # a capital of the original that is not found may be the stray one
        ("en-es", "Winther knows London.", "Winther Conoce Londres.", None),
        ("en-es", "Germany wins.", "La Alemania gana.", None),
        ("en-es", "Spain’s king left.", "El Rey salió.", None),
        ("en-es", "It is a NATO ship.", "Es un barco de la OTAN.", None),
        ("en-es", "He said: “Now.”", "Dijo: «Ahora.»", None),
        ("en-es", "It ends. The rest follows.", "Acaba. El resto sigue.", None),
        ("en-de", "The house is old.", "Das Haus ist alt.", None),
        ("de-es", "Das Haus ist alt.", "La Casa es vieja.", None),
        ("en-es", "He uses the internet.", "Usa Internet.", None),
        ("en-es", "the 5th century", "el siglo V", None),
        ("en-es", "It is the state.", "Es el Estado.", None),
        ("en-es", "Winther knows the church.", "Winther Conoce la Iglesia.", "Winther conoce la Iglesia."),
        ("en-es", "PARKING FEES RISE", "Suben Los precios", None),
    ],
)
def test_stray_capitals_become_small(pair: str, source: str, target: str, mended: str | None) -> None:
    assert judged(pair, source, target).mended == mended


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("Ana, who leads it, left.", "Ana, quién lo dirige, salió.", "Ana, quien lo dirige, salió."),
        (
            "The men, who ran, left.",
            "Los hombres, quiénes corrieron, salieron.",
            "Los hombres, quienes corrieron, salieron.",
        ),
        ("When people sleep, they rest.", "Cuándo la gente duerme, descansa.", "Cuando la gente duerme, descansa."),
        ("Nobody knows who did it.", "Nadie sabe quién lo hizo.", None),
        ("When does it open?", "¿Cuándo abre?", None),
        ("Well, who knows?", "Bueno, ¿quién sabe?", None),
        ("I see Ana, who left.", "Veo a Ana, quién se fue.", "Veo a Ana, quien se fue."),
        ("It is, said coach Ana, who left.", "Lo es, dijo Ana, quién se fue.", "Lo es, dijo Ana, quien se fue."),
        ("She knows it all, who and when.", "Lo sabe todo, quién y cuándo.", None),
        ("Tell me, when you can, who it was.", "Dime, cuándo puedas, quién era.", None),
    ],
)
def test_accents_of_questions_stand_where_something_is_asked(source: str, target: str, mended: str | None) -> None:
    assert judged("en-es", source, target).mended == mended


@pytest.mark.parametrize(
    ("pair", "source", "target", "mended"),
    [
        ("en-es", "a hot week in August.", "una semana caliente en August.", "una semana caliente en agosto."),
        ("en-ca", "since April", "des d’abril", None),
        ("en-fr", "since April", "depuis April", "depuis avril"),
        ("en-es", "for August Strindberg", "para August Strindberg", None),
        ("en-es", "She met April.", "Conoció a April.", None),
        ("en-de", "in August", "im August", None),
    ],
)
def test_months_are_those_of_the_language(pair: str, source: str, target: str, mended: str | None) -> None:
    assert judged(pair, source, target).mended == mended


@pytest.mark.parametrize(
    ("pair", "source", "target", "mended"),
    [
        ("en-es", "“Yes,” said Ana.", "“Sí,” dijo Ana.", "«Sí», dijo Ana."),
        ("en-es", "“Yes,” said Ana. “No.”", "“Sí,” dijo Ana. “No.”", "«Sí», dijo Ana. «No.»"),
        ("en-fr", "“Yes,” said Ana.", "“Oui,” dit Ana.", "«\u202fOui\u202f», dit Ana."),
        ("en-de", "“Yes,” said Ana.", "“Ja,” sagte Ana.", "„Ja“, sagte Ana."),
        ("en-es", "“Yes,” said Ana.", "«Sí,» dijo Ana.", None),
    ],
)
def test_the_comma_stands_behind_the_closing_mark(pair: str, source: str, target: str, mended: str | None) -> None:
    assert judged(pair, source, target).mended == mended


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("la orquesta de Ostermere", "l’orquestra de Ostermere", "l’orquestra d’Ostermere"),
        ("en el Oster", "en el Oster", "a l’Oster"),
        ("el nombre del Oster", "el nom del Oster", "el nom de l’Oster"),
        ("al Oster y por el Oster", "al Oster i pel Oster", "a l’Oster i per l’Oster"),
        ("la Elena y la Àgora", "la Elena i la Àgora", "l’Elena i l’Àgora"),
        ("libros de Hegel", "llibres de Hegel", None),
        ("de Iuri y de Ulm", "de Iuri i de Ulm", None),
        ("cerca de Iruela", "prop de Iruela", "prop d’Iruela"),
        ("la Irene del Irán", "la Irene del Iran", "la Irene de l’Iran"),
        ("de Eurovegas", "de Eurovegas", None),
        ("de One Direction", "de One Direction", None),
        ("la ONU y la A", "la ONU i la A", None),
        ("de Veldmar", "de Veldmar", None),
        ("el oeste", "el oest", None),
        ("die Stadt", "la ciutat germana de Ostermere", "la ciutat germana d’Ostermere"),
    ],
)
def test_catalan_elides_before_names(source: str, target: str, mended: str | None) -> None:
    assert judged("es-ca", source, target).mended == mended


@given(st.text(alphabet="aEl OsdeQuién,. “”«»'’W", max_size=40), st.sampled_from(["es", "ca", "fr"]))
def test_what_was_mended_is_not_mended_again(text: str, language: str) -> None:
    once = judged(f"en-{language}", text, text).mended
    if once is not None:
        assert judged(f"en-{language}", text, once).mended is None
