"""Both languages side by side, sentence by sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import Enum, auto

from colporteur.newsroom.rules.languages import direction
from colporteur.press import subjects
from colporteur.press.frame import Frame
from colporteur.press.layouts import ParallelRow, ParallelSheet
from colporteur.press.pages.articles import chrome_of, entries_of, in_print, notice_of, row_of
from colporteur.press.pages.reports import is_translated, keys_of
from colporteur.press.printing import PageId, Printed
from colporteur.press.rendering import page, page_headers
from colporteur.press.rules import report_addresses
from colporteur.press.stories import path_of
from colporteur.text.documents import (
    ArticleDocument,
    Embed,
    FactBox,
    Figure,
    ItemList,
    Paragraph,
    Passage,
    Quote,
    Sentence,
    Standing,
    Subhead,
    Table,
)


class _Part(Enum):
    """What a passage is on the page."""

    TEXT = auto()
    TITLE = auto()
    DESCRIPTION = auto()


def parallel(frame: Frame, page_id: PageId) -> Printed | None:
    """The page …/original/ of a translated article."""
    prefix, article_id = page_id.edition, int(page_id.key)
    row = row_of(frame, article_id)
    if row is None or not row.live or prefix not in frame.editions:
        return None
    entries = entries_of(frame, article_id)
    if prefix not in entries or prefix == row.language:
        return None
    shown = in_print(frame, row, entries, prefix)
    if shown.text is None:
        return None
    notice = notice_of(frame, shown)
    reported_at = _report_addresses(shown.text.document, article_id)
    article_path = path_of(frame, shown.entry)
    chrome = replace(chrome_of(frame, shown), canonical=article_path + "original/", alternates=(), is_indexed=False)
    sheet = ParallelSheet(
        chrome=chrome,
        headline=shown.text.document.headline,
        headlines=tuple(_pairs(shown.text.document.headline, reported_at, is_title=True)),
        article_address=article_path,
        original_address=notice.original_address,
        source_language=row.language,
        source_tag=frame.editions[row.language].tag if row.language in frame.editions else row.language,
        source_direction=direction(row.language),
        source_name=notice.source_name,
        notice=notice,
        rows=tuple(rows(shown.text.document, reported_at)),
    )
    return Printed(
        address=chrome.canonical,
        body=page("parallel.html", sheet, chrome),
        headers=page_headers(chrome),
        subjects=frozenset({subjects.article(article_id, prefix), subjects.editions_of(article_id)}),
        sentences=tuple(shown.text.document.sentences()),
        article_id=article_id,
    )


def _report_addresses(document: ArticleDocument, article_id: int) -> dict[int, str]:
    """Where each translated sentence is reported, by its identity."""
    keys = keys_of(document)
    return {
        id(sentence): report_addresses.form(document.language, article_id, keys[id(sentence)])
        for sentence in document.sentences()
        if is_translated(sentence)
    }


def rows(document: ArticleDocument, reported_at: Mapping[int, str]) -> Iterator[ParallelRow]:
    """Every sentence of an edition's document but the headline beside the one it stands for."""
    for passage, part in _passages(document):
        for row in _pairs(passage, reported_at, is_title=part is _Part.TITLE):
            yield replace(row, is_description=part is _Part.DESCRIPTION)


def _pairs(passage: Passage, reported_at: Mapping[int, str], *, is_title: bool) -> Iterator[ParallelRow]:
    for number, sentence in enumerate(passage.sentences):
        yield ParallelRow(
            source=_alone(sentence.source or sentence),
            target=_alone(sentence),
            starts_passage=number == 0,
            is_title=is_title,
            is_held=sentence.standing == Standing.HELD,
            report_address=reported_at.get(id(sentence), ""),
        )


def _alone(sentence: Sentence) -> Passage:
    return Passage(sentences=(sentence,))


def _passages(document: ArticleDocument) -> Iterator[tuple[Passage, _Part]]:
    """Every passage below the headline in reading order, descriptions of pictures too, and which part it is."""
    yield document.kicker, _Part.TEXT
    yield document.lead, _Part.TEXT
    if document.picture:
        yield from _of_block(document.picture)
    for block in document.body:
        yield from _of_block(block)
    for correction in document.corrections:
        yield correction.passage, _Part.TEXT


def _of_block(block: object) -> Iterator[tuple[Passage, _Part]]:
    match block:
        case Paragraph(passage=passage):
            yield passage, _Part.TEXT
        case Subhead(passage=passage):
            yield passage, _Part.TITLE
        case Quote(passage=passage, attribution=attribution):
            yield passage, _Part.TEXT
            yield attribution, _Part.TEXT
        case ItemList(items=items):
            yield from ((item, _Part.TEXT) for item in items)
        case Table(rows=table_rows, caption=caption):
            yield caption, _Part.TEXT
            yield from ((cell, _Part.TEXT) for row in table_rows for cell in row)
        case FactBox(title=title, passages=passages):
            yield title, _Part.TITLE
            yield from ((passage, _Part.TEXT) for passage in passages)
        case Figure(alt=alt, caption=caption):
            yield alt, _Part.DESCRIPTION
            yield caption, _Part.TEXT
        case Embed(title=title):
            yield title, _Part.TEXT
