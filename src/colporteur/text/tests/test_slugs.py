import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.text.slugs import LONGEST, slug_for


@pytest.mark.parametrize(
    ("headline", "language", "slug"),
    [
        ("Kettle Bridge jams open", "en", "kettle-bridge-jams-open"),
        ("Größere Brücke, schöner Fluss: 14.200 Autos", "de", "groessere-bruecke-schoener-fluss-14-200-autos"),
        ("L’été à Besançon — œuvre", "fr", "lete-a-besancon-oeuvre"),
        ("¿Mañana? ¡Sí, señor!", "es", "manana-si-senor"),
        ("L·la i la plaça", "ca", "l-la-i-la-placa"),
        ("Łódź i Øresund", "en", "lodz-i-oresund"),
        ("الميناء هادئ اليوم", "ar", "الميناء-هادئ-اليوم"),
        ("جسر كيتل يعلق مرفوعًا ويُخلي المــيناء", "ar", "جسر-كيتل-يعلق-مرفوعا-ويخلي-الميناء"),
        ("हिन्दी में समाचार", "hi", "हिन्दी-में-समाचार"),
        ("❤️ and x²", "en", "and-x²"),
        ("🦀🦀🦀", "en", ""),
        ("…", "en", ""),
        ("Don't stop", "en", "dont-stop"),
    ],
)
def test_a_headline_becomes_the_readable_part_of_an_address(headline: str, language: str, slug: str) -> None:
    assert slug_for(headline, language) == slug


def test_a_long_headline_is_cut_between_words() -> None:
    slug = slug_for("harbour " * 30, "en")
    assert len(slug) <= LONGEST
    assert set(slug.split("-")) == {"harbour"}


def test_a_word_longer_than_a_slug_is_cut() -> None:
    assert slug_for("x" * 300, "en") == "x" * LONGEST


@given(st.text(max_size=200), st.sampled_from(("en", "de", "ar", "fr")))
def test_a_slug_needs_no_quoting_but_for_letters(headline: str, language: str) -> None:
    slug = slug_for(headline, language)
    assert len(slug) <= LONGEST
    assert not re.search(r"[\s/?#%&.\"'<>_]|--|^-|-$", slug)
