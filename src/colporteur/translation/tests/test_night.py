"""A headline that is held while nobody is at the desk: by policy it stands in print in the original."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from colporteur.newsroom.documents import document_of_revision
from colporteur.newsroom.models import Article, Newspaper, Section
from colporteur.people.models import User
from colporteur.text.documents import Standing
from colporteur.translation.access import EditionText, edition_text
from colporteur.translation.claiming import make_due_again
from colporteur.translation.desk import is_night
from colporteur.translation.engines.contract import Answer
from colporteur.translation.making import Desk
from colporteur.translation.models import ArticleTranslation, PairPolicy
from colporteur.translation.rules.holding import PrintedLine, page_is_held
from colporteur.translation.tests.practised import (
    NOW,
    Practised,
    desk_with,
    edit,
    found_paper,
    publish,
    translation_of,
    work,
)

BODY = "Nobody knew it. The boats stayed at home. It rained. The wind rose. The tide turned. The harbour slept."
NIGHT, DAY = NOW + timedelta(hours=11), NOW + timedelta(hours=20)  # it is noon


def wordless_where(*words: str) -> Practised:
    return Practised(way=lambda text: Answer(text="" if any(word in text for word in words) else f"⟦{text}⟧"))


def desk_at_night(*words: str, above: int = 20) -> Desk:
    """Gives no translation of sentences with one of the words; its night is from 22 to 6."""
    return replace(
        desk_with(wordless_where(*words), hold_above_percent=above), is_night=lambda at: at.hour >= 22 or at.hour < 6
    )


def text_of(article: Article, above: int = 20) -> EditionText | None:
    return edition_text(
        article_id=article.pk, language="es", document_of_revision=document_of_revision, hold_above_percent=above
    )


def decide(*, at_night: bool = True, mode: str = "automatic", section: Section | None = None) -> PairPolicy:
    return PairPolicy.objects.create(
        section=section, source_language="", target_language="es", mode=mode, prints_heads_at_night=at_night
    )


def make_again(article: Article, desk: Desk, at: datetime) -> None:
    make_due_again(ids=[translation_of(article).pk], at=at)
    work(desk, at)


@pytest.mark.parametrize(
    ("lines", "is_held"),
    [
        ([(True, True, False)], True),
        ([(True, True, True)] + [(False, False, False)] * 4, False),
        ([(True, True, True)] + [(False, False, False)] * 3, True),  # a quarter of the page
        ([(True, True, True), (True, True, False)] + [(False, False, False)] * 20, True),
    ],
)
def test_what_may_stand_still_counts_among_what_is_held(lines: list[tuple[bool, bool, bool]], is_held: bool) -> None:
    every = [PrintedLine(is_held=held, is_head=head, may_stand=may) for held, head, may in lines]
    assert page_is_held(every, above_percent=20) is is_held


@pytest.mark.django_db
class TestInThePaper:
    @pytest.fixture(autouse=True)
    def paper(self, db: None) -> None:
        found_paper("en", "es")

    @pytest.mark.parametrize("word", ["tram", "runs"])
    def test_a_held_headline_or_lead_stands_in_the_original_at_night_and_is_marked(self, word: str) -> None:
        decide()
        article = publish(BODY)
        work(desk_at_night(word), NIGHT)
        assert translation_of(article).state == "in_print"
        text = text_of(article)
        assert text is not None
        held = [each for each in text.document.sentences() if each.standing is Standing.HELD]
        assert [(word in each.text, each.language) for each in held] == [(True, "en")]

    @pytest.mark.parametrize(
        ("at", "is_wanted", "mode", "words", "state"),
        [
            (NOW, True, "automatic", ["tram"], "held"),  # by day
            (NIGHT, False, "automatic", ["tram"], "held"),  # the policy does not say so
            (NIGHT, True, "automatic", ["tram", "Nobody", "boats"], "held"),  # too much else
            (NIGHT, True, "reviewed", ["tram"], "review"),
        ],
    )
    def test_only_at_night_by_policy_and_where_the_rest_is_in_order(
        self, at: datetime, is_wanted: bool, mode: str, words: list[str], state: str
    ) -> None:
        decide(at_night=is_wanted, mode=mode)
        article = publish(BODY)
        work(desk_at_night(*words), at)
        assert translation_of(article).state == state

    def test_the_narrower_policy_counts(self) -> None:
        decide()
        decide(at_night=False, section=Section.objects.get())
        article = publish(BODY)
        work(desk_at_night("tram"), NIGHT)
        assert translation_of(article).state == "held"

    def test_in_the_morning_it_stays_in_print_and_first_in_the_queue(self) -> None:
        decide()
        older = publish("Nobody asked.", headline="Low water", lead="It is low.")
        work(desk_with(wordless_where("asked"), hold_above_percent=40), NOW)
        assert translation_of(older).held == 1
        article = publish(BODY)
        work(desk_at_night("tram"), NIGHT)
        edit(article, BODY + " The fish came back.")
        work(desk_at_night("tram"), DAY)
        assert translation_of(article).state == "in_print"
        assert translation_of(article).made_revision == Article.objects.get(pk=article.pk).live_revision_id
        page = self.queue()
        assert page.index("The tram is back") < page.index("Low water")
        assert page.count("in print in the original") == 1

    def queue(self) -> str:
        user = User.objects.create_user("ana", password="a-long-password")
        user.groups.add(Group.objects.get(name="Translator"))
        client = Client()
        client.force_login(user)
        return client.get(reverse("translation_queue")).content.decode()

    @pytest.fixture(autouse=True)
    def plain_files(self, settings: Settings) -> None:
        plain = "django.contrib.staticfiles.storage.StaticFilesStorage"  # nothing is collected here
        settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}

    def test_by_day_another_held_headline_holds_the_page_again(self) -> None:
        decide()
        article = publish(BODY)
        work(desk_at_night("tram"), NIGHT)
        edit(article, BODY, headline="The tram is late")
        work(desk_at_night("tram"), DAY)
        assert translation_of(article).state == "held"

    def test_a_page_held_by_day_is_tried_at_night_only_when_it_is_made_anew(self) -> None:
        decide()
        article = publish(BODY)
        work(desk_at_night("tram"), NOW)
        assert translation_of(article).state == "held"
        make_again(article, desk_at_night("tram"), NIGHT)
        assert translation_of(article).state == "in_print"

    def test_while_a_correction_is_made_the_headline_goes_on_standing_in_the_original(self) -> None:
        decide()
        article = publish(BODY)
        work(desk_at_night("tram"), NIGHT)
        edit(article, BODY + " The fish came back.")
        ArticleTranslation.objects.update(is_due=True, is_correction=True)
        text = text_of(article, above=25)  # with the sentence that is new
        assert text is not None
        assert [each.text for each in text.document.headline.sentences] == ["The tram is back"]

    def test_the_night_is_the_papers_own(self) -> None:
        assert is_night(datetime(2026, 11, 24, 23, 0, tzinfo=UTC))
        assert not is_night(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
        Newspaper.objects.update(time_zone="Asia/Tokyo")
        assert is_night(datetime(2026, 11, 24, 13, 0, tzinfo=UTC))
        assert not is_night(datetime(2026, 11, 24, 23, 0, tzinfo=UTC))

    def test_the_house_desk_goes_by_it(self) -> None:
        from colporteur.translation.desk import translation_desk

        assert translation_desk().is_night(NIGHT)
        assert not translation_desk().is_night(NOW)
