"""The newsroom's door: Wagtail's sign-in with a brake on wrong passwords (`people/actions.py`)."""

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext, override
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm
from wagtail.admin.views.account import LoginView
from wagtail.users.models import UserProfile

from colporteur.foundations.clock import now
from colporteur.foundations.networks import network_of
from colporteur.foundations.settings import house
from colporteur.people.actions import Attempt, clear_sign_in, count_sign_in, sign_in_limits, tell_of_failed_sign_in
from colporteur.people.errors import SignInPaused
from colporteur.people.models import User

KNOWN_BROWSER = "known_browser"  # a cookie that says nothing but which account was signed in here
KNOWN_FOR = timedelta(days=180)
SALT = "colporteur.newsroom.known_browser"


class SignInForm(LoginForm):
    """Looks at the password only while the brake is off."""

    retry_after = 0  # seconds; above zero where the brake is on

    def clean(self) -> dict[str, Any]:
        """Count first, then look."""
        attempt = attempt_of(self.request, self.cleaned_data.get("username") or "")
        if not (attempt.account and self.cleaned_data.get("password")):
            return super().clean()
        try:
            count_sign_in(attempt=attempt, limits=sign_in_limits(), at=now())
        except SignInPaused as pause:
            self.retry_after = pause.retry_after
            raise _please_wait(pause.retry_after) from pause
        try:
            cleaned = super().clean()
        except ValidationError:
            tell_of_failed_sign_in(attempt=attempt)
            raise
        clear_sign_in(attempt=attempt)
        return cleaned


class ForgottenPasswordForm(PasswordResetForm):
    """Wagtail's, in the language in which the person works rather than that of the browser that asks."""

    def send_mail(
        self, subject_template_name: str, email_template_name: str, context: dict[str, Any], *rest: Any, **named: Any
    ) -> None:
        """See the class. `Any`: as Django hands it over."""
        with override(UserProfile.get_for_user(context["user"]).get_preferred_language()):
            super().send_mail(subject_template_name, email_template_name, context, *rest, **named)


class SignIn(LoginView):
    """Wagtail's, with the form above; whoever got in is known in this browser from then on."""

    def get_form_class(self) -> type[SignInForm]:
        """See the class."""
        return SignInForm

    def form_valid(self, form: SignInForm) -> HttpResponse:
        """Signed in."""
        response = super().form_valid(form)
        response.set_cookie(
            KNOWN_BROWSER,
            signing.dumps({"account": form.get_user().pk, "name": secrets.token_hex(8)}, salt=SALT),
            max_age=KNOWN_FOR,
            path=self.request.path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        """Not signed in; programs are told how long the brake is on."""
        response = super().form_invalid(form)
        if form.retry_after:
            response.status_code = SignInPaused.status
            response["Retry-After"] = str(form.retry_after)
        return response


def attempt_of(request: HttpRequest, account: str) -> Attempt:
    """Who asks, and from where: the address is the one that our own forwarder has seen, whatever the reader wrote."""
    network = network_of(
        forwarded=request.headers.get("X-Forwarded-For", ""),
        remote=request.META.get("REMOTE_ADDR", ""),
        trusted=house()["server.trusted_proxies"],
    )
    return Attempt(account=account, network=network, browser=_known_browser(request, account))


def _known_browser(request: HttpRequest, account: str) -> str:
    try:
        known = signing.loads(request.COOKIES.get(KNOWN_BROWSER, ""), salt=SALT, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return ""
    is_theirs = User.objects.filter(pk=known["account"], username=account).exists()
    return str(known["name"]) if is_theirs else ""


def _please_wait(seconds: int) -> ValidationError:
    minutes = -(-seconds // 60)
    words = ngettext(
        "There were too many wrong passwords. So that nobody can try them all, the door stays closed for another minute. "
        "Your password still holds; please try again then.",
        "There were too many wrong passwords. So that nobody can try them all, the door stays closed for another "
        "%(minutes)s minutes. Your password still holds; please try again then.",
        minutes,
    )
    return ValidationError(words, code="paused", params={"minutes": minutes})
