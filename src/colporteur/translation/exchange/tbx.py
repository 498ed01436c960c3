"""Names and terms as TBX-Basic, the dialect of ISO 30042:2019 in its DCA style; the older TBX 2 (`martif`) is read too.

Of an entry the first language is the original's. What the dialect has no place for, pronunciation and case, stays behind.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from django.utils.translation import gettext

from colporteur.text.normalise import clean
from colporteur.translation.exchange.vocabulary import Entry, Wording
from colporteur.translation.exchange.xml_in import Reader, escaped, quoted
from colporteur.translation.rules.register import Kind

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
    yield from _Reader(name).entries(stream)


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
    note = f"<note>{escaped(entry.note)}</note>" if entry.note else ""
    part = "noun" if entry.kind is Kind.TERM else "properNoun"
    part_of_speech = "" if part == "noun" else f'<termNote type="partOfSpeech">{part}</termNote>'
    sections = "".join(
        f"<langSec xml:lang={quoted(each.language)}>"
        + "".join(
            f"<termSec><term>{escaped(form)}</term>{part_of_speech}"
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


@dataclass(slots=True)
class _Concept:
    """A `conceptEntry` whose end has not been read yet: the forms and their standing by language."""

    line: int
    forms: dict[str, list[list[str]]] = field(default_factory=dict)
    kind: Kind | None = None
    is_name: bool = False
    note: str = ""


class _Reader(Reader[Entry]):
    """The concepts of a glossary."""

    longest_text = 10_000

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._concept: _Concept | None = None
        self._language = ""
        self._type = ""

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        """See `Reader`."""
        if self.within == [tag] and tag not in _ROOTS:
            self.refuse(gettext("this is no TBX file. Export the glossary as TBX-Basic."))
        if tag in _ENTRIES:
            self._concept = _Concept(self.line)
        elif tag in _LANGUAGES:
            self._language = attributes.get("xml:lang", "").strip().lower().replace("_", "-")
            if not self._language:
                self.refuse(gettext("a language is missing. Give each <%(tag)s> an xml:lang.") % {"tag": tag})
        elif tag in _READ:
            self._type = attributes.get("type", "")
            self.begin_text()

    def is_text(self) -> bool:
        """See `Reader`."""
        return not _READ.isdisjoint(self.within)

    def ended(self, tag: str) -> None:
        """See `Reader`."""
        if self._concept is not None and tag in _READ:
            self._take(tag, clean(self.text), self._concept)
        elif self._concept is not None and tag in _ENTRIES:
            self.done.append(self._finished(self._concept))
            self._concept = None

    def _take(self, tag: str, text: str, concept: _Concept) -> None:
        if tag == "term" and text:
            concept.forms.setdefault(self._language, []).append([text, ""])
        elif tag == "note" and self.within[-1] in _ENTRIES:
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
            self.refuse(gettext("the entry has no term. Give it one, or take it out."), line=concept.line)
        kind = concept.kind or (Kind.PERSON if concept.is_name else Kind.TERM)
        return Entry(kind=kind, wordings=usable, note=concept.note, line=concept.line)


def _wording(language: str, forms: list[list[str]]) -> Wording | None:
    """The preferred form first; what is marked as superseded or deprecated is left out."""
    used = [each for each in forms if not each[1].startswith(("deprecated", "superseded"))]
    ordered = [form for form, _ in sorted(used, key=lambda each: not each[1].startswith("preferred"))]
    return Wording(language=language, form=ordered[0], others=tuple(ordered[1:])) if ordered else None
