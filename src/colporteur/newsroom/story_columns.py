"""What lists of articles tell of each beside its headline; on a phone it stands below it (`newsroom.css`)."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn

from colporteur.newsroom.models import Article
from colporteur.newsroom.rules.languages import own_name

FACT = "story-fact"


def story_columns(*sortable: str) -> list[Column]:
    """Language, section, day and state; a list can be put in order by those that are named."""

    def told(kind: type[Column], name: str, label: Promise, **more: Any) -> Column:
        return kind(name, label=label, classname=FACT, sort_key=name if name in sortable else None, **more)

    return [
        told(Column, "language", _("Language"), accessor=lambda article: own_name(article.language)),
        told(Column, "filed_under", _("Section")),
        told(DateColumn, "published_at", _("Published")),
        told(Column, "live", _("State"), accessor=state_of),
    ]


def state_of(article: Article) -> Promise:
    """Where the article stands between its first draft and its withdrawal, in words."""
    if article.live:
        return pgettext_lazy("article", "in print")
    if article.approved_schedule:
        return _("scheduled")
    return _("out of print") if article.first_published_at else _("draft")
