"""A house of a test's own: its folder, its engines, and a small newspaper with what it has on its road."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from wagtail.models import Revision

from colporteur.foundations.clock import now
from colporteur.foundations.settings import house
from colporteur.newsroom import actions as newsroom
from colporteur.newsroom.models import Article
from colporteur.press.models import Change, Entry
from colporteur.press.presses import house_printer
from colporteur.publication.models import Release
from colporteur.text.copy import read_copy
from colporteur.translation.desk import translation_desk
from colporteur.translation.engines.echo import Echo
from colporteur.translation.engines.registry import house_router
from colporteur.translation.models import ArticleTranslation

CACHED = (house, house_router, translation_desk, house_printer)
BODY = "The crane moved. Nobody had expected it."


@contextmanager
def house_in(folder: Path, patch: pytest.MonkeyPatch, **settings: str) -> Iterator[None]:
    """The settings in force are those of a paper in this folder, whose engine gives everything back in brackets."""
    patch.setenv("COLPORTEUR_HOME", str(folder))
    for name, value in {"COLPORTEUR_TRANSLATION_ENGINES": "echo", **settings}.items():
        patch.setenv(name, value)
    forget_settings()
    house().run.mkdir(parents=True)
    try:
        yield
    finally:
        patch.undo()
        forget_settings()


def forget_settings() -> None:
    """Whatever was made by the settings is made anew when next needed; an engine's programs end before they are forgotten."""
    if house_router.cache_info().currsize:
        house_router().close()
    for cached in CACHED:
        cached.cache_clear()


def echo() -> Echo:
    """The house's one engine, which counts what it is asked."""
    (engine,) = house_router().engines
    assert isinstance(engine, Echo)
    return engine


def draft(headline: str = "The crane moves") -> Article:
    """An English article that is not in print."""
    text = f"---\nheadline: {headline}\n---\n{BODY}\n".encode()
    return newsroom.save_draft(copy=read_copy(text, "a.md"), section_key="news", language="en", by=None, at=now())


def scheduled(hours: float = 2) -> Article:
    """An article under embargo."""
    article, at = draft(), now()
    newsroom.schedule_article(article=article, go_live_at=at + timedelta(hours=hours), by=None, at=at)
    return article


def let_its_hour_come(article: Article) -> datetime:
    """As if the scheduled revision's hour had been a minute ago; gives that hour."""
    hour = now() - timedelta(minutes=1)
    revision = Revision.objects.get(object_id=str(article.pk), approved_go_live_at__isnull=False)
    content = {**revision.content, "go_live_at": hour.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=hour, content=content)
    return hour


def forget_the_road(article: Article) -> None:
    """As if every announcement of this article had been lost: nothing of the plot knows of it."""
    ArticleTranslation.objects.filter(article=article).delete()
    Entry.objects.filter(article=article).delete()
    Release.objects.filter(article=article).delete()
    Change.objects.all().delete()


def road_of(article: Article) -> dict[str, list[str]]:
    """The editions that it is ordered for, and those in whose lists it stands."""
    orders = ArticleTranslation.objects.filter(article=article, is_due=True).order_by("language")
    entries = Entry.objects.filter(article=article).order_by("edition")
    return {
        "ordered": list(orders.values_list("language", flat=True)),
        "listed": list(entries.values_list("edition", flat=True)),
    }
