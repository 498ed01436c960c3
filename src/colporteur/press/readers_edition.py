"""Which edition somebody gets who has not named one in the address."""

from django.http import HttpRequest

from colporteur.press.frame import Frame
from colporteur.press.rules.negotiation import choose_edition

EDITION_COOKIE = "edition"


def edition_of(request: HttpRequest, frame: Frame) -> str:
    """The prefix of the edition that was chosen before, or that the browser's languages ask for, or the house's."""
    return choose_edition(
        cookie=request.COOKIES.get(EDITION_COOKIE),
        accept_language=request.headers.get("Accept-Language"),
        editions=tuple((edition.prefix, edition.tag) for edition in frame.editions.values()),
        house_language=frame.newspaper.house_language,
    )


def edition_addressed(request: HttpRequest, frame: Frame) -> str:
    """The edition that the address names, or else the reader's."""
    first = request.path.strip("/").partition("/")[0]
    return first if first in frame.editions else edition_of(request, frame)
