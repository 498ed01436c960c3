"""No page of any edition holds a sentence in another language that is not marked as such."""

import pytest
from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from tests.journeys.pages import Text, crawl, texts
from tests.journeys.paper import Paper

EDITIONS = ("en", "de", "es", "fr", "ar", "ca")
FEWEST_LETTERS = 40  # below, no program tells Catalan from Spanish
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


@pytest.mark.engine
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_text_is_in_another_language_than_it_says(demo: Paper, detector: LanguageDetector, edition: str) -> None:
    found: list[str] = []
    pages = 0
    for path, page in crawl(demo, f"/{edition}/"):
        pages += 1
        assert page.html is not None
        assert str(page.html["lang"]).partition("-")[0] == edition
        found += [f"{path}: {text.language}: {text.text}" for text in texts(page) if is_other(detector, text)]
    assert pages > 10
    assert not found, "\n".join(sorted(set(found)))


def is_other(detector: LanguageDetector, text: Text) -> bool:
    """True if the text is long enough to tell, and is most likely not in the language it is marked as."""
    if sum(map(str.isalpha, text.text)) < FEWEST_LETTERS:
        return False
    beliefs = {
        each.language.iso_code_639_1.name.lower(): each.value
        for each in detector.compute_language_confidence_values(text.text)
    }
    return beliefs.get(text.language, 0.0) < LEAST_BELIEF


@pytest.mark.engine
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_article_page_mixes_scripts_unmarked(demo: Paper, edition: str) -> None:
    """Arabic letters only where the language is Arabic; in the Arabic edition no run of Latin words but names."""
    for path, page in crawl(demo, f"/{edition}/"):
        for text in texts(page):
            letters = [letter for letter in text.text if letter.isalpha()]
            arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
            if text.language == "ar" and len(letters) >= 12:
                assert arabic * 2 > len(letters), f"{path}: {text.text}"
            if text.language != "ar":
                assert arabic == 0, f"{path}: {text.text}"


@pytest.mark.engine
@pytest.mark.parametrize("edition", EDITIONS)
def test_lists_hold_only_what_exists_in_the_edition(demo: Paper, edition: str) -> None:
    """No list leads to a page that says "not available here"."""
    for path, page in crawl(demo, f"/{edition}/"):
        assert not page.select("body.missing"), path
