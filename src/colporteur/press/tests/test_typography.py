"""Text as HTML: whatever marks overlap, elements nest, and the text is the one that was written."""

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.newsroom.rules.languages import direction as direction_of
from colporteur.press.tests import samples
from colporteur.press.tests.reading import faults
from colporteur.press.typography import (
    dressed,
    figure_columns,
    followed,
    foreign,
    has_marks,
    in_a_row,
    set_html,
    typeset,
)
from colporteur.text.documents import Mark, MarkKind, Passage, Role, Sentence, Standing, Table

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    marks = []
    for kind in draw(st.lists(st.sampled_from(list(MarkKind)), max_size=6)):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        target = draw(st.sampled_from(["https://a.example/", "javascript:x()", "/en/", ""]))
        target = "ar" if kind is MarkKind.FOREIGN else target  # whose target is a language
        marks.append(Mark(kind=kind, start=start, end=end, target=target))
    return text, marks


@given(marked())
def test_marks_nest_and_the_text_survives(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    inner = dressed(text, marks)
    assert html.unescape(re.sub(r"<[^>]*>", "", inner)) == text
    assert faults(inner) == []
    assert "javascript:" not in re.sub(r">[^<]*<", "><", f">{inner}<")


def test_a_link_is_never_cut_by_an_emphasis() -> None:
    marks = [
        Mark(kind=MarkKind.LINK, start=4, end=8, target="/x/"),
        Mark(kind=MarkKind.EMPHASIS, start=0, end=6),
    ]
    assert dressed("one two", marks[:1]) == 'one <a href="/x/">two</a>'
    assert dressed("one two ", marks) == '<em>one </em><a href="/x/"><em>tw</em>o </a>'


@pytest.mark.parametrize(
    ("address", "result"),
    [
        ("https://example.org/", "https://example.org/"),
        (" mailto:desk@example.org ", "mailto:desk@example.org"),
        ("/en/news/", "/en/news/"),
        ("JavaScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("java\nscript:alert(1)", ""),
        ("http://[", ""),
    ],
)
def test_only_addresses_that_a_browser_may_follow_are_links(address: str, result: str) -> None:
    assert followed(address) == result


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ar", "rtl"), ("fa-IR", "rtl"), ("he", "rtl"), ("de-AT", "ltr"), ("tlh", "ltr"), ("?", "ltr")],
)
def test_a_language_runs_as_unicode_says(tag: str, direction: str) -> None:
    assert direction_of(tag) == direction


@pytest.mark.parametrize(
    ("language", "page", "attributes"),
    [
        ("", "de", ""),
        ("de", "de", ""),
        ("en", "de", ' lang="en-GB"'),
        ("ar", "de", ' lang="ar" dir="rtl"'),
        ("en", "ar", ' lang="en-GB" dir="ltr"'),
        ("he", "ar", ' lang="he"'),
        ("pt-BR", "de", ' lang="pt-BR"'),
    ],
)
def test_a_text_says_only_what_the_page_does_not(language: str, page: str, attributes: str) -> None:
    assert foreign(language, samples.chrome(page)) == attributes


def test_words_that_stayed_in_another_language_say_so_within_whatever_is_around_them() -> None:
    marks = (
        Mark(kind=MarkKind.LINK, start=0, end=7, target="/x/"),
        Mark(kind=MarkKind.FOREIGN, start=3, end=7, target="en"),
    )
    assert dressed("Un loaf", marks) == '<a href="/x/">Un <span lang="en" dir="ltr">loaf</span></a>'


def test_a_held_sentence_keeps_its_number_inside_its_mark() -> None:
    held = Sentence(language="en", role=Role.TEXT, text="One.", after=" ", standing=Standing.HELD)
    own = replace(held, language="de", text="Zwei.", after="", standing=Standing.MACHINE)
    text = Passage(sentences=(held, own))
    numbers = iter(range(7, 9))
    assert typeset(text, samples.chrome("de"), held_label="Im Original:", numbers=numbers) == (
        '<span class="held"><small>Im Original:</small> <span id="s7" lang="en-GB">One.</span></span> '
        '<span id="s8">Zwei.</span>'
    )


def test_a_sentence_is_set_and_bound_by_its_language_and_its_marks_stay_on_their_words() -> None:
    text = 'Er sagte: "Am 3. Mai".'
    emphasis = Mark(kind=MarkKind.EMPHASIS, start=10, end=21)
    german = Sentence(language="de", role=Role.TEXT, text=text, after=" ", marks=(emphasis,))
    english = Sentence(language="en", role=Role.TEXT, text="It's 3 ft.")
    assert typeset(Passage(sentences=(german, english)), samples.chrome("de")) == (
        'Er sagte: <em>„Am 3.\u00a0Mai“</em>. <span lang="en-GB">It’s 3\u00a0ft.</span>'
    )


def test_a_notice_is_set_too_but_not_its_addresses_nor_code() -> None:
    html = '<p>"Art. 5" &amp; <a href="/it\'s--so/" title="a">it\'s</a> <code>--x "y"</code></p>'
    assert set_html(html, "en") == (
        '<p>“Art. 5” &amp; <a href="/it\'s--so/" title="a">it’s</a> <code>--x "y"</code></p>'
    )


@pytest.mark.parametrize(
    ("language", "text", "marks"),
    [
        ("en", '"We came."', True),
        ("de", "„Wir kamen.“", True),
        ("en", "We came.", False),
        ("en", '"No" was said', False),
    ],
)
def test_a_quotation_that_brought_its_marks_gets_no_second_ones(language: str, text: str, marks: bool) -> None:
    assert has_marks(samples.passage(text, language)) is marks


def test_names_are_listed_as_the_language_lists_them_and_escaped() -> None:
    assert in_a_row(["A", "B <b>"], samples.chrome("es")) == "<bdi>A</bdi> y <bdi>B &lt;b&gt;</bdi>"
    assert in_a_row([], samples.chrome("es")) == ""
    assert in_a_row(["Puerto"], samples.chrome("es"), "es") == "<bdi>Puerto</bdi>"
    assert in_a_row(["A", "B"], samples.chrome("es"), "en") == '<bdi lang="en-GB">A</bdi> y <bdi lang="en-GB">B</bdi>'
    assert in_a_row(["A"], samples.chrome("ar"), "en") == '<bdi lang="en-GB" dir="ltr">A</bdi>'


def test_columns_of_figures_are_found_below_their_headings() -> None:
    rows = [["Line", "Riders", "Rise", "Note"], ["1", "8,400", "+3 %", "up"], ["4", "", "−1,5 %", "12"]]
    cells = tuple(tuple(samples.passage(cell, "en") if cell else Passage() for cell in row) for row in rows)
    assert figure_columns(Table(rows=cells)) == {1, 2}
    assert figure_columns(Table(rows=cells, has_header=False)) == frozenset()


def test_a_column_of_other_digits_holds_figures_too() -> None:
    cells = (
        (samples.passage("السنة", "ar"), samples.passage("الركاب", "ar")),
        (samples.passage("٢٠٢٥", "ar"), samples.passage("١٬٢٥٠٫٥", "ar")),
        (samples.passage("۲۰۲۶", "ar"), samples.passage("١٢٪", "ar")),
    )
    assert figure_columns(Table(rows=cells, has_header=True)) == {1}
