"""Feeds, sitemaps and robots.txt."""

from collections import defaultdict
from datetime import UTC, datetime

from colporteur.press import subjects
from colporteur.press.frame import Frame, PageFrame
from colporteur.press.layouts import EditionLink
from colporteur.press.models import Entry
from colporteur.press.printing import PageId, Printed
from colporteur.press.rendering import file_headers
from colporteur.press.rules import addresses, feeds, sitemaps
from colporteur.press.stories import IN_A_FEED, cards, newest, path_of, sentences_of, subjects_of


def feed(frame: Frame, page_id: PageId) -> Printed | None:
    """The newest stories of an edition for feed readers: key `xml` is RSS, key `json` JSON Feed."""
    prefix = page_id.edition
    if prefix not in frame.editions:
        return None
    entries = newest(prefix, count=IN_A_FEED)
    chrome = frame.chrome(prefix, PageFrame(canonical=addresses.front(prefix)))
    shown = cards(frame, entries)
    is_rss = page_id.key == "xml"
    return Printed(
        address=addresses.feed(prefix) if is_rss else addresses.json_feed(prefix),
        body=feeds.rss(chrome, shown) if is_rss else feeds.json_feed(chrome, shown),
        headers=file_headers("application/rss+xml; charset=utf-8" if is_rss else "application/feed+json"),
        subjects=subjects_of(entries) | {subjects.stories(prefix)},
        sentences=sentences_of(shown),
    )


def sitemap(frame: Frame, page_id: PageId) -> Printed | None:
    """The index (no edition), or what an edition printed in one month."""
    if not page_id.edition:
        return _index(frame)
    prefix, month = page_id.edition, page_id.key
    if prefix not in frame.editions:
        return None
    first = datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    following = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    entries = Entry.objects.filter(edition=prefix, published_at__gte=first, published_at__lt=following)
    mine = list(entries.order_by("published_at", "article_id"))
    if not mine:
        return None
    everywhere: dict[int, dict[str, Entry]] = defaultdict(dict)
    for entry in Entry.objects.filter(published_at__gte=first, published_at__lt=following).only(
        "article_id", "edition", "section_id", "slug"
    ):
        everywhere[entry.article_id][entry.edition] = entry
    is_indexed = frame.editions[prefix].is_indexed
    places = [_place(frame, entry, everywhere[entry.article_id]) for entry in mine] if is_indexed else []
    return Printed(
        address=addresses.sitemap_part(prefix, first.year, first.month),
        body=sitemaps.part(frame.site_address, places),
        headers=file_headers("application/xml; charset=utf-8"),
        subjects=frozenset({subjects.month(prefix, month)}),
    )


def robots(frame: Frame, page_id: PageId) -> Printed:
    """What crawlers may read, and where the sitemap is."""
    lines = ["User-agent: *", "Disallow: /newsroom/", "Disallow: /account/", ""]
    lines += [f"Sitemap: {frame.site_address}{addresses.SITEMAP}", ""]
    return Printed(
        address=addresses.ROBOTS,
        body="\n".join(lines).encode(),
        headers=file_headers("text/plain; charset=utf-8"),
        subjects=frozenset({subjects.CHROME}),
    )
