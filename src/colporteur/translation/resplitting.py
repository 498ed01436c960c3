"""After an upgrade that cuts sentences elsewhere: what was made of other sentences than there are now is made again.

Most articles are cut as before. They keep their lines, and with them the yes that a person gave.
"""

import logging
from collections.abc import Callable
from datetime import datetime

from colporteur.foundations.errors import NotInPrint
from colporteur.text.documents import ArticleDocument
from colporteur.text.sentences import SPLITTER_VERSION
from colporteur.translation.claiming import make_due_again
from colporteur.translation.lines import keyed
from colporteur.translation.models import ArticleTranslation, TranslationState

log = logging.getLogger(__name__)
AT_ONCE = 50


def renew_what_was_cut_otherwise(
    *, document_of_revision: Callable[[int], ArticleDocument], at: datetime, limit: int = AT_ONCE
) -> bool:
    """Look at up to `limit` translations made with another splitter, newest first; says whether there may be more."""
    made = ArticleTranslation.objects.filter(is_due=False, made_revision__isnull=False)
    made = made.exclude(splitter=SPLITTER_VERSION).exclude(state=TranslationState.OFF)
    rows = list(made.order_by("-article_id", "id")[:limit])
    fitting = [row.pk for row in rows if _fits(row, document_of_revision)]
    ArticleTranslation.objects.filter(pk__in=fitting).update(splitter=SPLITTER_VERSION)
    renewed = make_due_again(ids=[row.pk for row in rows if row.pk not in fitting], at=at)
    if rows:
        log.info("sentences are cut anew: of %s translations %s are made again", len(rows), renewed)
    return len(rows) == limit


def _fits(row: ArticleTranslation, document_of_revision: Callable[[int], ArticleDocument]) -> bool:
    """True if there is a line for each sentence that there is now; a revision that is gone will not be printed again."""
    assert row.made_revision is not None
    try:
        document = document_of_revision(row.made_revision)
    except NotInPrint:
        return True
    lines = set(row.lines.values_list("address", "number"))
    return lines == {(each.address, each.number) for each in keyed(document)}
