"""Lines that need no unit: what no language owns is mended, and says so."""

import pytest

from colporteur.text.documents import Role, Sentence
from colporteur.translation.lines import Keyed, make_lines
from colporteur.translation.models import ArticleTranslation
from colporteur.translation.rules.mending import mend_numbers


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
