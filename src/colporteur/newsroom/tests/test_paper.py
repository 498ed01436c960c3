"""The paper's frame: editions, sections, notices, groups."""

import pytest
from django.contrib.auth.models import Group

from colporteur.foundations.errors import BadCopy, NotAllowed
from colporteur.newsroom import access, actions
from colporteur.newsroom.models import FormerSlug, NoticeKind
from colporteur.newsroom.tests.factories import NOON, make_article, make_newspaper, make_section
from colporteur.people.models import User

pytestmark = pytest.mark.django_db


def test_there_is_one_newspaper_in_a_house() -> None:
    make_newspaper()
    with pytest.raises(NotAllowed):
        make_newspaper()


@pytest.mark.parametrize(
    ("editions", "word"), [(("en", "xx"), "xx"), (("en", "en"), "edition"), (("english",), "english")]
)
def test_editions_have_languages_that_exist_once_each(editions: tuple[str, ...], word: str) -> None:
    with pytest.raises(BadCopy, match=word):
        make_newspaper(editions=editions)


def test_an_edition_is_closed_and_opened_again() -> None:
    make_newspaper()
    actions.close_edition(prefix="de", by=None, at=NOON)
    assert [each.prefix for each in access.editions()] == ["en"]
    actions.open_edition(edition=actions.NewEdition(prefix="de"), by=None, at=NOON)
    assert [each.prefix for each in access.editions()] == ["en", "de"]


def test_the_house_languages_edition_stays_open() -> None:
    make_newspaper()
    with pytest.raises(BadCopy):
        actions.close_edition(prefix="en", by=None, at=NOON)


@pytest.mark.parametrize("slug", ["house-rules", "stories", "games", "search", "report", "original", "feed", "2026"])
def test_a_section_cannot_take_an_address_that_means_something_else(slug: str) -> None:
    make_newspaper()
    label = actions.NewSectionLabel(edition="en", name="News", slug=slug)
    section = actions.NewSection(key="news", title="News", labels=[label])
    with pytest.raises(BadCopy):
        actions.make_section(section=section, by=None, at=NOON)


def test_a_slug_that_is_given_up_goes_on_leading_to_the_section() -> None:
    make_newspaper()
    section = make_section()
    label = actions.NewSectionLabel(edition="en", name="Town", slug="town")
    actions.make_section(section=actions.NewSection(key="news", title="News", labels=[label]), by=None, at=NOON)
    assert FormerSlug.objects.get(edition="en", slug="news").section_id == section.pk
    found = access.section_by_slug("en", "news")
    assert found is not None
    assert found.slug == "town"


def test_a_notice_has_a_text_in_each_edition() -> None:
    make_newspaper()
    texts = [
        actions.NewNoticeText(edition="en", title="Imprint", slug="imprint", body="<p>We.</p>"),
        actions.NewNoticeText(edition="de", title="Impressum", slug="impressum", body="<p>Wir.</p>"),
    ]
    notice = actions.NewNotice(title="Imprint", kind=NoticeKind.IMPRINT, texts=texts)
    actions.put_notice(notice=notice, by=None, at=NOON)
    actions.put_notice(notice=notice, by=None, at=NOON)
    assert len(access.notices()) == 1
    assert {row.edition: row.title for row in access.notices()[0].texts.all()} == {"en": "Imprint", "de": "Impressum"}


@pytest.mark.parametrize(
    ("group", "may_add", "may_publish", "may_compose"),
    [
        ("Reporter", True, False, False),
        ("Editor", True, True, True),
        ("Translator", False, False, False),
        ("Moderator", False, False, False),
    ],
)
def test_each_group_may_do_its_work_and_no_more(
    group: str, may_add: bool, may_publish: bool, may_compose: bool
) -> None:
    make_newspaper()
    make_section()
    article = make_article()
    user = User.objects.create_user("somebody", password="a-long-password")
    user.groups.add(Group.objects.get(name=group))
    user = User.objects.get(pk=user.pk)
    month = article.get_parent()
    assert month.permissions_for_user(user).can_add_subpage() == may_add
    assert article.permissions_for_user(user).can_publish() == may_publish
    assert article.permissions_for_user(user).can_withdraw() == may_publish
    assert user.has_perm("newsroom.change_front") == may_compose
    assert user.has_perm("wagtailadmin.access_admin")
