"""How text is set in HTML: sentences with their marks, with a language of their own where it differs from the page's.

Everything here takes plain values and gives escaped HTML; nothing asks a database. The one style sheet of readers'
pages stands inside each page, so that the first view needs a single request; `style_hash` names it for the page's
`Content-Security-Policy`.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from html import escape, unescape
from pathlib import Path
from urllib.parse import urlsplit

from babel.lists import format_list

from colporteur.newsroom.rules.languages import direction
from colporteur.press.dating import locale_of
from colporteur.press.layouts import Chrome
from colporteur.press.rules.binding import bound
from colporteur.press.rules.setting import set_line, set_text, set_with_marks
from colporteur.text.documents import Mark, MarkKind, Passage, Sentence, Standing, Table

STYLE_FILE = Path(__file__).parent / "static" / "press" / "paper.css"
FOLLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel", ""})
# From the outside in: a link is never cut in two by an emphasis that begins inside it and ends behind it.
NESTING = (MarkKind.LINK, MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.FOREIGN)
_FIGURE = re.compile(r"[\s\d.,:;’'%‰°€$£¥+\-−–×/٬٫٪؉]*\d[\s\d.,:;’'%‰°€$£¥+\-−–×/٬٫٪؉]*")
_OPENING_MARKS = '"„“«”»‚‘‹'
_CLOSING_MARKS = '"“”»«‘’›'
_HTML_PIECE = re.compile(r"(<(?:code|pre|kbd|samp)\b.*?</(?:code|pre|kbd|samp)>|<[^>]*>)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """What an element needs to say of its language: BCP 47 tag and direction."""

    tag: str
    direction: str


def tongue_of(language: str, chrome: Chrome) -> Tongue:
    """The tag and direction of a language, as the paper's own editions have them, else as Unicode's data have them."""
    if language == chrome.language:
        return Tongue(tag=chrome.tag, direction=chrome.direction)
    for edition in chrome.editions:
        if edition.prefix == language:
            return Tongue(tag=edition.tag, direction=edition.direction)
    return Tongue(tag=language, direction=direction(language))


def foreign(language: str, chrome: Chrome) -> str:
    """The attributes ` lang="…" dir="…"` for a text in another language than the page's, else nothing."""
    if not language or language == chrome.language:
        return ""
    tongue = tongue_of(language, chrome)
    direction = "" if tongue.direction == chrome.direction else f' dir="{tongue.direction}"'
    return f' lang="{escape(tongue.tag)}"{direction}'


def isolated(name: str) -> str:
    """A name as HTML: whatever script it is in, the text around it keeps its direction."""
    return f"<bdi>{escape(name)}</bdi>"


def in_a_row(names: Sequence[str], chrome: Chrome, language: str = "") -> str:
    """Names as the edition's language lists them, as HTML; those in another language are marked as such."""
    attributes = foreign(language, chrome)
    return format_list([f"<bdi{attributes}>{escape(name)}</bdi>" for name in names], locale=locale_of(chrome.tag))


def chrome_in(language: str, chrome: Chrome) -> Chrome:
    """What is around a text inside an element of another language."""
    tongue = tongue_of(language, chrome)
    return replace(chrome, language=language, tag=tongue.tag, direction=tongue.direction)


def followed(address: str) -> str:
    """The address if a reader's browser may follow it, else nothing: no `javascript:` or `data:` reaches a page."""
    try:
        scheme = urlsplit(address.strip()).scheme.lower()
    except ValueError:
        return ""
    return address.strip() if scheme in FOLLOWED_SCHEMES else ""


def typeset(passage: Passage, chrome: Chrome, *, held_label: str = "", numbers: Iterator[int] | None = None) -> str:
    """A passage as inline HTML. With `numbers` each sentence becomes a span of its own: `id="s12"`.

    A held sentence is preceded by `held_label`, in the page's language.
    """
    return "".join(_sentence(each, chrome, held_label, numbers) + escape(each.after) for each in passage.sentences)


def _sentence(sentence: Sentence, chrome: Chrome, held_label: str, numbers: Iterator[int] | None) -> str:
    identity = "" if numbers is None else f' id="s{next(numbers)}"'
    attributes = identity + foreign(sentence.language, chrome)
    text, marks = set_with_marks(sentence.text, sentence.marks, sentence.language)
    inner = dressed(bound(text, sentence.language), marks)
    if sentence.standing is Standing.HELD:
        label = f"<small>{escape(held_label)}</small> " if held_label else ""
        return f'<span class="held">{label}<span{attributes}>{inner}</span></span>'
    return f"<span{attributes}>{inner}</span>" if attributes else inner


def set_html(html: str, language: str) -> str:
    """Finished HTML, such as a notice's, whose texts are set and bound as a passage's are. Tags and `code` stay."""
    parts = _HTML_PIECE.split(html)
    return "".join(part if number % 2 else _set_piece(part, language) for number, part in enumerate(parts))


def _set_piece(text: str, language: str) -> str:
    return escape(bound(set_text(unescape(text), language), language), quote=False) if text.strip() else text


def dressed(text: str, marks: Sequence[Mark]) -> str:
    """Text with its marks as escaped HTML. Marks that overlap are cut so that elements nest; links stay whole."""
    return _dress(text, (0, len(text)), marks, NESTING)


def _dress(text: str, piece: tuple[int, int], marks: Sequence[Mark], kinds: tuple[MarkKind, ...]) -> str:
    start, end = piece
    if not kinds:
        return escape(text[start:end])
    parts: list[str] = []
    at = start
    for mark in sorted((each for each in marks if each.kind is kinds[0]), key=lambda each: (each.start, -each.end)):
        left, right = max(mark.start, at), min(mark.end, end)
        if left >= right:
            continue
        parts.append(_dress(text, (at, left), marks, kinds[1:]))
        parts.append(_element(mark, _dress(text, (left, right), marks, kinds[1:])))
        at = right
    parts.append(_dress(text, (at, end), marks, kinds[1:]))
    return "".join(parts)


def _element(mark: Mark, inner: str) -> str:
    if mark.kind is MarkKind.STRONG:
        return f"<strong>{inner}</strong>"
    if mark.kind is MarkKind.EMPHASIS:
        return f"<em>{inner}</em>"
    if mark.kind is MarkKind.FOREIGN:
        return f'<span lang="{escape(mark.target)}" dir="{direction(mark.target)}">{inner}</span>'
    address = followed(mark.target)
    return f'<a href="{escape(address)}">{inner}</a>' if address else inner


def has_marks(quote: Passage) -> bool:
    """Whether a quotation begins and ends with marks of its own."""
    text = set_line(quote).strip()
    return len(text) > 1 and text[0] in _OPENING_MARKS and text.rstrip(".,;")[-1:] in _CLOSING_MARKS


def figure_columns(table: Table) -> frozenset[int]:
    """The columns, from 0, that hold nothing but figures below their heading; they are set flush at their end.

    The first is never among them: years or numbers there say what a row is about, and stand at the table's edge.
    """
    rows = table.rows[1:] if table.has_header else table.rows
    width = max((len(row) for row in rows), default=0)
    columns = {number: [row[number].text.strip() for row in rows if number < len(row)] for number in range(width)}
    return frozenset(
        number
        for number, cells in columns.items()
        if number and any(cells) and all(not cell or _FIGURE.fullmatch(cell) for cell in cells)
    )


def inline_css() -> str:
    """The style sheet as it stands in the `style` element of each page."""
    return _style(STYLE_FILE.stat().st_mtime_ns)


@cache
def _style(_changed_at: int) -> str:
    return shortened(STYLE_FILE.read_text(encoding="utf-8"))


def style_hash() -> str:
    """The source expression of the style sheet for `style-src`: `'sha256-…'`, quotation marks included."""
    return _hash(inline_css())


@cache
def _hash(css: str) -> str:
    return f"'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'"


def shortened(css: str) -> str:
    """A style sheet without comments and needless white space. Text in quotation marks stays as it is."""
    bare = re.sub(r"(\"[^\"\n]*\")|/\*.*?\*/", r"\1", css, flags=re.DOTALL)
    return "".join(_short_piece(piece) for piece in re.split(r"(\"[^\"\n]*\")", bare)).strip()


def _short_piece(piece: str) -> str:
    if piece.startswith('"'):
        return piece
    piece = re.sub(r"\s+", " ", piece)
    piece = re.sub(r" ?([{};,>]) ?", r"\1", piece)
    return piece.replace(": ", ":").replace(";}", "}")
