"""Making one article in one language: memory first, then engines, then the checks; stored line by line.

The work is `claim`, `fill`, and it may be killed anywhere between: the row stays due, its lease runs out, and what was
already asked of an engine is found in memory. Whoever loses the claim meanwhile stores no line.
"""

import logging
from datetime import datetime

from django.db.models import Q

from colporteur.foundations.errors import EngineUnavailable, NotInPrint
from colporteur.foundations.leases import my_name
from colporteur.translation.asking import Route
from colporteur.translation.claiming import make_due_again, try_again_later
from colporteur.translation.engines.contract import Pair
from colporteur.translation.lines import keyed, make_lines
from colporteur.translation.making import Desk, GivesWayError, Making, OvertakenError, begun, gather
from colporteur.translation.models import ArticleTranslation, TranslationState
from colporteur.translation.storing import store
from colporteur.translation.ways import reach_of, ways_of

log = logging.getLogger(__name__)


def fill(*, translation_id: int, desk: Desk, at: datetime) -> None:
    """Make the wanted revision and put it in the edition, hold it, or note when to try again.

    Does nothing where another holds the claim.
    """
    translation = ArticleTranslation.objects.get(id=translation_id)
    if not translation.is_due or translation.claimed_by not in ("", my_name()):
        return
    try:
        making = begun(translation, desk, at)
        gather(making, desk)
    except OvertakenError:
        log.info("article %s in %s was overtaken", translation.article_id, translation.language)
        return
    except GivesWayError:
        log.info("article %s in %s, of the archive, gives way", translation.article_id, translation.language)
        return
    except (EngineUnavailable, NotInPrint) as error:
        try_again_later(translation, error, at)
        return
    lines = make_lines(
        translation=translation,
        rows=making.rows,
        units=making.units,
        mend=desk.mend,
        settled=making.register_from,
    )
    store(making, lines, desk)


def prepare(*, revision: int, article_id: int, pair: Pair, desk: Desk, routes: tuple[Route, ...], at: datetime) -> None:
    """Fill memory with what a scheduled revision will need; no line is stored and nothing is announced."""
    document = desk.document_of_revision(revision)
    making = Making(
        translation=ArticleTranslation(article_id=article_id, language=pair.target),
        document=document,
        rows=keyed(document),
        routes={pair.source: routes},
        at=at,
    )
    gather(making, desk)


def try_new_ways(*, desk: Desk, at: datetime) -> int:
    """Order anew what lacks an engine or has held sentences, wherever there are other engines now than then.

    Returns how many.
    """
    is_without = Q(state__in=(TranslationState.HELD, TranslationState.NOT_AVAILABLE))
    has_gaps = Q(state=TranslationState.IN_PRINT, held__gt=0, reviewed_at=None)  # an approved page stays as it is
    stuck = ArticleTranslation.objects.filter(is_without | has_gaps, is_due=False)
    kinds = stuck.values_list("article__language", "article__filed_under__may_leave_house", "language", "ways")
    ordered = 0
    for source, may_leave, target, ways in kinds.distinct():
        routes = desk.routes(Pair(source, target), reach_of(may_leave_house=bool(may_leave)))
        if ways_of(routes) != ways:
            rows = stuck.filter(
                article__language=source,
                article__filed_under__may_leave_house=may_leave,
                language=target,
                ways=ways,
            )
            ordered += make_due_again(ids=list(rows.values_list("id", flat=True)), at=at)
    return ordered
