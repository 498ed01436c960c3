"""Readers' addresses as Django answers them: what is not on the shelf, what has moved, what chooses an edition."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt

from colporteur.foundations.clock import now
from colporteur.ledger.access import was_printed
from colporteur.newsroom.access import section_by_slug
from colporteur.newsroom.models import Article
from colporteur.press.error_pages import READING, not_found, only_read
from colporteur.press.frame import Frame, notice_path
from colporteur.press.models import NEWS, Entry, PageKind, ShelfPage
from colporteur.press.presses import first_request, house_printer
from colporteur.press.printing import PageId
from colporteur.press.readers_edition import edition_of
from colporteur.press.rendering import ALWAYS
from colporteur.press.rules import addresses
from colporteur.press.rules.addresses import (
    ArticlePage,
    Feed,
    Front,
    NewsSitemap,
    OneWord,
    Robots,
    Root,
    SectionMonth,
    SectionPage,
    ShortLink,
    SitemapIndex,
    SitemapPart,
)
from colporteur.press.shelf import Sheet
from colporteur.press.stories import path_of


@csrf_exempt  # nothing is changed here: whatever is sent gets the same answer
def reader_page(request: HttpRequest) -> HttpResponse:
    """Any address of a reader's: print it now, or say where it moved or that it is not there."""
    if request.method not in READING:
        return only_read(request)
    frame = Frame()
    match addresses.parse(request.path, frozenset(frame.editions)):
        case None:
            return _of_a_closed_edition(request, frame) or not_found(request, frame)
        case Root():
            return _private_redirect(addresses.front(edition_of(request, frame)), request)
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
        case NewsSitemap():
            return PageId(kind=PageKind.SITEMAP, edition="", key=NEWS)
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
    """Where there are no two languages to show (the original, a withdrawn article), the article's own page answers."""
    key = str(wanted.article_id)
    if wanted.is_parallel:
        sheet = _printed(request, PageId(kind=PageKind.PARALLEL, edition=wanted.edition, key=key))
        if sheet is not None:
            return _standing(request, sheet)
    return _print(request, frame, PageId(kind=PageKind.ARTICLE, edition=wanted.edition, key=key))


def _print(request: HttpRequest, frame: Frame, page_id: PageId) -> HttpResponse:
    """The page, or that there is none."""
    sheet = _printed(request, page_id)
    return not_found(request, frame) if sheet is None else _standing(request, sheet)


def _printed(request: HttpRequest, page_id: PageId) -> Sheet | None:
    """Print the page unless another request has just done so; None if there is no such page."""
    shelf = house_printer().shelf
    with first_request(f"{page_id.kind}/{page_id.edition}/{page_id.key}"):
        sheet = shelf.read(request.path)
        if sheet is not None and _is_current(page_id, request.path):
            return sheet
        printed = house_printer().print_now(page_id=page_id, at=now())
        return printed.sheet if printed is not None else None


def _standing(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """The page where it stands; a wrong address leads to the right one."""
    return _response(sheet) if sheet.address == request.path else _moved(sheet.address, request)


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
    """A redirect that browsers ask for again: a section renamed may get its old name back, a withdrawn story return."""
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    return HttpResponsePermanentRedirect(addresses.encoded(path) + query, headers=dict(ALWAYS))


def _private_redirect(path: str, request: HttpRequest) -> HttpResponse:
    """A redirect that depends on who asks: no cache may keep it for somebody else."""
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    response = HttpResponseRedirect(addresses.encoded(path) + query)
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Accept-Language, Cookie"
    return response


def _of_a_closed_edition(request: HttpRequest, frame: Frame) -> HttpResponse | None:
    """Whoever kept the address of an article in an edition that the paper no longer has still gets the article."""
    prefix = request.path.partition("/")[2].partition("/")[0]
    wanted = addresses.parse(request.path, frozenset({prefix}))
    if isinstance(wanted, ArticlePage) and was_printed(page=request.path):
        return _receivers_own(request, frame, wanted.article_id)
    return None


def _receivers_own(request: HttpRequest, frame: Frame, article_id: int) -> HttpResponse:
    """What "share" copies: the receiver's own edition if that has the article, else the original, else the note."""
    entries = {entry.edition: entry for entry in Entry.objects.filter(article_id=article_id)}
    row = Article.objects.filter(pk=article_id).only("language", "slug", "filed_under_id", "published_at").first()
    if row is None or row.published_at is None:
        return not_found(request, frame)
    prefix = edition_of(request, frame)
    entry = entries.get(prefix) or entries.get(row.language)
    if entry is not None:
        return _private_redirect(path_of(frame, entry), request)
    sheet = _printed(request, PageId(kind=PageKind.ARTICLE, edition=prefix, key=str(article_id)))
    return not_found(request, frame) if sheet is None else _private_redirect(sheet.address, request)
