"""The doctor asks the mail server as for a letter, and says what is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from colporteur.config.doctor_mail import look_at_mail
from colporteur.config.findings import State
from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadSettings
from colporteur.foundations.settings import read_house
from colporteur.people.models import Letter
from colporteur.people.tests.post_office import PASSWORD, PostOffice, open_post_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with open_post_office() as opened:
        yield opened


def test_without_a_mail_server_it_says_what_that_costs(tmp_path: Path) -> None:
    finding = look_at_mail(read_house(tmp_path, {}))
    assert finding.state is State.LACKING
    assert "forgotten password" in finding.found
    assert "colporteur changepassword" in finding.mend


def test_one_that_takes_our_mail_is_good_and_gets_none(tmp_path: Path, office: PostOffice) -> None:
    Letter.objects.create(recipients="a@b.example", message=b"", written_at=now(), not_before=now())
    house = read_house(tmp_path, office.settings() | {"COLPORTEUR_SITE_ADDRESS": "https://paper.example"})
    finding = look_at_mail(house)
    assert finding.state is State.GOOD
    assert "takes mail from newsroom@paper.example; 1 letter waits" in finding.found
    assert not office.letters


@pytest.mark.parametrize(
    ("more", "answers", "words"),
    [
        ({"password": "wrong"}, {}, "does not take `mail.user` with `mail.password`: 535 who is that?"),
        ({"security": "starttls"}, {}, "does not offer what `mail.security`"),
        ({"security": "tls"}, {}, "speaks another TLS than `mail.security` says, or none"),
        ({"port": "1"}, {}, "cannot be reached: Connection refused"),
        ({"host": "nowhere.invalid"}, {}, "cannot be reached"),
        (
            {"sender": "The Post <a@b.example>"},
            {"MAIL": "553 not yours"},
            "mail from The Post <a@b.example> is refused: 553",
        ),
        ({}, {"EHLO": "", "HELO": ""}, "hung up"),
    ],
)
def test_what_is_wrong_is_named_without_the_password(
    tmp_path: Path, office: PostOffice, more: dict[str, str], answers: dict[str, str], words: str
) -> None:
    office.answers = answers
    finding = look_at_mail(read_house(tmp_path, office.settings(**more)))
    assert finding.state is State.BAD
    assert words in finding.found
    assert PASSWORD not in finding.found + finding.mend
    assert "Correct `mail.host`" in finding.mend


@pytest.mark.parametrize("sender", ["paper", "The Post", "a@b@c", "a b@c"])
def test_a_sender_that_is_no_address_is_refused(tmp_path: Path, sender: str) -> None:
    with pytest.raises(BadSettings, match="must be a mail address"):
        read_house(tmp_path, {"COLPORTEUR_MAIL_SENDER": sender})
