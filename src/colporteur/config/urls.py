"""Every address of the house that Django answers."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtail_admin_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("newsroom/", include(wagtail_admin_urls)),
]
