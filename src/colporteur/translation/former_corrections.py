"""Corrections whose sentence has changed since: they print nothing any more, but whoever mends the new one should see them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import batched

from colporteur.text.documents import Standing
from colporteur.translation.lines import Keyed
from colporteur.translation.models import ArticleTranslation, Line, Origin, Unit, UnitState
from colporteur.translation.rules.former_sentences import successors

BATCH = 500  # SQLite's limit on the number of parameters, with room
PEOPLES_WORDS = (UnitState.CORRECTED, UnitState.APPROVED)


def former_corrections(
    *, translation: ArticleTranslation, lines: Sequence[Line], rows: Sequence[Keyed]
) -> Mapping[str, Unit]:
    """A person's words for the sentence that stood in its place before, by the address of the sentence that stands there.

    `lines` are those last made, `rows` the article's sentences now, which may be a later wording. What was handed on from
    an earlier edit is handed on again, until a person has found words for the sentence.
    """
    handed_on = {line.address: line.former_address for line in lines if line.former_address}
    now = {row.address: row.sentence for row in rows}
    theirs = {
        line.address: line.address for line in lines if line.standing == Standing.PERSON and line.address not in now
    }
    origin = theirs | handed_on
    units = _corrections(set(origin.values()), translation) if origin else {}
    corrected = {address: units[first].source_text for address, first in origin.items() if first in units}
    if not corrected:
        return {}
    replaced = successors(
        [line.address for line in sorted(lines, key=lambda line: line.position)],
        [row.address for row in rows],
        corrected=corrected,
        texts={address: sentence.text for address, sentence in now.items()},
    )
    stayed = {address: address for address in handed_on if address in now and address in corrected}
    return {address: units[origin[old]] for address, old in (replaced | stayed).items()}


def note_former_corrections(
    *, translation: ArticleTranslation, old: Sequence[Line], new: Iterable[Line], rows: Sequence[Keyed]
) -> None:
    """Write into unsaved lines which corrected sentence theirs took the place of, unless a person has seen to them."""
    former = former_corrections(translation=translation, lines=old, rows=rows)
    for line in new:
        if line.address in former and line.standing != Standing.PERSON:
            line.former_address = former[line.address].source_address


def _corrections(addresses: Iterable[str], translation: ArticleTranslation) -> dict[str, Unit]:
    """People's own words; those for this article count before those for everywhere."""
    found: dict[str, Unit] = {}
    for batch in batched(addresses, BATCH):
        units = Unit.objects.filter(
            source_address__in=batch,
            target_language=translation.language,
            origin=Origin.PERSON,
            state__in=PEOPLES_WORDS,
            scope__in=(0, translation.article_id),
        )
        found |= {unit.source_address: unit for unit in units.select_related("by").order_by("scope")}
    return found
