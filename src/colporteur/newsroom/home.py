"""What the newsroom's first page shows: what comes into print next, and what was printed last. Higher rooms add to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from colporteur.foundations.clock import now
from colporteur.newsroom.access import live_articles, next_in_print
from colporteur.newsroom.models import Article
from colporteur.newsroom.rules.languages import own_name

ARTICLES_A_PANEL = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A line of a panel. `url` is empty where this person may open nothing."""

    headline: str
    language: str
    language_name: str
    section: str
    at: datetime | None
    url: str


class _StoriesPanel(Component):
    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def stories(self) -> list[Story]:
        """The panel's lines."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """For the template."""
        return {"stories": self.stories()}

    def story(self, article: Article, at: datetime | None, headline: str = "") -> Story:
        """The editor for those who may change the article; for the others the page that readers see."""
        may_edit = article.permissions_for_user(self.request.user).can_edit()
        return Story(
            headline=headline or article.headline,
            language=article.language,
            language_name=own_name(article.language),
            section=str(article.filed_under or ""),
            at=at,
            url=reverse("wagtailadmin_pages:edit", args=[article.pk]) if may_edit else self._readers_page(article),
        )

    @staticmethod
    def _readers_page(article: Article) -> str:
        return (article.address() or "") if article.standing.is_in_print else ""


class ScheduledPanel(_StoriesPanel):
    """What comes into print next."""

    name = "newsroom_scheduled"
    template_name = "newsroom/home/scheduled.html"
    order = 110

    def stories(self) -> list[Story]:
        """The next hour first."""
        waiting = next_in_print(at=now(), limit=ARTICLES_A_PANEL)
        articles = _by_number([each.article_id for each in waiting])
        return [
            self.story(articles[each.article_id], each.go_live_at, each.headline)
            for each in waiting
            if each.article_id in articles
        ]


class PrintedPanel(_StoriesPanel):
    """What was printed last."""

    name = "newsroom_printed"
    template_name = "newsroom/home/printed.html"
    order = 150

    def stories(self) -> list[Story]:
        """The newest first."""
        newest = list(live_articles(limit=ARTICLES_A_PANEL).values_list("pk", flat=True))
        articles = _by_number(newest)
        return [self.story(articles[number], articles[number].published_at) for number in newest]


def _by_number(numbers: Sequence[int]) -> dict[int, Article]:
    found: dict[int, Article] = Article.objects.defer("body").select_related("filed_under").in_bulk(numbers)
    return found
