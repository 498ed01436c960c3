"""An engine is down for an hour in the middle of 200 articles: nobody waits for it, nothing is lost, nothing comes twice."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db import connection

from colporteur.foundations.errors import EngineUnavailable
from colporteur.newsroom.models import Article
from colporteur.press.models import Entry
from colporteur.translation.admin.board import cell_of
from colporteur.translation.engines.contract import Answer
from colporteur.translation.engines.router import Patience, Router
from colporteur.translation.models import ArticleTranslation, TranslationState, Unit
from colporteur.translation.tests.practised import NOW, Practised, desk_with, found_paper, publish, work

pytestmark = pytest.mark.django_db
ARTICLES = 200
MINUTE = timedelta(minutes=1)
EACH_MINUTE = 4
DOWN_FROM, DOWN_FOR = 72, timedelta(hours=1)


class Weather:
    """The hour, and the engine that is down during one."""

    def __init__(self) -> None:
        self.at = NOW
        self.down_until = NOW
        self.failures = 0

    def seconds(self) -> float:
        return self.at.timestamp()

    def way(self, text: str) -> Answer:
        if self.at < self.down_until:
            self.failures += 1
            raise EngineUnavailable("The engine does not answer.")
        return Answer(text=f"⟦{text}⟧")


def cells(language: str = "es") -> Counter[str]:
    """What the board says of every article in an edition."""
    rows = {row.article_id: row for row in ArticleTranslation.objects.select_related("reviewed_by")}
    return Counter(cell_of(article, rows.get(article.pk), language).says for article in Article.objects.all())


def in_lists(edition: str) -> int:
    return Entry.objects.filter(edition=edition).count()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="200 articles are published once, on SQLite")
def test_an_hour_without_an_engine_costs_an_hour_and_nothing_else() -> None:
    found_paper("en", "es")
    weather = Weather()
    engine = Practised(way=weather.way)
    router = Router([engine], patience=Patience(tries=1, wait=0), clock=weather.seconds)
    desk = desk_with(router=router)
    answered: list[str] = []
    down_at: datetime | None = None
    for number in range(ARTICLES):
        if number == DOWN_FROM:
            down_at = weather.at
            weather.down_until = weather.at + DOWN_FOR
        engine.asked.clear()
        publish(f"Boat {number} came home. It had been away for {number} days.", headline=f"Boat {number} is back")
        assert in_lists("en") == number + 1, "the original waits for nobody"
        if number % EACH_MINUTE == EACH_MINUTE - 1:
            work(desk, weather.at)
            answered += engine.asked if weather.at >= weather.down_until else []
            weather.at += MINUTE

    assert down_at is not None
    assert weather.at < weather.down_until
    waiting = ARTICLES - DOWN_FROM
    assert (in_lists("en"), in_lists("es")) == (ARTICLES, DOWN_FROM)
    assert cells() == {"in print": DOWN_FROM, "waits": waiting}
    told = ArticleTranslation.objects.filter(is_due=True).values_list("trouble", flat=True)
    assert all(words.startswith("The engine") for words in told)
    assert weather.failures <= 3 + (weather.at - down_at) / MINUTE, "what fails is left alone"

    while weather.at < weather.down_until + 11 * MINUTE:
        engine.asked.clear()
        work(desk, weather.at)
        if weather.at >= weather.down_until:
            answered += engine.asked
        weather.at += MINUTE
    assert (in_lists("en"), in_lists("es")) == (ARTICLES, ARTICLES)
    assert cells() == {"in print": ARTICLES}
    assert not ArticleTranslation.objects.exclude(state=TranslationState.IN_PRINT, is_due=False, tries=0).exists()
    assert max(Counter(answered).values()) == 1, "no sentence is paid for twice"
    assert len(answered) == Unit.objects.count()
