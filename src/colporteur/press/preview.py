"""What the editor's preview shows: the unsaved article as an edition would print it, storing nothing.

Memory and engines of this house only: no sentence of a draft leaves it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page

from colporteur.newsroom.documents import document_of
from colporteur.newsroom.models import Article, Notice, Section
from colporteur.newsroom.rules.front import Placed
from colporteur.press.frame import Frame, PageFrame
from colporteur.press.layouts import ArticleSheet, NoticeKind, TranslationNotice
from colporteur.press.pages.articles import bylines_of, figures_of, photographs_of
from colporteur.press.pages.lists import front_with
from colporteur.press.presses import renderers_from
from colporteur.press.printing import PageId
from colporteur.press.rendering import page as render
from colporteur.press.rendering import preview_headers
from colporteur.press.rules import addresses
from colporteur.translation.drafts import translated_draft


def preview(request: HttpRequest, page: Page, prefix: str) -> HttpResponse:
    """The unsaved page in that edition."""
    body = _article(page, prefix) if isinstance(page, Article) else _saved(page, prefix)
    response = HttpResponse(body)
    for name, value in preview_headers():
        response[name] = value
    return response


def front_preview(_request: HttpRequest, pins: Sequence[Placed], prefix: str) -> HttpResponse:
    """The front page of that edition with these pins, before they are saved."""
    printed = front_with(Frame(), prefix, pins)
    if printed is None:
        raise Http404(f"The paper has no edition “{prefix}”.")
    response = HttpResponse(printed.body)
    for name, value in preview_headers():
        response[name] = value
    return response


def _saved(page: Page, prefix: str) -> bytes:
    """Sections and notices are shown as they are in print."""
    kind = {Section: "section", Notice: "notice"}.get(type(page), "front")
    key = str(page.pk) if kind != "front" else ""
    printed = renderers_from(Frame())[kind](PageId(kind=kind, edition=prefix, key=key))
    return printed.body if printed else b""


def _article(article: Article, prefix: str) -> bytes:
    frame = Frame()
    document = document_of(article)
    notice = TranslationNotice(kind=NoticeKind.NONE)
    if prefix != article.language:
        draft = translated_draft(document=document, language=prefix, article_id=article.pk or 0)
        document = draft.document
        notice = TranslationNotice(
            kind=NoticeKind.MACHINE,
            source_language=article.language,
            source_name=frame.language_name(article.language, in_edition=prefix),
            engine=draft.engine,
            grade=draft.grade,
            held_sentences=draft.held_sentences,
        )
    chrome = frame.chrome(prefix, PageFrame(canonical=addresses.front(prefix), is_indexed=False))
    figures = figures_of(frame, prefix, document)
    sheet = ArticleSheet(
        chrome=replace(chrome, alternates=()),
        article_id=article.pk or 0,
        document=document,
        section=frame.section_link(article.filed_under_id or 0, prefix),
        bylines=bylines_of(frame, article, prefix),
        published_at=article.published_at or datetime.now(UTC),
        changed_at=None,
        notice=notice,
        photographs=photographs_of(figures),
        is_breaking=article.is_breaking,
        corrections=document.corrections,
    )
    return render("article.html", sheet, chrome)
