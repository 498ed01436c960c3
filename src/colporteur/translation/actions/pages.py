"""What people say of a whole translation."""

import logging
from datetime import datetime

from django.db import transaction

from colporteur.foundations.errors import BadCopy
from colporteur.people.models import User
from colporteur.translation.models import ArticleTranslation, TranslationState
from colporteur.translation.signals import translation_was_made

log = logging.getLogger(__name__)


def approve_translation(*, translation_id: int, by: User, at: datetime) -> ArticleTranslation:
    """Put a translation that waited for a person's yes in print, under that person's name."""
    with transaction.atomic():
        row = ArticleTranslation.objects.select_for_update().get(id=translation_id)
        if row.state not in (TranslationState.REVIEW, TranslationState.IN_PRINT) or row.is_due:
            raise BadCopy("This translation is not finished. Look at the held sentences first.")
        row.state, row.reviewed_by, row.reviewed_at = TranslationState.IN_PRINT, by, at
        row.save(update_fields=["state", "reviewed_by", "reviewed_at"])
        translation_was_made.send(sender=ArticleTranslation, article_id=row.article_id, language=row.language)
    log.info("article %s in %s was approved by %s", row.article_id, row.language, by)
    return row
