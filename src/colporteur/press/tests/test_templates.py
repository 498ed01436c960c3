"""Every template, filled with everything that may come, in every edition."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings

from colporteur.newsroom.rules.languages import direction as direction_of
from colporteur.press.layouts import NoticeKind
from colporteur.press.pages.parallel import rows
from colporteur.press.rendering import page, policy
from colporteur.press.tests import samples
from colporteur.press.tests.reading import faults, words
from colporteur.text.documents import EMPTY, Figure, Sentence, Standing

PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CASES = [(language, name) for language in samples.EDITIONS for name in samples.sheets(language)]
every_page = pytest.mark.parametrize(("language", "name"), CASES)
translated = pytest.mark.parametrize("language", [each for each in samples.EDITIONS if each != "en"])


@cache
def printed(language: str, name: str) -> str:
    template, sheet = samples.sheets(language)[name]
    return html_of(template, sheet)


def html_of(template: str, sheet: Any) -> str:
    with override_settings(STORAGES=PLAIN):
        return page(template, sheet, sheet.chrome).decode()


@cache
def soup(language: str, name: str) -> BeautifulSoup:
    return BeautifulSoup(printed(language, name), "html.parser")


@every_page
def test_the_html_is_well_formed(language: str, name: str) -> None:
    assert faults(printed(language, name)) == []


def test_a_paper_in_one_language_has_no_choice_of_languages_and_does_not_speak_of_others() -> None:
    template, sheet = samples.sheets("de")["article"]
    own = tuple(each for each in sheet.chrome.editions if each.is_current)
    alone = BeautifulSoup(html_of(template, replace(sheet, chrome=replace(sheet.chrome, editions=own))), "html.parser")
    assert alone.select_one(".languages") is None
    address = alone.select_one(".share p")
    assert address is not None
    assert " ".join(address.text.split()) == "Adresse des Artikels: https://paper.example/100"


@every_page
def test_the_page_says_its_language_and_direction(language: str, name: str) -> None:
    html = soup(language, name).html
    assert html is not None
    assert html["lang"] == samples.stock()[language]["tag"]
    assert html["dir"] == direction_of(language)


@every_page
def test_headings_begin_with_the_one_h1_and_skip_no_level(language: str, name: str) -> None:
    levels = [int(each.name[1]) for each in soup(language, name).find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_page
def test_the_landmarks_are_there_once_and_each_menu_has_a_name_of_its_own(language: str, name: str) -> None:
    found = soup(language, name)
    assert [len(found.select(each)) for each in ("body > header", "main", "body > footer", "a.skip")] == [1, 1, 1, 1]
    names = [str(each.get("aria-label", "")) for each in found.find_all("nav")]
    assert all(names)
    assert len(set(names)) == len(names)
    labels = [str(each["aria-labelledby"]) for each in found.select("[aria-labelledby]")]
    assert all(found.find(id=each) for each in labels)


@every_page
def test_nothing_stands_inline_but_the_one_style_that_the_policy_names(language: str, name: str) -> None:
    found = soup(language, name)
    (style,) = found.find_all("style")
    assert f"'sha256-{b64encode(sha256(style.text.encode()).digest()).decode()}'" in policy()
    scripts = [each for each in found.find_all("script") if each.get("type") != "application/ld+json"]
    assert all(str(each["src"]).startswith("/static/") and not each.text for each in scripts)


@every_page
def test_every_link_leads_somewhere_and_says_where(language: str, name: str) -> None:
    for link in soup(language, name).find_all("a"):
        assert link.get("href")
        assert link.get_text(strip=True)


@every_page
def test_every_picture_keeps_its_place_and_only_the_first_is_hurried(language: str, name: str) -> None:
    pictures = soup(language, name).find_all("img")
    assert all(each["width"] and each["height"] for each in pictures)
    hurried = [each for each in pictures if each.get("fetchpriority")]
    assert len(hurried) <= 1
    assert all(each.get("loading") == "lazy" for each in pictures if each not in hurried)


def sentences(part: Any) -> Iterator[Sentence]:
    """Every sentence of a sheet."""
    if isinstance(part, Sentence):
        yield part
    elif isinstance(part, (tuple, list)):
        for each in part:
            yield from sentences(each)
    elif isinstance(part, dict):
        yield from sentences(list(part.values()))
    elif is_dataclass(part):
        for each in fields(part):
            yield from sentences(getattr(part, each.name))


@every_page
def test_a_sentence_in_another_language_says_so_and_runs_its_own_way(language: str, name: str) -> None:
    foreign = {each.text: each.language for each in sentences(samples.sheets(language)[name][1])}
    foreign = {text: other for text, other in foreign.items() if other != language}
    own = direction_of(language)
    for each in words(soup(language, name)):
        other = foreign.get(each.text)
        assert other is None or each.language.partition("-")[0] == other
        assert other is None or each.direction == direction_of(other)
        assert other or each.is_name or each.direction == own or each.language


@translated
def test_a_held_sentence_is_announced_and_marked(language: str) -> None:
    held = soup(language, "article").select(".body .held")
    assert len(held) == 1
    assert held[0].small is not None
    assert held[0].small.text
    assert held[0].select_one("span[lang][id^=s]")


@translated
def test_above_a_translation_stand_the_way_to_the_original_and_both_languages(language: str) -> None:
    notice = soup(language, "article").select_one(".notice")
    assert notice is not None
    links = [str(each["href"]) for each in notice.find_all("a")]
    assert links == ["/en/section-0/story-100/", f"/{language}/section-0/story-100/original/"]


@pytest.mark.parametrize("kind", [each for each in NoticeKind if each is not NoticeKind.NONE])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_each_kind_of_translation_has_words_of_its_own(language: str, kind: NoticeKind) -> None:
    sheet = samples.article(language)
    shown = replace(sheet, notice=samples.notice(language, kind=kind, reviewer="", held_sentences=0, grade="good"))
    others = [
        replace(sheet, notice=replace(shown.notice, kind=each)) for each in NoticeKind if each not in (kind, "none")
    ]
    texts = [BeautifulSoup(html_of("article.html", each), "html.parser").select_one(".notice p") for each in others]
    own = BeautifulSoup(html_of("article.html", shown), "html.parser").select_one(".notice p")
    assert own is not None
    assert own.text
    assert own.text not in [each.text for each in texts if each]


def test_an_original_has_no_notice() -> None:
    assert not soup("en", "article").select(".notice")


def test_the_order_of_the_article_page_is_the_one_that_was_agreed() -> None:
    html = printed("de", "article")
    order = (
        'class="languages"',
        'class="kicker"',
        "<h1",
        'class="lead"',
        'class="bylines"',
        'class="dateline"',
        "<time",
        'class="notice"',
        'class="picture"',
        'class="body"',
        'id="corrections"',
        'class="share"',
        'class="more"',
        "<footer",
    )
    main = html.index("<main")
    places = [html.index(order[0]), *(html.index(each, main) for each in order[1:])]
    assert places == sorted(places)


def test_a_correction_is_dated_and_pointed_to_from_the_top() -> None:
    found = soup("es", "article")
    pointer = found.select_one(".margin a[href='#corrections']")
    assert pointer is not None
    assert "24 de noviembre de 2026" in pointer.text
    assert found.select_one("#corrections time[datetime^='2026-11-24']")


def test_the_address_to_share_is_a_plain_link_and_the_button_waits_for_the_script() -> None:
    share = soup("fr", "article").select_one(".share")
    assert share is not None
    assert [str(each["href"]).partition(":")[0] for each in share.find_all("a")] == ["https", "mailto"]
    assert all(each.find_parent(attrs={"hidden": True}) for each in share.find_all("button"))


def test_a_page_that_is_not_indexed_names_no_other_address() -> None:
    head = soup("de", "missing").head
    assert head is not None
    assert head.select_one("meta[name=robots][content=noindex]")
    assert not head.select("link[rel=canonical], link[hreflang]")


def test_an_indexed_page_names_every_edition_and_the_default() -> None:
    head = soup("de", "article").head
    assert head is not None
    named = {str(each["hreflang"]): str(each["href"]) for each in head.select("link[hreflang]")}
    assert set(named) == {samples.stock()[each]["tag"] for each in samples.EDITIONS} | {"x-default"}
    assert all(each.startswith("https://paper.example/") for each in named.values())


def test_what_the_newsroom_puts_in_the_menu_stands_behind_the_sections() -> None:
    template, sheet = samples.sheets("en")["statement"]
    here = replace(sheet.chrome.menu[0], is_current=True)
    own = replace(sheet, chrome=replace(sheet.chrome, menu=(here,)))
    menu = BeautifulSoup(html_of(template, own), "html.parser").select(".masthead .sections a")
    assert [each.text for each in menu] == [each.text for each in (*own.chrome.sections, here)]
    assert menu[-1]["aria-current"] == "page"


def test_a_section_without_a_name_leaves_no_empty_words() -> None:
    sheet = samples.article("de")
    nameless = replace(sheet, section=replace(sheet.section, text=""))
    cards = tuple(
        replace(each, section=nameless.section, kicker=replace(each.kicker, sentences=())) for each in sheet.more
    )
    template, front = samples.sheets("de")["front"]
    for html in (
        html_of("article.html", replace(nameless, more=cards)),
        html_of(template, replace(front, cards=cards * 3)),
    ):
        found = BeautifulSoup(html, "html.parser")
        assert all(each.get_text(strip=True) for each in found.select("a, h1, h2, h3, p.kicker"))


@translated
def test_beside_a_held_sentence_the_page_of_both_languages_says_why_there_is_none(language: str) -> None:
    rows = samples.parallel(language).rows
    held = [place for place, row in enumerate(rows) if row.is_held]
    pairs = soup(language, "parallel").select(".pairs li")
    assert len(pairs) == len(rows)
    assert len(soup(language, "parallel").select(".source")) == len(soup(language, "parallel").select(".target"))
    assert held
    for place in held:
        target = pairs[place].select_one(".target")
        assert target is not None
        assert rows[place].target.text.strip() not in target.text


@translated
def test_an_edition_that_lacks_a_story_has_one_way_to_the_original(language: str) -> None:
    links = soup(language, "missing").select("main .plain a")
    assert [each["href"] for each in links] == ["/en/section-0/story-100/"]


@translated
def test_the_page_of_both_languages_says_the_headline_once_in_each(language: str) -> None:
    page = soup(language, "parallel")
    ours, theirs = samples.document(language).headline.text, samples.document("en").headline.text
    assert [each.get_text(strip=True) for each in page.select("h1")] == [ours]
    words = page.select_one("main").get_text()  # type: ignore[union-attr]  # every page has its matter
    assert (words.count(ours), words.count(theirs)) == (1, 1)


def test_decoration_has_an_empty_description_and_none_beside_a_link_to_the_page() -> None:
    template, sheet = samples.sheets("en")["article"]
    lead = replace(sheet.document.picture, alt=EMPTY)
    html = html_of(template, replace(sheet, document=replace(sheet.document, picture=lead)))
    assert BeautifulSoup(html, "html.parser").select_one("article.story figure img")["alt"] == ""
    assert "og:image" in html
    assert "og:image:alt" not in html
    assert "og:image:alt" in printed("en", "article")


def test_a_picture_that_stands_twice_in_an_article_has_the_words_of_each_place() -> None:
    template, sheet = samples.sheets("en")["article"]
    again = Figure(picture_id=1, alt=samples.passage("Its wheel.", "en"), caption=samples.passage("At noon.", "en"))
    document = replace(sheet.document, body=(again,))
    figures = BeautifulSoup(html_of(template, replace(sheet, document=document)), "html.parser").select("figure")
    headline = sheet.document.headline.text
    assert [figure.img["alt"] for figure in figures] == [headline, "Its wheel."]
    assert [figure.figcaption.get_text().split(" Picture")[0].strip() for figure in figures] == [headline, "At noon."]


def test_the_description_of_a_picture_stands_in_both_languages_and_says_what_it_is() -> None:
    document = samples.document("de")
    picture = Figure(picture_id=1, alt=document.lead)
    described = [row for row in rows(replace(document, picture=picture, body=()), {}) if row.is_description]
    assert [row.target.text.strip() for row in described] == [each.text for each in document.lead.sentences]
    sheet = replace(samples.parallel("de"), rows=(*described, samples.parallel("de").rows[0]))
    page = BeautifulSoup(html_of("parallel.html", sheet), "html.parser")
    assert [each.get_text(strip=True) for each in page.select(".pairs li > .what")] == ["Beschreibung des Bildes"]
    assert len(page.select(".pairs li")) == len(described) + 1


def test_a_headline_of_two_sentences_is_shown_sentence_by_sentence_too() -> None:
    sheet = samples.parallel("de")
    two = replace(sheet, headlines=(*sheet.headlines, *sheet.rows[:1]))
    page = BeautifulSoup(html_of("parallel.html", two), "html.parser")
    assert len(page.select("h1 .target")) == len(page.select(".opening .source[lang]")) == 2


@pytest.mark.parametrize(
    ("engine", "version", "said"),
    [
        ("apertium", "3.8", "Apertium"),
        ("people+apertium", "3.8", "Apertium"),
        ("apertium+ctranslate2", "3.8", "Apertium und CTranslate2"),
        ("openai", "openai mistral-small", "mistral-small"),
        ("people+openai", "es: openai mistral-small", "mistral-small"),
        ("apertium+openai", "apertium 3.8 + openai mistral-small", "Apertium und mistral-small"),
        ("openai", "", "OpenAI"),
    ],
)
def test_engines_are_named_as_readers_know_them(engine: str, version: str, said: str) -> None:
    sheet = samples.article("de")
    page = BeautifulSoup(
        html_of("article.html", replace(sheet, notice=samples.notice("de", engine=engine, engine_version=version))),
        "html.parser",
    )
    line = page.select_one(".engine")
    assert line is not None
    assert line.get_text().startswith(f"Übersetzt mit: {said} ")


def test_hostile_words_stay_words() -> None:
    sheet = samples.article("de")
    evil = samples.passage("<script>alert(1)</script> & „x“ [here](javascript:alert(1))", "en", standing=Standing.HELD)
    text = replace(sheet.document, headline=evil, kicker=evil, lead=evil)
    html = html_of("article.html", replace(sheet, document=text, topics=("<b>",), sources=("<i>",), agency="<u>"))
    assert faults(html) == []
    found = BeautifulSoup(html, "html.parser")
    assert not found.select("main script, main b, main i, main u, [href^=javascript]")
