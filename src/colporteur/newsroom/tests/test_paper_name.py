"""The newsroom bears the paper's name; the house's own stands small beside it."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from colporteur.newsroom.models import Newspaper
from colporteur.newsroom.tests.desks import PLAIN_STORAGE
from colporteur.newsroom.tests.factories import make_newspaper
from colporteur.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def static_files_as_they_lie(settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}


def heading(page: bytes) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page.decode(), flags=re.DOTALL)
    assert found is not None
    return re.sub(r"<small.*?</small>|</?bdi>", "", found[1], flags=re.DOTALL).strip()


def title(page: bytes) -> str:
    found = re.search(r"<title>(.*?)</title>", page.decode(), flags=re.DOTALL)
    assert found is not None
    return " ".join(found[1].split())


def test_who_signs_in_sees_which_paper_it_is(client: Client) -> None:
    make_newspaper()
    page = client.get("/newsroom/login/").content
    assert heading(page) == "The Post"
    assert title(page).endswith("The Post · Colporteur")
    assert b"Wagtail" not in page.replace(b"JavaScript is required to use Wagtail", b"")


def test_the_newsroom_is_headed_by_the_papers_name_as_it_is_now(client: Client) -> None:
    make_newspaper()
    Newspaper.objects.update(title="Salt & <Light>")
    client.force_login(User.objects.create_superuser("chief", password="a-long-password"))
    page = client.get("/newsroom/").content
    assert heading(page) == "Salt &amp; &lt;Light&gt;"
    assert b'<span class="paper-name" dir="auto">Salt &amp; &lt;Light&gt;</span>' in page


def test_before_there_is_a_paper_the_house_gives_its_own_name(client: Client) -> None:
    assert heading(client.get("/newsroom/login/").content) == "Colporteur"
