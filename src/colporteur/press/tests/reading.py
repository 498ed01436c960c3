"""Pages as their tests read them: faults of their HTML, and every text with the language and direction it stands in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from bs4 import BeautifulSoup
from bs4.element import Comment, Doctype, NavigableString, Tag

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
PHRASES = frozenset(
    "a abbr b bdi br button cite em i img input label picture script small source span strong sub sup textarea time u wbr".split()
)
HOLDS_PHRASES_ONLY = frozenset("p h1 h2 h3 h4 h5 h6 span a em strong small time bdi button title".split())
CHILDREN = {"ul": {"li"}, "ol": {"li"}, "table": {"caption", "thead", "tbody"}, "tr": {"th", "td"}}
READ_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "data-done")


class Strict(HTMLParser):
    """Collects what a careful author would not write; a browser forgives most of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        self._note(len(names) != len(set(names)), f"<{tag}> names an attribute twice")
        self._note("style" in names, f"<{tag}> has a style of its own")
        self._note(any(name.startswith("on") for name in names), f"<{tag}> has a script of its own")
        self._note(tag == "img" and "alt" not in names, "<img> without alt")
        self._note(tag in self.open and tag in ("a", "button", "form", "main"), f"<{tag}> inside <{tag}>")
        parent = self.open[-1] if self.open else ""
        self._note(parent in HOLDS_PHRASES_ONLY and tag not in PHRASES, f"<{tag}> inside <{parent}>")
        self._note(parent in CHILDREN and tag not in CHILDREN[parent], f"<{tag}> inside <{parent}>")
        self.ids.update(value for name, value in attrs if name == "id" and value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> while {self.open[-1:]} is open, line {self.getpos()[0]}")
        else:
            self.open.pop()

    def close(self) -> None:
        super().close()
        self.faults += [f"<{tag}> never ends" for tag in self.open]
        self.faults += [f"id {name!r} {times} times" for name, times in self.ids.items() if times > 1]

    def _note(self, is_wrong: bool, fault: str) -> None:
        if is_wrong:
            self.faults.append(f"{fault}, line {self.getpos()[0]}")


def as_written(printed: str) -> str:
    """A printed text with plain spaces in place of those that do not break."""
    return printed.replace("\u00a0", " ").replace("\u202f", " ")


def faults(html: str) -> list[str]:
    """What is wrong with a page's HTML, one sentence each."""
    reader = Strict()
    reader.feed(html)
    reader.close()
    return reader.faults


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a page, or of an attribute that is read out."""

    text: str
    language: str  # the nearest `lang`
    direction: str  # the nearest `dir`
    is_name: bool  # in `bdi`, in `time`, or not to be translated


def words(page: BeautifulSoup) -> Iterator[Words]:
    """Every text that somebody reads or hears, in the order of the page."""
    for element in page.find_all(True):
        if element.name in ("script", "style"):
            continue
        pieces = [str(element[name]) for name in READ_ATTRIBUTES if element.get(name)]
        pieces += [str(child) for child in element.children if _is_text(child)]
        yield from (_words(element, piece) for piece in pieces if piece.strip())


def _is_text(child: object) -> bool:
    return isinstance(child, NavigableString) and not isinstance(child, (Comment, Doctype))


def _words(element: Tag, text: str) -> Words:
    around = [element, *element.parents]
    return Words(
        text=" ".join(text.split()),
        language=next((str(each["lang"]) for each in around if each.get("lang")), ""),
        direction=next((str(each["dir"]) for each in around if each.get("dir")), ""),
        is_name=any(each.name in ("bdi", "time") or each.get("translate") == "no" for each in around),
    )
