"""Pages in a real browser: what is seen, what the keyboard reaches, what the script adds."""

import http.server
import threading
from collections.abc import Iterator
from html import escape
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from colporteur.press.tests import samples
from colporteur.press.tests.reading import as_written
from colporteur.press.tests.test_templates import printed
from colporteur.press.typography import STYLE_FILE

pytestmark = pytest.mark.browser

PAGES = ("front", "front-long", "section", "article", "article-long", "parallel", "missing", "front-of-none")
SCRIPTS = STYLE_FILE.parent
PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")

# Every text with less contrast against what is behind it than WCAG asks of its size.
FAINT = """() => {
  const paint = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const parts = (colour) => {
    paint.clearRect(0, 0, 1, 1); paint.fillStyle = colour; paint.fillRect(0, 0, 1, 1);
    return paint.getImageData(0, 0, 1, 1).data;
  };
  const light = (colour) => {
    const linear = (v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    const [r, g, b] = [...parts(colour)].map((v) => linear(v / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (parts(colour)[3] === 255) return colour;
    }
    return 'white';
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const [a, b] = [light(style.color), light(ground(element))].sort((x, y) => x - y);
    const asked = parseFloat(style.fontSize) >= 24 ? 3 : 4.5;
    const words = walk.currentNode.data.trim().slice(0, 40);
    if ((b + .05) / (a + .05) < asked) found.push([words, style.color, ground(element)]);
  }
  return found;
}"""

# What the keyboard is on: where it is, and whether anybody can see that it is there.
FOCUSED = """async () => {
  await new Promise((ready) => requestAnimationFrame(() => requestAnimationFrame(ready))); // it has been scrolled to
  const element = document.activeElement;
  const place = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    words: element.textContent.trim(),
    order: [...document.querySelectorAll('*')].indexOf(element),
    seen: place.width > 0 && place.height > 0 && place.bottom > 0 && place.top < innerHeight,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    isBody: element === document.body,
  };
}"""


class Pages(http.server.BaseHTTPRequestHandler):
    """`/de-front` is that page of the samples; an article's page of both languages has its own address."""

    def do_GET(self) -> None:
        media_type, body = self._found()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", media_type)
        self.end_headers()
        self.wfile.write(body)

    def _found(self) -> tuple[str, bytes]:
        language, _, name = self.path.strip("/").partition("-")
        if self.path.endswith("/original/"):
            language, name = self.path.split("/")[1], "parallel"
        if self.path.endswith(".js"):
            return "text/javascript", (SCRIPTS / self.path.rpartition("/")[2]).read_bytes()
        if self.path.startswith("/media/"):
            return "image/gif", PIXEL
        known = language in samples.EDITIONS and name in samples.sheets(language)
        return "text/html; charset=utf-8", printed(language, name).encode() if known else b""

    def log_message(self, *_args: object) -> None: ...


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def opened(browser: Browser, address: str = "", *, width: int = 1280, **options: Any) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
    if address:
        page.goto(address)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_text_can_be_told_from_its_ground(browser: Browser, site: str, language: str, scheme: str) -> None:
    page = opened(browser, color_scheme=scheme)
    for name in (*PAGES, "withdrawn", "statement", "error-500"):
        page.goto(f"{site}/{language}-{name}")
        assert page.evaluate(FAINT) == [], name
    page.close()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_nothing_is_wider_than_the_window(browser: Browser, site: str, language: str) -> None:
    page = opened(browser)
    for name in PAGES:
        page.goto(f"{site}/{language}-{name}")
        for width in (320, 390, 640, 768, 1024, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (name, width)
    page.close()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_on_a_phone_every_pair_of_sentences_has_the_whole_width(browser: Browser, site: str, language: str) -> None:
    page = opened(browser, f"{site}/{language}-parallel", width=390)
    assert page.locator(".pairs .what").count() > 0
    widths = page.eval_on_selector_all(
        ".pairs :is(.source, .told)", "all => all.map(each => Math.round(each.getBoundingClientRect().width))"
    )
    assert set(widths) == {round(page.locator(".pairs").bounding_box()["width"])}
    page.close()


REPORTS = "all => all.map(each => [Number(getComputedStyle(each).opacity), each.getBoundingClientRect().height])"
# What is pressed and lower than the 24 pixels of WCAG 2.2, 2.5.8, but for links in sentences and those that are a whole card.
LOW = """() => [...document.querySelectorAll('a, button')]
  .filter((each) => each.checkVisibility() && !each.closest('.skip, .body p, .lead, .source, .target'))
  .filter((each) => getComputedStyle(each, '::after').position !== 'absolute')
  .filter((each) => each.getBoundingClientRect().height < 24)
  .map((each) => each.textContent.trim())"""


def test_the_way_to_report_a_sentence_is_quiet_until_it_is_wanted(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/de-parallel")
    told = page.locator(".told:has(.wrong)").first
    link = told.locator(".wrong a")
    seen = "each => Number(getComputedStyle(each).opacity)"
    assert link.evaluate(seen) == 0
    told.hover()
    assert link.evaluate(seen) == 1
    page.mouse.move(0, 0)
    link.focus()
    assert link.evaluate(seen) == 1
    page.close()


def test_by_touch_it_is_there_and_large_enough(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/de-parallel", width=390, has_touch=True, is_mobile=True)
    found = page.eval_on_selector_all(".wrong a", REPORTS)
    assert found
    assert [each for each in found if each[0] < 1 or each[1] < 24] == []
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_pressed_is_large_enough_for_a_finger(browser: Browser, site: str, width: int) -> None:
    page = opened(browser, width=width)
    for name in (*PAGES, "article-boxes", "withdrawn", "report", "reported-waiting", "error-404"):
        page.goto(f"{site}/de-{name}")
        assert page.evaluate(LOW) == [], name
    page.close()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_what_has_a_rule_stands_beside_a_box_and_not_behind_it(browser: Browser, site: str, language: str) -> None:
    page = opened(browser, f"{site}/{language}-article-boxes")
    for width in (1024, 1060, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        box = page.locator(".facts").bounding_box()
        rules = page.locator(".corrections").bounding_box()
        assert box is not None
        assert rules is not None
        assert box["y"] + box["height"] > rules["y"]  # else this would show nothing
        between = rules["x"] - box["x"] - box["width"] if language == "ar" else box["x"] - rules["x"] - rules["width"]
        assert between >= 24, width
    page.close()


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_the_sign_of_breaking_news_touches_neither_picture_nor_headline(
    browser: Browser, site: str, language: str
) -> None:
    page = opened(browser)
    for name in ("front-of-briefs", "section", "article"):
        page.goto(f"{site}/{language}-{name}")
        sign = page.locator("main .kicker strong").first.bounding_box()
        headline = page.locator("main :is(h1, h2):not(.opening *)").first.bounding_box()
        assert sign is not None
        assert headline is not None
        assert headline["y"] - sign["y"] - sign["height"] >= 1, name
    page.close()


@pytest.mark.parametrize(("name", "words"), [("article", ".dateline"), ("missing", ".there .headline")])
def test_foreign_words_on_a_line_of_their_own_keep_to_the_pages_edge(
    browser: Browser, site: str, name: str, words: str
) -> None:
    page = opened(browser, f"{site}/ar-{name}")
    ends = """element => {
        const written = document.createRange(); written.selectNodeContents(element);
        return [written.getBoundingClientRect().right, element.getBoundingClientRect().right];
    }"""
    written, line = page.locator(words).first.evaluate(ends)
    assert abs(written - line) < 2
    page.close()


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_letters_twice_as_large_still_fit(browser: Browser, site: str, width: int) -> None:
    page = opened(browser, width=width)
    for name in ("front", "section", "article", "parallel"):
        page.goto(f"{site}/de-{name}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
    page.close()


@pytest.mark.parametrize("name", ["front", "article", "parallel"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_keyboard_goes_through_the_page_in_its_order_and_is_always_seen(
    browser: Browser, site: str, language: str, name: str
) -> None:
    page = opened(browser, f"{site}/{language}-{name}")
    page.keyboard.press("Tab")
    stops = [page.evaluate(FOCUSED)]
    while not stops[-1]["isBody"] and len(stops) < 100:
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    places = [stop["order"] for stop in stops[:-1]]
    assert places == sorted(set(places))
    assert [stop for stop in stops[:-1] if not (stop["seen"] and stop["outlined"])] == []
    page.close()


def test_a_story_in_a_list_is_one_stop_and_its_picture_leads_there_too(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/en-front")
    cards = page.locator("main article")
    assert page.locator("main article a").count() == cards.count()
    target = page.evaluate(
        """() => {
            const place = document.querySelector('main article img').getBoundingClientRect();
            return document.elementFromPoint(place.x + place.width / 2, place.y + 20).closest('a').pathname;
        }"""
    )
    assert target == "/en/section-0/story-100/"
    page.close()


@pytest.mark.parametrize(("language", "onward"), [("de", "ArrowRight"), ("ar", "ArrowLeft")])
def test_originals_are_shown_sentence_by_sentence_from_the_keyboard(
    browser: Browser, site: str, language: str, onward: str
) -> None:
    page = opened(browser, f"{site}/{language}-article")
    page.locator("#originals").press("Enter")
    page.wait_for_selector(".asking")
    page.keyboard.press("ArrowDown")
    box = page.locator(".original")
    assert box.inner_text() == samples.document("en").headline.text
    assert box.locator("[lang='en-GB'][dir='ltr']").count() == 1
    page.keyboard.press(onward)
    assert as_written(box.inner_text()) == samples.document("en").lead.sentences[0].text
    assert box.bounding_box() is not None
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert page.evaluate("document.activeElement.id") == "originals"
    assert page.locator("#originals").get_attribute("aria-pressed") == "false"
    page.close()


def test_a_press_on_a_sentence_shows_its_original_within_the_window(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/ar-article", width=390)
    page.click("#originals")
    page.wait_for_selector(".asking")
    page.click("#s4")
    box = page.locator(".original").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.click("#s4")
    assert not page.locator(".original").is_visible()
    page.close()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_originals_stay_in_sight_at_the_edge_of_the_window(
    browser: Browser, site: str, width: int, height: int
) -> None:
    page = opened(browser, f"{site}/de-article-long", width=width)
    page.set_viewport_size({"width": width, "height": height})
    page.click("#originals")
    page.wait_for_selector(".asking")
    seen = page.evaluate(
        """() => [...document.querySelectorAll('.story span[id^=s]')].map(sentence => {
            scrollTo(0, scrollY + sentence.getBoundingClientRect().bottom - innerHeight + 40);
            sentence.click();
            const box = document.querySelector('.original'), place = box.getBoundingClientRect();
            return box.hidden || (place.top >= 0 && place.bottom <= innerHeight);
        })"""
    )
    assert len(seen) > 10
    assert all(seen)
    page.close()


def test_sentences_that_are_translated_alike_have_each_their_own_original(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/de-article")
    plain = page.locator(".story p span[id^=s]:not(:has(*))")
    first, second = (escape(plain.nth(number).inner_text(), quote=False) for number in (0, 1))

    def translated_alike(route: Route) -> None:
        answer = route.fetch()
        assert second in answer.text()
        route.fulfill(response=answer, body=answer.text().replace(second, first))

    page.route("**/original/", translated_alike)
    plain.nth(1).evaluate("(element, text) => (element.textContent = text)", plain.nth(0).inner_text())
    page.click("#originals")
    page.wait_for_selector(".asking")
    told = []
    for number in (0, 1):
        plain.nth(number).click()
        told.append(page.locator(".original").inner_text())
    assert told[0] != told[1]
    page.close()


def test_a_held_sentence_has_nothing_to_show_for_it_is_the_original(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/de-article")
    page.click("#originals")
    page.wait_for_selector(".asking")
    page.click(".held [id^=s]")
    assert not page.locator(".original").is_visible()
    page.close()


def test_where_the_originals_cannot_be_had_the_page_of_both_languages_is_opened(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/es-article")
    page.route(
        "**/original/", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )
    page.click("#originals")
    page.wait_for_url("**/original/")
    assert page.locator("h1").is_visible()
    page.close()


def test_the_address_is_copied_and_the_reader_is_told(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/de-article", permissions=["clipboard-read", "clipboard-write"])
    page.click("#copy")
    page.wait_for_function("document.querySelector('#copied').textContent !== ''")
    assert page.evaluate("navigator.clipboard.readText()") == "https://paper.example/100"
    page.close()


def test_without_scripts_no_control_is_shown_that_would_do_nothing(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/de-article", java_script_enabled=False)
    assert page.locator("button:visible").count() == 0
    assert page.locator("#address").is_visible()
    page.close()


def test_on_paper_the_story_is_black_on_white_without_the_furniture(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/de-article", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    for furniture in (".languages", ".sections", ".more", ".imprint", "button"):
        assert page.locator(furniture).first.is_hidden()
    assert page.locator(".notice p").first.is_visible()
    page.close()


def test_in_forced_colours_the_current_places_and_held_sentences_stay_marked(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/de-article", forced_colors="active")
    for marked in (".sections [aria-current]", ".languages [aria-current]"):
        decoration = page.locator(marked).evaluate("each => getComputedStyle(each).textDecorationLine")
        assert decoration == "underline"
    border = page.locator(".held > span").first.evaluate("each => getComputedStyle(each).borderBlockEndWidth")
    assert border == "2px"
    page.close()
