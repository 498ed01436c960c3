"""What is certain is put right before the checks, and recorded: numbers, dates, quotation marks, capitals, elisions and some
phrases in the target language's way.

Only a machine's words are mended, where they were copied from the original or are straight. What people wrote stays as it is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

from colporteur.translation.rules.amounts import is_amount
from colporteur.translation.rules.capitals import stray_capitals
from colporteur.translation.rules.catalan_phrases import catalan_phrases
from colporteur.translation.rules.catalan_years import years_with_their_article
from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.passages import Passage
from colporteur.translation.rules.checks.practice import is_practice
from colporteur.translation.rules.digits import (
    Digits,
    decimal_mark,
    find_digits,
    grouping_mark,
    in_western_digits,
)
from colporteur.translation.rules.elision import elisions
from colporteur.translation.rules.english_phrases import english_phrases
from colporteur.translation.rules.quotation_style import Change, quotation_changes
from colporteur.translation.rules.relatives import questioning_accents
from colporteur.translation.rules.spanish_phrases import spanish_phrases
from colporteur.translation.rules.unit_symbols import CURRENCIES

_NEAR = 60
_TIME = re.compile(r"(?:[01]?\d|2[0-4])[.,][0-5]\d")
_NUMBER = re.compile(r"(\d{1,3}(?:([.,])\d{3})+|\d+)(?:([.,])(\d+))?")
_DATE = re.compile(r"(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\d/]|\.\d)")
_DAY_FIRST = MappingProxyType({"ar": "/", "ca": "/", "de": ".", "es": "/", "fr": "/", "it": "/", "pt": "/"})
"""Languages that write day, month, year, and what they put between. English has two orders, so it is never certain there."""

_CERTAIN_MONTHS = "January|February|April|June|July|August|September|October|November|December"
_ENGLISH_MONTH = re.compile(rf"\b(?:[Ii]n|since|until|last|next|early|late|this|every) ({_CERTAIN_MONTHS})\b(?! [A-Z])")
_ENGLISH_MONTH_ALONE = re.compile(rf"(?<=[a-zà-ÿ] )(?:{_CERTAIN_MONTHS})\b(?! [A-Z])")
_MONTHS = MappingProxyType(
    {
        language: MappingProxyType(
            {
                str(english): str(Locale.parse(language).months["stand-alone"]["wide"][number])
                for number, english in Locale.parse("en").months["stand-alone"]["wide"].items()
            }
        )
        for language in ("ca", "es", "fr", "it", "pt")
    }
)
"""By English name, in languages that write them small."""

_PER_CENT = re.compile(r"(?<=\d)(?P<gap>[ \u00a0\u202f]?)%(?![\w%])")

_HYPHEN_FOR_MINUS = re.compile(r"(?:(?<=^)|(?<=[\s(“«\"])(?<!\d\s))[-\u2010](?=\d)")
_MINUS = frozenset("ca de es fr gl it nl pt".split())

_ARABIC_SIGN = re.compile(r"(?<=[\u0620-\u064a\u064b-\u0652])[?,;](?!\S)")
_ARABIC_SIGNS = MappingProxyType({"?": "؟", ",": "،", ";": "؛"})


@dataclass(frozen=True, slots=True)
class Mended:
    """The text as it is now, and what was done to it: notes whose spans count in it."""

    text: str
    notes: tuple[Finding, ...]


def mend_numbers(text: str, source_language: str, target_language: str) -> Mended:
    """A text without words (a table's cell) in the formats of another language; what might be a time stays."""
    digits = find_digits(in_western_digits(text, source_language), source_language)
    changes = [*_number_changes(text, digits, source_language, target_language), *_per_cents(text, target_language)]
    return with_changes(text, {"numbers_mended": changes})


def mend_target(candidate: Candidate) -> Mended | None:
    """The target with what was copied from the source, or is straight, put right; None if nothing was."""
    if is_practice(candidate.target) or candidate.is_by_people:
        return None
    changes = {
        "numbers_mended": [
            *_copied_numbers(candidate),
            *_per_cents(candidate.target, candidate.target_language),
            *_minuses(candidate),
        ],
        "dates_mended": [*_dates(candidate), *_copied_months(candidate), *_years(candidate)],
        "accents_mended": list(_accents(candidate)),
        "capitals_mended": list(_capitals(candidate)),
        "elisions_mended": list(_elisions(candidate)),
        "phrases_mended": list(_phrases(candidate)),
        "marks_mended": [
            *quotation_changes(candidate.target, candidate.source, candidate.target_language),
            *_arabic_signs(candidate),
        ],
    }
    changes = _apart(changes)
    return with_changes(candidate.target, changes) if any(changes.values()) else None


def _apart(changes: dict[str, list[Change]]) -> dict[str, list[Change]]:
    """None within another: phrases give way to what is put right for other reasons, and elisions to phrases."""
    others = [change for code in changes.keys() - {"phrases_mended", "elisions_mended"} for change in changes[code]]
    phrases = [phrase for phrase in changes["phrases_mended"] if _is_clear_of(others, phrase)]
    elided = [elision for elision in changes["elisions_mended"] if _is_clear_of(phrases, elision)]
    return {**changes, "phrases_mended": phrases, "elisions_mended": elided}


def _is_clear_of(others: Iterable[Change], change: Change) -> bool:
    return all(change.end <= other.start or other.end <= change.start for other in others)


def with_changes(text: str, changes: dict[str, list[Change]]) -> Mended:
    """The text with the changes, by the code of their note, made in it."""
    told = sorted(
        ((change, code) for code, each in changes.items() for change in each),
        key=lambda one: (one[0].start, one[0].end),
    )
    spans: dict[str, list[tuple[int, int]]] = {}
    mended, end = "", 0
    for change, code in told:
        mended += text[end : change.start]
        places = spans.setdefault(code, [])
        if change.text:
            places.append((len(mended), len(mended) + len(change.text)))
        mended, end = mended + change.text, change.end
    mended += text[end:]
    return Mended(mended, tuple(_note(code, places, mended) for code, places in spans.items()))


def _note(code: str, places: Iterable[tuple[int, int]], mended: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.NOTES,
        values={"target": tuple(mended[start:end] for start, end in places)},
        target_spans=tuple(places),
    )


def _copied_numbers(candidate: Candidate) -> list[Change]:
    if not candidate.translation.has_digits:
        return []
    copied = {found.written for found in candidate.original.digits if found.parts}
    foreign = [
        found
        for found in (candidate.translation.digits if copied else ())
        if found.written in copied and not _follows_a_copied_name(candidate, found.start)
    ]
    return list(_number_changes(candidate.target, foreign, candidate.source_language, candidate.target_language))


def _number_changes(
    text: str, numbers: Iterable[Digits], source_language: str, target_language: str
) -> Iterator[Change]:
    for found in numbers:
        written = text[found.start : found.end]
        if may_be_a_time(text, found.start, found.end, target_language):
            continue
        mended = _reformatted(written, source_language, target_language)
        if mended != written:
            yield Change(found.start, found.end, mended)


def may_be_a_time(text: str, start: int, end: int, language: str) -> bool:
    """Whether the number at `start` to `end` is as good a time of day as a decimal: `16.05`, if nothing says it is money."""
    return _TIME.fullmatch(text, start, end) is not None and not is_amount(text, start, end, language)


def _reformatted(written: str, source_language: str, target_language: str) -> str:
    """`written` with the marks of the other language, or as it is if it is not a number in its own."""
    found = _NUMBER.fullmatch(written)
    group, decimal = grouping_mark(source_language), decimal_mark(source_language)
    if not found or found[2] not in (None, group) or found[3] not in (None, decimal):
        return written
    whole = found[1].replace(group, grouping_mark(target_language)) if found[2] else found[1]
    return whole + (decimal_mark(target_language) + found[4] if found[4] else "")


def _per_cents(text: str, language: str) -> Iterator[Change]:
    """What stands between a figure and its sign: `18,5 %` in Spanish, `18.5%` in English. Source: Unicode’s CLDR."""
    if "%" not in text or (gap := _gap_before_per_cent(language.partition("-")[0])) is None:
        return
    for found in _PER_CENT.finditer(text):
        if (found["gap"] == "") != (gap == ""):
            yield Change(*found.span("gap"), gap)


def _minuses(candidate: Candidate) -> Iterator[Change]:
    """A minus that was written with a hyphen, where the original has it before a figure too: `−5,4 grados`."""
    if "-" in candidate.target and _HYPHEN_FOR_MINUS.search(candidate.source) and candidate.target_language in _MINUS:
        for found in _HYPHEN_FOR_MINUS.finditer(candidate.target):
            yield Change(*found.span(), "\u2212")


@cache
def _gap_before_per_cent(language: str) -> str | None:
    """None in a language that Unicode does not know or that puts the sign elsewhere."""
    try:
        pattern = str(Locale.parse(language).percent_formats[None].pattern)
    except UnknownLocaleError:
        return None
    found = re.fullmatch(r"[#,0]+(\s?)%\W?", pattern)
    return found and found[1]


def _follows_a_copied_name(candidate: Candidate, start: int) -> bool:
    """True after a capitalised word that the source has too: `USB 2.0` is a name, not a measure."""
    word = candidate.target[max(0, start - _NEAR) : start].rstrip().rpartition(" ")[2]
    return word[:1].isupper() and word in candidate.source and word not in CURRENCIES


def _dates(candidate: Candidate) -> Iterator[Change]:
    """Dates in digits that were copied, where it is certain which of their numbers is the day."""
    mark = _DAY_FIRST.get(candidate.translation.language)
    if mark is None or not candidate.translation.has_digits:
        return
    is_day_first = candidate.original.language in _DAY_FIRST
    for found in _DATE.finditer(candidate.target):
        if found[0] not in candidate.source or found[2] == mark:
            continue
        day, month = (found[1], found[3]) if is_day_first or int(found[1]) > 12 else (found[3], found[1])
        if int(month) in range(1, 13) and int(day) in range(1 if is_day_first else 13, 32):
            yield Change(*found.span(), mark.join((day, month, found[4])))


def _copied_months(candidate: Candidate) -> Iterator[Change]:
    """English months that an engine took for names: `in August` is *en agosto*."""
    names = _MONTHS.get(candidate.translation.language)
    if not names or candidate.original.language != "en" or candidate.translation.vocabulary.isdisjoint(names):
        return
    said = {month[1] for month in _ENGLISH_MONTH.finditer(candidate.source)}
    for month in _ENGLISH_MONTH_ALONE.finditer(candidate.target) if said else ():
        if month[0] in said:
            yield Change(*month.span(), names[month[0]])


def _accents(candidate: Candidate) -> Iterator[Change]:
    if (candidate.original.language, candidate.translation.language) == ("en", "es"):
        yield from questioning_accents(candidate.source, candidate.target)


def _capitals(candidate: Candidate) -> Iterator[Change]:
    original, translation = candidate.original, candidate.translation
    if _may_have_strays(original, translation):
        yield from stray_capitals(original.bare, translation.bare, original.language, translation.language)


def _may_have_strays(original: Passage, translation: Passage) -> bool:
    """A quick look: false where the first word has its capital, and all others with one have it in the original too."""
    said, written = original.words, translation.words
    if not said or not written or not written[0].istitle() or said[0] in written[1:]:
        return True
    return any(word[0].isupper() for word in translation.vocabulary - original.vocabulary - {written[0]})


def _years(candidate: Candidate) -> Iterator[Change]:
    if candidate.translation.language == "ca":
        yield from years_with_their_article(candidate.target)


def _elisions(candidate: Candidate) -> Iterator[Change]:
    if candidate.translation.language == "ca":
        yield from elisions(candidate.translation.bare)


def _phrases(candidate: Candidate) -> Iterator[Change]:
    if candidate.translation.language == "ca":
        yield from catalan_phrases(candidate.source, candidate.target)
    if candidate.translation.language == "en":
        yield from english_phrases(candidate.source, candidate.target)
    if (candidate.original.language, candidate.translation.language) == ("en", "es"):
        yield from spanish_phrases(candidate.source, candidate.target)


def _arabic_signs(candidate: Candidate) -> Iterator[Change]:
    """The signs that mirror in Arabic, where they follow an Arabic letter and end a word."""
    if candidate.translation.language == "ar":
        for found in _ARABIC_SIGN.finditer(candidate.target):
            yield Change(*found.span(), _ARABIC_SIGNS[found[0]])
