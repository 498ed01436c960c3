"""What is scheduled is translated ahead of its hour: into memory and no further, by no more than it may be told to."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from colporteur.foundations.clock import now
from colporteur.newsroom.models import Article, Section, TranslationMode
from colporteur.newsroom.tests.factories import make_article, make_newspaper, make_section
from colporteur.press.models import Entry, ShelfPage
from colporteur.publication.ahead import translate_one_ahead
from colporteur.publication.catch_up import catch_up
from colporteur.publication.tests.houses import echo, forget_settings, house_in, let_its_hour_come, road_of, scheduled
from colporteur.publication.worker import translate_some
from colporteur.translation.models import ArticleTranslation, Line, Prepared, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[None]:
    with house_in(tmp_path / "paper", monkeypatch):
        make_newspaper(editions=("en", "de", "es"))
        make_section(editions=("en", "de", "es"))
        yield


def work_ahead() -> int:
    """Until there is no more; says how many times there was."""
    times = 0
    while translate_one_ahead(at=now()):
        times += 1
        assert times < 20, "the same is made again and again"
    return times


def test_a_scheduled_article_is_translated_into_every_edition_once() -> None:
    article = scheduled()
    assert work_ahead() == 2
    assert set(Unit.objects.values_list("target_language", flat=True)) == {"de", "es"}
    assert Prepared.objects.count() == 2
    asked = echo().sentences
    assert work_ahead() == 0
    assert echo().sentences == asked
    assert not Article.objects.get(pk=article.pk).live


def test_nothing_of_it_is_in_print_or_ordered_before_its_hour() -> None:
    scheduled()
    pages = ShelfPage.objects.count()
    work_ahead()
    assert [model.objects.count() for model in (ArticleTranslation, Line, Entry)] == [0, 0, 0]
    assert ShelfPage.objects.count() == pages


def test_at_its_hour_no_engine_is_asked() -> None:
    article = scheduled()
    work_ahead()
    asked = echo().sentences
    catch_up(at=let_its_hour_come(article))
    while translate_some():
        pass
    assert road_of(article) == {"ordered": [], "listed": ["de", "en", "es"]}
    assert echo().sentences == asked


def test_the_next_to_be_printed_comes_first() -> None:
    scheduled(hours=9)
    soon = scheduled(hours=1)
    assert translate_one_ahead(at=now())
    assert soon.revisions.filter(pk=Prepared.objects.get().revision).exists()


def test_a_draft_without_an_hour_and_what_is_in_print_are_left_alone() -> None:
    make_article()
    assert translate_one_ahead(at=now()) is False
    assert not Prepared.objects.exists()


def test_what_was_killed_half_way_is_done_again_from_memory() -> None:
    scheduled()
    work_ahead()
    asked = echo().sentences
    Prepared.objects.all().delete()
    assert work_ahead() == 2
    assert echo().sentences == asked


def test_an_hour_that_has_passed_is_no_longer_ahead() -> None:
    scheduled(hours=2)
    assert translate_one_ahead(at=now() + timedelta(hours=3)) is False


def test_what_is_not_to_be_translated_is_not() -> None:
    scheduled()
    Section.objects.update(translation=TranslationMode.OFF)
    assert work_ahead() == 0
    assert echo().sentences == 0


@pytest.mark.parametrize(("may_go_out", "asked"), [("false", 0), ("true", 6)])
def test_what_is_under_embargo_leaves_the_house_only_where_the_paper_says_so(
    monkeypatch: pytest.MonkeyPatch, may_go_out: str, asked: int
) -> None:
    monkeypatch.setenv("COLPORTEUR_TRANSLATION_EMBARGOED_TO_OUTSIDE_ENGINES", may_go_out)
    forget_settings()
    monkeypatch.setattr(echo(), "is_local", False)
    article = scheduled()
    work_ahead()
    assert echo().sentences == asked
    catch_up(at=let_its_hour_come(article))
    while translate_some():
        pass
    assert echo().sentences == 6
    assert road_of(article)["listed"] == ["de", "en", "es"]
