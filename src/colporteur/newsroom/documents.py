"""An article as passages of sentences: what is translated, printed and recorded."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from wagtail.models import Page, Revision
from wagtail.rich_text import RichText
from wagtail.rich_text.rewriters import LinkRewriter

from colporteur.foundations.errors import NotInPrint
from colporteur.newsroom.models import Article, Picture
from colporteur.newsroom.models.printed import PrintedPage
from colporteur.text.documents import (
    EMPTY,
    ArticleDocument,
    BodyBlock,
    Correction,
    Embed,
    FactBox,
    Figure,
    ItemList,
    Paragraph,
    Passage,
    Quote,
    Role,
    Subhead,
    Table,
)
from colporteur.text.normalise import clean
from colporteur.text.rich import passage_from_html
from colporteur.text.sentences import split

TEXT_FIELDS = (
    "title",
    "language",
    "kicker",
    "lead",
    "dateline",
    "body",
    "picture",
    "picture_alt",
    "picture_is_decoration",
    "picture_caption",
)
_END_OF_PARAGRAPH = re.compile(r"</p\s*>", re.IGNORECASE)
type Value = Any  # a StreamField's value: Wagtail has no types


def document_of(article: Article) -> ArticleDocument:
    """The text of this instance: loaded from its table it is what is in print, whatever drafts there are."""
    plain = partial(_plain, language=article.language)
    return ArticleDocument(
        language=article.language,
        headline=plain(article.title, role=Role.TITLE),
        kicker=plain(article.kicker, role=Role.TITLE),
        lead=plain(article.lead),
        dateline=plain(article.dateline, role=Role.TITLE),
        picture=_lead_figure(article),
        body=tuple(_blocks(article)),
        corrections=tuple(
            Correction(at=row.at, passage=plain(row.text))
            for row in sorted(article.corrections.all(), key=lambda row: row.at)
        ),
    )


def document_of_revision(revision_id: int) -> ArticleDocument:
    """The text of the revision with this number, in print or not.

    Raises:
        NotInPrint: it has been deleted, as drafts are.
    """
    found = documents_of_revisions([revision_id])
    if revision_id not in found:
        raise NotInPrint(f"There is no revision {revision_id} any more.")
    return found[revision_id]


def documents_of_revisions(revision_ids: Iterable[int]) -> dict[int, ArticleDocument]:
    """The texts of the revisions with these numbers, in print or not; without those that have been deleted."""
    wanted = set(revision_ids)
    in_print = Article.objects.only(*TEXT_FIELDS, "live_revision").filter(live_revision__in=wanted, live=True)
    # What is in print its own row says too, and that is read several times as fast.
    in_print = in_print.select_related("picture").prefetch_related("corrections")
    found = {article.live_revision_id: document_of(article) for article in in_print}
    if wanted - found.keys():
        others = Revision.objects.filter(pk__in=wanted - found.keys())
        found |= {revision.pk: document_of(revision.as_object()) for revision in others}
    return found


def _blocks(article: Article) -> Iterator[BodyBlock]:
    for child in article.body:
        yield from _MAKERS[child.block_type](child.value, article.language)


def _paragraphs(value: Value, language: str) -> Iterator[BodyBlock]:
    return (Paragraph(passage=passage) for passage in _passages(value, language))


def _subhead(value: Value, language: str) -> Iterator[BodyBlock]:
    passage = _plain(value, language=language, role=Role.TITLE)
    if passage:
        yield Subhead(passage=passage)


def _quote(value: Value, language: str) -> Iterator[BodyBlock]:
    passage = _rich(value["text"], language)
    if passage:
        yield Quote(passage=passage, attribution=_plain(value["attribution"], language=language, role=Role.TITLE))


def _picture(value: Value, language: str) -> Iterator[BodyBlock]:
    figure = _figure(value["picture"], value["alt"], value["caption"], language)
    if figure is not None and value["is_decoration"]:
        figure = replace(figure, alt=EMPTY)
    if figure is not None:
        yield figure


def _list(value: Value, language: str) -> Iterator[BodyBlock]:
    items = tuple(passage for item in value["items"] if (passage := _rich(item, language)))
    if items:
        yield ItemList(items=items, ordered=bool(value["is_ordered"]))


def _table(value: Value, language: str) -> Iterator[BodyBlock]:
    heads = tuple(_plain(column["heading"], language=language) for column in value.columns)
    rows = [tuple(_rich(cell.value, language) for cell in row) for row in value.rows]
    if any(heads):
        rows.insert(0, heads)
    if any(cell for row in rows for cell in row):
        caption = _plain(value.caption, language=language)
        yield Table(rows=tuple(rows), has_header=any(heads), caption=caption)


def _fact_box(value: Value, language: str) -> Iterator[BodyBlock]:
    title = _plain(value["title"], language=language, role=Role.TITLE)
    passages = tuple(_passages(value["text"], language))
    if title or passages:
        yield FactBox(title=title, passages=passages)


def _embed(value: Value, language: str) -> Iterator[BodyBlock]:
    yield Embed(url=value["url"], title=_plain(value["title"], language=language, role=Role.TITLE))


_MAKERS: dict[str, Callable[[Value, str], Iterator[BodyBlock]]] = {
    "paragraph": _paragraphs,
    "subhead": _subhead,
    "quote": _quote,
    "picture": _picture,
    "list": _list,
    "table": _table,
    "fact_box": _fact_box,
    "embed": _embed,
}


def _lead_figure(article: Article) -> Figure | None:
    figure = _figure(article.picture, article.picture_alt, article.picture_caption, article.language)
    return replace(figure, alt=EMPTY) if figure is not None and article.picture_is_decoration else figure


def _figure(picture: Picture | None, alt: str, caption: str, language: str) -> Figure | None:
    """The article's own words first, else the library's, which may be in another language and then say so themselves."""
    if picture is None:
        return None
    of_library = picture.language or language
    return Figure(
        picture_id=picture.pk,
        alt=_plain(alt, language=language) or _plain(picture.alt, language=of_library),
        caption=_plain(caption, language=language) or _plain(picture.caption, language=of_library),
        credit=picture.credit,
    )


def _plain(text: str | None, *, language: str, role: Role = Role.TEXT) -> Passage:
    cleaned = clean(text or "")
    return split(cleaned, language, role) if cleaned else EMPTY


def _rich(value: RichText | None, language: str) -> Passage:
    return passage_from_html(_with_readers_links(value.source), language, Role.TEXT) if value else EMPTY


def _passages(value: RichText | None, language: str) -> Iterator[Passage]:
    """One passage for each paragraph of a rich text."""
    for html in _END_OF_PARAGRAPH.split(_with_readers_links(value.source) if value else ""):
        passage = passage_from_html(html, language, Role.TEXT)
        if passage:
            yield passage


def _to_pages(links: list[dict[str, str]]) -> list[str]:
    """Links to articles lead each reader to their own edition; to other pages, to where these stand; else they go."""
    ids = {int(link["id"]) for link in links if link.get("id", "").isdecimal()}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific(defer=True)}
    return [_opening_tag(pages.get(int(link.get("id", "0")))) for link in links]


def _opening_tag(page: Page | None) -> str:
    if isinstance(page, Article):
        return f'<a href="/{page.pk}">'
    address = page.address() if isinstance(page, PrintedPage) else None
    return f'<a href="{address}">' if address else "<a>"


_with_readers_links = LinkRewriter(bulk_rules={"page": _to_pages})
