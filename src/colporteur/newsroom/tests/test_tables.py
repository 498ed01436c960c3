"""Tables: from copy as it was handed in, through Wagtail's block, to the rows that are translated and printed."""

import pytest

from colporteur.newsroom.documents import document_of
from colporteur.newsroom.models import Article
from colporteur.newsroom.models.body import TableBlock
from colporteur.newsroom.tests.factories import make_article, make_newspaper, make_section
from colporteur.text.documents import Table

TABLE = "| Line | To |\n|---|---|\n| 1 & 2 | [Harbour](https://example.org/) |\n| 3 | |"


@pytest.fixture(autouse=True)
def _paper(db: None) -> None:
    make_newspaper()
    make_section()


def printed(markdown: str) -> Table:
    article = Article.objects.get(pk=make_article(body=markdown).pk)
    (table,) = document_of(article).body
    assert isinstance(table, Table)
    return table


@pytest.mark.django_db
def test_a_plain_first_row_names_the_columns_and_links_stay_in_the_cells() -> None:
    table = printed(TABLE)
    assert table.has_header
    assert [[cell.text for cell in row] for row in table.rows] == [["Line", "To"], ["1 & 2", "Harbour"], ["3", ""]]
    (link,) = table.rows[1][1].sentences[0].marks
    assert link.target == "https://example.org/"


@pytest.mark.django_db
def test_a_first_row_with_a_link_stays_a_row_so_that_the_link_stays() -> None:
    table = printed(TABLE.replace("Line", "[Line](https://example.org/)"))
    assert not table.has_header
    assert [cell.text for cell in table.rows[0]] == ["Line", "To"]
    assert table.rows[0][0].sentences[0].marks


def test_control_characters_are_taken_out_of_headings_and_caption() -> None:
    block = TableBlock()
    column = {"type": "cell", "heading": "Li\x00ne"}
    value = block.to_python({"columns": [column], "rows": [{"values": ["<p>1</p>"]}], "caption": "Bu\x01ses"})
    cleaned = block.clean(value)
    assert (cleaned.columns[0]["heading"], cleaned.caption) == ("Line", "Buses")
