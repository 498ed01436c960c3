"""Translation memories as files: TMX 1.4 (LISA, 2005), read and written entry by entry.

Read with expat alone. Files that declare entities are refused: a few lines of those can fill a machine's memory.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from colporteur.foundations.errors import BadCopy
from colporteur.text.normalise import clean

_CHUNK = 65_536
_LONGEST_SEGMENT = 100_000
_DATE = "%Y%m%dT%H%M%SZ"
_ANY_LANGUAGE = "*all*"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})  # they hold another program's markup, not text
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A text and its translations by language, in lower case. `texts` holds the source's own text too."""

    source_language: str
    texts: Mapping[str, str]
    properties: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    creator: str = ""
    changed_at: datetime | None = None


def read(stream: BinaryIO, name: str) -> Iterator[Entry]:
    """The entries of the file `name`, as they are read; texts are clean, and markup within them is left out.

    Raises:
        BadCopy: it is no TMX file, is cut short, or declares entities; the sentence names the line.
    """
    reader = _Reader(name)
    while chunk := stream.read(_CHUNK):
        yield from reader.feed(chunk)
    yield from reader.feed(b"", is_last=True)


def write(stream: BinaryIO, entries: Iterable[Entry]) -> int:
    """Write a whole file and return how many entries it holds."""
    stream.write(
        b'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        b'<header creationtool="Colporteur" creationtoolversion="1" datatype="plaintext" segtype="sentence"'
        b' adminlang="en" srclang="*all*" o-tmf="Colporteur"/>\n<body>\n'
    )
    count = 0
    for entry in entries:
        stream.write(_entry(entry).encode("utf-8"))
        count += 1
    stream.write(b"</body>\n</tmx>\n")
    return count


def _entry(entry: Entry) -> str:
    attributes = f" srclang={_quoted(entry.source_language)}"
    if entry.creator:
        attributes += f" creationid={_quoted(entry.creator)}"
    if entry.changed_at:
        attributes += f' changedate="{entry.changed_at.astimezone(UTC):{_DATE}}"'
    lines = [f"<note>{_escaped(entry.note)}</note>"] if entry.note else []
    lines += [f"<prop type={_quoted(key)}>{_escaped(value)}</prop>" for key, value in entry.properties.items()]
    lines += [
        f"<tuv xml:lang={_quoted(language)}><seg>{_escaped(text)}</seg></tuv>" for language, text in entry.texts.items()
    ]
    return "\n".join((f"<tu{attributes}>", *lines, "</tu>\n"))


def _escaped(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))


def _quoted(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("", text))


@dataclass(slots=True, kw_only=True)
class _Unit:
    """A `tu` whose end has not been read yet."""

    line: int
    source_language: str
    creator: str
    changed: str
    texts: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    note: str = ""


class _Reader:
    """Expat's events, gathered into entries."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text_read
        self._parser.EntityDeclHandler = self._refuse_entity
        self._parser.SkippedEntityHandler = self._refuse_entity
        self._within: list[str] = []
        self._source_language = _ANY_LANGUAGE
        self._unit: _Unit | None = None
        self._language = ""
        self._property = ""
        self._text: list[str] = []
        self._length = 0
        self._done: list[Entry] = []

    def feed(self, chunk: bytes, *, is_last: bool = False) -> list[Entry]:
        """The entries that end in this chunk."""
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise BadCopy(f"{self._name}, line {error.lineno}: {_words_of(error)}. Export the file anew.") from error
        done, self._done = self._done, []
        return done

    def _refuse(self, what: str) -> BadCopy:
        return BadCopy(f"{self._name}, line {self._parser.CurrentLineNumber}: {what}")

    def _refuse_entity(self, name: str, *_: object) -> None:
        raise self._refuse(f"the entity “{name[:40]}” is not taken. Export the file with plain characters.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._within and tag != "tmx":
            raise self._refuse("this is no TMX file. Export the memory as TMX 1.4.")
        self._within.append(tag)
        if tag == "header":
            self._source_language = _language(attributes.get("srclang", _ANY_LANGUAGE))
        elif tag == "tu":
            self._unit = _Unit(
                line=self._parser.CurrentLineNumber,
                source_language=_language(attributes.get("srclang", "")) or self._source_language,
                creator=attributes.get("changeid") or attributes.get("creationid", ""),
                changed=attributes.get("changedate") or attributes.get("creationdate", ""),
            )
        elif tag == "tuv":
            self._language = _language(attributes.get("xml:lang") or attributes.get("lang", ""))
            if not self._language:
                raise self._refuse("a text has no language. Give each <tuv> an xml:lang.")
        elif tag in ("seg", "prop", "note"):
            self._property = attributes.get("type", "")
            self._text, self._length = [], 0

    def _text_read(self, data: str) -> None:
        if any(tag in _CODES for tag in self._within):
            return
        self._length += len(data)
        if self._length > _LONGEST_SEGMENT:
            raise self._refuse(
                f"a text is longer than {_LONGEST_SEGMENT:,} characters. Export it sentence by sentence."
            )
        self._text.append(data)

    def _end(self, tag: str) -> None:
        self._within.pop()
        if self._unit is None:
            return
        if tag == "seg":
            self._unit.texts.setdefault(self._language, clean("".join(self._text)))
        elif tag == "prop" and self._within[-1] == "tu":
            self._unit.properties[self._property] = "".join(self._text).strip()
        elif tag == "note" and self._within[-1] == "tu":
            self._unit.note = "".join(self._text).strip()
        elif tag == "tu":
            self._done.append(self._finished(self._unit))
            self._unit = None

    def _finished(self, unit: _Unit) -> Entry:
        source = _source_of(unit)
        if source is None:
            wanted = unit.source_language
            raise BadCopy(f"{self._name}, line {unit.line}: the entry has no text in its source language, {wanted}.")
        return Entry(
            source_language=source,
            texts=unit.texts,
            properties=unit.properties,
            note=unit.note,
            creator=unit.creator,
            changed_at=_time(unit.changed),
        )


def _source_of(unit: _Unit) -> str | None:
    """The language of the entry that its `srclang` means: `en` means a text in `en-gb` if there is none in `en`."""
    if unit.source_language == _ANY_LANGUAGE:
        return next(iter(unit.texts), None)
    base = unit.source_language.partition("-")[0]
    if unit.source_language in unit.texts:
        return unit.source_language
    return next((language for language in unit.texts if language.partition("-")[0] == base), None)


def _language(tag: str) -> str:
    return tag.strip().replace("_", "-").lower()


def _time(text: str) -> datetime | None:
    """TMX writes 20261124T083000Z; a date that is written otherwise is left out, as it only informs."""
    try:
        return datetime.strptime(text, _DATE).replace(tzinfo=UTC)
    except ValueError:
        return None


def _words_of(error: expat.ExpatError) -> str:
    return expat.ErrorString(error.code) if error.code else "the file cannot be read"
