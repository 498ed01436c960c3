"""Making articles in their languages: memory first, then engines, then the checks; stored line by line.

The work is `claim`, `fill`, and it may be killed anywhere between: the row stays due, its lease runs out, and what was
already asked of an engine is found in memory. Whoever loses the claim meanwhile stores no line.
"""

import logging
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from colporteur.foundations.leases import my_name
from colporteur.translation.asking import Route
from colporteur.translation.claiming import make_due_again
from colporteur.translation.engines.contract import Pair
from colporteur.translation.lines import keyed
from colporteur.translation.making import Desk, gather
from colporteur.translation.models import ArticleTranslation, TranslationState
from colporteur.translation.pad import Pad
from colporteur.translation.sitting import begin, remember, sit_down
from colporteur.translation.ways import reach_of, ways_of

log = logging.getLogger(__name__)


def fill(*, translation_ids: Sequence[int], desk: Desk, at: datetime) -> None:
    """Make the wanted revisions and put them in their editions, hold them, or note when to try again.

    What others hold the claim of is passed over. What cannot be read keeps no other from being made.

    Raises:
        Exception: the first that was not foreseen, when all the others are made or let go.
    """
    rows = ArticleTranslation.objects.in_bulk(translation_ids)
    name = my_name()
    mine = [rows[number] for number in translation_ids if number in rows]
    mine = [row for row in mine if row.is_due and row.claimed_by in ("", name)]
    if mine:
        _fill(mine, desk, at)


def _fill(mine: Sequence[ArticleTranslation], desk: Desk, at: datetime) -> None:
    try:
        sitting = sit_down(mine, desk=desk, at=at)
    except Exception:  # of any kind: what cannot be read is one article's, and would be met again with all of them
        if len(mine) == 1:
            raise
        _fill_each(mine, desk, at)
    else:
        sitting.work()


def _fill_each(mine: Sequence[ArticleTranslation], desk: Desk, at: datetime) -> None:
    first: Exception | None = None
    for row in mine:
        try:
            _fill([row], desk, at)
        except Exception as error:  # told by whoever called
            log.warning("article %s in %s cannot be made: %r", row.article_id, row.language, error)
            first = first or error
    if first is not None:
        raise first


def prepare(*, revision: int, article_id: int, pair: Pair, desk: Desk, routes: tuple[Route, ...], at: datetime) -> None:
    """Fill memory with what a scheduled revision will need; no line is stored and nothing is announced."""
    document = desk.document_of_revision(revision)
    making = begin(
        ArticleTranslation(article_id=article_id, language=pair.target),
        document,
        keyed(document),
        routes=lambda way: routes if way == pair else (),
        at=at,
    )
    remember([making])
    pad = Pad()
    try:
        gather(making, judge=desk.judge, pad=pad, pause=pad.keep)
    finally:
        pad.keep()


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
