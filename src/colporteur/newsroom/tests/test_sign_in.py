"""The newsroom's door: it bears some wrong passwords, then stays closed for a while and says so kindly."""

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from colporteur.foundations.settings import house
from colporteur.newsroom.sign_in import KNOWN_BROWSER
from colporteur.newsroom.tests.desks import PLAIN_STORAGE
from colporteur.newsroom.tests.factories import NOON, make_newspaper
from colporteur.people.models import User

PASSWORD = "a-long-password-of-ana"


@pytest.fixture(autouse=True)
def ana(db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> User:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a door of tests may be light
    monkeypatch.setattr("colporteur.newsroom.sign_in.now", lambda: NOON)
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    make_newspaper()
    return User.objects.create_superuser("ana", password=PASSWORD)


def sign_in(client: Client, password: str, account: str = "ana", network: str = "203.0.113.4") -> HttpResponse:
    """As our forwarder hands it on: it writes the header itself."""
    typed = {"username": account, "password": password}
    return client.post(reverse("wagtailadmin_login"), typed, headers={"X-Forwarded-For": network})


def try_wrong(times: int, account: str = "ana", network: str = "203.0.113.4") -> list[int]:
    return [sign_in(Client(), "wrong", account, network).status_code for _ in range(times)]


def most(by: str) -> int:
    return int(house()[f"sign_in.failures_by_{by}"])


def test_after_too_many_wrong_passwords_even_the_right_one_waits_and_the_page_says_so() -> None:
    assert set(try_wrong(most("account"))) == {200}
    answer = sign_in(Client(), PASSWORD)
    assert answer.status_code == 429
    assert answer["Retry-After"] == str(house()["sign_in.pause_minutes"] * 60)
    said = BeautifulSoup(answer.content, "html.parser").select_one(".messages li.error")
    assert said is not None
    assert "closed for another 15 minutes" in said.text
    assert "Your password still holds" in said.text


def test_a_network_that_guesses_names_is_stopped_and_others_are_not() -> None:
    for number in range(most("network")):
        try_wrong(1, account=f"guess-{number}")
    assert sign_in(Client(), PASSWORD).status_code == 429
    assert sign_in(Client(), PASSWORD, network="198.51.100.1").status_code == 302


def test_some_wrong_passwords_are_borne() -> None:
    try_wrong(most("account") - 1)
    assert sign_in(Client(), PASSWORD).status_code == 302
    assert set(try_wrong(most("account"))) == {200}


def test_whoever_was_signed_in_before_gets_in_while_strangers_guess() -> None:
    known = Client()
    assert sign_in(known, PASSWORD).status_code == 302
    cookie = known.cookies[KNOWN_BROWSER]
    assert (cookie["httponly"], cookie["path"], cookie["samesite"]) == (True, "/newsroom/login/", "Lax")
    known.cookies.pop("sessionid")
    try_wrong(most("account"))
    assert sign_in(Client(), PASSWORD).status_code == 429
    assert sign_in(known, PASSWORD).status_code == 302


def test_a_known_browser_is_known_for_its_own_account_and_cannot_be_made_up() -> None:
    User.objects.create_user("ben", password=PASSWORD)
    known = Client()
    sign_in(known, PASSWORD)
    known.cookies.pop("sessionid")
    try_wrong(most("account"), account="ben")
    assert sign_in(known, PASSWORD, account="ben").status_code == 429
    known.cookies[KNOWN_BROWSER] = known.cookies[KNOWN_BROWSER].value[:-2] + "xx"
    try_wrong(most("account"))
    assert sign_in(known, PASSWORD).status_code == 429


@pytest.mark.parametrize("typed", [{}, {"username": "ana"}, {"username": "\0", "password": "x"}, {"password": "x"}])
def test_a_form_that_is_not_filled_in_is_shown_again(typed: dict[str, str]) -> None:
    assert Client().post(reverse("wagtailadmin_login"), typed).status_code == 200
