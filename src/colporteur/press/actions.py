"""Putting stories into an edition's lists and taking them out, and saying which pages are to be made."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from colporteur.newsroom.access import paper_zone
from colporteur.newsroom.models import NoticeText
from colporteur.press import subjects
from colporteur.press.cards import card_rows
from colporteur.press.changes import note_all, note_changes
from colporteur.press.models import NEWS, Entry, PageKind, ShelfPage
from colporteur.press.months import month_of
from colporteur.press.rules.addresses import safe_slug
from colporteur.text.documents import ArticleDocument
from colporteur.text.numerals import in_western_digits
from colporteur.text.slugs import slug_for

log = logging.getLogger(__name__)
PRIORITY = {kind: number for number, kind in enumerate(PageKind)}
BREAKING_PRIORITY = 0
type Page = tuple[PageKind, str, str]
"""Kind, edition and key: see `ShelfPage`."""


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


def enter_stories(*, stories: Sequence[tuple[Story, str]], at: datetime) -> None:
    """Put stories into their editions' lists, or renew them there, and note what changed. Call inside the deed.

    With each goes the cause, for the record of print.
    """
    keys = [(story.article_id, story.edition) for story, _ in stories]
    known = _entries(keys)
    touched: list[tuple[str, str]] = []
    planned: list[Story] = []
    made: list[Entry] = []
    zone = paper_zone() if stories else ZoneInfo("UTC")
    for (story, cause), key in zip(stories, keys, strict=True):
        old, values = known.get(key), _values(story, zone)
        touched.append((subjects.article(*key), cause))
        if old is None or any(getattr(old, name) != value for name, value in values.items() if name != "changed_at"):
            touched += ((subject, cause) for subject in _lists_of(story, old, zone))
            planned.append(story)  # an entry that is the same has all its pages already
        entry = Entry(pk=old.pk if old else None, article_id=story.article_id, edition=story.edition, **values)
        if old is None:
            made.append(entry)
        else:
            entry.save(force_update=True)
    Entry.objects.bulk_create(made)
    plan_stories_pages(stories=planned, zone=zone, at=at)
    note_all(changes=touched, at=at)


def _lists_of(story: Story, old: Entry | None, zone: ZoneInfo) -> list[str]:
    """The subjects of the lists that a story stands in, and of those that it leaves."""
    key = story.article_id, story.edition
    lists = _list_subjects(*key, story.section_id, story.published_at, zone)
    if old is not None and old.section_id != story.section_id:
        lists += _list_subjects(*key, old.section_id, old.published_at, zone)
    return lists


def _entries(keys: Iterable[tuple[int, str]]) -> dict[tuple[int, str], Entry]:
    """The entries that there are, by article and edition."""
    articles, editions = {article for article, _ in keys}, {edition for _, edition in keys}
    rows = Entry.objects.filter(article__in=articles, edition__in=editions) if articles else ()
    return {(row.article_id, row.edition): row for row in rows}


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


def plan_stories_pages(*, stories: Iterable[Story], zone: ZoneInfo, at: datetime) -> None:
    """Make sure that rows exist for every page the stories need: rows are what the printer works from."""
    priorities: dict[Page, int] = {}
    for story in stories:
        for page in _pages_of(story, zone):
            first = BREAKING_PRIORITY if story.is_breaking else PRIORITY[page[0]]
            priorities[page] = min(first, priorities.get(page, first))
    _make_rows(priorities, at)


def _pages_of(story: Story, zone: ZoneInfo) -> Iterator[Page]:
    yield PageKind.ARTICLE, story.edition, str(story.article_id)
    yield PageKind.SECTION, story.edition, str(story.section_id)
    yield PageKind.SITEMAP, story.edition, month_of(story.published_at, zone)
    yield from frame_pages(story.edition)
    if story.is_translated:
        yield PageKind.PARALLEL, story.edition, str(story.article_id)


def frame_pages(edition: str) -> list[Page]:
    """The pages an edition has whatever its stories are."""
    return [
        (PageKind.FRONT, edition, ""),
        (PageKind.FEED, edition, "xml"),
        (PageKind.FEED, edition, "json"),
        (PageKind.SITEMAP, "", ""),
        (PageKind.SITEMAP, "", NEWS),
        (PageKind.ROBOTS, "", ""),
    ]


def plan_notice(*, notice_id: int, at: datetime) -> None:
    """Rows for a notice's page in each edition that has a text of it."""
    editions = NoticeText.objects.filter(notice_id=notice_id).values_list("edition", flat=True)
    plan_pages(wanted=[(PageKind.NOTICE, edition, str(notice_id)) for edition in editions], at=at)


def plan_pages(*, wanted: Iterable[Page], at: datetime) -> None:
    """Make rows for pages that have none; a new row is due at once, since it was never printed."""
    _make_rows({page: PRIORITY[page[0]] for page in wanted}, at)


def _make_rows(priorities: Mapping[Page, int], at: datetime) -> None:
    rows = [
        ShelfPage(kind=kind, edition=edition, key=key, priority=priority, due_since=at)
        for (kind, edition, key), priority in sorted(priorities.items())  # in one order, so that no two lock each other
    ]
    ShelfPage.objects.bulk_create(rows, ignore_conflicts=True)


def _values(story: Story, zone: ZoneInfo) -> dict[str, Any]:
    picture = story.document.picture
    headline = story.document.headline.text
    if story.is_translated:
        headline = in_western_digits(headline)  # the address stays what it is, whatever digits the edition chooses
    return {
        "section_id": story.section_id,
        "slug": safe_slug(
            slug_for(headline, story.document.language) or f"{story.published_at.astimezone(zone):%Y-%m-%d}"
        ),
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
