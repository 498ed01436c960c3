"""Which editions an article is wanted in: orders are rows, and a row that is due is the order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from colporteur.newsroom.models import Article, TranslationMode
from colporteur.translation.models import ArchiveRun, ArticleTranslation, PairPolicy, TranslationState


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An article's revision wanted in these languages. `mode` is the newsroom's word for this article."""

    article: Article
    revision: int
    languages: tuple[str, ...]
    mode: str  # a TranslationMode
    is_correction: bool
    at: datetime
    archive_run: ArchiveRun | None = None  # the one that wants it, if it is not news


def order_translations(*, order: Order) -> list[ArticleTranslation]:
    """Make the revision due in each language, unless it is made or not wanted. Call in the deed's transaction."""
    known = {row.language: row for row in ArticleTranslation.objects.filter(article=order.article)}
    policies = _policies(order.article, order.languages)
    rows = []
    for language in order.languages:
        if language != order.article.language:
            row = known.get(language) or ArticleTranslation(article=order.article, language=language)
            if _put_in_order(row, order, policies.get(language)):
                row.save()
            rows.append(row)
    return rows


def cancel_translations(*, article_id: int, except_languages: Iterable[str] = ()) -> None:
    """Drop what is not yet made: the article left print, or an edition was closed. What is made stays in memory."""
    rows = ArticleTranslation.objects.filter(article_id=article_id, is_due=True)
    rows.exclude(language__in=list(except_languages)).update(is_due=False)


def _policies(article: Article, languages: Iterable[str]) -> dict[str, PairPolicy]:
    """The desk's word for each language; the narrowest policy counts, a section's before a pair's."""
    rows = PairPolicy.objects.filter(
        Q(section=None) | Q(section=article.filed_under_id),
        source_language__in=("", article.language),
        target_language__in=list(languages),
    )
    narrowest_last = sorted(rows, key=lambda row: (row.section_id is not None, row.source_language != ""))
    return {row.target_language: row for row in narrowest_last}


def _put_in_order(row: ArticleTranslation, order: Order, policy: PairPolicy | None) -> bool:
    """Say in the row what is wanted; False if nothing changed."""
    mode = _mode(row, order, policy)
    if mode == TranslationMode.OFF:
        changed = row.pk is None or row.state != TranslationState.OFF
        row.state, row.is_due = TranslationState.OFF, False
        row.wanted_revision, row.wanted_at = order.revision, order.at
        return changed
    if row.state != TranslationState.OFF and _is_ordered_or_made(row, order.revision):
        return False
    row.wanted_revision, row.wanted_at = order.revision, order.at
    row.is_due, row.is_correction, row.old_left_print = True, order.is_correction, False
    row.archive_run = order.archive_run
    row.is_reviewed_first, row.is_strict = mode == TranslationMode.REVIEWED, mode == TranslationMode.STRICT
    row.prints_heads_at_night = policy is not None and policy.prints_heads_at_night
    row.tries, row.not_before, row.trouble = 0, None, ""
    row.claimed_by, row.claimed_until = "", None  # whoever makes an older revision finds out when storing it
    if row.state == TranslationState.OFF:
        row.state = TranslationState.WANTED
    return True


def _mode(row: ArticleTranslation, order: Order, policy: PairPolicy | None) -> str:
    """An article's own word can only be stricter. What is made but not in print now is treated by the stricter of both."""
    if policy is None:
        return order.mode
    first = _stricter(order.mode, policy.mode)
    is_update = row.made_revision not in (None, order.revision)
    if not is_update or not policy.update_mode:
        return first
    update = _stricter(order.mode, policy.update_mode)
    return update if row.state == TranslationState.IN_PRINT else _stricter(first, update)


def _is_ordered_or_made(row: ArticleTranslation, revision: int) -> bool:
    """False for what was cancelled before it was made, too."""
    return row.pk is not None and row.wanted_revision == revision and (row.is_due or row.made_revision == revision)


_STRICTNESS = (TranslationMode.AUTOMATIC, TranslationMode.STRICT, TranslationMode.REVIEWED, TranslationMode.OFF)


def _stricter(first: str, second: str) -> str:
    return max(first, second, key=[str(mode) for mode in _STRICTNESS].index)
