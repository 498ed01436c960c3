"""Readers' reports on translated sentences: the sentence as it is in print, the form, and what came of it."""

from dataclasses import dataclass

from colporteur.foundations.settings import house
from colporteur.newsroom.rules.languages import direction
from colporteur.press.frame import Frame, PageFrame
from colporteur.press.layouts import Chrome, ReportedSheet, ReportRefusedSheet, ReportSheet
from colporteur.press.pages.articles import ArticleInPrint, entries_of, in_print, row_of
from colporteur.press.rules import report_addresses
from colporteur.press.stories import path_of
from colporteur.text.documents import EMPTY, ArticleDocument, Passage, Role, Sentence, Standing
from colporteur.translation.lines import is_wordless
from colporteur.translation.models import Report
from colporteur.translation.rules.reports import LONGEST_NAME, LONGEST_PROPOSAL, LONGEST_REMARK, Said


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceInPrint:
    """A translated sentence that an edition prints: `key` is its source's `address.number` in the article."""

    shown: ArticleInPrint
    key: str
    source: Sentence
    printed: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReportable:
    """Why there is no such sentence: `out` (the edition has no such article now), `gone`, or `unknown` (there never was one)."""

    why: str
    article_path: str = ""


def keys_of(document: ArticleDocument) -> dict[int, str]:
    """`address.number` of the sentence that each sentence of an edition's document stands for, by the identity of the latter."""
    seen: dict[str, int] = {}
    keys = {}
    for sentence in document.sentences():
        address = (sentence.source or sentence).address
        keys[id(sentence)] = f"{address}.{seen.get(address, 0)}"
        seen[address] = seen.get(address, 0) + 1
    return keys


def is_translated(sentence: Sentence) -> bool:
    """True if there is something to report: words that stand for words in another language."""
    source = sentence.source
    if source is None or sentence.standing == Standing.HELD or is_wordless(source):
        return False
    return source.language != sentence.language


def sentence_in_print(frame: Frame, prefix: str, article_id: int, key: str) -> SentenceInPrint | NotReportable:
    """The sentence, or why it cannot be reported."""
    row = row_of(frame, article_id)
    if row is None or row.published_at is None:
        return NotReportable(why="unknown")
    entries = entries_of(frame, article_id)
    if not row.live or prefix not in entries:
        return NotReportable(why="out")
    shown = in_print(frame, row, entries, prefix)
    keys = keys_of(shown.text.document) if shown.text else {}
    for sentence in shown.text.document.sentences() if shown.text else ():
        if sentence.source and keys[id(sentence)] == key and is_translated(sentence):
            return SentenceInPrint(shown=shown, key=key, source=sentence.source, printed=sentence)
    return NotReportable(why="gone", article_path=path_of(frame, shown.entry))


def report_sheet(
    frame: Frame, found: SentenceInPrint, *, token: str, said: Said | None = None, problems: tuple[str, ...] = ()
) -> ReportSheet:
    """The form, with what was written before and what is to be mended."""
    prefix, source = found.shown.prefix, found.source.language
    address = report_addresses.form(prefix, found.shown.article.pk, found.key)
    path = path_of(frame, found.shown.entry)
    said = said or Said()
    return ReportSheet(
        chrome=_chrome(frame, prefix, address),
        action=address,
        token=token,
        article_address=path,
        parallel_address=f"{path}original/",
        source=Passage(sentences=(found.source,)),
        source_language=source,
        source_tag=_tag(frame, source),
        source_direction=direction(source),
        printed=Passage(sentences=(found.printed,)),
        remark=said.remark,
        proposal=said.proposal,
        name=said.name,
        problems=problems,
        longest={"remark": LONGEST_REMARK, "proposal": LONGEST_PROPOSAL, "name": LONGEST_NAME},
        days_kept=house()["translation.settled_reports_days"],
    )


def refused_sheet(frame: Frame, prefix: str, *, why: NotReportable, said: Said | None) -> ReportRefusedSheet:
    """Why the sentence cannot be reported; what was written is given back."""
    said = said or Said()
    return ReportRefusedSheet(
        chrome=_chrome(frame, prefix, ""),
        why=why.why,
        article_address=why.article_path,
        remark=said.remark,
        proposal=said.proposal,
    )


def reported_sheet(frame: Frame, report: Report) -> ReportedSheet:
    """What came of a report. Of an article that has left print nothing is repeated."""
    entries = entries_of(frame, report.article_id)
    is_in_print = report.article.live and report.language in entries
    return ReportedSheet(
        chrome=_chrome(frame, report.language, ""),
        state=str(report.state),
        is_in_print=is_in_print,
        article_address=path_of(frame, entries[report.language]) if is_in_print else "",
        reported_at=report.at,
        source=_alone(report.source_text, report.source_language),
        source_language=report.source_language,
        source_tag=_tag(frame, report.source_language),
        source_direction=direction(report.source_language),
        printed=_alone(report.printed, report.language),
        wording=_alone(report.wording, report.language),
        is_as_proposed=report.is_as_proposed,
        remark=report.remark,
        proposal=report.proposal,
        answer=report.answer,
    )


def _alone(text: str, language: str) -> Passage:
    return Passage(sentences=(Sentence(language=language, role=Role.TEXT, text=text),)) if text else EMPTY


def _chrome(frame: Frame, prefix: str, address: str) -> Chrome:
    return frame.chrome(prefix, PageFrame(canonical=address, is_indexed=False))


def _tag(frame: Frame, language: str) -> str:
    return frame.editions[language].tag if language in frame.editions else language
