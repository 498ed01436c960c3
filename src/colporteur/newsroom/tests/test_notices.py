"""The notices: what a new paper begins with, and that nothing is printed which still asks its editors something."""

import re

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from colporteur.foundations.errors import NotAllowed
from colporteur.newsroom import access, actions
from colporteur.newsroom.first_notices import KINDS, put_first_notices, wording
from colporteur.newsroom.models import Notice, NoticeKind
from colporteur.newsroom.rules.open_questions import open_questions
from colporteur.newsroom.tests.desks import PLAIN_STORAGE, form_of
from colporteur.newsroom.tests.factories import NOON, make_newspaper
from colporteur.people.models import User

LANGUAGES = {"en", "de", "es", "fr", "ar", "ca"}
DRAFTS = {NoticeKind.IMPRINT, NoticeKind.TERMS, NoticeKind.PRIVACY, NoticeKind.CONTACT}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>[Who publishes <b>this</b> paper?]</p>", ["Who publishes this paper?"]),
        ("<p>[من يصدر\n هذه الصحيفة؟ احذف هذا.]</p>", ["من يصدر هذه الصحيفة؟ احذف هذا."]),
        ("<p>[Qui a publi&eacute;&nbsp;?] and [what else? or not]</p>", ["Qui a publié ?", "what else? or not"]),
        ("<p>A note [sic], and a question? [1]</p>", []),
        ("", []),
    ],
)
def test_a_question_in_square_brackets_is_open(html: str, found: list[str]) -> None:
    assert open_questions(html) == found


@pytest.mark.parametrize("kind", KINDS)
def test_each_language_that_is_shipped_has_the_same_chapters_and_questions(kind: NoticeKind) -> None:
    shipped = wording(kind)
    assert set(shipped.title) == set(shipped.slug) == set(shipped.body) == LANGUAGES
    shapes = {
        (body.count("\n## "), body.count("\n- "), body.count("\n\n"), len(open_questions(body)))
        for body in shipped.body.values()
    }
    assert len(shapes) == 1
    assert (shapes.pop()[-1] > 0) is (kind in DRAFTS)


@pytest.mark.django_db
def test_a_new_paper_has_house_rules_in_print_and_the_rest_as_drafts() -> None:
    make_newspaper(editions=("en", "ar", "fi"))
    drafts = put_first_notices(house_language="en", editions=("en", "ar", "fi"), by=None, at=NOON)
    assert [notice.kind for notice in access.notices()] == [NoticeKind.HOUSE_RULES]
    assert {notice.kind for notice in drafts} == DRAFTS
    for notice in access.every_notice():
        assert [text.edition for text in notice.texts.all()] == ["en", "ar"]


@pytest.mark.django_db
def test_where_no_edition_can_read_the_house_rules_they_wait_to_be_translated() -> None:
    make_newspaper(editions=("fi",))
    drafts = put_first_notices(house_language="fi", editions=("fi",), by=None, at=NOON)
    assert access.notices() == []
    assert [notice.kind for notice in drafts] == list(KINDS)
    assert [text.edition for text in drafts[0].texts.all()] == ["fi"]


@pytest.mark.django_db
def test_a_draft_does_not_overwrite_a_notice_that_is_there() -> None:
    make_newspaper(editions=("en",))
    put_first_notices(house_language="en", editions=("en",), by=None, at=NOON)
    text = actions.NewNoticeText(edition="en", title="Imprint", slug="who-we-are", body="<p>We.</p>")
    again = actions.NewNotice(title="Imprint", kind=NoticeKind.IMPRINT, texts=[text])
    with pytest.raises(NotAllowed, match="already"):
        actions.draft_notice(notice=again, by=None, at=NOON)


@pytest.fixture
def chief(db: None, settings: Settings) -> Client:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    make_newspaper(editions=("en",))
    put_first_notices(house_language="en", editions=("en",), by=None, at=NOON)
    client = Client()
    client.force_login(User.objects.create_superuser("chief", password="a-long-password"))
    return client


def send(chief: Client, notice: Notice, **changes: str) -> HttpResponse:
    address = reverse("wagtailadmin_pages:edit", args=[notice.pk])
    return chief.post(address, {**form_of(chief.get(address).content), **changes})


PUBLISH = {"action-publish": "action-publish"}
ANSWERED = {
    "texts-0-body": '{"entityMap": {}, "blocks": [{"key": "a", "text": "We do.", "type": "unstyled", "depth": 0, '
    '"inlineStyleRanges": [], "entityRanges": []}]}'
}


def test_a_notice_that_still_asks_is_not_printed_and_the_editor_is_told_what_is_open(chief: Client) -> None:
    notice = Notice.objects.get(kind=NoticeKind.IMPRINT)
    answer = send(chief, notice, **PUBLISH)
    assert answer.status_code == 200
    said = BeautifulSoup(answer.content, "html.parser").get_text(" ")
    assert "Who publishes this paper" in said
    assert "is still open" in said
    assert not Notice.objects.get(pk=notice.pk).live


def test_a_draft_may_ask(chief: Client) -> None:
    notice = Notice.objects.get(kind=NoticeKind.IMPRINT)
    assert send(chief, notice).status_code == 302
    assert not Notice.objects.get(pk=notice.pk).live


def test_an_answered_notice_is_printed(chief: Client) -> None:
    notice = Notice.objects.get(kind=NoticeKind.IMPRINT)
    assert send(chief, notice, **PUBLISH, **ANSWERED).status_code == 302
    assert NoticeKind.IMPRINT in {each.kind for each in access.notices()}


@pytest.mark.parametrize("kind", KINDS)
def test_french_never_parts_a_mark_from_its_word(kind: NoticeKind) -> None:
    assert re.findall(r"\w+ [:;?!»]", wording(kind).body["fr"]) == []
