"""A plain wording of a sentence: what it may not lose, and how places in the sentence are found by way of it.

Engines are given the plain wording, readers see what they make of it as a translation of the sentence. So figures, names,
links and denials of the sentence have to stand in it, and the marks of the sentence are led through it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from types import MappingProxyType

from colporteur.text.documents import MarkKind, Sentence
from colporteur.translation.rules.anchors import anchors
from colporteur.translation.rules.checks.addresses import addresses_survive
from colporteur.translation.rules.checks.calendar_words import LANGUAGES, months, weekdays
from colporteur.translation.rules.checks.contract import Candidate, Check, Finding
from colporteur.translation.rules.checks.figures import figures_survive
from colporteur.translation.rules.checks.language import language_is_right
from colporteur.translation.rules.checks.measures import measures_survive
from colporteur.translation.rules.checks.names import names_missing
from colporteur.translation.rules.checks.negation import denials_stand
from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.checks.questions import questions_stand
from colporteur.translation.rules.checks.quotation import quotation_stands
from colporteur.translation.rules.checks.sentences import gettext_noop
from colporteur.translation.rules.marks import Way, place
from colporteur.translation.rules.wording import Translate, worded
from colporteur.translation.rules.words import Text

Pairs = Sequence[tuple[int, int]]

CHECKS: tuple[Check, ...] = (
    figures_survive,
    measures_survive,
    addresses_survive,
    quotation_stands,
    questions_stand,
    denials_stand,
)
"""Those that can compare two wordings in one language. What they find is refused, whether it would block or warn."""

_LACKS = gettext_noop("The plain wording lacks %(source)s. It has to say what the sentence says.")
_ADDS = gettext_noop("The plain wording adds %(target)s. It may say only what the sentence says.")

OBJECTIONS = MappingProxyType(
    {
        "same_words": gettext_noop("This is the sentence as it stands. Write it in simpler words."),
        "other_language": gettext_noop(
            "The plain wording seems to be in another language. Write it in the language of the sentence."
        ),
        "figures_lost": _LACKS,
        "figures_invented": _ADDS,
        "date_lost": gettext_noop(
            "The plain wording lacks a month or day of the week. It has to say what the sentence says."
        ),
        "unit_lost": _LACKS,
        "unit_invented": _ADDS,
        "address_lost": _LACKS,
        "address_invented": _ADDS,
        "quotation_differs": gettext_noop(
            "The plain wording does not quote as much as the sentence. Keep its quotation marks."
        ),
        "quotation_moved": gettext_noop(
            "The quotation begins or ends elsewhere than in the sentence. Keep it as it is."
        ),
        "question_lost": gettext_noop("The sentence asks, and the plain wording does not. Keep the question."),
        "question_invented": gettext_noop("The plain wording asks, and the sentence does not. Leave the question out."),
        "question_unopened": gettext_noop("The question lacks the mark that opens it."),
        "denial_lost": gettext_noop("The sentence denies something, and the plain wording does not: %(source)s."),
        "denial_invented": gettext_noop("The plain wording denies something, and the sentence does not: %(target)s."),
        "name_lost": gettext_noop("The plain wording lacks the name %(source)s. Keep it."),
        "link_lost": gettext_noop(
            "The link on %(source)s would find no place in the plain wording. Keep the words of the link."
        ),
    }
)
"""By code: what an objection says to people. `source` are words of the sentence, `target` such of the plain wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Why a plain wording cannot stand in for its sentence: one of the codes of `OBJECTIONS`, and the words it is about."""

    code: str
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()

    def in_words(self, translate: Translate) -> str:
        """One sentence for people."""
        return worded(self.code, {"source": self.source, "target": self.target}, translate, OBJECTIONS)


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """The place of the sentence's mark with this number in the plain wording, in code points."""

    number: int
    start: int
    end: int


def objection(sentence: Sentence, plain: str, *, languages: Iterable[str] = ()) -> Objection | None:
    """What forbids that engines get `plain` instead of the sentence; None if nothing does.

    `languages` are those in which it may have been written by mistake.
    """
    return next(_objections(sentence, plain, languages), None)


def _objections(sentence: Sentence, plain: str, languages: Iterable[str]) -> Iterator[Objection]:
    if Text(plain).folded == Text(sentence.text).folded:
        yield Objection(code="same_words")
    for language in languages:
        if _reads_like(language, sentence, plain) and not _reads_like(language, sentence, sentence.text):
            yield Objection(code="other_language")
    candidate = Candidate(
        source_language=sentence.language,
        target_language=sentence.language,
        source=sentence.text,
        target=plain,
        role=sentence.role,
        is_by_people=True,
    )
    for check in CHECKS:
        yield from (_objected(finding, candidate) for finding in check(candidate))
    if _leaves_a_date_out(candidate.original, candidate.translation):
        yield Objection(code="date_lost")
    for span in names_missing(candidate.original, candidate.translation):
        yield Objection(code="name_lost", source=_words_at([span], sentence.text))
    placed = {mark.number for mark in marks_in(sentence, plain)}
    for number, mark in enumerate(sentence.marks):
        if mark.kind is MarkKind.LINK and number not in placed:
            yield Objection(code="link_lost", source=(sentence.text[mark.start : mark.end],))


def _objected(finding: Finding, candidate: Candidate) -> Objection:
    return Objection(
        code=finding.code,
        source=_words_at(finding.source_spans, candidate.source),
        target=_words_at(finding.target_spans, candidate.target),
    )


def _words_at(spans: Iterable[tuple[int, int]], text: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in spans if start < end)


def _reads_like(language: str, sentence: Sentence, text: str) -> bool:
    as_if = Candidate(source_language=language, target_language=sentence.language, source="", target=text)
    return language != sentence.language and any(language_is_right(as_if))


def _leaves_a_date_out(source: Passage, plain: Passage) -> bool:
    if source.language not in LANGUAGES:
        return False
    numbers = {part for each in plain.digits for part in (each.value, *each.parts)}
    for read, may_be_numbers in ((months, numbers), (weekdays, set[int | float]())):
        there = read(plain.language, plain.small_words).keys() | may_be_numbers
        named = read(source.language, source.small_words).items()
        if any(is_sure and number not in there for number, is_sure in named):
            return True
    return False


def marks_in(sentence: Sentence, plain: str) -> tuple[PlacedMark, ...]:
    """Where the sentence's marks stand in the plain wording; those without a place are left out."""
    found = []
    for number, mark in enumerate(sentence.marks):
        placed = place(replace(sentence, marks=(mark,)), plain)
        if placed.marks and placed.text == plain and placed.ways[0] is not Way.FALLBACK:
            found.append(PlacedMark(number, placed.marks[0].start, placed.marks[0].end))
    return tuple(found)


def alignment_through(
    sentence: Sentence, plain: str, answer: str, *, alignment: Pairs, carried: Sequence[tuple[int, int, int]]
) -> tuple[tuple[int, int], ...]:
    """From the sentence to `answer`, the translation of its plain wording.

    `alignment` is the engine's, from the plain wording to the answer; `carried` are the marks that it brought with it, by
    their number among `marks_in`. Words that both wordings have in the same order lead through, and so do marks.
    """
    marks = marks_in(sentence, plain)
    ranges = tuple((mark.start, mark.end) for mark in sentence.marks)
    brought = tuple((marks[number].number, start, end) for number, start, end in carried if 0 <= number < len(marks))
    through = _same_words(plain, sentence.text)
    pairs = {(through[start], there): None for start, there in alignment if start in through}
    for mark in marks:
        words = [word.start for word in Text(sentence.text).words if _is_within(word.start, ranges[mark.number])]
        pairs |= {(words[0], there): None for start, there in alignment if words and mark.start <= start < mark.end}
    return (*pairs, *anchors(sentence.text, answer, ranges, brought))


def _is_within(place_: int, range_: tuple[int, int]) -> bool:
    return range_[0] <= place_ < range_[1]


def _same_words(plain: str, text: str) -> dict[int, int]:
    """Where a word of the plain wording begins: where the same word begins in the sentence."""
    here, there = Text(plain).words, Text(text).words
    matcher = SequenceMatcher(None, [word.form for word in here], [word.form for word in there], autojunk=False)
    return {
        here[block.a + n].start: there[block.b + n].start
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    }
