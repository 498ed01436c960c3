"""Waiting for an article's editions, and working on them where nobody else does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any

from django.db.models import F
from django.urls import reverse

from colporteur.foundations.clock import now
from colporteur.foundations.settings import house
from colporteur.foundations.wake import Sleeper, wake_workers
from colporteur.newsroom import access as newsroom
from colporteur.newsroom.models import Article
from colporteur.press.changes import latest_change
from colporteur.press.frame import Frame
from colporteur.press.models import Cursor, Entry, PageKind, ShelfPage
from colporteur.press.presses import house_printer
from colporteur.press.rules import addresses
from colporteur.press.stories import path_of
from colporteur.publication.preparing import prepare
from colporteur.publication.worker import print_one_batch, translate_some
from colporteur.translation.models import ArticleTranslation, TranslationState

LOOK_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far an article is: editions that are settled, of how many."""

    settled: int
    total: int

    @property
    def is_done(self) -> bool:
        """True when every edition has it in print, or never will in this state."""
        return self.settled == self.total


def wait_for_editions(*, article_ids: list[int], seconds: float) -> Iterator[Standing]:
    """Yield how far these articles are, until all are settled or the time is up. Works along if no worker runs."""
    deadline = monotonic() + seconds
    has_help = any(house().run.glob("printer-*.wake"))
    if has_help:
        wake_workers()
    else:
        prepare()
    with Sleeper("waiting") as sleeper:
        while True:
            standing = _standing(article_ids)
            yield standing
            if standing.is_done or monotonic() > deadline:
                return
            if has_help or not _work_along():
                sleeper.sleep(LOOK_SECONDS)


def _work_along() -> bool:
    return any([print_one_batch(house_printer()), translate_some()])


def _standing(article_ids: list[int]) -> Standing:
    prefixes = newsroom.edition_prefixes()
    due = ArticleTranslation.objects.filter(article_id__in=article_ids, is_due=True, tries=0).count()
    keys = [str(number) for number in article_ids]
    kinds = (PageKind.ARTICLE, PageKind.PARALLEL)
    pages = ShelfPage.objects.filter(kind__in=kinds, key__in=keys, due__gt=F("printed"), tries=0)
    followed = Cursor.objects.filter(shelf=str(house_printer().shelf.folder), followed__gte=latest_change()).exists()
    total = len(prefixes) * len(article_ids)
    open_ones = max(due, min(pages.count(), total), 0 if followed else 1)
    return Standing(settled=max(total - open_ones, 0), total=total)


def report(*, article_id: int, since: datetime) -> dict[str, Any]:  # Any: JSON
    """One article as `colporteur publish` prints it."""
    frame = Frame()
    article = Article.objects.only("pk", "language", "live").get(pk=article_id)
    entries = {entry.edition: entry for entry in Entry.objects.filter(article_id=article_id)}
    rows = {row.language: row for row in ArticleTranslation.objects.filter(article_id=article_id)}
    original = entries.get(article.language)
    hour = newsroom.hour_of_print(article_id, at=now())
    without_a_row = "off" if article.live or hour is None else "scheduled"
    told = {
        "id": article_id,
        "language": article.language,
        "address": path_of(frame, original) if original else addresses.short(article_id),
        "editions": {
            prefix: _edition(frame, rows.get(prefix), entries.get(prefix), since, without_a_row)
            for prefix in frame.editions
            if prefix != article.language
        },
    }
    return told | ({"scheduled_for": hour.astimezone(newsroom.paper_zone()).isoformat()} if hour else {})


def _edition(
    frame: Frame, row: ArticleTranslation | None, entry: Entry | None, since: datetime, without_a_row: str
) -> dict[str, Any]:
    if row is None:
        return {
            "state": without_a_row,
            "address": "",
            "engine": "",
            "grade": "",
            "sentences": _sentences(None),
            "ms": 0,
        }
    address = path_of(frame, entry) if entry else ""
    page = ShelfPage.objects.filter(kind=PageKind.ARTICLE, edition=row.language, key=str(row.article_id)).first()
    printed_at = page.printed_at if page and page.printed_at else now()
    told = {
        "state": _STATES[TranslationState(row.state)],
        "address": address,
        "engine": row.engine,
        "grade": row.grade,
        "sentences": _sentences(row),
        "ms": max(round((printed_at - since).total_seconds() * 1000), 0),
    }
    if told["state"] == "held":
        told["desk"] = reverse("translation_editor", args=[row.article_id, row.language])
    return told | ({"trouble": row.trouble} if row.trouble else {})


_STATES = {
    TranslationState.WANTED: "wanted",
    TranslationState.IN_PRINT: "in_print",
    TranslationState.REVIEW: "held",
    TranslationState.HELD: "held",
    TranslationState.NOT_AVAILABLE: "not_available",
    TranslationState.OFF: "off",
}


def _sentences(row: ArticleTranslation | None) -> dict[str, int]:
    if row is None:
        return {"total": 0, "memory": 0, "engine": 0, "held": 0}
    found = {"total": row.total, "memory": row.from_memory}
    if row.state == TranslationState.NOT_AVAILABLE:  # there was no engine to send anything to, and nothing is printed
        return found | {"engine": 0, "held": 0}
    return found | {"engine": row.from_engine, "held": row.held}
