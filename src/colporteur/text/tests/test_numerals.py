"""Which digits a language has, and what is written with them."""

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from colporteur.text.numerals import (
    LATIN,
    DigitChoice,
    in_western_digits,
    may_have_own_digits,
    numerals_of,
    own_system,
    usual_system,
)

NO_DIGITS = {"hanidec"}  # Chinese numerals are words as well


@pytest.mark.parametrize(
    ("tag", "own", "usual"),
    [
        ("ar", "arab", "latn"),
        ("ar-EG", "arab", "arab"),
        ("ar-MA", "arab", "latn"),
        ("fa", "arabext", "arabext"),
        ("ur", "arabext", "latn"),
        ("hi", "deva", "latn"),
        ("bn", "beng", "beng"),
        ("sat", "olck", "olck"),
        ("zh", "latn", "latn"),
        ("de-AT", "latn", "latn"),
        ("no-such-tag", "latn", "latn"),
    ],
)
def test_a_language_has_its_own_digits_and_a_country_its_custom(tag: str, own: str, usual: str) -> None:
    assert (own_system(tag), usual_system(tag)) == (own, usual)


@pytest.mark.parametrize(
    ("tag", "choice", "marks"),
    [
        ("ar", DigitChoice.OWN, "٠٩٫٬٪؉"),
        ("ar", DigitChoice.USUAL, "09.,%‰"),
        ("ar-EG", DigitChoice.USUAL, "٠٩٫٬٪؉"),
        ("ar-EG", DigitChoice.LATIN, "09.,%‰"),
        ("fa", DigitChoice.OWN, "۰۹٫٬٪؉"),
        ("ur", DigitChoice.OWN, "۰۹٫٬%‰"),
        ("hi", DigitChoice.OWN, "०९.,%‰"),
        ("de", DigitChoice.OWN, "09,.%‰"),
    ],
)
def test_marks_are_those_of_the_digits(tag: str, choice: DigitChoice, marks: str) -> None:
    chosen = numerals_of(tag, choice)
    written = chosen.digits[0] + chosen.digits[9] + chosen.decimal + chosen.group + chosen.percent + chosen.per_mille
    assert written == marks


def test_every_system_that_cldr_calls_a_languages_own_is_known() -> None:
    unknown = {
        str(system)
        for each in locale_identifiers()
        if (system := Locale.parse(each).other_numbering_systems.get("native", LATIN)) not in (LATIN, *NO_DIGITS)
        and own_system(each.replace("_", "-")) != system
    }
    assert unknown == set()


@pytest.mark.parametrize(
    ("language", "is_so"), [("ar", True), ("fa", True), ("uz", True), ("es", False), ("de", False), ("zh", False)]
)
def test_languages_without_digits_of_their_own_are_known_at_once(language: str, is_so: bool) -> None:
    assert may_have_own_digits(language) is is_so


@pytest.mark.parametrize("tag", ["ar", "fa", "hi", "bn", "th", "ff-Adlm", "bo"])
def test_digits_there_and_back_are_the_same(tag: str) -> None:
    chosen = numerals_of(tag, DigitChoice.OWN)
    assert in_western_digits(chosen.in_these("0123456789")) == "0123456789"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("24 نوفمبر 2026، 4:05 م غرينتش+1", "٢٤ نوفمبر ٢٠٢٦، ٤:٠٥ م غرينتش+١"),
        ("4:05 م GMT+1", "٤:٠٥ م GMT+1"),
        ("لا أرقام هنا", "لا أرقام هنا"),
    ],
)
def test_the_pages_furniture_is_written_with_them_but_for_codes(text: str, written: str) -> None:
    assert numerals_of("ar", DigitChoice.OWN).write(text) == written
    assert numerals_of("ar", DigitChoice.LATIN).write(text) == text
