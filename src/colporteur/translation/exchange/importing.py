"""What a TMX file means for the memory, and the memory as one."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from colporteur.text.documents import Role, Sentence
from colporteur.translation.actions import Remembered
from colporteur.translation.exchange import tmx
from colporteur.translation.models import WITHOUT_WORDS, Origin, Unit

ROLE_PROPERTY = "x-role"
ENGINES_PROPERTY = "x-engines-text"
"""Stands at what an engine made, with a digest of it: unchanged it must not come back as a person's word."""


def digest(text: str) -> str:
    """16 hex digits that stand for a translation, whatever spaces a program puts around it."""
    return hashlib.sha256(text.strip().encode("utf-8", "surrogatepass")).hexdigest()[:16]


def entries_in(stream: BinaryIO, name: str, *, left_out: list[str] | None = None) -> Iterator[Remembered]:
    """Every pair of languages of every entry, but for what an engine made and nobody has changed: that is put to `left_out`.

    An entry without a role counts as headline and as running text.
    """
    for entry in tmx.read(stream, name):
        for pair in _pairs(entry):
            if entry.properties.get(ENGINES_PROPERTY) != digest(pair.target):
                yield pair
            elif left_out is not None:
                left_out.append(pair.target)


def _pairs(entry: tmx.Entry) -> Iterator[Remembered]:
    source = entry.texts[entry.source_language]
    named = entry.properties.get(ROLE_PROPERTY)
    roles = (Role(named),) if named in set(Role) else tuple(Role)
    for language, text in entry.texts.items():
        if language != entry.source_language and text.strip():
            for role in roles:
                yield Remembered(
                    source_language=entry.source_language,
                    target_language=language,
                    source=source,
                    target=text.strip(),
                    role=role,
                )


def entries_out(*, people_only: bool) -> Iterator[tmx.Entry]:
    """The whole memory, as it is read, or what people have written or brought in."""
    units = Unit.objects.exclude(state__in=WITHOUT_WORDS).order_by("source_language", "source_text", "target_language")
    if people_only:
        units = units.exclude(origin=Origin.MACHINE)
    return (_entry(unit) for unit in units.iterator(chunk_size=2000))


def _entry(unit: Unit) -> tmx.Entry:
    made = {ENGINES_PROPERTY: digest(unit.text)} if unit.origin == Origin.MACHINE else {}
    return tmx.Entry(
        source_language=unit.source_language,
        texts={unit.source_language: unit.source_text, unit.target_language: unit.text},
        properties={ROLE_PROPERTY: _role_of(unit)} | made,
        creator=unit.engine or unit.origin,
        changed_at=unit.at,
    )


def _role_of(unit: Unit) -> str:
    """The address says it, in its way."""
    as_title = Sentence(language=unit.source_language, role=Role.TITLE, text=unit.source_text)
    return Role.TITLE if as_title.address == unit.source_address else Role.TEXT
