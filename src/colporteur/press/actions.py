"""Putting stories into an edition's lists and taking them out, and saying which pages are to be made."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from colporteur.newsroom.access import paper_zone
from colporteur.newsroom.models import NoticeText
from colporteur.press import subjects
from colporteur.press.cards import card_rows
from colporteur.press.changes import note_changes
from colporteur.press.models import Entry, PageKind, ShelfPage
from colporteur.press.months import month_of
from colporteur.press.rules.addresses import safe_slug
from colporteur.text.documents import ArticleDocument
from colporteur.text.slugs import slug_for

log = logging.getLogger(__name__)
PRIORITY = {kind: number for number, kind in enumerate(PageKind)}
BREAKING_PRIORITY = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article as an edition prints it."""

    article_id: int
    edition: str
    section_id: int
    document: ArticleDocument
    published_at: datetime
    changed_at: datetime
    is_breaking: bool
    is_translated: bool


def enter_story(*, story: Story, cause: str, at: datetime) -> Entry:
    """Put a story into its edition's lists, or renew it there, and note what changed. Call inside the deed."""
    old = Entry.objects.filter(article_id=story.article_id, edition=story.edition).first()
    values = _values(story)
    touched = [subjects.article(story.article_id, story.edition)]
    if old is None or any(getattr(old, name) != value for name, value in values.items() if name != "changed_at"):
        zone = paper_zone()
        touched += _list_subjects(story.article_id, story.edition, story.section_id, story.published_at, zone)
        if old is not None and old.section_id != story.section_id:
            touched += _list_subjects(story.article_id, story.edition, old.section_id, old.published_at, zone)
        plan_story_pages(story=story, zone=zone, at=at)  # an entry that is the same has all its pages already
    entry = Entry(pk=old.pk if old else None, article_id=story.article_id, edition=story.edition, **values)
    entry.save(force_insert=old is None, force_update=old is not None)
    note_changes(subjects=touched, cause=cause, at=at)
    return entry


def drop_story(*, article_id: int, edition: str, cause: str, at: datetime) -> None:
    """Take a story out of an edition's lists and note the change. Call in the deed's transaction."""
    touched = [subjects.article(article_id, edition)]
    entry = Entry.objects.filter(article_id=article_id, edition=edition).first()
    if entry is not None:
        touched += _list_subjects(article_id, edition, entry.section_id, entry.published_at, paper_zone())
        entry.delete()
    note_changes(subjects=touched, cause=cause, at=at)


def drop_story_everywhere(*, article_id: int, cause: str, at: datetime) -> None:
    """Take a story out of every edition's lists, and have each of its pages made anew."""
    pages = ShelfPage.objects.filter(kind=PageKind.ARTICLE, key=str(article_id)).values_list("edition", flat=True)
    entries = Entry.objects.filter(article_id=article_id).values_list("edition", flat=True)
    for edition in {*pages, *entries}:
        drop_story(article_id=article_id, edition=edition, cause=cause, at=at)


def close_edition(*, edition: str, cause: str, at: datetime) -> None:
    """Take every story out of an edition that the paper no longer has; its pages leave the shelf as they come due."""
    Entry.objects.filter(edition=edition).delete()
    note_changes(subjects=[subjects.CHROME], cause=cause, at=at)


def plan_story_pages(*, story: Story, zone: ZoneInfo, at: datetime) -> None:
    """Make sure that rows exist for every page the story needs: rows are what the printer works from."""
    wanted = [
        (PageKind.ARTICLE, story.edition, str(story.article_id)),
        (PageKind.SECTION, story.edition, str(story.section_id)),
        (PageKind.SITEMAP, story.edition, month_of(story.published_at, zone)),
        *frame_pages(story.edition),
    ]
    if story.is_translated:
        wanted.append((PageKind.PARALLEL, story.edition, str(story.article_id)))
    plan_pages(wanted=wanted, priority=BREAKING_PRIORITY if story.is_breaking else None, at=at)


def frame_pages(edition: str) -> list[tuple[PageKind, str, str]]:
    """The pages an edition has whatever its stories are."""
    return [
        (PageKind.FRONT, edition, ""),
        (PageKind.FEED, edition, "xml"),
        (PageKind.FEED, edition, "json"),
        (PageKind.SITEMAP, "", ""),
        (PageKind.ROBOTS, "", ""),
    ]


def plan_notice(*, notice_id: int, at: datetime) -> None:
    """Rows for a notice's page in each edition that has a text of it."""
    editions = NoticeText.objects.filter(notice_id=notice_id).values_list("edition", flat=True)
    plan_pages(wanted=[(PageKind.NOTICE, edition, str(notice_id)) for edition in editions], at=at)


def plan_pages(*, wanted: Iterable[tuple[PageKind, str, str]], priority: int | None = None, at: datetime) -> None:
    """Make rows for pages that have none; a new row is due at once, since it was never printed."""
    rows = [
        ShelfPage(
            kind=kind,
            edition=edition,
            key=key,
            priority=PRIORITY[kind] if priority is None else priority,
            due_since=at,
        )
        for kind, edition, key in wanted
    ]
    ShelfPage.objects.bulk_create(rows, ignore_conflicts=True)


def _values(story: Story) -> dict[str, Any]:
    picture = story.document.picture
    headline = story.document.headline.text
    return {
        "section_id": story.section_id,
        "slug": safe_slug(slug_for(headline, story.document.language)),
        "published_at": story.published_at,
        "changed_at": story.changed_at,
        "is_breaking": story.is_breaking,
        "is_translated": story.is_translated,
        "picture_id": picture.picture_id if picture else None,
        "card": card_rows(story.document),
    }


def _list_subjects(article_id: int, edition: str, section_id: int, published_at: datetime, zone: ZoneInfo) -> list[str]:
    month = month_of(published_at, zone)
    return [
        subjects.card(article_id, edition),
        subjects.editions_of(article_id),
        subjects.stories(edition),
        subjects.month(edition, month),
        subjects.section(section_id, edition),
        subjects.section_month(section_id, edition, month),
    ]
