"""Every announcement of the house and the page of the plot it turns to. One line each."""

from typing import Any

from django.dispatch import receiver

from colporteur.foundations.clock import now
from colporteur.newsroom import signals as newsroom
from colporteur.publication import routine
from colporteur.translation import signals as translation

# Django's signals hand over keywords of every type.


@receiver(newsroom.article_was_published)
def _(article_id: int, is_correction: bool, **_more: Any) -> None:
    routine.article_was_published(article_id=article_id, is_correction=is_correction, at=now())


@receiver([newsroom.article_was_withdrawn, newsroom.article_was_unpublished])
def _(article_id: int, **_more: Any) -> None:
    routine.article_left_print(article_id=article_id, at=now())


@receiver(translation.translation_was_made)
def _(article_id: int, language: str, **_more: Any) -> None:
    routine.translation_was_made(article_id=article_id, language=language, at=now())


@receiver(translation.old_translation_left_print)
def _(article_id: int, language: str, **_more: Any) -> None:
    routine.old_translation_left_print(article_id=article_id, language=language, at=now())
