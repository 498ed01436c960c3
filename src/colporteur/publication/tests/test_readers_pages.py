"""What readers are answered where there is no finished page: in their language, styled like the paper, with a way on."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.test import Client, override_settings

from colporteur.foundations.clock import now
from colporteur.foundations.settings import house
from colporteur.ledger.models import Print
from colporteur.newsroom.actions import close_edition, publish_copy, withdraw_article
from colporteur.newsroom.models import Article, Newspaper
from colporteur.newsroom.tests.factories import NOON, copy_text, make_article, make_newspaper, make_section
from colporteur.press import subjects
from colporteur.press.frame import Frame
from colporteur.press.models import Entry, PageKind
from colporteur.press.pages.lists import front
from colporteur.press.printing import PageId
from colporteur.press.rendering import policy
from colporteur.publication.tests.houses import house_in
from colporteur.publication.worker import translate_some
from colporteur.text.copy import read_copy
from colporteur.text.sentences import split
from colporteur.translation.memory import keep
from colporteur.translation.models import ArticleTranslation, Unit

pytestmark = pytest.mark.django_db
EDITIONS = ("en", "de", "es")
REASON = "The box was empty."
PLAIN = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


@pytest.fixture(autouse=True)
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[None]:
    with override_settings(STORAGES=PLAIN), house_in(tmp_path / "paper", monkeypatch):
        make_newspaper(editions=EDITIONS)
        make_section(editions=EDITIONS)
        yield


@pytest.fixture
def reader() -> Client:
    """A browser that reads German; it sees errors as readers do, and forms need their token."""
    return Client(enforce_csrf_checks=True, raise_request_exception=False, headers={"Accept-Language": "de"})


def translated(*, without: str = "") -> Article:
    """An English article in every edition but one."""
    article = make_article(body="It lifted a crate.")
    ArticleTranslation.objects.filter(language=without).update(is_due=False)
    while translate_some():
        pass
    return article


def page_of(answer: Any) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def assert_is_ours(answer: Any, language: str) -> None:
    page = page_of(answer)
    assert page.select_one(f'html[lang="{language}"]')
    assert page.select_one("header.masthead")
    assert answer["Content-Security-Policy"] == policy()
    assert answer["Content-Language"] == language
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("headline", ["🦀🦀🦀", "…?!"])
def test_a_headline_without_a_letter_is_addressed_by_its_day_in_the_papers_zone(headline: str) -> None:
    Newspaper.objects.update(time_zone="Pacific/Auckland")
    article = make_article(headline=headline, body="Crabs came.")
    slugs = set(Entry.objects.filter(article_id=article.pk).values_list("slug", flat=True))
    assert slugs == {f"{article.published_at.astimezone(ZoneInfo('Pacific/Auckland')):%Y-%m-%d}"}


def test_what_is_sent_to_a_page_is_refused_in_the_readers_language(reader: Client) -> None:
    paths = {"/": "de", "/en/": "en", "/es/nada/": "es", "/es/news/a-9/original/": "es", "/12": "de"}
    asked = [*((path, "POST") for path in paths), *(("/es/", method) for method in ("PUT", "OPTIONS", "BREW"))]
    for path, method in asked:
        answer = reader.generic(method, path, b"comment=hello", content_type="application/x-www-form-urlencoded")
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD"), path
        assert_is_ours(answer, paths.get(path, "es"))


def test_whoever_asks_for_another_host_is_led_to_this_one(reader: Client, caplog: pytest.LogCaptureFixture) -> None:
    for host in ("elsewhere.example", "a b", "localhost:port", "["):
        for path, language in {"/": "de", "/es/": "es"}.items():
            answer = reader.get(path, headers={"Host": host})
            assert answer.status_code == 400
            assert_is_ours(answer, language)
            way = page_of(answer).select_one("main a.way")
            assert way is not None
            assert way["href"] == f"{house()['site.address']}/{language}/"
    assert "elsewhere.example" in caplog.text
    assert "Traceback" not in caplog.text


def test_an_odd_address_is_not_found_in_the_readers_language(reader: Client) -> None:
    for path in ("/es/%00/", "/es/%ff%fe/", "/es/" + "x" * 3000, "/es/news/../", "/newsroom"):
        answer = reader.get(path)
        assert answer.status_code == 404, path
        assert_is_ours(answer, "es" if path.startswith("/es/") else "de")


def test_a_page_that_breaks_says_so_in_its_language(reader: Client) -> None:
    Newspaper.objects.update(time_zone="Mars/Crater")
    answer = reader.get("/es/")
    assert answer.status_code == 500
    assert_is_ours(answer, "es")


def test_where_even_the_error_cannot_be_said_it_is_said_in_every_language(
    reader: Client, caplog: pytest.LogCaptureFixture
) -> None:
    Article.objects.all().delete()
    Newspaper.objects.all().delete()
    answer = reader.get("/en/")
    assert answer.status_code == 500
    assert {each["lang"] for each in page_of(answer).select("p[lang]")} >= {"en", "de", "es", "ca", "fr", "ar"}
    assert "could not be made either" in caplog.text


@pytest.mark.parametrize("edition", EDITIONS)
def test_both_languages_of_a_withdrawn_article_are_answered_as_the_article_is(reader: Client, edition: str) -> None:
    article = translated()
    assert reader.get("/de/news/the-crane-moves-0/original/").status_code == 404
    withdraw_article(article=article, reason=REASON, by=None, at=now())
    answer = reader.get(f"/{edition}/news/a-{article.pk}/original/", follow=True)
    assert [status for _path, status in answer.redirect_chain] == [301]
    assert answer.status_code == 410
    assert REASON in answer.content.decode()


def test_a_reason_is_read_in_peoples_words_or_in_its_own_language(reader: Client) -> None:
    article = translated()
    units = [unit_of(language, f"[{language}]", origin) for language, origin in (("de", "import"), ("es", "machine"))]
    keep(units)
    withdraw_article(article=article, reason=REASON, reason_language="en", by=None, at=now())
    german, spanish, english = (
        page_of(reader.get(f"/{edition}/news/a-{article.pk}/", follow=True)) for edition in ("de", "es", "en")
    )
    assert german.find("p", string="[de]")
    assert not german.select("main [lang=en]")
    assert [each.text for each in spanish.select("main p[lang=en]")] == [REASON]
    assert spanish.find("p", string="Idioma original: inglés.")
    assert english.find("p", string=REASON)


def unit_of(language: str, text: str, origin: str) -> Unit:
    (sentence,) = split(REASON, "en").sentences
    return Unit(
        source_language="en",
        target_language=language,
        source_address=sentence.address,
        source_text=REASON,
        text=text,
        origin=origin,
        state="approved" if origin == "import" else "machine",
        at=now(),
    )


def test_the_original_has_no_page_in_two_languages_and_leads_to_itself(reader: Client) -> None:
    article = translated()
    answer = reader.get(f"/en/news/a-{article.pk}/original/")
    assert (answer.status_code, answer["Location"]) == (301, f"/en/news/the-crane-moves-{article.pk}/")
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"  # some day the address may be another's


def test_a_shared_link_to_a_withdrawn_article_is_kept_by_no_cache(reader: Client) -> None:
    article = translated()
    withdraw_article(article=article, by=None, at=now())
    answer = reader.get(f"/{article.pk}")
    assert (answer.status_code, answer["Cache-Control"]) == (302, "private, no-cache")
    assert answer["Location"].startswith("/de/news/")


def test_an_article_s_address_in_a_closed_edition_leads_to_the_receivers_own(reader: Client) -> None:
    article = translated()
    assert reader.get(f"/es/news/a-{article.pk}/", follow=True).status_code == 200  # and so it is printed
    printed = Print.objects.get(edition="es", kind=PageKind.ARTICLE).page
    close_edition(prefix="es", by=None, at=now())
    answer = reader.get(printed)
    assert (answer.status_code, answer["Location"].split("/")[1]) == (302, "de")
    never_printed = f"/fr/news/a-{article.pk}/"
    assert reader.get(never_printed).status_code == 404


@pytest.mark.parametrize("page", ["", "original/"])
def test_the_language_switch_leads_straight_to_a_page_that_answers(reader: Client, page: str) -> None:
    article = translated(without="es")
    shown = page_of(reader.get(f"/de/news/a-{article.pk}/{page}", follow=True))
    links = {str(each["lang"]): str(each["href"]) for each in shown.select("nav.languages a")}
    assert set(links) == set(EDITIONS)
    for language, link in links.items():
        answer = reader.get(link)
        assert (answer.status_code, answer["Content-Language"]) == (200, language), link


def test_where_the_original_has_gone_the_switch_leads_to_the_front(reader: Client) -> None:
    german = copy_text().replace(b"language: en", b"language: de")
    article = publish_copy(copy=read_copy(german, "a.md"), by=None, at=NOON)
    ArticleTranslation.objects.filter(language="es").update(is_due=False)
    assert translate_some()
    close_edition(prefix="de", by=None, at=now())
    shown = page_of(reader.get(f"/en/news/a-{article.pk}/", follow=True))
    assert [str(each["href"]) for each in shown.select("nav.languages a")][-1] == "/es/"


def ways_of_front(prefix: str) -> list[str]:
    printed = front(Frame(), PageId(kind=PageKind.FRONT, edition=prefix, key=""))
    assert printed is not None
    ways = BeautifulSoup(printed.body, "html.parser").select("main .plain a")
    return [str(way["href"]) for way in ways]


def test_an_empty_front_leads_only_where_there_is_something_to_read() -> None:
    assert ways_of_front("de") == ["/de/feed.xml"]
    translated(without="de")
    assert ways_of_front("de") == ["/en/", "/es/"]
    close_edition(prefix="es", by=None, at=NOON)
    assert ways_of_front("de") == ["/en/"]


def test_an_empty_front_is_made_anew_when_another_edition_gets_its_first_story() -> None:
    printed = front(Frame(), PageId(kind=PageKind.FRONT, edition="de", key=""))
    assert printed is not None
    assert {subjects.stories(each) for each in EDITIONS} <= printed.subjects


def test_a_translated_page_names_the_sources_as_the_original_does(reader: Client) -> None:
    article = translated()
    Article.objects.filter(pk=article.pk).update(sources="Harbour office\nTown council")
    for language, link in {"de": "und", "es": "y", "en": "and"}.items():
        answer = reader.get(f"/{article.pk}", headers={"Accept-Language": language}, follow=True)
        sources = page_of(answer).select_one(f'html[lang="{language}"] .sources')
        assert sources is not None
        assert sources.get_text().partition(" ")[2] == f"Harbour office {link} Town council"
        marked = [each.get("lang") for each in sources.select("bdi")]
        assert marked == ([None, None] if language == "en" else ["en", "en"])


def test_the_news_sitemap_names_what_is_new_in_every_edition_and_robots_name_it(reader: Client) -> None:
    old, new = translated(), translated()
    Entry.objects.filter(article=old).update(published_at=now() - timedelta(days=3))
    Entry.objects.filter(article=new).update(published_at=now() - timedelta(hours=1))
    answer = reader.get("/news-sitemap.xml")
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    named = re.findall(r"<loc>(.*?)</loc>", answer.content.decode())
    assert {f"/{each.split('/')[3]}/" for each in named} == {f"/{edition}/" for edition in EDITIONS}
    assert all(each.endswith(f"-{new.pk}/") for each in named)
    assert "/news-sitemap.xml" in reader.get("/robots.txt").content.decode()
