from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import colporteur
from colporteur.foundations.errors import BadCopy
from colporteur.text.copy import (
    Copy,
    CopyBlock,
    CorrectionCopy,
    FactBoxCopy,
    ListCopy,
    ParagraphCopy,
    PictureCopy,
    QuoteCopy,
    RightsCopy,
    SubheadCopy,
    TableCopy,
    read_copy,
)

HEAD = "---\nheadline: The bridge\n---\n"
DEMO_ARTICLES = sorted((Path(colporteur.__file__).parent / "demo" / "articles").glob("*/*.md"))
DEMO_FIELDS = frozenset({"age_hours", "scheduled_hours", "withdrawn"})


def read(text: str, name: str = "story.md") -> Copy:
    return read_copy(text.encode(), name)


def paragraphs(*texts: str) -> tuple[CopyBlock, ...]:
    return tuple(ParagraphCopy(html=text) for text in texts)


def test_front_matter_and_every_kind_of_block_are_read() -> None:
    copy = read("""---
section: news
language: de-AT
kicker: Harbour
headline: "12:30: the bridge is open"
lead: It opened today.
bylines: [Nora Ellis, Jonas Reimann]
dateline: Ostermere
date: 2026-11-24
tags: [harbour, no]
breaking: yes
picture: {file: bridge.png, alt: "A bridge.", caption: "It stands.", credit: Post}
corrections:
  - {at: 2026-11-24T08:30+00:00, text: "There are 12."}
  - {age_hours: 1.5, text: "There are 13."}
sources: Harbour office
agency: None
---
One *two* **three** [four](https://example.org/a?b=1&c=2).

## A subhead

> Said one.
>
> Said two.
>
> — Ruth Calder, harbour master

- a
- b **c**

1. first

| Line | To |
|---|---|
| 1 | [Harbour](/3) |
| 2 |

::: fact In figures
Built in 1931.

It carries 14.
:::

![Alt.](tram.png "Caption.")

Last.
""")
    assert copy == Copy(
        headline="12:30: the bridge is open",
        language="de-at",
        section="news",
        kicker="Harbour",
        lead="It opened today.",
        dateline="Ostermere",
        day=date(2026, 11, 24),
        bylines=("Nora Ellis", "Jonas Reimann"),
        tags=("harbour", "no"),
        is_breaking=True,
        picture=PictureCopy(file="bridge.png", alt="A bridge.", caption="It stands.", credit="Post"),
        corrections=(
            CorrectionCopy(text="There are 12.", at=datetime(2026, 11, 24, 8, 30, tzinfo=UTC)),
            CorrectionCopy(text="There are 13.", age_hours=1.5),
        ),
        sources=("Harbour office",),
        agency="None",
        body=(
            ParagraphCopy(html='One <i>two</i> <b>three</b> <a href="https://example.org/a?b=1&amp;c=2">four</a>.'),
            SubheadCopy(text="A subhead"),
            QuoteCopy(paragraphs=("Said one.", "Said two."), attribution="Ruth Calder, harbour master"),
            ListCopy(items=("a", "b <b>c</b>")),
            ListCopy(items=("first",), is_ordered=True),
            TableCopy(rows=(("Line", "To"), ("1", '<a href="/3">Harbour</a>'), ("2", "")), has_header=True),
            FactBoxCopy(title="In figures", paragraphs=("Built in 1931.", "It carries 14.")),
            PictureCopy(file="tram.png", alt="Alt.", caption="Caption."),
            ParagraphCopy(html="Last."),
        ),
    )


@pytest.mark.parametrize("file", DEMO_ARTICLES, ids=lambda file: file.stem)
def test_every_article_of_the_demo_paper_is_read(file: Path) -> None:
    copy = read_copy(file.read_bytes(), file.name, also=DEMO_FIELDS)
    assert all((copy.headline, copy.lead, copy.kicker, copy.section, copy.bylines, copy.tags))
    assert copy.picture is not None
    assert all((copy.picture.alt, copy.picture.caption, copy.picture.credit))
    assert len(copy.body) >= 8
    assert any(isinstance(block, SubheadCopy) for block in copy.body)
    assert any(isinstance(block, QuoteCopy) and block.attribution for block in copy.body)
    for block in copy.body:
        if isinstance(block, ParagraphCopy):
            assert not block.html.startswith((":", "#", ">", "|", "- ", "!["))


def test_the_demo_paper_has_its_26_articles() -> None:
    assert len(DEMO_ARTICLES) == 26


@pytest.mark.parametrize(
    ("markdown", "body"),
    [
        ("> Said.\n> — Ruth", (QuoteCopy(paragraphs=("Said.",), attribution="Ruth"),)),
        ("> — only a dash", (QuoteCopy(paragraphs=("— only a dash",)),)),
        ("- a\n  - b\n- c", (ListCopy(items=("a", "b", "c")),)),
        ("Hard\nwrapped\ntext.", paragraphs("Hard wrapped text.")),
        ("# Own heading", (SubheadCopy(text="Own heading"),)),
        ("a <script>x()</script><b onclick='x'>b</b> <blink>c</blink>", paragraphs("a <b>b</b> c")),
        ("<div>\n<p>one</p>\n<p>two</p>\n</div>", paragraphs("one", "two")),
        ("a [b](javascript:x) c", paragraphs("a b c")),
        ("a <a href='data:x'>b</a> c", paragraphs("a b c")),
        ("1 < 2 & 3 \\*not emphasis\\*", paragraphs("1 &lt; 2 &amp; 3 *not emphasis*")),
        ("the har\x07bour\x00 \u200bis", paragraphs("the harbour is")),
        ("before ![a](p.png) after", (*paragraphs("before"), PictureCopy(file="p.png", alt="a"), *paragraphs("after"))),
        ('<img src="p.png" role="presentation" alt="a">', (PictureCopy(file="p.png", is_decoration=True),)),
        ('<img src="p.png" role="none" title="c">', (PictureCopy(file="p.png", caption="c", is_decoration=True),)),
        ('<img src="p.png" role="img" alt="a">', (PictureCopy(file="p.png", alt="a"),)),
        ("::: fact\nNo title.\n:::", paragraphs("No title.")),
        ("::: note\nOther boxes are text.\n:::", paragraphs("::: note Other boxes are text. :::")),
        ("```\n::: fact In code\n```", paragraphs("::: fact In code")),
        (
            "text\n::: fact Box\n- a\n- b\n:::\nmore",
            (*paragraphs("text"), FactBoxCopy(title="Box", paragraphs=("a", "b")), *paragraphs("more")),
        ),
        ("*[a](/1)* and **_b_**", paragraphs('<i><a href="/1">a</a></i> and <b><i>b</i></b>')),
        ("", ()),
    ],
)
def test_markdown_is_read(markdown: str, body: tuple[CopyBlock, ...]) -> None:
    assert read(HEAD + markdown).body == body


def test_the_first_heading_is_the_headline_where_front_matter_names_none() -> None:
    copy = read("# The *bridge*\n\nIt is open.\n\n# Another")
    assert copy.headline == "The bridge"
    assert copy.body == (*paragraphs("It is open."), SubheadCopy(text="Another"))


HTML = """<!DOCTYPE html><html lang="de"><head><title>Title – Post</title><style>p{}</style></head><body>
<nav>Menu</nav><h1>Die <em>Brücke</em></h1><p>Sie ist <strong>offen</strong>.<p>Seit heute.
<figure><img src="a.png" alt="Alt."><figcaption>Caption.</figcaption></figure>
<figure><blockquote>Gesagt.</blockquote><figcaption>— Ruth</figcaption></figure>
<blockquote><p>Eins.<p>Zwei.<footer>Eva</footer></blockquote>
<table><caption>Linien</caption><tr><td>1<td>Hafen<tr><td>2</table>
<aside><h3>Kasten</h3><p>Text.</p></aside><script>x()</script></body></html>"""


def test_a_page_of_html_is_read() -> None:
    copy = read(HTML, "seite.html")
    assert (copy.headline, copy.language) == ("Die Brücke", "de")
    assert copy.body == (
        *paragraphs("Menu", "Sie ist <b>offen</b>.", "Seit heute."),
        PictureCopy(file="a.png", alt="Alt.", caption="Caption."),
        QuoteCopy(paragraphs=("Gesagt.",), attribution="Ruth"),
        QuoteCopy(paragraphs=("Eins.", "Zwei."), attribution="Eva"),
        TableCopy(rows=(("1", "Hafen"), ("2", "")), caption="Linien"),
        FactBoxCopy(title="Kasten", paragraphs=("Text.",)),
    )


def test_the_title_of_a_page_without_a_heading_is_its_headline() -> None:
    copy = read("<title>The bridge &amp; more</title><p>It is open.", "page.htm")
    assert (copy.headline, copy.body) == ("The bridge & more", paragraphs("It is open."))


PLAIN = """Harbour
Kettle Bridge jams open
24 November 2026, 08:30

The lift span stopped 4.5 metres above
the road early today.

Nobody was hurt.

No trams across the river
Trams on lines 1 & 4 turn back at the river, and services were cancelled before 9 in the morning.

An old quarrel

The jam will revive an argument.
"""


def test_plain_text_is_kicker_headline_date_lead_and_paragraphs() -> None:
    copy = read(PLAIN, "story.txt")
    assert copy == Copy(
        kicker="Harbour",
        headline="Kettle Bridge jams open",
        day=date(2026, 11, 24),
        text_day=date(2026, 11, 24),
        lead="The lift span stopped 4.5 metres above the road early today.",
        body=(
            *paragraphs("Nobody was hurt."),
            SubheadCopy(text="No trams across the river"),
            *paragraphs(
                "Trams on lines 1 &amp; 4 turn back at the river, and services were cancelled before 9 in the morning."
            ),
            SubheadCopy(text="An old quarrel"),
            *paragraphs("The jam will revive an argument."),
        ),
    )


@pytest.mark.parametrize(
    ("text", "kicker", "headline", "lead", "body"),
    [
        ("Bridge open\n\nIt opened.", "", "Bridge open", "It opened.", ()),
        ("Harbour\n\nBridge open\n\nIt opened.", "Harbour", "Bridge open", "It opened.", ()),
        ("Bridge open\nIt opened.\nAll came.", "", "Bridge open", "It opened.", paragraphs("All came.")),
        ("Harbour\nBridge open\nIt opened.", "Harbour", "Bridge open", "It opened.", ()),
        ("A first sentence.\n\nA second one.", "", "A first sentence.", "A second one.", ()),
        ("24.11.2026\n\nBridge open\n\nIt opened.", "", "Bridge open", "It opened.", ()),
        ("الميناء\nالجسر مفتوح\n\nفُتح اليوم.", "الميناء", "الجسر مفتوح", "فُتح اليوم.", ()),
        ("Bridge open\n\nIt opened.\n\nThe end", "", "Bridge open", "It opened.", paragraphs("The end")),
    ],
)
def test_a_shorter_plain_text_is_read_too(
    text: str, kicker: str, headline: str, lead: str, body: tuple[CopyBlock, ...]
) -> None:
    copy = read(text, "story.txt")
    assert (copy.kicker, copy.headline, copy.lead, copy.body) == (kicker, headline, lead, body)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("24 November 2026", date(2026, 11, 24)),
        ("November 24, 2026", date(2026, 11, 24)),
        ("Tuesday, 24th of November 2026, 8:30 a.m.", date(2026, 11, 24)),
        ("Dienstag, 24. November 2026, 08.30 Uhr", date(2026, 11, 24)),
        ("24.11.2026", date(2026, 11, 24)),
        ("24/11/2026 08:30", date(2026, 11, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("martes, 24 de noviembre de 2026", date(2026, 11, 24)),
        ("mardi 24 novembre 2026 à 8h30", date(2026, 11, 24)),
        ("24 de novembre del 2026", date(2026, 11, 24)),
        ("٢٤ نوفمبر ٢٠٢٦", date(2026, 11, 24)),
    ],
)
def test_a_line_that_is_a_date_is_read_as_one(line: str, day: date) -> None:
    copy = read(f"Bridge open\n{line}\n\nIt opened.", "story.txt")
    assert (copy.headline, copy.day, copy.lead) == ("Bridge open", day, "It opened.")


@pytest.mark.parametrize("line", ["May 2026 be kind to 24", "99.99.2026", "In 2026 we saw 24", "31 February 2026"])
def test_a_line_that_is_no_date_is_not_read_as_one(line: str) -> None:
    assert read(f"Bridge open\n{line}\n\nIt opened.", "story.txt").day is None


def test_front_matter_heads_plain_text_and_html_too() -> None:
    assert read(HEAD + "A short line\n\nA paragraph.", "a.txt").body == (
        SubheadCopy(text="A short line"),
        *paragraphs("A paragraph."),
    )
    assert read(HEAD + "<h1>Other</h1>", "a.html").body == (SubheadCopy(text="Other"),)


def test_a_file_from_windows_is_read() -> None:
    copy = read_copy(b"\xef\xbb\xbf" + (HEAD + "One.\n\nTwo.").replace("\n", "\r\n").encode(), "a.md")
    assert copy.body == paragraphs("One.", "Two.")


def test_fields_of_the_demo_paper_are_handed_on_as_they_stand() -> None:
    copy = read_copy(b"---\nheadline: A\nage_hours: 5\n---\nB.", "a.md", also=frozenset({"age_hours"}))
    assert copy.extra == {"age_hours": "5"}


def front(line: str) -> bytes:
    return f"---\nheadline: A\n{line}\n---\nText.\n".encode()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.md", b"", "is empty"),
        ("a.txt", b" \n\t\n\xc2\xa0", "is empty"),
        ("a.md", b"\xef\xbb\xbf", "is empty"),
        ("a.md", b"# A\n\ncaf\xe9", "not UTF-8 from line 3"),
        ("a.txt", "A\n\nB.".encode("utf-16"), "not UTF-8 from line 1"),
        ("a.md", b"A harbour. " * 500_000, "larger than 5 MB"),
        ("a.docx", b"PK\x03\x04", ".docx"),
        ("a.md", b"Just a paragraph.", "no headline"),
        ("a.txt", b"Just a sentence.", "no headline"),
        ("a.txt", b"\x00\x01\x02", "no headline"),
        ("a.html", b"<p>Just a paragraph.", "no headline"),
        ("a.md", b"---\nheadline: A\n", "without an end"),
        ("a.md", b"---\nheadline: [unclosed\n---\nText.", "front matter that is no YAML"),
        ("a.md", b"---\nheadline: a: b\n---\nText.", "line 2"),
        ("a.md", b"---\n- a\n---\nText.", "names no fields"),
        ("a.md", front("tag: [harbour]"), "unknown field “tag”"),
        ("a.md", front("picture: {file: a.png, size: 3}"), "unknown field “size”"),
        ("a.md", front("picture: {alt: a}"), "picture without a file"),
        ("a.md", front("picture: {file: a.png, alt: a, decoration: yes}"), "decoration and says what it shows"),
        ("a.md", front("picture: {file: a.png, decoration: a}"), "“a” under “decoration”"),
        ("a.md", front("picture: [a]"), "no fields under “picture”"),
        ("a.md", front("language: tlh-x"), "unknown language, “tlh-x”"),
        ("a.md", front("language: 'e n'"), "unknown language"),
        ("a.md", front("kicker: [a, b]"), "“kicker”"),
        ("a.md", front("bylines: [[a]]"), "“bylines”"),
        ("a.md", front("breaking: perhaps"), "“perhaps” under “breaking”"),
        ("a.md", front("date: tomorrow"), "no date under “date”"),
        ("a.md", front("corrections: [{text: a, at: 2026-11-24T08:30}]"), "time with a zone"),
        ("a.md", front("corrections: [{text: a, age_hours: -1}]"), "no number under “age_hours”"),
        ("a.md", front("corrections: [{text: a, age_hours: nan}]"), "no number under “age_hours”"),
        ("a.md", front("kicker: &a b\nlead: *a"), "aliases"),
        ("a.md", front("tags: " + "[" * 60 + "]" * 60), "nested too deeply"),
        ("a.md", front("tags: " + "[" * 100_000), "nested too deeply"),
        ("a.md", b"# A\n\n::: fact Box\nText.", "opens a box, “::: fact Box”"),
        ("a.html", b"<h1>A</h1><img src='data:image/png;base64,AA'>", "picture within its text"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_one_sentence_that_names_the_file(
    name: str, data: bytes, words: str
) -> None:
    with pytest.raises(BadCopy) as refused:
        read_copy(data, f"/some/folder/{name}")
    said = str(refused.value)
    assert said.startswith(f"{name} ")
    assert words in said
    assert "\n" not in said
    assert said.endswith(".")
    assert "/some" not in said


def test_five_megabytes_are_read() -> None:
    sentence = "Boat 12 came home. "
    data = (HEAD + sentence * ((4_999_000 - len(HEAD)) // len(sentence))).encode()
    (paragraph,) = read_copy(data, "long.md").body
    assert isinstance(paragraph, ParagraphCopy)
    assert len(paragraph.html) > 4_990_000


@pytest.mark.parametrize("markdown", ["[" * 20_000, "*" * 20_000, "<div>" * 5_000 + "x"])
def test_nesting_without_end_never_hangs_or_breaks(markdown: str) -> None:
    assert read(HEAD + markdown).headline == "The bridge"


MARKDOWN_BITS = (
    "# ",
    "## ",
    "> ",
    "- ",
    "1. ",
    "| a | b |",
    "|---|---|",
    "*",
    "**",
    "[a](/1)",
    "![a](b.png)",
    "::: fact A\n",
)


@pytest.mark.parametrize(
    ("quote", "paragraphs", "attribution"),
    [
        ("It rained.<cite>Eva Roth</cite>", ("It rained.",), "Eva Roth"),
        ("It rained. — <cite>Eva Roth</cite>", ("It rained.",), "Eva Roth"),
        ("<p>It rained.</p><cite>Eva <b>Roth</b></cite>", ("It rained.",), "Eva Roth"),
        ("<p>It rained.</p><p>— <cite>Eva Roth</cite>, sailor</p>", ("It rained.",), "Eva Roth, sailor"),
        ("<p>It <i>rained.</i> <cite>— Eva Roth</cite></p>", ("It <i>rained.</i>",), "Eva Roth"),
        ("<p>It rained.</p><footer><cite>Eva Roth</cite>, sailor</footer>", ("It rained.",), "Eva Roth, sailor"),
        ("<cite>Eva Roth</cite><p>It rained.</p><p>Then not.</p>", ("It rained.", "Then not."), "Eva Roth"),
        ("I read <cite>The Tempest</cite> twice.", ("I read The Tempest twice.",), ""),
        ("<p>I read <cite>The Tempest</cite></p><p>Twice.</p>", ("I read The Tempest", "Twice."), ""),
        ("<cite>Eva Roth</cite>", ("Eva Roth",), ""),
        ("<cite></cite>It rained.", ("It rained.",), ""),
    ],
)
def test_a_cite_says_whose_words_a_quotation_is(quote: str, paragraphs: tuple[str, ...], attribution: str) -> None:
    copy = read(f"<h1>Rain</h1><blockquote>{quote}</blockquote>", "a.html")
    assert copy.body == (QuoteCopy(paragraphs=paragraphs, attribution=attribution),)


def test_a_cite_outside_a_quotation_is_text() -> None:
    assert read("<h1>Rain</h1><p>See <cite>The Tempest</cite>", "a.html").body == paragraphs("See The Tempest")


def test_lists_within_lists_keep_each_points_own_words_in_their_order() -> None:
    nested = "<ul><li>One<ol><li>Two<ul><li>Three</ul>still two</ol>still one<li>Four</ul>"
    wanted = ListCopy(items=("One still one", "Two still two", "Three", "Four"))
    assert read(f"<h1>Points</h1>{nested}", "a.html").body == (wanted,)
    assert read("# Points\n\n- One\n  1. Two\n     - Three\n- Four\n").body == (
        ListCopy(items=("One", "Two", "Three", "Four")),
    )


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[31m",
        "\x1b[1;38;5;208m",
        "\x1b[0K",
        "\x9b31m",
        "\x1b(B",
        "\x1b]0;a title\x07",
        "\x1b]8;;https://example.org\x1b\\",
        "\x1bP1$r0m\x1b\\",
        "\x9d0;a title\x9c",
    ],
)
def test_what_a_terminal_writes_between_the_words_is_no_text(sequence: str) -> None:
    copy = read(f"# The {sequence}crane\n\nIt {sequence}lifted.{sequence}\n")
    assert copy.headline == "The crane"
    assert copy.body == paragraphs("It lifted.")


def test_a_terminal_sequence_without_an_end_takes_no_more_than_its_line() -> None:
    assert read("# The crane\n\nIt lifted.\x1b]0;a title\n\nA crate [31m].\x1b[3").body == paragraphs(
        "It lifted.", "A crate [31m]."
    )


def test_rights_and_the_first_print_are_read() -> None:
    copy = read("""---
headline: The bridge
published_at: 2019-05-04
rights: {translate: no, syndicate: true, until: 2027-01-01T06:00}
---
It opened.
""")
    assert copy.published_at == datetime.fromisoformat("2019-05-04")
    until = datetime.fromisoformat("2027-01-01T06:00")
    assert copy.rights == RightsCopy(translate=False, syndicate=True, until=until)
    assert read(f"{HEAD}It opened.").rights == RightsCopy()


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("rights: none", "has no fields under “rights”"),
        ("rights: {print: no}", "unknown field “print” in its rights"),
        ("rights: {voice: perhaps}", "says “perhaps” under “voice”"),
        ("rights: {until: soon}", "has no day and hour under “until”"),
        ("published_at: long ago", "has no day and hour under “published_at”"),
    ],
)
def test_rights_and_times_that_cannot_be_read_are_named(front: str, words: str) -> None:
    with pytest.raises(BadCopy, match=words):
        read(f"---\nheadline: A\n{front}\n---\nText.\n")


@pytest.mark.parametrize(
    ("rows", "read_as"),
    [
        ("<tr><th>Line<th colspan=2>2026<tr><td>1<td>May<td>June", (("Line", "2026", ""), ("1", "May", "June"))),
        ("<tr><td rowspan=2>1<td>May<tr><td>June<tr><td>2<td>July", (("1", "May"), ("", "June"), ("2", "July"))),
        ("<tr><td rowspan=2 colspan=2>1<td>a<tr><td>b", (("1", "", "a"), ("", "", "b"))),
        # a table within a cell: its rows follow, in their own columns, and the outer row goes on where it was
        (
            "<tr><td>a<table><tr><td colspan=2>x<td>y<tr><td>p<td>q<td>r</table><td>b<tr><td>c<td>d",
            (("a", "b", ""), ("x", "", "y"), ("p", "q", "r"), ("c", "d", "")),
        ),
        # what an outer cell takes of the rows below is no matter of the table within it
        (
            "<tr><td rowspan=2>a<td><table><tr><td>x<td>y</table><tr><td>b",
            (("a", ""), ("x", "y"), ("", "b")),
        ),
        ('<tr><td colspan="4294967296">a<td>b', (("a", *[""] * 49, "b"),)),
        ('<tr><td colspan="99" rowspan="-2">a<tr><td colspan=x>b', (("a",), ("b",))),
    ],
)
def test_cells_that_take_several_columns_or_rows_leave_the_others_in_their_places(
    rows: str, read_as: tuple[tuple[str, ...], ...]
) -> None:
    (table,) = read(f"<h1>A</h1><table>{rows}</table>", "a.html").body
    assert isinstance(table, TableCopy)
    assert table.rows == read_as


HTML_BITS = (
    '<td colspan="3">',
    '<th rowspan="2">',
    "<tr>",
    "</table>",
    "<cite>",
    "</cite>",
    "<b>",
    "</p>",
    "<table>",
    "<td>",
    "<li>",
    "<h1>",
    "</aside>",
    "<caption>",
    "<blockquote>",
)
BITS = st.sampled_from((*MARKDOWN_BITS, *HTML_BITS, ":::\n", "\n", "\n\n", "—", "x. ", "é"))


@given(st.lists(BITS | st.text(max_size=6), max_size=30).map("".join), st.sampled_from(("a.md", "a.html", "a.txt")))
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    try:
        copy = read_copy((HEAD + text).encode("utf-8", "surrogatepass"), name)
    except BadCopy:
        return
    assert copy.headline == "The bridge"


def test_characters_that_nobody_sees_are_left_out_of_the_front_matter_too() -> None:
    read = read_copy(b"---\nheadline: The \x07crane\x00 moves\x1b\n---\nIt lifted\x08 a crate.\n", "a.md")
    assert read.headline == "The crane moves"
    assert read.body == (ParagraphCopy(html="It lifted a crate."),)


def test_what_is_deep_within_one_another_is_kept_or_refused_but_never_lost() -> None:
    for depth in (3, 12, 30, 48):
        items = "".join(f"{'  ' * number}- item {number}.\n" for number in range(depth))
        copy = read_copy(f"# Deep\n\n{items}\n{'>' * depth} Said.\n".encode(), "deep.md")
        assert f"item {depth - 1}." in repr(copy.body)
        assert "Said." in repr(copy.body)
    for body in (
        ">" * 5_000 + "x",
        "a\n" + "- " * 3_000 + "x",
        "".join(f"{'  ' * number}- item {number}.\n" for number in range(60)),
    ):
        with pytest.raises(BadCopy, match="too deep within one another"):
            read_copy(f"# Deep\n\n{body}\n".encode(), "deep.md")
