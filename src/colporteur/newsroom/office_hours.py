"""Hours in the newsroom are the paper's: what an editor types into a schedule means the clock on the wall there."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from wagtail.users.models import UserProfile

from colporteur.newsroom.access import paper_zone

NEWSROOM = "/newsroom/"


class OfficeHours:
    """Gives every editor who has chosen no time zone that of the paper, for this request; Wagtail would take UTC."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on with the request."""
        if request.path.startswith(NEWSROOM) and request.user.is_authenticated:
            profile = UserProfile.get_for_user(request.user)
            profile.current_time_zone = profile.current_time_zone or str(paper_zone())
            request.user.wagtail_userprofile = profile  # type: ignore[attr-defined] # Wagtail's own relation to our user
        return self._get_response(request)
