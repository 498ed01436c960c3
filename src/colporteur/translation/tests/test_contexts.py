from colporteur.text.documents import Mark, MarkKind, Role, Sentence
from colporteur.translation.contexts import LONGEST_STRETCH, contexts
from colporteur.translation.lines import Keyed


def row(text: str, language: str = "en", marks: tuple[Mark, ...] = ()) -> Keyed:
    sentence = Sentence(language=language, role=Role.TEXT, text=text, marks=marks)
    return Keyed(address=sentence.address, number=0, sentence=sentence, is_head=False)


def test_neighbours_share_the_text_around_them() -> None:
    rows = [row("The headline"), row("One."), row("Two."), row("Drei.", "de")]
    found = contexts(rows, "en")
    assert set(found.values()) == {"The headline One. Two."}
    assert set(found) == {each.address for each in rows[:3]}


def test_a_long_article_is_cut_between_sentences_and_each_part_begins_with_the_headline() -> None:
    rows = [row("The headline"), *(row(f"This is sentence number {number:03}.") for number in range(200))]
    found = contexts(rows, "en")
    stretches = list(dict.fromkeys(found.values()))
    assert len(stretches) == 4
    assert all(text.startswith("The headline") and len(text) < LONGEST_STRETCH + 200 for text in stretches)
    assert stretches[1].startswith("The headline\n\nThis is sentence number ")
    for each in rows:
        assert each.sentence.text in found[each.address]


def test_a_marked_part_has_the_text_around_its_sentence() -> None:
    mark = Mark(kind=MarkKind.LINK, start=4, end=10, target="https://a.example/")
    part = Sentence(language="en", role=Role.TEXT, text="report")
    assert contexts([row("The report is out.", marks=(mark,))], "en")[part.address] == "The report is out."


def test_an_article_without_sentences_in_the_language_has_none() -> None:
    assert contexts([], "en") == {}
