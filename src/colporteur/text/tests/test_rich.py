import html as html_module
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.text.documents import MarkKind, Role
from colporteur.text.normalise import clean
from colporteur.text.rich import lines_of_html, passage_from_html

type Told = list[tuple[str, list[tuple[str, str, str]]]]


def told(html: str) -> Told:
    """Each sentence with kind, text and target of its marks."""
    return [
        (s.text, [(str(m.kind), s.text[m.start : m.end], m.target) for m in s.marks])
        for s in passage_from_html(html, "en", Role.TEXT).sentences
    ]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="<&")), st.sampled_from(["", " ", "\n"]))
def test_a_plain_paragraph_reads_as_it_would_among_others(text: str, gap: str) -> None:
    as_among_others = passage_from_html(f"<p>{text}</p><!-- -->", "en", Role.TEXT)
    assert passage_from_html(f'{gap}<p data-block-key="a1">{text}', "en", Role.TEXT) == as_among_others
    assert passage_from_html(f"<p>{text}</p>{gap}", "en", Role.TEXT) == as_among_others
    assert passage_from_html(text, "en", Role.TEXT) == as_among_others


@pytest.mark.parametrize(
    ("html", "sentences"),
    [
        ("Plain. Text.", [("Plain.", []), ("Text.", [])]),
        ("Fish &amp; chips &lt;b&gt;", [("Fish & chips <b>", [])]),
        ("<p>A <b>bold</b> word.</p>", [("A bold word.", [("strong", "bold", "")])]),
        ("<strong> spaced </strong>out", [("spaced out", [("strong", "spaced", "")])]),
        ("See <a href='/12'>this</a>.", [("See this.", [("link", "this", "/12")])]),
        ("<a href='mailto:a@b.org'>Write</a>", [("Write", [("link", "Write", "mailto:a@b.org")])]),
        ("<a href='https://e.org/?a=1&amp;b=2'>x</a>", [("x", [("link", "x", "https://e.org/?a=1&b=2")])]),
        ("<a href='javascript:alert(1)'>x</a>", [("x", [])]),
        ("<a href=' java\nscript:alert(1)'>x</a>", [("x", [])]),
        ("<a href='data:text/html,x'>x</a>", [("x", [])]),
        ("<a>x</a> <a href=''>y</a>", [("x y", [])]),
        ("<script>alert(1)</script>Text<style>b{}</style>", [("Text", [])]),
        ("<svg><script>x</script></svg>A<iframe src=x>y</iframe>B", [("AB", [])]),
        ("<u>Under</u> <blink onclick='x()'>blink</blink> <font>font</font>", [("Under blink font", [])]),
        ("<!-- note -->Text", [("Text", [])]),
        (
            "<h2>Head</h2><p>One<br>line</p><ul><li>a</li><li>b</li></ul>",
            [("Head", []), ("One line", []), ("a", []), ("b", [])],
        ),
        ("<b>A <i>both</i></b>", [("A both", [("strong", "A both", ""), ("emphasis", "both", "")])]),
        ("<b>x<strong>y</strong></b>", [("xy", [("strong", "xy", "")])]),
        ("<b><p>x</b>y</p>", [("xy", [("strong", "x", "")])]),
        ("<b>One.</b> <b></b>Two.", [("One.", [("strong", "One.", "")]), ("Two.", [])]),
        ("<b>One. Two.</b>", [("One.", [("strong", "One.", "")]), ("Two.", [("strong", "Two.", "")])]),
        ("<b>bold<p>new</p></b>", [("bold", [("strong", "bold", "")]), ("new", [("strong", "new", "")])]),
        ("e<b>\u0301x</b>", [("éx", [("strong", "x", "")])]),
        ("<a href='/1'><img src=x></a>", []),
        ("", []),
        ("< b > 3 < 4", [("< b > 3 < 4", [])]),
        ("<b", []),
    ],
)
def test_strong_emphasis_and_links_stay_and_all_else_is_unwrapped(html: str, sentences: Told) -> None:
    assert told(html) == sentences


PIECES = st.lists(
    st.sampled_from(
        [
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<a href='/1'>",
            "</a>",
            "<p>",
            "</p>",
            "<br>",
            "<table>",
            "<td>",
            "</div>",
            "<x>",
        ]
    )
    | st.sampled_from(["One. ", "Two? ", "\u0301", " ", "\x00", "\u200b", "é", "الميناء", "<", "&amp;", "&"])
    | st.text(max_size=5).map(html_module.escape),
    max_size=25,
).map("".join)


@given(PIECES)
def test_any_html_gives_clean_lines_with_marks_inside_them(html: str) -> None:
    for line in lines_of_html(html):
        assert line.text == clean(line.text) != ""
        for mark in line.marks:
            inside = line.text[mark.start : mark.end]
            assert inside == inside.strip() != ""
        links = [mark for mark in line.marks if mark.kind is MarkKind.LINK]
        assert all(one.end <= other.start for one, other in pairwise(links))


@given(st.text(max_size=60))
def test_text_without_markup_is_read_as_it_is(text: str) -> None:
    read = passage_from_html(html_module.escape(text), "en", Role.TITLE)
    assert read.text == clean(text)


def test_text_deep_in_elements_is_read() -> None:
    assert told("<div>" * 5000 + "x" + "</div>" * 5000) == [("x", [])]


def test_no_markup_is_left_in_the_text() -> None:
    page = "<p>A <em>word</em> <script>if (a < b) {}</script><a href='/1' onclick='x'>link</a></p>"
    assert not re.search(r"[<>]|onclick", passage_from_html(page, "en", Role.TEXT).text)
