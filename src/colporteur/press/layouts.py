"""What a page is laid out from: plain values, no models, no queries. `press/pages` fills them, templates print them."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from colporteur.text.documents import EMPTY, ArticleDocument, Correction, Figure, Passage, Standing
from colporteur.text.numerals import WESTERN, Numerals


class CardSize(StrEnum):
    """How large an editor wants a story on the front."""

    LEAD = "lead"
    LARGE = "large"
    NORMAL = "normal"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLink:
    """One entry of the language switch. `name` is in the language itself; `address` is this page's there."""

    prefix: str  # as in addresses: "de"
    tag: str  # BCP 47: "de-AT"
    direction: str  # "ltr" or "rtl"
    name: str
    address: str  # path
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of the chrome. An empty `language` means the page's own."""

    text: str
    address: str
    is_current: bool = False
    language: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One file of a picture."""

    address: str
    width: int
    media_type: str  # image/avif, image/webp, image/jpeg


@dataclass(frozen=True, slots=True, kw_only=True)
class Photograph:
    """A picture ready to print. `fallback` is the JPEG that every browser reads; position is in percent."""

    width: int
    height: int
    renditions: tuple[Rendition, ...]
    fallback: Rendition
    alt: Passage
    caption: Passage
    credit: str = ""
    focus: tuple[int, int] = (50, 50)

    @property
    def fallback_height(self) -> int:
        """Of the JPEG, in pixels."""
        return round(self.height * self.fallback.width / self.width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """What every page of an edition has around its own matter."""

    language: str  # the edition's prefix; also the catalogue that is active
    tag: str
    direction: str
    time_zone: str  # IANA name of the paper's zone
    site_address: str  # scheme and host, no slash at the end
    paper: str  # its name, as this edition writes it
    tagline: str
    printed_at: datetime
    editions: tuple[EditionLink, ...]
    sections: tuple[Link, ...]
    notices: tuple[Link, ...]
    canonical: str  # path of this page
    alternates: tuple[EditionLink, ...] = ()  # the editions this page is in print in, itself among them
    default_alternate: str = ""  # path for hreflang x-default
    is_indexed: bool = True
    house_rules: str = ""
    feed: str = ""
    menu: tuple[Link, ...] = ()  # notices that stand behind the sections
    numerals: Numerals = WESTERN  # the digits of dates and counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story in a list."""

    article_id: int
    address: str
    headline: Passage
    published_at: datetime
    kicker: Passage
    lead: Passage
    section: Link
    photograph: Photograph | None = None
    size: CardSize = CardSize.NORMAL
    is_translated: bool = False
    is_breaking: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who wrote it; `role` is in the edition's language."""

    name: str
    role: str = ""


class NoticeKind(StrEnum):
    """Which sentence stands above a translated article."""

    NONE = "none"  # the original
    MACHINE = "machine"
    PERSON = "person"  # people translated every sentence
    REVIEWED = "reviewed"  # an engine took part, and a person answers for the whole

    @classmethod
    def of(cls, *, by_engine: bool, reviewed: bool) -> "NoticeKind":
        """Of a translation: whether any of its sentences is an engine's, and whether a person has approved it."""
        if not by_engine:
            return cls.PERSON
        return cls.REVIEWED if reviewed else cls.MACHINE


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationNotice:
    """How this edition's text came about. `source_name` is the source language's name in the edition's language."""

    kind: NoticeKind
    source_language: str = ""
    source_name: str = ""
    original_address: str = ""  # the article in its own edition
    parallel_address: str = ""  # …/original/, both languages sentence by sentence
    engine: str = ""
    engine_version: str = ""
    grade: str = ""  # rough, fair, good, or nothing
    reviewer: str = ""
    made_at: datetime | None = None
    held_sentences: int = 0
    machine_sentences: int = 0
    peoples_sentences: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSheet:
    """An article page. `document` is already the edition's; `photographs` by picture id, body included.

    A picture may stand in it twice, with other words each time: `photograph_of` gives it with those of its place.
    """

    chrome: Chrome
    article_id: int
    document: ArticleDocument
    section: Link
    bylines: tuple[Byline, ...]
    published_at: datetime
    changed_at: datetime | None
    notice: TranslationNotice
    photographs: dict[int, Photograph]
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # as the original names them
    sources_language: str = ""
    agency: str = ""
    is_breaking: bool = False
    share_address: str = ""  # absolute, /{id}
    more: tuple[Card, ...] = ()
    corrections: tuple[Correction, ...] = ()  # the document's own, newest first
    structured_data: str = ""  # JSON-LD, already escaped for a script element

    def photograph_of(self, figure: Figure | None) -> Photograph | None:
        """The picture as it is printed there; nothing where the library has it no longer."""
        photograph = self.photographs.get(figure.picture_id) if figure else None
        return replace(photograph, alt=figure.alt, caption=figure.caption) if photograph and figure else None

    @property
    def first_headline(self) -> Passage:
        """The original's headline, where the edition's is a rough engine's: it stands below that."""
        sentences = self.document.headline.sentences
        if self.notice.grade != "rough" or Standing.MACHINE not in {each.standing for each in sentences}:
            return EMPTY
        return Passage(sentences=tuple(each.source for each in sentences if each.source is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelRow:
    """One sentence in both languages; `starts_passage` opens a new paragraph, `is_title` sets it as a heading.

    `is_description` says that it stands for a picture, for those who do not see it.
    """

    source: Passage
    target: Passage
    starts_passage: bool = False
    is_title: bool = False
    is_description: bool = False
    is_held: bool = False
    report_address: str = ""  # where a reader says what is wrong with it; none where nothing was translated


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelSheet:
    """The page …/original/. The headline stands above the `rows`, its sentences in `headlines`."""

    chrome: Chrome
    headline: Passage
    headlines: tuple[ParallelRow, ...]
    article_address: str
    original_address: str
    source_language: str
    source_tag: str
    source_direction: str
    source_name: str
    notice: TranslationNotice
    rows: tuple[ParallelRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """The front (no `title`), or a section."""

    chrome: Chrome
    cards: tuple[Card, ...]
    title: str = ""
    description: str = ""
    is_front: bool = False
    month: datetime | None = None  # a list of one month of a section, by its first moment
    newer: str = ""  # path of the list of newer stories
    older: str = ""
    elsewhere: tuple[EditionLink, ...] = ()  # of an empty front: editions that have something to read


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSheet:
    """Imprint, terms, privacy, contact, house rules. `body` is sanitised HTML in the edition's language."""

    chrome: Chrome
    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingSheet:
    """An article that this edition lacks: said in the edition's language, with the way to the original."""

    chrome: Chrome
    headline: Passage  # in the original
    source_language: str
    source_tag: str
    source_direction: str
    source_name: str
    original_address: str
    latest: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnSheet:
    """An article that was taken out of print (410).

    Its headline is not said: what a court or somebody's privacy took out of print may stand in it.
    """

    chrome: Chrome
    section: Link
    published_at: datetime
    withdrawn_at: datetime
    reason: Passage  # may be empty
    reason_language: str = ""  # the name of its language, where that is not the edition's
    latest: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorSheet:
    """400, 403, 404, 405, 500 or 503 in the reader's language."""

    chrome: Chrome
    status: int
    latest: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSheet:
    """The form by which a reader reports a translated sentence. `problems` name what is to be mended before it is taken."""

    chrome: Chrome
    action: str
    token: str
    article_address: str
    parallel_address: str
    source: Passage
    source_language: str
    source_tag: str
    source_direction: str
    printed: Passage
    longest: dict[str, int]  # code points, by field
    days_kept: int  # what was written, after the report is settled
    remark: str = ""
    proposal: str = ""
    name: str = ""
    problems: tuple[str, ...] = ()  # empty, remark_too_long …, lapsed, reworded, too_many


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRefusedSheet:
    """A sentence that cannot be reported, and why: `out` of print, or `gone`. What was written is given back."""

    chrome: Chrome
    why: str
    article_address: str = ""
    remark: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedSheet:
    """What came of a report, for the reporter: `state` is waiting, taken, left or changed."""

    chrome: Chrome
    state: str
    is_in_print: bool  # the article, in this edition; else no word of it is repeated
    article_address: str
    reported_at: datetime
    source: Passage
    source_language: str
    source_tag: str
    source_direction: str
    printed: Passage
    wording: Passage = EMPTY  # what the edition says since; nothing: the original
    is_as_proposed: bool = False
    remark: str = ""
    proposal: str = ""
    answer: str = ""
