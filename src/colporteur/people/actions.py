"""The brake on wrong passwords: counted in the database, so that all processes count together.

An attempt is counted before its password is looked at, and taken back if that was right: attempts that arrive at the same
moment cannot all slip through. Neither names nor addresses are kept, only hashes of them, and these for a pause.
Plain lines instead of a library: the ones there are keep addresses, browsers and what was typed, and count accounts and
networks by one measure.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from colporteur.foundations.settings import house
from colporteur.people.errors import SignInPaused
from colporteur.people.models import SignInCount, User

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Who wants to sign in. `browser` names one in which this very account was signed in before; else it is empty."""

    account: str
    network: str
    browser: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInLimits:
    """How many wrong passwords are borne before a pause."""

    by_account: int
    by_network: int
    pause: timedelta


def sign_in_limits() -> SignInLimits:
    """Those in force."""
    return SignInLimits(
        by_account=house()["sign_in.failures_by_account"],
        by_network=house()["sign_in.failures_by_network"],
        pause=timedelta(minutes=house()["sign_in.pause_minutes"]),
    )


def count_sign_in(*, attempt: Attempt, limits: SignInLimits, at: datetime) -> None:
    """Count an attempt as failed; `clear_sign_in` takes it back.

    A browser that is known is counted for itself: strangers who type wrong passwords do not keep people from their work.

    Raises:
        SignInPaused: too many have failed; this one is not counted.
    """
    try:
        with transaction.atomic():
            for key, most in _keys(attempt, limits):
                _count(key, most, limits.pause, at)
    except SignInPaused as pause:
        log.warning(
            "sign-in of %s from %s is paused for %s s", _named(attempt), attempt.network or "nowhere", pause.retry_after
        )
        raise


def clear_sign_in(*, attempt: Attempt) -> None:
    """The password was right: the account begins anew, and the network is not charged for it."""
    account = _key("browser", attempt.browser) if attempt.browser else _key("account", _folded(attempt.account))
    with transaction.atomic():
        SignInCount.objects.filter(key=account).delete()
        if not attempt.browser:
            counted = SignInCount.objects.filter(key=_key("network", attempt.network), failures__gt=0)
            counted.update(failures=F("failures") - 1)


def tell_of_failed_sign_in(*, attempt: Attempt) -> None:
    """A line in the log, as programs that watch over it want."""
    log.warning("wrong password for %s from %s", _named(attempt), attempt.network or "nowhere")


def forget_sign_ins(*, pause: timedelta, at: datetime) -> int:
    """Delete what is counted no more; returns how many there were."""
    past = SignInCount.objects.filter(last_at__lte=at - pause)
    return past.delete()[0] if past.exists() else 0  # it is asked every few seconds: look before writing


def _keys(attempt: Attempt, limits: SignInLimits) -> list[tuple[str, int]]:
    if attempt.browser:
        return [(_key("browser", attempt.browser), limits.by_account)]
    return [
        (_key("account", _folded(attempt.account)), limits.by_account),
        (_key("network", attempt.network), limits.by_network),
    ]


def _count(key: str, most: int, pause: timedelta, at: datetime) -> None:
    SignInCount.objects.get_or_create(key=key, defaults={"last_at": at})
    SignInCount.objects.filter(key=key, last_at__lte=at - pause).update(failures=0)
    if not SignInCount.objects.filter(key=key, failures__lt=most).update(failures=F("failures") + 1, last_at=at):
        until = SignInCount.objects.values_list("last_at", flat=True).get(key=key) + pause
        raise SignInPaused(retry_after=max(1, round((until - at).total_seconds())))


def _key(kind: str, name: str) -> str:
    return salted_hmac("colporteur.people.sign_in", f"{kind}/{name}", algorithm="sha256").hexdigest()[:32]


def _folded(account: str) -> str:
    """Names that people take for the same are counted as the same."""
    return User.normalize_username(account).strip().casefold()


def _named(attempt: Attempt) -> str:
    """Only a name that there is: people type their passwords into the wrong field."""
    is_there = User.objects.filter(username=attempt.account).exists()
    return repr(attempt.account) if is_there else "an unknown account"
