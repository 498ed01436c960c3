"""Readers' reports: handed in and counted, and answered. What settles them otherwise: `translation/settling.py`."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from colporteur.foundations.errors import BadCopy
from colporteur.people.models import User
from colporteur.translation.errors import TooManyReports
from colporteur.translation.models import Report, ReportCount, ReportState
from colporteur.translation.rules.reports import Said

log = logging.getLogger(__name__)
LONGEST_ANSWER = 1000  # code points
HOUR = timedelta(hours=1)
FORGOTTEN_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """The sentence that a report is about, as the reader saw it: line `address.number` of an article in an edition."""

    article_id: int
    language: str
    address: str
    number: int
    source_language: str
    source_text: str
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HourlyLimits:
    """How many reports are taken in an hour: from one network, and in all."""

    per_network: int
    in_all: int


def new_token() -> str:
    """32 hex digits that nobody can guess: whoever has them sees what became of the report."""
    return token_hex(16)


def hand_in_report(
    *, reported: Reported, said: Said, token: str, network: str, limits: HourlyLimits, at: datetime
) -> Report:
    """Keep what a reader says is wrong. Sent twice under one token, it is one report.

    `network` is where it comes from, in any form; it is counted under a hash of this hour and not kept.

    Raises:
        TooManyReports: the hour's limit is reached; nothing is kept.
    """
    with transaction.atomic():
        known = Report.objects.filter(token=token).first()
        if known is not None and _said_in(known) == said:
            return known
        _count_in(network, limits, at)
        report = Report.objects.create(
            article_id=reported.article_id,
            language=reported.language,
            address=reported.address,
            number=reported.number,
            source_language=reported.source_language,
            source_text=reported.source_text,
            printed=reported.printed,
            remark=said.remark,
            proposal=said.proposal,
            name=said.name,
            token=new_token() if known else token,  # sent again with other words: another report
            at=at,
        )
    log.info("report %s on article %s in %s was handed in", report.pk, reported.article_id, reported.language)
    return report


def _said_in(report: Report) -> Said:
    return Said(remark=report.remark, proposal=report.proposal, name=report.name)


def _count_in(network: str, limits: HourlyLimits, at: datetime) -> None:
    """One more, in the database, so that all processes count together; the condition is part of the write."""
    hour = _hour_of(at)
    hashed = salted_hmac("colporteur.translation.reports", f"{hour:%Y%m%d%H} {network}", algorithm="sha256")
    for name, most in ((hashed.hexdigest()[:32], limits.per_network), ("", limits.in_all)):
        ReportCount.objects.get_or_create(hour=hour, network=name)
        within = ReportCount.objects.filter(hour=hour, network=name, count__lt=most)
        if not within.update(count=F("count") + 1):
            log.warning("a report was refused: %s", "the paper's limit" if not name else "the limit of its network")
            raise TooManyReports(retry_after=max(1, round((hour + HOUR - at).total_seconds())))


def _hour_of(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def forget_networks(*, at: datetime) -> int:
    """Delete the counts of past hours; returns how many there were."""
    past = ReportCount.objects.filter(hour__lt=_hour_of(at))
    return past.delete()[0] if past.exists() else 0  # it is asked every few seconds: look before writing


def forget_reporters(*, settled_before: datetime) -> int:
    """Let go of what readers wrote in reports that were settled before that, and of their names; returns how many there were.

    What came of a report stays: the sentence, its wordings, the answer. The history of a sentence that took a proposal over
    looks the name up here, and says “a reader” from then on.
    """
    due = Report.objects.filter(has_words=True, settled_at__lt=settled_before).order_by("settled_at", "pk")
    reports = list(due[:FORGOTTEN_AT_ONCE])
    if not reports:  # it is asked every few seconds: look before writing
        return 0
    with transaction.atomic():
        for report in reports:
            taken = report.is_as_proposed
            report.remark, report.proposal, report.name = "", "", ""
            report.has_words, report.was_as_proposed = False, taken
        Report.objects.bulk_update(reports, ["remark", "proposal", "name", "has_words", "was_as_proposed"])
    log.info("the words of %s settled reports were forgotten", len(reports))
    return len(reports)


def answer_reports(*, ids: Iterable[int], article_id: int, language: str, answer: str, by: User, at: datetime) -> int:
    """Leave the sentence as it is and tell those who reported it why; returns how many they are.

    Raises:
        BadCopy: there is no answer, it is too long, or none of the reports waits any more.
    """
    words = " ".join(answer.split())
    if not words:
        raise BadCopy(gettext("The answer is empty. Write a sentence to whoever reported it."))
    if len(words) > LONGEST_ANSWER:
        raise BadCopy(gettext("The answer is longer than %(most)s characters. Shorten it.") % {"most": LONGEST_ANSWER})
    waiting = Report.objects.filter(
        pk__in=list(ids), article_id=article_id, language=language, state=ReportState.WAITING
    )
    closed = waiting.update(state=ReportState.LEFT, answer=words, settled_by=by, settled_at=at)
    if not closed:
        raise BadCopy(gettext("No report waits here any more: the sentence was changed, or somebody has answered."))
    log.info("%s answered %s reports on article %s in %s", by, closed, article_id, language)
    return closed
