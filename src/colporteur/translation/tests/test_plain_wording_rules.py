"""What a plain wording may not lose, and how marks find their way through it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.text.documents import Mark, MarkKind, Role, Sentence
from colporteur.translation.rules.marks import place
from colporteur.translation.rules.plain_wording import OBJECTIONS, alignment_through, marks_in, objection

WITHOUT_ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))
EDITIONS = ("en", "de", "es", "fr", "ca", "ar")


def sentence(text: str, language: str = "en", *linked: str) -> Sentence:
    """With a link over each of these words."""
    marks = tuple(
        Mark(kind=MarkKind.LINK, start=text.index(words), end=text.index(words) + len(words), target=f"https://x/{n}")
        for n, words in enumerate(linked)
    )
    return Sentence(language=language, role=Role.TEXT, text=text, marks=marks)


@pytest.mark.parametrize(
    ("language", "text", "plain"),
    [
        (
            "en",
            "The 12 members, who had not met since May, tabled the motion.",
            "The 12 members proposed the motion. They had not met since May.",
        ),
        ("en", "The 12 members tabled the motion.", "The twelve members proposed the motion."),
        ("en", "Yesterday Mayor Ana Soler cut the ribbon.", "Soler opened the road yesterday."),
        ("en", "The road is shut on 3 December.", "The road is closed on 3 Dec."),
        (
            "en",
            "Council Tables Motion On Harbour Road Again",
            "The council proposes the plan for the harbour road again",
        ),
        (
            "de",
            "Der Stadtrat hat den Haushalt von 3,5 Mio. Euro nicht durchgewunken.",
            "Der Stadtrat hat den Haushalt von 3,5 Millionen Euro nicht beschlossen.",
        ),
        ("es", "El alcalde no cortó la cinta.", "El alcalde no abrió la calle."),
        ("ar", "لم يحضر 12 نائبا الجلسة.", "لم يأت 12 نائبا."),
    ],
)
def test_what_says_the_same_in_simpler_words_is_taken(language: str, text: str, plain: str) -> None:
    assert objection(sentence(text, language), plain, languages=EDITIONS) is None


@pytest.mark.parametrize(
    ("language", "text", "plain", "says"),
    [
        ("en", "The 12 members tabled it.", "The members proposed it.", "lacks “12”."),
        ("en", "The 12 members tabled it.", "The 13 members proposed it.", "lacks “12”"),
        ("en", "The members tabled it.", "The 13 members proposed it.", "adds “13”."),
        ("en", "It cost 12 euros.", "It cost 12 dollars.", "lacks “euros”"),
        (
            "en",
            "The road is shut on Monday.",
            "The road is closed on Tuesday.",
            "lacks a month or day of the week",
        ),
        ("en", "The road is shut in June.", "The road is closed in July.", "lacks a month or day of the week"),
        ("en", "Yesterday Ana Soler cut the ribbon.", "Yesterday the mayor opened the road.", "the name “Ana Soler”"),
        ("en", "Yesterday Mayor Ana Soler cut it.", "Yesterday the mayor opened it.", "Ana Soler”"),
        ("en", "He met Ana Soler and Ben Roy.", "He met Ana Soler.", "the name “Ben Roy”"),
        ("en", "The council did not table it.", "The council tabled it.", "and the plain wording does not: “not”."),
        ("ar", "لم يحضر 12 نائبا الجلسة.", "حضر 12 نائبا الجلسة.", "and the plain wording does not: “لم”."),
        ("en", "The council scrapped it.", "The council does not build it.", "and the sentence does not: “not”."),
        ("en", "“We will see,” she said.", "She said that they will see.", "Keep its quotation marks."),
        ("en", "Who pays?", "Somebody pays.", "Keep the question."),
        ("en", "Somebody pays.", "Who pays?", "Leave the question out."),
        ("en", "Write to news@post.example today.", "Write to us today.", "lacks “news@post.example”"),
        ("en", "The mayor cut the ribbon.", "The mayor cut the ribbon.", "This is the sentence as it stands."),
        ("en", "The mayor cut the ribbon.", "THE mayor cut the ribbon.", "This is the sentence as it stands."),
        (
            "en",
            "The mayor opened the line to the harbour.",
            "La alcaldesa abrió la línea hasta el puerto.",
            "seems to be in another language",
        ),
        (
            "de",
            "Die Bürgermeisterin hat die Linie zum Hafen eröffnet.",
            "The mayor has opened the line to the harbour.",
            "seems to be in another language",
        ),
    ],
)
def test_what_loses_or_adds_something_is_refused_with_a_reason(language: str, text: str, plain: str, says: str) -> None:
    found = objection(sentence(text, language), plain, languages=EDITIONS)
    assert found is not None
    assert found.code in OBJECTIONS
    assert says in found.in_words(str).translate(WITHOUT_ISOLATES)


def test_the_words_of_a_link_have_to_stay() -> None:
    linked = sentence("The free ferry sails at noon.", "en", "free ferry")
    found = objection(linked, "The boat leaves at noon.")
    assert found is not None
    said = found.in_words(str).translate(WITHOUT_ISOLATES)
    assert said == "The link on “free ferry” would find no place in the plain wording. Keep the words of the link."
    assert objection(linked, "At noon the free ferry leaves.") is None


@pytest.mark.parametrize(
    ("text", "linked", "plain", "found"),
    [
        ("The free ferry sails at noon.", ("free ferry",), "At noon the free ferry leaves.", ["free ferry"]),
        ("The free ferry sails at noon.", ("free ferry", "noon"), "At noon the boat leaves.", ["noon"]),
        ("Both ferries sail.", ("ferries",), "The two ferries leave.", ["ferries"]),
        ("It sails.", (), "It leaves.", []),
    ],
)
def test_marks_are_found_in_the_plain_wording(text: str, linked: tuple[str, ...], plain: str, found: list[str]) -> None:
    placed = marks_in(sentence(text, "en", *linked), plain)
    assert [plain[mark.start : mark.end] for mark in placed] == found
    assert [linked[mark.number] for mark in placed] == found


def test_an_engines_alignment_leads_through_the_words_that_both_wordings_have() -> None:
    text, plain, answer = (
        "The free ferry sails at noon.",
        "At noon the free ferry leaves.",
        "Mittags legt das freie Boot ab.",
    )
    linked = sentence(text, "en", "free ferry")
    words = ((3, 0), (12, 17), (17, 23), (23, 8))  # noon–Mittags, free–freie, ferry–Boot, leaves–legt
    pairs = alignment_through(linked, plain, answer, alignment=words, carried=())
    assert {(4, 17), (9, 23)} <= set(pairs)
    placed = place(linked, answer, alignment=pairs)
    assert [answer[mark.start : mark.end] for mark in placed.marks] == ["freie Boot"]


def test_a_mark_that_the_engine_carried_is_the_sentences_own() -> None:
    text, plain, answer = "The free ferry sails at noon.", "At noon the boat leaves.", "Mittags legt das Boot ab."
    linked = sentence(text, "en", "free ferry", "noon")
    pairs = alignment_through(linked, plain, answer, alignment=(), carried=((0, 0, 7), (7, 0, 3)))
    placed = place(linked, answer, alignment=pairs)
    assert answer[slice(*next((m.start, m.end) for m in placed.marks if m.target.endswith("1")))] == "Mittags"


@given(st.data())
def test_whatever_an_engine_says_its_pairs_point_into_both_texts(data: st.DataObject) -> None:
    words = st.lists(st.sampled_from("the free ferry sails at noon boat leaves".split()), min_size=1, max_size=8)
    text, plain, answer = (" ".join(data.draw(words)) for _ in range(3))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    marked = Sentence(
        language="en", role=Role.TEXT, text=text, marks=(Mark(kind=MarkKind.LINK, start=start, end=end, target="x"),)
    )
    places = st.integers(-3, 60)
    alignment = data.draw(st.lists(st.tuples(places, st.integers(0, max(0, len(answer) - 1))), max_size=6))
    carried = data.draw(st.lists(st.tuples(st.integers(-2, 3), places, places), max_size=3))
    pairs = alignment_through(marked, plain, answer, alignment=alignment, carried=carried)
    assert all(0 <= here < len(text) and 0 <= there < len(answer) for here, there in pairs)
    assert [mark.target for mark in place(marked, answer, alignment=pairs).marks] == ["x"]
