"""Translation memories as files: TMX 1.4 (LISA, 2005), read and written entry by entry."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO

from django.utils.translation import gettext

from colporteur.text.normalise import clean
from colporteur.translation.exchange.xml_in import Reader, escaped, quoted

_DATE = "%Y%m%dT%H%M%SZ"
_ANY_LANGUAGE = "*all*"
_BEGINNING = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    b'<header creationtool="Colporteur" creationtoolversion="1" datatype="plaintext" segtype="sentence"'
    b' adminlang="en" srclang="*all*" o-tmf="Colporteur"/>\n<body>\n'
)
_END = b"</body>\n</tmx>\n"
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})  # they hold another program's markup, not text


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
    yield from _Reader(name).entries(stream)


def write(stream: BinaryIO, entries: Iterable[Entry]) -> int:
    """Write a whole file and return how many entries it holds."""
    number = 0
    for number, piece in enumerate(pieces(entries)):  # noqa: B007 - counted: the beginning is the first, the end the last
        stream.write(piece)
    return number - 1


def pieces(entries: Iterable[Entry]) -> Iterator[bytes]:
    """A whole file: its beginning, a piece for each entry, and its end."""
    yield _BEGINNING
    for entry in entries:
        yield _entry(entry).encode("utf-8")
    yield _END


def _entry(entry: Entry) -> str:
    attributes = f" srclang={quoted(entry.source_language)}"
    if entry.creator:
        attributes += f" creationid={quoted(entry.creator)}"
    if entry.changed_at:
        attributes += f' changedate="{entry.changed_at.astimezone(UTC):{_DATE}}"'
    lines = [f"<note>{escaped(entry.note)}</note>"] if entry.note else []
    lines += [f"<prop type={quoted(key)}>{escaped(value)}</prop>" for key, value in entry.properties.items()]
    lines += [
        f"<tuv xml:lang={quoted(language)}><seg>{escaped(text)}</seg></tuv>" for language, text in entry.texts.items()
    ]
    return "\n".join((f"<tu{attributes}>", *lines, "</tu>\n"))


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


class _Reader(Reader[Entry]):
    """The units of a memory."""

    longest_text = 100_000

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._source_language = _ANY_LANGUAGE
        self._unit: _Unit | None = None
        self._language = ""
        self._property = ""

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        """See `Reader`."""
        if self.within == [tag] and tag != "tmx":
            self.refuse(gettext("this is no TMX file. Export the memory as TMX 1.4."))
        if tag == "header":
            self._source_language = _language(attributes.get("srclang", _ANY_LANGUAGE))
        elif tag == "tu":
            self._unit = _Unit(
                line=self.line,
                source_language=_language(attributes.get("srclang", "")) or self._source_language,
                creator=attributes.get("changeid") or attributes.get("creationid", ""),
                changed=attributes.get("changedate") or attributes.get("creationdate", ""),
            )
        elif tag == "tuv":
            self._language = _language(attributes.get("xml:lang") or attributes.get("lang", ""))
            if not self._language:
                self.refuse(gettext("a text has no language. Give each <tuv> an xml:lang."))
        elif tag in ("seg", "prop", "note"):
            self._property = attributes.get("type", "")
            self.begin_text()

    def is_text(self) -> bool:
        """See `Reader`."""
        return not any(tag in _CODES for tag in self.within)

    def ended(self, tag: str) -> None:
        """See `Reader`."""
        if self._unit is None:
            return
        if tag == "seg":
            self._unit.texts.setdefault(self._language, clean(self.text))
        elif tag == "prop" and self.within[-1] == "tu":
            self._unit.properties[self._property] = self.text.strip()
        elif tag == "note" and self.within[-1] == "tu":
            self._unit.note = self.text.strip()
        elif tag == "tu":
            self.done.append(self._finished(self._unit))
            self._unit = None

    def _finished(self, unit: _Unit) -> Entry:
        source = _source_of(unit)
        if source is None:
            says = gettext("the entry has no text in its source language, %(language)s.")
            self.refuse(says % {"language": unit.source_language[:40]}, line=unit.line)
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
