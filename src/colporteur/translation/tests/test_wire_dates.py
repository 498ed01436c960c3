"""Days, dates, months, years and decades of English sentences, as a Spanish paper says them."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.translation.engines.apertium import Apertium
from colporteur.translation.engines.contract import Pair, Wanted
from colporteur.translation.rules.foreknown import foreknown, plainly_put

EN_ES = Pair("en", "es")


@pytest.fixture(scope="module")
def apertium() -> Iterator[Apertium]:
    """The one on this machine."""
    engine = Apertium()
    yield engine
    engine.close()


def known(text: str) -> str:
    """The sentence with what is known in its place."""
    said, end = "", 0
    for piece in foreknown(text, "en", "es"):
        said += text[end : piece.start] + f"[{piece.text}]"
        end = piece.end
    return said + text[end:]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("On Jan. 3, 2026, it rained", "[El 3 de enero de 2026] it rained"),
        ("on March 3 it", "[el 3 de marzo] it"),
        ("until 31 Dec. 2031.", "[hasta el 31 de diciembre de 2031]."),
        ("on Monday, 3rd of May,", "[el lunes 3 de mayo],"),
        ("from June 1 to July 2", "[desde el 1 de junio] [hasta el 2 de julio]"),
        ("It ended on Sept. 30.", "It ended [el 30 de septiembre]."),
        ("before landing, i.e. at sea", "before landing, [es decir,] at sea"),
        ("the flood of 9 April, when", "the flood [del 9 de abril], when"),
        ("the vote of June 23, 2016, was", "the vote [del 23 de junio de 2016] was"),
        ("She was born 5 March 1950 in Kiel.", "She was born [el 5 de marzo de 1950] in Kiel."),
        ("(5 March 1950 – 6 May 2020)", "([5 de marzo de 1950] – [6 de mayo de 2020])"),
        ("the flood, that of June 4, 1950, was", "the flood, that [del 4 de junio de 1950,] was"),
        ("The match is May 9.", "The match is [el 9 de mayo]."),
        ("It lasts from 11 to 14 July.", "It lasts [del 11 al 14 de julio]."),
        ("between 1 and 5 August they", "[entre el 1 y el 5 de agosto] they"),
        ("on 8 and 9 June", "[el 8 y el 9 de junio]"),
        ("from April 2 to 6, 2027,", "[del 2 al 6 de abril de 2027],"),
        ("on March 3 and 4", "[el 3 y el 4 de marzo]"),
        # a month without a day, figures, attributes and words that look like months
        ("on March 2025", None),
        ("on 3 March-style days", None),
        ("the 3 March vote", None),
        ("the 3 March 1950 treaty", None),
        ("to 5 marches", None),
        ("on Mar. 3.5", None),
        ("from 3 Decker buses", None),
        ("from 3 to 7 points", None),
        ("A 4 July party", None),
    ],
)
def test_dates_are_said_as_a_whole(source: str, said: str | None) -> None:
    assert known(source) == (said or source)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("The strike began on Monday.", "The strike began [el lunes]."),
        ("It sank on Wednesday evening off Kiel.", "It sank [el miércoles por la noche] off Kiel."),
        ("On Sunday, the town votes.", "[El domingo], the town votes."),
        ("They must leave by Saturday.", "They must leave [para el sábado]."),
        ("closed until Thursday", "closed [hasta el jueves]"),
        ("It is shut until next Friday.", "It is shut [hasta el próximo viernes]."),
        ("Next Monday it opens.", "[El próximo lunes] it opens."),
        ("It burned last Sunday.", "It burned [el pasado domingo]."),
        ("It opens this Sunday.", "It opens [este domingo]."),
        ("after this Sunday", "[después de este domingo]"),
        ("He died late on Sunday.", "He died [a última hora del domingo]."),
        ("Early Saturday, police came.", "[A primera hora del sábado], police came."),
        ("late on Monday evening", "[a última hora de la noche del lunes]"),
        ("open on Sundays", "open [los domingos]"),
        ("It was an ordinary Tuesday.", None),
        ("on Saturday mornings", "[los sábados por la mañana]"),
        ("from Tuesday to Thursday", "[de martes a jueves]"),
        ("The minister said Thursday that", "The minister said [el jueves] that"),
        ("Voting ended Sunday night.", "Voting ended [el domingo por la noche]."),
        # attributes, genitives, feasts, and a day that is the subject
        ("the Monday market", None),
        ("He reads a Sunday paper.", None),
        ("on Friday’s list", None),
        ("every Monday and", None),
        ("on Black Friday", None),
        ("They sang Monday songs", None),
        ("Monday is wet.", None),
        ("after Sundays", None),
    ],
)
def test_weekdays_have_their_article(source: str, said: str | None) -> None:
    assert known(source) == (said or source)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("It fell in March.", "It fell [en marzo]."),
        ("in July 1969 and", "[en julio de 1969] and"),
        ("closed since February", "closed [desde febrero]"),
        ("by September", "[para septiembre]"),
        ("in early March 2020", "[a principios de marzo de 2020]"),
        ("until late May", "[hasta finales de mayo]"),
        ("from March to May", "[de marzo a mayo]"),
        ("as early as March", "[ya en marzo]"),
        ("last March", "[el pasado marzo]"),
        ("the first week of May", "the first week [de mayo]"),
        ("since 2004", "[desde 2004]"),
        ("until 1912 it", "[hasta 1912] it"),
        ("By 2040, it", "[Para 2040], it"),
        # people, and counts
        ("after May resigned", None),
        ("the plays of August Strindberg", None),
        ("by 2040 people", None),
        ("until 1500 people came", None),
        ("since 1998-style rules", None),
    ],
)
def test_months_and_years_follow_their_preposition(source: str, said: str | None) -> None:
    assert known(source) == (said or source)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("in the 1870s", "[en la década de 1870]"),
        ("The floods of the 1950s were", "The floods [de la década de 1950] were"),
        ("rare until the 1920s", "rare [hasta la década de 1920]"),
        ("a letter from the 1840s", "a letter [de la década de 1840]"),
        ("in the ’60s", "[en los años sesenta]"),
        ("In the 1990s she sang", "[En la década de 1990] she sang"),
        ("in the early 1930s", "[a principios de la década de 1930]"),
        ("since the mid-1950s", "[desde mediados de la década de 1950]"),
        ("in late 1890s", "[a finales de la década de 1890]"),
        ("in the early 1800s", "[a principios del siglo XIX]"),
        ("the end of the 1700s", "the end [del siglo XVIII]"),
        ("in the 2010s.", "[en la década de 2010]."),
        ("in the 1970's.", "[en la década de 1970]."),
        # attributes, genitives and degrees
        ("a 1950s kitchen", None),
        ("The 1950s kitchen is back.", None),
        ("1970s music", None),
        ("the mid-1950s fashion", None),
        ("the 1970's budget", None),
        ("It is in the 80s and wet.", None),
        ("a man in his 50s", None),
    ],
)
def test_decades_are_said_as_spanish_papers_do(source: str, said: str | None) -> None:
    assert known(source) == (said or source)


@pytest.mark.parametrize(
    ("source", "put"),
    [
        ("The 1960s changed music.", "The decade of 1960 changed music."),
        ("Then the ’80s were loud.", "Then the decade of 1980 were loud."),
        ("In the 1990s were born", None),
        ("The 1950s kitchen is back.", None),
    ],
)
def test_a_decade_that_is_the_subject_is_one_for_the_engine_too(source: str, put: str | None) -> None:
    assert plainly_put(source, "en", "es") == (put or source)


@given(st.text(alphabet="on the Mayson1890's 4–to,.Jue", max_size=60))
def test_pieces_stand_in_order_and_apart(text: str) -> None:
    pieces = foreknown(text, "en", "es")
    places = [place for piece in pieces for place in (piece.start, piece.end)]
    assert places == sorted(places)
    assert not any(sign in piece.text for piece in pieces for sign in "[]^$/\\@*#<>{}")


@pytest.mark.engine
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Winters were cold in the 1870s.", "en la década de 1870."),
        ("It was the night of 9 April.", "la noche del 9 de abril."),
        ("The ship sank on Sunday evening.", "el domingo por la noche."),
        ("It has rained since March.", "desde marzo."),
        ("The minister resigned on Tuesday after the vote.", "dimitió el martes después del voto."),
        ("They have until Monday to pay.", "Tienen hasta el lunes para pagar."),
        ("On 9 April he wrote that the sea froze.", "El 9 de abril escribió que"),
    ],
)
def test_the_real_engine_keeps_them_whole(apertium: Apertium, text: str, said: str) -> None:
    assert said in apertium.translate(EN_ES, [Wanted(text=text)])[0].text
