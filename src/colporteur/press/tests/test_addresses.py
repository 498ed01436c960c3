import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from colporteur.press.rules import addresses
from colporteur.press.rules.addresses import (
    Address,
    ArticlePage,
    Feed,
    FeedFormat,
    Front,
    NewsSitemap,
    OneWord,
    Robots,
    Root,
    SectionMonth,
    SectionPage,
    ShortLink,
    SitemapIndex,
    SitemapPart,
    absolute,
    encoded,
    parse,
    path_of,
    safe_slug,
)

EDITIONS = frozenset({"en", "de", "ar", "pt-br", "en-2026"})

slug_characters = st.characters(categories=["L", "M", "N"], include_characters="-_")
words = (
    st.text(slug_characters, min_size=1, max_size=40)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: len(text) <= addresses.LONGEST_WORD)
)
editions = st.sampled_from(sorted(EDITIONS))
years, months = st.integers(1, 9999), st.integers(1, 12)
ids = st.integers(1, addresses.LARGEST_ID)
every_address = st.one_of(
    st.just(Root()),
    st.just(Robots()),
    st.just(SitemapIndex()),
    st.builds(SitemapPart, edition=editions, year=years, month=months, number=st.integers(1, 9999)),
    st.builds(Front, edition=editions),
    st.builds(Feed, edition=editions, format=st.sampled_from(FeedFormat)),
    st.builds(OneWord, edition=editions, word=words),
    st.builds(SectionMonth, edition=editions, section_slug=words, year=years, month=months),
    st.builds(
        ArticlePage,
        edition=editions,
        section_slug=words,
        slug=words.map(safe_slug),
        article_id=ids,
        is_parallel=st.booleans(),
    ),
    st.builds(ShortLink, article_id=ids),
)

BUILT = [
    (addresses.front("en"), "/en/", Front(edition="en")),
    (addresses.front("pt-br"), "/pt-br/", Front(edition="pt-br")),
    (addresses.section("en", "news"), "/en/news/", OneWord(edition="en", word="news")),
    (addresses.notice("de", "impressum"), "/de/impressum/", OneWord(edition="de", word="impressum")),
    (addresses.house_rules("de"), "/de/house-rules/", OneWord(edition="de", word="house-rules")),
    (
        addresses.section_month("en", "news", 2026, 11),
        "/en/news/2026-11/",
        SectionMonth(edition="en", section_slug="news", year=2026, month=11),
    ),
    (
        addresses.article("en", "news", "ferry-sails", 12),
        "/en/news/ferry-sails-12/",
        ArticlePage(edition="en", section_slug="news", slug="ferry-sails", article_id=12),
    ),
    (
        addresses.article("ar", "أخبار", "العبارة-تبحر", 12),
        "/ar/أخبار/العبارة-تبحر-12/",
        ArticlePage(edition="ar", section_slug="أخبار", slug="العبارة-تبحر", article_id=12),
    ),
    (
        addresses.parallel("en", "news", "ferry-sails", 12),
        "/en/news/ferry-sails-12/original/",
        ArticlePage(edition="en", section_slug="news", slug="ferry-sails", article_id=12, is_parallel=True),
    ),
    (
        addresses.article("en", "books", "1984", 12),
        "/en/books/a-1984-12/",
        ArticlePage(edition="en", section_slug="books", slug="a-1984", article_id=12),
    ),
    (addresses.short(12), "/12", ShortLink(article_id=12)),
    (addresses.short(2**63 - 1), "/9223372036854775807", ShortLink(article_id=2**63 - 1)),
    (addresses.feed("en"), "/en/feed.xml", Feed(edition="en")),
    (addresses.json_feed("en"), "/en/feed.json", Feed(edition="en", format=FeedFormat.JSON)),
    (addresses.SITEMAP, "/sitemap.xml", SitemapIndex()),
    (
        addresses.sitemap_part("en", 2026, 11),
        "/sitemap-en-2026-11.xml",
        SitemapPart(edition="en", year=2026, month=11),
    ),
    (
        addresses.sitemap_part("pt-br", 2026, 1, 2),
        "/sitemap-pt-br-2026-01-2.xml",
        SitemapPart(edition="pt-br", year=2026, month=1, number=2),
    ),
    (
        addresses.sitemap_part("en-2026", 2026, 11),
        "/sitemap-en-2026-2026-11.xml",
        SitemapPart(edition="en-2026", year=2026, month=11),
    ),
    (addresses.NEWS_SITEMAP, "/news-sitemap.xml", NewsSitemap()),
    (addresses.ROBOTS, "/robots.txt", Robots()),
    (addresses.ROOT, "/", Root()),
]


@pytest.mark.parametrize(("path", "expected", "address"), BUILT)
def test_each_kind_of_address_is_built_and_read_back(path: str, expected: str, address: Address) -> None:
    assert path == expected
    assert parse(path, EDITIONS) == address
    assert path_of(address) == path


@given(every_address)
def test_what_is_built_is_read_back(address: Address) -> None:
    assert parse(path_of(address), EDITIONS) == address


@given(st.text(max_size=60).map(lambda text: f"/{text}"))
def test_what_is_read_has_one_address_of_its_own(path: str) -> None:
    address = parse(path, EDITIONS)
    if address is not None:
        assert parse(path_of(address), EDITIONS) == address


@given(st.text(alphabet="/.-_0129aeńo é\u0301original%\\\x00\u202e\ud800", max_size=60))
def test_no_path_is_too_odd_to_be_answered(path: str) -> None:
    for each in (f"/en/{path}", path):
        address = parse(each, EDITIONS)
        assert address is None or path_of(address).startswith("/")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/en", Front(edition="en")),
        ("/en/news", OneWord(edition="en", word="news")),
        ("/en/news/2026-11", SectionMonth(edition="en", section_slug="news", year=2026, month=11)),
        (
            "/en/news/ferry-12/original",
            ArticlePage(edition="en", section_slug="news", slug="ferry", article_id=12, is_parallel=True),
        ),
        ("/en/cafe\u0301/", OneWord(edition="en", word="café")),
    ],
)
def test_a_small_slip_is_forgiven_and_the_right_path_known(path: str, address: Address) -> None:
    assert parse(path, EDITIONS) == address
    assert path_of(address) != path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "en/",
        "//",
        "/en//",
        "/en//news/",
        "/en/news//",
        "/en/news//ferry-12/",
        "//en/news/",
        "/fr/",  # no such edition
        "/fr/news/ferry-12/",
        "/sitemap-fr-2026-11.xml",
        "/EN/",
        "/en/../de/",
        "/en/news/../../etc-12/",
        "/en/./news/",
        "/en/news/ferry\x00-12/",
        "/en/news/ferry\n-12/",
        "/en/news/ferry\u202e-12/",
        "/en/news/\ud800-12/",
        "/en/news/<script>-12/",
        "/en/news/a%2fb-12/",
        "/en/news\\ferry-12/",
        "/en/news/ferry/",
        "/en/news/-12/",
        "/en/news/12/",
        "/en/news/ferry-0/",
        "/en/news/ferry-012/",
        "/en/news/ferry-١٢/",  # digits, but not ours
        f"/en/news/ferry-{2**63}/",
        f"/en/news/ferry-{'9' * 900}/",
        "/en/news/2026-13/",  # neither a month nor an article
        "/en/news/0000-11/",
        "/en/news/2026-11/original/",
        "/en/news/2026-1/",
        "/en/news/ferry-12/comments/",
        "/en/news/ferry-12/original/original/",
        "/en/feed.xml/",
        "/en/feed.txt",
        "/0",
        "/012",
        "/-1",
        "/1.0",
        f"/{2**63}",
        "/sitemap-en-2026-13.xml",
        "/sitemap-en-2026-11-1.xml",
        "/sitemap-en-2026-11-02.xml",
        "/sitemap.xml/",
        "/robots.txt/",
        "/en/" + "a" * 10_000 + "/",
        "/en" + "/a" * 5_000,
    ],
)
def test_what_is_no_address_is_none(path: str) -> None:
    assert parse(path, EDITIONS) is None


@pytest.mark.parametrize(
    ("slug", "safe"),
    [
        ("ferry-sails", "ferry-sails"),
        ("1984", "a-1984"),
        ("1984-again", "1984-again"),
        ("19845", "19845"),
        ("٢٠٢٦", "٢٠٢٦"),
        ("", "a"),
        ("🎈🎈", "a"),
        ("../../etc", "etc"),
        ("a/b c", "abc"),
        ("x" * 500, "x" * 120),
    ],
)
def test_a_slug_is_made_safe(slug: str, safe: str) -> None:
    assert safe_slug(slug) == safe


@given(st.text(), ids)
@example("x" * 120, addresses.LARGEST_ID)
def test_any_slug_made_safe_leads_to_its_article(slug: str, article_id: int) -> None:
    safe = safe_slug(slug)
    assert safe_slug(safe) == safe
    address = parse(addresses.article("en", "news", slug, article_id), EDITIONS)
    assert address == ArticlePage(edition="en", section_slug="news", slug=safe, article_id=article_id)


def test_a_section_page_is_one_word_until_its_section_is_known() -> None:
    page = SectionPage(edition="en", section_slug="news")
    assert parse(path_of(page), EDITIONS) == OneWord(edition="en", word="news")


def test_an_encoded_path_is_plain_ascii() -> None:
    path = addresses.article("ar", "أخبار", "عبارة", 12)
    assert encoded(path) == ("/ar/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%B9%D8%A8%D8%A7%D8%B1%D8%A9-12/")
    assert absolute("https://example.org", "/en/") == "https://example.org/en/"


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("/media/a b.jpg", "https://example.org/media/a%20b.jpg"),
        ("/media/a%20b.jpg", "https://example.org/media/a%20b.jpg"),
        ("/media/fähre.jpg", "https://example.org/media/f%C3%A4hre.jpg"),
        ("https://cdn.example/a.jpg?w=3&h=4", "https://cdn.example/a.jpg?w=3&h=4"),
        ("//cdn.example/a.jpg", "//cdn.example/a.jpg"),
    ],
)
def test_a_file_has_a_whole_url(address: str, url: str) -> None:
    assert addresses.file_url("https://example.org", address) == url


@pytest.mark.parametrize(
    "build",
    [
        lambda: addresses.front("EN"),
        lambda: addresses.front("../en"),
        lambda: addresses.section("en", ""),
        lambda: addresses.section("en", "a/b"),
        lambda: addresses.section("en", "a" * 121),
        lambda: addresses.section_month("en", "news", 2026, 13),
        lambda: addresses.section_month("en", "news", 0, 1),
        lambda: addresses.article("en", "news", "ferry", 0),
        lambda: addresses.short(2**63),
        lambda: addresses.sitemap_part("en", 2026, 1, 0),
    ],
)
def test_an_address_that_could_not_be_read_back_is_not_built(build: object) -> None:
    assert callable(build)
    with pytest.raises(ValueError, match=r"\w"):
        build()
