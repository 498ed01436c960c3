import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.press.rules.negotiation import choose_edition

EDITIONS = (("en", "en-GB"), ("de", "de-AT"), ("es", "es"), ("fr", "fr"), ("ar", "ar"), ("pt-br", "pt-BR"))


def chosen(header: str | None, cookie: str | None = None, house: str = "en") -> str:
    return choose_edition(cookie=cookie, accept_language=header, editions=EDITIONS, house_language=house)


@pytest.mark.parametrize(
    ("header", "edition"),
    [
        (None, "en"),
        ("", "en"),
        ("de", "de"),
        ("DE", "de"),
        ("de-AT", "de"),
        ("de-CH", "de"),
        ("de-CH-1996", "de"),
        ("pt-BR", "pt-br"),
        ("pt", "pt-br"),
        ("pt-PT", "pt-br"),
        ("zh-Hant-TW, es;q=0.2", "es"),
        ("nl, de;q=0.5, fr;q=0.9", "fr"),
        ("de;q=0.5, fr;q=0.5", "de"),
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr"),
        ("da, de-x-private;q=0.8, es;q=0.3", "de"),
        (" de ;q=0.4 , es ; q=0.5 ", "es"),
        ("es;Q=0.5, de;q=0.500", "es"),
        ("de;q=1.000, es", "de"),
        ("*", "en"),
        ("*;q=0.9, de;q=0.1", "de"),
        ("tlh", "en"),
        ("deu", "en"),  # not a prefix match: another subtag
    ],
)
def test_the_edition_follows_the_header(header: str | None, edition: str) -> None:
    assert chosen(header) == edition


@pytest.mark.parametrize(
    ("header", "edition"),
    [
        ("en;q=0", "de"),  # not the house language, so the next
        ("en;q=0, fr;q=0.1", "fr"),
        ("en;q=0.0, de;q=0, *;q=0.5", "es"),
        ("en-US, en;q=0", "de"),
        ("en-GB, en;q=0", "en"),  # named outright
        ("en;q=0,de;q=0,es;q=0,fr;q=0,ar;q=0,pt;q=0", "en"),
        ("*;q=0", "en"),
        ("de;q=0, de-AT", "de"),
    ],
)
def test_a_refused_language_is_the_last_resort(header: str, edition: str) -> None:
    assert chosen(header) == edition


@pytest.mark.parametrize(
    ("header", "edition"),
    [
        (";;;,,,===", "en"),
        ("de;q=2, fr;q=0.1", "fr"),
        ("de;q=-1, fr;q=0.1", "fr"),
        ("de;q=NaN, fr;q=0.1", "fr"),
        ("de;q=1e9, fr;q=0.1", "fr"),
        ("de;q=, fr;q=0.1", "fr"),
        ("de;level=1, fr;q=0.1", "fr"),
        ("de_DE, fr;q=0.1", "fr"),
        ("../../etc, fr;q=0.1", "fr"),
        ("d\x00e, fr;q=0.1", "fr"),
        ("ｄｅ, fr;q=0.1", "fr"),
        ("abcdefghi, fr;q=0.1", "fr"),
        ("de" + "-aaaa" * 5_000, "en"),
        ("x," * 100_000 + "fr", "en"),  # not read to the end
    ],
)
def test_rubbish_is_passed_over(header: str, edition: str) -> None:
    assert chosen(header) == edition


@pytest.mark.parametrize(
    ("cookie", "edition"),
    [("fr", "fr"), ("pt-br", "pt-br"), ("FR", "de"), ("xx", "de"), ("", "de"), ("fr; path=/", "de"), (None, "de")],
)
def test_a_cookie_counts_only_if_it_names_an_edition(cookie: str | None, edition: str) -> None:
    assert chosen("de", cookie=cookie) == edition


def test_an_exact_tag_goes_before_a_shared_language() -> None:
    editions = (("en", "en-GB"), ("en-us", "en-US"))
    for header, edition in (("en-US", "en-us"), ("en-AU", "en"), ("en", "en")):
        found = choose_edition(cookie=None, accept_language=header, editions=editions, house_language="en")
        assert found == edition


def test_a_house_language_without_an_edition_gives_the_first_edition() -> None:
    assert chosen(None, house="nl") == "en"
    assert choose_edition(cookie="en", accept_language="en", editions=(), house_language="nl") == "nl"


@given(st.text(), st.text())
def test_whatever_is_sent_an_edition_of_the_paper_opens(header: str, cookie: str) -> None:
    assert chosen(header, cookie=cookie) in dict(EDITIONS)
