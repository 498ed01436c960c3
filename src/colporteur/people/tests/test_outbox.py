"""Mail is written down with the deed it tells of, and a worker takes it to the mail server, once."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.db import transaction
from pytest_django import Settings

from colporteur.foundations.settings import House, read_house
from colporteur.people.models import Letter
from colporteur.people.outbox import KEPT_FOR, forget_letters, send_one_letter
from colporteur.people.tests.post_office import PASSWORD, PostOffice, open_post_office

AT = datetime(2026, 12, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with open_post_office() as opened:
        yield opened


@pytest.fixture(autouse=True)
def outbox(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MAILERS = {"default": {"BACKEND": "colporteur.people.outbox.Outbox"}}
    monkeypatch.setattr("colporteur.people.outbox.now", lambda: AT)


def house_of(office: PostOffice, home: Path, **more: str) -> House:
    return read_house(home, office.settings(**more))


def write(monkeypatch: pytest.MonkeyPatch, with_server: House, subject: str = "Zu prüfen – «El puente»") -> None:
    monkeypatch.setattr("colporteur.people.outbox.house", lambda: with_server)
    EmailMessage(subject, "Bitte lies das.\n", "post@paper.example", ["ana@paper.example"]).send()


def test_a_letter_arrives_once_and_is_gone_from_the_outbox(
    office: PostOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = house_of(office, tmp_path)
    write(monkeypatch, paper)
    assert send_one_letter(house=paper, at=AT)
    assert not send_one_letter(house=paper, at=AT)
    (letter,) = office.letters
    assert (letter["Subject"], letter["To"]) == ("Zu prüfen – «El puente»", "ana@paper.example")
    assert letter.get_content().split() == ["Bitte", "lies", "das."]
    assert not Letter.objects.exists()


def test_without_a_mail_server_nothing_is_written_and_nothing_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(monkeypatch, read_house(tmp_path, {}))
    assert not Letter.objects.exists()
    assert not send_one_letter(house=read_house(tmp_path, {}), at=AT)


def test_what_is_undone_is_not_told(office: PostOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with transaction.atomic():
        write(monkeypatch, house_of(office, tmp_path))
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("answers", "more"),
    [
        ({"MAIL": "451 later"}, {}),
        ({"letter": "452 full"}, {}),
        ({}, {"password": "wrong"}),
        ({}, {"security": "starttls"}),
        ({}, {"security": "tls"}),
        ({}, {"port": "1"}),
    ],
)
def test_what_the_server_does_not_take_now_waits_and_longer_each_time(
    office: PostOffice,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    answers: dict[str, str],
    more: dict[str, str],
) -> None:
    office.answers = answers
    write(monkeypatch, house_of(office, tmp_path))
    write(monkeypatch, house_of(office, tmp_path), "Another")
    for tries, minutes in enumerate((1, 2)):
        at = AT + timedelta(minutes=10 * tries)
        assert not send_one_letter(house=house_of(office, tmp_path, **more), at=at)
        assert set(Letter.objects.values_list("not_before", flat=True)) == {at + timedelta(minutes=minutes)}
        assert not send_one_letter(house=house_of(office, tmp_path), at=at)  # not even the other one
    assert not office.letters
    assert Letter.objects.order_by("pk").values_list("tries", flat=True)[0] == 2
    assert "Mail waits for 2 minutes: 127.0.0.1:" in caplog.text
    assert "Traceback" not in caplog.text
    assert PASSWORD not in caplog.text
    office.answers = {}
    later = AT + timedelta(hours=1)
    while send_one_letter(house=house_of(office, tmp_path), at=later):
        pass
    assert [letter["Subject"] for letter in office.letters] == ["Zu prüfen – «El puente»", "Another"]


def test_what_the_server_will_never_take_is_given_up_and_said(
    office: PostOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    office.answers = {"RCPT": "550 nobody of that name"}
    paper = house_of(office, tmp_path)
    write(monkeypatch, paper)
    assert send_one_letter(house=paper, at=AT)
    assert not Letter.objects.exists()
    assert "refuses the recipient: 550 nobody of that name" in caplog.text


def test_a_letter_at_which_the_server_hangs_up_is_not_sent_twice(
    office: PostOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    office.answers = {"letter": ""}
    paper = house_of(office, tmp_path)
    write(monkeypatch, paper)
    assert send_one_letter(house=paper, at=AT)
    assert not Letter.objects.exists()
    assert "nobody knows whether it has arrived" in caplog.text


def test_a_letter_whose_sender_died_is_not_sent_twice_but_forgotten(
    office: PostOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    paper = house_of(office, tmp_path)
    write(monkeypatch, paper)
    Letter.objects.update(is_on_its_way=True)
    assert not send_one_letter(house=paper, at=AT)
    assert forget_letters(at=AT + KEPT_FOR - timedelta(seconds=1)) == 0
    with caplog.at_level(logging.ERROR):
        assert forget_letters(at=AT + KEPT_FOR) == 1
    assert "1 letters could not be sent" in caplog.text
