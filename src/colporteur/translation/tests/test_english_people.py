"""Whom English text names: persons for certain, and nothing that is only named like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.translation.rules.english_people import people_named
from colporteur.translation.rules.register import Kind

MAN, WOMAN, PERSON = Kind.MAN, Kind.WOMAN, Kind.PERSON


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("It was opened by Mayor Hedda Lake on Monday.", {"Hedda Lake": PERSON}),
        ("It was opened by Mayor Lake.", {"Lake": PERSON}),
        ("Prime Minister Julia Banks and Judge Tom Rivers met.", {"Julia Banks": WOMAN, "Tom Rivers": MAN}),
        ("Mrs Frost left.", {"Frost": WOMAN}),
        ("He thanked Mr. Stone.", {"Stone": MAN}),
        ("Then Sir Hugh Park rose.", {"Hugh Park": MAN}),
        ("Chief Inspector Paula Glass said so.", {"Paula Glass": WOMAN}),
        ("Councillor June Meadows left.", {"June Meadows": WOMAN}),
        ("The house of Agnes Mill burned.", {"Agnes Mill": WOMAN}),
        ("On Friday Walter Brook’s dog barked.", {"Walter Brook": MAN}),
        ("When Peter Church came, it rained.", {}),
        ("When Peter Shore came, it rained.", {"Peter Shore": MAN}),
        ("She read J. K. Marsh and R. Wood.", {"J. K. Marsh": PERSON, "R. Wood": PERSON}),
        ("Thomas B. Field, a writer", {"Thomas B. Field": MAN}),
        ("“It is over,” said Zorba Hill, who left.", {"Zorba Hill": PERSON}),
        ("Ludwig van der Wood sang.", {"Ludwig van der Wood": MAN}),
        ("It was coach Zorba Short again.", {"Zorba Short": PERSON}),
        # places, houses, offices without a name, and those of other names elsewhere
        ("They met in Charlotte Street near Albert Hall.", {}),
        ("The ship lay off Port Elizabeth and Lake Victoria.", {}),
        ("She works at the General Hospital of General Motors.", {}),
        ("The Christian Democrats won.", {}),
        ("The President of the Senate left.", {}),
        ("The Mayor Office is shut.", {}),
        ("In this Plan B. The other was dropped.", {}),
        ("King Charles met Pope Francis.", {}),
        ("It is by John Paul.", {}),
        ("MAYOR INGRID VALE LEAVES", {}),
        ("“It is over,” said Rovers.", {}),
        ("Will Parliament vote in June Monday?", {}),
    ],
)
def test_persons_are_named_for_certain(text: str, people: dict[str, Kind]) -> None:
    assert dict(people_named([text])) == people


def test_what_one_sentence_tells_of_the_sex_holds_for_all() -> None:
    people = people_named(["“No,” said Kim Lake.", "Ms Kim Lake left.", "Professor Kim Lake wept."])
    assert dict(people) == {"Kim Lake": WOMAN}


@given(st.lists(st.text(alphabet="MAr JKo.s’thelin PtSvdf,", max_size=50), max_size=3))
def test_a_name_stands_in_the_text_and_begins_and_ends_with_a_word(texts: list[str]) -> None:
    for name in people_named(texts):
        assert any(name in text for text in texts)
        assert name[0].isupper()
        assert name == name.strip(" ,")
