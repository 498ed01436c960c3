import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.translation.rules.apostrophes import with_round_apostrophes


@pytest.mark.parametrize(
    ("said", "language", "printed"),
    [
        ("L'hivern a la ciutat d'Ostermere", "ca", "L’hivern a la ciutat d’Ostermere"),
        ("L'11 de setembre s'hi pot veure'ls", "ca", "L’11 de setembre s’hi pot veure’ls"),
        ("l'«Ostermere» i l'“arbre”", "ca", "l’«Ostermere» i l’“arbre”"),
        ("L'hivern, segons d'O'Brien", "ca-valencia", "L’hivern, segons d’O’Brien"),
        ("Aujourd'hui, qu'elle l'ait dit", "fr", "Aujourd’hui, qu’elle l’ait dit"),
        ("Don't stop", "en", "Don’t stop"),
        ("l’hivern", "ca", "l’hivern"),
        ("Fa 5'10\" i corre 3'20\"", "ca", "Fa 5'10\" i corre 3'20\""),
        ("Va dir: 'Vine.'", "ca", "Va dir: 'Vine.'"),
        ("the readers' letters", "en", "the readers' letters"),
        ("Llegiu https://a.example/l'hivern o www.a.example/d'ara.", "ca", None),
        ("Escriviu a l'adreça d'a@b.example", "ca", "Escriviu a l’adreça d’a@b.example"),
        ("об'єкт", "uk", "об'єкт"),
        ("ma'had", "ar", "ma'had"),
    ],
)
def test_an_apostrophe_is_round_and_nothing_else_changes(said: str, language: str, printed: str | None) -> None:
    assert with_round_apostrophes(said, language) == (said if printed is None else printed)


@given(st.text(alphabet="ab'’ 1«\"@./:", max_size=60), st.sampled_from(("ca", "fr", "ar")))
def test_only_straight_ones_change_each_in_its_place(text: str, language: str) -> None:
    printed = with_round_apostrophes(text, language)
    assert len(printed) == len(text)
    assert {(a, b) for a, b in zip(text, printed, strict=True) if a != b} <= {("'", "’")}
    assert with_round_apostrophes(printed, language) == printed
