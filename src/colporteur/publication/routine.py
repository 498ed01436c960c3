"""The whole plot on one page: what happens, in order, when something in print changes.

Every function is called inside the transaction of the deed it answers and only writes rows: orders, lists, changes.
The workers do the rest, woken after the commit; `catch_up` finds whatever was missed.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from colporteur.foundations.after_commit import call_after_commit
from colporteur.foundations.settings import house
from colporteur.foundations.wake import wake_workers
from colporteur.newsroom import access as newsroom
from colporteur.newsroom.documents import document_of, document_of_revision
from colporteur.newsroom.models import Article
from colporteur.press import actions as press
from colporteur.press import subjects
from colporteur.press.changes import note_changes
from colporteur.publication.models import Release
from colporteur.text.documents import ArticleDocument
from colporteur.translation import access as translation
from colporteur.translation.access import EditionChange, EditionText
from colporteur.translation.models import ArticleTranslation
from colporteur.translation.ordering import Order, cancel_translations, order_translations


def article_was_published(*, article_id: int, is_correction: bool, at: datetime) -> None:
    """An article's new wording is in print at once in its own language, and ordered for every other edition."""
    article = newsroom.article_for_print(article_id)
    prefixes = newsroom.edition_prefixes()
    if article.language in prefixes:
        _enter_original(article, cause=f"article {article_id} was published", at=at)
    order_translations(order=_order(article, prefixes, is_correction=is_correction, at=at))
    _release(article, prefixes, at)
    for row in ArticleTranslation.objects.filter(article_id=article_id):
        if not row.is_due or row.is_correction:
            _settle_edition(article, row.language, cause=f"article {article_id} was published", at=at)
    call_after_commit(wake_workers)


def editions_were_changed(*, article_id: int, at: datetime) -> None:
    """An article stands in the lists of every edition that has it now, and is ordered where it is young enough to be news.

    Of older ones a new edition gets what an editor has translated of the archive.
    """
    article = newsroom.article_for_print(article_id)
    youngest = timedelta(days=house()["translation.new_edition_days"])
    if article.published_at is None or article.published_at >= at - youngest:
        article_was_published(article_id=article_id, is_correction=False, at=at)
        return
    prefixes = newsroom.edition_prefixes()
    cause = "the paper's editions were changed"
    if article.language in prefixes:
        _enter_original(article, cause=cause, at=at)
    for row in ArticleTranslation.objects.filter(article_id=article_id, made_revision__isnull=False):
        _settle_edition(article, row.language, cause=cause, at=at)
    _release(article, prefixes, at)
    call_after_commit(_wake_printer)


def translations_were_made(*, changes: Sequence[EditionChange], at: datetime) -> None:
    """Editions' texts of articles are finished, held, approved or corrected: their lists and pages follow."""
    articles = newsroom.articles_for_lists({change.article_id for change in changes})
    _settle_editions([(articles[change.article_id], change, _cause(change)) for change in changes], at=at)
    call_after_commit(_wake_printer)


def _cause(change: EditionChange) -> str:
    return f"article {change.article_id} was translated into {change.language}"


def old_translation_left_print(*, article_id: int, language: str, at: datetime) -> None:
    """A new wording has waited too long: its sentences are printed in the original until they are translated."""
    article = newsroom.article_for_lists(article_id)
    _settle_edition(article, language, cause=f"the old wording of article {article_id} left print", at=at)
    call_after_commit(_wake_printer)


def article_left_print(*, article_id: int, at: datetime) -> None:
    """An article was withdrawn, unpublished or has expired: it leaves every list, and its pages say so."""
    cancel_translations(article_id=article_id)
    press.drop_story_everywhere(article_id=article_id, cause=f"article {article_id} left print", at=at)
    Release.objects.filter(article_id=article_id).delete()
    call_after_commit(_wake_printer)


def edition_was_closed(*, prefix: str, at: datetime) -> None:
    """The paper no longer has this edition: nothing more is made for it, and its pages leave the shelf."""
    ArticleTranslation.objects.filter(language=prefix, is_due=True).update(is_due=False)
    press.close_edition(edition=prefix, cause=f"edition {prefix} was closed", at=at)
    call_after_commit(_wake_printer)


def frame_was_changed(*, cause: str, at: datetime) -> None:
    """Names, menus, editions or section labels are other than before: they stand on every page."""
    for edition in newsroom.editions():
        press.plan_pages(wanted=press.frame_pages(edition.prefix), at=at)
    note_changes(subjects=[subjects.CHROME], cause=cause, at=at)
    call_after_commit(_wake_printer)


def notice_was_changed(*, notice_id: int, at: datetime) -> None:
    """The text of a notice, and with it perhaps the menus."""
    press.plan_notice(notice_id=notice_id, at=at)
    touch(subject=subjects.notice(notice_id), cause=f"notice {notice_id} was changed", at=at)
    frame_was_changed(cause=f"notice {notice_id} was changed", at=at)


def article_was_moved(*, article_id: int, at: datetime) -> None:
    """Another section: another address in every edition that has it, and other lists."""
    article = newsroom.article_for_print(article_id)
    cause = f"article {article_id} was moved"
    for prefix in list(article.entries.values_list("edition", flat=True)):
        if prefix == article.language:
            _enter_original(article, cause=cause, at=at)
        else:
            _settle_edition(article, prefix, cause=cause, at=at)
    call_after_commit(_wake_printer)


def hurry() -> None:
    """Wake whoever may have something to do."""
    call_after_commit(wake_workers)


def touch(*, subject: str, cause: str, at: datetime) -> None:
    """Note one change and hurry the printer."""
    note_changes(subjects=[subject], cause=cause, at=at)
    call_after_commit(_wake_printer)


def _wake_printer() -> None:
    wake_workers("printer")


def _enter_original(article: Article, *, cause: str, at: datetime) -> None:
    document = document_of(article)
    story = _story(article, document.language, document, is_translated=False, at=at)
    press.enter_stories(stories=[(story, cause)], at=at)


def _settle_edition(article: Article, language: str, *, cause: str, at: datetime) -> None:
    """Make the edition's lists agree with what it has of the article now."""
    _settle_editions([(article, EditionChange(article_id=article.pk, language=language), cause)], at=at)


def _settle_editions(settled: Sequence[tuple[Article, EditionChange, str]], *, at: datetime) -> None:
    prefixes = newsroom.edition_prefixes()
    entered: list[tuple[press.Story, str]] = []
    for article, change, cause in settled:
        text = _text_of(change) if article.live and change.language in prefixes else None
        if text is None:
            press.drop_story(article_id=article.pk, edition=change.language, cause=cause, at=at)
        else:
            entered.append((_story(article, change.language, text.document, is_translated=True, at=at), cause))
    press.enter_stories(stories=entered, at=at)


def _text_of(change: EditionChange) -> EditionText | None:
    return change.text or translation.edition_text(
        article_id=change.article_id,
        language=change.language,
        document_of_revision=document_of_revision,
        hold_above_percent=house()["translation.hold_page_above_percent"],
    )


def _story(
    article: Article, edition: str, document: ArticleDocument, *, is_translated: bool, at: datetime
) -> press.Story:
    return press.Story(
        article_id=article.pk,
        edition=edition,
        section_id=article.filed_under_id,
        document=document,
        published_at=article.published_at or at,
        changed_at=article.changed_at or at,
        is_breaking=article.is_breaking,
        is_translated=is_translated,
    )


def _order(article: Article, prefixes: Iterable[str], *, is_correction: bool, at: datetime) -> Order:
    return Order(
        article=article,
        revision=article.live_revision_id,
        languages=tuple(prefixes),
        mode=newsroom.translation_mode_of(article, at=at),
        is_correction=is_correction,
        at=at,
    )


def _release(article: Article, prefixes: Iterable[str], at: datetime) -> None:
    Release.objects.update_or_create(
        article_id=article.pk,
        defaults={"revision": article.live_revision_id, "editions": ",".join(sorted(prefixes)), "at": at},
    )
