"""Feeds, sitemaps and robots.txt."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.db.models import Count, Max
from django.db.models.functions import TruncMonth

from colporteur.newsroom.models import Article
from colporteur.press import subjects
from colporteur.press.cards import part_of
from colporteur.press.frame import Frame, PageFrame
from colporteur.press.layouts import NoticeKind, TranslationNotice
from colporteur.press.models import NEWS, Entry
from colporteur.press.months import bounds
from colporteur.press.printing import PageId, Printed
from colporteur.press.provenance import provenance
from colporteur.press.rendering import file_headers
from colporteur.press.rules import addresses, feeds, sitemaps
from colporteur.press.rules.addresses import FeedFormat
from colporteur.press.rules.setting import set_line
from colporteur.press.stories import IN_A_FEED, cards, newest, path_of, sentences_of, subjects_of
from colporteur.press.words import in_words_of
from colporteur.translation.models import ArticleTranslation

IN_A_SITEMAP = 5000  # stories, each with an alternate for every edition: far below the protocol's 50 MB


def feed(frame: Frame, page_id: PageId) -> Printed | None:
    """The newest stories of an edition for feed readers: key `xml` is RSS, key `json` JSON Feed."""
    prefix = page_id.edition
    if prefix not in frame.editions:
        return None
    entries = newest(prefix, count=IN_A_FEED)
    chrome = frame.chrome(prefix, PageFrame(canonical=addresses.front(prefix)))
    shown = cards(frame, entries)
    articles = _articles(entries)
    is_rss = page_id.key == FeedFormat.XML
    write = feeds.rss if is_rss else feeds.json_feed
    with in_words_of(prefix):
        body = write(chrome, shown, notes=_notes(frame, entries, articles))
    return Printed(
        address=addresses.feed(prefix) if is_rss else addresses.json_feed(prefix),
        body=body,
        headers=file_headers(feeds.RSS_TYPE if is_rss else feeds.JSON_TYPE),
        subjects=subjects_of(entries)
        | {subjects.stories(prefix), *(subjects.editions_of(e.article_id) for e in entries)}
        | {
            subjects.author(line.author_id) for row in articles.values() for line in row.bylines.all() if line.author_id
        },
        sentences=sentences_of(shown),
    )


def _articles(entries: Sequence[Entry]) -> dict[int, Article]:
    rows = Article.objects.prefetch_related("bylines__author__roles").only("pk", "language")
    found: dict[int, Article] = rows.in_bulk([entry.article_id for entry in entries])
    return found


def _notes(frame: Frame, entries: Sequence[Entry], articles: dict[int, Article]) -> dict[int, feeds.FeedNote]:
    """What the cards do not say: who wrote each story, and how its translation was made."""
    ids = list(articles)
    edition = entries[0].edition if entries else ""
    made = {row.article_id: row for row in ArticleTranslation.objects.filter(article_id__in=ids, language=edition)}
    originals = {(e.article_id, e.edition): e for e in Entry.objects.filter(article_id__in=ids)}
    notes = {}
    for entry in entries:
        article = articles[entry.article_id]
        notice = _notice(frame, entry, article, made.get(article.pk), originals.get((article.pk, article.language)))
        notes[article.pk] = feeds.FeedNote(
            authors=tuple(byline.name_in(edition) for byline in article.bylines.all()),
            translation=notice,
            said=provenance(notice, frame.editions[edition].numerals) if notice else "",
        )
    return notes


def _notice(
    frame: Frame, entry: Entry, article: Article, row: ArticleTranslation | None, original: Entry | None
) -> TranslationNotice | None:
    if row is None or not entry.is_translated:
        return None
    return TranslationNotice(
        kind=NoticeKind.of(by_engine=bool(row.engine), reviewed=row.reviewed_by_id is not None),
        source_language=article.language,
        source_name=frame.language_name(article.language, in_edition=entry.edition),
        original_address=path_of(frame, original) if original else "",
        grade=row.grade,
        held_sentences=row.held,
    )


def sitemap(frame: Frame, page_id: PageId) -> Printed | None:
    """The index, the news (key `news`), or a file of what an edition printed in one month (key `2026-11`, `2026-11-2`, …)."""
    if not page_id.edition:
        return _news(frame) if page_id.key == NEWS else _index(frame)
    if page_id.edition not in frame.editions:
        return None
    year, month, *more = page_id.key.split("-")
    return _part(frame, page_id.edition, f"{year}-{month}", int(more[0]) if more else 1)


def _part(frame: Frame, prefix: str, month: str, number: int) -> Printed | None:
    first, following = bounds(month, frame.zone)
    in_month = Entry.objects.filter(published_at__gte=first, published_at__lt=following)
    start = (number - 1) * IN_A_SITEMAP
    mine = list(in_month.filter(edition=prefix).order_by("published_at", "article_id")[start : start + IN_A_SITEMAP])
    if not mine:
        return None
    everywhere: dict[int, dict[str, Entry]] = defaultdict(dict)
    for entry in in_month.defer("card"):
        everywhere[entry.article_id][entry.edition] = entry
    places = [_place(frame, entry, everywhere[entry.article_id]) for entry in mine]
    return Printed(
        address=addresses.sitemap_part(prefix, first.year, first.month, number),
        body=sitemaps.parts(frame.site_address, places, indexed=_indexed(frame))[0],
        headers=file_headers(sitemaps.MEDIA_TYPE),
        subjects=frozenset(subjects.month(each, month) for each in frame.editions),
    )


def _place(frame: Frame, entry: Entry, everywhere: dict[str, Entry]) -> sitemaps.Place:
    paths = {prefix: path_of(frame, each) for prefix, each in everywhere.items() if prefix in frame.editions}
    original = next((prefix for prefix, each in everywhere.items() if not each.is_translated), entry.edition)
    return sitemaps.Place(
        edition=entry.edition,
        address=path_of(frame, entry),
        changed_at=entry.changed_at,
        alternates=frame.edition_links(entry.edition, paths),
        default_alternate=paths.get(original, paths[entry.edition]),
    )


def _index(frame: Frame) -> Printed:
    return Printed(
        address=addresses.SITEMAP,
        body=sitemaps.index(frame.site_address, _files(frame), indexed=_indexed(frame)),
        headers=file_headers(sitemaps.MEDIA_TYPE),
        subjects=frozenset(subjects.stories(prefix) for prefix in frame.editions),
    )


def _news(frame: Frame) -> Printed:
    """What came into print in the last two days, newest first, whatever the edition."""
    indexed = _indexed(frame)
    since = frame.made_at - timedelta(days=sitemaps.NEWS_DAYS)
    entries = Entry.objects.filter(published_at__gte=since, edition__in=list(indexed))
    newest_first = entries.order_by("-published_at", "-article_id", "edition")[: sitemaps.MOST_NEWS]
    return Printed(
        address=addresses.NEWS_SITEMAP,
        body=sitemaps.news(frame.site_address, [_news_place(frame, each) for each in newest_first], indexed=indexed),
        headers=file_headers(sitemaps.MEDIA_TYPE),
        subjects=frozenset(subjects.stories(prefix) for prefix in frame.editions)
        | {subjects.card(entry.article_id, entry.edition) for entry in newest_first},
    )


def _news_place(frame: Frame, entry: Entry) -> sitemaps.NewsPlace:
    return sitemaps.NewsPlace(
        edition=entry.edition,
        tag=frame.editions[entry.edition].tag,
        paper=frame.paper_name(entry.edition),
        address=path_of(frame, entry),
        title=set_line(part_of(entry, "headline")),
        published_at=entry.published_at,
    )


def _files(frame: Frame) -> Iterator[sitemaps.Part]:
    months = (
        Entry.objects.filter(edition__in=list(frame.editions))
        .values("edition", month=TruncMonth("published_at", tzinfo=frame.zone))
        .annotate(stories=Count("pk"), newest=Max("changed_at"))
        .order_by("edition", "month")
    )
    for row in months:
        for number in range(1, -(-row["stories"] // IN_A_SITEMAP) + 1):
            yield sitemaps.Part(
                edition=row["edition"],
                year=row["month"].year,
                month=row["month"].month,
                changed_at=row["newest"],
                number=number,
            )


def _indexed(frame: Frame) -> frozenset[str]:
    return frozenset(prefix for prefix, edition in frame.editions.items() if edition.is_indexed)


def robots(frame: Frame, page_id: PageId) -> Printed:
    """What crawlers may read, and where the sitemap is."""
    lines = ["User-agent: *", "Disallow: /newsroom/", "Disallow: /account/", ""]
    lines += [f"Sitemap: {frame.site_address}{each}" for each in (addresses.SITEMAP, addresses.NEWS_SITEMAP)]
    return Printed(
        address=addresses.ROBOTS,
        body="\n".join((*lines, "")).encode(),
        headers=file_headers("text/plain; charset=utf-8"),
        subjects=frozenset({subjects.CHROME}),
    )
