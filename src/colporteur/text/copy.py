"""Copy: an article as it is handed in, read from a Markdown, HTML or plain text file.

Texts are plain, or HTML that holds nothing but `b`, `i` and `a href`: what the newsroom stores. Nothing is split into
sentences here.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePath

from babel import Locale, UnknownLocaleError

from colporteur.foundations.errors import BadCopy
from colporteur.text.copy_blocks import (
    CopyBlock,
    FactBoxCopy,
    ListCopy,
    ParagraphCopy,
    PictureCopy,
    QuoteCopy,
    Story,
    SubheadCopy,
    TableCopy,
)
from colporteur.text.copy_html import read_html, read_markdown
from colporteur.text.copy_plain import read_plain
from colporteur.text.front_matter import (
    Value,
    as_date,
    as_fields,
    as_hour,
    as_number,
    as_switch,
    as_text,
    as_texts,
    as_time,
    read_front_matter,
    refuse_unknown,
)

__all__ = [
    "Copy",
    "CopyBlock",
    "CorrectionCopy",
    "FactBoxCopy",
    "ListCopy",
    "ParagraphCopy",
    "PictureCopy",
    "QuoteCopy",
    "RightsCopy",
    "SubheadCopy",
    "TableCopy",
    "kind_of_copy",
    "read_copy",
]
MOST_BYTES = 5_000_000
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # nobody sees them, and YAML refuses them
# Colours, titles and the like that a terminal's output brings along (ECMA-48, 5.4 and 5.6). One without an end is over
# with its line.
_TERMINAL = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[()][0-9A-Z]"
)
_TEXTS = ("language", "section", "kicker", "lead", "dateline", "agency")
_LISTS = ("bylines", "tags", "sources")
_SWITCHES = ("translate", "voice", "syndicate")
_TIMES = ("date", "publish_at", "published_at")
FIELDS = frozenset({*_TEXTS, *_LISTS, *_TIMES, "headline", "breaking", "picture", "corrections", "rights"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionCopy:
    """A public note on what was wrong: when it was added, or how many hours before the article is handed in."""

    text: str
    at: datetime | None = None
    age_hours: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsCopy:
    """What may be done with an article, and until when, in the paper's zone if that names none. None was not named."""

    translate: bool | None = None
    voice: bool | None = None
    syndicate: bool | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article as handed in. What is empty or None was not named.

    `day` is the date that stands on the copy, `text_day` one that a plain text has above it; `publish_at` the hour at which
    it is to be printed, `published_at` when it was first printed, in the paper's zone if they name none.
    """

    headline: str
    language: str = ""
    section: str = ""
    kicker: str = ""
    lead: str = ""
    dateline: str = ""
    day: date | None = None
    text_day: date | None = None
    publish_at: datetime | None = None
    published_at: datetime | None = None
    rights: RightsCopy = RightsCopy()
    bylines: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    is_breaking: bool = False
    picture: PictureCopy | None = None
    body: tuple[CopyBlock, ...] = ()
    corrections: tuple[CorrectionCopy, ...] = ()
    sources: tuple[str, ...] = ()
    agency: str = ""
    extra: Mapping[str, Value] = field(default_factory=dict)


def read_copy(data: bytes, name: str, *, also: frozenset[str] = frozenset()) -> Copy:
    """Read the file `name`, whose ending says what it is: `.md`, `.html`, `.txt`. Front matter may head any of them.

    `also` names front matter fields beyond an article's own; `Copy.extra` holds them as they are written.

    Raises:
        BadCopy: it cannot be printed as it is; the sentence begins with the file's name and says what to do.
    """
    short = PurePath(name).name
    try:
        read = _reader(short)
        fields, rest = read_front_matter(_decoded(data))
        refuse_unknown(fields, FIELDS | also)
        headline = as_text("headline", fields.get("headline", ""))
        return _copy(fields, read(rest, headline), headline)
    except BadCopy as error:
        raise BadCopy(f"{short} {error}") from error


def kind_of_copy(data: bytes) -> str:
    """The ending that a file with this text would have: HTML begins with a tag, Markdown has front matter or a heading."""
    if re.match(rb"\s*<[!a-zA-Z]", data.removeprefix(BOM_UTF8)):
        return ".html"
    if re.search(rb"\A(\xef\xbb\xbf)?---\s*$|^#{1,6} |^=+\s*$", data, re.MULTILINE) or not data.strip():
        return ".md"
    return ".txt"


def _reader(name: str) -> Callable[[str, str], Story]:
    ending = PurePath(name).suffix.lower()
    if ending in (".md", ".markdown"):
        return read_markdown
    if ending in (".html", ".htm", ".xhtml"):
        return read_html
    if ending in (".txt", ".text", ""):
        return read_plain
    raise BadCopy(f"is a “{ending[:20]}” file, which cannot be read. Hand in a .md, .html or .txt file.")


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise BadCopy(f"is larger than {MOST_BYTES // 1_000_000} MB. Hand it in as several articles.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadCopy(f"is not UTF-8 from line {line} on. Save it anew with the encoding UTF-8.") from error
    if not text.strip():
        raise BadCopy("is empty. Write a headline and a text.")
    return _CONTROLS.sub("", _TERMINAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def _copy(fields: Mapping[str, Value], story: Story, headline: str) -> Copy:
    """Front matter outranks what the text below says."""
    texts = {name: as_text(name, fields.get(name, "")) for name in _TEXTS}
    headline = headline or story.headline
    if not headline:
        raise BadCopy("has no headline. Write one into its front matter, or as the text's first heading.")
    language = texts["language"] or story.language
    _refuse_unknown_language(language)
    lists = {name: as_texts(name, fields.get(name, ())) for name in _LISTS}
    return Copy(
        headline=headline,
        language=language.lower(),
        section=texts["section"],
        kicker=texts["kicker"] or story.kicker,
        lead=texts["lead"] or story.lead,
        dateline=texts["dateline"],
        agency=texts["agency"],
        bylines=lists["bylines"],
        tags=lists["tags"],
        sources=lists["sources"],
        day=as_date("date", fields["date"]) if "date" in fields else story.day,
        text_day=None if "date" in fields else story.day,
        publish_at=_hour(fields, "publish_at"),
        published_at=_hour(fields, "published_at"),
        rights=_rights(fields.get("rights", {})),
        is_breaking=as_switch("breaking", fields.get("breaking", "")),
        picture=_picture(fields["picture"]) if "picture" in fields else None,
        body=story.body,
        corrections=_corrections(fields.get("corrections", ())),
        extra={name: value for name, value in fields.items() if name not in FIELDS},
    )


def _refuse_unknown_language(tag: str) -> None:
    if not tag:
        return
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        raise BadCopy(f"is in an unknown language, “{tag[:20]}”. Write a code such as en, de or pt-br.") from None


def _picture(value: Value) -> PictureCopy | None:
    if isinstance(value, str):
        return PictureCopy(file=as_text("picture", value)) if value else None
    fields = dict(as_fields("picture", value, frozenset({"file", "alt", "caption", "credit", "decoration"})))
    is_decoration = as_switch("decoration", fields.pop("decoration", ""))
    texts = {name: as_text(name, text) for name, text in fields.items()}
    if not texts.get("file"):
        raise BadCopy("has a picture without a file. Name one of the picture library: picture: {file: quay.jpg}.")
    if is_decoration and texts.get("alt"):
        raise BadCopy(
            f"calls its picture {texts['file'][:60]} decoration and says what it shows. Leave one of the two out."
        )
    return PictureCopy(**texts, is_decoration=is_decoration)


def _hour(fields: Mapping[str, Value], name: str) -> datetime | None:
    return as_hour(name, fields[name]) if fields.get(name) else None


def _rights(value: Value) -> RightsCopy:
    if not value:
        return RightsCopy()
    fields = as_fields("rights", value, frozenset({*_SWITCHES, "until"}))
    switches = {name: as_switch(name, fields[name]) for name in _SWITCHES if name in fields}
    return RightsCopy(**switches, until=_hour(fields, "until"))


def _corrections(value: Value) -> tuple[CorrectionCopy, ...]:
    if isinstance(value, str | Mapping):
        value = [value] if value else []
    return tuple(_correction(each) for each in value)


def _correction(value: Value) -> CorrectionCopy:
    if isinstance(value, str):
        return CorrectionCopy(text=as_text("corrections", value))
    fields = as_fields("corrections", value, frozenset({"text", "at", "age_hours"}))
    return CorrectionCopy(
        text=as_text("text", fields.get("text", "")),
        at=as_time("at", fields["at"]) if "at" in fields else None,
        age_hours=as_number("age_hours", fields.get("age_hours", "0")),
    )
