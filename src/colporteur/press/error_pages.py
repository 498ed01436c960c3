"""Errors as readers meet them: in the language of the address or else of the reader, with the way on."""

import logging

from django.http import HttpRequest, HttpResponse

from colporteur.press.fallbacks import DESK_IS_AWAY, HEADERS
from colporteur.press.frame import Frame, PageFrame
from colporteur.press.layouts import ErrorSheet
from colporteur.press.readers_edition import edition_addressed
from colporteur.press.rendering import page, page_headers
from colporteur.press.rules import addresses
from colporteur.press.stories import LATEST, cards, newest

log = logging.getLogger(__name__)
READING = ("GET", "HEAD")


def not_found(request: HttpRequest, frame: Frame | None = None) -> HttpResponse:
    """404."""
    return error_page(request, 404, frame)


def only_read(request: HttpRequest, *, also: tuple[str, ...] = ()) -> HttpResponse:
    """405: a page was asked in a way that it does not know; `also` are the methods that it knows beyond reading."""
    response = error_page(request, 405)
    response["Allow"] = ", ".join((*READING, *also))
    return response


def error_page(request: HttpRequest, status: int, frame: Frame | None = None) -> HttpResponse:
    """The page of an error. It is for this reader alone, since its language may be."""
    frame = frame or Frame()
    prefix = edition_addressed(request, frame)
    chrome = frame.chrome(prefix, PageFrame(canonical=addresses.front(prefix), is_indexed=False))
    sheet = ErrorSheet(chrome=chrome, status=status, latest=cards(frame, newest(prefix, count=LATEST)))
    response = HttpResponse(page("error.html", sheet, chrome), status=status)
    for name, value in page_headers(chrome):
        response[name] = value
    response["Cache-Control"] = "private, no-cache"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler400`: a host that is not ours, a form that cannot be read."""
    return error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler403`."""
    return error_page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler404`."""
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`. What broke the page may break this one too: then it says so in every language at once."""
    try:
        return error_page(request, 500)
    except Exception:  # whatever it is, the reader gets an answer and the log the reason
        log.exception("the page of the error could not be made either")
        return HttpResponse(DESK_IS_AWAY, status=500, headers=dict(HEADERS))
