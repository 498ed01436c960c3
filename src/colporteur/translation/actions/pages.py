"""What people say of a whole translation."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from colporteur.foundations.errors import BadCopy
from colporteur.people.models import User
from colporteur.translation.access import EditionChange
from colporteur.translation.claiming import make_due_again
from colporteur.translation.models import ArticleTranslation, TranslationState
from colporteur.translation.signals import translations_were_made

log = logging.getLogger(__name__)
FINISHED = (TranslationState.REVIEW, TranslationState.IN_PRINT)


def may_be_approved(row: ArticleTranslation) -> bool:
    """Whether it is finished."""
    return row.state in FINISHED and not row.is_due


def may_be_taken_out(row: ArticleTranslation) -> bool:
    """Whether it is, or may come, in print."""
    return row.state != TranslationState.OFF and not row.is_taken_out


def may_be_renewed(row: ArticleTranslation) -> bool:
    """Whether engines have made it, and nobody vouches for it as it is."""
    return row.made_revision is not None and row.state != TranslationState.OFF and row.reviewed_at is None


def approve_translation(*, translation_id: int, by: User, at: datetime) -> ArticleTranslation:
    """Put a translation that waited for a person's yes in print, under that person's name."""
    with transaction.atomic():
        row = ArticleTranslation.objects.select_for_update().get(id=translation_id)
        if not may_be_approved(row):
            raise BadCopy(gettext("This translation is not finished. Look at the held sentences first."))
        row.state, row.reviewed_by, row.reviewed_at = TranslationState.IN_PRINT, by, at
        row.is_taken_out, row.taken_out_by = False, None
        row.save(update_fields=["state", "reviewed_by", "reviewed_at", "is_taken_out", "taken_out_by"])
        translations_were_made.send(
            sender=ArticleTranslation, changes=[EditionChange(article_id=row.article_id, language=row.language)]
        )
    log.info("article %s in %s was approved by %s", row.article_id, row.language, by)
    return row


def take_out_translation(*, translation_id: int, by: User, at: datetime) -> ArticleTranslation:
    """Take a translation out of print at once, newer wordings of it too, until somebody approves it.

    Raises:
        BadCopy: it is not wanted in this edition, or is taken out already.
    """
    with transaction.atomic():
        row = ArticleTranslation.objects.select_for_update().get(id=translation_id)
        if not may_be_taken_out(row):
            raise BadCopy(gettext("This translation is not wanted in the edition, or is taken out already."))
        row.is_taken_out, row.taken_out_by = True, by
        row.reviewed_by, row.reviewed_at = None, None
        if row.state == TranslationState.IN_PRINT:
            row.state = TranslationState.REVIEW
        row.save(update_fields=["state", "reviewed_by", "reviewed_at", "is_taken_out", "taken_out_by"])
        translations_were_made.send(
            sender=ArticleTranslation, changes=[EditionChange(article_id=row.article_id, language=row.language)]
        )
    log.info("article %s in %s was taken out of print by %s", row.article_id, row.language, by)
    return row


def renew_translation(*, translation_id: int, by: User, at: datetime) -> ArticleTranslation:
    """Let the present engines translate anew what engines made of it; people's words stay, and so does what they do worse.

    Until then it stands in print as it is.

    Raises:
        BadCopy: it was never made, or a person has approved it as it is.
    """
    with transaction.atomic():
        row = ArticleTranslation.objects.select_for_update().get(id=translation_id)
        if not may_be_renewed(row):
            raise BadCopy(gettext("This translation was never made, or somebody has approved it as it is."))
        row.renew_since = at
        row.save(update_fields=["renew_since"])
        make_due_again(ids=[row.pk], at=at)
    log.info("article %s in %s is translated anew, says %s", row.article_id, row.language, by)
    return row
