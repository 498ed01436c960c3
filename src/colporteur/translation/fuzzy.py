"""Sentences of memory that are like a given one: shown at the desk, never printed by themselves.

The database finds sentences that share two of the rarer words, by its own full-text index (SQLite's FTS5, PostgreSQL's GIN);
RapidFuzz then says how alike they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from django.db import connection
from rapidfuzz import fuzz, process

from colporteur.newsroom.access import edition_numerals
from colporteur.text.documents import Sentence
from colporteur.text.numerals import Numerals
from colporteur.translation.models import WITHOUT_WORDS, Origin, Unit
from colporteur.translation.numbering import in_digits

WORDS = re.compile(r"[^\W_]+")  # as both databases part a text
INDEX = "translation_unit_words"
MOST_CANDIDATES = 600
RARE_WORDS = 6
LEAST_ALIKE = 70.0  # per cent


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """A translation of a sentence that is like the one in question, from 0 to 100 per cent."""

    source: str
    text: str
    per_cent: int
    origin: str
    engine: str
    by: str


def similar(sentence: Sentence, language: str, *, limit: int = 5) -> list[Similar]:
    """The most similar sentences of memory that have a translation into `language`, people's before engines'."""
    units = _candidates(sentence, language)
    sources = [unit.source_text for unit in units]
    scored = process.extract(sentence.text, sources, scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE, limit=limit * 4)
    best = sorted(((round(score), units[place]) for _text, score, place in scored), key=_rank)
    numerals = edition_numerals(language)
    seen: dict[tuple[str, str], Similar] = {}
    for score, unit in best:
        seen.setdefault((unit.source_text, unit.text), _as_similar(unit, score, _text(sentence, unit, numerals)))
    return list(seen.values())[:limit]


def _rank(scored: tuple[int, Unit]) -> tuple[int, bool]:
    score, unit = scored
    return -score, unit.origin == Origin.MACHINE


def _text(sentence: Sentence, unit: Unit, numerals: Numerals | None) -> str:
    """A person's as they wrote it, others in the edition's digits."""
    if unit.origin == Origin.PERSON:
        return unit.text
    source = replace(sentence, text=unit.source_text, marks=())
    return in_digits(unit.text, source, unit.target_language, numerals)


def _as_similar(unit: Unit, score: int, text: str) -> Similar:
    return Similar(
        source=unit.source_text,
        text=text,
        per_cent=score,
        origin=unit.origin,
        engine=unit.engine,
        by=(unit.by.get_full_name() or unit.by.get_username()) if unit.by else "",
    )


def _candidates(sentence: Sentence, language: str) -> list[Unit]:
    words = rare_words(sentence.text)
    ids = _sharing(words, sentence.language, language) if words else []
    units = Unit.objects.filter(pk__in=ids).exclude(state__in=WITHOUT_WORDS)
    return list(units.exclude(source_address=sentence.address).select_related("by"))


def rare_words(text: str) -> list[str]:
    """The words by which a sentence is looked for: the longest, since those are the rarest, in lower case."""
    words = dict.fromkeys(WORDS.findall(text.lower()))
    return sorted(words, key=len, reverse=True)[:RARE_WORDS]


def _sharing(words: Sequence[str], source: str, target: str) -> list[int]:
    """Units whose source shares two of these words, or the only one."""
    pairs = list(combinations(words, min(len(words), 2)))
    match connection.vendor:
        case "sqlite":
            wanted = " OR ".join("({})".format(" AND ".join(f'"{word}"' for word in pair)) for pair in pairs)
            found = (
                f"SELECT u.id FROM {INDEX} w JOIN translation_unit u ON u.id = w.rowid "  # noqa: S608 - a name of ours
                f"WHERE w.{INDEX} MATCH %s AND u.source_language = %s AND u.target_language = %s LIMIT %s"
            )
        case _:
            wanted = " | ".join("({})".format(" & ".join(f"'{word}'" for word in pair)) for pair in pairs)
            found = (
                "SELECT id FROM translation_unit WHERE to_tsvector('simple', source_text) @@ to_tsquery('simple', %s) "
                "AND source_language = %s AND target_language = %s LIMIT %s"
            )
    with connection.cursor() as cursor:
        cursor.execute(found, [wanted, source, target, MOST_CANDIDATES])
        return [row[0] for row in cursor.fetchall()]


def ensure_index(**_rest: Any) -> None:
    """Receiver of `post_migrate`: make the full-text index if it is not there, or no longer whole.

    Not a migration, since SQLite loses a table's triggers whenever a later migration makes the table anew.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _ensure_on_sqlite(cursor)
        else:
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {INDEX} ON translation_unit USING gin (to_tsvector('simple', source_text))"
            )


def drop_index() -> None:
    """Take SQLite's index away; what it is made of stays."""
    with connection.cursor() as cursor:
        for name in _TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(f"DROP TABLE IF EXISTS {INDEX}")


def _ensure_on_sqlite(cursor: Any) -> None:  # Any: Django's wrapper of a cursor
    cursor.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(source_text, content='translation_unit', "
        "content_rowid='id', columnsize=0, detail='none', tokenize='unicode61 remove_diacritics 0')"
    )
    cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'translation_unit'")
    if cursor.fetchone()[0] == len(_TRIGGERS):
        return
    for name, when in _TRIGGERS.items():
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(f"CREATE TRIGGER {name} {when} END")
    cursor.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')")  # noqa: S608 - a name of ours


_ADD = f"INSERT INTO {INDEX}(rowid, source_text) VALUES (new.id, new.source_text);"  # noqa: S608 - a name of ours
_REMOVE = f"INSERT INTO {INDEX}({INDEX}, rowid, source_text) VALUES ('delete', old.id, old.source_text);"  # noqa: S608 - as above
_TRIGGERS = {
    f"{INDEX}_added": f"AFTER INSERT ON translation_unit BEGIN {_ADD}",
    f"{INDEX}_removed": f"AFTER DELETE ON translation_unit BEGIN {_REMOVE}",
    f"{INDEX}_changed": f"AFTER UPDATE OF source_text ON translation_unit BEGIN {_REMOVE} {_ADD}",
}
