"""Lines that need no unit are mended, and say so; lines of one article are compared."""

import pytest

from colporteur.text.documents import Role, Sentence
from colporteur.translation.engines.contract import Answer
from colporteur.translation.lines import Keyed, make_lines
from colporteur.translation.models import ArticleTranslation, Unit
from colporteur.translation.rules.mending import mend_numbers
from colporteur.translation.tests.practised import Practised, desk_with, found_paper, publish, translation_of, work


@pytest.mark.parametrize(
    ("cell", "printed", "noted"), [("2,500", "2.500", ["numbers_mended"]), ("– 12 –", "– 12 –", [])]
)
def test_a_cell_of_figures_is_printed_in_the_edition_s_way_with_a_note(
    cell: str, printed: str, noted: list[str]
) -> None:
    sentence = Sentence(language="en", role=Role.TEXT, text=cell)
    row = Keyed(address=sentence.address, number=0, sentence=sentence, is_head=False)
    (line,) = make_lines(translation=ArticleTranslation(language="de"), rows=[row], units={}, mend=mend_numbers)
    assert (line.text, line.verdict, [note["code"] for note in line.findings]) == (printed, "passes", noted)
    assert {note["severity"] for note in line.findings} <= {"notes"}


SAID = {
    "Ostermere sleeps until noon.": "Ostermere duerme hasta mediodía.",
    "The harbour of Ostermere is shut.": "El puerto de Ostermar está cerrado.",
}


@pytest.mark.django_db
@pytest.mark.parametrize(("is_strict", "standing", "verdict"), [(False, "machine", "warns"), (True, "held", "blocks")])
def test_a_name_that_is_written_otherwise_elsewhere_is_told_of_the_line_and_not_of_memory(
    is_strict: bool, standing: str, verdict: str
) -> None:
    found_paper("en", "es")
    article = publish(" ".join(SAID))
    ArticleTranslation.objects.update(is_strict=is_strict)
    work(desk_with(Practised(way=lambda text: Answer(text=SAID.get(text, f"⟦{text}⟧"))), hold_above_percent=90))
    lines = {line.position: line for line in translation_of(article).lines.all()}
    first, second = lines[2], lines[3]
    assert (first.standing, first.verdict, first.findings) == ("machine", "passes", [])
    assert (second.standing, second.verdict) == (standing, verdict)
    assert [(found["code"], found["values"]) for found in second.findings] == [
        ("name_differs", {"source": ["Ostermere"], "target": ["Ostermar"], "forms": ["Ostermere"]})
    ]
    assert Unit.objects.get(source_text="The harbour of Ostermere is shut.").findings == []
