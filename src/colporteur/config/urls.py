"""Every address of the house that Django answers. Readers' pages come from the shelf; what is not there comes here."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail.admin import urls as wagtail_admin_urls

from colporteur.newsroom.sign_in import SignIn
from colporteur.press.report_views import report_form, report_outcome
from colporteur.press.rules import report_addresses
from colporteur.press.views import reader_page
from colporteur.publication.views import healthy, metrics

urlpatterns: list[URLPattern | URLResolver] = [
    path("newsroom/login/", SignIn.as_view()),  # before Wagtail's own, whose name leads here
    path("newsroom/", include(wagtail_admin_urls)),
    path("healthz", healthy),
    path("metrics", metrics),
    re_path(report_addresses.FORM, report_form),
    re_path(report_addresses.OUTCOME, report_outcome),
    re_path(r"", reader_page),
]
handler400 = "colporteur.press.error_pages.bad_request"
handler403 = "colporteur.press.error_pages.permission_denied"
handler404 = "colporteur.press.error_pages.page_not_found"
handler500 = "colporteur.press.error_pages.server_error"
