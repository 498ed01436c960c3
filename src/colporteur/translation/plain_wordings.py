"""Plain wordings as others see them: which sentence has one, and where one would help."""

from collections.abc import Iterable, Mapping
from itertools import batched

from colporteur.translation.models import Line, Origin, PlainWording, TranslationState, Unit
from colporteur.translation.rules.checks.contract import Verdict

BATCH = 500  # SQLite's limit on the number of parameters, with room
STUMBLES = 2  # with so many editions the sentence is the likelier fault


def plain_words(addresses: Iterable[str]) -> dict[str, str]:
    """The text of the plain wordings that count, by the address of their sentence."""
    return {address: wording.text for address, wording in plain_wordings(addresses).items()}


def plain_wordings(addresses: Iterable[str]) -> dict[str, PlainWording]:
    """Those that count, by the address of their sentence."""
    found: dict[str, PlainWording] = {}
    for batch in batched(dict.fromkeys(addresses), BATCH):
        rows = PlainWording.objects.filter(source_address__in=batch, ended_at=None).select_related("by")
        found |= {row.source_address: row for row in rows}
    return found


def former_plain_wordings(address: str) -> list[PlainWording]:
    """Those that counted before, the latest first."""
    rows = PlainWording.objects.filter(source_address=address, ended_at__isnull=False)
    return list(rows.select_related("by", "ended_by"))


def is_out_of_date(unit: Unit, plain: str) -> bool:
    """Whether an engine was asked for it in other words than it would be now; what people say never is."""
    return unit.origin == Origin.MACHINE and unit.plain_wording != plain


def stumbling_editions(addresses: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The languages in which a sentence is held or warned of, by its address, where they are two or more.

    What a person holds, or no engine was asked for, has no finding.
    """
    found: dict[str, set[str]] = {}
    for batch in batched(dict.fromkeys(addresses), BATCH):
        lines = Line.objects.filter(address__in=batch, translation__article__live=True)
        lines = lines.exclude(verdict=Verdict.PASSES).exclude(findings=[])
        lines = lines.exclude(translation__state__in=(TranslationState.OFF, TranslationState.NOT_AVAILABLE))
        for address, language in lines.values_list("address", "translation__language").distinct().order_by():
            found.setdefault(address, set()).add(language)
    return {address: tuple(sorted(languages)) for address, languages in found.items() if len(languages) >= STUMBLES}
