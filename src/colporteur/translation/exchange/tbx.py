"""Names and terms as TBX-Basic, the dialect of ISO 30042:2019 in its DCA style; the older TBX 2 (`martif`) is read too.

Of an entry the first language is the original's. What the dialect has no place for, pronunciation and case, stays behind.
Read with expat alone; files that declare entities are refused: a few lines of those can fill a machine's memory.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from colporteur.foundations.errors import BadCopy
from colporteur.text.normalise import clean
from colporteur.translation.exchange.vocabulary import Entry, Wording
from colporteur.translation.rules.register import Kind

_CHUNK = 65_536
_LONGEST = 10_000
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0
_ROOTS = frozenset({"tbx", "martif"})
_ENTRIES = frozenset({"conceptEntry", "termEntry"})
_LANGUAGES = frozenset({"langSec", "langSet"})
_READ = frozenset({"term", "termNote", "descrip", "note"})
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>Names and terms of a newspaper, written by Colporteur.</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
"""
_FOOT = "</body></text>\n</tbx>\n"


def read(stream: BinaryIO, name: str) -> Iterator[Entry]:
    """The entries of the file `name`, as they are read.

    Raises:
        BadCopy: it is no TBX file, is cut short, or declares entities; the sentence names the line.
    """
    reader = _Reader(name)
    while chunk := stream.read(_CHUNK):
        yield from reader.feed(chunk)
    yield from reader.feed(b"", is_last=True)


def write(stream: BinaryIO, entries: Iterable[Entry]) -> int:
    """Write a whole file and return how many entries it holds."""
    stream.write(_HEAD.encode())
    count = 0
    for count, entry in enumerate(entries, start=1):
        stream.write(_entry(count, entry).encode())
    stream.write(_FOOT.encode())
    return count


def _entry(number: int, entry: Entry) -> str:
    kind = "" if entry.kind is Kind.TERM else f'<descrip type="subjectField">{entry.kind}</descrip>'
    note = f"<note>{_escaped(entry.note)}</note>" if entry.note else ""
    part = "noun" if entry.kind is Kind.TERM else "properNoun"
    part_of_speech = "" if part == "noun" else f'<termNote type="partOfSpeech">{part}</termNote>'
    sections = "".join(
        f"<langSec xml:lang={quoteattr(each.language)}>"
        + "".join(
            f"<termSec><term>{_escaped(form)}</term>{part_of_speech}"
            f'<termNote type="administrativeStatus">{status}</termNote></termSec>'
            for form, status in _with_status(each)
        )
        + "</langSec>\n"
        for each in entry.wordings
    )
    return f'<conceptEntry id="c{number}">{kind}{note}\n{sections}</conceptEntry>\n'


def _with_status(wording: Wording) -> list[tuple[str, str]]:
    admitted = [(form, "admittedTerm-admn-sts") for form in wording.others]
    return [(wording.form, "preferredTerm-admn-sts"), *admitted]


def _escaped(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))


@dataclass(slots=True)
class _Concept:
    """A `conceptEntry` whose end has not been read yet: the forms and their standing by language."""

    line: int
    forms: dict[str, list[list[str]]] = field(default_factory=dict)
    kind: Kind | None = None
    is_name: bool = False
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
        self._concept: _Concept | None = None
        self._language = ""
        self._type = ""
        self._text: list[str] = []
        self._length = 0
        self._done: list[Entry] = []

    def feed(self, chunk: bytes, *, is_last: bool = False) -> list[Entry]:
        """The entries that end in this chunk."""
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            raise BadCopy(f"{self._name}, line {error.lineno}: {what}. Export the file anew.") from error
        done, self._done = self._done, []
        return done

    def _refuse(self, what: str) -> BadCopy:
        return BadCopy(f"{self._name}, line {self._parser.CurrentLineNumber}: {what}")

    def _refuse_entity(self, name: str, *_: object) -> None:
        raise self._refuse(f"the entity “{name[:40]}” is not taken. Export the file with plain characters.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._within and tag not in _ROOTS:
            raise self._refuse("this is no TBX file. Export the glossary as TBX-Basic.")
        self._within.append(tag)
        if tag in _ENTRIES:
            self._concept = _Concept(self._parser.CurrentLineNumber)
        elif tag in _LANGUAGES:
            self._language = attributes.get("xml:lang", "").strip().lower().replace("_", "-")
            if not self._language:
                raise self._refuse(f"a language is missing. Give each <{tag}> an xml:lang.")
        elif tag in _READ:
            self._type, self._text, self._length = attributes.get("type", ""), [], 0

    def _text_read(self, data: str) -> None:
        if self._within and self._within[-1] not in _READ and not _READ.intersection(self._within):
            return
        self._length += len(data)
        if self._length > _LONGEST:
            raise self._refuse(f"a text is longer than {_LONGEST:,} characters. Shorten it.")
        self._text.append(data)

    def _end(self, tag: str) -> None:
        self._within.pop()
        if self._concept is not None and tag in _READ:
            self._take(tag, clean("".join(self._text)), self._concept)
        elif self._concept is not None and tag in _ENTRIES:
            self._done.append(self._finished(self._concept))
            self._concept = None

    def _take(self, tag: str, text: str, concept: _Concept) -> None:
        if tag == "term" and text:
            concept.forms.setdefault(self._language, []).append([text, ""])
        elif tag == "note" and self._within[-1] in _ENTRIES:
            concept.note = text
        elif self._type == "subjectField" and text in set(Kind):
            concept.kind = Kind(text)
        elif self._type == "partOfSpeech" and text == "properNoun":
            concept.is_name = True
        elif self._type == "administrativeStatus" and concept.forms.get(self._language):
            concept.forms[self._language][-1][1] = text

    def _finished(self, concept: _Concept) -> Entry:
        wordings = tuple(_wording(language, forms) for language, forms in concept.forms.items())
        usable = tuple(each for each in wordings if each is not None)
        if not usable:
            raise BadCopy(f"{self._name}, line {concept.line}: the entry has no term. Give it one, or take it out.")
        kind = concept.kind or (Kind.PERSON if concept.is_name else Kind.TERM)
        return Entry(kind=kind, wordings=usable, note=concept.note, line=concept.line)


def _wording(language: str, forms: list[list[str]]) -> Wording | None:
    """The preferred form first; what is marked as superseded or deprecated is left out."""
    used = [each for each in forms if not each[1].startswith(("deprecated", "superseded"))]
    ordered = [form for form, _ in sorted(used, key=lambda each: not each[1].startswith("preferred"))]
    return Wording(language=language, form=ordered[0], others=tuple(ordered[1:])) if ordered else None
