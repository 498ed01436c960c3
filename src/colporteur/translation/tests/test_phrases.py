"""What an engine kept of Spanish is put as Catalan and English newspapers put it, where that is certain, and nowhere else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.translation.rules.catalan_phrases import catalan_phrases
from colporteur.translation.rules.english_phrases import english_phrases
from colporteur.translation.rules.plain_spanish import plain_spanish
from colporteur.translation.tests.judged import judged


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        # places with an article
        (
            "Esperaban en el puerto.",
            "Esperaven en el port, en la badia i en els molls.",
            "Esperaven al port, a la badia i als molls.",
        ),
        ("En los archivos constan.", "En els arxius consten.", "Als arxius consten."),
        ("Se queda en su sitio.", "Es queda en el seu lloc.", "Es queda al seu lloc."),
        ("Fue en la última parada.", "Va ser en l’última parada.", "Va ser a l’última parada."),
        ("Jugó en el Quayside Park.", "Va jugar en el Quayside Park.", "Va jugar al Quayside Park."),
        ("Se decide en el Oster.", "Es decideix en l’Oster.", "Es decideix a l’Oster."),
        ("Se decide en el Oster.", "Es decideix en el Oster.", "Es decideix a l’Oster."),
        ("Piensa en el Oster.", "Pensa en el Oster.", "Pensa en l’Oster."),
        ("Pensó en el puerto y confía en la ciudad.", "Va pensar en el port i confia en la ciutat.", None),
        ("Se convirtió en la ciudad.", "Es va convertir en la ciutat més gran.", None),
        ("la báscula en la que", "la bàscula en la qual es pesava", None),
        ("En el debate hubo ruido.", "En el debat hi ha hagut soroll.", None),
        # towns: what the original says of the same name
        ("Vive en Harbin.", "Viu en Harbin.", "Viu a Harbin."),
        ("It is played in Port Ellery.", "Es juga en Port Ellery.", "Es juga a Port Ellery."),
        ("Juan vino.", "En Joan va venir.", None),
        ("Confía en Pedro.", "Confia en Pedro.", None),
        # persons that are an object
        ("Avisé a la capitana.", "Vaig avisar a la capitana.", "Vaig avisar la capitana."),
        ("Hay que avisar a los vecinos.", "Cal avisar als veïns.", "Cal avisar els veïns."),
        ("Sustituyó a la entrenadora.", "Va substituir a l’entrenadora.", "Va substituir l’entrenadora."),
        ("Ha detenido a dos hombres.", "Ha detingut a dos homes.", "Ha detingut dos homes."),
        ("Afecta a 300 personas.", "Afecta a 300 persones.", "Afecta 300 persones."),
        ("Avisó a las tres.", "Va avisar a les tres.", None),
        ("Se detuvo en una estación.", "Es va detenir a una estació.", None),
        ("El tranvía se detiene a 90 metros.", "El tramvia es deté a 90 metres.", None),
        ("la visita a la fábrica", "la visita a la fàbrica", None),
        ("Ayuda a la población", "L’ajuda a la població", None),
        # per a
        ("para tomar aire", "per a prendre aire", "per prendre aire"),
        ("para no decírselo", "per a no dir-li-ho", "per no dir-li-ho"),
        ("para decirme", "per a dir-me", "per dir-me"),
        ("para cuatro", "per a quatre", None),
        ("para el militar", "per a militars i per a tothom", None),
        # days
        ("El domingo ganó.", "El diumenge va guanyar.", "Diumenge va guanyar."),
        ("A partir del lunes", "A partir del dilluns", "A partir de dilluns"),
        ("hasta el lunes", "fins al dilluns", "fins dilluns"),
        ("del viernes al domingo", "del divendres al diumenge", "de divendres a diumenge"),
        ("El lunes que vino", "El dilluns que va venir", None),
        ("los jueves entrena", "els dijous entrena", None),
        # the sea
        ("el nivel del mar", "el nivell de la mar", "el nivell del mar"),
        ("en el mar de los Sargazos", "en la mar dels Sargassos", "al mar dels Sargassos"),
        ("el mar Mediterráneo", "la mar Mediterrània", None),
        # alone, and others
        ("Está solo.", "Està només.", "Està sol."),
        ("Está solo a medias.", "Està només a mitges.", None),
        ("Se fue a Roma.", "Es va anar a Roma.", "Se’n va anar a Roma."),
        ("Se fue haciendo grande.", "Es va anar fent gran.", None),
        ("No hubo heridos.", "No va haver-hi ferits.", "No hi va haver ferits."),
        ("los mayores de 70 años", "els majors de 70 anys", "els més grans de 70 anys"),
        ("los mayores de edad", "els majors d’edat", None),
        ("dentro de dos semanas", "dins de dues setmanes", "d’aquí a dues setmanes"),
        ("within two weeks", "dins de dues setmanes", None),
        ("dentro de la caja", "dins de la caixa", None),
        ("En Nochebuena cierra.", "En Nochebuena tanca.", "La nit de Nadal tanca."),
        # years
        ("el reglamento de 1898.", "el reglament de 1898.", "el reglament del 1898."),
        ("Entre 1612 y 1900 pasaban", "Entre 1612 i 1900 passaven", "Entre el 1612 i el 1900 passaven"),
        ("un total de 1900.", "un total de 1900.", None),
    ],
)
def test_catalan_is_put_its_own_way(source: str, target: str, mended: str | None) -> None:
    assert judged("es-ca", source, target).mended == mended


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("Costó 3.200 € más.", "It cost 3.200 € more.", "It cost €3,200 more."),
        ("Cuesta 15 $.", "It costs 15 $.", "It costs $15."),
        ("Son 3 millones €", "They are 3 million €", "They are €3 million"),
        ("Son 30-40 €", "They are 30-40 €", None),
        ("240.000 euros", "240,000 euros", None),
        ("El Sr. Ruiz habló.", "The Mr. Ruiz spoke.", "Mr. Ruiz spoke."),
        ("Llegó la Dra. Sanz.", "It arrived the Dr. Sanz.", "It arrived Dr. Sanz."),
        ("El señor Ruiz y la señora Gil", "The gentleman Ruiz and the lady Gil", "Mr Ruiz and Mrs Gil"),
        ("Le gusta Dr. Who.", "She likes the Dr Who film.", None),
        ("Antes de Navidad se verá.", "Before Navidad it will be seen.", "Before Christmas it will be seen."),
        ("En Nochebuena cierra.", "In Nochebuena it closes.", "On Christmas Eve it closes."),
        ("Cierra en Semana Santa.", "It closes in Saint Week.", "It closes in Holy Week."),
        ("La isla Navidad", "Navidad Island", None),
        ("A saint.", "A Saint Week.", None),
        ("El domingo, el 58 % votó.", "The Sunday, 58% voted.", "On Sunday, 58% voted."),
        ("hasta el lunes", "until the Monday", "until Monday"),
        ("el 58,4 % de los votantes", "the 58.4% of the voters", "58.4% of the voters"),
        ("Crece un 3 %.", "It grows, the 3% share says.", None),
        ("Detuvo a dos hombres.", "It detained to two men.", "It detained two men."),
        ("Avisó a los vecinos.", "He warned to the neighbours.", "He warned the neighbours."),
        ("Ayudó a salir.", "He helped to the end.", None),
        ("el lunes de Pascua", "the Monday of Pascua", "the Monday of Easter"),
    ],
)
def test_english_is_put_its_own_way(source: str, target: str, mended: str | None) -> None:
    assert judged("es-en", source, target).mended == mended


def test_what_was_put_otherwise_is_noted_where_it_stands() -> None:
    report = judged("es-ca", "Esperaban en el puerto.", "Esperaven en el port.")
    (note,) = (finding for finding in report.findings if finding.code == "phrases_mended")
    ((start, end),) = note.target_spans
    assert report.mended is not None
    assert report.mended[start:end] == "al "


PIECES = st.sampled_from(
    (
        "en el port |avisar a la |capitana |El diumenge |per a fer |la mar |de 1898 |3 € |the Mr. |Ruiz |Navidad "
        "|The Sunday, |a l’any següent "
    ).split("|")
)


@given(target=st.lists(PIECES, max_size=12).map("".join), source=st.lists(PIECES, max_size=4).map("".join))
def test_changes_stand_in_the_text_and_apart(target: str, source: str) -> None:
    for changes in (list(catalan_phrases(source, target)), list(english_phrases(source, target))):
        assert all(0 <= change.start <= change.end <= len(target) for change in changes)
        assert all(one.end <= after.start for one, after in pairwise(changes))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("En EE. UU. y en la UE no es así.", "En los Estados Unidos y en la UE no es así."),
        ("EE.UU. habló.", "Estados Unidos habló."),
        ("Viajó a EE. UU.", "Viajó a los Estados Unidos."),
        ("Dijo: «Está en EE. UU.»", "Dijo: «Está en los Estados Unidos.»"),
        ("Viven en la av. América, n.º 4, pág. 3.", "Viven en la avenida América, número 4, página 3."),
        ("D.ª Ana llegó a las 17.30 h del lunes.", "Doña Ana llegó a las 17.30 horas del lunes."),
        ("No hay n.º ni av. en el texto.", None),
    ],
)
def test_spanish_abbreviations_are_put_in_words_for_an_engine(text: str, plain: str | None) -> None:
    assert plain_spanish(text) == (text if plain is None else plain)
    assert plain_spanish(plain_spanish(text)) == plain_spanish(text)
