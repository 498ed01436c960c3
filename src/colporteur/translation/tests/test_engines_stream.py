import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.translation.engines.stream import Heard, from_stream, protected, restored, to_stream

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)


@given(TEXTS)
def test_a_pipeline_that_changes_nothing_gives_every_text_back(text: str) -> None:
    assert from_stream(to_stream(text)) == Heard(text, ())


@given(st.text(max_size=80))
def test_a_question_holds_no_nul_and_is_utf_8_whatever_the_text(text: str) -> None:
    stream = to_stream(text)
    assert b"\0" not in stream
    assert stream.decode("utf-8").endswith("[]")


@given(TEXTS)
def test_hidden_addresses_come_back(text: str) -> None:
    hidden = protected(text)
    assert restored(Heard(hidden.text, ()), hidden.originals) == Heard(text, ())


@pytest.mark.parametrize(
    ("text", "originals"),
    [
        ("See https://example.org/a_b?x=1#y.", ("https://example.org/a_b?x=1#y",)),
        ("(www.example.org/dog)", ("www.example.org/dog",)),
        ("Write to info.dog@example.org, please", ("info.dog@example.org",)),
        ("@handle and #hashtag", ("@handle", "#hashtag")),
        ("R&D, 5 # 6, a @ b", ()),
        ("It costs 3@4", ()),
        ("Qzxak was here, see www.example.org", ()),
    ],
)
def test_addresses_are_found(text: str, originals: tuple[str, ...]) -> None:
    assert protected(text).originals == originals


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        (b"El perro *Kaldwick[]", Heard("El perro Kaldwick", ("Kaldwick",))),
        (b"#tener una *jean-luc's cosa[]", Heard("tener una jean-luc's cosa", ("tener", "jean-luc's"))),
        (rb"\^a\$ [*]tres[*] [#]1 \@b[]", Heard("^a$ *tres* #1 @b", ())),
        (b"#ask# for[]", Heard("ask for", ("ask",))),
        (b"[]", Heard("", ())),
        (b"^perro<n><sg>$ come[]", None),
    ],
)
def test_marks_are_told_apart_from_text(answer: bytes, heard: Heard | None) -> None:
    assert from_stream(answer) == heard


@pytest.mark.parametrize("answer", [b"El perr", b"", b"\xff[]"])
def test_half_an_answer_is_none(answer: bytes) -> None:
    with pytest.raises(ValueError, match=r"breaks off|invalid"):
        from_stream(answer)


@pytest.mark.parametrize("text", ["Qzxak Qzxak", "nothing", "Qzxak Qzxbk Qzxck"])
def test_an_address_that_got_lost_or_doubled_is_noticed(text: str) -> None:
    assert restored(Heard(text, ()), ("www.a.org", "www.b.org")) is None


def test_an_address_comes_back_whatever_became_of_its_capitals_and_place() -> None:
    heard = Heard("QZXBK y qzxak", ("QZXBK", "perro"))
    assert restored(heard, ("www.a.org", "www.b.org")) == Heard("www.b.org y www.a.org", ("perro",))
