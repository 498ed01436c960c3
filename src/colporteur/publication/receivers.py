"""Every announcement of the house and the page of the plot it turns to. One line each."""

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver

from colporteur.foundations.clock import now
from colporteur.newsroom import signals as newsroom
from colporteur.press import subjects
from colporteur.publication import routine
from colporteur.translation import signals as translation
from colporteur.translation.access import EditionChange

# `Any`: Django's signals hand over the sender and more, which nobody here needs.


@receiver(newsroom.article_was_published)
def on_article_published(article_id: int, is_correction: bool, **_: Any) -> None:
    """To the start of the road."""
    routine.article_was_published(article_id=article_id, is_correction=is_correction, at=now())


@receiver([newsroom.article_was_withdrawn, newsroom.article_was_unpublished])
def on_article_left(article_id: int, **_: Any) -> None:
    """Off the road."""
    routine.article_left_print(article_id=article_id, at=now())


@receiver(newsroom.article_was_moved)
def on_article_moved(article_id: int, **_: Any) -> None:
    """To its new section, in every edition."""
    routine.article_was_moved(article_id=article_id, at=now())


@receiver(newsroom.article_was_scheduled)
def on_article_scheduled(**_: Any) -> None:
    """Translated ahead by the catch-up; this only hurries it."""
    routine.hurry()


@receiver(newsroom.section_was_changed)
def on_section_changed(section_id: int, **_: Any) -> None:
    """Section names stand on every page."""
    routine.frame_was_changed(cause=f"section {section_id} was changed", at=now())


@receiver(newsroom.paper_was_changed)
def on_paper_changed(**_: Any) -> None:
    """The paper's name and editions stand on every page."""
    routine.frame_was_changed(cause="the newspaper was changed", at=now())


@receiver(newsroom.notice_was_changed)
def on_notice_changed(notice_id: int, **_: Any) -> None:
    """Its page, and the menus that name it."""
    routine.notice_was_changed(notice_id=notice_id, at=now())


@receiver(newsroom.front_was_composed)
def on_front_composed(**_: Any) -> None:
    """The front of every edition."""
    routine.touch(subject=subjects.front(), cause="the front page was composed", at=now())


@receiver(newsroom.topic_was_changed)
def on_topic_changed(topic_id: int, **_: Any) -> None:
    """The pages that name the topic."""
    routine.touch(subject=subjects.topic(topic_id), cause=f"topic {topic_id} was changed", at=now())


@receiver(newsroom.author_was_changed)
def on_author_changed(author_id: int, **_: Any) -> None:
    """The pages that carry the byline."""
    routine.touch(subject=subjects.author(author_id), cause=f"author {author_id} was changed", at=now())


@receiver(newsroom.picture_was_changed)
def on_picture_changed(picture_id: int, **_: Any) -> None:
    """The pages that show the picture."""
    routine.touch(subject=subjects.picture(picture_id), cause=f"picture {picture_id} was changed", at=now())


@receiver(translation.translations_were_made)
def on_translations_made(changes: Sequence[EditionChange], **_: Any) -> None:
    """Into the editions' lists, or out of them."""
    routine.translations_were_made(changes=changes, at=now())


@receiver(translation.old_translation_left_print)
def on_old_translation_left(article_id: int, language: str, **_: Any) -> None:
    """What is not translated yet is printed in the original."""
    routine.old_translation_left_print(article_id=article_id, language=language, at=now())
