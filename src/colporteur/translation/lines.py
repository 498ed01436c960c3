"""From the memory's plain sentences to the lines of one article: which unit, where its marks go, what is held."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import asdict, dataclass, replace
from itertools import chain

from colporteur.text.documents import ArticleDocument, Mark, MarkKind, Quote, Role, Sentence, Standing
from colporteur.translation.asking import as_row, span_sentences
from colporteur.translation.models import ArticleTranslation, Line, Origin, Unit, UnitState
from colporteur.translation.rules.checks.consistency import Rendered, names_agree
from colporteur.translation.rules.checks.contract import Finding, Severity, Verdict
from colporteur.translation.rules.english_people import people_named
from colporteur.translation.rules.marks import Placed, place
from colporteur.translation.rules.mending import Mended
from colporteur.translation.rules.own_people import people_quoted
from colporteur.translation.rules.register import NOTHING_SETTLED, Kind, Register, terms_for_checks

Mender = Callable[[str, str, str], Mended]
"""Puts a text without words, in one language, into the way of another."""
Settling = Callable[[str], Register]
"""The names and terms that are settled from a language into that of the edition."""

UNKNOWN = "words_unknown"


def nothing_settled(_language: str) -> Register:
    """Where the newsroom has no names and terms."""
    return NOTHING_SETTLED


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


def people_of(document: ArticleDocument) -> Mapping[str, Kind]:
    """Those whom the article quotes or, in English, names for certain; what headlines write with capitals names nobody."""
    quoted = people_quoted(block.attribution.text for block in document.body if isinstance(block, Quote))
    texts = [
        each.text for each in document.sentences() if each.role is not Role.TITLE and each.language.startswith("en")
    ]
    return {**dict.fromkeys(quoted, Kind.PERSON), **people_named(texts)}


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
    settled: Settling = nothing_settled,
) -> list[Line]:
    """Unsaved lines, one for each sentence; where no unit may be printed the line is held."""
    shown = tuple(rows)
    agreeing = with_one_form_of_each_name(shown, units, translation.language, settled)
    return [_line(translation, position, row, agreeing, mend) for position, row in enumerate(shown)]


def with_one_form_of_each_name(
    rows: Iterable[Keyed], units: Mapping[str, Unit], language: str, settled: Settling = nothing_settled
) -> Mapping[str, Unit]:
    """The units, those with a name that is written otherwise elsewhere in the article saying so.

    They are copies: memory knows sentences, not articles.
    """
    found: dict[str, list[Finding]] = {}
    for source, sentences in _spoken(rows, units, language).items():
        addresses, register = list(sentences), settled(source)
        terms = (terms_for_checks(each.source, register.places(each.source)) for each in sentences.values())
        told = names_agree(list(sentences.values()), chain.from_iterable(terms))
        found |= {addresses[number]: findings for number, findings in told.items()}
    if not found:
        return units
    return {**units, **{address: _with(units[address], findings) for address, findings in found.items()}}


def _spoken(rows: Iterable[Keyed], units: Mapping[str, Unit], language: str) -> dict[str, dict[str, Rendered]]:
    """What is to be printed in translation, by the language of the original and by address."""
    spoken: dict[str, dict[str, Rendered]] = defaultdict(dict)
    for row in rows:
        unit = units.get(row.address)
        if row.sentence.language == language or unit is None or unit.state in (UnitState.HELD, UnitState.ORIGINAL):
            continue
        spoken[row.sentence.language][row.address] = Rendered(
            source=row.sentence.text,
            target=unit.text,
            source_language=row.sentence.language,
            target_language=language,
            is_by_people=unit.origin != Origin.MACHINE,
        )
    return spoken


def _with(unit: Unit, findings: Iterable[Finding]) -> Unit:
    told = copy(unit)
    told.findings = [*unit.findings, *map(as_row, findings)]
    return told


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
