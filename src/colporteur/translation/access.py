"""What an edition prints of an article at a given time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from colporteur.foundations.leases import owner_is_gone
from colporteur.text.documents import ArticleDocument, Passage, Sentence, Standing
from colporteur.translation.engines.contract import Pair
from colporteur.translation.lines import Keyed, is_wordless, keyed, print_line
from colporteur.translation.memory import people_said
from colporteur.translation.models import ArticleTranslation, Line, TranslationState
from colporteur.translation.rules.holding import PrintedLine, page_is_held

Documents = Callable[[int], ArticleDocument]
Lines = Mapping[tuple[str, int], Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionText:
    """An article as an edition prints it, with what the notice above it must say."""

    document: ArticleDocument
    revision: int
    engine: str
    engine_version: str
    grade: str
    reviewer: str
    made_at: datetime | None
    held_sentences: int
    machine_sentences: int
    peoples_sentences: int  # in words that people found for them


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChange:
    """An article's text, state or notice in an edition is another. `text` is what it prints, where that is at hand."""

    article_id: int
    language: str
    text: EditionText | None = None


def translated_in(language: str) -> int:
    """How many articles in print that edition has in translation."""
    rows = ArticleTranslation.objects.filter(language=language, article__live=True)
    return rows.filter(state=TranslationState.IN_PRINT, made_revision__isnull=False).count()


def edition_text(
    *, article_id: int, language: str, document_of_revision: Documents, hold_above_percent: int
) -> EditionText | None:
    """The edition's text, or None where the edition lacks the article now.

    While a new wording is being translated the old translation stays, until it has left print: then sentences that did
    not change keep their translation and the others are printed in the original. A headline that stood in print in the
    original, by a person's wish or the night's policy, goes on doing so.
    """
    rows = ArticleTranslation.objects.select_related("reviewed_by")
    row = rows.filter(article_id=article_id, language=language).first()
    if row is None or row.state != TranslationState.IN_PRINT or row.made_revision is None:
        return None
    if row.is_due and (row.is_correction or row.old_left_print):
        return _mixed(row, document_of_revision(row.wanted_revision), hold_above_percent)
    return _text(row, document_of_revision(row.made_revision), row.made_revision, _lines(row.lines.all()))


def text_in_print(row: ArticleTranslation, document: ArticleDocument, lines: Iterable[Line]) -> EditionText | None:
    """As `edition_text`, for a translation that has just been made of `document`, with its lines at hand."""
    if row.state != TranslationState.IN_PRINT or row.made_revision is None:
        return None
    return _text(row, document, row.made_revision, _lines(lines))


def _mixed(row: ArticleTranslation, document: ArticleDocument, hold_above_percent: int) -> EditionText | None:
    lines = _lines(row.lines.all())
    every = (
        PrintedLine(is_held=_is_held(lines, k), is_head=k.is_head, may_stand=(k.address, k.number) in lines)
        for k in keyed(document)
    )
    if page_is_held(every, above_percent=hold_above_percent):
        return None
    return _text(row, document, row.wanted_revision, lines)


def _is_held(lines: Lines, row: Keyed) -> bool:
    line = lines.get((row.address, row.number))
    return line is None or line.standing == Standing.HELD


def _lines(lines: Iterable[Line]) -> Lines:
    return {(line.address, line.number): line for line in lines}


def _text(row: ArticleTranslation, document: ArticleDocument, revision: int, lines: Lines) -> EditionText:
    order = iter([lines.get((k.address, k.number)) for k in keyed(document)])
    printed = document.printed_as(row.language, lambda sentence: print_line(sentence, next(order), row.language))
    standings = [sentence.standing for sentence in printed.sentences()]
    return EditionText(
        document=printed,
        revision=revision,
        engine=row.engine,
        engine_version=row.engine_version,
        grade=row.grade,
        reviewer=row.reviewed_by.get_full_name() or row.reviewed_by.get_username() if row.reviewed_by else "",
        made_at=row.made_at,
        held_sentences=standings.count(Standing.HELD),
        machine_sentences=standings.count(Standing.MACHINE),
        peoples_sentences=sum(map(_is_by_people, printed.sentences())),
    )


def _is_by_people(sentence: Sentence) -> bool:
    """Unlike figures alone, and what was in the edition's language to begin with."""
    is_translated = sentence.source is not None and sentence.source.language != sentence.language
    return sentence.standing == Standing.PERSON and is_translated and not is_wordless(sentence)


def in_peoples_words(passage: Passage, language: str) -> Passage:
    """A text of no article as people translated it, where memory has every sentence of it; else as it is.

    What engines made is left out: such a text stands on pages that have no notice on how they were translated.
    """
    wanted = {sentence.address for sentence in passage.sentences}
    sources = {sentence.language for sentence in passage.sentences} - {language}
    said = {
        (source, address): text
        for source in sources
        for address, text in people_said(pair=Pair(source, language), addresses=wanted).items()
    }
    if not sources or any((each.language, each.address) not in said for each in passage.sentences):
        return passage
    return Passage(
        sentences=tuple(
            replace(
                each,
                language=language,
                text=said[each.language, each.address],
                marks=(),
                standing=Standing.PERSON,
                source=each,
            )
            for each in passage.sentences
        )
    )


def owners_that_are_gone() -> list[str]:
    """Names in claims whose process on this machine no longer lives."""
    claimed = ArticleTranslation.objects.filter(is_due=True).exclude(claimed_by="")
    return [name for name in claimed.values_list("claimed_by", flat=True).distinct() if owner_is_gone(name)]


def due_count() -> int:
    """How many articles in how many editions wait to be made."""
    return ArticleTranslation.objects.filter(is_due=True).count()
