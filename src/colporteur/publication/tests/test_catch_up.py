"""Whatever was missed is derived from the rows: once, and not before its hour."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models import F

from colporteur.foundations.clock import now
from colporteur.foundations.settings import house
from colporteur.newsroom import actions as newsroom
from colporteur.newsroom.models import Article, Pin
from colporteur.newsroom.tests.factories import make_article, make_newspaper, make_section
from colporteur.press.changes import latest_change
from colporteur.press.models import Change, Cursor, Entry, ShelfPage
from colporteur.publication import catch_up as clock
from colporteur.publication.catch_up import catch_up, release_what_was_missed, retire_old_translations
from colporteur.publication.metrics import oldest_unprinted
from colporteur.publication.models import Release
from colporteur.publication.tests.houses import (
    forget_the_road,
    house_in,
    let_its_hour_come,
    road_of,
    scheduled,
)
from colporteur.publication.worker import translate_some
from colporteur.translation.actions import start_archive_run
from colporteur.translation.archive import ArchiveWish
from colporteur.translation.models import ArticleTranslation, Report, ReportState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[None]:
    with house_in(tmp_path / "paper", monkeypatch):
        make_newspaper(editions=("en", "de", "es"))
        make_section(editions=("en", "de", "es"))
        yield


def rows() -> dict[str, int]:
    """How many rows there are of whatever stands for work."""
    models = (Article, ArticleTranslation, Entry, Release, Change, ShelfPage)
    return {model.__name__: model.objects.count() for model in models}


def test_an_article_whose_announcement_was_lost_is_put_on_its_road() -> None:
    article = make_article()
    told = road_of(article)
    forget_the_road(article)
    assert road_of(article) == {"ordered": [], "listed": []}
    catch_up(at=now())
    assert road_of(article) == told == {"ordered": ["de", "es"], "listed": ["en"]}
    assert Release.objects.get().revision == article.live_revision_id


def test_a_lost_order_is_derived_though_the_article_is_listed_already() -> None:
    article = make_article()
    ArticleTranslation.objects.all().delete()
    Release.objects.all().delete()
    catch_up(at=now())
    assert road_of(article)["ordered"] == ["de", "es"]


def test_what_is_on_its_road_is_not_put_there_twice() -> None:
    make_article()
    before = rows()
    for _ in range(3):
        assert catch_up(at=now()) is False
    assert rows() == before


def test_what_is_translated_is_not_ordered_again() -> None:
    article = make_article()
    while translate_some():
        pass
    before = rows()
    Release.objects.all().delete()
    catch_up(at=now())
    assert road_of(article) == {"ordered": [], "listed": ["de", "en", "es"]}
    assert rows()["ArticleTranslation"] == before["ArticleTranslation"]


def test_a_new_wording_whose_announcement_was_lost_is_ordered() -> None:
    article = make_article()
    while translate_some():
        pass
    Release.objects.update(revision=1)
    ArticleTranslation.objects.update(wanted_revision=1, made_revision=1)
    catch_up(at=now())
    assert road_of(article)["ordered"] == ["de", "es"]
    assert Release.objects.get().revision == article.live_revision_id


def test_a_new_edition_gets_what_is_in_print() -> None:
    article = make_article()
    newsroom.open_edition(edition=newsroom.NewEdition(prefix="fr"), by=None, at=now())
    catch_up(at=now())
    assert road_of(article)["ordered"] == ["de", "es", "fr"]


def test_of_older_articles_a_new_edition_gets_nothing_by_itself_and_what_they_have_stays() -> None:
    old = make_article(hours=24 * 40)
    while translate_some():
        pass
    newsroom.open_edition(edition=newsroom.NewEdition(prefix="fr"), by=None, at=now())
    catch_up(at=now())
    assert road_of(old) == {"ordered": [], "listed": ["de", "en", "es"]}
    before = rows()
    assert catch_up(at=now()) is False
    assert rows() == before


def test_an_old_article_whose_announcement_was_lost_is_ordered_for_every_edition() -> None:
    old = make_article(hours=24 * 40)
    forget_the_road(old)
    catch_up(at=now())
    assert road_of(old) == {"ordered": ["de", "es"], "listed": ["en"]}


def test_an_edition_that_is_opened_again_has_what_it_had_and_what_was_not_made_in_time() -> None:
    old, young = make_article(hours=24 * 40), make_article(headline="Young")
    while translate_some():
        pass
    ArticleTranslation.objects.filter(article=young, language="de").update(is_due=True, made_revision=None)
    newsroom.close_edition(prefix="de", by=None, at=now())
    catch_up(at=now())
    assert road_of(old)["listed"] == road_of(young)["listed"] == ["en", "es"]
    newsroom.open_edition(edition=newsroom.NewEdition(prefix="de"), by=None, at=now())
    catch_up(at=now())
    assert road_of(old) == {"ordered": [], "listed": ["de", "en", "es"]}
    assert road_of(young)["ordered"] == ["de"]


def test_a_shelf_that_was_given_up_keeps_nothing_unprinted(tmp_path: Path) -> None:
    """As when the data folder is put back from a backup in another place."""
    make_article()
    Cursor.objects.create(shelf=str(tmp_path / "given-up"), followed=0)
    Cursor.objects.create(shelf=str(house().shelf), followed=latest_change())
    ShelfPage.objects.update(printed=F("due"))
    ArticleTranslation.objects.update(is_due=False)
    assert set(oldest_unprinted(at=now()).values()) == {0.0}
    Cursor.objects.filter(shelf=str(house().shelf)).update(followed=0)
    assert min(oldest_unprinted(at=now()).values()) > 0


def test_the_archive_of_a_new_edition_is_translated_when_an_editor_wants_it() -> None:
    old = make_article(hours=24 * 40)
    while translate_some():
        pass
    newsroom.open_edition(edition=newsroom.NewEdition(prefix="fr"), by=None, at=now())
    catch_up(at=now())
    assert translate_some() is False
    start_archive_run(wish=ArchiveWish(language="fr"), by=None, at=now())
    assert translate_some() is True
    ArticleTranslation.objects.filter(language="fr").update(wanted_at=now() - timedelta(days=9))
    assert oldest_unprinted(at=now())["fr"] < timedelta(days=1).total_seconds()
    while translate_some():
        pass
    assert road_of(old) == {"ordered": [], "listed": ["de", "en", "es", "fr"]}


def test_a_closed_edition_keeps_no_stories_and_gets_no_more() -> None:
    article = make_article()
    while translate_some():
        pass
    newsroom.close_edition(prefix="de", by=None, at=now())
    catch_up(at=now())
    assert road_of(article) == {"ordered": [], "listed": ["en", "es"]}


def test_the_newest_are_caught_up_first_and_it_is_said_that_there_are_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "AT_ONCE", 2)
    articles = [make_article(headline=f"Story {hours}", hours=hours) for hours in (3, 2, 1)]
    for article in articles:
        forget_the_road(article)
    assert release_what_was_missed(at=now()) is True
    assert [road_of(article)["listed"] for article in articles] == [[], ["en"], ["en"]]
    assert release_what_was_missed(at=now()) is False
    assert road_of(articles[0])["listed"] == ["en"]


def test_what_is_under_embargo_waits() -> None:
    article = scheduled()
    before = rows()
    catch_up(at=now())
    assert not Article.objects.get(pk=article.pk).live
    assert road_of(article) == {"ordered": [], "listed": []}
    assert rows() == before


def test_what_is_scheduled_is_published_at_its_hour_and_once() -> None:
    article = scheduled()
    hour = let_its_hour_come(article)
    catch_up(at=hour - timedelta(seconds=1))
    assert not Article.objects.get(pk=article.pk).live
    catch_up(at=hour)
    fresh = Article.objects.get(pk=article.pk)
    assert fresh.live
    assert road_of(article) == {"ordered": ["de", "es"], "listed": ["en"]}
    before = rows()
    catch_up(at=now())
    assert rows() == before
    assert Article.objects.get(pk=article.pk).live_revision_id == fresh.live_revision_id


def test_what_has_expired_leaves_print() -> None:
    article = make_article()
    Article.objects.update(expire_at=now())
    catch_up(at=now())
    assert not Article.objects.get(pk=article.pk).live
    assert road_of(article) == {"ordered": [], "listed": []}


def test_what_left_print_unnoticed_leaves_the_lists() -> None:
    article = make_article()
    Article.objects.filter(pk=article.pk).update(live=False)
    catch_up(at=now())
    assert road_of(article) == {"ordered": [], "listed": []}
    assert not Release.objects.exists()


@pytest.mark.parametrize(
    ("waited", "is_made_before", "leaves"), [(61, True, True), (59, True, False), (61, False, False)]
)
def test_an_old_translation_stays_for_a_minute_while_the_new_one_is_made(
    waited: int, is_made_before: bool, leaves: bool
) -> None:
    make_article()
    at = now()
    made = 1 if is_made_before else None
    ArticleTranslation.objects.update(made_revision=made, wanted_at=at - timedelta(seconds=waited))
    retire_old_translations(at=at)
    assert list(ArticleTranslation.objects.values_list("old_left_print", flat=True)) == [leaves, leaves]


def test_an_old_translation_leaves_print_once() -> None:
    make_article()
    ArticleTranslation.objects.update(made_revision=1, wanted_at=now() - timedelta(minutes=2))
    retire_old_translations(at=now())
    before = rows()
    retire_old_translations(at=now())
    assert rows() == before


def test_a_pin_whose_time_is_over_leaves_the_front() -> None:
    article, at = make_article(), now()
    newsroom.compose_front(pins=[newsroom.Pinned(article=article, until=at)], by=None, at=at)
    catch_up(at=at - timedelta(seconds=1))
    assert Pin.objects.exists()
    catch_up(at=at)
    assert not Pin.objects.exists()


@pytest.mark.parametrize(("days", "stays"), [(89, True), (91, False)])
def test_readers_words_are_kept_for_a_term_after_their_report_was_settled(days: int, stays: bool) -> None:
    Report.objects.create(
        article=make_article(),
        language="de",
        number=0,
        remark="Wrong.",
        at=now(),
        state=ReportState.CHANGED,
        settled_at=now() - timedelta(days=days),
    )
    catch_up(at=now())
    assert bool(Report.objects.get().remark) is stays


def test_the_work_of_a_process_that_is_gone_is_free_again() -> None:
    make_article()
    gone = f"{socket.gethostname()}/999999999/1/1"
    until = now() + timedelta(minutes=5)
    ArticleTranslation.objects.update(claimed_by=gone, claimed_until=until)
    assert translate_some() is False
    catch_up(at=now())
    assert translate_some() is True
