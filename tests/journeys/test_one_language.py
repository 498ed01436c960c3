"""No page of any edition holds a sentence in another language that is not marked as such."""

import re
from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup
from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from tests.journeys.pages import Text, crawl, texts
from tests.journeys.paper import Paper

EDITIONS = ("en", "de", "es", "fr", "ar", "ca")
FEWEST_LETTERS = 40  # below, no program tells Catalan from Spanish
IN_NO_LANGUAGE = re.compile(r"Ostermere Post|\S+@\S+")  # the paper's name and addresses: the same in every edition
LEAST_BELIEF = 0.05  # a text is in another language if its own seems less likely than this


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    languages = (
        Language.ENGLISH,
        Language.GERMAN,
        Language.SPANISH,
        Language.FRENCH,
        Language.ARABIC,
        Language.CATALAN,
    )
    return LanguageDetectorBuilder.from_languages(*languages).build()


@dataclass(frozen=True, slots=True)
class Read:
    """A page as it was read once for all tests."""

    path: str
    language: str
    texts: tuple[Text, ...]
    says_missing: bool


@pytest.fixture(scope="module")
def editions(demo: Paper) -> dict[str, list[Read]]:
    """Every page of every edition."""
    return {edition: [_read(path, page) for path, page in crawl(demo, f"/{edition}/")] for edition in EDITIONS}


def _read(path: str, page: BeautifulSoup) -> Read:
    assert page.html is not None
    return Read(path, str(page.html["lang"]), tuple(texts(page)), bool(page.select("body.missing")))


@pytest.mark.engine
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_text_is_in_another_language_than_it_says(
    editions: dict[str, list[Read]], detector: LanguageDetector, edition: str
) -> None:
    pages = editions[edition]
    assert len(pages) > 10
    assert {page.language.partition("-")[0] for page in pages} == {edition}
    first_seen = {text: page.path for page in reversed(pages) for text in page.texts}
    found = [f"{path}: {text.language}: {text.text}" for text, path in first_seen.items() if is_other(detector, text)]
    assert not found, "\n".join(found)


def is_other(detector: LanguageDetector, text: Text) -> bool:
    """True if the text is long enough to tell, and is most likely not in the language it is marked as."""
    if sum(map(str.isalpha, text.text)) < FEWEST_LETTERS:
        return False
    values = detector.compute_language_confidence_values(text.text)
    beliefs = {each.language.iso_code_639_1.name.lower(): each.value for each in values}
    return beliefs.get(text.language, 0.0) < LEAST_BELIEF


@pytest.mark.engine
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_page_mixes_scripts_unmarked(editions: dict[str, list[Read]], edition: str) -> None:
    """Arabic letters only where the language is Arabic; in Arabic texts more of them than of any other."""
    for page in editions[edition]:
        for text in page.texts:
            letters = [letter for letter in IN_NO_LANGUAGE.sub("", text.text) if letter.isalpha()]
            arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
            if text.language == "ar" and len(letters) >= 12:
                assert arabic * 2 > len(letters), f"{page.path}: {text.text}"
            if text.language != "ar":
                assert arabic == 0, f"{page.path}: {text.text}"


@pytest.mark.engine
@pytest.mark.parametrize("edition", EDITIONS)
def test_lists_hold_only_what_exists_in_the_edition(editions: dict[str, list[Read]], edition: str) -> None:
    """No link within the edition leads to a page that says "not available here"."""
    assert not [page.path for page in editions[edition] if page.says_missing]
