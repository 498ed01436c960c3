"""Notes of the house: in English where they are stored, in a person's language where they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.translation.rules.house_notes import (
    EDITION_CLOSED,
    LEFT_ALONE,
    LIMIT_REACHED,
    PLAINLY,
    SHARE_SENT,
    noted,
    reason_noted,
)

GERMAN = {
    PLAINLY.text: "einfach gesagt: %(words)s",
    EDITION_CLOSED.text: "Die Ausgabe wurde geschlossen.",
    SHARE_SENT.text: "%(engine)s hat %(percent)s %% von %(characters)s Zeichen bekommen.",
    LIMIT_REACHED.text: "Das sind %(characters)s Zeichen.",
    LEFT_ALONE.text: "%(engine)s ruht.",
}


def german(text: str) -> str:
    return GERMAN[text]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (PLAINLY.said(words="It cost 100 %."), "einfach gesagt: It cost 100 %."),
        (EDITION_CLOSED.said(), "Die Ausgabe wurde geschlossen."),
        (LEFT_ALONE.said(engine="apertium"), "apertium ruht."),
        (
            SHARE_SENT.said(engine="deepl", percent=60, characters="1,000"),
            "deepl hat 60 % von 1,000 Zeichen bekommen.",
        ),
        ("My own: words", "My own: words"),
        ("plain wording:", "plain wording:"),
        ("", ""),
    ],
)
def test_a_note_of_the_house_is_read_in_other_words_and_no_other_note_is(stored: str, shown: str) -> None:
    assert noted(stored, german) == shown


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("deepl: " + LIMIT_REACHED.said(characters="1,000"), "deepl: Das sind 1,000 Zeichen."),
        (LEFT_ALONE.said(engine="apertium"), "apertium ruht."),
        ("deepl: The account is used up.", "deepl: The account is used up."),
        ("It broke off.", "It broke off."),
    ],
)
def test_a_reason_may_have_its_engine_before_it(stored: str, shown: str) -> None:
    assert reason_noted(stored, german) == shown


@given(st.text(min_size=1))
def test_whatever_stands_in_a_note_comes_out_as_it_went_in(words: str) -> None:
    assert noted(PLAINLY.said(words=words), german) == f"einfach gesagt: {words}"


@given(st.text())
def test_in_english_nothing_is_another(stored: str) -> None:
    assert noted(stored, str) == stored
    assert reason_noted(stored, str) == stored
