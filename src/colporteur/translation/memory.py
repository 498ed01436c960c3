"""Reading and writing the memory of sentences. No engine is asked here and no article is known."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import batched

from django.db.models import Q

from colporteur.translation.engines.contract import Pair
from colporteur.translation.models import UNIT_KEY, Origin, Unit, UnitState
from colporteur.translation.rules.choosing import best_of

BATCH = 500  # SQLite's limit on the number of parameters, with room
_RENEWED = ["text", "alignment", "state", "engine", "engine_version", "grade", "findings", "by", "at"]


def recall(*, pair: Pair, addresses: Iterable[str], article_id: int) -> dict[str, Unit]:
    """The unit that counts for each address that memory knows, for this article. Held units are among them."""
    found: dict[str, list[Unit]] = defaultdict(list)
    for batch in batched(dict.fromkeys(addresses), BATCH):
        units = Unit.objects.filter(
            source_language=pair.source,
            target_language=pair.target,
            source_address__in=batch,
            scope__in=(0, article_id),
        ).defer("source_text")
        for unit in units:
            found[unit.source_address].append(unit)
    return {address: best for address, units in found.items() if (best := best_of(units)) is not None}


def keep(units: Sequence[Unit]) -> None:
    """Store units; one that is there already under the same key takes the new wording."""
    Unit.objects.bulk_create(
        units, update_conflicts=True, unique_fields=list(UNIT_KEY), update_fields=_RENEWED, batch_size=BATCH
    )


def people_said(*, pair: Pair, addresses: Iterable[str]) -> dict[str, str]:
    """What people wrote or approved for these addresses, for everywhere: address to translation."""
    found: dict[str, str] = {}
    for batch in batched(dict.fromkeys(addresses), BATCH):
        units = Unit.objects.filter(
            source_language=pair.source, target_language=pair.target, source_address__in=batch, scope=0
        ).exclude(Q(origin=Origin.MACHINE) | Q(state=UnitState.HELD))
        found |= {unit.source_address: unit.text for unit in sorted(units, key=_person_last)}
    return found


def _person_last(unit: Unit) -> bool:
    return unit.origin == Origin.PERSON
