"""What outside engines have been sent, in the database: all processes count together, each request before it is sent."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, QuerySet

from colporteur.foundations.clock import now
from colporteur.translation.engines.outside.metering import (
    PAUSE_SECONDS,
    Limits,
    OverBudget,
    OverPieceBudget,
    limit_reached,
    piece_limit_reached,
)

if TYPE_CHECKING:
    from colporteur.translation.models import EngineUse

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What an engine was sent in a month."""

    engine: str
    characters: int = 0
    requests: int = 0
    failures: int = 0
    tokens: int = 0


class HouseMeter:
    """An engine's account, kept by calendar months in UTC. Its own transactions end before a request is sent.

    `under` stands for the settings of the engine: what paused it under others does not count any more.
    """

    def __init__(self, engine: str, *, limits: Limits, under: str, clock: Callable[[], datetime] = now) -> None:
        self._engine = engine
        self._limits = limits
        self._under = hashlib.sha256(under.encode()).hexdigest()[:16]
        self._clock = clock

    def paused_because(self) -> str:
        """See `Meter`."""
        row = self._rows().filter(subject="", paused_under=self._under).first()
        return row.paused if row else ""

    def reserve(self, characters: int, piece: str) -> None:
        """See `Meter`."""
        try:
            with transaction.atomic():
                if not self._add("", characters, self._limits.per_month):
                    raise OverBudget(limit_reached(self._limits.per_month), retry_after=PAUSE_SECONDS)
                if piece and self._limits.per_piece and not self._add(piece, characters, self._limits.per_piece):
                    raise OverPieceBudget(piece_limit_reached(self._limits.per_piece))
        except OverBudget as error:
            self.pause(str(error))
            raise

    def give_back(self, characters: int, piece: str) -> None:
        """See `Meter`."""
        subjects = ["", piece] if piece and self._limits.per_piece else [""]
        self._rows().filter(subject__in=subjects, characters__gte=characters).update(
            characters=F("characters") - characters
        )

    def failed(self) -> None:
        """See `Meter`."""
        self._ours().update(failures=F("failures") + 1)

    def used(self, tokens: int) -> None:
        """See `Meter`."""
        self._ours().update(tokens=F("tokens") + tokens)

    def pause(self, reason: str) -> None:
        """See `Meter`."""
        log.warning("the engine %s is asked nothing more this month: %s", self._engine, reason)
        self._ours().update(paused=reason[:300], paused_under=self._under)

    def _add(self, subject: str, characters: int, limit: int) -> bool:
        """Count, unless it goes beyond the limit: one statement, so that two processes cannot both have the rest."""
        rows = self._ours(subject)
        if limit:
            rows = rows.filter(characters__lte=limit - characters)
        return bool(rows.update(characters=F("characters") + characters, requests=F("requests") + 1))

    def _ours(self, subject: str = "") -> "QuerySet[EngineUse]":
        table = _table()
        row = table(engine=self._engine, month=self._month, subject=subject)
        table.objects.bulk_create([row], ignore_conflicts=True)
        return self._rows().filter(subject=subject)

    def _rows(self) -> "QuerySet[EngineUse]":
        return _table().objects.filter(engine=self._engine, month=self._month)

    @property
    def _month(self) -> str:
        return f"{self._clock():%Y-%m}"


def uses_of_the_month(*, at: datetime) -> list[Use]:
    """What every outside engine was sent in the month of `at`, by name."""
    rows = _table().objects.filter(month=f"{at:%Y-%m}", subject="").order_by("engine")
    fields = ("engine", "characters", "requests", "failures", "tokens")
    return [Use(**row) for row in rows.values(*fields)]


def _table() -> "type[EngineUse]":
    """Fetched at use: `serve` makes the engines to see whether it can, in a process that never starts Django."""
    from colporteur.translation.models import EngineUse

    return EngineUse
