"""What the layouts say of themselves."""

from dataclasses import replace

import pytest

from colporteur.press.tests.samples import article
from colporteur.text.documents import Passage, Role, Sentence, Standing

ENGLISH = Sentence(language="en", role=Role.TITLE, text="The crane moves")


@pytest.mark.parametrize(
    ("grade", "standing", "first"),
    [
        ("rough", Standing.MACHINE, "The crane moves"),
        ("fair", Standing.MACHINE, ""),
        ("rough", Standing.PERSON, ""),
        ("rough", Standing.HELD, ""),
        ("", Standing.MACHINE, ""),
    ],
)
def test_the_originals_headline_stands_below_a_rough_engines(grade: str, standing: Standing, first: str) -> None:
    sheet = article("es")
    headline = replace(ENGLISH, language="es", text="La grúa mueve", standing=standing, source=ENGLISH)
    document = replace(sheet.document, headline=Passage(sentences=(headline,)))
    sheet = replace(sheet, document=document, notice=replace(sheet.notice, grade=grade))
    assert sheet.first_headline.text == first
