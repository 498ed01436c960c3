"""One article for a translator outside: XLIFF 2.0 (OASIS, 2014; ISO 21720:2017), a unit for each sentence.

Sentences travel as plain text: where a link or an emphasis stands in the translation is found by the house, as for an
engine's. What a tool puts around parts of a text (`pc`, `mrk`) is left out, its text stays.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.etree import ElementTree as Xml

from django.utils.translation import gettext

from colporteur.foundations.errors import BadCopy
from colporteur.text.documents import Role
from colporteur.text.normalise import clean
from colporteur.translation.exchange.xml_in import tree

SPACE = "urn:oasis:names:tc:xliff:document:2.0"
_NAMESPACES = frozenset({SPACE, "urn:oasis:names:tc:xliff:document:2.1", "urn:oasis:names:tc:xliff:document:2.2"})
MOST_BYTES = 20_000_000
ENGINES_CATEGORY = "x-engines-text"
PLAIN_CATEGORY = "x-plain-wording"
DONE = frozenset({"reviewed", "final"})
_TYPE = "colporteur:"
_WITH_TEXT = frozenset({"pc", "mrk"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A sentence on its way. `state` is XLIFF's: initial, translated, reviewed, final.

    `engines_text` is the digest of what an engine made, if that is what stands in `target`. `plain_wording` goes out as a note,
    for whoever wonders what the sentence means or how the engine came to its words; it is not read back.
    """

    key: str
    role: Role
    source: str
    target: str = ""
    state: str = "initial"
    engines_text: str = ""
    plain_wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One file: the sentences of one article from one language into another."""

    source_language: str
    target_language: str
    name: str
    segments: tuple[Segment, ...]


def write(stream: BinaryIO, parcel: Parcel) -> None:
    """Write the whole file."""
    Xml.register_namespace("", SPACE)
    root = Xml.Element(_tag("xliff"), version="2.0", srcLang=parcel.source_language, trgLang=parcel.target_language)
    file = Xml.SubElement(root, _tag("file"), id="article", original=parcel.name)
    for segment in parcel.segments:
        _write_unit(file, segment)
    Xml.indent(root)
    Xml.ElementTree(root).write(stream, encoding="utf-8", xml_declaration=True)


def read(data: bytes, name: str) -> Parcel:
    """The file's sentences.

    Raises:
        BadCopy: it is too large, no XLIFF 2, or declares entities; the sentence begins with the file's name.
    """
    root = _root(data, name)
    source, target = root.get("srcLang", ""), root.get("trgLang", "")
    if not source or not target:
        raise BadCopy(
            gettext("%(file)s does not say its languages. Give the element xliff both srcLang and trgLang.")
            % {"file": name}
        )
    return Parcel(
        source_language=source.lower(),
        target_language=target.lower(),
        name=next((file.get("original", "") for file in _all(root, "file")), ""),
        segments=tuple(segment for unit in _all(root, "unit") for segment in _segments(unit)),
    )


def _write_unit(file: Xml.Element, segment: Segment) -> None:
    unit = Xml.SubElement(file, _tag("unit"), id=segment.key, type=f"{_TYPE}{segment.role}")
    told = {ENGINES_CATEGORY: segment.engines_text, PLAIN_CATEGORY: segment.plain_wording}
    if any(told.values()):
        notes = Xml.SubElement(unit, _tag("notes"))
        for category, text in told.items():
            if text:
                Xml.SubElement(notes, _tag("note"), category=category).text = text
    part = Xml.SubElement(unit, _tag("segment"), state=segment.state)
    Xml.SubElement(part, _tag("source")).text = segment.source
    if segment.target:
        Xml.SubElement(part, _tag("target")).text = segment.target


def _root(data: bytes, name: str) -> Xml.Element:
    root = tree(data, name, most_bytes=MOST_BYTES)
    space, _, tag = root.tag.removeprefix("{").rpartition("}")
    if tag != "xliff" or space not in _NAMESPACES:
        raise BadCopy(
            gettext("%(file)s is no XLIFF 2 file. Have your program save it as XLIFF 2.0; 1.2 is another format.")
            % {"file": name}
        )
    return root


def _segments(unit: Xml.Element) -> Iterator[Segment]:
    key = unit.get("id", "")
    kind = unit.get("type", "").removeprefix(_TYPE)
    digest = next((_text(note) for note in _all(unit, "note") if note.get("category") == ENGINES_CATEGORY), "")
    for part in _all(unit, "segment"):
        texts = {_local(child): _text(child) for child in part}
        yield Segment(
            key=key,
            role=Role(kind) if kind in set(Role) else Role.TEXT,
            source=texts.get("source", ""),
            target=texts.get("target", ""),
            state=part.get("state", "initial"),
            engines_text=digest,
        )


def _text(element: Xml.Element) -> str:
    return clean("".join(_pieces(element)))


def _pieces(element: Xml.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _local(child) in _WITH_TEXT:
            yield from _pieces(child)
        yield child.tail or ""


def _all(element: Xml.Element, tag: str) -> Iterable[Xml.Element]:
    return (each for each in element.iter() if _local(each) == tag)


def _local(element: Xml.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _tag(name: str) -> str:
    return f"{{{SPACE}}}{name}"
