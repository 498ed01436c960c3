"""Markdown and HTML as the blocks of an article. Markdown is made HTML first, so that both are read in one way."""

import re
from html import escape, unescape
from html.parser import HTMLParser

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from colporteur.foundations.errors import BadCopy
from colporteur.text.copy_blocks import PictureCopy, Story
from colporteur.text.copy_gathering import STARTS, Gathering, Span, Written
from colporteur.text.normalise import clean, clean_piece
from colporteur.text.rich import BLOCKS, KINDS, SCHEMES, UNREAD

_INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "a": "a"}
_SPANS = {"colspan", "rowspan"}
_OF_DECORATION = frozenset({"presentation", "none"})  # WAI-ARIA 1.2: both say that an element means nothing by itself
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HEAD_CHARACTERS = 65_536
_LANGUAGE = re.compile(r"""<html\s(?:[^>]*\s)?lang\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_TITLE = re.compile(r"<title(?:\s[^>]*)?>([^<]*)", re.IGNORECASE)
_BOX = re.compile(r":{3,}[ \t]*fact\b(.*)")
_BOX_END = re.compile(r":{3,}[ \t]*")
_DASH_AT_THE_END = re.compile(r"\s*(?:[—–―]|--)$")
_BEFORE_ATTRIBUTION = re.compile(r"\n(?=\s*(?:[—–―]|--)\s)")


def read_markdown(text: str, headline: str) -> Story:
    """CommonMark with tables, HTML inside it, and boxes between `::: fact Title` and `:::`.

    Without a `headline` the first heading is taken for it.

    Raises:
        BadCopy: what is within one another is so deep that the reader of Markdown would leave it out.
    """
    tokens = _MARKDOWN.parse(text)
    if any(token.nesting == 1 and token.level >= _DEEPEST - 1 for token in tokens):
        raise BadCopy("has quotations or lists too deep within one another. Take some of their > or indents away.")
    return _story(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}), headline)


def read_html(text: str, headline: str) -> Story:
    """A page or a part of one; without a `headline` its first `h1` is taken for it, else its title."""
    head = text[:_HEAD_CHARACTERS]
    language, title = _LANGUAGE.search(head), _TITLE.search(head)
    story = _story(text, headline)
    return Story(
        headline=story.headline or (clean(unescape(title[1])) if title else ""),
        language=language[1] if language else "",
        body=story.body,
    )


def _story(html: str, headline: str) -> Story:
    reader = _Reader(headline)
    reader.feed(
        nh3.clean(
            html,
            tags={*KINDS, *BLOCKS, "br", "cite", "img"},
            clean_content_tags=set(UNREAD),
            attributes={"a": {"href"}, "img": {"src", "alt", "title", "role"}, "td": _SPANS, "th": _SPANS},
            url_schemes={*SCHEMES, "data"},  # `data:` so that such a picture can be refused by its name
            link_rel=None,
        )
    )
    reader.close()
    return reader.story()


class _Reader(HTMLParser):
    """Reads tidy HTML line by line into a `Gathering`."""

    def __init__(self, headline: str) -> None:
        super().__init__(convert_charrefs=True)
        self._gathering = Gathering()
        self._line = _Line()
        self._within: list[str] = []
        self._wants_headline = not headline
        self._headline = ""

    def story(self) -> Story:
        """What was read."""
        self._end_line()
        return Story(headline=self._headline, body=self._gathering.finished())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _INLINE:
            self._line.open(tag, dict(attrs).get("href") or "")
        elif tag == "cite":
            self._line.open_cite()
        elif tag == "br":
            self.handle_data("\n")
        elif tag == "img":
            self._picture({name: value or "" for name, value in attrs})
        else:
            self._end_line()
            self._within.append(tag)
            if tag in STARTS:
                written = dict(attrs)
                self._gathering.start(tag, Span.written(written.get("colspan"), written.get("rowspan")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _INLINE:
            self._line.close(tag)
        elif tag == "cite":
            self._line.close_cite()
        elif tag in self._within:
            self._end_line()
            while self._within.pop() != tag:
                pass
            self._gathering.end(tag)

    def handle_data(self, data: str) -> None:
        pieces = _BEFORE_ATTRIBUTION.split(data) if "blockquote" in self._within else [data]
        for number, piece in enumerate(pieces):
            if number:
                self._end_line()
            self._line.add(piece)

    def _picture(self, attributes: dict[str, str]) -> None:
        source = attributes.get("src", "").strip()
        if source.lower().startswith("data:"):
            raise BadCopy("holds a picture within its text. Put it into the picture library and name its file instead.")
        if source:
            self._end_line()
            is_decoration = attributes.get("role", "").strip().lower() in _OF_DECORATION
            alt = "" if is_decoration else clean(attributes.get("alt", ""))
            caption = clean(attributes.get("title", ""))
            self._gathering.picture(PictureCopy(file=source, alt=alt, caption=caption, is_decoration=is_decoration))

    def _end_line(self) -> None:
        written = self._line.end()
        if written is None:
            return
        place = self._within[-1] if self._within else ""
        if place == "h1" and self._wants_headline and not self._headline and not self._gathering.is_within:
            self._headline = written.text
            return
        self._gathering.take(written, "heading" if place in _HEADINGS else place)


class _Line:
    """A line of text with its inline elements, as it grows."""

    def __init__(self) -> None:
        self._html: list[str] = []
        self._text: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._before_cite: str | None = None
        self._cite: slice | None = None

    def open(self, tag: str, href: str) -> None:
        """An inline element begins; a link without an address is no link."""
        name = _INLINE[tag]
        is_shown = name != "a" or (href and not href.lower().startswith("data:"))
        self._open.append(
            (tag, f'<a href="{escape(href)}">' if name == "a" else f"<{name}>") if is_shown else (tag, "")
        )
        self._html.append(self._open[-1][1])

    def close(self, tag: str) -> None:
        """It ends."""
        for number in reversed(range(len(self._open))):
            if self._open[number][0] == tag:
                self._html.append(_end_of(self._open.pop(number)))
                return

    def open_cite(self) -> None:
        """A source is named from here on."""
        self._before_cite = self._so_far()
        self._cite = slice(len(self._text), None)

    def close_cite(self) -> None:
        """Up to here."""
        if self._cite is not None:
            self._cite = slice(self._cite.start, len(self._text))

    def add(self, data: str) -> None:
        """Text, cleaned; of white space in a row one space is kept."""
        data = clean_piece(data)
        if not self._text or self._text[-1].endswith(" "):
            data = data.lstrip(" ")
        if data:
            self._text.append(data)
            self._html.append(escape(data, quote=False))

    def end(self) -> Written | None:
        """The line, or None if nothing is written in it; what is open goes on in the next."""
        text, html = "".join(self._text).strip(), self._so_far()
        cite, before = self._cite_at_the_end()
        self._text, self._html = [], [opening for _, opening in self._open]
        self._cite = None
        return Written(html=html, text=text, cite=cite, before=before) if text else None

    def _so_far(self) -> str:
        return ("".join(self._html) + "".join(map(_end_of, reversed(self._open)))).strip()

    def _cite_at_the_end(self) -> tuple[str, str]:
        """The source that ends the line, and what stands before it, without the dash between them."""
        if self._cite is None or self._before_cite is None:
            return "", ""
        if self._cite.stop is not None and "".join(self._text[self._cite.stop :]).strip():
            return "", ""
        before = "".join(self._text[: self._cite.start]).strip()
        is_dash = not _DASH_AT_THE_END.sub("", before)
        return "".join(self._text[self._cite]).strip(), "" if is_dash else _DASH_AT_THE_END.sub("", self._before_cite)


def _end_of(opened: tuple[str, str]) -> str:
    tag, opening = opened
    return f"</{_INLINE[tag]}>" if opening else ""


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it: `::: fact Title`, any blocks, `:::`."""
    opening = _BOX.fullmatch(_line_of(state, start))
    if opening is None or state.is_code_block(start):
        return False
    if silent:
        return True
    last = next((line for line in range(start + 1, end) if _BOX_END.fullmatch(_line_of(state, line))), None)
    if last is None:
        raise BadCopy(f"opens a box, “{opening[0][:40].strip()}”, that has no end. Close it with a line :::.")
    state.push("box_open", "aside", 1)
    state.push("heading_open", "h2", 1)
    title = state.push("inline", "", 0)
    title.content, title.map, title.children = opening[1].strip(), [start, start + 1], []
    state.push("heading_close", "h2", -1)
    before, state.lineMax = state.lineMax, last
    state.md.block.tokenize(state, start + 1, last)
    state.lineMax = before
    state.push("box_close", "aside", -1)
    state.line = last + 1
    return True


def _line_of(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


_DEEPEST = 100
"""Elements within elements: a list within a list is two deeper."""


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable("table")
    ends_these = ["paragraph", "reference", "blockquote", "list"]
    markdown.validateLink = lambda url: True  # type: ignore[method-assign] # nh3 judges all links, Markdown's and HTML's
    markdown.block.ruler.before("fence", "box", _box, {"alt": ends_these})
    return markdown


_MARKDOWN = _markdown()
