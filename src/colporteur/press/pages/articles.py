"""The article in an edition: in print, not available there, or withdrawn."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import QuerySet

from colporteur.foundations.settings import house
from colporteur.newsroom.access import withdrawal_of
from colporteur.newsroom.documents import document_of, document_of_revision
from colporteur.newsroom.models import Article, ArticleTopic, Withdrawal
from colporteur.newsroom.models import Byline as BylineRow
from colporteur.newsroom.rules.languages import direction
from colporteur.press import subjects
from colporteur.press.frame import Frame, PageFrame
from colporteur.press.layouts import (
    ArticleSheet,
    Byline,
    Card,
    Chrome,
    MissingSheet,
    NoticeKind,
    Photograph,
    TranslationNotice,
    WithdrawnSheet,
)
from colporteur.press.models import Entry, PageKind, ShelfPage
from colporteur.press.photographs import photograph, pictures_by_id
from colporteur.press.printing import PageId, Printed
from colporteur.press.rendering import page, page_headers
from colporteur.press.rules import addresses
from colporteur.press.rules.structured_data import article_json_ld
from colporteur.press.stories import LATEST, cards, newest, path_of, sentences_of, subjects_of
from colporteur.text.documents import EMPTY, ArticleDocument, Figure, Passage
from colporteur.text.sentences import split
from colporteur.translation.access import EditionText, edition_text, in_peoples_words

MORE_FROM_THE_SECTION = 4
A_CHANGE_WORTH_SAYING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleInPrint:
    """An article as the pages about it see it: its row, its entry in each edition, and its text in this one."""

    article: Article
    entries: dict[str, Entry]
    prefix: str
    text: EditionText | None  # None where the edition prints the original

    @property
    def entry(self) -> Entry:
        """The story in this edition."""
        return self.entries[self.prefix]


def article(frame: Frame, page_id: PageId) -> Printed | None:
    """The page of an article in one edition, whatever there is to say of it there."""
    prefix, article_id = page_id.edition, int(page_id.key)
    if prefix not in frame.editions:
        return None
    row = row_of(frame, article_id)
    if row is None:
        return None
    if not row.live:
        return _withdrawn(frame, row, prefix)
    entries = entries_of(frame, article_id)
    if prefix not in entries:
        return _missing(frame, row, prefix, entries)
    return _in_print(frame, in_print(frame, row, entries, prefix))


def row_of(frame: Frame, article_id: int) -> Article | None:
    """The article's row, in print or not."""
    rows: QuerySet[Article] = Article.objects.filter(pk=article_id)
    return frame.once(("article", article_id), rows.first)


def entries_of(frame: Frame, article_id: int) -> dict[str, Entry]:
    """The article's entry in each edition that has it."""
    rows = Entry.objects.filter(article_id=article_id)
    return frame.once(("entries", article_id), lambda: {entry.edition: entry for entry in rows})


def in_print(frame: Frame, row: Article, entries: dict[str, Entry], prefix: str) -> ArticleInPrint:
    """What an edition prints of an article that it has."""
    text = None
    if prefix != row.language:
        text = edition_text(
            article_id=row.pk,
            language=prefix,
            document_of_revision=lambda revision: _document(frame, row, revision),
            hold_above_percent=house()["translation.hold_page_above_percent"],
        )
    return ArticleInPrint(article=row, entries=entries, prefix=prefix, text=text)


def _document(frame: Frame, row: Article, revision: int) -> ArticleDocument:
    """What is in print is in the row already; an earlier wording, while its translation stays, is looked up."""
    if revision == row.live_revision_id:
        return frame.once(("document", row.pk), lambda: document_of(row))
    return document_of_revision(revision)


def notice_of(frame: Frame, shown: ArticleInPrint) -> TranslationNotice:
    """What stands above a translated article."""
    if shown.text is None:
        return TranslationNotice(kind=NoticeKind.NONE)
    source = shown.article.language
    original = shown.entries.get(source)
    return TranslationNotice(
        kind=NoticeKind.of(by_engine=shown.text.machine_sentences > 0, reviewed=bool(shown.text.reviewer)),
        source_language=source,
        source_name=frame.language_name(source, in_edition=shown.prefix),
        original_address=path_of(frame, original) if original else "",
        parallel_address=path_of(frame, shown.entry) + "original/",
        engine=shown.text.engine,
        engine_version=shown.text.engine_version,
        grade=shown.text.grade,
        reviewer=shown.text.reviewer,
        made_at=shown.text.made_at,
        held_sentences=shown.text.held_sentences,
        machine_sentences=shown.text.machine_sentences,
        peoples_sentences=shown.text.peoples_sentences,
    )


def paths_in_print(frame: Frame, entries: dict[str, Entry]) -> dict[str, str]:
    """The article's path in each open edition that has it."""
    return {each: path_of(frame, entry) for each, entry in entries.items() if each in frame.editions}


def chrome_of(frame: Frame, shown: ArticleInPrint) -> Chrome:
    """The chrome of an article's page; the language switch leads to the article, or to what an edition says instead."""
    paths = paths_in_print(frame, shown.entries)
    source = shown.article.language
    return frame.chrome(
        shown.prefix,
        PageFrame(
            canonical=paths[shown.prefix],
            alternates=paths,
            elsewhere=_paths_where_missing(frame, shown.article, shown.entries),
            default_alternate=paths.get(source, paths[shown.prefix]),
            current_section=shown.entry.section_id,
        ),
    )


def _in_print(frame: Frame, shown: ArticleInPrint) -> Printed:
    document = shown.text.document if shown.text else _document(frame, shown.article, shown.article.live_revision_id)
    chrome = chrome_of(frame, shown)
    more = newest(
        shown.prefix,
        count=MORE_FROM_THE_SECTION,
        section_id=shown.entry.section_id,
        without=[shown.article.pk],
    )
    figures = figures_of(frame, shown.prefix, document)
    sheet = _sheet(frame, shown, document, chrome, more=cards(frame, more), photographs=photographs_of(figures))
    return Printed(
        address=chrome.canonical,
        body=page("article.html", sheet, chrome),
        headers=page_headers(chrome),
        subjects=_subjects(frame, shown, figures) | subjects_of(more),
        sentences=tuple(document.sentences()),
        article_id=shown.article.pk,
    )


def _sheet(
    frame: Frame,
    shown: ArticleInPrint,
    document: ArticleDocument,
    chrome: Chrome,
    *,
    more: tuple[Card, ...],
    photographs: dict[int, Photograph],
) -> ArticleSheet:
    row = shown.article
    sheet = ArticleSheet(
        chrome=chrome,
        article_id=row.pk,
        document=document,
        section=frame.section_link(shown.entry.section_id, shown.prefix),
        bylines=bylines_of(frame, row, shown.prefix),
        published_at=shown.entry.published_at,
        changed_at=_change_worth_saying(shown.entry),
        notice=notice_of(frame, shown),
        photographs=photographs,
        topics=_topics(frame, row, shown.prefix),
        sources=row.source_names(),
        sources_language=row.language,
        agency=row.agency,
        is_breaking=row.is_breaking,
        share_address=frame.site_address + addresses.short(row.pk),
        more=more,
        corrections=tuple(sorted(document.corrections, key=lambda correction: correction.at, reverse=True)),
    )
    return _with_structured_data(frame, shown, sheet)


def _with_structured_data(frame: Frame, shown: ArticleInPrint, sheet: ArticleSheet) -> ArticleSheet:
    """The sheet with its JSON-LD, which is made from the rest of it."""
    paths = paths_in_print(frame, shown.entries)
    original = paths.get(shown.article.language, "")
    return replace(
        sheet,
        structured_data=article_json_ld(
            sheet,
            original_url=frame.site_address + original if original else "",
            translations=[
                link for link in frame.edition_links(shown.prefix, paths) if link.prefix != shown.article.language
            ],
        ),
    )


def _subjects(frame: Frame, shown: ArticleInPrint, figures: tuple[Figure, ...]) -> frozenset[str]:
    row = shown.article
    pictures = {subjects.picture(figure.picture_id) for figure in figures}
    authors = {subjects.author(line.author_id) for line in _signed(frame, row) if line.author_id}
    topics = {subjects.topic(link.topic_id) for link in _filed(frame, row)}
    itself = {subjects.article(row.pk, shown.prefix), subjects.editions_of(row.pk)}
    return frozenset(itself | pictures | authors | topics)


def figures_of(frame: Frame, prefix: str, document: ArticleDocument) -> tuple[Figure, ...]:
    """The pictures of an article with credits as the edition has them, the lead picture first."""
    body = tuple(block for block in document.body if isinstance(block, Figure))
    figures = (document.picture, *body) if document.picture else body
    return tuple(replace(figure, credit=frame.credit(figure.credit, prefix)) for figure in figures)


def photographs_of(figures: tuple[Figure, ...]) -> dict[int, Photograph]:
    """What there is to print of these pictures, by picture id."""
    pictures = pictures_by_id(figure.picture_id for figure in figures)
    made = {f.picture_id: photograph(pictures[f.picture_id], f) for f in figures if f.picture_id in pictures}
    return {number: printed for number, printed in made.items() if printed is not None}


def bylines_of(frame: Frame, row: Article, prefix: str) -> tuple[Byline, ...]:
    """Who wrote it, with roles in the edition's language."""
    return tuple(_byline(line, prefix) for line in _signed(frame, row))


def _byline(line: BylineRow, prefix: str) -> Byline:
    return Byline(name=line.name_in(prefix), role=line.author.role_in(prefix) if line.author else "")


def _signed(frame: Frame, row: Article) -> list[BylineRow]:
    rows = row.bylines.select_related("author").prefetch_related("author__roles").order_by("sort_order", "pk")
    return frame.once(("bylines", row.pk), lambda: list(rows))


def _topics(frame: Frame, row: Article, prefix: str) -> tuple[str, ...]:
    return tuple(label for link in _filed(frame, row) if (label := link.topic.label_in(prefix)))


def _filed(frame: Frame, row: Article) -> list[ArticleTopic]:
    rows = row.topic_links.select_related("topic").prefetch_related("topic__labels").order_by("sort_order", "pk")
    return frame.once(("topics", row.pk), lambda: list(rows))


def _change_worth_saying(entry: Entry) -> datetime | None:
    return entry.changed_at if entry.changed_at - entry.published_at > A_CHANGE_WORTH_SAYING else None


def _original(frame: Frame, row: Article, entries: dict[str, Entry]) -> Entry | None:
    """The story in its own language; None where the paper no longer has that edition."""
    return entries.get(row.language) if row.language in frame.editions else None


def _paths_where_missing(frame: Frame, row: Article, entries: dict[str, Entry]) -> dict[str, str]:
    """Where each edition says that it lacks the article: under the original's slug. Without an original nobody says so."""
    original = _original(frame, row, entries)
    return {each: _path_where_missing(frame, row, original.slug, each) for each in frame.editions} if original else {}


def _path_where_missing(frame: Frame, row: Article, slug: str, prefix: str) -> str:
    return frame.article_path(prefix=prefix, section_id=row.filed_under_id, slug=slug, article_id=row.pk)


def _missing(frame: Frame, row: Article, prefix: str, entries: dict[str, Entry]) -> Printed | None:
    """The edition lacks it: said in its language, with the way to the original."""
    original = _original(frame, row, entries)
    if original is None:
        return None
    missing = _paths_where_missing(frame, row, entries)
    canonical = missing[prefix]
    chrome = frame.chrome(
        prefix,
        PageFrame(
            canonical=canonical,
            elsewhere=missing | paths_in_print(frame, entries),
            is_indexed=False,
            current_section=row.filed_under_id,
        ),
    )
    latest = newest(prefix, count=LATEST)
    headline = document_of(row).headline
    sheet = MissingSheet(
        chrome=chrome,
        headline=headline,
        source_language=row.language,
        source_tag=frame.editions[row.language].tag,
        source_direction=direction(row.language),
        source_name=frame.language_name(row.language, in_edition=prefix),
        original_address=path_of(frame, original),
        latest=cards(frame, latest),
    )
    return Printed(
        address=canonical,
        body=page("missing.html", sheet, chrome),
        headers=page_headers(chrome),
        subjects=subjects_of(latest) | {subjects.article(row.pk, prefix), subjects.editions_of(row.pk)},
        sentences=(*headline.sentences, *sentences_of(sheet.latest)),
        article_id=row.pk,
    )


def _withdrawn(frame: Frame, row: Article, prefix: str) -> Printed | None:
    """An article taken out of print leaves a page that says so; one that never was in print leaves none."""
    withdrawal = withdrawal_of(row.pk)
    if row.published_at is None or (withdrawal is None and row.expired is False):
        return None
    paths = _last_paths(frame, row)
    canonical, section_id = paths[prefix], row.filed_under_id
    chrome = frame.chrome(
        prefix, PageFrame(canonical=canonical, elsewhere=paths, is_indexed=False, current_section=section_id)
    )
    latest = newest(prefix, count=LATEST)
    reason = _reason(withdrawal, prefix)
    sheet = WithdrawnSheet(
        chrome=chrome,
        section=frame.section_link(section_id, prefix),
        published_at=row.published_at,
        withdrawn_at=withdrawal.at if withdrawal else row.expire_at or row.published_at,
        reason=reason,
        reason_language=_other_language(frame, reason, prefix),
        latest=cards(frame, latest),
    )
    return Printed(
        address=canonical,
        status=410,
        body=page("withdrawn.html", sheet, chrome),
        headers=page_headers(chrome),
        subjects=subjects_of(latest) | {subjects.article(row.pk, prefix)},
        sentences=(*sheet.reason.sentences, *sentences_of(sheet.latest)),
        article_id=row.pk,
    )


def _last_paths(frame: Frame, row: Article) -> dict[str, str]:
    """Where each edition last had the article: that is where readers come looking for it."""
    pages = ShelfPage.objects.filter(kind=PageKind.ARTICLE, key=str(row.pk)).exclude(address="")
    last = dict(pages.values_list("edition", "address"))
    return {each: last.get(each) or _path_where_missing(frame, row, "a", each) for each in frame.editions}


def _other_language(frame: Frame, passage: Passage, prefix: str) -> str:
    """The name of a passage's language where it is not the edition's."""
    language = passage.sentences[0].language if passage else prefix
    return "" if language == prefix else frame.language_name(language, in_edition=prefix)


def _reason(withdrawal: Withdrawal | None, prefix: str) -> Passage:
    """Why it was withdrawn: as people translated it, or in its own language."""
    if withdrawal is None or not withdrawal.reason:
        return EMPTY
    return in_peoples_words(split(withdrawal.reason, withdrawal.reason_language), prefix)
