from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.foundations.errors import EngineUnavailable
from colporteur.translation.engines.contract import Answer, Pair, Wanted
from colporteur.translation.engines.outside.parcels import Leftovers, Packing, clean, in_parcels, tidy

PACKING = Packing(sentences=3, in_bytes=30, written=lambda wanted: wanted.text, key=lambda wanted: wanted.context)

EN_ES = Pair("en", "es")


def test_sentences_are_packed_by_key_number_and_size() -> None:
    parcels: list[list[str]] = []

    def ask(parcel: Sequence[Wanted]) -> list[Answer]:
        parcels.append([each.text for each in parcel])
        return [Answer(text=each.text.upper()) for each in parcel]

    texts = [("a", "1"), ("b", "2"), ("c", "1"), ("12", "1"), ("", "1"), ("d", "1"), ("e" * 24, "1"), ("f" * 40, "1")]
    answers = in_parcels(
        EN_ES, [Wanted(text=text, context=context) for text, context in texts], PACKING, Leftovers(), ask
    )
    assert parcels == [["a", "c", "d"], ["e" * 24], ["b"]]
    assert [answer.text for answer in answers] == ["A", "B", "C", "12", "", "D", "E" * 24, ""]
    assert [answer.is_truncated for answer in answers] == [False] * 7 + [True]


@given(st.lists(st.tuples(st.text(max_size=40), st.sampled_from("xyz")), max_size=30))
def test_every_sentence_gets_its_own_answer(cases: list[tuple[str, str]]) -> None:
    def ask(parcel: Sequence[Wanted]) -> list[Answer]:
        assert 0 < len(parcel) <= 3
        assert len({each.context for each in parcel}) == 1
        return [Answer(text=f"<{each.text}>") for each in parcel]

    answers = in_parcels(
        EN_ES, [Wanted(text=text, context=context) for text, context in cases], PACKING, Leftovers(), ask
    )
    for (text, _), answer in zip(cases, answers, strict=True):
        assert answer.text in (f"<{text}>", text, "")
        assert answer.is_truncated is (answer.text == "" != text)


def test_what_came_before_a_failure_is_not_asked_and_paid_for_again() -> None:
    asked: list[str] = []
    left = [1]

    def ask(parcel: Sequence[Wanted]) -> list[Answer]:
        asked.extend(each.text for each in parcel)
        if parcel[0].context == "2":
            left[0] -= 1
            if left[0] == 0:
                raise EngineUnavailable("It died.")
        return [Answer(text=each.text.upper()) for each in parcel]

    sentences = [Wanted(text=text, context=context) for text, context in (("a", "1"), ("b", "2"), ("c", "3"))]
    leftovers = Leftovers()
    with pytest.raises(EngineUnavailable):
        in_parcels(EN_ES, sentences, PACKING, leftovers, ask)
    assert [each.text for each in in_parcels(EN_ES, sentences, PACKING, leftovers, ask)] == ["A", "B", "C"]
    assert asked == ["a", "b", "b", "c"]
    in_parcels(EN_ES, sentences, PACKING, leftovers, ask)
    assert asked == ["a", "b", "b", "c", "a", "b", "c"]  # given once: whoever asks anew wants it anew


def test_leftovers_do_not_grow_without_end() -> None:
    leftovers = Leftovers(most=2)
    for number in range(5):
        leftovers.keep({number: (Answer(text=str(number)),)})
    assert [leftovers.take(number) is not None for number in range(5)] == [False, False, False, True, True]


@given(st.text())
def test_cleaning_keeps_every_place_and_leaves_text_that_can_be_sent(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    cleaned.encode()
    assert not any(ord(character) < 0x20 for character in cleaned)


def test_an_answer_is_one_line_of_composed_characters() -> None:
    assert tidy("e\u0301\u00a0x\r\ny\u2028z\x00") == "é\u00a0x  y z "
