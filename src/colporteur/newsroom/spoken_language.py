"""The language in which the newsroom speaks to somebody: theirs, also at the door and where it refuses something."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import override
from django.utils.translation.trans_real import parse_accept_lang_header
from wagtail.users.models import UserProfile

from colporteur.newsroom.access import house_language
from colporteur.newsroom.office_hours import NEWSROOM

SPOKEN = ("ar", "ca", "de", "en", "es", "fr")  # in others only Wagtail's own words would be translated
OTHERWISE = "en"


class SpokenLanguage:
    """Wagtail speaks a person's language inside its pages only; before them are the door, and what it answers to the others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on with the request."""
        if not request.path.startswith(NEWSROOM):
            return self._get_response(request)
        with override(language_for(request)):
            response = self._get_response(request)
        patch_vary_headers(response, ["Accept-Language"])
        return response


def language_for(request: HttpRequest) -> str:
    """What the person has chosen in their account, else what their browser asks for, else the house language."""
    chosen = UserProfile.get_for_user(request.user).preferred_language if request.user.is_authenticated else ""
    return chosen or _asked_for(request) or _of_the_house()


def _asked_for(request: HttpRequest) -> str:
    wishes = parse_accept_lang_header(request.headers.get("Accept-Language", ""))  # the dearest first
    languages = (tag.partition("-")[0] for tag, weight in wishes if weight)
    return next((language for language in languages if language in SPOKEN), "")


def _of_the_house() -> str:
    language = house_language().partition("-")[0]
    return language if language in SPOKEN else OTHERWISE
