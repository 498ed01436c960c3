"""When the demo paper's stories appeared: no two batches of them by the same clock, and nothing before its time."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from colporteur.demo.loading import OWN_FIELDS, last_press_time
from colporteur.demo.newspaper import articles
from colporteur.text.copy import Copy, read_copy


def ages(copy: Copy) -> list[float]:
    """Hours since the story appeared, since its corrections, and since it was withdrawn."""
    note = copy.extra.get("withdrawn")
    withdrawn = [float(str(note["age_hours"]))] if isinstance(note, Mapping) else []
    return [float(str(copy.extra["age_hours"])), *(each.age_hours for each in copy.corrections), *withdrawn]


def in_print() -> list[Copy]:
    every = [read_copy(source.data, source.name, also=OWN_FIELDS) for source in articles()]
    return [copy for copy in every if "age_hours" in copy.extra]


def test_stories_appear_at_any_minute_of_the_hour() -> None:
    minutes = Counter(round(age * 60) % 60 for copy in in_print() for age in ages(copy))
    assert max(minutes.values()) <= 3, minutes
    assert len({minute // 10 for minute in minutes}) == 6, "they lie close together"


def test_no_two_stories_appear_in_the_same_minute() -> None:
    assert len({round(ages(copy)[0] * 60) for copy in in_print()}) == len(in_print())


def test_what_is_said_of_a_story_later_comes_later() -> None:
    for copy in in_print():
        first, *later = ages(copy)
        assert all(0 < age < first for age in later), copy.headline


@pytest.mark.parametrize(
    ("now", "pressed"),
    [
        ("2026-12-01 02:55", "2026-11-30 17:00"),
        ("2026-12-01 16:59", "2026-11-30 17:00"),
        ("2026-12-01 17:00", "2026-12-01 17:00"),
        ("2026-12-01 23:59", "2026-12-01 17:00"),
        ("2026-03-29 12:00", "2026-03-28 17:00"),  # the night before, the clocks went forward
    ],
)
def test_the_paper_went_to_press_at_the_last_five_o_clock(now: str, pressed: str) -> None:
    zone = ZoneInfo("Europe/Berlin")
    at = datetime.fromisoformat(now).replace(tzinfo=zone)
    assert last_press_time(at.astimezone(ZoneInfo("UTC"))) == datetime.fromisoformat(pressed).replace(tzinfo=zone)


def test_stories_appear_while_a_newsroom_is_awake_and_after_what_they_tell() -> None:
    pressed = datetime(2026, 12, 1, 17, tzinfo=ZoneInfo("Europe/Berlin"))
    appeared = {copy.headline: pressed - timedelta(hours=ages(copy)[0]) for copy in in_print()}
    assert [said for said, at in appeared.items() if not time(6, 30) <= at.time() <= time(22, 30)] == []
    told = {"Kettle Bridge jams": 9, "Una mina de 1943": 15}
    for beginning, hour in told.items():
        [at] = (at for headline, at in appeared.items() if headline.startswith(beginning))
        assert (at.date(), at.hour >= hour) == (pressed.date(), True)
