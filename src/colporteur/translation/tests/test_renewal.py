"""Earlier engines' work done again in the background: what of it, in which order, paused, stopped, broken off and taken up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from colporteur.foundations.errors import EngineUnavailable
from colporteur.newsroom import actions as newsroom
from colporteur.newsroom.models import Article
from colporteur.people.models import User
from colporteur.translation.actions import (
    approve_translation,
    correct_sentence,
    pause_run,
    renew_some,
    resume_run,
    start_archive_run,
    start_renewal_run,
    stop_run,
    take_from_archive,
)
from colporteur.translation.archive import ArchiveWish
from colporteur.translation.claiming import claim, release_claims
from colporteur.translation.engines.contract import Answer, Pair
from colporteur.translation.errors import RunRefused
from colporteur.translation.filling import fill
from colporteur.translation.making import Desk
from colporteur.translation.models import ArticleTranslation, RenewalRun, RunState, Unit
from colporteur.translation.renewal import articles_of_earlier_engines, progress_of_renewal
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.tests.practised import (
    EN_ES,
    NOW,
    Practised,
    desk_with,
    found_paper,
    printed,
    publish,
    sentence_of,
    translation_of,
    work,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def stories(db: None) -> list[Article]:
    """Three in print by the first version of an engine, the first the oldest; they have their leads in common."""
    found_paper("en", "es")
    made = [publish(f"Boat {number} is back.", headline=f"Story {number}") for number in range(3)]
    work(desk_with(Practised()))
    for days, article in enumerate(reversed(made)):
        Article.objects.filter(pk=article.pk).update(published_at=NOW - timedelta(days=days))
    return made


@pytest.fixture
def ana(db: None) -> User:
    return User.objects.create(username="ana")


def newer(*, way: Callable[[str], Answer] | None = None) -> Practised:
    return Practised(edition="2", way=way or (lambda text: Answer(text=f"⟦⟦{text}⟧⟧")))


def start(desk: Desk) -> RenewalRun:
    return start_renewal_run(language="es", desk=desk, by=None, at=LATER)


def once(desk: Desk) -> bool:
    """As a translator does; see `publication.worker`."""
    if claimed := claim(at=LATER):
        fill(translation_ids=claimed, desk=desk, at=LATER)
        return True
    return renew_some(desk=desk, at=LATER)


def to_the_end(desk: Desk) -> None:
    for _ in range(100):
        if not once(desk):
            return
    raise AssertionError("it never ends")


def test_a_run_does_everything_again_the_newest_first_and_ends(stories: list[Article]) -> None:
    engine = newer()
    desk = desk_with(engine)
    run = start(desk)
    assert (run.articles, run.sentences) == (3, 7)
    to_the_end(desk)
    run.refresh_from_db()
    assert [text for text in engine.asked if text.startswith("Story")] == ["Story 2", "Story 1", "Story 0"]
    assert (run.state, run.asked, run.renewed, run.taken) == (RunState.FINISHED, 7, 7, 3)
    assert len(engine.asked) == len(set(engine.asked))
    assert all(printed(story)[1] == "⟦⟦It runs again.⟧⟧" for story in stories)
    assert progress_of_renewal(run).percent == 100


def test_an_article_published_meanwhile_goes_first(stories: list[Article]) -> None:
    engine = newer()
    desk = desk_with(engine)
    start(desk)
    publish("It is fresh.", headline="News")
    once(desk)
    assert "News" in engine.asked
    assert not any(text.startswith("Story") for text in engine.asked)


def test_the_archive_goes_before_since_readers_have_the_old_words_already(stories: list[Article]) -> None:
    newsroom.open_edition(edition=newsroom.NewEdition(prefix="ca"), by=None, at=NOW)
    desk = desk_with(Practised(EN_ES, Pair("en", "ca"), edition="2"))
    start(desk)
    start_archive_run(wish=ArchiveWish(language="ca"), by=None, at=LATER)
    assert take_from_archive(desk=desk, at=LATER) is True


def test_people_keep_their_words_and_their_approved_pages(stories: list[Article], ana: User) -> None:
    correct_sentence(
        article_id=None,
        language="es",
        sentence=sentence_of(stories[0], "Boat 0 is back."),
        text="El barco 0 ha vuelto.",
        by=ana,
        judge=judge,
        at=NOW,
    )
    work(desk_with(Practised()))
    approve_translation(translation_id=translation_of(stories[2]).pk, by=ana, at=NOW)
    before = printed(stories[2])
    engine = newer()
    desk = desk_with(engine)
    start(desk)
    to_the_end(desk)
    assert printed(stories[0])[-1] == "El barco 0 ha vuelto."
    assert printed(stories[2]) == before
    assert "Boat 0 is back." not in engine.asked
    assert "Story 2" not in engine.asked


def test_what_does_not_pass_keeps_the_old_words_and_is_asked_for_once(stories: list[Article]) -> None:
    engine = newer(way=lambda text: Answer(text="" if "runs" in text else f"⟦⟦{text}⟧⟧"))
    desk = desk_with(engine)
    run = start(desk)
    to_the_end(desk)
    run.refresh_from_db()
    assert (run.asked, run.renewed) == (7, 6)
    assert engine.asked.count("It runs again.") == 1
    assert all(printed(story)[1] == "⟦It runs again.⟧" for story in stories)
    with pytest.raises(RunRefused, match="Nothing in print is by earlier engines"):
        start(desk)


def long_story() -> Article:
    return publish("\n\n".join(f"Ship {number} has sailed." for number in range(150)), headline="Ships")


def test_a_paused_run_asks_for_nothing_and_goes_on_where_it_was(stories: list[Article], ana: User) -> None:
    long_story()
    work(desk_with(Practised()))
    paused: list[RenewalRun] = []

    def way(text: str) -> Answer:
        if not paused:
            paused.append(run)
            pause_run(kind=RenewalRun, run_id=run.pk, by=ana, at=LATER)
        return Answer(text=f"⟦⟦{text}⟧⟧")

    engine = newer(way=way)
    desk = desk_with(engine)
    run = start(desk)
    renew_some(desk=desk, at=LATER)
    assert len(engine.asked) == 64  # the batch in hand
    assert renew_some(desk=desk, at=LATER) is False
    run.refresh_from_db()
    assert (run.state, run.changed_by, run.asked) == (RunState.PAUSED, ana, 64)
    resume_run(kind=RenewalRun, run_id=run.pk, by=ana, at=LATER)
    to_the_end(desk)
    assert len(engine.asked) == len(set(engine.asked)) == 158
    run.refresh_from_db()
    assert (run.state, run.asked) == (RunState.FINISHED, 158)


def test_a_long_article_gives_way_to_news_between_batches(stories: list[Article]) -> None:
    long_story()
    work(desk_with(Practised()))
    published: list[Article] = []

    def way(text: str) -> Answer:
        if not published:
            published.append(publish("It is fresh.", headline="News"))
        return Answer(text=f"⟦⟦{text}⟧⟧")

    engine = newer(way=way)
    desk = desk_with(engine)
    start(desk)
    assert renew_some(desk=desk, at=LATER) is True
    assert len(engine.asked) == 64
    to_the_end(desk)
    assert engine.asked.index("News") < 70
    assert len(engine.asked) == len(set(engine.asked))


def test_a_stopped_run_keeps_what_is_done_and_a_later_one_begins_with_the_rest(stories: list[Article]) -> None:
    engine = newer()
    desk = desk_with(engine)
    run = start(desk)
    once(desk)
    stop_run(kind=RenewalRun, run_id=run.pk, by=None, at=LATER)
    to_the_end(desk)
    assert len(engine.asked) == 3
    second = start(desk)
    assert second.sentences == 4
    to_the_end(desk)
    assert len(engine.asked) == len(set(engine.asked)) == 7


def test_an_engine_that_is_down_is_asked_again_later_and_the_run_says_so(stories: list[Article]) -> None:
    def way(text: str) -> Answer:
        raise EngineUnavailable("It is down.")

    run = start(desk_with(newer()))
    assert renew_some(desk=desk_with(newer(way=way)), at=LATER) is False
    run.refresh_from_db()
    assert (run.state, run.trouble, run.claimed_by) == (RunState.RUNNING, "It is down.", "")
    assert renew_some(desk=desk_with(newer()), at=LATER) is False  # not at once
    assert renew_some(desk=desk_with(newer()), at=LATER + timedelta(minutes=1)) is True
    run.refresh_from_db()
    assert (run.trouble, run.tries) == ("", 0)


def test_it_waits_for_the_engines_next_month(stories: list[Article]) -> None:
    engine = newer()
    spent = replace(desk_with(engine), archive_waits_for=lambda _pair, _reach, _at: "practised: the month is spent")
    run = start(desk_with(engine))
    assert renew_some(desk=spent, at=LATER) is False
    run.refresh_from_db()
    assert (run.state, run.says, engine.asked) == (RunState.WAITING, "practised: the month is spent", [])
    to_the_end(desk_with(engine))
    run.refresh_from_db()
    assert run.state == RunState.FINISHED


def test_one_translator_at_a_time_works_on_it_and_another_takes_over_when_that_one_is_gone(
    stories: list[Article],
) -> None:
    desk = desk_with(newer())
    run = start(desk)
    RenewalRun.objects.update(claimed_by="elsewhere/1/2/3", claimed_until=LATER + timedelta(minutes=5))
    assert renew_some(desk=desk, at=LATER) is False
    release_claims(names=["elsewhere/1/2/3"])
    assert renew_some(desk=desk, at=LATER) is True
    run.refresh_from_db()
    assert run.claimed_by == ""


def test_a_closed_edition_ends_its_run(stories: list[Article]) -> None:
    desk = desk_with(newer())
    run = start(desk)
    newsroom.close_edition(prefix="es", by=None, at=LATER)
    assert renew_some(desk=desk, at=LATER) is False
    run.refresh_from_db()
    assert (run.state, run.says) == (RunState.STOPPED, "The edition was closed.")


def test_an_article_whose_text_is_gone_is_passed_by(stories: list[Article]) -> None:
    ArticleTranslation.objects.filter(article=stories[2]).update(made_revision=999_999)
    desk = desk_with(newer())
    run = start(desk)
    to_the_end(desk)
    run.refresh_from_db()
    assert (run.state, run.taken) == (RunState.FINISHED, 3)
    assert printed(stories[0])[0] == "⟦⟦Story 0⟧⟧"


@pytest.mark.parametrize(
    ("language", "says"), [("xx", "no open edition"), ("ca", "no open edition"), ("en", "Nothing in print")]
)
def test_what_cannot_be_started_is_refused(stories: list[Article], language: str, says: str) -> None:
    with pytest.raises(RunRefused, match=says):
        start_renewal_run(language=language, desk=desk_with(newer()), by=None, at=LATER)


def test_there_is_one_open_run_for_an_edition(stories: list[Article]) -> None:
    desk = desk_with(newer())
    start(desk)
    with pytest.raises(RunRefused, match="already"):
        start(desk)
    assert RenewalRun.objects.count() == 1


def test_the_board_counts_what_is_by_earlier_engines(stories: list[Article]) -> None:
    assert articles_of_earlier_engines(desk_with(Practised())) == 0
    assert articles_of_earlier_engines(desk_with(newer())) == 3
    assert articles_of_earlier_engines(desk_with(Practised(name="better"), Practised())) == 3
    assert articles_of_earlier_engines(desk_with(Practised(Pair("de", "es")))) == 0
    desk = desk_with(newer())
    start(desk)
    to_the_end(desk)
    assert articles_of_earlier_engines(desk) == 0
    assert not Unit.objects.filter(engine_version="practised 1").exists()


def test_the_time_that_is_left_goes_by_the_pace_since_it_was_taken_up_again() -> None:
    run = RenewalRun(
        language="es",
        articles=9,
        sentences=400,
        asked=200,
        asked_before=100,
        at=NOW,
        changed_at=NOW,
        worked_at=NOW + timedelta(seconds=50),
    )
    assert progress_of_renewal(run).seconds_left == 100
    assert progress_of_renewal(run).percent == 50
    run.state = RunState.PAUSED
    assert progress_of_renewal(run).seconds_left is None
