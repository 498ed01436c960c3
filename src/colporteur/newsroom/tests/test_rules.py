"""The newsroom's rules: naming editions, composing the front, cutting pictures."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.newsroom.rules.crops import CARD_RATIO, WIDTHS, card_box, printed_widths
from colporteur.newsroom.rules.front import Placed, Size, compose, standing
from colporteur.newsroom.rules.languages import EditionName, edition_name, places_of

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
EVERYWHERE = frozenset(range(1, 100))


def pins(*numbers: int) -> tuple[Placed, ...]:
    sizes = (Size.LEAD, Size.LARGE, Size.BRIEF)
    return tuple(Placed(article_id=number, size=sizes[place]) for place, number in enumerate(numbers))


@pytest.mark.parametrize(
    ("pinned", "by_age", "in_print", "front"),
    [
        ((), (9, 8, 7, 6), EVERYWHERE, [(9, "lead"), (8, "large"), (7, "large"), (6, "normal")]),
        ((3, 5), (9, 8), EVERYWHERE, [(3, "lead"), (5, "large"), (9, "large"), (8, "normal")]),
        ((3, 5), (9, 8), EVERYWHERE - {3}, [(5, "lead"), (9, "large"), (8, "large")]),
        ((3, 5, 4), (5, 3, 9), EVERYWHERE, [(3, "lead"), (5, "large"), (4, "brief"), (9, "large")]),
        ((3, 5, 4), (9, 8), EVERYWHERE - {5}, [(3, "lead"), (4, "large"), (9, "large"), (8, "normal")]),
        ((3,), (), frozenset(), []),
        ((), (), EVERYWHERE, []),
    ],
)
def test_the_front_is_what_editors_put_there_and_then_the_newest(
    pinned: tuple[int, ...], by_age: tuple[int, ...], in_print: frozenset[int], front: list[tuple[int, str]]
) -> None:
    slots = compose(pins=pins(*pinned), candidates=by_age, is_in_print=in_print.__contains__, count=4)
    assert [(slot.article_id, str(slot.size)) for slot in slots] == front


def test_a_pin_whose_time_is_over_falls_off() -> None:
    over = Placed(article_id=1, size=Size.LEAD, until=NOON)
    assert standing((over, *pins(2)), NOON) == pins(2)


@given(st.integers(1, 6000), st.integers(1, 6000), st.floats(0, 1), st.floats(0, 1))
def test_a_card_is_cut_from_within_the_picture(width: int, height: int, across: float, down: float) -> None:
    box = card_box(width=width, height=height, focus=(across, down))
    assert 0 <= box.left < box.right <= width
    assert 0 <= box.top < box.bottom <= height
    if min(width, height) > 100:
        assert abs(box.width / box.height - CARD_RATIO) < 0.05


@pytest.mark.parametrize(
    ("available", "printed"), [(2000, WIDTHS), (1600, WIDTHS), (1000, (480, 800, 1000)), (300, (300,)), (480, (480,))]
)
def test_nothing_is_printed_wider_than_it_is(available: int, printed: tuple[int, ...]) -> None:
    assert printed_widths(available=available, wanted=WIDTHS) == printed


@pytest.mark.parametrize(
    ("written", "prefix", "tag"),
    [
        ("en", "en", "en"),
        ("en-GB", "en", "en-GB"),
        (" EN_gb ", "en", "en-GB"),
        ("en-UK", "en", "en-GB"),
        ("eng", "en", "en"),
        ("iw", "he", "he"),
        ("tl", "tl", "tl"),
        ("es-419", "es", "es-419"),
        ("sr-latn-rs", "sr", "sr-Latn-RS"),
        ("ca-valencia", "ca", "ca-valencia"),
        ("pt-PT", "pt", "pt-PT"),
        ("pt-br", "pt-br", "pt-BR"),
        ("zh-TW", "zh-hant", "zh-TW"),
    ],
)
def test_an_edition_is_named_by_its_language_and_written_as_its_country_writes(
    written: str, prefix: str, tag: str
) -> None:
    assert edition_name(written) == EditionName(prefix=prefix, tag=tag)


@pytest.mark.parametrize(
    "written", ["", "-", "xx", "english", "und", "und-DE", "mul", "de-XX", "de-FR", "en-ZZ", "en-"]
)
def test_no_edition_is_in_a_language_or_of_a_country_that_there_is_not(written: str) -> None:
    assert edition_name(written) is None


@given(st.text(max_size=40))
def test_whatever_is_written_names_an_edition_or_none(written: str) -> None:
    found = edition_name(written)
    assert found is None or edition_name(found.tag) == found


def test_the_countries_of_a_language_are_known() -> None:
    assert places_of("de-FR") == ("de-AT", "de-BE", "de-CH", "de-DE", "de-IT", "de-LI", "de-LU")
    assert places_of("d.") == ()
