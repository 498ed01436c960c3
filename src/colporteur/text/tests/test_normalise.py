import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.text.normalise import clean


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("  The\tharbour\r\nwas \u2028 quiet.  ", "The harbour was quiet."),
        ("har\x07bour\x00\x9f", "harbour"),
        ("soft\xadhyphen, zero\u200bwidth, \ufeffmark, joiner\u2060", "softhyphen, zerowidth, mark, joiner"),
        ("14\u202f200 et « oui »\xa0!", "14\u202f200 et « oui »\xa0!"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200fالميناء\u200e", "\u200fالميناء\u200e"),
        ("\u202eturned\u202c", "turned"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("e\u0301", "é"),
        ("a\u200b\u0301", "á"),
        ("a \x00 b", "a b"),
        ("private \ue000 use \ufffe", "private use"),
        ("\ud800", ""),
    ],
)
def test_text_is_made_fit_to_print(typed: str, printed: str) -> None:
    assert clean(typed) == printed


@given(st.text(st.characters()))
def test_clean_text_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not once.startswith(" ")
    assert "  " not in once


def test_letters_newer_than_the_tables_are_kept() -> None:
    unassigned = "\U0001fbff"
    assert clean(f"a {unassigned} b") == f"a {unassigned} b"
