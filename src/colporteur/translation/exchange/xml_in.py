"""XML from outside, read with expat: as it comes, element by element, or as a whole tree. And XML's text, written.

Files that declare entities are refused: a few lines of those can fill a machine's memory.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, NoReturn
from xml.etree import ElementTree as Xml
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext

from colporteur.foundations.errors import BadCopy

_CHUNK = 65_536
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0


def escaped(text: str) -> str:
    """As the text of an element, without what XML cannot hold."""
    return escape(_FORBIDDEN.sub("", text))


def quoted(text: str) -> str:
    """As an attribute's value, in quotation marks."""
    return quoteattr(_FORBIDDEN.sub("", text))


def place_in(name: str, line: int) -> str:
    """Where in a file something is amiss."""
    return gettext("%(file)s, line %(line)s") % {"file": name, "line": line}


def too_large(name: str, most_bytes: int) -> str:
    """Why a file is not even read."""
    says = gettext("%(file)s is larger than %(most)s MB. Send it in parts.")
    return says % {"file": name, "most": most_bytes // 1_000_000}


class Reader[Entry]:
    """Expat's events, gathered into entries: `started` and `ended` say what an element means, and fill `done`.

    `within` holds the elements that are open, the outermost first. The text since `begin_text` is in `text`.
    """

    longest_text = 0

    def __init__(self, name: str) -> None:
        self.within: list[str] = []
        self.done: list[Entry] = []
        self._name = name
        self._pieces: list[str] = []
        self._length = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text_read
        self._parser.EntityDeclHandler = self._refuse_entity
        self._parser.SkippedEntityHandler = self._refuse_entity

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; it is in `within` already."""
        raise NotImplementedError

    def ended(self, tag: str) -> None:
        """An element has ended, and is no longer in `within`."""
        raise NotImplementedError

    def is_text(self) -> bool:
        """Whether the characters that come now belong to the text."""
        raise NotImplementedError

    def entries(self, stream: BinaryIO) -> Iterator[Entry]:
        """The entries of a file, as they are read."""
        while chunk := stream.read(_CHUNK):
            yield from self._feed(chunk)
        yield from self._feed(b"", is_last=True)

    @property
    def line(self) -> int:
        """Where the reader is in the file, from 1."""
        return self._parser.CurrentLineNumber

    @property
    def text(self) -> str:
        """The characters since `begin_text`."""
        return "".join(self._pieces)

    def begin_text(self) -> None:
        """Forget the characters so far."""
        self._pieces, self._length = [], 0

    def refuse(self, what: str, *, line: int | None = None) -> NoReturn:
        """Raise BadCopy with the file's name and line."""
        raise BadCopy(f"{place_in(self._name, line or self.line)}: {what}")

    def _feed(self, chunk: bytes, *, is_last: bool = False) -> list[Entry]:
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code) if error.code else gettext("the file cannot be read")
            says = gettext("%(place)s: %(error)s. Export the file anew.")
            raise BadCopy(says % {"place": place_in(self._name, error.lineno), "error": what}) from error
        done, self.done = self.done, []
        return done

    def _refuse_entity(self, name: str, *_: object) -> None:
        says = gettext("the entity “%(entity)s” is not taken. Export the file with plain characters.")
        self.refuse(says % {"entity": name[:40]})

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.within.append(tag)
        self.started(tag, attributes)

    def _end(self, tag: str) -> None:
        self.within.pop()
        self.ended(tag)

    def _text_read(self, data: str) -> None:
        if not self.is_text():
            return
        self._length += len(data)
        if self._length > self.longest_text:
            says = gettext("a text is longer than %(most)s characters. Export it in smaller pieces.")
            self.refuse(says % {"most": f"{self.longest_text:,}"})
        self._pieces.append(data)


class _WithoutDocumentType(Xml.TreeBuilder):
    """Refuses a document type, in whatever encoding it is written: entities are declared there."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def doctype(self, *_: object) -> None:
        """Called where one begins."""
        says = gettext("%(file)s declares entities, which are not read. Save it without them.")
        raise BadCopy(says % {"file": self._name})


def tree(data: bytes, name: str, *, most_bytes: int) -> Xml.Element:
    """The root of a whole file.

    Raises:
        BadCopy: it is too large, no XML, or has a document type.
    """
    if len(data) > most_bytes:
        raise BadCopy(too_large(name, most_bytes))
    parser = Xml.XMLParser(target=_WithoutDocumentType(name))  # noqa: S314 - so there is nothing to expand or to fetch
    try:
        return Xml.fromstring(data, parser)  # noqa: S314 - as above
    except (Xml.ParseError, ValueError, LookupError) as error:
        says = gettext("%(file)s cannot be read as XML: %(error)s.")
        raise BadCopy(says % {"file": name, "error": error}) from error
