"""The brake on wrong passwords, as it counts."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from colporteur.people.actions import (
    Attempt,
    SignInLimits,
    clear_sign_in,
    count_sign_in,
    forget_sign_ins,
    tell_of_failed_sign_in,
)
from colporteur.people.errors import SignInPaused
from colporteur.people.models import SignInCount, User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LIMITS = SignInLimits(by_account=3, by_network=5, pause=timedelta(minutes=15))


def attempt(account: str = "ana", network: str = "203.0.113.4", browser: str = "") -> Attempt:
    return Attempt(account=account, network=network, browser=browser)


def fail(count: int, who: Attempt, *, minutes: float = 0) -> None:
    for _ in range(count):
        count_sign_in(attempt=who, limits=LIMITS, at=NOW + timedelta(minutes=minutes))


def test_an_account_rests_after_too_many_from_anywhere_and_says_for_how_long() -> None:
    for number in range(LIMITS.by_account):
        fail(1, attempt(network=f"203.0.113.{number}"))
    with pytest.raises(SignInPaused) as paused:
        fail(1, attempt(network="198.51.100.1"), minutes=5)
    assert paused.value.retry_after == 600
    fail(1, attempt(account="ben"))


@pytest.mark.parametrize("written", ["ANA", " ana", "ａna"])
def test_the_same_name_written_otherwise_is_the_same_account(written: str) -> None:
    fail(LIMITS.by_account, attempt())
    with pytest.raises(SignInPaused):
        fail(1, attempt(account=written))


def test_a_network_rests_after_too_many_for_any_accounts() -> None:
    for number in range(LIMITS.by_network):
        fail(1, attempt(account=f"guess-{number}"))
    with pytest.raises(SignInPaused):
        fail(1, attempt(account="another"))
    fail(1, attempt(account="another", network="198.51.100.1"))


def test_the_pause_ends_and_what_was_refused_does_not_lengthen_it() -> None:
    fail(LIMITS.by_account, attempt())
    for minutes in (1, 14):
        with pytest.raises(SignInPaused):
            fail(1, attempt(), minutes=minutes)
    fail(LIMITS.by_account, attempt(), minutes=15)
    with pytest.raises(SignInPaused):
        fail(1, attempt(), minutes=15)


def test_a_right_password_begins_anew_and_does_not_charge_the_network() -> None:
    for number in range(4 * LIMITS.by_network):
        someone = attempt(account=f"colleague-{number}")
        fail(1, someone)
        clear_sign_in(attempt=someone)
    fail(LIMITS.by_account, attempt())


def test_strangers_do_not_keep_people_out_of_a_browser_that_they_used_before() -> None:
    fail(LIMITS.by_account, attempt())
    fail(LIMITS.by_account, attempt(browser="one-of-hers"))
    with pytest.raises(SignInPaused):
        fail(1, attempt(browser="one-of-hers"))


def test_neither_names_nor_addresses_are_kept_and_counts_go_with_the_pause() -> None:
    fail(1, attempt())
    kept = " ".join(SignInCount.objects.values_list("key", flat=True))
    assert "ana" not in kept
    assert "203.0.113.4" not in kept
    assert forget_sign_ins(pause=LIMITS.pause, at=NOW + timedelta(minutes=14)) == 0
    assert forget_sign_ins(pause=LIMITS.pause, at=NOW + timedelta(minutes=15)) == 2
    assert not SignInCount.objects.exists()


def test_the_log_names_accounts_that_there_are_and_never_what_else_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    User.objects.create_user("ana", password="a-long-password")
    with caplog.at_level(logging.WARNING):
        tell_of_failed_sign_in(attempt=attempt())
        tell_of_failed_sign_in(attempt=attempt(account="my-secret-password"))
    assert caplog.messages == [
        "wrong password for 'ana' from 203.0.113.4",
        "wrong password for an unknown account from 203.0.113.4",
    ]
