from collections.abc import Iterator

import pytest

from colporteur.foundations.settings import house
from colporteur.newsroom.documents import document_of_revision
from colporteur.text.documents import ArticleDocument, Paragraph, Standing
from colporteur.text.sentences import split
from colporteur.translation.desk import translation_desk
from colporteur.translation.drafts import translated_draft
from colporteur.translation.engines.registry import house_router
from colporteur.translation.models import ArticleTranslation, Line, Unit
from colporteur.translation.tests.practised import Practised, desk_with, found_paper, publish, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[pytest.MonkeyPatch]:
    """Let a test say which engines the house has."""
    found_paper("en", "es")
    yield monkeypatch
    for cached in (house, house_router, translation_desk):
        cached.cache_clear()


def house_has(engines: pytest.MonkeyPatch, names: str) -> None:
    engines.setenv("COLPORTEUR_TRANSLATION_ENGINES", names)
    for cached in (house, house_router, translation_desk):
        cached.cache_clear()


def draft(*texts: str) -> ArticleDocument:
    body = tuple(Paragraph(passage=split(text, "en")) for text in texts)
    return ArticleDocument(language="en", headline=split("A draft", "en"), body=body)


def test_a_draft_is_translated_and_nothing_is_stored(engines: pytest.MonkeyPatch) -> None:
    house_has(engines, "echo")
    made = translated_draft(document=draft("Nobody has seen this. It is new."), language="es", article_id=1)
    assert made.document.language == "es"
    assert made.document.headline.text == "⟦A draft⟧"
    assert (made.engine, made.grade, made.held_sentences) == ("echo", "rough", 0)
    assert [model.objects.count() for model in (Unit, Line, ArticleTranslation)] == [0, 0, 0]


def test_without_an_engine_the_original_stands_in_the_draft(engines: pytest.MonkeyPatch) -> None:
    house_has(engines, "silent")
    made = translated_draft(document=draft("Nobody has seen this."), language="es", article_id=1)
    assert {sentence.standing for sentence in made.document.sentences()} == {Standing.HELD}
    assert made.held_sentences == 2


def test_memory_is_asked_first(engines: pytest.MonkeyPatch) -> None:
    house_has(engines, "echo")
    article = publish("It rained.")
    work(desk_with(Practised(name="other")))
    Unit.objects.filter(source_text="It rained.").update(text="Llovió.")
    document = document_of_revision(article.live_revision_id)
    made = translated_draft(document=document, language="es", article_id=article.pk)
    assert made.document.body[0].passage.text == "Llovió."
    assert made.engine == "other"
