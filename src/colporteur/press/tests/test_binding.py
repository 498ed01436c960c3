"""What belongs together stays on one line, and nothing but the kind of spaces changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.press.rules.binding import bound

LANGUAGES = st.sampled_from(["en", "de", "de-CH", "fr", "fr-CA", "es", "ca", "ar", "cs", "pl", "ja", "??"])


def shown(text: str) -> str:
    """With signs that can be seen: ~ does not break, ^ is narrow besides."""
    return text.replace("\u00a0", "~").replace("\u202f", "^")


@pytest.mark.parametrize(
    ("language", "written", "printed"),
    [
        ("en", "3 ft of 12 miles, 5 per cent, 5 %", "3~ft of 12~miles, 5~per~cent, 5~%"),
        ("en", "Dr. Marsh, Mr Smith and J. K. Rowling", "Dr.~Marsh, Mr~Smith and J.~K.~Rowling"),
        ("en", "on May 3, 2026, at 10 a.m.; on 3 May", "on May~3, 2026, at 10~a.m.; on 3~May"),
        ("en", "page 12, No. 5, № 5, $ 5, CHF 20", "page~12, No.~5, №~5, $~5, CHF~20"),
        ("en", "3½ miles – and so on …", "3½~miles~– and so on~…"),
        ("de", "im 19. Jahrhundert, am 3. Mai um 10 Uhr", "im 19.~Jahrhundert, am 3.~Mai um 10~Uhr"),
        ("de", "S. 12, z. B. 2,3 Mio. Euro, 3 : 2", "S.~12, z.^B. 2,3~Mio. Euro, 3~:~2"),
        ("fr", "Quoi ? « Oui » : 10 000 euros ; 5 %", "Quoi^? «^Oui^»^: 10^000~euros^; 5^%"),
        ("fr", "M. Dupont, le 1er mai à 10 h", "M.~Dupont, le 1er~mai à 10~h"),
        ("fr-CA", "Quoi? « Oui »", "Quoi? «^Oui^»"),
        ("es", "El 3 de mayo el Sr. Pérez, EE. UU., n.º 5", "El 3~de~mayo el Sr.~Pérez, EE.~UU., n.º~5"),
        ("ca", "El 3 de maig i l’1 d’octubre a les 12 hores", "El 3~de~maig i l’1~d’octubre a les 12~hores"),
        ("ar", "في 3 مايو قال د. سامي إن 12 كم و٣ ملايين", "في 3~مايو قال د.~سامي إن 12~كم و٣~ملايين"),
        ("cs", "v Praze 5. května", "v~Praze 5.~května"),
    ],
)
def test_what_belongs_together_does_not_part(language: str, written: str, printed: str) -> None:
    assert shown(bound(written, language)) == printed


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "12 people and 6 in the morning"),
        ("en", "in 2026 300 people"),
        ("de", "12 Quadratkilometer"),  # would leave a line of a phone half empty
        ("de", "Die Menschen gehen in die Stadt"),
        ("es", "Quién fue el primero de mayo"),
        ("en", "“Oui” : no"),
    ],
)
def test_lines_break_where_they_may(language: str, text: str) -> None:
    assert bound(text, language) == text


@given(st.text(st.sampled_from("ab Z1'\".%€°:;!?«»–…SDr№km5 \u00a0\u202fم٣"), max_size=50), LANGUAGES)
def test_only_the_kind_of_spaces_changes(text: str, language: str) -> None:
    printed = bound(text, language)
    assert len(printed) == len(text)
    assert re.sub(r"\s", " ", printed) == re.sub(r"\s", " ", text)


@given(st.text(max_size=50), st.text(max_size=8))
def test_any_text_of_any_language_is_bound(text: str, language: str) -> None:
    assert re.sub(r"\s", " ", bound(text, language)) == re.sub(r"\s", " ", text)
