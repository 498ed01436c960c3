"""What an hour means that an editor types."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail.users.models import UserProfile

from colporteur.newsroom.office_hours import OfficeHours
from colporteur.newsroom.tests.factories import make_newspaper
from colporteur.people.models import User

pytestmark = pytest.mark.django_db


def zone_of(user: Any, path: str = "/newsroom/") -> str | None:
    """The zone that Wagtail takes for this request."""
    request: Any = RequestFactory().get(path)
    request.user = user
    OfficeHours(lambda _request: HttpResponse())(request)
    profile = getattr(request.user, "wagtail_userprofile", None)
    return str(profile.get_current_time_zone()) if profile else None


def test_an_editors_hours_are_the_papers_until_another_zone_is_chosen() -> None:
    make_newspaper()
    editor = User.objects.create_user("ada", password="not-a-secret-1")
    assert zone_of(editor) == "Europe/Berlin"
    UserProfile.objects.filter(user=editor).update(current_time_zone="Asia/Tokyo")
    assert zone_of(User.objects.get(pk=editor.pk)) == "Asia/Tokyo"


def test_nobody_is_asked_for_a_zone_elsewhere() -> None:
    make_newspaper()
    assert zone_of(User.objects.create_user("ada", password="not-a-secret-1"), "/en/") is None
    assert zone_of(SimpleNamespace(is_authenticated=False)) is None
