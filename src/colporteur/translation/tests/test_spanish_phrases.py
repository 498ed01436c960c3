"""What no Spaniard says is put right behind an engine from English; what may be right stays."""

import pytest

from colporteur.translation.rules.checks.contract import Verdict
from colporteur.translation.tests.judged import judged


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("The judge was elected in 2019.", "El juez estuvo elegido en 2019.", "El juez fue elegido en 2019."),
        ("Two ships were sold.", "Dos barcos estuvieron vendidos.", "Dos barcos fueron vendidos."),
        ("It was written by hand.", "Estuvo escrito a mano.", "Fue escrito a mano."),
        ("It was quickly rebuilt.", "Estuvo rápidamente reconstruido.", "Fue rápidamente reconstruido."),
        ("The shop was closed.", "La tienda estuvo cerrada.", None),
        ("It was used for ten years.", "Estuvo usado durante diez años.", None),
        ("She stayed seated.", "Estuvo sentada.", None),
        ("He was at sea.", "Estuvo en el mar.", None),
        ("He was ill.", "Estuvo enfermo.", None),
        ("It was here.", "Estuvo aquí.", None),
        # on
        ("A report on roads came.", "Un informe encima carreteras vino.", "Un informe sobre carreteras vino."),
        ("The cup is on top of it.", "La taza está encima de él.", None),
        ("The hat he had on fell.", "El sombrero que llevaba encima cayó.", None),
        ("It is over now.", "Es encima ahora.", None),
        # shares and kin
        ("It grew by 7%.", "Creció por 7 %.", "Creció un 7 %."),
        ("It passed with 7%.", "Pasó por 7\u00a0%.", None),
        ("Her sister-in-law left.", "Su hermana-en-ley se fue.", "Su cuñada se fue."),
        # minus
        ("It was -12 degrees.", "Era -12 grados.", "Era −12 grados."),
        ("It fell to -1.5 degrees.", "Cayó a -1,5 grados.", "Cayó a −1,5 grados."),
        ("They won 3 -2.", "Ganaron 3 -2.", None),
        ("the 4-2 win", "la victoria por 4-2", None),
        ("the F-16 plane", "el avión F-16", None),
    ],
)
def test_phrases_are_put_as_spanish_has_them(source: str, target: str, mended: str | None) -> None:
    assert judged("en-es", source, target).mended == mended


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("It sank when a wave came.", "Se hundió cuándo una ola vino.", "Se hundió cuando una ola vino."),
        ("The men who ran left.", "Los hombres quiénes corrieron salieron.", "Los hombres que corrieron salieron."),
        ("The man with whom I, who swim, left.", "El hombre con quién yo salí.", "El hombre con quien yo salí."),
        ("Nobody knew at that time who ran.", "Nadie sabía entonces quién corrió.", None),
        ("He did not say when.", "No dijo cuándo.", None),
        ("She asked the men when it rains.", "Preguntó a los hombres cuándo llueve.", None),
        ("Who ran?", "¿Quién corrió?", None),
    ],
)
def test_relatives_ask_nothing(source: str, target: str, mended: str | None) -> None:
    assert judged("en-es", source, target).mended == mended


@pytest.mark.parametrize(
    ("source", "target", "verdict"),
    [
        ("I, however, left the old house.", "I, aun así, dejó la casa vieja.", Verdict.BLOCKS),
        ("All that I ever wanted is a boat.", "Todo lo que I quiso es un barco.", Verdict.BLOCKS),
        ("I saw the tomb of John Paul I, and left.", "Vi la tumba de Juan Pablo I y me fui.", Verdict.PASSES),
        ("I read of the first century.", "Leí sobre el siglo I.", Verdict.PASSES),
        ("Charles I died here.", "Carlos I murió aquí.", Verdict.PASSES),
    ],
)
def test_an_english_pronoun_that_is_left_over_holds_the_sentence(source: str, target: str, verdict: Verdict) -> None:
    assert judged("en-es", source, target).verdict == verdict
