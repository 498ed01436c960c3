"""An Arabic edition with each choice of digits, as readers see it."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup

from tests.journeys.echo_log import sentences_asked
from tests.journeys.paper import Paper, until

HEADLINE = ("The harbour counts 2,500 boats", "الميناء يحصي 2,500 قارب")
COUNTED = ("It counts 12.5% more than in 2025.", "ويزيد ذلك بنسبة 12.5% عن عام 2025.")
CODED = (
    "The ferry F-16 takes 90 cars, says desk24@example.org.",
    "تنقل العبارة F-16 نحو 90 سيارة، كما يقول desk24@example.org.",
)
STORY = f"""---
section: news
language: en
headline: {HEADLINE[0]}
---
{COUNTED[0]} {CODED[0]}

1. One boat.
2. Two boats.

| Year | Boats |
|---|---|
| 2025 | 1,250 |
"""
EASTERN = re.compile("[٠-٩]")
LATIN = re.compile("[0-9]")


@pytest.fixture(scope="module")
def story(served_paper: Paper) -> str:
    """The address of the article in Arabic, whose sentences come from another memory."""
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>{source}</seg></tuv><tuv xml:lang="ar"><seg>{target}</seg></tuv></tu>'
        for source, target in (HEADLINE, COUNTED, CODED)
    )
    head = (
        '<header creationtool="x" creationtoolversion="1" datatype="plaintext" segtype="sentence" adminlang="en" '
        'srclang="en" o-tmf="x"/>'
    )
    file = served_paper.home / "ar.tmx"
    file.write_text(f'<?xml version="1.0"?><tmx version="1.4">{head}<body>{units}</body></tmx>', encoding="utf-8")
    assert "none back" in served_paper.command("memory", "import", str(file)).stdout
    address: str = served_paper.publish(STORY)["editions"]["ar"]["address"]
    until(served_paper.is_all_in_print, what="the story in every edition")
    return address


@pytest.fixture
def in_native(served_paper: Paper, story: str) -> Iterator[None]:
    choose(served_paper, "native")
    until(lambda: "٢٬٥٠٠" in main_of(served_paper, story), what="Arabic digits")
    until(served_paper.is_all_in_print, what="every page in them")
    yield
    choose(served_paper, "latn")
    until(lambda: "2,500" in main_of(served_paper, story), what="0 to 9")
    until(served_paper.is_all_in_print, what="every page in them")


def choose(paper: Paper, digits: str) -> None:
    paper.inside(
        f"""
        from colporteur.foundations.clock import now
        from colporteur.newsroom.actions import choose_digits
        choose_digits(prefix="ar", digits={digits!r}, by=None, at=now())
        """
    )


def main_of(paper: Paper, address: str) -> str:
    """What stands on the page for people, but for addresses and what is left in the original."""
    main = BeautifulSoup(paper.get(address).text, "html.parser").main
    assert main is not None
    for each in main.select(".share"):
        each.decompose()
    return main.get_text(" ")


def test_an_arabic_edition_has_0_to_9_unless_it_chooses_others(served_paper: Paper, story: str) -> None:
    page = main_of(served_paper, story)
    assert HEADLINE[1] in page and COUNTED[1] in page and CODED[1] in page and "1,250" in page
    assert not EASTERN.search(served_paper.get(story).text)


def test_everything_on_its_pages_follows_the_choice(served_paper: Paper, story: str, in_native: None) -> None:
    page = main_of(served_paper, story)
    assert "الميناء يحصي ٢٬٥٠٠ قارب" in page
    assert "ويزيد ذلك بنسبة ١٢٫٥٪ عن عام ٢٠٢٥." in page
    assert "تنقل العبارة F-16 نحو ٩٠ سيارة، كما يقول desk24@example.org." in page
    assert "١٬٢٥٠" in page and "٢٠٢٥" in page
    whole = BeautifulSoup(served_paper.get(story).text, "html.parser")
    times = whole.select("time")
    assert times and not any(LATIN.search(each.get_text()) for each in times)
    assert not any(EASTERN.search(str(each["datetime"])) for each in times), "machines read 0 to 9"
    assert whole.html is not None and whole.html["data-digits"] == "arab"
    assert [link["href"] for link in whole.select("link[rel=stylesheet]")], "for the numbers of lists"


def test_addresses_and_what_machines_read_stay(served_paper: Paper, story: str, in_native: None) -> None:
    assert served_paper.get(story).status_code == 200, "at the address that it had before"
    assert "2-500" in story
    feed = served_paper.get("/ar/feed.xml").text
    assert "٢٬٥٠٠" in feed
    dates = re.findall(r"<pubDate>(.*?)</pubDate>", feed)
    assert dates and not EASTERN.search("".join(dates))
    (data,) = re.findall(r'"datePublished": ?"(.*?)"', served_paper.get(story).text)[:1]
    assert not EASTERN.search(data)


def test_other_editions_do_not_change_and_no_engine_is_asked(served_paper: Paper, story: str) -> None:
    pages = {prefix: main_of(served_paper, f"/{prefix}/") for prefix in ("en", "de")}
    before, asked = main_of(served_paper, story), sentences_asked(served_paper.echo_log)
    choose(served_paper, "native")
    until(lambda: "٢٬٥٠٠" in main_of(served_paper, story), what="Arabic digits")
    choose(served_paper, "latn")
    until(lambda: main_of(served_paper, story) == before, what="the page as it was")
    until(served_paper.is_all_in_print, what="every page")
    assert sentences_asked(served_paper.echo_log) == asked
    assert {prefix: main_of(served_paper, f"/{prefix}/") for prefix in ("en", "de")} == pages


def test_a_choice_that_a_language_does_not_have_is_refused(served_paper: Paper) -> None:
    told = served_paper.inside(
        """
        from colporteur.foundations.clock import now
        from colporteur.foundations.errors import BadCopy
        from colporteur.newsroom.actions import choose_digits
        try:
            choose_digits(prefix="de", digits="native", by=None, at=now())
        except BadCopy as error:
            print(error)
        """
    )
    assert "no digits of its own" in told
