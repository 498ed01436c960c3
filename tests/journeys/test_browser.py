"""What readers do, in a real browser, on the demonstration newspaper."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.paper import PATIENCE_SECONDS, Paper

pytestmark = [pytest.mark.browser, pytest.mark.engine]

EDITIONS = ("en", "de", "es", "fr", "ar", "ca")
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


def first_story(page: Page, demo: Paper, edition: str) -> str:
    """Open the front of an edition and the story it leads with."""
    page.goto(demo.url(f"/{edition}/"))
    page.locator("main h2 a, main h3 a").first.click()
    return page.url


def context(browser: Browser, **options: object) -> BrowserContext:
    made = browser.new_context(**options)  # type: ignore[arg-type]
    made.set_default_timeout(PATIENCE_SECONDS * 1000)
    return made


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_is_wider_than_the_window_and_nothing_is_refused(
    browser: Browser, demo: Paper, edition: str, size: dict[str, int]
) -> None:
    troubles: list[str] = []
    with context(browser, viewport=size, locale=edition) as visit:
        page = visit.new_page()
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        first_story(page, demo, edition)
        visited = [page.url]
        for selector in ("a[href$='/original/']", "header nav a[href^='/']", "footer a[href^='/']"):
            link = page.locator(selector).first
            if link.count():
                visited.append(demo.url(str(link.get_attribute("href"))))
        for address in visited:
            page.goto(address)
            over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert over <= 0, f"{address} is {over} px too wide"
    assert not troubles


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_language_switch_leads_to_the_same_story_without_a_script(
    browser: Browser, demo: Paper, edition: str
) -> None:
    with context(browser, java_script_enabled=False) as visit:
        page = visit.new_page()
        number = first_story(page, demo, edition).rstrip("/").rpartition("-")[2]
        for other in EDITIONS:
            link = page.locator(f"header a[hreflang^='{other}']").first
            if other != edition and link.count():
                answer = page.request.get(demo.url(str(link.get_attribute("href"))))
                assert answer.ok
                assert answer.url.rstrip("/").endswith(f"-{number}")


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_keyboard_reaches_the_content_first(browser: Browser, demo: Paper, edition: str) -> None:
    with context(browser, viewport=DESK) as visit:
        page = visit.new_page()
        page.goto(demo.url(f"/{edition}/"))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().height") > 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "matter"


def test_the_edition_that_a_reader_chooses_is_opened_from_then_on(browser: Browser, demo: Paper) -> None:
    with context(browser, locale="en-GB") as visit:
        page = visit.new_page()
        page.goto(demo.url("/"))
        assert page.url == demo.url("/en/")
        page.locator(".languages a[hreflang^='de']").click()
        page.wait_for_url(demo.url("/de/"))
        assert [(cookie["name"], cookie["value"]) for cookie in visit.cookies()] == [("edition", "de")]
        number = first_story(page, demo, "es").rstrip("/").rpartition("-")[2]
        for shared, opened in (("/", "/de/"), (f"/{number}", f"-{number}/")):
            page.goto(demo.url(shared))
            assert page.url.startswith(demo.url("/de/"))
            assert page.url.endswith(opened)


def test_no_page_asks_another_host_for_anything_or_sets_a_cookie(browser: Browser, demo: Paper) -> None:
    with context(browser) as visit:
        page = visit.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        first_story(page, demo, "es")
        assert all(url.startswith((demo.url("/"), "data:")) for url in asked), asked
        assert visit.cookies() == []
