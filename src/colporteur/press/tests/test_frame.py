"""Where standing pages are linked: behind the sections, in the footer, in both or nowhere."""

import pytest

from colporteur.newsroom import actions
from colporteur.newsroom.models import Newspaper, NoticeKind
from colporteur.newsroom.tests.factories import NOON, make_newspaper
from colporteur.press.frame import Frame, PageFrame
from colporteur.press.layouts import Chrome

pytestmark = pytest.mark.django_db


def put_notice(
    title: str, *, kind: NoticeKind = NoticeKind.OTHER, in_menu: bool = False, in_footer: bool = True
) -> None:
    text = actions.NewNoticeText(edition="en", title=title, slug=title.lower().replace(" ", "-"), body="<p>Hello.</p>")
    notice = actions.NewNotice(title=title, kind=kind, texts=[text], in_menu=in_menu, in_footer=in_footer)
    actions.put_notice(notice=notice, by=None, at=NOON)


def chrome(prefix: str, canonical: str = "") -> Chrome:
    return Frame().chrome(prefix, PageFrame(canonical=canonical))


def test_an_edition_may_write_the_papers_name_in_its_own_letters() -> None:
    make_newspaper()
    actions.open_edition(edition=actions.NewEdition(prefix="ar", paper_name="ذا غازيت"), by=None, at=NOON)
    assert chrome("ar").paper == "ذا غازيت"
    assert chrome("en").paper == Newspaper.objects.get().title


def test_a_picture_that_the_paper_made_itself_is_credited_under_the_editions_name() -> None:
    make_newspaper()
    actions.open_edition(edition=actions.NewEdition(prefix="ar", paper_name="ذا غازيت"), by=None, at=NOON)
    own = Newspaper.objects.get().title
    assert Frame().credit(own, "ar") == "ذا غازيت"
    assert Frame().credit(own, "en") == own
    assert Frame().credit("Ana Ruiz", "ar") == "Ana Ruiz"


@pytest.mark.parametrize("in_menu", [True, False])
@pytest.mark.parametrize("in_footer", [True, False])
def test_a_notice_stands_where_the_newsroom_put_it(in_menu: bool, in_footer: bool) -> None:
    make_newspaper()
    put_notice("About us", in_menu=in_menu, in_footer=in_footer)
    shown = chrome("en")
    assert [each.text for each in shown.menu] == ["About us"] * in_menu
    assert [each.text for each in shown.notices] == ["About us"] * in_footer


def test_house_rules_may_stand_in_the_menu_and_have_a_place_of_their_own_in_the_footer() -> None:
    make_newspaper()
    put_notice("House rules", kind=NoticeKind.HOUSE_RULES, in_menu=True)
    shown = chrome("en")
    assert [each.address for each in shown.menu] == ["/en/house-rules/"] == [shown.house_rules]
    assert shown.notices == ()


def test_a_notice_is_linked_only_in_editions_that_have_it() -> None:
    make_newspaper()
    put_notice("About us", in_menu=True)
    assert chrome("de").menu == chrome("de").notices == ()


def test_a_notice_is_marked_on_its_own_page() -> None:
    make_newspaper()
    put_notice("About us", in_menu=True)
    put_notice("Help", in_menu=True)
    here = chrome("en").menu[1].address
    assert [each.is_current for each in chrome("en", here).menu] == [False, True]
