"""The demo paper's memory holds whole articles: every sentence, in every language, fit to print."""

from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO

import pytest

from colporteur.demo.newspaper import EDITIONS, articles, memory, paper
from colporteur.text.copy import (
    Copy,
    CopyBlock,
    FactBoxCopy,
    ListCopy,
    ParagraphCopy,
    PictureCopy,
    QuoteCopy,
    SubheadCopy,
    TableCopy,
    read_copy,
)
from colporteur.text.documents import Mark, Passage, Role, Sentence
from colporteur.text.normalise import clean
from colporteur.text.rich import passage_from_html
from colporteur.text.sentences import split
from colporteur.translation.exchange import tmx
from colporteur.translation.rules.checks.contract import Candidate, Verdict
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.rules.marks import place

LANGUAGES = frozenset(EDITIONS) - {"ca"}  # Catalan is made from the Spanish articles, live
DEMO_FIELDS = frozenset({"age_hours", "scheduled_hours", "withdrawn"})


@cache
def entries() -> dict[tuple[str, str], tmx.Entry]:
    """By source language and text."""
    read = tmx.read(BytesIO(memory()), "memory.tmx")
    return {(entry.source_language, entry.texts[entry.source_language]): entry for entry in read}


@cache
def translated() -> dict[str, tuple[str, Copy]]:
    """Language and copy of the articles that the memory names."""
    named = {f"{entry.note}.md" for entry in entries().values()}
    return {
        source.name: (source.language, read_copy(source.data, source.name, also=DEMO_FIELDS))
        for source in articles()
        if source.name in named
    }


NAMES = sorted(translated())


def sentences(name: str) -> Iterator[Sentence]:
    """Every sentence of the article that has words."""
    language, copy = translated()[name]
    for passage in passages(copy, language):
        yield from (sentence for sentence in passage.sentences if any(map(str.isalpha, sentence.text)))


def passages(copy: Copy, language: str) -> Iterator[Passage]:
    for text in (copy.headline, copy.kicker, copy.dateline):
        yield split(clean(text), language, Role.TITLE)
    texts = [copy.lead, *(each.text for each in copy.corrections)]
    if copy.picture:
        texts += [copy.picture.alt, copy.picture.caption]
    yield from (split(clean(text), language) for text in texts)
    for block in copy.body:
        titles, plain, rich = parts(block)
        yield from (split(clean(text), language, Role.TITLE) for text in titles)
        yield from (split(clean(text), language) for text in plain)
        yield from (passage_from_html(html, language, Role.TEXT) for html in rich)


def parts(block: CopyBlock) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Titles, plain texts and rich texts of a block."""
    match block:
        case ParagraphCopy(html=html):
            return (), (), (html,)
        case SubheadCopy(text=text):
            return (text,), (), ()
        case QuoteCopy(paragraphs=paragraphs, attribution=attribution):
            return (attribution,), (), paragraphs
        case ListCopy(items=items):
            return (), (), items
        case TableCopy(rows=rows, caption=caption):
            return (), (caption,), tuple(cell for row in rows for cell in row)
        case FactBoxCopy(title=title, paragraphs=paragraphs):
            return (title,), (), paragraphs
        case PictureCopy(alt=alt, caption=caption):
            return (), (alt, caption), ()


def test_at_least_twelve_articles_are_translated_as_a_whole_from_three_languages() -> None:
    assert len(NAMES) >= 12
    assert {language for language, _ in translated().values()} == {"en", "de", "es"}


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_of_a_translated_article_is_in_memory_in_every_language(name: str) -> None:
    lacking = [
        (sentence.text, language)
        for sentence in sentences(name)
        for language in sorted(LANGUAGES - {sentence.language})
        if not _translation(sentence, language)
    ]
    assert lacking == []


def _translation(sentence: Sentence, language: str) -> str:
    entry = entries().get((sentence.language, sentence.text))
    return entry.texts.get(language, "") if entry else ""


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_of_a_translated_article_finds_its_words(name: str) -> None:
    for sentence in sentences(name):
        for language in sorted(LANGUAGES - {sentence.language}) if sentence.marks else ():
            isolated = {span: _translation_of_span(sentence, span, language) for span in _spans(sentence)}
            placed = place(sentence, _translation(sentence, language), isolated=isolated)
            assert (placed.moved, placed.dropped) == ((), ()), f"{language}: {placed.text}"
            assert len(placed.marks) == len(sentence.marks)


def _spans(sentence: Sentence) -> list[str]:
    def text(mark: Mark) -> str:
        return sentence.text[mark.start : mark.end]

    return [text(mark) for mark in sentence.marks if text(mark) != sentence.text and any(map(str.isalpha, text(mark)))]


def _translation_of_span(sentence: Sentence, span: str, language: str) -> str:
    entry = entries().get((sentence.language, span))
    assert entry is not None, f"memory lacks the marked words “{span}”"
    return entry.texts[language]


def test_every_translation_in_memory_passes_the_checks() -> None:
    blocked = [
        (language, entry.texts[entry.source_language], text, [finding.code for finding in report.findings])
        for entry in entries().values()
        for language, text in entry.texts.items()
        if language != entry.source_language
        for role in Role
        for report in [judge(_candidate(entry, language, role))]
        if report.verdict is Verdict.BLOCKS
    ]
    assert blocked == []


def _candidate(entry: tmx.Entry, language: str, role: Role) -> Candidate:
    return Candidate(
        source_language=entry.source_language,
        target_language=language,
        source=entry.texts[entry.source_language],
        target=entry.texts[language],
        role=role,
    )


def test_memory_holds_nothing_that_no_article_says() -> None:
    said = {(sentence.language, sentence.text) for name in NAMES for sentence in sentences(name)}
    marked = {(s.language, span) for name in NAMES for s in sentences(name) for span in _spans(s)}
    assert entries().keys() - said - marked - heads() - reasons() == set()


def reasons() -> set[tuple[str, str]]:
    """Why articles were withdrawn, sentence by sentence."""
    found: set[tuple[str, str]] = set()
    for source in articles():
        note = read_copy(source.data, source.name, also=DEMO_FIELDS).extra.get("withdrawn")
        if isinstance(note, Mapping):
            found |= {(source.language, each.text) for each in split(str(note["reason"]), source.language).sentences}
    return found


def test_readers_of_every_edition_are_told_why_a_story_was_withdrawn() -> None:
    assert reasons()
    assert all(entries()[reason].texts.keys() == set(EDITIONS) for reason in reasons())


def heads() -> set[tuple[str, str]]:
    """Kickers, headlines, leads and corrections: those of articles that an engine translates were put right by the desk."""
    found: set[tuple[str, str]] = set()
    for source in articles():
        copy = read_copy(source.data, source.name, also=DEMO_FIELDS)
        for text in (copy.kicker, copy.headline, copy.lead, *(each.text for each in copy.corrections)):
            found |= {(source.language, sentence.text) for sentence in split(clean(text), source.language).sentences}
            found.add((source.language, text))
    return found


def test_catalan_lives_mostly_from_the_engine() -> None:
    """Only heads, and sentences of which an engine makes what nobody would print, have been put right."""
    texts = [entry.texts for entry in entries().values()]
    assert 0 < sum("ca" in each for each in texts) < len(texts) / 4


def test_no_kicker_says_only_what_its_section_is_called() -> None:
    sections = {row["key"]: row["name"] for row in paper()["sections"]}
    for name, (source, copy) in translated().items():
        kicker = entries().get((source, copy.kicker))
        for language, said in (kicker.texts if kicker else {source: copy.kicker}).items():
            assert said != sections[copy.section][language], (name, language)
