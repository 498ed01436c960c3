"""Several articles that one translator makes before it stores."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError
from pytest_django import DjangoAssertNumQueries

from colporteur.newsroom.models import Article
from colporteur.text.documents import ArticleDocument
from colporteur.translation import sitting
from colporteur.translation.claiming import claim
from colporteur.translation.engines.contract import Answer
from colporteur.translation.filling import fill
from colporteur.translation.models import ArticleName, ArticleTranslation, Line, TranslationState, Unit
from colporteur.translation.tests.practised import NOW, Practised, desk_with, found_paper, publish, translation_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    found_paper("en", "es")


def _several(count: int) -> list[Article]:
    return [publish(f"Tram {number} is back. It was missed.", headline=f"Tram {number}") for number in range(count)]


def _claimed(count: int) -> list[int]:
    claimed = claim(at=NOW, limit=count)
    assert len(claimed) == count
    return claimed


def _in_print() -> int:
    return ArticleTranslation.objects.filter(state=TranslationState.IN_PRINT, is_due=False).count()


def test_a_sentence_that_several_articles_share_is_asked_for_once() -> None:
    articles, engine = _several(3), Practised()
    fill(translation_ids=_claimed(3), desk=desk_with(engine), at=NOW)
    assert engine.asked.count("It was missed.") == 1
    assert Unit.objects.filter(source_text="It was missed.").count() == 1
    for article in articles:
        row = translation_of(article)
        assert (row.state, row.is_due, row.claimed_by) == (TranslationState.IN_PRINT, False, "")
        assert [line.text for line in row.lines.all()][-1] == "⟦It was missed.⟧"
    assert sum(translation_of(article).from_engine for article in articles) == len(engine.asked)


def test_each_article_keeps_the_names_that_it_wants_left_alone() -> None:
    first = publish("Low Water opens.")
    publish("Low Water closes.")
    ArticleName.objects.create(article=first, text="Low Water")
    engine = Practised()
    fill(translation_ids=_claimed(2), desk=desk_with(engine), at=NOW)
    assert engine.names == {("Low Water opens.", "Low Water")}
    assert _in_print() == 2


def test_eight_articles_cost_few_more_questions_than_one(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    _several(8)
    claimed = _claimed(8)
    with django_assert_max_num_queries(40):
        fill(translation_ids=claimed, desk=desk_with(Practised()), at=NOW)
    assert _in_print() == 8


def test_as_soon_as_it_takes_long_what_is_done_is_stored_and_the_rest_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    _several(3)
    monkeypatch.setattr(sitting, "QUICKLY", -1)
    claimed = _claimed(3)
    fill(translation_ids=claimed, desk=desk_with(Practised()), at=NOW)
    assert _in_print() == 1
    assert claim(at=NOW, limit=3) == claimed[1:]


def test_between_two_batches_of_a_long_article_those_before_it_are_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    short = publish("Nobody came.", headline="Short")
    long = publish("\n\n".join(f"Sentence {number} is here." for number in range(130)), headline="Long")
    stored: list[int] = []

    def way(text: str) -> Answer:
        if text == "Sentence 1 is here.":
            monkeypatch.setattr(sitting, "QUICKLY", -1)
        if text == "Sentence 129 is here.":
            stored.append(_in_print())
        return Answer(text=f"⟦{text}⟧")

    fill(
        translation_ids=[translation_of(short).pk, translation_of(long).pk],
        desk=desk_with(Practised(way=way)),
        at=NOW,
    )
    assert stored == [1]
    assert _in_print() == 2


@pytest.mark.parametrize("sentences", [31, 130])
def test_never_more_than_a_batch_is_asked_for_and_not_in_memory(sentences: int) -> None:
    """What a crash costs; articles share batches, and a long one has several."""
    for number in range(4):
        body = " ".join(f"Boat {number}-{place} came home." for place in range(sentences))
        publish(body, headline=f"Fleet {number}", lead=f"Fleet {number} is home.")
    at_stake: list[int] = []

    def way(text: str) -> Answer:
        at_stake.append(len(engine.asked) - Unit.objects.count())
        return Answer(text=f"⟦{text}⟧")

    engine = Practised(way=way)
    fill(translation_ids=_claimed(4), desk=desk_with(engine), at=NOW)
    assert _in_print() == 4
    assert 31 < max(at_stake) <= 64


def test_what_cannot_be_read_keeps_no_other_from_being_made() -> None:
    articles = _several(3)
    broken = translation_of(articles[1])
    plain = desk_with(Practised())

    def documents(revisions: Iterable[int]) -> Mapping[int, ArticleDocument]:
        if broken.wanted_revision in set(revisions):
            raise RuntimeError("its body is no JSON")
        return plain.documents(revisions)

    with pytest.raises(RuntimeError, match="its body is no JSON"):
        fill(translation_ids=_claimed(3), desk=replace(plain, documents=documents), at=NOW)
    assert _in_print() == 2
    assert claim(at=NOW, limit=3) == []  # it waits until its claim has run out


def test_an_error_in_one_leaves_those_before_it_in_print_and_those_behind_it_free() -> None:
    articles = _several(3)

    def way(text: str) -> Answer:
        if "Tram 1" in text:
            raise RuntimeError("not foreseen")
        return Answer(text=f"⟦{text}⟧")

    ids = [translation_of(article).pk for article in articles]
    assert set(claim(at=NOW, limit=3)) == set(ids)
    with pytest.raises(RuntimeError):
        fill(translation_ids=ids, desk=desk_with(Practised(way=way)), at=NOW)
    assert translation_of(articles[0]).state == TranslationState.IN_PRINT
    assert claim(at=NOW, limit=3) == [ids[2]]


def test_what_cannot_be_stored_takes_no_other_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = _several(3)
    ids = _claimed(3)
    broken = translation_of(articles[1]).pk
    save = ArticleTranslation.save

    def refuse(row: ArticleTranslation, **options: bool) -> None:
        if row.pk == broken:
            raise DatabaseError("this row is broken")
        save(row, **options)

    monkeypatch.setattr(ArticleTranslation, "save", refuse)
    with pytest.raises(DatabaseError, match="this row is broken"):
        fill(translation_ids=ids, desk=desk_with(Practised()), at=NOW)
    assert _in_print() == 2
    assert not Line.objects.filter(translation=broken).exists()


def test_what_cannot_be_stored_does_not_end_what_is_being_made(monkeypatch: pytest.MonkeyPatch) -> None:
    short = publish("Nobody came.", headline="Short")
    long = publish("\n\n".join(f"Sentence {number} is here." for number in range(130)), headline="Long")
    ids = [translation_of(short).pk, translation_of(long).pk]
    save = ArticleTranslation.save

    def refuse(row: ArticleTranslation, **options: bool) -> None:
        if row.pk == ids[0]:
            raise DatabaseError("this row is broken")
        save(row, **options)

    def way(text: str) -> Answer:
        if text == "Sentence 1 is here.":
            monkeypatch.setattr(sitting, "QUICKLY", -1)
        return Answer(text=f"⟦{text}⟧")

    monkeypatch.setattr(ArticleTranslation, "save", refuse)
    with pytest.raises(DatabaseError, match="this row is broken"):
        fill(translation_ids=ids, desk=desk_with(Practised(way=way)), at=NOW)
    assert translation_of(long).state == TranslationState.IN_PRINT


def test_an_article_whose_claim_was_lost_meanwhile_is_not_stored_with_the_others() -> None:
    first, second = _several(2)

    def way(text: str) -> Answer:
        ArticleTranslation.objects.filter(article=second).update(claimed_by="another")
        return Answer(text=f"⟦{text}⟧")

    fill(translation_ids=_claimed(2), desk=desk_with(Practised(way=way)), at=NOW)
    assert translation_of(first).state == TranslationState.IN_PRINT
    assert translation_of(second).is_due
    assert not translation_of(second).lines.exists()


def test_whoever_is_one_of_four_takes_a_fourth_of_what_is_due() -> None:
    _several(9)
    assert len(claim(at=NOW, limit=8, among=4)) == 2
    assert len(claim(at=NOW, limit=8, among=1)) == 7
    assert claim(at=NOW, limit=8, among=4) == []
    assert len(claim(at=NOW + timedelta(minutes=6), limit=1, among=4)) == 1
