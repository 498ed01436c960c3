"""Who publishes by command waits until every edition has the article, or never will, and is told what became of each."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from colporteur.foundations.clock import now
from colporteur.foundations.settings import house
from colporteur.foundations.wake import Sleeper
from colporteur.newsroom.models import Section, TranslationMode
from colporteur.newsroom.tests.factories import make_article, make_newspaper, make_section
from colporteur.press.changes import latest_change
from colporteur.press.models import Cursor, ShelfPage
from colporteur.press.presses import house_printer
from colporteur.publication.tests.houses import echo, house_in
from colporteur.publication.waiting import Standing, report, wait_for_editions
from colporteur.publication.worker import translate_some
from colporteur.translation.models import ArticleTranslation, TranslationState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[None]:
    with house_in(tmp_path / "paper", monkeypatch):
        make_newspaper(editions=("en", "de", "es"))
        make_section(editions=("en", "de", "es"))
        yield


@pytest.fixture
def a_printer_is_there() -> Iterator[None]:
    """Somebody else works: who waits only looks."""
    with Sleeper("printer"):
        yield


def translated() -> None:
    while translate_some():
        pass


def printed_all() -> None:
    """As if the printer had followed every change and put every page on the shelf."""
    number = latest_change()
    Cursor.objects.update_or_create(shelf=str(house_printer().shelf.folder), defaults={"followed": number})
    ShelfPage.objects.update(printed=number, due=number, printed_at=now())


def waited(*ids: int, seconds: float = 0.0) -> list[Standing]:
    return list(wait_for_editions(article_ids=list(ids), seconds=seconds))


@pytest.mark.parametrize(("settled", "total", "is_done"), [(0, 3, False), (2, 3, False), (3, 3, True), (0, 0, True)])
def test_all_is_done_when_every_edition_is_settled(settled: int, total: int, is_done: bool) -> None:
    assert Standing(settled=settled, total=total).is_done is is_done


@pytest.mark.usefixtures("a_printer_is_there")
def test_what_is_not_translated_yet_is_waited_for_until_the_time_is_up() -> None:
    article = make_article()
    printed_all()
    last = waited(article.pk)[-1]
    assert (last.settled, last.total, last.is_done) == (1, 3, False)


@pytest.mark.usefixtures("a_printer_is_there")
def test_what_is_translated_and_not_printed_is_waited_for() -> None:
    article = make_article()
    translated()
    assert not waited(article.pk)[-1].is_done
    printed_all()
    assert waited(article.pk) == [Standing(settled=3, total=3)]


@pytest.mark.usefixtures("a_printer_is_there")
def test_a_change_that_no_printer_has_followed_yet_is_waited_for() -> None:
    article = make_article()
    translated()
    printed_all()
    Cursor.objects.update(followed=latest_change() - 1)
    assert not waited(article.pk)[-1].is_done


@pytest.mark.usefixtures("a_printer_is_there")
def test_what_meets_trouble_is_not_waited_for() -> None:
    """It is tried again later; whoever waits is told instead."""
    article = make_article()
    printed_all()
    ArticleTranslation.objects.filter(language="de").update(tries=1, not_before=now() + timedelta(minutes=1))
    ArticleTranslation.objects.filter(language="es").update(is_due=False)
    assert waited(article.pk) == [Standing(settled=3, total=3)]


@pytest.mark.usefixtures("a_printer_is_there")
def test_another_articles_editions_are_not_waited_for() -> None:
    first = make_article()
    translated()
    make_article(headline="Another story")
    printed_all()
    assert waited(first.pk) == [Standing(settled=3, total=3)]


def test_where_nobody_else_works_who_waits_does_the_work(settings: Settings) -> None:
    settings.STATIC_ROOT = str(house().static)
    article = make_article()
    standings = waited(article.pk, seconds=60.0)
    assert standings[-1] == Standing(settled=3, total=3)
    told = report(article_id=article.pk, since=now() - timedelta(seconds=5))
    assert {prefix: edition["state"] for prefix, edition in told["editions"].items()} == {
        "de": "in_print",
        "es": "in_print",
    }
    for address in (told["address"], *(edition["address"] for edition in told["editions"].values())):
        assert house_printer().shelf.read(address) is not None
    assert echo().sentences == 4


def test_the_report_names_each_edition_and_what_was_asked_of_an_engine() -> None:
    article = make_article()
    translated()
    told = report(article_id=article.pk, since=now())
    assert (told["id"], told["language"], told["address"]) == (
        article.pk,
        "en",
        f"/en/news/the-crane-moves-{article.pk}/",
    )
    german = told["editions"]["de"]
    assert list(told["editions"]) == ["de", "es"]
    assert (german["state"], german["engine"], german["grade"]) == ("in_print", "echo", "rough")
    assert german["sentences"] == {"total": 2, "memory": 0, "engine": 2, "held": 0}
    assert german["ms"] >= 0
    assert "trouble" not in german


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (TranslationState.WANTED, "wanted"),
        (TranslationState.REVIEW, "held"),
        (TranslationState.HELD, "held"),
        (TranslationState.NOT_AVAILABLE, "not_available"),
        (TranslationState.OFF, "off"),
    ],
)
def test_the_report_says_why_an_edition_has_it_not(state: TranslationState, said: str) -> None:
    article = make_article()
    ArticleTranslation.objects.filter(language="de").update(state=state, trouble="it rains")
    german = report(article_id=article.pk, since=now())["editions"]["de"]
    assert (german["state"], german["address"], german["trouble"]) == (said, "", "it rains")
    desk = f"/newsroom/translations/{article.pk}/de/"
    assert german.get("desk") == (desk if said == "held" else None)


def test_an_edition_that_is_not_ordered_is_off() -> None:
    Section.objects.update(translation=TranslationMode.OFF)
    article = make_article()
    ArticleTranslation.objects.all().delete()
    assert report(article_id=article.pk, since=now())["editions"]["de"]["state"] == "off"
