"""Reading and writing the memory of sentences. No engine is asked here and no article is known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import batched, chain

from django.db import transaction
from django.db.models import Q

from colporteur.foundations.rows import insert_rows
from colporteur.translation.engines.contract import Pair
from colporteur.translation.models import UNIT_KEY, WITHOUT_WORDS, FormerUnit, Origin, Unit
from colporteur.translation.rules.choosing import best_of

BATCH = 500  # SQLite's limit on the number of parameters, with room
_RENEWED = [
    "text",
    "alignment",
    "state",
    "engine",
    "engine_version",
    "grade",
    "findings",
    "by",
    "at",
    "note",
    "plain_wording",
    "passed_over",
]
_KEPT_OF_THE_FORMER = ("text", "state", "engine", "engine_version", "findings", "article_id", "by_id", "at", "note")


def recall(*, pair: Pair, addresses: Iterable[str], article_id: int) -> dict[str, Unit]:
    """The unit that counts for each address that memory knows, for this article. Held units are among them."""
    return recall_together(pair=pair, wanted={article_id: addresses})[article_id]


def recall_together(*, pair: Pair, wanted: Mapping[int, Iterable[str]]) -> dict[int, dict[str, Unit]]:
    """As `recall`, for several articles at once: the addresses, and the units, by the article's number."""
    found: dict[str, list[Unit]] = defaultdict(list)
    for batch in batched(dict.fromkeys(chain.from_iterable(wanted.values())), BATCH):
        units = Unit.objects.filter(
            source_language=pair.source,
            target_language=pair.target,
            source_address__in=batch,
            scope__in=(0, *wanted),
        ).defer("source_text")
        for unit in units:
            found[unit.source_address].append(unit)
    return {
        article_id: {
            address: best
            for address in addresses
            if address in found and (best := best_of(_in_scope(found[address], article_id))) is not None
        }
        for article_id, addresses in wanted.items()
    }


def _in_scope(units: Iterable[Unit], article_id: int) -> Iterator[Unit]:
    return (unit for unit in units if unit.scope in (0, article_id))


def keep(units: Sequence[Unit]) -> None:
    """Store units; one that is there already under the same key takes the new wording, and the old one goes into history."""
    with transaction.atomic():
        for batch in batched(units, BATCH):
            _file_away(batch)
            insert_rows(batch, key=UNIT_KEY, renewed=_RENEWED)


def go_back(unit: Unit, *, at: datetime) -> Unit | None:
    """Give a unit the wording that it took the place of, or remove it if there was none; what it said goes into history."""
    key = {name: getattr(unit, name) for name in UNIT_KEY}
    before = FormerUnit.objects.filter(ended_at=unit.at, **key).first()
    FormerUnit.objects.create(**_former(unit, at))
    if before is None:
        unit.delete()
        return None
    for name in _KEPT_OF_THE_FORMER:
        setattr(unit, name, getattr(before, name))
    unit.save()
    return unit


def _file_away(units: Sequence[Unit]) -> None:
    """What says the same as before, by the same engine or person's deed, is no other wording."""
    new = {tuple(getattr(unit, name) for name in UNIT_KEY): unit for unit in units}
    known = Unit.objects.filter(
        source_address__in={unit.source_address for unit in units},
        target_language__in={unit.target_language for unit in units},
    ).defer("source_text")
    changed = [
        (old, new[key])
        for old in known
        if (key := tuple(getattr(old, name) for name in UNIT_KEY)) in new and _says(old) != _says(new[key])
    ]
    FormerUnit.objects.bulk_create([FormerUnit(**_former(old, unit.at)) for old, unit in changed])


def _says(unit: Unit) -> tuple[str, str, str, str]:
    return unit.text, unit.state, unit.engine, unit.engine_version


def _former(unit: Unit, at: datetime) -> dict[str, object]:
    return {name: getattr(unit, name) for name in (*UNIT_KEY, *_KEPT_OF_THE_FORMER)} | {"ended_at": at}


def people_said(*, pair: Pair, addresses: Iterable[str]) -> dict[str, str]:
    """What people wrote or approved for these addresses, for everywhere: address to translation."""
    found: dict[str, str] = {}
    for batch in batched(dict.fromkeys(addresses), BATCH):
        units = Unit.objects.filter(
            source_language=pair.source, target_language=pair.target, source_address__in=batch, scope=0
        ).exclude(Q(origin=Origin.MACHINE) | Q(state__in=WITHOUT_WORDS))
        found |= {unit.source_address: unit.text for unit in sorted(units, key=_person_last)}
    return found


def _person_last(unit: Unit) -> bool:
    return unit.origin == Origin.PERSON
