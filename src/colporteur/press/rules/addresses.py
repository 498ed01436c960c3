"""Every address a reader can ask for: built, and read back.

Paths are decoded Unicode in normal form C; `encoded` gives the percent-encoded form for headers, feeds and sitemaps.
A builder refuses (ValueError) what `parse` could not read back, so that nothing is printed where it cannot be found.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import quote

ROOT: Final = "/"
SITEMAP: Final = "/sitemap.xml"
NEWS_SITEMAP: Final = "/news-sitemap.xml"
ROBOTS: Final = "/robots.txt"
HOUSE_RULES_WORD: Final = "house-rules"  # the same in every edition

LARGEST_ID = 2**63 - 1
LONGEST_PATH = 1024
LONGEST_WORD = 120

_PARALLEL = "original"
_YEAR_ALONE = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"(?!0000)([0-9]{4})-(0[1-9]|1[0-2])")
_ID = re.compile(r"[1-9][0-9]{0,18}")
_EDITION = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})?")
_SITEMAP_PART = re.compile(rf"/sitemap-({_EDITION.pattern})-{_MONTH.pattern}(?:-([2-9]|[1-9][0-9]{{1,3}}))?\.xml")


class FeedFormat(StrEnum):
    """The two forms of a feed; the value is the file's extension."""

    XML = "xml"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """`/`, which chooses an edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """`/robots.txt`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapIndex:
    """`/sitemap.xml`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSitemap:
    """`/news-sitemap.xml`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapPart:
    """What an edition printed in a month; `number` counts the files when one cannot hold it."""

    edition: str
    year: int
    month: int
    number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front page of an edition."""

    edition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The feed of an edition."""

    edition: str
    format: FeedFormat = FeedFormat.XML


@dataclass(frozen=True, slots=True, kw_only=True)
class OneWord:
    """A section or a notice: the address alone does not say which."""

    edition: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    """What a :class:`OneWord` is once a section of that slug is known; `parse` never gives it."""

    edition: str
    section_slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMonth:
    """What a section printed in a month."""

    edition: str
    section_slug: str
    year: int
    month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article, or with `is_parallel` its page in both languages. Only edition and id decide; slugs are courtesy."""

    edition: str
    section_slug: str
    slug: str
    article_id: int
    is_parallel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortLink:
    """`/{id}`, which opens each receiver's own edition."""

    article_id: int


Address = (
    Root
    | Robots
    | SitemapIndex
    | NewsSitemap
    | SitemapPart
    | Front
    | Feed
    | OneWord
    | SectionPage
    | SectionMonth
    | ArticlePage
    | ShortLink
)


def front(edition: str) -> str:
    """`/{edition}/`."""
    return f"/{_edition(edition)}/"


def section(edition: str, section_slug: str) -> str:
    """`/{edition}/{section}/`."""
    return f"{front(edition)}{_word(section_slug)}/"


def section_month(edition: str, section_slug: str, year: int, month: int) -> str:
    """`/{edition}/{section}/2026-11/`."""
    return f"{section(edition, section_slug)}{_month(year, month)}/"


def article(edition: str, section_slug: str, slug: str, article_id: int) -> str:
    """`/{edition}/{section}/{slug}-{id}/`; the slug is made safe first (see `safe_slug`)."""
    return f"{section(edition, section_slug)}{safe_slug(slug)}-{_id(article_id)}/"


def parallel(edition: str, section_slug: str, slug: str, article_id: int) -> str:
    """`/{edition}/{section}/{slug}-{id}/original/`."""
    return f"{article(edition, section_slug, slug, article_id)}{_PARALLEL}/"


def short(article_id: int) -> str:
    """`/{id}`."""
    return f"/{_id(article_id)}"


def notice(edition: str, slug: str) -> str:
    """`/{edition}/{notice}/`."""
    return section(edition, slug)


def house_rules(edition: str) -> str:
    """`/{edition}/house-rules/`."""
    return notice(edition, HOUSE_RULES_WORD)


def feed(edition: str) -> str:
    """`/{edition}/feed.xml`."""
    return f"{front(edition)}feed.{FeedFormat.XML}"


def json_feed(edition: str) -> str:
    """`/{edition}/feed.json`."""
    return f"{front(edition)}feed.{FeedFormat.JSON}"


def sitemap_part(edition: str, year: int, month: int, number: int = 1) -> str:
    """`/sitemap-{edition}-2026-11.xml`; from the second file of a month on, `-2` and so forth."""
    if not 1 <= number <= 9999:
        raise ValueError(f"No sitemap is number {number}")
    return f"/sitemap-{_edition(edition)}-{_month(year, month)}{f'-{number}' if number > 1 else ''}.xml"


def path_of(address: Address) -> str:
    """The path of a parsed address: the inverse of `parse`."""
    match address:
        case Root():
            return ROOT
        case Robots():
            return ROBOTS
        case SitemapIndex():
            return SITEMAP
        case NewsSitemap():
            return NEWS_SITEMAP
        case SitemapPart():
            return sitemap_part(address.edition, address.year, address.month, address.number)
        case Front():
            return front(address.edition)
        case Feed():
            return feed(address.edition) if address.format is FeedFormat.XML else json_feed(address.edition)
        case OneWord():
            return section(address.edition, address.word)
        case SectionPage():
            return section(address.edition, address.section_slug)
        case SectionMonth():
            return section_month(address.edition, address.section_slug, address.year, address.month)
        case ArticlePage():
            build = parallel if address.is_parallel else article
            return build(address.edition, address.section_slug, address.slug, address.article_id)
        case ShortLink():
            return short(address.article_id)


def encoded(path: str) -> str:
    """The path as UTF-8, percent-encoded: what goes into a `Location` header, a feed or a sitemap."""
    return quote(path, safe="/-._~")


def absolute(site_address: str, path: str) -> str:
    """The path as a whole URL; `site_address` is scheme and host without a slash at the end."""
    return f"{site_address}{encoded(path)}"


def file_url(site_address: str, address: str) -> str:
    """A file's address as a whole URL: one on another host stays, and what is encoded already is not encoded again."""
    url = f"{site_address}{address}" if address.startswith("/") and not address.startswith("//") else address
    return quote(url, safe="/:%-._~?#[]@!$&'()*+,;=")


def safe_slug(slug: str) -> str:
    """The slug as it may stand before an article's id: letters, digits, `-` and `_`, at most 120 characters.

    Nothing left becomes `a`. Four digits alone would read as a year (`2026-11` is a month): `1984` becomes `a-1984`.
    """
    kept = "".join(character for character in _normal(slug) if _is_slug_character(character))
    kept = _normal(kept)[:LONGEST_WORD]
    if not kept:
        return "a"
    return f"a-{kept}" if _YEAR_ALONE.fullmatch(kept) else kept


def parse(path: str, editions: frozenset[str]) -> Address | None:
    """What a decoded path asks for, or None when it is no address of this paper's. `editions` are the prefixes open.

    Where the path is not `path_of` the answer (a slash missing at the end), the caller redirects there.
    """
    if len(path) > LONGEST_PATH or not path.startswith("/"):
        return None
    found = _of_the_whole_paper(path, editions)
    if found is not None:
        return found
    edition, _, rest = path[1:].partition("/")
    return _of_an_edition(edition, _normal(rest)) if edition in editions else None


def _of_the_whole_paper(path: str, editions: frozenset[str]) -> Address | None:
    fixed: dict[str, Address] = {
        ROOT: Root(),
        ROBOTS: Robots(),
        SITEMAP: SitemapIndex(),
        NEWS_SITEMAP: NewsSitemap(),
    }
    if path in fixed:
        return fixed[path]
    article_id = _id_in(path[1:])
    if article_id is not None:
        return ShortLink(article_id=article_id)
    part = _SITEMAP_PART.fullmatch(path)
    if part is None or part[1] not in editions:
        return None
    return SitemapPart(edition=part[1], year=int(part[2]), month=int(part[3]), number=int(part[4] or 1))


def _of_an_edition(edition: str, rest: str) -> Address | None:
    """`rest` is what follows `/{edition}/`. A slash missing at the end of a page's address is forgiven."""
    match rest:
        case "":
            return Front(edition=edition)
        case "feed.xml":
            return Feed(edition=edition)
        case "feed.json":
            return Feed(edition=edition, format=FeedFormat.JSON)
    words = rest.removesuffix("/").split("/")
    if not _is_word(words[0]):  # an article's word may be longer, by its id
        return None
    match words:
        case [word]:
            return OneWord(edition=edition, word=word)
        case [word, last]:
            return _month_in(edition, word, last) or _article_in(edition, word, last, is_parallel=False)
        case [word, last, "original"]:
            return _article_in(edition, word, last, is_parallel=True)
    return None


def _month_in(edition: str, section_slug: str, text: str) -> SectionMonth | None:
    found = _MONTH.fullmatch(text)
    if found is None:
        return None
    return SectionMonth(edition=edition, section_slug=section_slug, year=int(found[1]), month=int(found[2]))


def _article_in(edition: str, section_slug: str, text: str, *, is_parallel: bool) -> ArticlePage | None:
    slug, _, number = text.rpartition("-")
    article_id = _id_in(number)
    if article_id is None or not _is_word(slug) or _YEAR_ALONE.fullmatch(slug):
        return None
    return ArticlePage(
        edition=edition, section_slug=section_slug, slug=slug, article_id=article_id, is_parallel=is_parallel
    )


def _id_in(text: str) -> int | None:
    if _ID.fullmatch(text) is None:
        return None
    number = int(text)
    return number if number <= LARGEST_ID else None


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _is_slug_character(character: str) -> bool:
    return character in "-_" or unicodedata.category(character)[0] in "LMN"


def _is_word(text: str) -> bool:
    return 0 < len(text) <= LONGEST_WORD and all(map(_is_slug_character, text))


def _word(text: str) -> str:
    normal = _normal(text)
    if not _is_word(normal):
        raise ValueError(f"{text!r} cannot stand in an address: letters, digits, “-” and “_”, at most {LONGEST_WORD}")
    return normal


def _edition(prefix: str) -> str:
    if _EDITION.fullmatch(prefix) is None:
        raise ValueError(f"{prefix!r} is no edition: one is named like “de” or “pt-br”")
    return prefix


def _month(year: int, month: int) -> str:
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        raise ValueError(f"There is no month {year}-{month}")
    return f"{year:04d}-{month:02d}"


def _id(article_id: int) -> int:
    if not 1 <= article_id <= LARGEST_ID:
        raise ValueError(f"No article is number {article_id}")
    return article_id
