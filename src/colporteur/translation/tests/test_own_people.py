"""Who signs a quotation is a name, wherever it stands."""

import pytest

from colporteur.translation.retranslating import Wish, offers, retranslate
from colporteur.translation.rules.own_people import people_in, people_quoted
from colporteur.translation.rules.register import Kind
from colporteur.translation.tests.practised import NOW, Practised, desk_with, found_paper, publish, work


@pytest.mark.parametrize(
    ("attribution", "people"),
    [
        ("Emil Sand, goalkeeper", ("Emil Sand",)),
        ("Henrik Aune, de 83 años", ("Henrik Aune",)),
        ("Ludwig van der Rohe", ("Ludwig van der Rohe",)),
        ("Anne-Marie O’Brien (left)", ("Anne-Marie O’Brien",)),
        ("José M. Ortuño – alcalde", ("José M. Ortuño",)),
        ("a resident of Tar Quay", ()),
        ("Mayor", ()),
        ("harbour master Ruth Calder", ()),
        ("THE COUNCIL", ()),
        ("Emil Sand said nothing", ()),
        ("", ()),
    ],
)
def test_a_name_is_what_heads_an_attribution(attribution: str, people: tuple[str, ...]) -> None:
    assert people_quoted([attribution]) == people


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Emil Sand saved it.", ["Emil Sand"]),
        ("Sand lay on the beach.", []),
        ("It was Sand who saved it.", ["Sand"]),
        ("It was over. Sand left.", []),
        ("“Well,” said Sand’s coach, “Emil Sand is good.”", ["Sand", "Emil Sand"]),
        ("The Sandman and Emil Sandberg left.", []),
        ("A sand castle.", []),
        ("Sand, 19, saved it.", ["Sand"]),
        ("Sand said so.", ["Sand"]),
        ("“No,” Sand told the court.", ["Sand"]),
        ("It was the Sand he feared.", []),
        ("They met in Sand Street.", []),
        ("They drank Red Sand there.", []),
        ("They met Mr Sand there.", ["Sand"]),
    ],
)
def test_people_are_found_by_their_whole_names_or_their_last(text: str, found: list[str]) -> None:
    places = people_in(text, {"Emil Sand": Kind.MAN})
    assert [place.text for place in places] == found
    assert all(text[place.start : place.end] == place.text for place in places)


def test_what_one_is_the_last_name_tells_unless_two_have_it() -> None:
    people = {
        "Emil Sand": Kind.MAN,
        "Ana Sand": Kind.WOMAN,
        "Rosa Field": Kind.WOMAN,
        "Field": Kind.PERSON,
        "Tom May": Kind.MAN,
    }
    places = people_in("When Field met Sand and Ana Sand in May, Tom May left.", people)
    assert [(place.text, place.kind) for place in places] == [
        ("Field", Kind.WOMAN),
        ("Sand", Kind.PERSON),
        ("Ana Sand", Kind.WOMAN),
        ("Tom May", Kind.MAN),
    ]


def test_nobody_is_found_where_nobody_is_quoted() -> None:
    assert people_in("Emil Sand saved it.", {}) == ()


@pytest.mark.django_db
def test_engines_are_told_of_the_people_whom_the_article_quotes() -> None:
    found_paper("en", "es")
    publish("> It was luck.\n> — Emil Sand, goalkeeper\n\nThe coach praised Sand. Emil Sand smiled. It rained.")
    engine = Practised()
    work(desk_with(engine))
    assert engine.names == {
        ("Emil Sand, goalkeeper", "Emil Sand"),
        ("The coach praised Sand.", "Sand"),
        ("Emil Sand smiled.", "Emil Sand"),
    }


@pytest.mark.django_db
def test_they_are_told_again_when_a_page_is_done_anew() -> None:
    found_paper("en", "es")
    publish("> It was luck.\n> — Emil Sand, goalkeeper\n\nThe coach praised Sand.")
    work(desk_with(Practised()))
    engine = Practised()
    engine.edition = "2"
    desk = desk_with(engine)
    list(retranslate(offers=offers(wish=Wish(), desk=desk), wish=Wish(), desk=desk, at=NOW))
    assert engine.names == {("Emil Sand, goalkeeper", "Emil Sand"), ("The coach praised Sand.", "Sand")}
