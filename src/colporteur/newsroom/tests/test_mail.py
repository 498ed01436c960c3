"""What the newsroom tells its people by mail, and what it says where it has no mail server."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.users.models import UserProfile

from colporteur.foundations.settings import read_house
from colporteur.newsroom.actions import save_draft
from colporteur.newsroom.models import Article
from colporteur.newsroom.tests.desks import PLAIN_STORAGE
from colporteur.newsroom.tests.factories import NOON, copy_text, make_newspaper, make_section
from colporteur.people.models import Letter, User
from colporteur.text.copy import read_copy

pytestmark = [
    pytest.mark.django_db,
    # Wagtail 8.0 still sends mail in the way of Django 5
    pytest.mark.filterwarnings("ignore::django.utils.deprecation.RemovedInDjango2028Warning"),
]
SITE = "https://paper.example"


@pytest.fixture(autouse=True)
def paper(settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    settings.MAILERS = {"default": {"BACKEND": "colporteur.people.outbox.Outbox"}}
    settings.WAGTAILADMIN_BASE_URL = SITE
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = False
    make_newspaper()
    make_section()


@pytest.fixture
def mail_server(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The paper has one; nobody goes there in these tests."""
    with_server = read_house(tmp_path, {"COLPORTEUR_MAIL_HOST": "post.example"})
    monkeypatch.setattr("colporteur.people.outbox.house", lambda: with_server)
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True


def person(name: str, language: str, group: str = "") -> User:
    user = User.objects.create_user(name, email=f"{name}@paper.example", password="a-long-password")
    UserProfile.objects.create(user=user, preferred_language=language)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def letters() -> dict[str, EmailMessage]:
    read = [message_from_bytes(bytes(row.message), policy=policy.default) for row in Letter.objects.all()]
    return {str(letter["To"]).partition("@")[0]: letter for letter in read}


def draft() -> Article:
    return save_draft(copy=read_copy(copy_text(), "story.md"), by=None, at=NOON)


def hand_in(article: Article, by: User) -> None:
    article.get_workflow().start(article, by)


@pytest.mark.usefixtures("mail_server")
def test_editors_are_told_in_their_own_language_what_was_handed_in() -> None:
    person("eva", "de", "Editor")
    person("joan", "ca", "Editor")
    article = draft()
    hand_in(article, by=person("ana", "en", "Reporter"))
    told = letters()
    assert set(told) == {"eva", "joan"}
    assert "Moderation" in told["eva"]["Subject"]
    assert told["eva"]["Subject"] != told["joan"]["Subject"]
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert f"{SITE}{edit}" in told["eva"].get_content()


@pytest.mark.usefixtures("mail_server")
def test_who_handed_it_in_is_told_that_it_was_approved() -> None:
    ana, eva = person("ana", "es", "Reporter"), person("eva", "de", "Editor")
    article = draft()
    hand_in(article, by=ana)
    Letter.objects.all().delete()
    state = article.current_workflow_state
    state.current_task_state.specific.approve(user=eva)
    assert "aprobad" in letters()["ana"]["Subject"]


def test_without_a_mail_server_nothing_goes_wrong_and_nothing_is_kept(caplog: pytest.LogCaptureFixture) -> None:
    person("eva", "de", "Editor")
    hand_in(draft(), by=person("ana", "en", "Reporter"))
    assert not Letter.objects.exists()
    assert not [line for line in caplog.records if line.levelname in ("WARNING", "ERROR")]


def test_without_a_mail_server_the_door_says_whom_to_ask(client: Client) -> None:
    page = client.get(reverse("wagtailadmin_login")).text
    assert reverse("wagtailadmin_password_reset") not in page
    assert "Ask whoever runs the newsroom for a new one." in page
    assert client.get(reverse("wagtailadmin_password_reset")).status_code == 404


@pytest.mark.usefixtures("mail_server")
def test_a_forgotten_password_is_set_anew_by_a_link_that_is_mailed(client: Client) -> None:
    person("joan", "ca")
    door = client.get(reverse("wagtailadmin_login")).text
    assert reverse("wagtailadmin_password_reset") in door
    assert "Ask whoever runs" not in door
    client.post(reverse("wagtailadmin_password_reset"), {"email": "joan@paper.example"}, headers={"Host": "localhost"})
    letter = letters()["joan"]
    assert letter["Subject"] != "Password reset"
    link = re.search(rf"{SITE}(/newsroom/password_reset/\S+)", letter.get_content())
    assert link is not None
    page = client.get(link[1], follow=True)
    assert BeautifulSoup(page.content, "html.parser").select_one('input[name="new_password1"]') is not None


@pytest.mark.usefixtures("mail_server")
def test_an_address_that_nobody_has_is_answered_alike_and_gets_no_mail(client: Client) -> None:
    answer = client.post(reverse("wagtailadmin_password_reset"), {"email": "nobody@paper.example"})
    assert answer.status_code == 302
    assert not Letter.objects.exists()
