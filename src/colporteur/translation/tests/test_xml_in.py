"""XML from outside, whatever it is of: what could fill a machine's memory is refused, with the line."""

from io import BytesIO

import pytest

from colporteur.foundations.errors import BadCopy
from colporteur.translation.exchange.xml_in import Reader, escaped, quoted, tree

BOMB = b'<!DOCTYPE a [<!ENTITY x "xxxx">]><a>&x;</a>'


class Words(Reader[str]):
    """The text of each `w`."""

    longest_text = 10

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "w":
            self.begin_text()

    def ended(self, tag: str) -> None:
        if tag == "w":
            self.done.append(self.text)

    def is_text(self) -> bool:
        return "w" in self.within


def words(data: bytes) -> list[str]:
    return list(Words("w.xml").entries(BytesIO(data)))


def test_entries_come_as_they_are_read() -> None:
    assert words(b"<a>x<w>one</w>\n<w>t<i>w</i>o &amp; &#233;</w></a>") == ["one", "two & é"]


def test_a_document_type_without_entities_is_read() -> None:
    assert words(b'<!DOCTYPE a SYSTEM "a.dtd"><a><w>one</w></a>') == ["one"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (BOMB, "w.xml, line 1: the entity “x” is not taken"),
        (BOMB.decode().encode("utf-16"), "the entity “x” is not taken"),
        (b'<!DOCTYPE a SYSTEM "a.dtd"><a><w>&y;</w></a>', "the entity “y” is not taken"),
        (
            b"<a>\n<w>12345678901</w></a>",
            "w.xml, line 2: a text is longer than 10 characters. Export it in smaller pieces.",
        ),
        (b"<a>\n<w>one</w>", "w.xml, line 2: no element found. Export the file anew."),
        (b"", "no element found"),
        (b"PK\x03\x04", "w.xml, line 1"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_line(data: bytes, says: str) -> None:
    with pytest.raises(BadCopy, match=says):
        words(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (BOMB, "declares entities"),
        (BOMB.decode().encode("utf-16"), "declares entities"),
        (b"<a>" + b" " * 100 + b"</a>", "larger than 0 MB"),
        (b"<a>", "cannot be read as XML"),
        (b'<?xml version="1.0" encoding="x-none"?><a/>', "cannot be read as XML"),
    ],
)
def test_a_whole_tree_has_no_document_type_and_a_limit(data: bytes, says: str) -> None:
    with pytest.raises(BadCopy, match=says):
        tree(data, "a.xml", most_bytes=100)


def test_what_xml_cannot_hold_is_left_out_when_it_is_written() -> None:
    assert escaped("a\x00 < b & c\ufffe") == "a &lt; b &amp; c"
    assert quoted('"\x1b') == "'\"'"
