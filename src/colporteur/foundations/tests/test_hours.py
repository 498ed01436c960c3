"""Hours as settings write them, and which moments lie in them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from colporteur.foundations.hours import hours

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("written", "moment", "is_within"),
    [
        ("22:00-06:00", "2026-11-24T20:59", False),  # 21:59 in Berlin
        ("22:00-06:00", "2026-11-24T21:00", True),
        ("22:00-06:00", "2026-11-24T23:30", True),
        ("22:00-06:00", "2026-11-25T04:59", True),
        ("22:00-06:00", "2026-11-25T05:00", False),
        ("22:00-06:00", "2026-07-24T20:00", True),  # an hour earlier in summer
        ("22:00-06:00", "2026-07-25T04:00", False),
        ("22:00-06:00", "2026-10-25T00:30", True),  # half past two, twice
        ("22:00-06:00", "2026-10-25T01:30", True),
        ("01:00 – 05:30", "2026-11-25T00:00", True),
        ("01:00-05:30", "2026-11-24T23:59", False),
        ("01:00-05:30", "2026-11-25T04:30", False),
        ("18:00-24:00", "2026-11-24T22:59", True),
        ("18:00-24:00", "2026-11-24T23:00", False),
        ("00:00-06:00", "2026-11-24T23:00", True),
    ],
)
def test_hours_hold_by_the_clock_on_the_wall(written: str, moment: str, is_within: bool) -> None:
    found = hours(written)
    assert found is not None
    assert found.contain(datetime.fromisoformat(moment).replace(tzinfo=UTC), BERLIN) is is_within


@pytest.mark.parametrize(
    "written",
    ["22-6", "25:00-06:00", "22:60-06:00", "22:00", "24:30-06:00", "24:00-06:00", "night", 22, True, ["22:00"]],
)
def test_what_is_no_hours_is_refused_with_an_example(written: object) -> None:
    with pytest.raises(ValueError, match="22:00-06:00"):
        hours(written)


@pytest.mark.parametrize("written", ["06:00-06:00", "00:00-24:00"])
def test_hours_that_never_end_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match="different hours"):
        hours(written)


def test_nothing_written_is_never_and_hours_are_shown_as_written() -> None:
    assert hours("") is None
    assert repr(hours("22:00-6:00")) == "'22:00-06:00'"
