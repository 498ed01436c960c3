import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.press.layouts import EditionLink
from colporteur.press.rules.addresses import article
from colporteur.press.rules.sitemaps import MOST_ENTRIES, MOST_NEWS, NewsPlace, Part, Place, index, news, parts

SITE = "https://gazette.example"
NOON = datetime(2026, 11, 3, 12, 0, 0, 999, tzinfo=timezone(timedelta(hours=1)))
INDEXED = frozenset({"en", "de", "ar"})
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def link(prefix: str, tag: str, slug: str, article_id: int = 12) -> EditionLink:
    return EditionLink(
        prefix=prefix, tag=tag, direction="ltr", name=prefix, address=article(prefix, "n", slug, article_id)
    )


EVERYWHERE = (link("en", "en-GB", "ferry"), link("de", "de-AT", "fähre"), link("es", "es", "barco"))


def place(edition: str = "en", *, article_id: int = 12, **rest: object) -> Place:
    return Place(edition=edition, address=article(edition, "n", "ferry", article_id), changed_at=NOON, **rest)  # type: ignore[arg-type]


def urls(file: bytes) -> list[ET.Element]:
    return ET.fromstring(file).findall("s:url", NAMES)


def text(element: ET.Element, path: str) -> str:
    return element.findtext(path, "", NAMES)


def test_a_page_has_its_address_and_the_time_of_its_last_change() -> None:
    (file,) = parts(SITE, [place()], indexed=INDEXED)
    (url,) = urls(file)
    assert text(url, "s:loc") == "https://gazette.example/en/n/ferry-12/"
    assert text(url, "s:lastmod") == "2026-11-03T11:00:00+00:00"
    assert url.findall("x:link", NAMES) == []


def test_alternates_name_every_indexed_version_and_the_default() -> None:
    page = place(alternates=EVERYWHERE, default_alternate=EVERYWHERE[1].address)
    (url,) = urls(parts(SITE, [page], indexed=INDEXED)[0])
    links = url.findall("x:link", NAMES)
    assert {each.get("rel") for each in links} == {"alternate"}
    assert [(each.get("hreflang"), each.get("href")) for each in links] == [
        ("en-GB", f"{SITE}/en/n/ferry-12/"),
        ("de-AT", f"{SITE}/de/n/f%C3%A4hre-12/"),
        ("x-default", f"{SITE}/de/n/f%C3%A4hre-12/"),
    ]


def test_a_default_that_may_not_be_indexed_is_left_out() -> None:
    page = place(alternates=EVERYWHERE, default_alternate=EVERYWHERE[2].address)
    assert b"x-default" not in parts(SITE, [page], indexed=INDEXED)[0]


def test_the_address_that_chooses_an_edition_may_be_the_default() -> None:
    (file,) = parts(SITE, [place(alternates=EVERYWHERE, default_alternate="/")], indexed=INDEXED)
    assert b'hreflang="x-default" href="https://gazette.example/"' in file


def test_a_page_with_no_other_indexed_version_has_no_alternates() -> None:
    page = place(alternates=EVERYWHERE, default_alternate=EVERYWHERE[0].address)
    assert b"xhtml:link" not in parts(SITE, [page], indexed=frozenset({"en"}))[0]


def test_an_edition_that_may_not_be_indexed_lists_nothing() -> None:
    (file,) = parts(SITE, [place("es"), place("en")], indexed=INDEXED)
    assert [text(url, "s:loc") for url in urls(file)] == ["https://gazette.example/en/n/ferry-12/"]
    (empty,) = parts(SITE, [place("es")], indexed=INDEXED)
    assert urls(empty) == []


def test_a_file_holds_no_more_entries_than_the_protocol_allows() -> None:
    pages = [place(article_id=number) for number in range(1, MOST_ENTRIES + 2)]
    files = parts(SITE, pages, indexed=INDEXED)
    assert [file.count(b"<url>") for file in files] == [MOST_ENTRIES, 1]


@given(st.integers(0, 40), st.integers(1, 9), st.integers(400, 2_000))
def test_no_page_is_lost_and_no_limit_broken(count: int, most_entries: int, most_bytes: int) -> None:
    pages = [place(article_id=number, alternates=EVERYWHERE) for number in range(1, count + 1)]
    files = parts(SITE, pages, indexed=INDEXED, most_entries=most_entries, most_bytes=most_bytes)
    listed = [text(url, "s:loc") for file in files for url in urls(file)]
    assert listed == [f"{SITE}{page.address}" for page in pages]
    for file in files:
        assert len(urls(file)) <= most_entries
        assert len(file) <= most_bytes or len(urls(file)) == 1


def test_the_index_names_the_parts_of_indexed_editions() -> None:
    listed = [
        Part(edition="en", year=2026, month=11, changed_at=NOON),
        Part(edition="en", year=2026, month=11, changed_at=NOON, number=2),
        Part(edition="es", year=2026, month=11, changed_at=NOON),
    ]
    found = ET.fromstring(index(SITE, listed, indexed=INDEXED)).findall("s:sitemap", NAMES)
    assert [(text(each, "s:loc"), text(each, "s:lastmod")) for each in found] == [
        (f"{SITE}/sitemap-en-2026-11.xml", "2026-11-03T11:00:00+00:00"),
        (f"{SITE}/sitemap-en-2026-11-2.xml", "2026-11-03T11:00:00+00:00"),
    ]


def test_an_index_beyond_the_limit_is_refused() -> None:
    one = Part(edition="en", year=2026, month=11, changed_at=datetime(2026, 11, 1, tzinfo=UTC))
    with pytest.raises(ValueError, match="at most 50000 files, not 50001"):
        index(SITE, [one] * (MOST_ENTRIES + 1), indexed=INDEXED)


NEWS = {"s": NAMES["s"], "n": "http://www.google.com/schemas/sitemap-news/0.9"}


def news_place(
    edition: str = "en", tag: str = "en-GB", title: str = "The ferry is back", article_id: int = 12
) -> NewsPlace:
    address = article(edition, "n", "ferry", article_id)
    return NewsPlace(edition=edition, tag=tag, paper="Post & Co", address=address, title=title, published_at=NOON)


def test_a_story_of_the_last_days_says_paper_language_time_and_title() -> None:
    (url,) = ET.fromstring(news(SITE, [news_place()], indexed=INDEXED)).findall("s:url", NEWS)
    told = {each.tag.partition("}")[2]: each.text for each in url.iter() if each.text and each.text.strip()}
    assert told == {
        "loc": "https://gazette.example/en/n/ferry-12/",
        "name": "Post & Co",
        "language": "en",
        "publication_date": "2026-11-03T11:00:00+00:00",
        "title": "The ferry is back",
    }


@pytest.mark.parametrize(("tag", "language"), [("de-AT", "de"), ("zh-Hant", "zh-tw"), ("zh", "zh-cn"), ("fil", "fil")])
def test_the_language_is_told_as_news_sitemaps_have_it(tag: str, language: str) -> None:
    assert f"<news:language>{language}</news:language>".encode() in news(SITE, [news_place(tag=tag)], indexed=INDEXED)


def test_news_name_no_more_than_they_may_nor_what_may_not_be_indexed() -> None:
    many = [news_place(article_id=number) for number in range(1, MOST_NEWS + 5)]
    file = news(SITE, [news_place("es"), *many], indexed=INDEXED)
    assert len(ET.fromstring(file).findall("s:url", NEWS)) == MOST_NEWS
    assert b"/es/" not in file
    assert ET.fromstring(news(SITE, [], indexed=INDEXED)).findall("s:url", NEWS) == []


@given(st.text())
def test_any_headline_can_stand_in_the_news(title: str) -> None:
    assert ET.fromstring(news(SITE, [news_place(title=title)], indexed=INDEXED)) is not None
