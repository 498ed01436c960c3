"""When the demo paper's stories appeared: no two batches of them by the same clock, and nothing before its time."""

from collections import Counter
from collections.abc import Mapping

from colporteur.demo.loading import OWN_FIELDS
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
