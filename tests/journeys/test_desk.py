"""A translator at the desk, in a real browser, by keyboard alone."""

import re
from collections.abc import Iterator

import httpx
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys.newsroom import DESK, SCHEMES, WIDTHS, at_work, looks_right, looks_right_everywhere
from tests.journeys.paper import PATIENCE_SECONDS, Paper, until

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE_SECONDS * 1000)
STORY = """---
section: news
language: en
headline: The ferry sails again
lead: The first crossing has taken place.
---
It carried 12 cars and a brass band. The captain was pleased. The next boat sails at noon.
"""
RIGHT, WRONG = "Er trug 12 Autos und eine Kapelle.", "Er trug 21 Autos und eine Kapelle."


@pytest.fixture(scope="module")
def page(browser: Browser, served_paper: Paper) -> Iterator[Page]:
    with at_work(browser, served_paper, name="Ana Soler", group="Translator") as page:
        yield page


@pytest.fixture(scope="module")
def story(served_paper: Paper) -> dict[str, object]:
    return served_paper.publish(STORY)


def typed(page: Page, text: str) -> None:
    """Into whatever has the focus, in place of what stands there."""
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_a_translation_is_corrected_and_approved_without_a_mouse(
    page: Page, served_paper: Paper, story: dict[str, object]
) -> None:
    page.goto(served_paper.url(f"/newsroom/translations/{story['id']}/de/"))
    says = page.get_by_role("status").and_(page.locator("[data-desk-says]"))
    cars = page.locator("[data-desk-row]").filter(has_text="brass band")
    for _ in range(40):  # Tab reaches the sentences as it does everything else
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    while not cars.locator(".desk-row__target textarea").evaluate("field => field === document.activeElement"):
        page.keyboard.press("Alt+ArrowDown")

    typed(page, WRONG)
    page.keyboard.press("Control+Enter")
    expect(says).to_have_text("held: the original is printed")
    expect(page.locator("[data-desk-left]")).to_have_text("1 sentence to look at")
    page.keyboard.press("Alt+F")
    expect(cars.locator(".desk-row__target textarea")).to_be_focused()
    expect(cars).to_contain_text("12")

    typed(page, RIGHT)
    page.keyboard.press("Control+Enter")
    expect(says).to_have_text("corrected")
    expect(
        page.locator("[data-desk-row]").filter(has_text="captain").locator(".desk-row__target textarea")
    ).to_be_focused()
    page.keyboard.press("Alt+O")
    expect(says).to_have_text("in the original, as somebody wished")
    page.keyboard.press("Alt+U")
    expect(says).to_have_text("by echo")

    address = str(story["editions"]["de"]["address"])  # type: ignore[index]
    until(lambda: RIGHT in served_paper.get(address).text, what="the correction")
    page.keyboard.press("Alt+Shift+A")
    expect(page.get_by_text("Approved. Readers see that you have reviewed it.")).to_be_visible()
    until(lambda: "Ana Soler" in served_paper.get(address).text, what="the reviewer's name")


def test_the_desks_bar_stays_in_sight_below_the_header(
    page: Page, served_paper: Paper, story: dict[str, object]
) -> None:
    page.goto(served_paper.url(f"/newsroom/translations/{story['id']}/de/"))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 500})
        page.locator("[data-desk-row]").last.scroll_into_view_if_needed()
        is_below = page.wait_for_function(
            """() => {
                const [header, bar] = ["header.w-slim-header", ".desk-bar"].map(
                    (each) => document.querySelector(each).getBoundingClientRect());
                return document.querySelector(".content-wrapper").scrollTop > 0 && Math.abs(bar.top - header.bottom) < 1;
            }"""
        )
        assert is_below.json_value() is True
    page.set_viewport_size({"width": DESK, "height": 900})


def test_what_was_typed_survives_a_closed_window(page: Page, served_paper: Paper, story: dict[str, object]) -> None:
    address = served_paper.url(f"/newsroom/translations/{story['id']}/es/")
    page.goto(address)
    field = page.locator("textarea").last
    field.fill("Una frase que nadie ha guardado.")
    page.goto("about:blank")
    page.goto(address)
    expect(field).to_have_value("Una frase que nadie ha guardado.")
    field.focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-desk-row]").last).not_to_have_class(re.compile("changed"))


def test_keys_that_are_pressed_before_the_desk_is_loaded_are_not_lost(
    page: Page, served_paper: Paper, story: dict[str, object]
) -> None:
    waiting: list[Route] = []
    page.route(re.compile(r"/desk[^/]*\.js"), lambda route: waiting.append(route))  # noqa: PLW0108 - it takes no attributes
    page.goto(served_paper.url(f"/newsroom/translations/{story['id']}/de/"), wait_until="commit")
    fields = page.locator(".desk-row__target textarea")
    fields.first.focus()
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    expect(fields.first).to_be_focused()
    assert waiting
    for each in waiting:
        each.continue_()
    page.unroute_all()
    expect(fields.nth(2)).to_be_focused()


def test_two_people_in_one_sentence_lose_neither_ones_work(
    page: Page, served_paper: Paper, story: dict[str, object]
) -> None:
    page.goto(served_paper.url(f"/newsroom/translations/{story['id']}/fr/"))
    row = page.locator("[data-desk-row]").filter(has_text="next boat")
    key = row.get_attribute("data-desk-row")
    served_paper.inside(
        f"""
        from colporteur.foundations.clock import now
        from colporteur.people.models import User
        from colporteur.translation.actions import vouch_for_sentence
        from colporteur.translation.admin.places import on_the_desk
        from colporteur.translation.desk import translation_desk
        ben = User.objects.create_user("ben", first_name="Ben", last_name="Roy")
        vouch_for_sentence(place=on_the_desk({story["id"]}, "fr").place({key!r}), text="Le prochain part à midi.",
                           judge=translation_desk().judge, by=ben, at=now())
        """
    )
    row.locator(".desk-row__target textarea").fill("Le prochain bateau part à midi.")
    row.locator(".desk-row__target textarea").press("Control+Enter")
    expect(row.locator(".desk-row__error")).to_contain_text("Ben Roy has changed this sentence")
    expect(row.locator(".desk-row__theirs")).to_have_text("Le prochain part à midi.")
    expect(row.locator(".desk-row__target textarea")).to_have_value("Le prochain bateau part à midi.")
    row.locator(".desk-row__target textarea").press("Control+Enter")
    expect(row).to_contain_text("corrected")


def reported(paper: Paper, story: dict[str, object], sentence: str, **written: str) -> str:
    """Report a sentence of the French edition as a reader without script or cookies; the outcome's address."""
    side_by_side = BeautifulSoup(
        paper.get(f"/fr/news/x-{story['id']}/original/", follow_redirects=True).text, "html.parser"
    )
    pair = next(each for each in side_by_side.select(".pairs li") if sentence in each.text)
    form = BeautifulSoup(paper.get(str(pair.select_one(".wrong a")["href"])).text, "html.parser").form
    token = form.select_one("[name=token]")["value"]
    site = {"Sec-Fetch-Site": "same-origin"}
    sent = httpx.post(paper.url(str(form["action"])), data={"token": token, **written}, headers=site, timeout=30)
    assert sent.status_code == 303, sent.text
    return sent.headers["Location"]


def test_a_readers_words_are_taken_over_with_one_key_and_another_reader_is_answered(
    page: Page, served_paper: Paper, story: dict[str, object]
) -> None:
    better = "Le capitaine était content."
    taken = reported(served_paper, story, "captain", remark="Pas très français.", proposal=better, name="Noor")
    left = reported(served_paper, story, "brass band", remark="Combien ?")
    assert "Merci de votre signalement" in served_paper.get(taken).text
    page.goto(served_paper.url("/newsroom/translations/queue/?show=reported"))
    expect(page.locator("main")).to_contain_text("Pas très français.")
    page.goto(served_paper.url(f"/newsroom/translations/{story['id']}/fr/"))
    says = page.locator("[data-desk-says]")

    captain = page.locator("[data-desk-row]").filter(has_text="captain")
    captain.locator(".desk-row__target textarea").focus()
    page.keyboard.press("Alt+P")
    expect(says).to_have_text("corrected")
    expect(captain).to_contain_text("proposed by Noor, report")
    expect(captain.locator("[data-reports]")).to_have_count(0)
    assert "Votre proposition a été retenue." in served_paper.get(taken).text
    address = str(story["editions"]["fr"]["address"])  # type: ignore[index]
    until(lambda: better in served_paper.get(address).text, what="the reader's wording")

    band = page.locator("[data-desk-row]").filter(has_text="brass band")
    band.locator(".desk-row__target textarea").focus()
    page.keyboard.press("Alt+N")
    page.keyboard.press("Enter")
    expect(says).to_contain_text("The answer is empty.")
    band.locator(".desk-row__target textarea").focus()
    page.keyboard.press("Alt+N")
    page.keyboard.type("Douze, comme dans l’original.")
    page.keyboard.press("Enter")
    expect(band.locator("[data-reports]")).to_have_count(0)
    assert "Douze, comme dans l’original." in served_paper.get(left).text


def test_a_correction_is_adapted_after_its_sentence_has_changed_without_a_mouse(
    page: Page, served_paper: Paper, story: dict[str, object]
) -> None:
    address = str(story["editions"]["es"]["address"])  # type: ignore[index]
    page.goto(served_paper.url(f"/newsroom/translations/{story['id']}/es/"))
    page.locator("[data-desk-row]").filter(has_text="captain").locator(".desk-row__target textarea").focus()
    typed(page, "El capitán estaba contento.")
    page.keyboard.press("Control+Enter")
    until(lambda: "El capitán estaba contento." in served_paper.get(address).text, what="the correction")

    served_paper.publish(
        STORY.replace("The captain was pleased.", "The captain was not pleased."), "--update", str(story["id"])
    )
    page.reload()
    says = page.locator("[data-desk-says]")
    captain = page.locator("[data-desk-row]").filter(has_text="captain")
    expect(captain.locator(".desk-former")).to_contain_text("Ana Soler corrected this sentence before it changed:")
    expect(captain.locator(".desk-former ins")).to_have_text("not ")
    captain.locator(".desk-row__target textarea").focus()
    page.keyboard.press("Alt+C")
    expect(says).to_contain_text("Taken over.")
    expect(captain.locator(".desk-row__target textarea")).to_have_value("El capitán estaba contento.")
    typed(page, "El capitán no estaba contento.")
    page.keyboard.press("Control+Enter")
    expect(captain.locator(".desk-former")).to_have_count(0)
    until(lambda: "El capitán no estaba contento." in served_paper.get(address).text, what="the new correction")
    served_paper.publish(STORY, "--update", str(story["id"]))


def test_a_plain_wording_is_given_to_the_engines_of_every_language_without_a_mouse(
    page: Page, served_paper: Paper, story: dict[str, object]
) -> None:
    page.goto(served_paper.url(f"/newsroom/translations/{story['id']}/es/"))
    says = page.locator("[data-desk-says]")
    cars = page.locator("[data-desk-row]").filter(has_text="brass band")
    words = cars.locator("[data-plain-words]")
    cars.locator(".desk-row__target textarea").focus()
    page.keyboard.press("Alt+W")
    expect(words).to_be_focused()
    expect(words).to_have_value("It carried 12 cars and a brass band.")
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()
    page.keyboard.press("Alt+W")

    typed(page, "There were cars and a brass band on it.")
    page.keyboard.press("Enter")
    expect(says).to_contain_text("The plain wording lacks")
    expect(words).to_be_focused()
    expect(words).to_have_value("There were cars and a brass band on it.")
    typed(page, "There were 12 cars and a brass band on it.")
    page.keyboard.press("Enter")
    expect(cars.locator(".desk-row__target textarea")).to_have_value("⟦There were 12 cars and a brass band on it.⟧")
    expect(cars.locator(".desk-row__target textarea")).to_be_focused()
    expect(cars).to_contain_text("Plain wording for engines:")
    address = str(story["editions"]["fr"]["address"])  # type: ignore[index]
    until(lambda: "⟦There were 12 cars" in served_paper.get(address).text, what="the French edition")

    page.keyboard.press("Alt+W")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(cars.locator(".desk-row__target textarea")).to_have_value("⟦It carried 12 cars and a brass band.⟧")
    until(lambda: "⟦It carried 12 cars" in served_paper.get(address).text, what="the French edition as before")


@pytest.fixture(scope="module")
def editor(browser: Browser, served_paper: Paper) -> Iterator[Page]:
    with at_work(browser, served_paper, name="Eva Lind", group="Editor") as page:
        yield page


def test_an_archive_is_looked_at_started_and_watched(
    editor: Page, served_paper: Paper, story: dict[str, object]
) -> None:
    served_paper.inside(
        f"""
        from colporteur.translation.models import ArticleTranslation, Unit
        ArticleTranslation.objects.filter(article_id={story["id"]}, language="es").delete()
        Unit.objects.filter(target_language="es").delete()
        """
    )
    editor.goto(served_paper.url("/newsroom/translations/archive/"))
    editor.get_by_label("Edition").select_option("es")
    editor.get_by_role("button", name="See what it takes").press("Enter")
    expect(editor.locator("main")).to_contain_text("echo")
    looks_right_everywhere(editor)
    editor.get_by_role("button", name="Translate 1 article").press("Enter")
    says = editor.locator("[data-run-live] [role=status]")
    expect(says).to_contain_text("finished")  # the page follows by itself
    expect(editor.locator("[data-run]")).to_contain_text("1 of 1")
    looks_right_everywhere(editor)
    editor.goto(served_paper.url(f"/newsroom/translations/{story['id']}/es/"))
    expect(editor.locator("[data-desk-row]").first).to_contain_text("ferry")


def test_a_paused_run_says_how_far_it_is_and_is_stopped_without_a_mouse(editor: Page, served_paper: Paper) -> None:
    for kind, what in (("ArchiveRun", "archive"), ("RenewalRun", "engines")):
        sentences = ", sentences=9" if kind == "RenewalRun" else ""
        number = served_paper.inside(
            f"""
            from colporteur.foundations.clock import now
            from colporteur.translation.models import {kind}
            at = now()
            print({kind}.objects.create(language="ar", articles=3{sentences}, state="paused", at=at, changed_at=at).pk)
            """
        )
        editor.goto(served_paper.url(f"/newsroom/translations/{what}/{number}/"))
        expect(editor.get_by_role("progressbar")).to_be_visible()
        looks_right_everywhere(editor)
        editor.get_by_role("button", name="Stop for good").press("Enter")
        expect(editor.locator("[data-run-live] [role=status]")).to_contain_text("stopped")
        expect(editor.get_by_role("button", name="Go on")).to_have_count(0)


@pytest.mark.parametrize(
    ("where", "heading"),
    [("files/", "Files"), ("engines/", "Newer engines"), ("{id}/fr/file/", "For an outside translator")],
)
def test_pages_of_files_and_engines_are_there_for_everybody(
    editor: Page, served_paper: Paper, story: dict[str, object], where: str, heading: str
) -> None:
    editor.goto(served_paper.url(f"/newsroom/translations/{where.format(id=story['id'])}"))
    expect(editor.get_by_role("heading", level=1)).to_have_text(heading)
    looks_right_everywhere(editor)


def test_what_is_ticked_on_the_board_is_taken_out_of_print_and_approved_again_without_a_mouse(
    editor: Page, served_paper: Paper, story: dict[str, object]
) -> None:
    address = str(story["editions"]["fr"]["address"])  # type: ignore[index]
    until(lambda: "⟦" in served_paper.get(address).text, what="the French page")
    _with_what_is_ticked(editor, served_paper, "Take out of print")
    expect(editor.locator("main")).to_contain_text("leave print at once")
    expect(editor.locator(".desk-chosen")).to_contain_text("The ferry sails again · Français")
    looks_right_everywhere(editor)
    editor.get_by_role("button", name="Take out of print").press("Enter")
    expect(editor.get_by_text("Done for 1 translation.")).to_be_visible()
    until(lambda: "⟦" not in served_paper.get(address).text, what="its leaving print")

    _with_what_is_ticked(editor, served_paper, "Approve")
    expect(editor.locator("main")).to_contain_text("reviewed by you")
    editor.get_by_role("button", name="Approve").press("Enter")
    expect(editor.get_by_text("Done for 1 translation.")).to_be_visible()
    until(lambda: "Eva Lind" in served_paper.get(address).text, what="the reviewer's name")

    editor.get_by_role("button", name="Translate anew").press("Enter")
    expect(editor.get_by_text("Nothing is ticked.")).to_be_visible()


def _with_what_is_ticked(editor: Page, paper: Paper, deed: str) -> None:
    editor.goto(paper.url("/newsroom/translations/"))
    editor.get_by_label("The ferry sails again, français").press("Space")
    editor.get_by_role("button", name=deed).press("Enter")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("where", ["", "queue/?show=all", "{id}/ar/", "{id}/fr/"])
def test_the_desk_is_there_for_everybody(
    page: Page, served_paper: Paper, story: dict[str, object], where: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    if where.endswith("/fr/"):
        reported(served_paper, story, "next boat", remark=f"Une remarque, {scheme}.", proposal="Le bateau part à midi.")
    page.goto(served_paper.url(f"/newsroom/translations/{where.format(id=story['id'])}"))
    if where.startswith("{id}"):
        page.locator(".desk-row__target textarea").first.focus()
        page.keyboard.press("Alt+W")
        expect(page.locator("[data-plain-words]").first).to_be_focused()
    looks_right(page, width=DESK, scheme=scheme)
