from datetime import timedelta

import pytest

from colporteur.newsroom.models import Article
from colporteur.translation.models import ArticleTranslation, PairPolicy
from colporteur.translation.ordering import Order, cancel_translations, order_translations
from colporteur.translation.tests.practised import (
    NOW,
    Practised,
    desk_with,
    found_paper,
    publish,
    translation_of,
    work,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def article(db: None) -> Article:
    found_paper("en", "es", "ca")
    return publish("It rained.")


def order(article: Article, *, revision: int, mode: str = "automatic", is_correction: bool = False) -> None:
    order_translations(
        order=Order(
            article=article,
            revision=revision,
            languages=("en", "es", "ca"),
            mode=mode,
            is_correction=is_correction,
            at=LATER,
        )
    )


def test_publishing_orders_every_edition_but_its_own(article: Article) -> None:
    rows = ArticleTranslation.objects.filter(article=article)
    assert {row.language: (row.is_due, row.state) for row in rows} == {
        "es": (True, "wanted"),
        "ca": (True, "wanted"),
    }


def test_the_same_revision_is_not_ordered_twice(article: Article) -> None:
    work(desk_with(Practised()))
    before = translation_of(article)
    order(article, revision=article.live_revision_id)
    assert not translation_of(article).is_due
    assert translation_of(article).wanted_at == before.wanted_at


def test_a_newer_revision_is_ordered_and_takes_the_claim_away(article: Article) -> None:
    ArticleTranslation.objects.update(claimed_by="somebody", claimed_until=LATER, tries=3, trouble="It died.")
    order(article, revision=777, is_correction=True)
    row = translation_of(article)
    assert (row.is_due, row.wanted_revision, row.is_correction) == (True, 777, True)
    assert (row.claimed_by, row.claimed_until, row.tries, row.trouble) == ("", None, 0, "")


@pytest.mark.parametrize(
    ("article_mode", "pair_mode", "state", "is_reviewed"),
    [
        ("automatic", "automatic", "wanted", False),
        ("automatic", "reviewed", "wanted", True),
        ("reviewed", "automatic", "wanted", True),
        ("off", "automatic", "off", False),
        ("automatic", "off", "off", False),
        ("reviewed", "off", "off", False),
    ],
)
def test_the_stricter_of_article_and_pair_decides(
    article: Article, article_mode: str, pair_mode: str, state: str, is_reviewed: bool
) -> None:
    PairPolicy.objects.create(source_language="en", target_language="es", mode=pair_mode)
    order(article, revision=777, mode=article_mode)
    row = translation_of(article)
    assert (row.state, row.is_due, row.is_reviewed_first) == (state, state != "off", is_reviewed)


def test_what_was_off_is_ordered_when_it_is_wanted_again(article: Article) -> None:
    order(article, revision=article.live_revision_id, mode="off")
    order(article, revision=article.live_revision_id)
    assert (translation_of(article).state, translation_of(article).is_due) == ("wanted", True)


def test_what_was_cancelled_before_it_was_made_is_ordered_when_it_is_wanted_again(article: Article) -> None:
    cancel_translations(article_id=article.pk)
    order(article, revision=article.live_revision_id)
    assert translation_of(article).is_due


def test_what_is_cancelled_is_not_made_and_what_is_made_stays(article: Article) -> None:
    cancel_translations(article_id=article.pk, except_languages=["ca"])
    assert (translation_of(article, "es").is_due, translation_of(article, "ca").is_due) == (False, True)
