"""Asking engines for what memory lacks: in batches, checked. Whoever asks stores them (`pad`).

No transaction is open while an engine works.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from itertools import batched
from typing import Protocol

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.text.documents import Role, Sentence
from colporteur.translation.engines.contract import Answer, Grade, Pair, Wanted
from colporteur.translation.engines.outside.metering import OverBudget
from colporteur.translation.engines.router import LeftAlone
from colporteur.translation.models import LONGEST_NOTE, Origin, Unit, UnitState
from colporteur.translation.rules.anchors import anchors
from colporteur.translation.rules.apostrophes import with_round_apostrophes
from colporteur.translation.rules.checks.contract import Candidate, Finding, Report, Verdict
from colporteur.translation.rules.house_notes import PLAINLY
from colporteur.translation.rules.own_people import people_in
from colporteur.translation.rules.plain_wording import alignment_through, marks_in
from colporteur.translation.rules.realigning import realigned
from colporteur.translation.rules.register import (
    NOTHING_SETTLED,
    Fixed,
    Kind,
    Register,
    fixed_names,
    terms_for_checks,
    terms_for_engines,
)
from colporteur.translation.rules.second_try import MISSED, hidden_note, is_better, missed_names
from colporteur.translation.ways import ways_of

log = logging.getLogger(__name__)
SENTENCES_IN_A_BATCH = 64
THROUGH_PEOPLE = "people+"  # with this the name of an engine begins that carries a person's translation on
Judge = Callable[[Candidate], Report]


class Route(Protocol):
    """One way from a language to another: an engine, or two through a pivot."""

    @property
    def name(self) -> str:
        """Of the engine, or the engines."""
        ...

    @property
    def version(self) -> str:
        """Changes when answers may change; at most 128 characters."""
        ...

    @property
    def grade(self) -> Grade:
        """The worst on the way."""
        ...

    @property
    def is_local(self) -> bool:
        """Whether no sentence leaves the house."""
        ...

    @property
    def can_hide_names(self) -> bool:
        """Whether it does as `Wanted.hides_names` says."""
        ...

    def translate(self, sentences: Sequence[Wanted]) -> list[Answer]:
        """As an engine's `translate`, for the route's pair."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is asked: of which routes, for which pair, judged by whom, at what time.

    `contexts` is the text around sentences, by address; `piece` names what they belong to, such as `article/12`;
    `register` holds the names and terms that are settled, `people` are those whom the text itself names as persons.
    `plain` are the plain wordings, by the address of their sentence, that engines get instead; the checks never see them.
    """

    pair: Pair
    routes: tuple[Route, ...]
    judge: Judge
    at: datetime
    contexts: Mapping[str, str] = field(default_factory=dict)
    piece: str = ""
    register: Register = NOTHING_SETTLED
    people: Mapping[str, Kind] = field(default_factory=dict)
    plain: Mapping[str, str] = field(default_factory=dict)
    has_time: bool = False  # rather than ask the next engine it waits for the one whose month is spent


@dataclass(frozen=True, slots=True)
class _Heard:
    """An answer, and whose: what was asked of which route, in the words of `plain` where there are any."""

    asking: Asking
    sentence: Sentence
    plain: str
    route: Route
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    heard: _Heard
    text: str
    report: Report
    is_first_choice: bool
    passed_over: str = ""  # see `Unit`


def ask(asking: Asking, sentences: Sequence[Sentence]) -> Iterator[list[Unit]]:
    """Yield unsaved units batch by batch, one for each sentence, in order.

    Raises:
        EngineUnavailable: no route answered for a batch; the batches before it have been yielded.
    """
    for batch in batched(sentences, SENTENCES_IN_A_BATCH):
        judged = _first_that_passes(asking, list(batch))
        yield [_unit(asking, sentence, outcome) for sentence, outcome in zip(batch, judged, strict=True)]


def _first_that_passes(asking: Asking, batch: list[Sentence]) -> list[_Judged]:
    """Each sentence by the first route whose answer passes; else the last answer, blocked.

    What has a plain wording is asked for in its own words only when that has not passed by any route.
    """
    plain = [asking.plain.get(sentence.address, "") for sentence in batch]
    best, silence = _ask_each(asking, batch, plain)
    if len(best) < len(batch):
        raise silence or EngineUnavailable(f"No engine translates {asking.pair.source} to {asking.pair.target}.")
    stuck = [number for number, words in enumerate(plain) if words and _is_open(best[number])]
    again, _ = _ask_each(asking, [batch[number] for number in stuck], [""] * len(stuck))
    passed = {stuck[place]: outcome for place, outcome in again.items() if not _is_open(outcome)}
    return [passed.get(number, best[number]) for number in range(len(batch))]


def _ask_each(
    asking: Asking, batch: Sequence[Sentence], plain: Sequence[str]
) -> tuple[dict[int, _Judged], EngineUnavailable | None]:
    """What the routes, one after the other, make of what no route before has passed; and why one was silent."""
    best: dict[int, _Judged] = {}
    silence: EngineUnavailable | None = None
    passed_over = ""
    for route in asking.routes:
        open_ones = [number for number in range(len(batch)) if _is_open(best.get(number))]
        if not open_ones:
            break
        try:
            answers = _answers(route, [_wanted(asking, batch[number], plain[number]) for number in open_ones])
        except EngineUnavailable as error:
            if asking.has_time and isinstance(error, OverBudget):
                raise
            if not isinstance(error, LeftAlone):
                log.warning("%s", error)  # it may be the only sign: the next engine covers for it
            silence = error
            continue
        for number, answer in zip(open_ones, answers, strict=True):
            judged = _judged(_Heard(asking, batch[number], plain[number], route, answer))
            best[number] = replace(judged, passed_over=passed_over)
        if route.can_hide_names:
            best |= _with_names_hidden({number: best[number].heard for number in open_ones}, best)
        if not route.name.startswith(THROUGH_PEOPLE):
            passed_over = passed_over or ways_of((route,))
    return best, silence


def _with_names_hidden(heard: Mapping[int, _Heard], first: Mapping[int, _Judged]) -> dict[int, _Judged]:
    """Asked once more, with its names kept from the engine, whatever has lost one; those that are better so."""
    missed = {number: _missed(first[number]) for number in heard if first[number].text}
    wanted = {
        number: _wanted(each.asking, each.sentence, each.plain) for number, each in heard.items() if missed.get(number)
    }
    going = [number for number, each in wanted.items() if each.names]
    if not going:
        return {}
    try:
        answers = _answers(heard[going[0]].route, [replace(wanted[number], hides_names=True) for number in going])
    except EngineUnavailable as error:
        log.warning("the first answers stand, although names are missing: %s", error)
        return {}
    better = {}
    for number, answer in zip(going, answers, strict=True):
        other = _judged(replace(heard[number], answer=answer))
        if is_better(other.report, first[number].report):
            note = hidden_note(heard[number].sentence.text, missed[number])
            report = replace(other.report, findings=(*other.report.findings, note))
            better[number] = replace(other, report=report, passed_over=first[number].passed_over)
    return better


def _missed(outcome: _Judged) -> tuple[Fixed, ...]:
    heard = outcome.heard
    if MISSED.isdisjoint(found.code for found in outcome.report.findings):
        return ()
    return missed_names(_wanted(heard.asking, heard.sentence, "").names, outcome.report)


def _is_open(outcome: _Judged | None) -> bool:
    return outcome is None or outcome.report.verdict == Verdict.BLOCKS


def _wanted(asking: Asking, sentence: Sentence, plain: str) -> Wanted:
    text = plain or sentence.text
    places = asking.register.places(text)
    people = people_in(text, asking.people)
    free = [name for name in people if all(name.end <= place.start or place.end <= name.start for place in places)]
    marks = marks_in(sentence, plain) if plain else sentence.marks
    return Wanted(
        terms=terms_for_engines(text, places),
        names=(*fixed_names(text, places), *free),
        text=text,
        role=sentence.role,
        context=asking.contexts.get(sentence.address, ""),
        marks=tuple((mark.start, mark.end) for mark in marks),
        piece=asking.piece,
        original=sentence.text if plain else "",
    )


def _answers(route: Route, batch: Sequence[Wanted]) -> list[Answer]:
    """One answer a sentence; what the engine refuses is narrowed down to the sentence that it chokes on."""
    try:
        return route.translate(batch)
    except EngineRefused as error:
        if len(batch) == 1:
            log.warning("a sentence is left untranslated: %s", error)
            return [Answer(text="")]
    middle = len(batch) // 2
    return _answers(route, batch[:middle]) + _answers(route, batch[middle:])


def _judged(heard: _Heard) -> _Judged:
    """The first hypothesis that passes; if none does, the engine's own first choice with what was found."""
    first = _judged_text(heard, heard.answer.text)
    if first.report.verdict == Verdict.BLOCKS:
        for text in heard.answer.alternatives:
            other = _judged_text(heard, text)
            if other.report.verdict != Verdict.BLOCKS:
                return other
    return first


def _judged_text(heard: _Heard, text: str) -> _Judged:
    is_first_choice = text is heard.answer.text
    text = with_round_apostrophes(text, heard.asking.pair.target)
    said = heard.answer if is_first_choice else Answer(text=text)  # of its other choices the engine says no more
    report = heard.asking.judge(_candidate(heard, text, said))
    return _Judged(heard=heard, text=report.mended or text, report=report, is_first_choice=is_first_choice)


def _candidate(heard: _Heard, target: str, said: Answer) -> Candidate:
    """Judged is always what readers see beside each other: the article's sentence and the translation."""
    asking, sentence = heard.asking, heard.sentence
    return Candidate(
        source_language=asking.pair.source,
        target_language=asking.pair.target,
        terms=terms_for_checks(sentence.text, asking.register.places(sentence.text)),
        source=sentence.text,
        target=target,
        role=sentence.role,
        unknown_words=said.unknown_words,
        alignment=() if heard.plain else said.alignment,  # words that only the sentence has were not passed over
        score=said.score,
        is_truncated=said.is_truncated,
    )


def _unit(asking: Asking, sentence: Sentence, outcome: _Judged) -> Unit:
    route = outcome.heard.route
    return Unit(
        source_language=asking.pair.source,
        target_language=asking.pair.target,
        source_address=sentence.address,
        source_text=sentence.text,
        text=outcome.text,
        alignment=_alignment(outcome) if outcome.is_first_choice else [],
        origin=Origin.MACHINE,
        state=UnitState.HELD if outcome.report.verdict == Verdict.BLOCKS else UnitState.MACHINE,
        engine=route.name,
        engine_version=route.version,
        grade=route.grade,
        findings=[as_row(finding) for finding in outcome.report.findings],
        plain_wording=asking.plain.get(sentence.address, ""),
        passed_over=outcome.passed_over,
        at=asking.at,
        note=_why(outcome.heard),
    )


def _why(heard: _Heard) -> str:
    """What people took part in, for the history; those who translated into a pivot are named in the engine."""
    is_used = heard.plain and not heard.route.name.startswith(THROUGH_PEOPLE)
    return PLAINLY.said(words=heard.plain)[:LONGEST_NOTE] if is_used else ""


def _alignment(outcome: _Judged) -> list[list[int]]:
    """The engine's own alignment of words, and with it where the marks stand that the engine carried."""
    heard = outcome.heard
    sentence, answer = heard.sentence, heard.answer
    if heard.plain:
        pairs = alignment_through(sentence, heard.plain, answer.text, alignment=answer.alignment, carried=answer.marks)
    else:
        marks = tuple((mark.start, mark.end) for mark in sentence.marks)
        pairs = (*answer.alignment, *anchors(sentence.text, answer.text, marks, answer.marks))
    return [list(pair) for pair in realigned(pairs, answer.text, outcome.text)]


def as_row(finding: Finding) -> dict[str, object]:
    """A finding in the form in which it is stored: without its sentence, which is made where somebody reads it."""
    return asdict(finding) | {"severity": str(finding.severity)}


def span_sentences(sentence: Sentence) -> tuple[Sentence, ...]:
    """The marked parts of a sentence as sentences of their own, so that their translation can be looked for in it."""
    return tuple(
        Sentence(language=sentence.language, role=Role.TEXT, text=sentence.text[mark.start : mark.end])
        for mark in sentence.marks
        if mark.end - mark.start < len(sentence.text) and any(map(str.isalpha, sentence.text[mark.start : mark.end]))
    )
