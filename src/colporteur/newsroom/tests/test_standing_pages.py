"""What stands right below the paper, sections and notices: put in order by editors, and kept once it was in print."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from colporteur.newsroom import access, actions, signals
from colporteur.newsroom.models import Newspaper, Notice, NoticeKind, Section
from colporteur.newsroom.tests.desks import PLAIN_STORAGE, client_of
from colporteur.newsroom.tests.factories import NOON, make_article, make_newspaper, make_section
from colporteur.newsroom.tests.test_articles import heard

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(db: None, settings: Settings) -> Newspaper:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    paper = make_newspaper(editions=("en",))
    for key in ("news", "sport", "culture"):
        make_section(key=key, editions=("en",))
    make_article(section="news")
    return paper


@pytest.fixture
def editor(paper: Newspaper) -> Client:
    return client_of("Editor")


def put(client: Client, page: Section | Notice, place: int) -> int:
    return client.post(
        reverse("wagtailadmin_pages:set_page_position", args=[page.pk]) + f"?position={place}"
    ).status_code


def order() -> list[str]:
    return [section.key for section in access.sections()]


def a_notice(title: str, *, in_print: bool = True) -> Notice:
    text = actions.NewNoticeText(edition="en", title=title, slug=title.lower(), body="<p>We.</p>")
    notice = actions.NewNotice(title=title, kind=NoticeKind.OTHER, texts=[text])
    return (actions.put_notice if in_print else actions.draft_notice)(notice=notice, by=None, at=NOON)


def test_an_editor_puts_a_section_with_articles_in_another_place(editor: Client) -> None:
    news = Section.objects.get(key="news")
    with heard(signals.paper_was_changed) as said:
        assert put(editor, news, 2) == 200
    assert order() == ["sport", "culture", "news"]
    assert len(said) == 1
    assert put(editor, Section.objects.get(key="news"), 0) == 200
    assert order() == ["news", "sport", "culture"]


def test_articles_stay_filed_under_a_section_that_stands_elsewhere_now(editor: Client) -> None:
    put(editor, Section.objects.get(key="news"), 2)
    article = access.live_articles().get()
    assert article.filed_under.key == "news"
    assert article.get_parent().get_parent().pk == article.filed_under_id


@pytest.mark.parametrize("group", ["Reporter", "Translator"])
def test_who_may_not_publish_does_not_order_sections(group: str) -> None:
    assert put(client_of(group), Section.objects.get(key="news"), 2) in (302, 403)
    assert order() == ["news", "sport", "culture"]


def test_a_section_is_offered_no_other_place(editor: Client) -> None:
    news = Section.objects.get(key="news")
    assert editor.get(reverse("wagtailadmin_pages:move", args=[news.pk])).status_code in (302, 403)


def test_an_editor_puts_notices_in_another_order_and_the_paper_is_told(editor: Client) -> None:
    terms, imprint = a_notice("Terms"), a_notice("Imprint")
    with heard(signals.paper_was_changed) as said:
        assert put(editor, imprint, 0) == 200
    assert [notice.pk for notice in access.notices()] == [imprint.pk, terms.pk]
    assert len(said) == 1


def test_a_notice_that_was_in_print_is_not_deleted_but_unpublished(editor: Client) -> None:
    notice = a_notice("Terms")
    delete = reverse("wagtailadmin_pages:delete", args=[notice.pk])
    assert editor.post(delete).status_code in (302, 403)
    assert Notice.objects.get(pk=notice.pk).live
    assert editor.post(reverse("wagtailadmin_pages:unpublish", args=[notice.pk])).status_code == 302
    assert access.notices() == []
    assert editor.post(delete).status_code in (302, 403)
    assert Notice.objects.filter(pk=notice.pk).exists()


def test_a_draft_of_a_notice_is_deleted(editor: Client) -> None:
    notice = a_notice("Terms", in_print=False)
    assert editor.post(reverse("wagtailadmin_pages:delete", args=[notice.pk])).status_code == 302
    assert not Notice.objects.filter(pk=notice.pk).exists()
