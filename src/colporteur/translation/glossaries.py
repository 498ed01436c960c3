"""The paper's names and terms for glossaries at an outside engine, and notes on what is there; in the database."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.outside.glossaries import Dictionary, Kept, glossary_number
from colporteur.translation.rules.register import Register

if TYPE_CHECKING:
    from colporteur.translation.models import OutsideGlossary


class HouseNotebook:
    """Satisfies `Notebook`. Notes are of one account: with another key or address nothing is known to be there."""

    def __init__(self, *, name: str, account: str) -> None:
        self._name = name
        self._account = hashlib.sha256(account.encode()).hexdigest()[:16]
        self._read: dict[Pair, tuple[Register, Dictionary]] = {}

    def name_for(self, pair: Pair) -> str:
        """See `Notebook`."""
        from colporteur.newsroom.access import edition_prefixes  # as for `_table`

        number = glossary_number(pair, edition_prefixes())
        return self._name if number == 1 else f"{self._name} ({number})"

    def wanted(self, pair: Pair) -> Dictionary:
        """See `Notebook`."""
        from colporteur.translation.vocabulary import register_for

        register = register_for(pair)
        known = self._read.get(pair)
        if known is None or known[0] is not register:
            known = self._read[pair] = register, Dictionary.of(_wordings(register))
        return known[1]

    def kept(self, pair: Pair) -> Kept:
        """See `Notebook`."""
        row = self._rows().filter(source=pair.source, target=pair.target).first()
        return Kept(glossary=row.glossary, fingerprint=row.fingerprint, trouble=row.trouble) if row else Kept()

    def keep(self, pair: Pair, kept: Kept) -> None:
        """See `Notebook`."""
        table = _table()
        row = table(account=self._account, source=pair.source, target=pair.target)
        row.glossary, row.fingerprint, row.trouble = kept.glossary, kept.fingerprint, kept.trouble[:300]
        if kept == Kept():
            self._rows().filter(source=pair.source, target=pair.target).delete()
            return
        table.objects.bulk_create(
            [row],
            update_conflicts=True,
            unique_fields=["account", "source", "target"],
            update_fields=["glossary", "fingerprint", "trouble"],
        )

    def troubles(self) -> Mapping[Pair, str]:
        """See `Notebook`."""
        rows = self._rows().exclude(trouble="").order_by("source", "target")
        return {Pair(row.source, row.target): row.trouble for row in rows}

    def _rows(self) -> "QuerySet[OutsideGlossary]":
        return _table().objects.filter(account=self._account)


def _wordings(register: Register) -> Iterator[tuple[str, str]]:
    """The first form of each: the engine inflects by itself. What stays as it is stands for itself."""
    for each in register.settled:
        yield each.sources[0], each.targets[0] if each.targets else each.sources[0]


def _table() -> "type[OutsideGlossary]":
    """Fetched at use, as in `spending`: engines are built before Django is ready, to see if they can be."""
    from colporteur.translation.models import OutsideGlossary

    return OutsideGlossary
