"""Numbers stand in the digits that an edition has chosen; codes, names and addresses stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.text.numerals import DigitChoice, numerals_of
from colporteur.translation.rules.checks.contract import Candidate
from colporteur.translation.rules.checks.figures import figures_survive
from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.edition_digits import Said, differ_in_digits_only, in_digits_of_edition
from colporteur.translation.tests.judged import judged


def put(
    target: str, *, source: str = "", pair: str = "en-ar", choice: DigitChoice = DigitChoice.OWN, **options: object
) -> tuple[str, tuple[str, ...]]:
    """The text as the edition prints it, and the words that the note names."""
    source_language, target_language = pair.split("-")
    said = Said(
        source=source,
        source_language=source_language,
        target=target,
        target_language=target_language,
        numerals=numerals_of(target_language, choice),
        kept=options.get("kept", ()),  # type: ignore[arg-type]  # what the tests hand through
    )
    mended = in_digits_of_edition(said)
    if mended is None:
        return target, ()
    assert len(mended.text) == len(target)
    (note,) = mended.notes
    assert note.code == "digits_mended"
    assert tuple(mended.text[start:end] for start, end in note.target_spans) == note.values["target"]
    return mended.text, note.values["target"]


@pytest.mark.parametrize(
    ("pair", "source", "target", "printed"),
    [
        ("en-ar", "2,500 people", "2,500 شخص", "٢٬٥٠٠ شخص"),
        ("en-ar", "2.5 metres", "2.5 متر", "٢٫٥ متر"),
        ("en-ar", "1,234.5 metres", "1,234.5 متر", "١٬٢٣٤٫٥ متر"),
        ("en-ar", "1,234,567 people", "1,234,567 شخص", "١٬٢٣٤٬٥٦٧ شخص"),
        ("fr-ar", "2 500 personnes", "2 500 شخص", "٢٬٥٠٠ شخص"),
        # one sign that might be either: the original says which
        ("en-ar", "2,500 people", "2.500 شخص", "٢٬٥٠٠ شخص"),
        ("de-ar", "2.500 Menschen", "2.500 شخص", "٢٬٥٠٠ شخص"),
        ("en-ar", "2.500 degrees", "2.500 درجة", "٢٫٥٠٠ درجة"),
        ("en-ar", "12.5 percent", "12.5%", "١٢٫٥٪"),
        ("en-ar", "3 per mille", "3 ‰", "٣ ؉"),
        ("en-ar", "12 percent", "%12 من السكان", "٪١٢ من السكان"),
        ("en-ar", "24 November 2026", "24 نوفمبر 2026", "٢٤ نوفمبر ٢٠٢٦"),
        ("en-ar", "24/11/2026", "24/11/2026", "٢٤/١١/٢٠٢٦"),
        ("en-ar", "24.11.2026", "24.11.2026", "٢٤.١١.٢٠٢٦"),
        ("en-ar", "2020–2024", "2020–2024", "٢٠٢٠–٢٠٢٤"),
        ("en-ar", "2020-2024", "2020-2024", "٢٠٢٠-٢٠٢٤"),
        ("en-ar", "at 10:30", "الساعة 10:30", "الساعة ١٠:٣٠"),
        ("de-ar", "um 16.05 Uhr", "الساعة 16.05", "الساعة ١٦.٠٥"),
        ("en-ar", "Covid-19", "كوفيد-19", "كوفيد-١٩"),
        ("en-ar", "they lost 3:1", "خسروا 3:1", "خسروا ٣:١"),
        ("en-ar", "the 5 boats", "القوارب الـ5", "القوارب الـ٥"),
        ("en-ar", "$100", "100 دولار", "١٠٠ دولار"),
        ("en-ar", "€5", "€5", "€٥"),
        # in digits already, wholly or in part
        ("en-ar", "2,500 people", "٢٬٥٠٠ شخص", "٢٬٥٠٠ شخص"),
        ("en-ar", "2,500 people", "٢,٥٠٠ شخص", "٢٬٥٠٠ شخص"),
        ("en-ar", "2,500 people", "۲٬۵۰۰ شخص", "٢٬٥٠٠ شخص"),
        ("en-fa", "2,500 of 12.5%", "2,500 از 12.5%", "۲٬۵۰۰ از ۱۲٫۵٪"),
        ("en-fa", "2,500 people", "٢٬٥٠٠ نفر", "۲٬۵۰۰ نفر"),
        ("en-ur", "12.5%", "12.5%", "۱۲٫۵%"),
        ("en-hi", "2,500 of 12.5%", "2,500 में से 12.5%", "२,५०० में से १२.५%"),
        ("en-bn", "in 2026", "2026 সালে", "২০২৬ সালে"),
        ("en-de", "2,500 people", "2.500 Menschen", "2.500 Menschen"),
    ],
)
def test_numbers_are_written_in_the_languages_own_digits(pair: str, source: str, target: str, printed: str) -> None:
    assert put(target, source=source, pair=pair)[0] == printed


@pytest.mark.parametrize(
    "target",
    [
        "طابعة A4",
        "طائرة F-16",
        "جائحة Covid-19",
        "شبكة 5G",
        "فيروس H1N1",
        "انظر https://example.org/2026/11",
        "انظر www.example.org/2026",
        "اكتب إلى desk24@example.org",
        "على حساب @paper24",
        "وسم #2026",
        "وسم #مهرجان2026",
        "طائرة Boeing 737",
        "طائرة Boeing 737-800.",
        "فيلم Blade Runner 2049",
        "على بعد 100 km",
        "السرعة 100 km/h",
        "الثمن 5 EUR",
        "الثمن EUR 5",
        "الهاتف +49 30 1234567",
        "الرقم 978-3-16-148410-0",
        "العنوان 192.168.0.1",
        "رمز H₂O",
        "جهاز USB 2.0",
    ],
)
def test_codes_names_and_addresses_keep_theirs(target: str) -> None:
    source = "Boeing 737, a Boeing 737-800, Blade Runner 2049 and USB 2.0"
    assert put(target, source=source) == (target, ())
    assert put(target, source=source, choice=DigitChoice.LATIN) == (target, ())


@pytest.mark.parametrize(
    ("target", "printed"),
    [
        ("طائرة F-١٦", "طائرة F-16"),  # an engine had written a code in them
        ("وأضاف Johnson 45 مرة", "وأضاف Johnson ٤٥ مرة"),  # the original has no such name
        ("في عام 2026 Apple", "في عام ٢٠٢٦ Apple"),
    ],
)
def test_only_what_is_a_code_or_a_name_of_the_original_keeps_0_to_9(target: str, printed: str) -> None:
    assert put(target, source="Johnson added it 45 times; in 2026, Apple's F-16")[0] == printed


def test_what_is_marked_as_of_another_language_is_left_alone() -> None:
    assert put("في 2026 قال 12", kept=((3, 7),))[0] == "في 2026 قال ١٢"


@pytest.mark.parametrize(
    ("pair", "target", "printed"),
    [
        ("en-ar", "٢٬٥٠٠ شخص في ٢٠٢٦", "2,500 شخص في 2026"),
        ("en-ar", "١٢٫٥٪", "12.5%"),
        ("en-ar", "12٪", "12%"),
        ("en-ar", "٪١٢", "%12"),
        ("en-ar", "F-١٦", "F-16"),
        ("en-ar", "https://example.org/٢٠٢٦", "https://example.org/٢٠٢٦"),
        ("en-ar", "2.500 شخص", "2.500 شخص"),  # nothing to change: it is in 0 to 9
        ("en-fa", "۲٬۵۰۰ از ۱۲٫۵٪", "2,500 از 12.5%"),
        ("en-hi", "२,५०० में से", "2,500 में से"),
    ],
)
def test_an_edition_with_0_to_9_gets_them_from_engines_that_write_others(pair: str, target: str, printed: str) -> None:
    assert put(target, pair=pair, choice=DigitChoice.LATIN)[0] == printed


def test_the_note_says_what_was_put_in_other_digits() -> None:
    assert put("2,500 شخص في A4 و12%", source="2,500 people")[1] == ("٢٬٥٠٠", "١٢٪")


@given(
    st.sampled_from(["ar", "fa", "ur", "hi", "bn", "ps", "ckb", "my"]),
    st.integers(0, 10**9) | st.decimals(0, 10**6, places=2) | st.decimals(0, 10**6, places=1),
)
def test_a_number_there_and_back_is_the_same(language: str, number: object) -> None:
    written = f"{number:,}"
    pair = f"en-{language}"
    there, _ = put(f"X. {written} .", source=written, pair=pair)
    back, _ = put(there, source=written, pair=pair, choice=DigitChoice.LATIN)
    assert not any("0" <= character <= "9" for character in there)
    assert float(number) in _values(there, language) or float(number) in _values(back, language)  # type: ignore[arg-type]
    assert _values(there, language) == _values(back, language)
    assert put(back, source=written, pair=pair)[0] == there


def _values(text: str, language: str) -> list[float]:
    return [each.value for each in Passage(text, language).digits]


@given(st.text(alphabet="0123456789٠٢٥۰۵०५٫٬.,:% ‰٪-/شAx#@", max_size=40), st.sampled_from(["ar", "fa", "hi"]))
def test_whatever_stands_there_nothing_is_lost_and_twice_is_once(text: str, language: str) -> None:
    for choice in (DigitChoice.OWN, DigitChoice.LATIN):
        once, _ = put(text, pair=f"en-{language}", choice=choice)
        assert put(once, pair=f"en-{language}", choice=choice)[0] == once


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("2,500 شخص", "٢٬٥٠٠ شخص", True),
        ("2.500 شخص", "٢٬٥٠٠ شخص", True),
        ("12%", "١٢٪", True),
        ("2,500 شخص", "2.500 شخص", False),
        ("٢٫٥٠٠ شخص", "٢٬٥٠٠ شخص", False),
        ("٢,٥٠٠ شخص", "٢٬٥٠٠ شخص", True),
        ("F-١٦ و١٢", "F-16 و١٢", True),
        ("F-١٦ و١٢", "F-16 و12", True),
        ("2,500 شخص", "٢٬٥٠١ شخص", False),
        ("2,500", "٢٬٥٠٠ شخص", False),
    ],
)
def test_a_wording_in_other_digits_is_the_same_wording(one: str, other: str, is_so: bool) -> None:
    assert differ_in_digits_only(one, other) is is_so


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("2,500 people paid 12.5% in 2026.", "دفع ٢٬٥٠٠ شخص ١٢٫٥٪ في عام ٢٠٢٦."),
        ("2,500 people paid 12.5% in 2026.", "دفع 2,500 شخص 12.5% في عام 2026."),
        ("The boat is 3.7 metres long.", "يبلغ طول القارب ٣٫٧ متر."),
        ("It begins at 20:00 on 3 May.", "تبدأ الساعة ٢٠:٠٠ يوم ٣ مايو."),
    ],
)
def test_the_checks_read_both(source: str, target: str) -> None:
    found = {each.code for each in judged("en-ar", source, target).findings}
    assert found.isdisjoint({"figures_lost", "figures_invented", "unit_lost", "unit_invented", "date_lost"})


@pytest.mark.parametrize("target", ["دفع ٢٬٥٠١ شخص", "دفع ٢٫٥١ شخص", "دفع شخص"])
def test_a_wrong_figure_is_found_in_either(target: str) -> None:
    candidate = Candidate(source_language="en", target_language="ar", source="2,500 people paid", target=target)
    assert any(figures_survive(candidate))
