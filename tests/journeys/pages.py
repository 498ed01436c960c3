"""Reading pages as a machine: every page of a paper, and every text on it with the language it is marked as."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Comment, Doctype, NavigableString, Tag

from tests.journeys.paper import Paper

INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "br",
        "cite",
        "code",
        "em",
        "i",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "wbr",
    )
)
UNREAD = frozenset(("script", "style", "template"))


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text in one language, as a browser would announce it."""

    language: str  # the primary subtag of the nearest `lang`
    text: str


def crawl(paper: Paper, start: str) -> Iterator[tuple[str, BeautifulSoup]]:
    """Every HTML page that can be reached from `start` within its edition by links that machines may follow, once each."""
    edition = start.split("/")[1]
    open_ones, seen = [start], {start}
    while open_ones:
        path = open_ones.pop()
        answer = paper.get(path)
        assert answer.status_code in (200, 410), f"{path} answers {answer.status_code}"
        if "html" not in answer.headers["Content-Type"]:
            continue
        page = BeautifulSoup(answer.text, "html.parser")
        yield path, page
        for link in page.select("a[href]"):
            target = unquote(urlsplit(str(link["href"])).path)
            is_ours = not urlsplit(str(link["href"])).netloc and target.startswith(f"/{edition}/")
            is_followed = "nofollow" not in link.get_attribute_list(
                "rel"
            )  # a form for every sentence: not for machines
            if is_ours and is_followed and target not in seen:
                seen.add(target)
                open_ones.append(target)


def texts(page: BeautifulSoup) -> Iterator[Text]:
    """The texts of a page, block by block; names in `bdi` and what says `translate="no"` are left out."""
    assert page.html is not None
    yield from _texts_in(page.html, "")


def _texts_in(element: Tag, language: str) -> Iterator[Text]:
    own = str(element.get("lang") or language)
    if element.name in UNREAD or element.get("translate") == "no":
        return
    run: list[Text] = []
    for child in element.children:
        if isinstance(child, (Comment, Doctype)):
            continue
        if isinstance(child, NavigableString):
            run.append(Text(own.partition("-")[0], str(child)))
        elif isinstance(child, Tag) and child.name in INLINE:
            if child.name != "bdi":
                run.extend(_texts_in(child, own))
        elif isinstance(child, Tag):
            yield from _joined(run)
            run = []
            yield from _texts_in(child, own)
    yield from _joined(run)
    for attribute in ("alt", "title", "aria-label", "placeholder"):
        if element.get(attribute):
            yield Text(own.partition("-")[0], str(element[attribute]))


def _joined(run: list[Text]) -> Iterator[Text]:
    """Neighbours of one language as one text."""
    words: dict[str, list[str]] = {}
    for text in run:
        words.setdefault(text.language, []).append(text.text)
    for language, parts in words.items():
        joined = " ".join(" ".join(parts).split())
        if joined:
            yield Text(language, joined)
