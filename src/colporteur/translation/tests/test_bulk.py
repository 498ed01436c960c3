"""One deed on everything that is ticked on the board."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadCopy
from colporteur.newsroom.models import Article
from colporteur.people.models import User
from colporteur.translation.actions import (
    approve_translation,
    correct_sentence,
    renew_translation,
    take_out_translation,
)
from colporteur.translation.engines.contract import Answer
from colporteur.translation.models import ArticleTranslation, Unit
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.tests.practised import (
    NOW,
    Practised,
    desk_with,
    edit,
    found_paper,
    printed,
    publish,
    sentence_of,
    translation_of,
    work,
)
from colporteur.translation.tests.test_desk_pages import PLAIN_STORAGE, someone

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def paper(db: None, settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}
    found_paper("en", "es")


@pytest.fixture
def article() -> Article:
    made = publish("The mayor opened the line. Nobody had expected it.")
    work(desk_with(Practised()))
    return made


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana-soler", first_name="Ana", last_name="Soler")


@pytest.fixture
def translator() -> Client:
    return someone("tom", "Translator")


def better(**how: Any) -> Practised:  # Any: whatever an engine of the tests has
    engine = Practised(way=lambda text: Answer(text=f"⟦⟦{text}⟧⟧"))
    for name, value in how.items():
        setattr(engine, name, value)
    return engine


def state(article: Article) -> str:
    return str(translation_of(article).state)


def test_what_is_taken_out_leaves_print_and_newer_wordings_wait_for_a_yes(article: Article, ana: User) -> None:
    take_out_translation(translation_id=translation_of(article).pk, by=ana, at=NOW)
    assert state(article) == "review"
    edit(article, "It rained all day.")
    work(desk_with(Practised()))
    assert state(article) == "review"
    approve_translation(translation_id=translation_of(article).pk, by=ana, at=NOW)
    row = translation_of(article)
    assert (row.state, row.is_taken_out, row.taken_out_by) == ("in_print", False, None)
    edit(article, "It rained all night.")
    work(desk_with(Practised()))
    assert state(article) == "in_print"


def test_what_is_taken_out_before_it_is_made_is_not_printed_when_it_is(ana: User) -> None:
    article = publish("It rained.")
    take_out_translation(translation_id=translation_of(article).pk, by=ana, at=NOW)
    work(desk_with(Practised()))
    assert state(article) == "review"


def test_taken_out_twice_or_not_wanted_is_refused(article: Article, ana: User) -> None:
    number = translation_of(article).pk
    take_out_translation(translation_id=number, by=ana, at=NOW)
    with pytest.raises(BadCopy, match="already"):
        take_out_translation(translation_id=number, by=ana, at=NOW)
    ArticleTranslation.objects.update(is_taken_out=False, state="off")
    with pytest.raises(BadCopy, match="not wanted"):
        take_out_translation(translation_id=number, by=ana, at=NOW)


def test_engines_words_are_translated_anew_and_peoples_stay(article: Article, ana: User) -> None:
    second = publish("Nobody had expected it. It rained.", headline="Another")
    sentence = sentence_of(article, "The mayor opened the line.")
    correct_sentence(
        sentence=sentence, language="es", text="La alcaldesa.", article_id=None, judge=judge, by=ana, at=NOW
    )
    work(desk_with(Practised()))
    renew_translation(translation_id=translation_of(article).pk, by=ana, at=LATER)
    assert state(article) == "in_print"
    engine = better()
    work(desk_with(engine), LATER)
    assert sorted(engine.asked) == ["It runs again.", "Nobody had expected it.", "The tram is back"]
    assert printed(article)[-2:] == ["La alcaldesa.", "⟦⟦Nobody had expected it.⟧⟧"]
    assert "⟦⟦Nobody had expected it.⟧⟧" in printed(second)
    assert "⟦It rained.⟧" in printed(second)
    work(desk_with(engine), LATER)
    assert len(engine.asked) == 3
    assert translation_of(article).renew_since is None


def test_a_new_wording_that_does_not_pass_changes_nothing(article: Article, ana: User) -> None:
    renew_translation(translation_id=translation_of(article).pk, by=ana, at=LATER)
    work(desk_with(better(way=lambda text: Answer(text="" if "Nobody" in text else f"⟦⟦{text}⟧⟧"))), LATER)
    assert printed(article)[-2:] == ["⟦⟦The mayor opened the line.⟧⟧", "⟦Nobody had expected it.⟧"]
    assert not Unit.objects.filter(state="held").exists()


def test_what_was_never_made_or_is_approved_is_not_translated_anew(article: Article, ana: User) -> None:
    fresh = publish("It snowed.", headline="Fresh")
    approve_translation(translation_id=translation_of(article).pk, by=ana, at=NOW)
    for each in (fresh, article):
        with pytest.raises(BadCopy):
            renew_translation(translation_id=translation_of(each).pk, by=ana, at=NOW)


def post(client: Client, deed: str, *articles: Article, confirmed: str = "") -> str:
    chosen = [translation_of(each).pk for each in articles]
    said = {"deed": deed, "chosen": chosen, "confirmed": confirmed}
    answer: Any = client.post(reverse("translation_bulk"), said, follow=True)
    return str(answer.content.decode())


@pytest.mark.parametrize(
    ("deed", "says"),
    [("approve", "as reviewed by you"), ("take_out", "leave print at once"), ("renew", "translate again")],
)
def test_first_it_is_said_what_is_done_and_nothing_is(
    translator: Client, article: Article, deed: str, says: str
) -> None:
    unfinished = publish("It snowed.", headline="Not made yet")
    before = list(ArticleTranslation.objects.order_by("pk").values())
    page = post(translator, deed, article, unfinished)
    assert says in page
    assert article.headline in page
    assert ("Left as they are" in page) is (deed != "take_out")
    assert list(ArticleTranslation.objects.order_by("pk").values()) == before


def test_what_is_confirmed_is_done_to_each(translator: Client, article: Article) -> None:
    other = publish("It snowed.", headline="Another")
    work(desk_with(Practised()))
    assert "Done for 2 translations." in post(translator, "take_out", article, other, confirmed="yes")
    page = translator.get(reverse("translation_board")).content.decode()
    assert "taken out by tom" in page
    assert "Done for 2 translations." in post(translator, "approve", article, other, confirmed="yes")
    assert [state(each) for each in (article, other)] == ["in_print", "in_print"]
    assert "Done for 0 translations." in post(translator, "renew", article, other, confirmed="yes")


def test_what_it_takes_is_told_before_engines_are_asked_again(translator: Client, article: Article) -> None:
    page = post(translator, "renew", article)
    texts = ["The tram is back", "It runs again.", "The mayor opened the line.", "Nobody had expected it."]
    if "apertium" in page:  # an engine of this machine
        assert f"<td>4</td><td>{sum(map(len, texts))}</td>" in page


def test_nothing_ticked_and_other_deeds_are_told(translator: Client, article: Article) -> None:
    assert "Nothing is ticked." in post(translator, "approve")
    wrong = {"deed": "approve", "chosen": ["x", "99999999999999999999", "7777"]}
    answer: Any = translator.post(reverse("translation_bulk"), wrong, follow=True)
    assert "Nothing is ticked." in answer.content.decode()
    number = translation_of(article).pk
    assert translator.post(reverse("translation_bulk"), {"deed": "burn", "chosen": number}).status_code == 404
    assert translator.get(reverse("translation_bulk")).status_code == 405


def test_nobody_else_does_it(article: Article) -> None:
    post(someone("rita", "Reporter"), "take_out", article, confirmed="yes")
    assert state(article) == "in_print"
    assert translation_of(article).made_at is not None
    assert translation_of(article).made_at <= now()
