"""What goes wrong with an outside engine, as the errors of the house with a sentence for the operator."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from colporteur.foundations.errors import ColporteurError, EngineRefused, EngineUnavailable
from colporteur.translation.engines.outside.reading import read_json

UNTIL_SOMEBODY_LOOKS = 600.0
LONGEST_TOLD = 200
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
_TURNED_AWAY = (503, 529)  # too busy to begin; other errors of the server may come after it has done the work
_NO_MONEY = ("insufficient_quota", "billing_hard_limit_reached")


@dataclass(eq=False)
class Failure(Exception):
    """A request that gave nothing. `was_not_done` says that nothing can have been charged for it.

    `spent` says that the account is used up: there is no use in asking before the month ends or somebody pays.
    """

    error: ColporteurError
    was_not_done: bool = False
    spent: bool = False


def of_transport(engine: str, error: httpx.HTTPError | httpx.InvalidURL | OSError) -> Failure:
    """No answer, or only the beginning of one."""
    says = f"{engine} cannot be reached: {str(error).rstrip('.') or type(error).__name__}."
    if isinstance(error, httpx.TimeoutException) and not isinstance(error, _NOT_SENT):
        says = f"{engine} did not answer in time. If that is usual for it, raise `translation.outside_timeout_seconds`."
    return Failure(EngineUnavailable(says), was_not_done=isinstance(error, _NOT_SENT))


def of_status(engine: str, response: httpx.Response, body: bytes, *, now: datetime) -> Failure:
    """An answer whose status says that it is none."""
    status, told = response.status_code, _told(body)
    if status in (402, 456) or (status == 429 and _says_no_money(body)):
        says = f"{engine} says that its account is used up ({told or status})."
        return Failure(EngineUnavailable(says, retry_after=UNTIL_SOMEBODY_LOOKS), was_not_done=True, spent=True)
    what = f"{engine} answered {status}{': ' + told if told else ''}"
    if status in (401, 403):
        return _wants_somebody(f"{what}. It does not accept the key, or not from here.")
    if status == 404 or 300 <= status < 400:
        return _wants_somebody(f"{what}. Look at its address, and at what else the settings name there.")
    if status == 429 or status >= 500:
        error = EngineUnavailable(f"{what}.", retry_after=_retry_after(response.headers, now))
        return Failure(error, was_not_done=status == 429 or status in _TURNED_AWAY)
    return Failure(EngineRefused(f"{what}."), was_not_done=True)


def of_rubbish(engine: str, body: bytes) -> Failure:
    """A success without JSON: half an answer, or somebody else's page."""
    what = "a web page" if body.lstrip()[:1] == b"<" else "something that is not whole JSON"
    return Failure(EngineUnavailable(f"{engine} answered {what}. Look at its address, and at any proxy on the way."))


def _wants_somebody(says: str) -> Failure:
    return Failure(EngineUnavailable(says, retry_after=UNTIL_SOMEBODY_LOOKS), was_not_done=True)


def _retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds, from a number or a date (RFC 9110, 10.2.3); None where it says nothing sensible."""
    value = headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds()) if value else None
    except (TypeError, ValueError):
        return None


def _says_no_money(body: bytes) -> bool:
    error = _json(body).get("error")
    return isinstance(error, dict) and any(error.get(key) in _NO_MONEY for key in ("code", "type"))


def _told(body: bytes) -> str:
    """The server's own words, if it has any that are short and no page."""
    said = _json(body)
    for key in ("error", "message", "Message", "detail"):
        value = said.get(key)
        value = value.get("message") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())[:LONGEST_TOLD].rstrip(".")
    return ""


def _json(body: bytes) -> Mapping[str, Any]:
    try:
        said = read_json(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
