"""Articles: drafting, publishing, changing, correcting, moving, scheduling, withdrawing."""

import logging
from contextlib import AbstractContextManager
from datetime import datetime

from django.db import transaction
from wagtail.actions.move_page import MovePageAction

from colporteur.foundations.errors import BadCopy, NotInPrint
from colporteur.newsroom.access import (
    article_for_print,
    article_in_print,
    hour_of_print,
    language_of_copy,
    only_section,
    section_by_key,
)
from colporteur.newsroom.actions.copying import (
    PictureFinder,
    fill_from_copy,
    first_hour,
    hour_to_come,
    in_paper_zone,
    library_picture,
)
from colporteur.newsroom.actions.places import get_or_make_month
from colporteur.newsroom.actions.printing import add_page, in_the_log, keep_draft, print_page
from colporteur.newsroom.errors import refusals_as_bad_copy
from colporteur.newsroom.models import Article, Correction, Section, Withdrawal
from colporteur.people.models import User
from colporteur.text.copy import Copy

log = logging.getLogger(__name__)
HEADLINE = "headline"  # what an article's title is called


@transaction.atomic
def publish_copy(
    *,
    copy: Copy,
    section_key: str | None = None,
    language: str | None = None,
    pictures: PictureFinder = library_picture,
    by: User | None,
    at: datetime,
) -> Article:
    """Make an article of `copy` and put it in print as of `at`, or at its own hour if that is to come.

    One that was first printed long ago is filed under that day.

    Section and language given here outrank the copy's own.

    Raises:
        BadCopy: it cannot be printed as it is, is dated a day to come without an hour of its own, is in a language that no
            edition is in, or names no section where there are several.
        NotInPrint: there is no such section.
    """
    first, hour = first_hour(copy, at), hour_to_come(copy, at)
    article = _new_article(copy, section_key, language, pictures, by, hour or first or at)
    article.go_live_at = hour
    article.first_published_at = None if hour else first or at
    _refuse_pictures_without_words(article, _named(copy))
    with _refusals(copy):
        article = print_page(page=article, by=by)
    _log_print(article, hour, at, "published")
    return article


@transaction.atomic
def save_draft(
    *,
    copy: Copy,
    section_key: str | None = None,
    language: str | None = None,
    pictures: PictureFinder = library_picture,
    by: User | None,
    at: datetime,
) -> Article:
    """As `publish_copy`, but the article stays a draft."""
    article = _new_article(copy, section_key, language, pictures, by, at)
    with _refusals(copy):
        keep_draft(page=article, by=by)
    log.info("Article %s was drafted at %s: %r.", article.pk, in_the_log(at), article.headline)
    return article_for_print(article.pk)


@transaction.atomic
def update_article(
    *, article_id: int, copy: Copy, pictures: PictureFinder = library_picture, by: User | None, at: datetime
) -> Article:
    """Put a new wording of an article in print, or have it printed at its hour if that is to come.

    Bylines, topics, picture and sources that the copy does not name stay; so does the hour of what is not in print yet.

    Raises:
        BadCopy: it cannot be printed as it is, or names another language or section than the article's.
        NotInPrint: there is no such article or section, or it is withdrawn.
    """
    hour = hour_to_come(copy, at)
    article = article_for_print(article_id)
    _refuse_another_place(article, copy)
    if Withdrawal.objects.filter(article=article, lifted_at=None).exists():
        raise NotInPrint(f"Article {article_id} is withdrawn. Publish it in the newsroom to lift that first.")
    _refuse_another_day(article, copy)
    with _refusals(copy):
        fill_from_copy(article=article, copy=copy, pictures=pictures, at=at)
        hour = hour or (None if article.live else hour_of_print(article_id, at=at))
        article.go_live_at = hour
        _refuse_pictures_without_words(article, _named(copy))
        article = print_page(page=article, by=by)
    _log_print(article, hour, at, "changed")
    return article


@transaction.atomic
def schedule_article(*, article: Article, go_live_at: datetime, by: User | None, at: datetime) -> Article:
    """Have the article's latest wording printed at an hour to come.

    Raises:
        BadCopy: the hour has passed, or the wording cannot be printed as it is.
    """
    if go_live_at <= at:
        raise BadCopy(f"{in_the_log(go_live_at)} has passed already. Choose an hour to come, or publish at once.")
    latest: Article = article.get_latest_revision_as_object()
    latest.go_live_at = go_live_at
    _refuse_pictures_without_words(latest, f"Article {article.pk}")
    with refusals_as_bad_copy(f"Article {article.pk}", title=HEADLINE):
        fresh = print_page(page=latest, by=by)
    log.info("Article %s was scheduled for %s.", article.pk, in_the_log(go_live_at))
    return fresh


@transaction.atomic
def withdraw_article(
    *, article: Article, reason: str = "", reason_language: str = "", by: User | None, at: datetime
) -> Withdrawal:
    """Take an article out of print in every edition and leave a public note. Publishing it again lifts the withdrawal.

    Raises:
        NotInPrint: it is not in print now.
        BadCopy: the reason's language is unknown.
    """
    row = article_in_print(article.pk)
    note = Withdrawal(
        article=row,
        at=at,
        by=by,
        reason=reason.strip(),
        reason_language=(reason_language or row.language) if reason.strip() else "",
    )
    with refusals_as_bad_copy("The withdrawal"):
        note.full_clean()
    note.save()
    row.unpublish(user=None, log_action="wagtail.unpublish")
    article.live, article.live_revision = False, None
    log.info("Article %s was withdrawn at %s by %s.", row.pk, in_the_log(at), by or "the house")
    return note


@transaction.atomic
def add_correction(*, article: Article, text: str, by: User | None, at: datetime) -> Correction:
    """Add a dated note to what is in print, and to a newer draft if there is one.

    Raises:
        NotInPrint: the article is not in print.
        BadCopy: the note is empty or too long.
    """
    row = article_in_print(article.pk)
    draft: Article | None = row.get_latest_revision_as_object() if row.has_unpublished_changes else None
    row.corrections.add(Correction(at=at, text=text.strip()))
    with refusals_as_bad_copy("The correction"):
        for each in row.corrections.all():
            each.full_clean(exclude=["article"])
        row = print_page(page=row, by=by)
    added: Correction = row.corrections.get(at=at, text=text.strip())
    if draft is not None:
        draft.corrections.add(Correction(pk=added.pk, at=at, text=added.text))
        keep_draft(page=draft, by=by)
    log.info("Article %s was corrected at %s.", row.pk, in_the_log(at))
    return added


@transaction.atomic
def move_article(*, article: Article, section: Section, by: User | None, at: datetime) -> Article:
    """File an article under another section; its text stays as it is, its address changes."""
    row = article_for_print(article.pk)
    if row.filed_under_id != section.pk:
        month = get_or_make_month(section=section, at=row.published_at or at)
        MovePageAction(row, month, pos="last-child", user=by).execute(skip_permission_checks=True)
        log.info("Article %s was moved to section %s at %s.", row.pk, section.key, in_the_log(at))
    return article_for_print(article.pk)


def _new_article(
    copy: Copy,
    section_key: str | None,
    language: str | None,
    pictures: PictureFinder,
    by: User | None,
    at: datetime,
) -> Article:
    key = section_key or copy.section
    article = Article(language=_language_of(copy, language or copy.language))
    month = get_or_make_month(section=section_by_key(key) if key else only_section(), at=at)
    with _refusals(copy):
        fill_from_copy(article=article, copy=copy, pictures=pictures, at=at)
        add_page(parent=month, page=article, by=by)
    return article


def _refuse_another_place(article: Article, copy: Copy) -> None:
    """A file that names another language or section is most likely another article's."""
    if copy.language and _language_of(copy, copy.language) != article.language:
        raise BadCopy(
            f"{_named(copy)} says it is in “{copy.language}”, article {article.pk} is in “{article.language}”. "
            "Is it meant for another article? Otherwise correct the language, or leave it out."
        )
    filed = article.filed_under.key if article.filed_under else ""
    if copy.section and section_by_key(copy.section).key != filed:
        raise BadCopy(
            f"{_named(copy)} names the section “{copy.section}”, article {article.pk} is filed under “{filed}”. "
            "Move it in the newsroom, or leave the section out."
        )


def _refuse_another_day(article: Article, copy: Copy) -> None:
    if copy.published_at and article.published_at and in_paper_zone(copy.published_at) != article.published_at:
        raise BadCopy(
            f"{_named(copy)} was published at {in_the_log(copy.published_at)}, article {article.pk} at "
            f"{in_the_log(article.published_at)}. An article keeps its first day: leave published_at out."
        )


def _refuse_pictures_without_words(article: Article, subject: str) -> None:
    """A correction is printed all the same: what is in print already must not keep it out."""
    for picture in article.pictures_without_words():
        raise BadCopy(
            f"{subject} has the picture “{picture.title}” without an alternative text. Say in a sentence what it shows: under "
            "`picture: alt:` in the front matter, between ![ and ] in the text, or in the library; or that it is decoration, "
            'with `picture: decoration: true` or <img role="presentation">.'
        )


def _language_of(copy: Copy, written: str) -> str:
    try:
        return language_of_copy(written)
    except BadCopy as error:
        raise BadCopy(f"{_named(copy)} {error}") from error


def _log_print(article: Article, hour: datetime | None, at: datetime, deed: str) -> None:
    when = f"to be {deed} at {in_the_log(hour)}" if hour else f"{deed} at {in_the_log(at)}"
    log.info("Article %s was %s: %r.", article.pk, when, article.headline)


def _refusals(copy: Copy) -> AbstractContextManager[None]:
    return refusals_as_bad_copy(_named(copy), title=HEADLINE)


def _named(copy: Copy) -> str:
    shown = f"{copy.headline[:60]}…" if len(copy.headline) > 60 else copy.headline
    return f"The article “{shown}”"
