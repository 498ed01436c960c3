"""Readers' addresses as Django answers them: what is not on the shelf, what has moved, what chooses an edition."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils import translation

from colporteur.foundations.clock import now
from colporteur.newsroom.access import section_by_slug
from colporteur.newsroom.models import Article
from colporteur.press.frame import Frame, PageFrame, notice_path
from colporteur.press.layouts import ErrorSheet
from colporteur.press.models import Entry, PageKind, ShelfPage
from colporteur.press.presses import first_request, house_printer
from colporteur.press.printing import PageId
from colporteur.press.rendering import page, page_headers
from colporteur.press.rules import addresses
from colporteur.press.rules.addresses import (
    ArticlePage,
    Feed,
    Front,
    OneWord,
    Robots,
    Root,
    SectionMonth,
    SectionPage,
    ShortLink,
    SitemapIndex,
    SitemapPart,
)
from colporteur.press.rules.negotiation import choose_edition
from colporteur.press.shelf import Sheet
from colporteur.press.stories import LATEST, cards, newest, path_of

EDITION_COOKIE = "edition"


def reader_page(request: HttpRequest) -> HttpResponse:
    """Any address of a reader's: print it now, or say where it moved or that it is not there."""
    if request.method not in ("GET", "HEAD"):
        response = HttpResponse(status=405)
        response["Allow"] = "GET, HEAD"
        return response
    frame = Frame()
    match addresses.parse(request.path, frozenset(frame.editions)):
        case None:
            return not_found(request, frame)
        case Root():
            return _private_redirect(addresses.front(_edition_of(request, frame)), request)
        case ShortLink(article_id=article_id):
            return _receivers_own(request, frame, article_id)
        case ArticlePage() as wanted:
            return _article(request, frame, wanted)
        case address:
            page_id = _page_id(frame, address)
            return _print(request, frame, page_id) if page_id else not_found(request, frame)


def _page_id(frame: Frame, address: object) -> PageId | None:
    """The page at an address, if there may be one."""
    match address:
        case Front(edition=edition):
            return PageId(kind=PageKind.FRONT, edition=edition, key="")
        case Feed(edition=edition, format=form):
            return PageId(kind=PageKind.FEED, edition=edition, key=form)
        case SitemapIndex():
            return PageId(kind=PageKind.SITEMAP, edition="", key="")
        case SitemapPart(edition=edition, year=year, month=month, number=number):
            key = f"{year:04}-{month:02}" + (f"-{number}" if number > 1 else "")
            return PageId(kind=PageKind.SITEMAP, edition=edition, key=key)
        case Robots():
            return PageId(kind=PageKind.ROBOTS, edition="", key="")
        case SectionPage(edition=edition, section_slug=slug) | OneWord(edition=edition, word=slug):
            return _section_or_notice(frame, edition, slug)
        case SectionMonth(edition=edition, section_slug=slug, year=year, month=month):
            return _section(edition, slug, f"{year:04}-{month:02}")
    return None


def _section_or_notice(frame: Frame, edition: str, word: str) -> PageId | None:
    path = addresses.notice(edition, word)
    for text in frame.notices:
        if text.edition == edition and notice_path(text) == path:
            return PageId(kind=PageKind.NOTICE, edition=edition, key=str(text.notice_id))
    return _section(edition, word)


def _section(edition: str, slug: str, month: str = "") -> PageId | None:
    """The section that has, or once had, this slug; where its page now has another address, that is where it leads."""
    found = section_by_slug(edition, slug)
    if found is None:
        return None
    return PageId(kind=PageKind.SECTION, edition=edition, key=f"{found.section.pk}{month and ':'}{month}")


def _article(request: HttpRequest, frame: Frame, wanted: ArticlePage) -> HttpResponse:
    kind = PageKind.PARALLEL if wanted.is_parallel else PageKind.ARTICLE
    return _print(request, frame, PageId(kind=kind, edition=wanted.edition, key=str(wanted.article_id)))


def _print(request: HttpRequest, frame: Frame, page_id: PageId) -> HttpResponse:
    """Print the page unless another request has just done so; a wrong address leads to the right one."""
    shelf = house_printer().shelf
    with first_request(f"{page_id.kind}/{page_id.edition}/{page_id.key}"):
        sheet = shelf.read(request.path)
        if sheet is None or not _is_current(page_id, request.path):
            printed = house_printer().print_now(page_id=page_id, at=now())
            if printed is None:
                return not_found(request, frame)
            sheet = printed.sheet
    if sheet.address != request.path:
        return _moved(sheet.address, request)
    return _response(sheet)


def _is_current(page_id: PageId, path: str) -> bool:
    rows = ShelfPage.objects.filter(kind=page_id.kind, edition=page_id.edition, key=page_id.key, address=path)
    row = rows.first()
    return row is not None and row.due <= row.printed


def _response(sheet: Sheet) -> HttpResponse:
    response = HttpResponse(sheet.body, status=sheet.status)
    for name, value in sheet.headers:
        response[name] = value
    return response


def _moved(path: str, request: HttpRequest) -> HttpResponse:
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    return HttpResponsePermanentRedirect(addresses.encoded(path) + query)


def _private_redirect(path: str, request: HttpRequest) -> HttpResponse:
    """A redirect that depends on who asks: no cache may keep it for somebody else."""
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    response = HttpResponseRedirect(addresses.encoded(path) + query)
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Accept-Language, Cookie"
    return response


def _edition_of(request: HttpRequest, frame: Frame) -> str:
    return choose_edition(
        cookie=request.COOKIES.get(EDITION_COOKIE),
        accept_language=request.headers.get("Accept-Language"),
        editions=tuple((edition.prefix, edition.tag) for edition in frame.editions.values()),
        house_language=frame.newspaper.house_language,
    )


def _receivers_own(request: HttpRequest, frame: Frame, article_id: int) -> HttpResponse:
    """What "share" copies: the receiver's own edition if that has the article, else the original, else the note."""
    entries = {entry.edition: entry for entry in Entry.objects.filter(article_id=article_id)}
    row = Article.objects.filter(pk=article_id).only("language", "slug", "filed_under_id", "published_at").first()
    if row is None or row.published_at is None:
        return not_found(request, frame)
    prefix = _edition_of(request, frame)
    entry = entries.get(prefix) or entries.get(row.language)
    if entry is not None:
        return _private_redirect(path_of(frame, entry), request)
    return _print(request, frame, PageId(kind=PageKind.ARTICLE, edition=prefix, key=str(article_id)))


def not_found(request: HttpRequest, frame: Frame | None = None) -> HttpResponse:
    """404 in the language of the address, or else of the reader."""
    return error_page(request, 404, frame)


def error_page(request: HttpRequest, status: int, frame: Frame | None = None) -> HttpResponse:
    """An error in the reader's language, with the way on."""
    frame = frame or Frame()
    first = request.path.strip("/").partition("/")[0]
    prefix = first if first in frame.editions else _edition_of(request, frame)
    chrome = frame.chrome(prefix, PageFrame(canonical=addresses.front(prefix), is_indexed=False))
    sheet = ErrorSheet(chrome=chrome, status=status, latest=cards(frame, newest(prefix, count=LATEST)))
    response = HttpResponse(page("error.html", sheet, chrome), status=status)
    for name, value in page_headers(chrome):
        response[name] = value
    response["Cache-Control"] = "private, no-cache"
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler404`."""
    with translation.override(None):
        return error_page(request, 404)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler403`."""
    return error_page(request, 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`."""
    return error_page(request, 500)
