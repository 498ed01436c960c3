"""Somebody of the newsroom in a real browser, and what holds of every page they see."""

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys.paper import PATIENCE_SECONDS, Paper

PASSWORD = "a-long-password-of-theirs"
PHONE, DESK = 390, 1280
WIDTHS = (PHONE, DESK)
SCHEMES = ("light", "dark")


@contextmanager
def at_work(browser: Browser, paper: Paper, *, name: str, group: str) -> Iterator[Page]:
    """A person of this group, made for the occasion, signed in by keyboard."""
    first, last = name.split()
    paper.inside(
        f"""
        from django.contrib.auth.models import Group
        from colporteur.people.models import User
        user = User.objects.create_user({first.lower()!r}, password={PASSWORD!r}, first_name={first!r}, last_name={last!r})
        user.groups.add(Group.objects.get(name={group!r}))
        """
    )
    with browser.new_context(viewport={"width": DESK, "height": 900}) as visit:
        visit.set_default_timeout(PATIENCE_SECONDS * 1000)
        page = visit.new_page()
        page.goto(paper.url("/newsroom/login/"))
        page.locator("input[name=username]").fill(first.lower())
        page.locator("input[name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(paper.url("/newsroom/"))
        yield page


def looks_right(page: Page, *, width: int, scheme: str) -> None:
    """Nothing for axe to say, and nothing beyond the edge."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")  # colours that are still changing
    found = Axe().run(page, context="main")
    assert not found.response["violations"], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def looks_right_everywhere(page: Page) -> None:
    """On a phone and on a desk, by day and by night."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            looks_right(page, width=width, scheme=scheme)
