"""Articles: what is announced when, and what is refused."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.dispatch import Signal
from wagtail.models import Revision

from colporteur.foundations.errors import BadCopy, NotInPrint
from colporteur.newsroom import access, actions, signals
from colporteur.newsroom.models import Article, Withdrawal
from colporteur.newsroom.tests.factories import NOON, copy_text, make_article, make_newspaper, make_section
from colporteur.people.models import User
from colporteur.text.copy import read_copy

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _paper(db: None) -> None:
    make_newspaper()
    make_section()


@contextmanager
def heard(signal: Signal) -> Iterator[list[dict[str, Any]]]:
    """What is announced meanwhile, and whether a transaction was open then."""
    said: list[dict[str, Any]] = []

    def listen(**told: Any) -> None:
        told.pop("signal")
        said.append(told | {"is_inside": transaction.get_connection().in_atomic_block})

    signal.connect(listen)
    try:
        yield said
    finally:
        signal.disconnect(listen)


def test_publishing_is_announced_once_inside_its_transaction() -> None:
    with heard(signals.article_was_published) as said:
        article = make_article()
    assert [(each["article_id"], each["revision_id"]) for each in said] == [(article.pk, article.live_revision_id)]
    assert said[0]["is_inside"]
    assert access.article_in_print(article.pk).headline == "The crane moves"


def test_a_deed_that_fails_announces_nothing_that_stays() -> None:
    class Outage(Exception):
        pass

    with suppress(Outage), transaction.atomic():
        make_article()
        raise Outage
    assert not Article.objects.exists()


def test_a_draft_is_announced_to_nobody_and_is_not_in_print() -> None:
    with heard(signals.article_was_published) as said:
        draft = actions.save_draft(copy=read_copy(copy_text(), "a.md"), by=None, at=NOON)
    assert said == []
    with pytest.raises(NotInPrint):
        access.article_in_print(draft.pk)


def test_an_embargoed_article_is_not_in_print_before_its_hour() -> None:
    from colporteur.foundations.clock import now

    at = now()
    draft = actions.save_draft(copy=read_copy(copy_text(), "a.md"), by=None, at=at)
    hour = at + timedelta(hours=2)
    with heard(signals.article_was_published) as published, heard(signals.article_was_scheduled) as scheduled:
        actions.schedule_article(article=draft, go_live_at=hour, by=None, at=at)
    assert published == []
    assert [each["go_live_at"] for each in scheduled] == [hour]
    assert [each.article_id for each in access.scheduled_revisions(at=at)] == [draft.pk]
    assert access.due_for_publication(at=at) == []
    assert access.due_for_publication(at=hour) == [draft.pk]


def test_an_hour_that_has_passed_is_no_embargo() -> None:
    draft = actions.save_draft(copy=read_copy(copy_text(), "a.md"), by=None, at=NOON)
    with pytest.raises(BadCopy, match="passed"):
        actions.schedule_article(article=draft, go_live_at=NOON - timedelta(hours=1), by=None, at=NOON)


def test_withdrawing_leaves_a_note_and_printing_again_lifts_it() -> None:
    article = make_article()
    with heard(signals.article_was_withdrawn) as said:
        note = actions.withdraw_article(article=article, reason="It was wrong.", by=None, at=NOON)
    assert [each["article_id"] for each in said] == [article.pk]
    assert (note.reason, note.reason_language) == ("It was wrong.", "en")
    with pytest.raises(NotInPrint):
        actions.withdraw_article(article=article, by=None, at=NOON)
    with pytest.raises(NotInPrint, match="withdrawn"):
        actions.update_article(article_id=article.pk, copy=read_copy(copy_text(), "a.md"), by=None, at=NOON)
    Article.objects.get(pk=article.pk).save_revision().publish()
    assert access.withdrawal_of(article.pk) is None
    assert Withdrawal.objects.get().lifted_at is not None


def test_a_new_correction_is_announced_as_one() -> None:
    article = make_article()
    with heard(signals.article_was_published) as said:
        actions.add_correction(article=article, text="There are 12 trams, not 14.", by=None, at=NOON)
        actions.update_article(
            article_id=article.pk, copy=read_copy(copy_text(body="It moved."), "a.md"), by=None, at=NOON
        )
    assert [each["is_correction"] for each in said] == [True, False]


def test_an_update_keeps_what_the_copy_does_not_name() -> None:
    text = copy_text().replace(b"language: en", b"language: en\nbylines: [Nora Ellis]\nsources: [Harbour office]")
    article = actions.publish_copy(copy=read_copy(text, "a.md"), by=None, at=NOON)
    changed = actions.update_article(
        article_id=article.pk, copy=read_copy(copy_text(body="It moved."), "a.md"), by=None, at=NOON
    )
    assert [byline.printed_name for byline in changed.bylines.all()] == ["Nora Ellis"]
    assert changed.sources == "Harbour office"


def test_a_byline_is_written_in_the_letters_of_each_edition() -> None:
    names = {"ar": "نورا إليس"}
    actions.put_author(name="Nora Ellis", roles={"en": "Reporter", "ar": "صحفية"}, names=names, by=None, at=NOON)
    text = copy_text().replace(b"language: en", b"language: en\nbylines: [Nora Ellis, J. R.]")
    known, guest = actions.publish_copy(copy=read_copy(text, "a.md"), by=None, at=NOON).bylines.all()
    assert (known.name_in("en"), known.name_in("ar")) == ("Nora Ellis", "نورا إليس")
    assert guest.name_in("ar") == "J. R."


@pytest.mark.parametrize("headline", ["الميناء هادئ", "🦀🦀🦀", "The crane moves", "---", "x" * 255])
def test_headlines_may_be_equal_or_leave_no_slug(headline: str) -> None:
    first, second = make_article(headline=headline), make_article(headline=headline)
    assert first.pk != second.pk
    assert first.slug != second.slug


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (copy_text(section="weather"), "weather"),
        (copy_text().replace(b"language: en", b"language: xx"), "xx"),
        (copy_text().replace(b"language: en", b"language: en\ntags: [unheard]"), "unheard"),
        (copy_text().replace(b"language: en", b"language: en\npicture: {file: nowhere.png}"), "nowhere.png"),
        (
            copy_text(headline="x" * 258),
            r"“x{60}…” .* the headline has 258 characters and may have 255\. Shorten it by 3\.$",
        ),
        (copy_text().replace(b"language: en", b"language: en\nkicker: " + b"k" * 121), "the kicker has 121 .* by 1"),
        (
            copy_text().replace(b"language: en", b"language: en\nlead: " + b"l" * 4001),
            "the lead has 4001 .* may have 4000",
        ),
    ],
)
def test_what_cannot_be_printed_is_refused_in_words_and_leaves_nothing(text: bytes, word: str) -> None:
    with pytest.raises((BadCopy, NotInPrint), match=word):
        actions.publish_copy(copy=read_copy(text, "a.md"), by=None, at=NOON)
    assert not Article.objects.exists()
    assert not Revision.objects.exists() or Revision.objects.filter(content_type__model="article").count() == 0


def test_a_paper_with_one_section_needs_not_be_told_which() -> None:
    text = copy_text().replace(b"section: news\n", b"")
    article = actions.publish_copy(copy=read_copy(text, "a.md"), by=None, at=NOON)
    assert article.filed_under is not None
    assert article.filed_under.key == "news"


def test_where_there_are_several_sections_they_are_named() -> None:
    make_section(key="sport")
    text = copy_text().replace(b"section: news\n", b"")
    with pytest.raises(BadCopy, match=r"names no section\. .* The sections are: news, sport\."):
        actions.publish_copy(copy=read_copy(text, "a.md"), by=None, at=NOON)


@pytest.mark.parametrize(
    ("written", "language"), [("en-GB", "en"), ("de-at", "de"), ("eng", "en"), ("fr-CA", "fr"), ("pt-BR", "pt-br")]
)
def test_copy_is_in_the_language_of_the_edition_whatever_country_it_names(written: str, language: str) -> None:
    for prefix in ("fr", "pt-br"):
        actions.open_edition(edition=actions.NewEdition(prefix=prefix), by=None, at=NOON)
    text = copy_text().replace(b"language: en\n", f"language: {written}\n".encode())
    assert actions.publish_copy(copy=read_copy(text, "a.md"), by=None, at=NOON).language == language


def test_copy_in_a_language_that_no_open_edition_is_in_is_refused() -> None:
    actions.open_edition(edition=actions.NewEdition(prefix="fr"), by=None, at=NOON)
    actions.close_edition(prefix="fr", by=None, at=NOON)
    with pytest.raises(BadCopy, match=r"is in French \(fr\), and the paper has no edition in that.* are: en, de\."):
        actions.publish_copy(copy=read_copy(copy_text(), "a.md"), language="fr", by=None, at=NOON)
    assert not Article.objects.exists()


def test_an_edition_is_found_by_its_whole_tag() -> None:
    actions.open_edition(edition=actions.NewEdition(prefix="pt", tag="pt-BR"), by=None, at=NOON)
    assert access.language_of_copy("pt-br") == "pt"
    assert access.language_of_copy("") == "en"


def test_ten_thousand_sentences_are_one_article() -> None:
    article = make_article(body=" ".join(f"Boat {number} came home." for number in range(10_000)))
    from colporteur.newsroom.documents import document_of

    assert sum(1 for _ in document_of(article).sentences()) == 10_001


def test_what_was_in_print_cannot_be_deleted_and_is_not_unpublished_by_hand() -> None:
    article = make_article()
    chief = User.objects.create_superuser("chief", password="a-long-password")
    rights = article.permissions_for_user(chief)
    assert not rights.can_delete()
    assert not rights.can_unpublish()
    assert rights.can_withdraw()


def test_articles_are_filed_by_month_in_the_papers_zone() -> None:
    article = actions.publish_copy(
        copy=read_copy(copy_text(), "a.md"), by=None, at=NOON.replace(month=10, day=31, hour=23, minute=30)
    )
    assert article.get_parent().slug == "2026-11"
    assert article.filed_under is not None
    assert article.filed_under.key == "news"


def test_moving_changes_the_section_and_not_the_text() -> None:
    sport = make_section(key="sport")
    article = make_article()
    with heard(signals.article_was_moved) as moved, heard(signals.article_was_published) as published:
        actions.move_article(article=article, section=sport, by=None, at=NOON)
    assert [each["section_id"] for each in moved] == [sport.pk]
    assert published == []


def test_lists_are_newest_first_and_never_load_bodies(django_assert_num_queries: Any) -> None:
    for hours in (5, 1, 3):
        make_article(headline=f"{hours} hours ago", hours=hours)
    with django_assert_num_queries(1):
        rows = list(access.live_articles(limit=10))
    assert [row.title for row in rows] == ["1 hours ago", "3 hours ago", "5 hours ago"]
    assert all("body" in row.get_deferred_fields() for row in rows)
