"""What is known of a translation before the engine is asked: times of day, speakers, extents, and what wire copy writes short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.translation.rules.foreknown import arrived, foreknown, plainly_put, with_plain_places

PAIR = ("en", "es")


def known(text: str, pair: tuple[str, str] = PAIR) -> str:
    """The sentence with what is known in its place."""
    said, end = "", 0
    for piece in foreknown(text, *pair):
        said += text[end : piece.start] + f"[{piece.text}]"
        end = piece.end
    return said + text[end:]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("It was 23 degrees at four in the morning.", "It was 23 degrees [a las cuatro de la madrugada]."),
        ("At one in the morning it is dark.", "[A la una de la madrugada] it is dark."),
        ("They leave at ten in the morning, and", "They leave [a las diez de la mañana], and"),
        ("It opens at 6 in the evening", "It opens [a las 6 de la tarde]"),
        ("At nine in the evening they sit", "[A las nueve de la noche] they sit"),
        ("at five in the afternoon", "[a las cinco de la tarde]"),
        ("at eleven at night", "[a las once de la noche]"),
        ("at half past seven she opens", "[a las siete y media] she opens"),
        ("at a quarter to five in the morning", "[a las cinco menos cuarto de la madrugada]"),
        ("at quarter past one", "[a la una y cuarto]"),
        ("The train arrives at 23:41.", "The train arrives [a las 23:41]."),
        ("at 1:20", "[a la 1:20]"),
        ("at ten o’clock", "[a las diez]"),
        ("until six in the morning", "[hasta las seis de la mañana]"),
        ("until midnight", "[hasta la medianoche]"),
        ("at midnight", "[a medianoche]"),
        ("before noon", "[antes de mediodía]"),
        ("shortly before 6 in the morning", "[poco antes de las 6 de la mañana]"),
        ("at about six in the morning", "[hacia las seis de la mañana]"),
        (
            "Between nine in the morning and six in the evening 312",
            "[Entre las nueve de la mañana y las seis de la tarde] 312",
        ),
        ("between 8 and 12 in the morning", "[entre las 8 y las 12 de la mañana]"),
        (
            "from eight in the morning to eight in the evening",
            "[desde las ocho de la mañana hasta las ocho de la noche]",
        ),
        # ages, places, counts and prices are no times
        ("at ten he could read", None),
        ("at six points on the coast", None),
        ("from two to four euros", None),
        ("between 8 and 12 people", None),
        ("at 3.40 euros", None),
        ("after two years", None),
        ("at 12:30.5", None),
        ("between six and eight to ten", None),
    ],
)
def test_times_of_day_are_said_as_a_whole(source: str, said: str | None) -> None:
    assert known(source) == (said or source)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("“A hand,” said Novik.", "“A hand,”[ dijo ]Novik."),
        ("“Why?” asked Ana Ferro, who sells.", "“Why?”[ preguntó ]Ana Ferro, who sells."),
        ("“Yes,” says coach Pavel Novik.", "“Yes,”[ dice ]coach Pavel Novik."),
        ("“Yes,” said Mayor Ingrid Halvard after it.", "“Yes,”[ dijo ]Mayor Ingrid Halvard after it."),
        ("“Yes,” said Ana and Bo.", None),
        ("“Yes,” said neighbours Ana Ferro and Bo Lang.", None),
        ("“Yes,” said She.", None),
        ("“Yes,” said the neighbours.", None),
        ("“Yes,” said people in Ostermere.", None),
        ("Novik said “yes” twice.", None),
        ("What Novik said Ana knew.", None),
    ],
)
def test_who_speaks_after_a_quotation_says_it(source: str, said: str | None) -> None:
    assert known(source) == (said or source)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "It is 310 metres long and only 9 metres wide.",
            "It [mide ]310 metres[ de largo] and only 9 metres[ de ancho].",
        ),
        ("The walls were about 3 feet thick.", "The walls [medían ]about 3 feet[ de grosor]."),
        ("a rod 9 metres long", "a rod 9 metres[ de largo]"),
        ("It is 3 hours long", None),
        ("They swam 400 metres long ago", None),
    ],
)
def test_which_side_is_measured_is_said(source: str, said: str | None) -> None:
    assert known(source) == (said or source)


@pytest.mark.parametrize(
    ("source", "put"),
    [
        ("For 51 years it ran.", "During 51 years it ran."),
        ("It ran for more than 20 years.", "It ran during more than 20 years."),
        ("nobody comes for two minutes", "nobody comes during two minutes"),
        ("wine for 20-year-olds", None),
        ("for 20 years of work", None),
        ("They paid for two hours.", None),
        ("enough for three days", None),
        ("for the first time in 30 years", None),
        ("11 per cent died", "11 percent died"),
        ("so much per cent", None),
    ],
)
def test_what_engines_mistake_is_put_in_other_words(source: str, put: str | None) -> None:
    assert plainly_put(source, *PAIR) == (put or source)


@pytest.mark.parametrize(
    ("source", "put"),
    [
        ("The N.A.T.O. exercise", "The NATO exercise"),
        ("E.U. and U.K. agree", "EU and UK agree"),
        ("It left the E.U.", "It left the EU."),
        ("“It left the U.N.”", "“It left the UN.”"),
        ("Did it leave the U.K.?", "Did it leave the UK?"),
        ("He told the F.B.I. that", "He told the FBI that"),
        ("talks for the U.K. “Nobody got", "talks for the UK. “Nobody got"),
        ("the U.K. “model” is", "the UK “model” is"),
        ("J.R.R. Tolkien and J.K. Rowling", None),
        ("Mr. A. B. Smith", None),
        ("at 5 p.m. the harbour", "at 5 in the afternoon the harbour"),
        ("It opens at 8.30 p.m.", "It opens at 8:30 in the evening."),
        ("signed at 3.15 a.m. on Tuesday", "signed at 3:15 in the morning on Tuesday"),
        ("until 11pm, then", "until 11 in the evening, then"),
        ("at 12 p.m. and before 12 a.m. they", "at noon and before midnight they"),
        ("at 12.30 p.m.", None),
        ("the 5 p.m. train", None),
        ("at 5 pmx", None),
    ],
)
def test_what_wire_copy_abbreviates_is_written_out(source: str, put: str | None) -> None:
    assert plainly_put(source, *PAIR) == (put or source)


@pytest.mark.parametrize(
    ("source", "put"),
    [
        ("The hall on Tar Quay is long.", "The hall in Tar Quay is long."),
        ("On Old Mill Street it rains", "In Old Mill Street it rains"),
        ("on Tar Day", None),
        ("The lamp is on. Tar Quay is lit.", None),
    ],
)
def test_what_is_on_a_street_is_in_it(source: str, put: str | None) -> None:
    assert with_plain_places(source, *PAIR) == (put or source)


@pytest.mark.parametrize("pair", [("en", "ca"), ("es", "en"), ("de", "es")])
def test_other_pairs_are_left_to_their_engines(pair: tuple[str, str]) -> None:
    text = "For 51 years “it ran,” said Ana at half past seven."
    assert (known(text, pair), plainly_put(text, *pair)) == (text, text)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Pasa cada 20 minutos.", "Pasa cada [20] minutos."),
        ("Lo cuenta 20 Minutos.", "Lo cuenta 20 Minutos."),
        ("120 minutos y 1.20 minutos", "120 minutos y 1.20 minutos"),
    ],
)
def test_twenty_minutes_are_no_newspaper(source: str, said: str) -> None:
    assert known(source, ("es", "ca")) == said


def test_what_is_lost_or_stands_in_another_order_has_not_arrived() -> None:
    pieces = foreknown("At half past seven it is 3 metres long.", *PAIR)
    assert arrived("A las siete y media mide 3 metros de largo.", pieces)
    assert not arrived("Mide 3 metros de largo a las siete y media.", pieces)
    assert not arrived("A las siete y media mide 3 metros.", pieces)
    assert not arrived("A las siete y media mide 3 metros de largos.", pieces)


@given(st.text(alphabet="at for1: three“”,said Ana long metres.is", max_size=60))
def test_pieces_stand_in_order_and_apart(text: str) -> None:
    pieces = foreknown(text, *PAIR)
    places = [place for piece in pieces for place in (piece.start, piece.end)]
    assert places == sorted(places)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in pieces)
    assert not any(sign in piece.text for piece in pieces for sign in "[]^$/\\@*#<>{}")
