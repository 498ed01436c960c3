"""From the memory's plain sentences to the lines of one article: which unit, where its marks go, what is held."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from colporteur.text.documents import ArticleDocument, Mark, MarkKind, Quote, Sentence, Standing
from colporteur.translation.asking import as_row, span_sentences
from colporteur.translation.models import ArticleTranslation, Line, Origin, Unit, UnitState
from colporteur.translation.rules.checks.contract import Severity, Verdict
from colporteur.translation.rules.marks import Placed, place
from colporteur.translation.rules.mending import Mended
from colporteur.translation.rules.own_people import people_quoted

Mender = Callable[[str, str, str], Mended]
"""Puts a text without words, in one language, into the way of another."""
UNKNOWN = "words_unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A sentence of the article with its address and the number of its occurrence."""

    address: str
    number: int
    sentence: Sentence
    is_head: bool  # of a headline or lead


def keyed(document: ArticleDocument) -> tuple[Keyed, ...]:
    """Every sentence of the article in reading order."""
    heads = {id(sentence) for part in (document.headline, document.lead) for sentence in part.sentences}
    rows = []
    for key, sentence in document.keyed_sentences():
        address, _, number = key.partition(".")
        rows.append(Keyed(address=address, number=int(number), sentence=sentence, is_head=id(sentence) in heads))
    return tuple(rows)


def people_of(document: ArticleDocument) -> tuple[str, ...]:
    """Those whom the article quotes by name."""
    return people_quoted(block.attribution.text for block in document.body if isinstance(block, Quote))


def is_wordless(sentence: Sentence) -> bool:
    """True for what no language owns: figures, dashes, signs."""
    return not any(map(str.isalpha, sentence.text))


def wanted_by_language(rows: Iterable[Keyed], target: str) -> dict[str, dict[str, Sentence]]:
    """What has to be translated into `target`, by language and address: sentences first, then marked parts of them.

    Most are in the article's language; the picture library's descriptions may be in another.
    """
    ours = [row for row in rows if row.sentence.language != target and not is_wordless(row.sentence)]
    wanted: dict[str, dict[str, Sentence]] = defaultdict(dict)
    for row in ours:
        wanted[row.sentence.language][row.address] = row.sentence
    for row in ours:
        for span in span_sentences(row.sentence):
            wanted[span.language].setdefault(span.address, span)
    return wanted


def make_lines(
    *,
    translation: ArticleTranslation,
    rows: Iterable[Keyed],
    units: Mapping[str, Unit],
    mend: Mender,
) -> list[Line]:
    """Unsaved lines, one for each sentence; where no unit may be printed the line is held."""
    return [_line(translation, position, row, units, mend) for position, row in enumerate(rows)]


def _line(translation: ArticleTranslation, position: int, row: Keyed, units: Mapping[str, Unit], mend: Mender) -> Line:
    line = Line(translation=translation, address=row.address, number=row.number, position=position)
    line.is_head = row.is_head
    unit = units.get(row.address)
    if row.sentence.language == translation.language:
        line.text, line.marks = row.sentence.text, marks_as_rows(row.sentence.marks)
        line.standing, line.verdict = Standing.PERSON, Verdict.PASSES
    elif is_wordless(row.sentence):
        mended = mend(row.sentence.text, row.sentence.language, translation.language)
        line.text, line.findings = mended.text, [as_row(note) for note in mended.notes]
        line.marks = marks_as_rows(row.sentence.marks if line.text == row.sentence.text else ())
        line.standing, line.verdict = Standing.PERSON, Verdict.PASSES
    elif unit is None or unit.state == UnitState.HELD:
        line.standing, line.verdict = Standing.HELD, Verdict.BLOCKS
        line.findings = unit.findings if unit else []
    elif unit.state == UnitState.ORIGINAL:
        line.standing, line.verdict = Standing.HELD, Verdict.PASSES
    else:
        _fill(line, row.sentence, unit, units)
        if translation.is_strict and line.verdict == Verdict.WARNS and unit.origin == Origin.MACHINE:
            line.text, line.marks, line.standing, line.verdict = "", [], Standing.HELD, Verdict.BLOCKS
    return line


def _fill(line: Line, sentence: Sentence, unit: Unit, units: Mapping[str, Unit]) -> None:
    placed = _placed(sentence, unit, units)
    line.text, line.marks = placed.text, marks_as_rows((*placed.marks, *_left_as_they_were(sentence, unit)))
    line.standing = Standing.MACHINE if unit.origin == Origin.MACHINE else Standing.PERSON
    moved = [_moved_finding(mark, sentence.text) for mark in placed.moved]
    line.findings = [*unit.findings, *moved]
    warns = moved or any(finding["severity"] == Severity.WARNS for finding in unit.findings)
    line.verdict = Verdict.WARNS if warns else Verdict.PASSES


def _left_as_they_were(sentence: Sentence, unit: Unit) -> Iterator[Mark]:
    """Words that the engine says it did not know: whoever reads the page aloud has to know too.

    Other left-over words are only likely to be of the original's language: `de café que` is French as well as Spanish.
    """
    for start, end in (span for found in unit.findings if found["code"] == UNKNOWN for span in found["target_spans"]):
        if unit.text[start:end] in sentence.text:  # by way of a third language they may be of that one
            yield Mark(kind=MarkKind.FOREIGN, start=start, end=end, target=sentence.language)


def _placed(sentence: Sentence, unit: Unit, units: Mapping[str, Unit]) -> Placed:
    if not sentence.marks:
        return Placed(text=unit.text)
    isolated = {
        span.text: units[span.address].text
        for span in span_sentences(sentence)
        if span.address in units and units[span.address].text
    }
    alignment = tuple((pair[0], pair[1]) for pair in unit.alignment)
    return place(sentence, unit.text, alignment=alignment, isolated=isolated)


def _moved_finding(mark: Mark, text: str) -> dict[str, object]:
    return {
        "code": "link_at_end",
        "severity": str(Severity.WARNS),
        "values": {"source": [text[mark.start : mark.end]]},
        "source_spans": [[mark.start, mark.end]],
        "target_spans": [],
    }


def marks_as_rows(marks: Iterable[Mark]) -> list[dict[str, object]]:
    """Marks in the form in which they are stored."""
    return [asdict(mark) | {"kind": str(mark.kind)} for mark in marks]


def marks_of(line: Line) -> tuple[Mark, ...]:
    """The stored marks of a line."""
    return tuple(Mark(**(row | {"kind": MarkKind(row["kind"])})) for row in line.marks)


def print_line(sentence: Sentence, line: Line | None, language: str) -> Sentence:
    """What an edition prints for a sentence: its line's text, or the sentence itself, as held."""
    if line is None or line.standing == Standing.HELD:
        return replace(sentence, standing=Standing.HELD, source=sentence)
    return replace(
        sentence,
        language=language,
        text=line.text,
        marks=marks_of(line),
        standing=Standing(line.standing),
        source=sentence,
    )
