"""The newsroom's own pages in a real browser, on a phone and on a desk, by day and by night."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.newsroom import PHONE, at_work, looks_right_everywhere
from tests.journeys.paper import PATIENCE_SECONDS, Paper

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE_SECONDS * 1000)
HEADLINE = "The ferry sails again after eleven years in the dock"
STORY = f"---\nsection: news\nlanguage: en\nheadline: {HEADLINE}\n---\nIt carried 12 cars.\n"


@pytest.fixture(scope="module")
def story(served_paper: Paper) -> dict[str, object]:
    return served_paper.publish(STORY)


@pytest.fixture(scope="module")
def editor(browser: Browser, served_paper: Paper, story: dict[str, object]) -> Iterator[Page]:
    with at_work(browser, served_paper, name="Eva Lind", group="Editor") as page:
        yield page


def test_on_a_phone_headlines_have_the_lists_whole_width(editor: Page, served_paper: Paper) -> None:
    editor.goto(served_paper.url("/newsroom/articles/"))
    looks_right_everywhere(editor)
    editor.set_viewport_size({"width": PHONE, "height": 844})
    expect(editor.locator("main table .title").filter(has_text=HEADLINE)).to_be_visible()
    assert share_of_width(editor, "main table tbody .title") > 0.7
    editor.goto(served_paper.url("/newsroom/front/"))
    editor.get_by_role("button", name="Add story").click()
    editor.get_by_role("button", name="Choose an article").click()
    expect(editor.locator(".modal table tbody .title").filter(has_text=HEADLINE)).to_be_visible()
    assert share_of_width(editor, ".modal table tbody .title") > 0.9
    assert editor.locator(".modal-body").evaluate("body => body.scrollWidth - body.clientWidth") <= 0
    editor.get_by_role("link", name=HEADLINE).press("Enter")
    expect(editor.locator("main")).to_contain_text(HEADLINE)


def share_of_width(page: Page, selector: str) -> float:
    """How much of its table's width something has."""
    return float(page.locator(selector).first.evaluate("e => e.clientWidth / e.closest('table').clientWidth"))


def test_nothing_of_the_newspapers_own_form_is_beyond_a_phones_edge(editor: Page, served_paper: Paper) -> None:
    number = served_paper.inside("from colporteur.newsroom.models import Newspaper; print(Newspaper.objects.get().pk)")
    editor.goto(served_paper.url(f"/newsroom/pages/{number}/edit/"))
    looks_right_everywhere(editor)
    editor.set_viewport_size({"width": PHONE, "height": 844})
    shown = editor.locator("main select:visible, main .help:visible, main input[type=text]:visible")
    edges = shown.evaluate_all("all => all.map((each) => each.getBoundingClientRect().right)")
    assert len(edges) > 10
    assert max(edges) <= PHONE
