"""An archive's translation: what is wanted, what it takes, and that it goes on where it was, after whatever is fresher."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from colporteur.foundations.errors import EngineUnavailable
from colporteur.newsroom import actions as newsroom
from colporteur.newsroom.models import Article, Section
from colporteur.people.models import User
from colporteur.translation.actions import (
    pause_run,
    resume_run,
    start_archive_run,
    stop_run,
    take_from_archive,
)
from colporteur.translation.actions.archive import _take as take
from colporteur.translation.archive import (
    ArchiveWish,
    Counted,
    lacking,
    looked_through,
    offers,
    progress_of,
    seconds_a_sentence,
)
from colporteur.translation.claiming import claim
from colporteur.translation.engines.contract import Answer, Pair
from colporteur.translation.engines.outside.metering import OverBudget
from colporteur.translation.engines.router import Reach
from colporteur.translation.errors import RunRefused
from colporteur.translation.filling import fill
from colporteur.translation.making import Desk
from colporteur.translation.models import ArchiveRun, ArticleTranslation, PairPolicy, RunState, Unit
from colporteur.translation.ordering import cancel_translations
from colporteur.translation.tests.practised import (
    NOW,
    Practised,
    desk_with,
    edit,
    found_paper,
    publish,
    translation_of,
)

pytestmark = pytest.mark.django_db
EN_CA = Pair("en", "ca")
CATALAN = ArchiveWish(language="ca")
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def stories(db: None) -> list[Article]:
    """Three, the first the oldest; the edition `ca` was opened after them."""
    found_paper("en", "es")
    made = [publish(f"Boat {number} is back.", headline=f"Story {number}") for number in range(3)]
    for days, article in enumerate(reversed(made)):
        Article.objects.filter(pk=article.pk).update(published_at=NOW - timedelta(days=days))
    ArticleTranslation.objects.all().delete()
    newsroom.open_edition(edition=newsroom.NewEdition(prefix="ca"), by=None, at=NOW)
    return made


@pytest.fixture
def somebody(db: None) -> User:
    return User.objects.create(username="ana")


def catalan(**how: object) -> Practised:
    engine = Practised(EN_CA, Pair("en", "es"))
    for name, value in how.items():
        setattr(engine, name, value)
    return engine


def work_once(desk: Desk, at: datetime = NOW) -> bool:
    """As a translator does; see `publication.worker`."""
    claimed = claim(at=at)
    if not claimed:
        return take_from_archive(desk=desk, at=at)
    for number in claimed:
        fill(translation_ids=[number], desk=desk, at=at)
    return True


def work(desk: Desk, at: datetime = NOW) -> None:
    for _ in range(100):
        if not work_once(desk, at):
            return
    raise AssertionError("it never ends")


def made_in(language: str = "ca") -> list[str]:
    """The headlines that the edition has by now, in the order in which they were made."""
    rows = ArticleTranslation.objects.filter(language=language, made_revision__isnull=False).order_by("pk")
    return [row.article.headline for row in rows]


def test_a_run_translates_what_the_edition_lacks_the_newest_first_and_ends(stories: list[Article]) -> None:
    engine = catalan()
    run = start_archive_run(wish=CATALAN, by=None, at=NOW)
    work(desk_with(engine))
    run.refresh_from_db()
    assert made_in() == ["Story 2", "Story 1", "Story 0"]
    assert (run.state, run.articles, run.taken) == (RunState.FINISHED, 3, 3)
    assert len(engine.asked) == len(set(engine.asked)) == 7
    assert made_in("es") == []


def test_without_a_run_nothing_of_the_archive_is_taken(stories: list[Article]) -> None:
    assert work_once(desk_with(catalan())) is False
    assert not ArticleTranslation.objects.exists()


def test_only_sections_and_times_that_are_wished_for(stories: list[Article]) -> None:
    labels = [newsroom.NewSectionLabel(edition=prefix, name="Sport", slug="sport") for prefix in ("en", "es", "ca")]
    sport = newsroom.make_section(
        section=newsroom.NewSection(key="sport", title="Sport", labels=labels), by=None, at=NOW
    )
    newsroom.move_article(article=Article.objects.get(pk=stories[0].pk), section=sport, by=None, at=NOW)
    wish = ArchiveWish(language="ca", sections=(sport.pk,))
    assert [each.pk for each in lacking(wish, at=NOW)] == [stories[0].pk]
    wish = ArchiveWish(language="ca", since=NOW - timedelta(days=1))
    assert [each.pk for each in lacking(wish, at=NOW)] == [stories[2].pk, stories[1].pk]


def _off(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(translation="off")


def _no_rights(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(may_translate=False)


def _rights_are_over(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(rights_until=NOW)


def _not_in_print(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(live=False)


def _in_that_language(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(language="ca")


@pytest.mark.parametrize("change", [_off, _no_rights, _rights_are_over, _not_in_print, _in_that_language])
def test_what_may_not_be_translated_is_not_of_the_archive(
    stories: list[Article], change: Callable[[Article], None]
) -> None:
    change(stories[1])
    assert [each.pk for each in lacking(CATALAN, at=NOW)] == [stories[2].pk, stories[0].pk]


@pytest.mark.parametrize(
    ("policies", "count"),
    [
        ([("", "", "off")], 0),
        ([("", "en", "off")], 0),
        ([("", "de", "off")], 3),
        ([("news", "", "off")], 0),
        ([("news", "", "automatic"), ("", "en", "off")], 3),
        ([("", "", "off"), ("", "en", "strict")], 3),
        ([("news", "en", "reviewed"), ("news", "", "off")], 3),
    ],
)
def test_the_narrowest_policy_decides(stories: list[Article], policies: list[tuple[str, str, str]], count: int) -> None:
    for section, source, mode in policies:
        where = Section.objects.get(key=section) if section else None
        PairPolicy.objects.create(section=where, source_language=source, target_language="ca", mode=mode)
    assert lacking(CATALAN, at=NOW).count() == count


def test_what_the_edition_has_or_has_ordered_is_left_alone(stories: list[Article]) -> None:
    start_archive_run(wish=CATALAN, by=None, at=NOW)
    work(desk_with(catalan()))
    with pytest.raises(RunRefused, match="has every article"):
        start_archive_run(wish=CATALAN, by=None, at=NOW)


@pytest.mark.parametrize("language", ["fr", "en", ""])
def test_an_edition_that_is_not_open_or_lacks_nothing_is_refused(stories: list[Article], language: str) -> None:
    with pytest.raises(RunRefused):
        start_archive_run(wish=ArchiveWish(language=language), by=None, at=NOW)
    assert not ArchiveRun.objects.exists()


def test_there_is_one_open_run_for_an_edition(stories: list[Article]) -> None:
    run = start_archive_run(wish=CATALAN, by=None, at=NOW)
    with pytest.raises(RunRefused, match="already"):
        start_archive_run(wish=CATALAN, by=None, at=NOW)
    stop_run(kind=ArchiveRun, run_id=run.pk, by=None, at=NOW)
    assert start_archive_run(wish=CATALAN, by=None, at=NOW).pk != run.pk


def test_a_section_that_is_gone_is_refused(stories: list[Article]) -> None:
    with pytest.raises(RunRefused, match="Choose again"):
        start_archive_run(wish=ArchiveWish(language="ca", sections=(10**6,)), by=None, at=NOW)


def test_fresh_news_goes_first_even_when_the_archive_was_ordered_later(stories: list[Article]) -> None:
    desk = desk_with(catalan())
    start_archive_run(wish=CATALAN, by=None, at=LATER)
    assert take_from_archive(desk=desk, at=LATER)
    publish("It rained.", headline="Fresh")
    (first,) = claim(at=LATER)
    assert ArticleTranslation.objects.get(pk=first).article.headline == "Fresh"


def long_story() -> Article:
    """Three batches."""
    return publish(" ".join(f"Boat {number} came home." for number in range(150)), headline="Long story")


def test_an_article_of_the_archive_gives_way_between_batches_and_loses_nothing(stories: list[Article]) -> None:
    article = long_story()
    ArticleTranslation.objects.all().delete()
    engine = catalan()
    desk = desk_with(engine)
    start_archive_run(wish=CATALAN, by=None, at=NOW)
    take_from_archive(desk=desk, at=NOW)
    answer = engine.way

    def news_comes(text: str) -> Answer:
        if text == "Boat 10 came home." and not Article.objects.filter(title="Fresh").exists():
            publish("It rained.", headline="Fresh")
        return answer(text)

    engine.way = news_comes
    (number,) = claim(at=NOW)
    fill(translation_ids=[number], desk=desk, at=NOW)
    row = translation_of(article, "ca")
    assert (row.is_due, row.made_revision, row.claimed_by, row.tries) == (True, None, "", 0)
    assert Unit.objects.filter(target_language="ca").count() == 64
    (first,) = claim(at=NOW)
    assert ArticleTranslation.objects.get(pk=first).article.headline == "Fresh"
    fill(translation_ids=[first], desk=desk, at=NOW)
    work(desk)
    assert translation_of(article, "ca").state == "in_print"
    to_catalan = [text for text in engine.asked if text.startswith("Boat") and "came" in text]
    assert len(to_catalan) == len(set(to_catalan)) == 150


def test_a_paused_run_asks_for_nothing_and_goes_on_where_it_was(stories: list[Article], somebody: User) -> None:
    engine = catalan()
    desk = desk_with(engine)
    run = start_archive_run(wish=CATALAN, by=somebody, at=NOW)
    work_once(desk)
    work_once(desk)
    assert made_in() == ["Story 2"]
    work_once(desk)  # the next is ordered and not yet made
    pause_run(kind=ArchiveRun, run_id=run.pk, by=somebody, at=NOW)
    engine.asked.clear()
    assert work_once(desk) is False
    assert engine.asked == []
    resume_run(kind=ArchiveRun, run_id=run.pk, by=somebody, at=LATER)
    work(desk, LATER)
    assert made_in() == ["Story 2", "Story 1", "Story 0"]
    run.refresh_from_db()
    assert (run.state, run.changed_by) == (RunState.FINISHED, None)


def test_an_article_that_is_being_made_stops_at_the_next_batch_when_the_run_is_paused(stories: list[Article]) -> None:
    long_story()
    ArticleTranslation.objects.all().delete()
    engine = catalan()
    desk = desk_with(engine)
    run = start_archive_run(wish=CATALAN, by=None, at=NOW)
    answer = engine.way

    def paused(text: str) -> Answer:
        if text == "Boat 10 came home.":
            pause_run(kind=ArchiveRun, run_id=run.pk, by=None, at=NOW)
        return answer(text)

    engine.way = paused
    work(desk)
    assert len(engine.asked) == 64
    assert made_in() == []


def test_a_stopped_run_leaves_no_order_behind_and_a_later_one_takes_up_what_is_lacking(stories: list[Article]) -> None:
    desk = desk_with(catalan())
    run = start_archive_run(wish=CATALAN, by=None, at=NOW)
    for _ in range(3):
        work_once(desk)
    stop_run(kind=ArchiveRun, run_id=run.pk, by=None, at=NOW)
    assert not ArticleTranslation.objects.filter(is_due=True).exists()
    assert work_once(desk) is False
    start_archive_run(wish=CATALAN, by=None, at=LATER)
    work(desk, LATER)
    assert sorted(made_in()) == ["Story 0", "Story 1", "Story 2"]


@pytest.mark.parametrize(
    ("deeds", "last"),
    [
        ([resume_run], "is under way"),
        ([pause_run, pause_run], "is paused"),
        ([stop_run, stop_run], "was stopped"),
        ([stop_run, resume_run], "was stopped"),
        ([stop_run, pause_run], "was stopped"),
    ],
)
def test_what_cannot_be_done_to_a_run_is_refused(
    stories: list[Article], deeds: list[Callable[..., ArchiveRun]], last: str
) -> None:
    run = start_archive_run(wish=CATALAN, by=None, at=NOW)
    *before, refused = deeds
    for deed in before:
        deed(kind=ArchiveRun, run_id=run.pk, by=None, at=NOW)
    with pytest.raises(RunRefused, match=last):
        refused(kind=ArchiveRun, run_id=run.pk, by=None, at=NOW)


def test_a_run_that_is_gone_is_refused(db: None) -> None:
    with pytest.raises(RunRefused, match="is gone"):
        pause_run(kind=ArchiveRun, run_id=7, by=None, at=NOW)


def test_a_closed_edition_ends_its_run(stories: list[Article]) -> None:
    run = start_archive_run(wish=CATALAN, by=None, at=NOW)
    newsroom.close_edition(prefix="ca", by=None, at=NOW)
    assert work_once(desk_with(catalan())) is False
    run.refresh_from_db()
    assert (run.state, run.says) == (RunState.STOPPED, "The edition was closed.")


def test_the_state_lives_in_rows_alone(stories: list[Article]) -> None:
    """Whatever dies between two steps: the next process goes on, and no article is taken or asked for twice."""
    run = start_archive_run(wish=CATALAN, by=None, at=NOW)
    asked: list[str] = []
    for _ in range(20):
        engine = catalan()  # a process of its own
        work_once(desk_with(engine))
        asked += engine.asked
    run.refresh_from_db()
    assert (run.state, run.taken) == (RunState.FINISHED, 3)
    assert len(asked) == len(set(asked)) == 7


def test_two_translators_do_not_take_the_same_article(stories: list[Article]) -> None:
    seen_by_both = start_archive_run(wish=CATALAN, by=None, at=NOW)
    assert take_from_archive(desk=desk_with(catalan()), at=NOW)
    before = ArticleTranslation.objects.get()
    assert take(seen_by_both, stories[2], LATER)
    assert ArchiveRun.objects.get().taken == 1
    assert ArticleTranslation.objects.get().wanted_at == before.wanted_at == NOW


def test_the_archive_does_not_run_on_while_an_engine_is_silent(db: None) -> None:
    found_paper("en", "es")
    for number in range(12):
        publish(f"Boat {number} is back.", headline=f"Story {number}")
    ArticleTranslation.objects.all().delete()

    def silent(_text: str) -> Answer:
        raise EngineUnavailable("It died.")

    run = start_archive_run(wish=ArchiveWish(language="es"), by=None, at=NOW)
    work(desk_with(Practised(way=silent)))
    progress = progress_of(run)
    assert ArticleTranslation.objects.count() == 5
    assert progress.troubles == ("It died.",)
    work(desk_with(Practised()), LATER)
    run.refresh_from_db()
    assert (run.state, len(made_in("es"))) == (RunState.FINISHED, 12)


def test_a_month_that_is_spent_lets_the_run_wait_and_the_next_one_lets_it_go_on(stories: list[Article]) -> None:
    engine, other = catalan(), catalan(name="other")
    spent = ["deepl: the month is spent."]

    def desk() -> Desk:
        waits: Callable[[Pair, Reach, datetime], str] = lambda _pair, _reach, _at: spent[0]  # noqa: E731
        made = desk_with(engine, other)
        return Desk(
            routes=made.routes,
            judge=made.judge,
            mend=made.mend,
            documents=made.documents,
            hold_above_percent=20,
            archive_waits_for=waits,
        )

    run = start_archive_run(wish=CATALAN, by=None, at=NOW)
    work(desk())
    run.refresh_from_db()
    assert (run.state, run.says, run.taken) == (RunState.WAITING, "deepl: the month is spent.", 0)
    spent[0] = ""
    work_once(desk())
    spent[0] = "deepl: the month is spent."
    work(desk())  # what is ordered waits, too
    assert (engine.asked, other.asked) == ([], [])
    spent[0] = ""
    work(desk(), LATER)
    run.refresh_from_db()
    assert (run.state, run.says, len(made_in())) == (RunState.FINISHED, "", 3)


def test_the_archive_rather_waits_than_goes_to_the_next_engine(stories: list[Article]) -> None:
    def over(_text: str) -> Answer:
        raise OverBudget("The month is spent.")

    first, second = catalan(way=over), catalan(name="second")
    start_archive_run(wish=CATALAN, by=None, at=NOW)
    work(desk_with(first, second))
    assert second.asked == []
    publish("It rained.", headline="Fresh")
    work(desk_with(first, second))
    assert "It rained." in second.asked


def test_a_new_wording_is_news_and_no_longer_the_archives(stories: list[Article]) -> None:
    desk = desk_with(catalan())
    run = start_archive_run(wish=CATALAN, by=None, at=NOW)
    take_from_archive(desk=desk, at=NOW)
    edit(Article.objects.get(pk=stories[2].pk), "It is gone again.")
    row = translation_of(stories[2], "ca")
    assert (row.is_due, row.archive_run) == (True, None)
    pause_run(kind=ArchiveRun, run_id=run.pk, by=None, at=NOW)
    work(desk)
    assert translation_of(stories[2], "ca").state == "in_print"


def test_an_article_that_leaves_print_meanwhile_is_passed_over(stories: list[Article]) -> None:
    desk = desk_with(catalan())
    run = start_archive_run(wish=CATALAN, by=None, at=NOW)
    take_from_archive(desk=desk, at=NOW)
    cancel_translations(article_id=stories[2].pk)
    Article.objects.filter(pk=stories[2].pk).update(live=False)
    work(desk)
    run.refresh_from_db()
    assert (run.state, made_in()) == (RunState.FINISHED, ["Story 1", "Story 0"])


def counted(desk: Desk, wish: ArchiveWish = CATALAN, most: int | None = None) -> Counted:
    *_, last = looked_through(wish=wish, desk=desk, at=NOW, most=most)
    return last


def test_the_preview_counts_each_sentence_once_and_asks_nobody(stories: list[Article]) -> None:
    engine = catalan()
    found = counted(desk_with(engine))
    assert (found.articles, found.looked, found.is_estimate) == (3, 3, False)
    assert (found.sentences, found.words, found.in_memory) == (9, 3 * (2 + 3 + 4), 2)
    (offer,) = offers(found, desk=desk_with(engine), prices={"practised": (Decimal(20), "EUR")}, at=NOW)
    texts = [*(f"Boat {n} is back." for n in range(3)), *(f"Story {n}" for n in range(3)), "It runs again."]
    assert (offer.pair, offer.articles, offer.sentences) == (EN_CA, 3, 7)
    assert offer.characters == sum(map(len, texts))
    assert offer.engines[0].cost == (Decimal(20) * offer.characters / 1_000_000, "EUR")
    assert engine.asked == []


def test_every_engine_is_offered_in_its_order_with_the_speed_that_was_measured(stories: list[Article]) -> None:
    first, second = catalan(name="first"), catalan(name="second")
    article = publish("It rained.", headline="Fresh")
    ArticleTranslation.objects.filter(article=article).update(
        engine="first", milliseconds=3000, from_engine=6, made_at=NOW, made_revision=1, is_due=False
    )
    assert seconds_a_sentence(EN_CA, "first") == 0.5
    assert seconds_a_sentence(Pair("de", "fr"), "first") == 0.5
    found = counted(desk_with(first, second))
    (offer,) = offers(found, desk=desk_with(first, second), prices={}, at=NOW)
    assert [(each.engine, each.cost, each.seconds) for each in offer.engines] == [
        ("first", None, 3.5),
        ("second", None, None),
    ]


def test_what_memory_has_costs_nothing(stories: list[Article]) -> None:
    desk = desk_with(catalan())
    run = start_archive_run(wish=CATALAN, by=None, at=NOW)
    work_once(desk)
    work_once(desk)
    stop_run(kind=ArchiveRun, run_id=run.pk, by=None, at=NOW)
    assert (counted(desk).sentences, counted(desk).in_memory) == (6, 2)


def test_a_long_archive_is_estimated_from_articles_all_over_it(stories: list[Article]) -> None:
    found = counted(desk_with(catalan()), most=2)
    assert (found.articles, found.looked, found.is_estimate) == (3, 2, True)
    assert found.scaled(found.sentences) == 9


def test_an_archive_without_an_engine_is_counted_all_the_same(stories: list[Article]) -> None:
    desk = desk_with(Practised(Pair("de", "fr")))
    (offer,) = offers(counted(desk), desk=desk, prices={}, at=NOW)
    assert (offer.sentences, offer.engines) == (7, ())


def test_progress_tells_what_was_made_and_how_long_the_rest_takes(stories: list[Article]) -> None:
    desk = desk_with(catalan())
    run = start_archive_run(wish=CATALAN, by=None, at=NOW)
    assert progress_of(run).percent == 0
    for minute in range(5):
        work_once(desk, NOW + timedelta(minutes=minute))
    run.refresh_from_db()
    progress = progress_of(run)
    assert (progress.articles, progress.done, progress.under_way, progress.percent) == (3, 2, 1, 66)
    assert (progress.sentences, progress.from_engine, progress.held) == (6, 5, 0)
    assert progress.states == {"in_print": 2}
    assert progress.seconds_left is None  # two articles have no pace yet
    work_once(desk, NOW + timedelta(minutes=6))
    assert progress_of(run).seconds_left == 0
