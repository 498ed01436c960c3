"""Marks go out as tags and come back as places; whatever comes back, it is text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.text.documents import Mark, MarkKind, Role, Sentence
from colporteur.translation.engines.outside.parcels import clean
from colporteur.translation.engines.outside.tags import with_tags, without_tags
from colporteur.translation.rules.anchors import anchors
from colporteur.translation.rules.marks import Way, place

SOURCE = "See the report on <fares> & prices."


@pytest.mark.parametrize(
    ("marks", "xml"),
    [
        ((), "See the report on &lt;fares&gt; &amp; prices."),
        (((4, 14),), 'See <x i="0">the report</x> on &lt;fares&gt; &amp; prices.'),
        (((8, 14), (4, 14)), 'See <x i="1">the <x i="0">report</x></x> on &lt;fares&gt; &amp; prices.'),
        (((4, 14), (4, 14)), 'See <x i="0"><x i="1">the report</x></x> on &lt;fares&gt; &amp; prices.'),
        (((0, 3), (3, 7)), '<x i="0">See</x><x i="1"> the</x> report on &lt;fares&gt; &amp; prices.'),
        (((0, 7), (4, 14)), '<x i="0">See the</x> report on &lt;fares&gt; &amp; prices.'),  # a crossing one stays here
    ],
)
def test_marks_become_tags(marks: tuple[tuple[int, int], ...], xml: str) -> None:
    assert with_tags(SOURCE, marks) == xml


@pytest.mark.parametrize(
    ("xml", "text", "places"),
    [
        ("nothing", "nothing", ()),
        ('a <x i="0">b c</x> d', "a b c d", ((0, 2, 5),)),
        ('<x  i="1" ><x i="0">b</x > c</x>', "b c", ((0, 0, 1), (1, 0, 3))),
        ('<x i="0">b</x> c <x i="0">d</x>', "b c d", ((0, 0, 5),)),  # in pieces: from the first to the last
        ("a &lt;b&gt; &amp;amp; &quot;&apos;&#8364;&#x20AC;", "a <b> &amp; \"'€€", ()),
        (' <x i="0"> b</x> ', "b", ((0, 0, 1),)),
        ('a <x i="0">b', "a b", ()),  # never closed
        ("a</x> b", "a b", ()),  # never opened
        ('a <x i="0"/> b', "a  b", ()),
        ('a <x i="0"></x>b', "a b", ()),
        ("a & b &nbsp; &unknown; &#0;", "a & b &nbsp; &unknown;", ()),
        ('a <x i="12345">b</x>', None, ()),
        ("a <b>b</b>", None, ()),
        ("<script>alert(1)</script>", None, ()),
        ('a <x id="0">b</x>', None, ()),
        ("1 < 2", None, ()),
    ],
)
def test_tags_become_places_and_the_rest_is_plain(
    xml: str, text: str | None, places: tuple[tuple[int, int, int], ...]
) -> None:
    assert without_tags(xml) == (None if text is None else (text, places))


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[tuple[int, int], ...]]:
    text = draw(st.text(min_size=1, max_size=40).map(clean))
    cuts = st.integers(0, len(text))
    ranges = draw(st.lists(st.tuples(cuts, cuts).map(sorted).map(tuple), max_size=5))
    return text, tuple(ranges)


@given(marked())
def test_what_comes_back_unchanged_is_what_went(case: tuple[str, tuple[tuple[int, int], ...]]) -> None:
    text, marks = case
    read = without_tags(with_tags(text, marks))
    assert read is not None
    plain, places = read
    assert plain == text.strip(" ")
    lead = len(text) - len(text.lstrip(" "))
    for number, start, end in places:
        assert plain[start:end] == text[marks[number][0] : marks[number][1]].strip(" ") or (
            text[marks[number][0] : marks[number][1]].strip(" ") in plain[start:end]
        )
        assert start + lead >= marks[number][0]
    assert [number for number, *_ in places] == sorted({number for number, *_ in places})


@given(st.text(alphabet='<>/x i="0123&;#amp ab', max_size=60))
def test_no_rubbish_breaks_it_and_every_place_is_in_the_text(xml: str) -> None:
    read = without_tags(xml)
    if read is not None:
        assert all(0 <= start < end <= len(read[0]) for _, start, end in read[1])


def link(start: int, end: int, kind: MarkKind = MarkKind.LINK) -> Mark:
    return Mark(kind=kind, start=start, end=end, target="https://a.example/" if kind is MarkKind.LINK else "")


@pytest.mark.parametrize(
    ("source", "marks", "target", "carried", "there"),
    [
        ("See the report.", [link(4, 14)], "Voir le rapport.", ((0, 5, 15),), ["le rapport"]),
        # the order of words turns round, and one mark is inside the other
        (
            "The old red bridge stands.",
            [link(4, 18), link(8, 11, MarkKind.STRONG)],
            "Le vieux pont rouge tient.",
            ((0, 3, 19), (1, 14, 19)),
            ["vieux pont rouge", "rouge"],
        ),
        # two links change places
        ("Ask Ann and Ben.", [link(4, 7), link(12, 15)], "Ben und Ann frag.", ((0, 8, 11), (1, 0, 3)), ["Ben", "Ann"]),
        # the inner mark fills the outer one
        ("Read this.", [link(5, 9), link(5, 9, MarkKind.EMPHASIS)], "Lee esto.", ((0, 4, 8), (1, 4, 8)), ["esto"] * 2),
    ],
)
def test_carried_marks_are_placed_where_the_engine_put_them(
    source: str, marks: list[Mark], target: str, carried: tuple[tuple[int, int, int], ...], there: list[str]
) -> None:
    sentence = Sentence(language="en", role=Role.TEXT, text=source, marks=tuple(marks))
    alignment = anchors(source, target, tuple((mark.start, mark.end) for mark in marks), carried)
    placed = place(sentence, target, alignment=alignment)
    assert [placed.text[mark.start : mark.end] for mark in placed.marks] == there
    assert set(placed.ways) == {Way.ALIGNED}


@given(st.text(max_size=30), st.text(max_size=30), st.data())
def test_anchors_point_into_both_texts(source: str, target: str, data: st.DataObject) -> None:
    marks = data.draw(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
    carried = data.draw(st.lists(st.tuples(st.integers(-1, 5), st.integers(0, 30), st.integers(0, 30)), max_size=4))
    pairs = anchors(source, target, marks, carried)
    assert all(0 <= here < len(source) and 0 <= there < len(target) for here, there in pairs)
    assert len(set(pairs)) == len(pairs)
    assert all(a != b for a, b in pairwise(pairs))
