"""Sitemaps: an index, and for each edition and month one file or more (sitemaps.org 0.9, with hreflang alternates).

Beside them stands the news sitemap, the stories of the last two days (Google News sitemaps, namespace sitemap-news 0.9).

Only editions that search engines may index are named, neither as pages nor as alternates: a link to a page that says
`noindex` is ignored at best. The same stories give the same bytes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from colporteur.press.layouts import EditionLink
from colporteur.press.rules.addresses import ROOT, absolute, sitemap_part

MEDIA_TYPE = "application/xml; charset=utf-8"
NEWS_DAYS = 2  # what is older does not belong into a news sitemap
MOST_NEWS = 1_000  # in one, by its rules
MOST_ENTRIES = 50_000  # in one file, by the protocol
MOST_BYTES = 50 * 1024 * 1024  # of one file, uncompressed

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PART = (
    _DECLARATION + f'<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'.encode(),
    b"</urlset>\n",
)
_NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9"
_NEWS = (
    _DECLARATION + f'<urlset xmlns="{_NAMESPACE}" xmlns:news="{_NEWS_NAMESPACE}">\n'.encode(),
    b"</urlset>\n",
)
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0
_CHINESE = {"zh": "zh-cn", "zh-hans": "zh-cn", "zh-cn": "zh-cn", "zh-hant": "zh-tw", "zh-tw": "zh-tw"}
_INDEX = (_DECLARATION + f'<sitemapindex xmlns="{_NAMESPACE}">\n'.encode(), b"</sitemapindex>\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page of an edition. `alternates` are the editions it is in print in, itself among them; addresses are paths."""

    edition: str
    address: str
    changed_at: datetime
    alternates: tuple[EditionLink, ...] = ()
    default_alternate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPlace:
    """A story of the last days; `paper` is the paper's name in its edition, `tag` BCP 47."""

    edition: str
    tag: str
    paper: str
    address: str
    title: str
    published_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file that the index names; `changed_at` is the newest of its pages."""

    edition: str
    year: int
    month: int
    changed_at: datetime
    number: int = 1


def parts(
    site_address: str,
    places: Iterable[Place],
    *,
    indexed: frozenset[str],
    most_entries: int = MOST_ENTRIES,
    most_bytes: int = MOST_BYTES,
) -> tuple[bytes, ...]:
    """The files that list these pages: one, empty if need be, or as many as the protocol's limits ask for.

    `indexed` are the prefixes of the editions that search engines may index.
    """
    entries = (_entry(site_address, place, indexed) for place in places if place.edition in indexed)
    room = most_bytes - sum(map(len, _PART))
    return tuple(_file(_PART, lines) for lines in _portions(entries, most_entries, room))


def index(site_address: str, listed: Iterable[Part], *, indexed: frozenset[str]) -> bytes:
    """`/sitemap.xml`. ValueError beyond 50,000 files, the protocol's limit."""
    lines = [_index_entry(site_address, part) for part in listed if part.edition in indexed]
    if len(lines) > MOST_ENTRIES:
        raise ValueError(f"A sitemap index names at most {MOST_ENTRIES} files, not {len(lines)}")
    return _file(_INDEX, lines)


def news(site_address: str, places: Iterable[NewsPlace], *, indexed: frozenset[str]) -> bytes:
    """`/news-sitemap.xml`: the first 1,000 of these stories; without any it is empty, as it may be."""
    entries = [_news_entry(site_address, place) for place in places if place.edition in indexed]
    return _file(_NEWS, entries[:MOST_NEWS])


def _news_entry(site_address: str, place: NewsPlace) -> bytes:
    tag = place.tag.lower()
    language = _CHINESE.get(tag) or tag.partition("-")[0]
    paper = f"<news:name>{_text(place.paper)}</news:name><news:language>{language}</news:language>"
    told = (
        f"<news:publication>{paper}</news:publication>"
        f"<news:publication_date>{_time(place.published_at)}</news:publication_date>"
        f"<news:title>{_text(place.title)}</news:title>"
    )
    return f"<url><loc>{_url(site_address, place.address)}</loc><news:news>{told}</news:news></url>\n".encode()


def _text(text: str) -> str:
    """One line that XML can hold."""
    return escape(" ".join(_FORBIDDEN.sub("", text).split()))


def _entry(site_address: str, place: Place, indexed: frozenset[str]) -> bytes:
    links = "".join(_alternates(site_address, place, indexed))
    location = f"<loc>{_url(site_address, place.address)}</loc>"
    return f"<url>{location}<lastmod>{_time(place.changed_at)}</lastmod>{links}</url>\n".encode()


def _alternates(site_address: str, place: Place, indexed: frozenset[str]) -> Iterator[str]:
    """Every version, the page's own included, as reciprocity asks; nothing where there is no other.

    The default is one of them or `/`, which chooses.
    """
    links = [link for link in place.alternates if link.prefix in indexed]
    if len(links) < 2:
        return
    for link in links:
        yield _alternate(link.tag, _url(site_address, link.address))
    if place.default_alternate in {ROOT, *(link.address for link in links)}:
        yield _alternate("x-default", _url(site_address, place.default_alternate))


def _alternate(tag: str, url: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{escape(tag)}" href="{url}"/>'


def _index_entry(site_address: str, part: Part) -> bytes:
    address = sitemap_part(part.edition, part.year, part.month, part.number)
    location = f"<loc>{_url(site_address, address)}</loc>"
    return f"<sitemap>{location}<lastmod>{_time(part.changed_at)}</lastmod></sitemap>\n".encode()


def _url(site_address: str, path: str) -> str:
    return escape(absolute(site_address, path))


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _portions(entries: Iterable[bytes], most_entries: int, room: int) -> Iterator[list[bytes]]:
    """The entries in order, in runs that fit into a file; at least one run."""
    run: list[bytes] = []
    size = 0
    for entry in entries:
        if run and (len(run) == most_entries or size + len(entry) > room):
            yield run
            run, size = [], 0
        run.append(entry)
        size += len(entry)
    yield run


def _file(frame: tuple[bytes, bytes], lines: Sequence[bytes]) -> bytes:
    head, foot = frame
    return b"".join((head, *lines, foot))
