"""Articles that are scheduled are translated before their hour, so that every edition has them in the same minute."""

from datetime import datetime

from colporteur.newsroom import access as newsroom
from colporteur.translation.desk import routes_for_embargoed, translation_desk
from colporteur.translation.engines.contract import Pair
from colporteur.translation.filling import prepare
from colporteur.translation.models import Prepared


def translate_one_ahead(*, at: datetime) -> bool:
    """Translate one scheduled article into one language, into memory; says whether there may be more."""
    for scheduled in newsroom.scheduled_revisions(at=at):
        for prefix in newsroom.edition_prefixes():
            pair = Pair(scheduled.language, prefix)
            if scheduled.mode == "off" or pair.source == pair.target:
                continue
            if not Prepared.objects.filter(revision=scheduled.revision_id, language=prefix).exists():
                _prepare_one(scheduled, pair, at)
                return True
    return False


def _prepare_one(scheduled: newsroom.ScheduledRevision, pair: Pair, at: datetime) -> None:
    prepare(
        revision=scheduled.revision_id,
        article_id=scheduled.article_id,
        pair=pair,
        desk=translation_desk(),
        routes=routes_for_embargoed(pair, may_leave_house=scheduled.may_leave_house),
        at=at,
    )
    Prepared.objects.get_or_create(revision=scheduled.revision_id, language=pair.target, defaults={"at": at})
