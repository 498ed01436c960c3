"""Changes that reach the tables past the models' own `save`: moves, expiry by Wagtail's command, deletions, schedules."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import Page, Revision

from colporteur.newsroom.models import Article, Author, Notice, Picture, Section, Topic
from colporteur.newsroom.models.articles import section_above
from colporteur.newsroom.models.printed import PrintedPage, Standing, stored_standing
from colporteur.newsroom.signals import (
    article_was_moved,
    article_was_scheduled,
    author_was_changed,
    notice_was_changed,
    paper_was_changed,
    picture_was_changed,
    section_was_changed,
    topic_was_changed,
)


def watch() -> None:
    """Connect everything below; called once, when the house starts."""
    pre_save.connect(_before_a_bare_page, sender=Page, dispatch_uid="newsroom.before_a_bare_page")
    post_save.connect(_after_a_bare_page, sender=Page, dispatch_uid="newsroom.after_a_bare_page")
    post_save.connect(_after_a_revision, sender=Revision, dispatch_uid="newsroom.after_a_revision")
    for model in (Section, Notice, Topic, Author, Picture):
        post_delete.connect(_after_deletion, sender=model, dispatch_uid=f"newsroom.after_deletion.{model.__name__}")


def _before_a_bare_page(instance: Page, **_rest: Any) -> None:
    instance._standing_before = stored_standing(instance.pk)


def _after_a_bare_page(instance: Page, created: bool, **_rest: Any) -> None:
    """Wagtail moves and expires pages as bare `Page` rows, inside a transaction, without asking their own class."""
    if created or not issubclass(instance.specific_class or Page, PrintedPage):
        return
    page = instance.specific
    before: Standing = instance._standing_before
    page.announce(before)
    if isinstance(page, Article):
        _file_anew(page)
    elif isinstance(page, Section | Notice) and page.standing == before:
        paper_was_changed.send(sender=type(page))  # its place among the others may be another


def _file_anew(article: Article) -> None:
    section = section_above(article.path)
    before = article.filed_under_id
    if section is None or section.pk == before:
        return
    Article.objects.filter(pk=article.pk).update(filed_under=section)
    if before is not None and article.standing.is_in_print:
        article_was_moved.send(sender=Article, article_id=article.pk, section_id_before=before, section_id=section.pk)


def _after_a_revision(instance: Revision, **_rest: Any) -> None:
    if instance.approved_go_live_at is None or instance.content_type.model_class() is not Article:
        return
    article_was_scheduled.send(
        sender=Article,
        article_id=int(instance.object_id),
        revision_id=instance.pk,
        go_live_at=instance.approved_go_live_at,
    )


def _after_deletion(sender: type[Any], instance: Any, **_rest: Any) -> None:
    if sender is Section:
        section_was_changed.send(sender=Section, section_id=instance.pk)
    elif sender is Notice:
        notice_was_changed.send(sender=Notice, notice_id=instance.pk)
    elif sender is Topic:
        topic_was_changed.send(sender=Topic, topic_id=instance.pk)
    elif sender is Author:
        author_was_changed.send(sender=Author, author_id=instance.pk)
    else:
        picture_was_changed.send(sender=Picture, picture_id=instance.pk)
