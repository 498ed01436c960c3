"""After an upgrade that cuts sentences elsewhere: what is other is made again, and nothing else."""

from typing import Any

import pytest

from colporteur.newsroom.documents import document_of_revision
from colporteur.newsroom.models import Article
from colporteur.text.sentences import SPLITTER_VERSION
from colporteur.translation.models import ArticleTranslation
from colporteur.translation.resplitting import renew_what_was_cut_otherwise
from colporteur.translation.tests.practised import NOW, Practised, desk_with, found_paper, publish, translation_of, work

pytestmark = pytest.mark.django_db
BODY = 'They told them. "I am sorry," she said. Nobody had expected it.'


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    found_paper("en", "es")


def made_by_an_earlier_splitter(article: Article) -> None:
    """As if its second sentence had been a part of its first."""
    row = translation_of(article)
    second = row.lines.get(text__contains="sorry")
    row.lines.filter(position=second.position - 1).update(address="0" * 32)
    second.delete()
    ArticleTranslation.objects.filter(pk=row.pk).update(splitter="1")


def renewed(**options: Any) -> bool:
    return renew_what_was_cut_otherwise(document_of_revision=document_of_revision, at=NOW, **options)


def test_what_was_cut_otherwise_is_made_again_from_memory() -> None:
    article, engine = publish(BODY), Practised()
    work(desk_with(engine))
    made_by_an_earlier_splitter(article)
    assert renewed() is False
    assert translation_of(article).is_due
    asked = len(engine.asked)
    assert work(desk_with(engine)) == 1
    row = translation_of(article)
    assert (row.splitter, row.is_due, row.held, len(engine.asked)) == (SPLITTER_VERSION, False, 0, asked)
    assert row.lines.filter(text__contains="sorry").exists()


def test_what_is_cut_as_before_keeps_its_lines_and_its_approval() -> None:
    article = publish(BODY)
    work(desk_with(Practised()))
    ArticleTranslation.objects.update(splitter="", state="review")
    lines = set(translation_of(article).lines.values_list("pk", flat=True))
    assert renewed() is False
    row = translation_of(article)
    assert (row.splitter, row.is_due, row.state) == (SPLITTER_VERSION, False, "review")
    assert set(row.lines.values_list("pk", flat=True)) == lines


def test_a_revision_that_is_gone_and_an_edition_that_is_off_stop_nobody() -> None:
    gone, off, other = publish(BODY), publish(BODY, headline="Off"), publish(BODY, headline="Other")
    work(desk_with(Practised()))
    ArticleTranslation.objects.update(splitter="1")
    ArticleTranslation.objects.filter(article=gone).update(made_revision=999_999)
    ArticleTranslation.objects.filter(article=off).update(state="off")
    made_by_an_earlier_splitter(other)
    rounds = 1
    while renewed(limit=1):
        rounds += 1
        assert rounds < 5, "the same is looked at again and again"
    assert [translation_of(each).is_due for each in (gone, off, other)] == [False, False, True]
