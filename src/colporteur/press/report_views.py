"""Reporting a translated sentence: pages for one reader, never on the shelf, without account, cookie or script.

The form carries a token of its own, signed for this sentence, this wording and the reader's network: another site cannot make
one that holds for its visitors. Whoever has cookies switched off can report as well as anybody. The token becomes the
address of the outcome, so that a form sent twice is one report.
"""

import hashlib
from typing import Any

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt

from colporteur.foundations.clock import now
from colporteur.foundations.errors import NotInPrint
from colporteur.foundations.networks import network_of
from colporteur.foundations.settings import house
from colporteur.press.error_pages import READING, not_found, only_read
from colporteur.press.frame import Frame
from colporteur.press.pages.reports import (
    NotReportable,
    SentenceInPrint,
    refused_sheet,
    report_sheet,
    reported_sheet,
    sentence_in_print,
)
from colporteur.press.rendering import page, page_headers
from colporteur.press.rules import report_addresses
from colporteur.translation.actions import HourlyLimits, Reported, hand_in_report, new_token
from colporteur.translation.errors import TooManyReports
from colporteur.translation.reported import report_by_token
from colporteur.translation.rules.reports import Said, as_said, faults_of

FORM_HOLDS_SECONDS = 86_400
SAME_SITE = "same-origin"
STATUS_OF_REFUSALS = {"out": 410, "gone": 404}


@csrf_exempt  # the form has a token that needs no cookie; see above
def report_form(request: HttpRequest, prefix: str, article_id: str, key: str) -> HttpResponse:
    """GET shows the form of a sentence, POST hands it in."""
    if request.method not in (*READING, "POST"):
        return only_read(request, also=("POST",))
    frame = Frame()
    if prefix not in frame.editions:
        return not_found(request, frame)
    said = _said_in(request) if request.method == "POST" else None
    found = sentence_in_print(frame, prefix, int(article_id), key)
    if isinstance(found, NotReportable):
        return _refused(request, frame, prefix, found, said)
    if said is None:
        return _form(request, frame, found)
    return _taken_in(request, frame, found, said)


@csrf_exempt  # nothing is changed here: whatever is sent gets the same answer
def report_outcome(request: HttpRequest, prefix: str, token: str) -> HttpResponse:
    """What came of a report, for whoever has its address."""
    if request.method not in READING:
        return only_read(request)
    frame = Frame()
    if prefix not in frame.editions:
        return not_found(request, frame)
    try:
        report = report_by_token(token=token, language=prefix)
    except NotInPrint:
        return not_found(request, frame)
    response = _private("reported.html", reported_sheet(frame, report))
    response["Referrer-Policy"] = "no-referrer"  # the address is the reporter's own
    return response


def _taken_in(request: HttpRequest, frame: Frame, found: SentenceInPrint, said: Said) -> HttpResponse:
    """Keep it and lead on to its own page, or show the form again with all that was written."""
    if not _is_from_here(request):
        return _form(request, frame, found, status=403, problems=("lapsed",))
    token, problem = _token_of(request, found)
    if problem:
        return _form(request, frame, found, said=said, status=403 if problem == "lapsed" else 409, problems=(problem,))
    if problems := faults_of(said, printed=found.printed.text):
        return _form(request, frame, found, said=said, status=400, problems=tuple(map(str, problems)))
    try:
        report = hand_in_report(
            reported=_reported(found), said=said, token=token, network=_network(request), limits=_limits(), at=now()
        )
    except TooManyReports as error:
        response = _form(request, frame, found, said=said, status=error.status, problems=("too_many",))
        response["Retry-After"] = str(error.retry_after)
        return response
    led_on = HttpResponseRedirect(report_addresses.outcome(found.shown.prefix, report.token), status=303)
    led_on["Cache-Control"] = "private, no-store"
    return led_on


def _form(
    request: HttpRequest,
    frame: Frame,
    found: SentenceInPrint,
    *,
    said: Said | None = None,
    status: int = 200,
    problems: tuple[str, ...] = (),
) -> HttpResponse:
    token = _signer(request).sign(f"{new_token()}.{_digest(found)}")
    return _private("report.html", report_sheet(frame, found, token=token, said=said, problems=problems), status)


def _refused(request: HttpRequest, frame: Frame, prefix: str, why: NotReportable, said: Said | None) -> HttpResponse:
    if why.why == "unknown":
        return not_found(request, frame)
    kept = said if _is_from_here(request) else None
    return _private(
        "report-refused.html", refused_sheet(frame, prefix, why=why, said=kept), STATUS_OF_REFUSALS[why.why]
    )


def _private(template: str, sheet: Any, status: int = 200) -> HttpResponse:  # Any: every template has its own kind
    response = HttpResponse(page(template, sheet, sheet.chrome), status=status)
    for name, value in page_headers(sheet.chrome):
        response[name] = value
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _said_in(request: HttpRequest) -> Said:
    form = request.POST
    return as_said(remark=form.get("remark", ""), proposal=form.get("proposal", ""), name=form.get("name", ""))


def _token_of(request: HttpRequest, found: SentenceInPrint) -> tuple[str, str]:
    """The form's token and nothing, or nothing and what is the matter: `lapsed`, or `reworded` since it was shown."""
    try:
        signed = _signer(request).unsign(request.POST.get("token", ""), max_age=FORM_HOLDS_SECONDS)
    except BadSignature:
        return "", "lapsed"
    token, _, digest = signed.partition(".")
    return (token, "") if digest == _digest(found) else ("", "reworded")


def _signer(request: HttpRequest) -> TimestampSigner:
    return TimestampSigner(salt=f"colporteur.press.report/{_network(request)}")


def _digest(found: SentenceInPrint) -> str:
    """Stands for the sentence and for what the reader saw of it."""
    named = f"{found.shown.article.pk}/{found.shown.prefix}/{found.key}/{found.printed.text}"
    return hashlib.sha256(named.encode()).hexdigest()[:16]


def _is_from_here(request: HttpRequest) -> bool:
    """Whether one of our own pages sent it, by what browsers say of themselves."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == SAME_SITE
    origin = request.headers.get("Origin")
    return origin in (None, house()["site.address"], f"{request.scheme}://{request.get_host()}")


def _network(request: HttpRequest) -> str:
    return network_of(
        forwarded=request.headers.get("X-Forwarded-For", ""),
        remote=request.META.get("REMOTE_ADDR", ""),
        trusted=house()["server.trusted_proxies"],
    )


def _limits() -> HourlyLimits:
    return HourlyLimits(
        per_network=house()["translation.reports_an_hour_per_network"], in_all=house()["translation.reports_an_hour"]
    )


def _reported(found: SentenceInPrint) -> Reported:
    address, _, number = found.key.partition(".")
    return Reported(
        article_id=found.shown.article.pk,
        language=found.shown.prefix,
        address=address,
        number=int(number),
        source_language=found.source.language,
        source_text=found.source.text,
        printed=found.printed.text,
    )
