"""Adverbs lent to an engine for what says when something happens."""

import pytest

from colporteur.translation.engines.adverbs import given_back, lent
from colporteur.translation.engines.contract import Pair
from colporteur.translation.rules.known_piece import Foreknown

EN_ES = Pair("en", "es")


def piece(text: str, words: str, said: str, *, is_adverb: bool = True) -> Foreknown:
    start = text.index(words)
    return Foreknown(start=start, end=start + len(words), text=said, is_adverb=is_adverb)


def test_each_piece_that_says_when_has_an_adverb_of_its_own_and_the_others_keep_their_places() -> None:
    text = "On Sunday the ship of 1912 sank at six on 4 May, a storm since 1950."
    known = (
        piece(text, "On Sunday", "El domingo"),
        piece(text, "at six", "a las seis", is_adverb=False),
        piece(text, "on 4 May", "el 4 de mayo"),
        piece(text, "since 1950", "desde 1950"),
    )
    lending = lent(EN_ES, text, known)
    assert lending.text == "Today the ship of 1912 sank at six yesterday, a storm here."
    assert [lending.text[each.start : each.end] for each in lending.known] == ["at six"]
    back = given_back("Hoy el barco de 1912 se hundió a las seis ayer, una tormenta aquí.", lending.adverbs)
    assert back == "El domingo el barco de 1912 se hundió a las seis el 4 de mayo, una tormenta desde 1950."


def test_an_adverb_of_the_sentence_itself_is_not_lent() -> None:
    text = "Yesterday’s news of today sank on Sunday."
    assert lent(EN_ES, text, (piece(text, "on Sunday", "el domingo"),)).text == "Yesterday’s news of today sank here."


def test_where_there_are_too_few_and_for_other_pairs_the_pieces_stay() -> None:
    text = "today, yesterday, here on Sunday"
    known = (piece(text, "on Sunday", "el domingo"),)
    assert lent(EN_ES, text, known).known == known
    assert lent(Pair("en", "ca"), "It sank on Sunday.", known).adverbs == {}


@pytest.mark.parametrize(
    ("heard", "back"),
    [
        ("Se hundió hoy.", "Se hundió el domingo."),
        ("Hoy se hundió.", "El domingo se hundió."),
        ("Hoy se hundió hoy.", None),
        ("Se hundió.", None),
        ("Se hundió en en casa hoy.", None),
        ("Se hundió hoyo.", None),
    ],
)
def test_what_is_lost_or_doubled_has_not_come_back(heard: str, back: str | None) -> None:
    assert given_back(heard, {"hoy": "el domingo"}) == back
