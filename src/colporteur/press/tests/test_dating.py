"""Dates as each edition writes them, by the clocks of the paper's town."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from colporteur.press import dating
from colporteur.press.tests import samples
from colporteur.text.numerals import DigitChoice, numerals_of

AFTERNOON = datetime(2026, 11, 24, 15, 5, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)  # the next day in Berlin


def plain(text: str) -> str:
    """With ordinary spaces only."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "24 November 2026, 16:05 CET"),
        ("de", "24. November 2026, 16:05 MEZ"),
        ("es", "24 de noviembre de 2026, 16:05 CET"),
        ("fr", "24 novembre 2026, 16 h 05, heure d’Europe centrale"),
        ("ca", "24 de novembre del 2026, 16:05 CET"),
        ("ar", "24 نوفمبر 2026، 4:05 م بتوقيت وسط أوروبا"),
    ],
)
def test_the_moment_of_a_story_names_its_zone(language: str, written: str) -> None:
    assert plain(dating.day_and_time(AFTERNOON, samples.chrome(language))) == written


@pytest.mark.parametrize(
    ("zone", "language", "written"),
    [
        ("America/Sao_Paulo", "fr", "24 novembre 2026, 12 h 05, heure de Brasilia"),
        ("America/Sao_Paulo", "ar", "24 نوفمبر 2026، 12:05 م بتوقيت برازيليا"),
        ("Africa/Cairo", "ar", "24 نوفمبر 2026، 5:05 م بتوقيت شرق أوروبا"),
        ("Etc/GMT-5", "fr", "24 novembre 2026, 20 h 05 UTC+5"),
        ("America/Sao_Paulo", "de", "24. November 2026, 12:05 GMT-3"),
    ],
)
def test_a_zone_without_a_short_name_is_told_as_newspapers_tell_it(zone: str, language: str, written: str) -> None:
    assert plain(dating.day_and_time(AFTERNOON, replace(samples.chrome(language), time_zone=zone))) == written


@pytest.mark.parametrize(
    ("language", "written"), [("en", "Wednesday, 25 November 2026"), ("de", "Mittwoch, 25. November 2026")]
)
def test_the_day_is_the_towns(language: str, written: str) -> None:
    shown = dating.day_in_full(MIDNIGHT, samples.chrome(language))
    assert shown.replace("Wednesday 25", "Wednesday, 25") == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Tuesday, 24 November 2026"),
        ("de", "Dienstag, 24. November 2026"),
        ("es", "Martes, 24 de noviembre de 2026"),
        ("fr", "Mardi 24 novembre 2026"),
        ("ca", "Dimarts, 24 de novembre del 2026"),
        ("ar", "الثلاثاء، 24 نوفمبر 2026"),
    ],
)
def test_a_day_that_stands_alone_begins_with_a_capital(language: str, written: str) -> None:
    chrome = samples.chrome(language)
    line = dating.standing_alone(dating.day_in_full(AFTERNOON, chrome), chrome)
    assert line.replace("Tuesday 24", "Tuesday, 24") == written


@pytest.mark.parametrize(
    ("tag", "date", "line"),
    [
        ("tr", "istanbul", "İstanbul"),
        ("az", "iyul 2026", "İyul 2026"),
        ("de", "24. Juli", "24. Juli"),
        ("ka", "ივლისი", "ივლისი"),
        ("en", "", ""),
    ],
)
def test_a_capital_is_the_languages_own(tag: str, date: str, line: str) -> None:
    assert dating.standing_alone(date, replace(samples.chrome("en"), tag=tag)) == line


def test_the_first_of_a_month_is_counted_in_french() -> None:
    first, chrome = datetime(2026, 11, 1, 11, 0, tzinfo=UTC), samples.chrome("fr")
    assert dating.day(first, chrome) == "1er novembre 2026"
    assert dating.day_in_full(first, chrome) == "dimanche 1er novembre 2026"
    assert dating.short_day_and_time(first, chrome) == "1er novembre, 12\u00a0h\u00a000"
    assert dating.day(first, samples.chrome("de")) == "1. November 2026"


def test_a_list_leaves_out_the_year_until_half_a_year_has_gone() -> None:
    chrome = samples.chrome("de")
    assert dating.short_day_and_time(samples.NOW - timedelta(days=2), chrome) == "22. November, 12:40"
    assert dating.short_day_and_time(samples.NOW - timedelta(days=400), chrome) == "20. Oktober 2025"


def test_a_month_is_named_by_its_first_moment_in_the_town() -> None:
    first = datetime(2026, 10, 1, tzinfo=ZoneInfo("Europe/Berlin"))
    assert dating.month_and_year(first, samples.chrome("de")) == "Oktober 2026"
    assert dating.month_and_year(first, samples.chrome("ca")) == "octubre del 2026"


@pytest.mark.parametrize("tag", ["xx", "zz-ZZ", "not a tag"])
def test_a_language_that_unicode_does_not_know_is_dated_in_english(tag: str) -> None:
    assert dating.locale_of(tag).language == "en"


def test_a_region_that_unicode_does_not_know_is_dated_as_its_language() -> None:
    assert dating.locale_of("de-XX").language == "de"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ar", "٢٤ نوفمبر ٢٠٢٦، ٤:٠٥ م بتوقيت وسط أوروبا / الثلاثاء، ٢٤ نوفمبر ٢٠٢٦ / ٢٤ نوفمبر، ٤:٠٥ م / نوفمبر ٢٠٢٦"),
        ("de", "24. November 2026, 16:05 MEZ / Dienstag, 24. November 2026 / 24. November, 16:05 / November 2026"),
    ],
)
def test_dates_are_in_the_digits_of_the_edition(language: str, written: str) -> None:
    chrome = replace(samples.chrome(language), numerals=numerals_of(language, DigitChoice.OWN))
    forms = (dating.day_and_time, dating.day_in_full, dating.short_day_and_time, dating.month_and_year)
    assert plain(" / ".join(form(AFTERNOON, chrome) for form in forms)) == written
