"""What a TMX file means for the memory."""

from collections.abc import Iterator
from typing import BinaryIO

from colporteur.text.documents import Role
from colporteur.translation.actions import Remembered
from colporteur.translation.exchange import tmx

ROLE_PROPERTY = "x-role"


def entries_in(stream: BinaryIO, name: str) -> Iterator[Remembered]:
    """Every pair of languages of every entry. One without a role counts as headline and as running text."""
    for entry in tmx.read(stream, name):
        yield from _pairs(entry)


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
