"""Where the stories of a front page stand."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from colporteur.press.arrangement import BandWidth, arranged, band_widths
from colporteur.press.layouts import Card, CardSize
from colporteur.press.tests import samples

PARTS = {BandWidth.FULL: 6, BandWidth.HALF: 3, BandWidth.THIRD: 2}


def cards(*sizes: CardSize) -> list[Card]:
    return [replace(samples.card("en", number), size=size) for number, size in enumerate(sizes)]


@given(st.lists(st.sampled_from(list(CardSize)), max_size=40))
def test_every_story_stands_exactly_once(sizes: list[CardSize]) -> None:
    given_cards = cards(*sizes)
    plan = arranged(given_cards, samples.chrome("en").sections)
    shown = [plan.lead] if plan.lead else []
    shown += [*plan.under, *plan.seconds, *plan.briefs, *(card for band in plan.bands for card in band.cards)]
    assert sorted(card.article_id for card in shown) == [card.article_id for card in given_cards]


@given(st.lists(st.integers(1, 9), max_size=12))
def test_bands_fill_their_rows_without_a_gap(counts: list[int]) -> None:
    widths = [PARTS[width] for width in band_widths(counts)]
    assert len(widths) == len(counts)
    row = 0
    for width in widths:
        row += width
        assert row <= 6
        row %= 6
    assert row == 0


def test_the_editors_lead_leads_wherever_it_stands_in_the_order() -> None:
    plan = arranged(cards(CardSize.NORMAL, CardSize.BRIEF, CardSize.LEAD))
    assert plan.lead is not None
    assert plan.lead.article_id == 102


def test_without_sizes_the_first_story_leads_and_the_next_two_stand_beside_it() -> None:
    plan = arranged(cards(*[CardSize.NORMAL] * 9))
    assert plan.lead is not None
    assert [plan.lead.article_id, *(card.article_id for card in plan.seconds)] == [100, 101, 102]


def test_a_brief_never_grows() -> None:
    plan = arranged(cards(CardSize.LEAD, *[CardSize.BRIEF] * 4))
    assert len(plan.briefs) == 4
    assert not plan.seconds
    assert not plan.under


def test_a_brief_leads_only_where_there_is_nothing_else() -> None:
    plan = arranged(cards(CardSize.BRIEF, CardSize.NORMAL, CardSize.LARGE))
    assert plan.lead is not None
    assert plan.lead.article_id == 102


def test_one_brief_of_the_editors_does_not_empty_the_column() -> None:
    plan = arranged(cards(CardSize.LEAD, CardSize.BRIEF, *[CardSize.NORMAL] * 18))
    assert plan.briefs[0].article_id == 101
    assert len(plan.briefs) == 6


def test_bands_follow_the_order_of_the_sections() -> None:
    chrome = samples.chrome("en")
    plan = arranged(cards(*[CardSize.NORMAL] * 30), chrome.sections)
    order = [section.address for section in chrome.sections]
    places = [order.index(band.section.address) for band in plan.bands]
    assert places == sorted(places)


def test_nothing_gives_nothing() -> None:
    assert arranged([]).lead is None
