"""Lines in the digits that their edition has chosen. Memory keeps sentences as they were made; what is printed follows the edition.

An engine's and an imported sentence is printed in the edition's digits, and says so in its findings. What a person of this
newsroom wrote or approved stays as they wrote it. After another choice the lines that there are change their digits, and
nothing else: no engine is asked, a person's yes to a page holds, and a reader's report goes on waiting.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q

from colporteur.foundations.errors import NotInPrint
from colporteur.newsroom.access import edition_numerals, edition_prefixes
from colporteur.text.documents import ArticleDocument, MarkKind, Sentence, Standing
from colporteur.text.numerals import LATIN, Numerals
from colporteur.translation.access import EditionChange
from colporteur.translation.asking import as_row
from colporteur.translation.engines.contract import Pair
from colporteur.translation.lines import Keyed, is_wordless, keyed, wanted_by_language
from colporteur.translation.memory import recall
from colporteur.translation.models import ArticleTranslation, Line, Origin, Unit
from colporteur.translation.rules.edition_digits import CODE, Said, differ_in_digits_only, in_digits_of_edition
from colporteur.translation.rules.mending import Mended
from colporteur.translation.signals import translations_were_made

log = logging.getLogger(__name__)
AT_ONCE = 50


def noted(numerals: Numerals | None) -> str:
    """What a translation keeps of the digits that its lines are in: CLDR's code, or nothing for 0 to 9."""
    return "" if numerals is None or numerals.system == LATIN else numerals.system


def put_in_digits(lines: Iterable[Line], rows: Iterable[Keyed], units: Mapping[str, Unit], numerals: Numerals) -> None:
    """Give unsaved lines, one for each of `rows`, the edition's digits."""
    for line, row in zip(lines, rows, strict=True):
        if _may_be_put(line, row.sentence, units.get(row.address)):
            _put(line, line.text, row.sentence, numerals)


def in_digits(text: str, sentence: Sentence, language: str, numerals: Numerals | None) -> str:
    """A translation of the sentence that no person has written, as the edition prints it."""
    mended = _mended(text, sentence, language, numerals) if numerals else None
    return mended.text if mended else text


def put_in_other_digits(*, document_of_revision: Callable[[int], ArticleDocument], limit: int = AT_ONCE) -> bool:
    """Change up to `limit` translations whose edition has chosen other digits since, newest first; says if there may be more."""
    for language in edition_prefixes():
        numerals = edition_numerals(language)
        if numerals is None:
            continue
        wanted = noted(numerals)
        is_other = Q(digits__lt=wanted) | Q(digits__gt=wanted)  # unlike "not equal" this goes by the index
        made = ArticleTranslation.objects.filter(is_other, language=language, made_revision__isnull=False)
        ids = list(made.order_by("-article_id").values_list("id", flat=True)[:limit])
        for number in ids:
            _change(number, numerals, document_of_revision)
        if ids:
            log.info("%s translations into %s have other digits now", len(ids), language)
        if len(ids) == limit:
            return True
    return False


def _change(number: int, numerals: Numerals, document_of_revision: Callable[[int], ArticleDocument]) -> None:
    row = ArticleTranslation.objects.get(pk=number)
    rows = _sentences(row, document_of_revision)
    units = _units(row, rows)
    with transaction.atomic():
        now = ArticleTranslation.objects.select_for_update().get(pk=number)
        if now.made_revision != row.made_revision:
            return  # made anew meanwhile, in the digits of now
        changed = list(_changed(now, rows, units, numerals))
        Line.objects.bulk_update(changed, ["text", "findings"])
        now.digits = noted(numerals)
        now.save(update_fields=["digits"])
        if changed:
            change = EditionChange(article_id=now.article_id, language=now.language)
            translations_were_made.send(sender=ArticleTranslation, changes=[change])


def _sentences(row: ArticleTranslation, document_of_revision: Callable[[int], ArticleDocument]) -> tuple[Keyed, ...]:
    """Of the wording that it was made of; none if that has been deleted, and so is not printed again."""
    assert row.made_revision is not None
    try:
        return keyed(document_of_revision(row.made_revision))
    except NotInPrint:
        return ()


def _units(row: ArticleTranslation, rows: Iterable[Keyed]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for source, wanted in wanted_by_language(rows, row.language).items():
        units |= recall(pair=Pair(source, row.language), addresses=wanted, article_id=row.article_id)
    return units


def _changed(
    row: ArticleTranslation, rows: Iterable[Keyed], units: Mapping[str, Unit], numerals: Numerals
) -> Iterator[Line]:
    """The lines that say their numbers otherwise now. What memory has since for a sentence comes when it is made anew."""
    sentences = {(each.address, each.number): each.sentence for each in rows}
    for line in row.lines.all():
        sentence, unit = sentences.get((line.address, line.number)), units.get(line.address)
        if sentence is None or not _may_be_put(line, sentence, unit):
            continue
        text = unit.text if unit and differ_in_digits_only(unit.text, line.text) else line.text
        before = line.text, line.findings
        _put(line, text, sentence, numerals)
        if (line.text, line.findings) != before:
            yield line


def _may_be_put(line: Line, sentence: Sentence, unit: Unit | None) -> bool:
    """False for what is held, was written in the edition's language, or was written for it by a person."""
    if line.standing == Standing.HELD or sentence.language == line.translation.language:
        return False
    is_made = line.standing == Standing.MACHINE or (unit is not None and unit.origin != Origin.PERSON)
    return is_made or is_wordless(sentence)


def _put(line: Line, text: str, sentence: Sentence, numerals: Numerals) -> None:
    mended = _mended(text, sentence, line.translation.language, numerals, line.marks)
    line.text = mended.text if mended else text
    others = [finding for finding in line.findings if finding["code"] != CODE]
    line.findings = [*others, *map(as_row, mended.notes)] if mended else others


def _mended(
    text: str, sentence: Sentence, language: str, numerals: Numerals, marks: Iterable[Mapping[str, Any]] = ()
) -> Mended | None:
    """Words that are marked as of another language keep theirs."""
    kept = tuple((mark["start"], mark["end"]) for mark in marks if mark["kind"] == MarkKind.FOREIGN)
    return in_digits_of_edition(
        Said(
            source=sentence.text,
            source_language=sentence.language,
            target=text,
            target_language=language,
            kept=kept,
            numerals=numerals,
        )
    )
