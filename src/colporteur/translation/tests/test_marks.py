from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.text.documents import Mark, MarkKind, Role, Sentence
from colporteur.text.rich import passage_from_html
from colporteur.translation.rules.marks import Placed, Way, place
from colporteur.translation.rules.words import Text


def sentence(html: str) -> Sentence:
    (only,) = passage_from_html(html, "en", Role.TITLE).sentences
    return only


def dressed(placed: Placed) -> str:
    """The text with `[kind:` and `]` where marks begin and end."""
    edges: list[tuple[int, int, int, str]] = []
    for number, mark in enumerate(placed.marks):
        edges.append((mark.start, 1, number, f"[{str(mark.kind)[0]}:"))
        edges.append((mark.end, 0, -number, "]"))
    text = placed.text
    for at, _, _, sign in sorted(edges, reverse=True):
        text = text[:at] + sign + text[at:]
    return text


@pytest.mark.parametrize(
    ("source", "target", "isolated", "printed"),
    [
        ("It hired <i>Heron</i>.", "Sie mietete „Heron“.", {}, "Sie mietete „[e:Heron]“."),
        ("It hired <i>“Heron”</i>.", "Sie mietete „Heron“.", {}, "Sie mietete [e:„Heron“]."),
        ("Il loue <i>« Heron »</i>.", "Sie mietet „Heron“.", {}, "Sie mietet [e:„Heron“]."),
        (
            "A <a href='/1'>free ferry</a> runs.",
            "Eine kostenlose Fähre fährt.",
            {"free ferry": "kostenlose Fähre"},
            "Eine [l:kostenlose Fähre] fährt.",
        ),
        (
            "With a <a href='/1'>free ferry</a>.",
            "Mit einer kostenlosen Fähre.",
            {"free ferry": "Kostenlose Fähre."},
            "Mit einer [l:kostenlosen Fähre].",
        ),
        (
            "At the <a href='/1'>observatory</a>.",
            "وبالمرصد.",
            {"observatory": "المرصد"},
            "[l:وبالمرصد].",
        ),
        (
            "The <b>14,200</b> cars.",
            "Die 14,200 Autos.",
            {},
            "Die [s:14,200] Autos.",
        ),
        ("<a href='/1'>Read more</a>.", "Mehr lesen.", {}, "[l:Mehr lesen]."),
        ("<b>Read more.</b>", "Mehr lesen!", {}, "[s:Mehr lesen!]"),
        ("“<b>Read more</b>”", "« Lire la suite »", {}, "« [s:Lire la suite] »"),
        (
            "<b>All <a href='/1'>reports</a> here.</b>",
            "Alle Berichte hier.",
            {"reports": "Berichte"},
            "[s:Alle [l:Berichte] hier.]",
        ),
        (
            "<b>the <a href='/1'>report</a></b> on it",
            "der Bericht dazu",
            {"report": "Bericht", "the report": "der Bericht"},
            "[s:der [l:Bericht]] dazu",
        ),
        ("Heron and <i>Heron</i> sail.", "Heron und Heron segeln.", {}, "Heron und [e:Heron] segeln."),
        (
            "the <a href='/1'>port</a> and port",
            "der Hafen und Hafen",
            {"port": "Hafen"},
            "der [l:Hafen] und Hafen",
        ),
        ("Same <i>text</i>.", "Same text.", {}, "Same [e:text]."),
        ("A <i>cat</i> sat.", "Sitzt.", {}, "Sitzt."),
        ("See <a href='/1'>it</a>.", "今日は晴れ観測所です。", {"it": "観測所"}, "今日は晴れ[l:観測所]です。"),
    ],
)
def test_marks_find_their_words(source: str, target: str, isolated: dict[str, str], printed: str) -> None:
    placed = place(sentence(source), target, isolated=isolated)
    assert dressed(placed) == printed
    assert placed.moved == ()


@pytest.mark.parametrize(
    ("source", "target", "isolated", "printed"),
    [
        ("See <a href='/1'>this</a>.", "Schau.", {"this": "hier"}, "Schau ([l:hier])."),
        ("“See <a href='/1'>this</a>.”", "„Schau.“", {"this": "hier"}, "„Schau ([l:hier]).“"),
        ("See <a href='/1'>this</a>.", "Schau nur.", {}, "Schau [l:nur]."),
        ("See <a href='/1'>this</a>.", "", {"this": "hier"}, "([l:hier])"),
        ("See <a href='/1'>this</a>.", "…", {}, "([l:this])…"),
        (
            "<a href='/1'>this</a> <a href='/2'>that</a> x",
            "Schau.",
            {"this": "hier", "that": "dort"},
            "Schau ([l:hier]) ([l:dort]).",
        ),
        ("<b>See <a href='/1'>this</a>.</b>", "Schau.", {"this": "hier"}, "[s:Schau ([l:hier]).]"),
        (
            "See the <a href='/1'>14 of them</a>.",
            "Schau 15 an.",
            {"14 of them": "14 davon"},
            "Schau 15 an ([l:14 davon]).",
        ),
    ],
)
def test_a_link_without_a_place_stands_at_the_end_and_is_reported(
    source: str, target: str, isolated: dict[str, str], printed: str
) -> None:
    original = sentence(source)
    placed = place(original, target, isolated=isolated)
    assert dressed(placed) == printed
    assert [mark.target for mark in placed.moved] == [m.target for m in original.marks if m.kind is MarkKind.LINK]
    assert Way.FALLBACK in placed.ways


def test_strong_and_emphasis_without_a_place_are_dropped_and_named() -> None:
    placed = place(sentence("A <b>cat</b> <i>sat</i>."), "Da.")
    assert (placed.text, placed.marks) == ("Da.", ())
    assert [str(mark.kind) for mark in placed.dropped] == ["strong", "emphasis"]


def test_the_engines_alignment_comes_first() -> None:
    original = sentence("The <a href='/1'>old port</a> is open.")
    target = "Offen ist der alte Hafen."
    alignment = ((0, 10), (4, 14), (8, 19), (13, 6), (16, 0))
    placed = place(original, target, alignment=alignment, isolated={"old port": "Offen"})
    assert dressed(placed) == "Offen ist der [l:alte Hafen]."
    assert placed.ways == (Way.ALIGNED,)


def test_an_alignment_that_scatters_a_mark_is_not_believed() -> None:
    original = sentence("The <a href='/1'>old port</a> is open.")
    target = "Alt ist der offene Hafen."
    alignment = ((4, 0), (8, 19), (13, 4), (0, 8), (16, 12))
    placed = place(original, target, alignment=alignment, isolated={"old port": "Hafen"})
    assert dressed(placed) == "Alt ist der offene [l:Hafen]."
    assert placed.ways == (Way.LEXICAL,)


def test_an_alignment_beyond_the_text_is_ignored() -> None:
    placed = place(sentence("A <b>cat</b>."), "Katze.", alignment=((2, 400), (2, -3)))
    assert placed.dropped


SOME_WORDS = "boat Heron 14,200 free ferry Hafen der la l’eau المرصد و観 e\u0301té (x) “so” — 3.5 ist"
WORDS = st.sampled_from(SOME_WORDS.split())
PHRASE = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


@st.composite
def marked_sentences(draw: st.DrawFn) -> Sentence:
    """A sentence with links that do not overlap and other marks that nest, as rich text gives them."""
    html = []
    for word in draw(st.lists(WORDS, min_size=1, max_size=8)):
        opened = draw(st.sampled_from(("", "", "<b>", "<i>", "<a href='/1'>", "<a href='/2'>", "<b><a href='/3'>")))
        closing = {"": "", "<b>": "</b>", "<i>": "</i>", "<b><a href='/3'>": "</a></b>"}.get(opened, "</a>")
        html.append(f"{opened}{word}{closing}")
    outer = draw(st.sampled_from((("", ""), ("<b>", "</b>"), ("<i>", "</i>"))))
    return sentence(outer[0] + " ".join(html) + draw(st.sampled_from(("", ".", "!"))) + outer[1])


@st.composite
def cases(draw: st.DrawFn) -> tuple[Sentence, str, tuple[tuple[int, int], ...], dict[str, str]]:
    original = draw(marked_sentences())
    target = draw(PHRASE | st.just("") | st.text(max_size=20))
    place_in = st.integers(min_value=-1, max_value=len(target) + 1)
    pairs = draw(st.lists(st.tuples(st.integers(min_value=0, max_value=len(original.text)), place_in), max_size=6))
    spans = [original.text[mark.start : mark.end] for mark in original.marks]
    isolated = {span: draw(PHRASE | st.just("") | st.text(max_size=6)) for span in spans if draw(st.booleans())}
    return original, target, tuple(pairs), isolated


@given(cases())
def test_no_link_is_lost_invented_or_changed(
    case: tuple[Sentence, str, tuple[tuple[int, int], ...], dict[str, str]],
) -> None:
    original, target, alignment, isolated = case
    placed = place(original, target, alignment=alignment, isolated=isolated)

    def links(marks: tuple[Mark, ...]) -> Counter[str]:
        return Counter(mark.target for mark in marks if mark.kind is MarkKind.LINK)

    assert links(placed.marks) == links(original.marks)
    assert links(placed.moved) <= links(placed.marks)
    assert len(placed.ways) == len(placed.marks)
    assert len(placed.marks) + len(placed.dropped) == len(original.marks)


@given(cases())
def test_marks_are_ranges_of_whole_words_that_nest(
    case: tuple[Sentence, str, tuple[tuple[int, int], ...], dict[str, str]],
) -> None:
    original, target, alignment, isolated = case
    placed = place(original, target, alignment=alignment, isolated=isolated)
    text = Text(placed.text)
    for mark in placed.marks:
        assert 0 <= mark.start < mark.end <= len(placed.text)
        if target != original.text:
            assert text.is_edge(mark.start)
            assert text.is_edge(mark.end)
    if target != original.text:
        for one in placed.marks:
            for other in placed.marks:
                apart = one.end <= other.start or other.end <= one.start
                within = one.start <= other.start and other.end <= one.end
                around = other.start <= one.start and one.end <= other.end
                assert apart or within or around
    links = [mark for mark in placed.marks if mark.kind is MarkKind.LINK]
    assert all(one.end <= other.start for one, other in pairwise(links))


@given(cases())
def test_what_is_printed_is_the_target_and_nothing_but_brackets_for_links(
    case: tuple[Sentence, str, tuple[tuple[int, int], ...], dict[str, str]],
) -> None:
    original, target, alignment, isolated = case
    placed = place(original, target, alignment=alignment, isolated=isolated)
    if not placed.moved:
        assert placed.text == target
    splits = range(len(target) + 1)
    assert any(placed.text.startswith(target[:at]) and placed.text.endswith(target[at:]) for at in splits)
