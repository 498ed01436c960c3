from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.foundations.leases import my_name
from colporteur.newsroom.documents import document_of_revision
from colporteur.newsroom.models import Article, Picture
from colporteur.people.models import User
from colporteur.text.documents import MarkKind, Standing
from colporteur.translation import claiming, signals
from colporteur.translation.access import edition_text
from colporteur.translation.actions import approve_translation, correct_sentence
from colporteur.translation.claiming import claim, release_claims
from colporteur.translation.engines.contract import Answer, Pair
from colporteur.translation.filling import fill, prepare, try_new_ways
from colporteur.translation.models import ArticleTranslation, PairPolicy, Unit
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.tests.practised import (
    EN_ES,
    NOW,
    Practised,
    desk_with,
    edit,
    found_paper,
    printed,
    publish,
    sentence_of,
    translation_of,
    work,
)

pytestmark = pytest.mark.django_db
BODY = "The mayor opened the line. Nobody had expected it.\n\nThe fare is the same."


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    found_paper("en", "es")


def text_of(article: Article, language: str = "es", above: int = 20) -> Any:
    return edition_text(
        article_id=article.pk, language=language, document_of_revision=document_of_revision, hold_above_percent=above
    )


def without_words_like(*words: str) -> Any:
    """Gives no translation of sentences with one of the words."""
    return lambda text: Answer(text="" if any(word in text for word in words) else f"⟦{text}⟧")


def test_an_article_is_translated_and_in_print() -> None:
    article = publish(BODY)
    assert work(desk_with(Practised())) == 1
    row = translation_of(article)
    assert (row.state, row.is_due, row.made_revision) == ("in_print", False, article.live_revision_id)
    assert (row.total, row.from_engine, row.from_memory, row.held) == (5, 5, 0, 0)
    assert (row.engine, row.engine_version, row.grade) == ("practised", "practised 1", "fair")
    assert printed(article)[0] == "⟦The tram is back⟧"
    document = text_of(article).document
    assert document.headline.text == "⟦The tram is back⟧"
    assert {sentence.standing for sentence in document.sentences()} == {Standing.MACHINE}


def test_making_is_announced_once_with_what_the_edition_prints() -> None:
    article, told = publish(BODY), []

    def hear(**news: Any) -> None:
        told.extend((change.article_id, change.language, change.text) for change in news["changes"])

    signals.translations_were_made.connect(hear)
    try:
        work(desk_with(Practised()))
    finally:
        signals.translations_were_made.disconnect(hear)
    assert told == [(article.pk, "es", text_of(article))]


def test_only_the_sentence_that_changed_is_asked_for() -> None:
    engine = Practised()
    article = publish(BODY)
    work(desk_with(engine))
    engine.asked.clear()
    edit(article, BODY.replace("the same", "higher"))
    work(desk_with(engine))
    assert engine.asked == ["The fare is higher."]
    assert printed(article)[-1] == "⟦The fare is higher.⟧"
    row = translation_of(article)
    assert (row.from_engine, row.from_memory) == (1, 4)


def test_a_sentence_that_stands_twice_is_asked_for_once() -> None:
    engine = Practised()
    article = publish("Nobody came. Then it rained. Nobody came.")
    work(desk_with(engine))
    assert engine.asked.count("Nobody came.") == 1
    assert printed(article).count("⟦Nobody came.⟧") == 2


def test_a_blocked_sentence_is_held_and_the_original_stands_in_its_place() -> None:
    article = publish(BODY)
    work(desk_with(Practised(way=without_words_like("Nobody"))))
    row = translation_of(article)
    assert (row.state, row.held) == ("in_print", 1)
    held = [each for each in text_of(article).document.sentences() if each.standing is Standing.HELD]
    assert [(each.text, each.language) for each in held] == [("Nobody had expected it.", "en")]


@pytest.mark.parametrize("word", ["tram", "runs"])
def test_a_blocked_headline_or_lead_holds_the_page(word: str) -> None:
    article = publish(BODY)
    work(desk_with(Practised(way=without_words_like(word)), hold_above_percent=100))
    assert translation_of(article).state == "held"
    assert text_of(article) is None


def test_too_many_blocked_sentences_hold_the_page() -> None:
    article = publish(BODY)
    work(desk_with(Practised(way=without_words_like("Nobody", "fare")), hold_above_percent=39))
    assert translation_of(article).state == "held"


def test_the_next_engine_is_asked_for_the_blocked_sentence_alone() -> None:
    first, second = Practised(way=without_words_like("Nobody")), Practised(name="second")
    article = publish(BODY)
    work(desk_with(first, second))
    assert second.asked == ["Nobody had expected it."]
    assert translation_of(article).held == 0
    assert Unit.objects.get(source_text="Nobody had expected it.").engine == "second"


def test_the_first_alternative_that_passes_is_printed() -> None:
    def way(text: str) -> Answer:
        return Answer(text="", alternatives=("", f"⟦{text}⟧"), alignment=((0, 0),))

    article = publish(BODY)
    work(desk_with(Practised(way=way)))
    assert printed(article)[0] == "⟦The tram is back⟧"
    assert all(unit.alignment == [] for unit in Unit.objects.all())


def test_what_one_engine_refuses_is_narrowed_down_to_the_sentence() -> None:
    def way(text: str) -> Answer:
        if "Nobody" in text:
            raise EngineRefused("Rubbish.")
        return Answer(text=f"⟦{text}⟧")

    article = publish(BODY)
    work(desk_with(Practised(way=way)))
    assert translation_of(article).held == 1


def test_a_held_sentence_is_not_asked_for_again_until_an_engine_changes() -> None:
    engine = Practised(way=without_words_like("Nobody"))
    article = publish(BODY)
    work(desk_with(engine))
    engine.asked.clear()
    edit(article, f"{BODY} It snowed.")
    work(desk_with(engine))
    assert engine.asked == ["It snowed."]
    better = Practised(edition="2")
    edit(article, f"{BODY} It rained.")
    work(desk_with(better))
    assert sorted(better.asked) == ["It rained.", "Nobody had expected it."]


def test_a_held_page_is_tried_anew_once_there_are_other_engines() -> None:
    article = publish(BODY)
    old, new = desk_with(Practised(way=without_words_like("tram"))), desk_with(Practised(edition="2"))
    work(old)
    assert try_new_ways(desk=old, at=NOW) == 0
    assert try_new_ways(desk=new, at=NOW) == 1
    work(new)
    assert translation_of(article).state == "in_print"


def test_without_an_engine_the_article_is_not_available() -> None:
    article = publish(BODY)
    work(desk_with(Practised(Pair("de", "es"))))
    assert translation_of(article).state == "not_available"
    assert text_of(article) is None


def test_a_pair_that_is_reviewed_waits_for_a_persons_yes() -> None:
    PairPolicy.objects.create(source_language="en", target_language="es", mode="reviewed")
    article = publish(BODY)
    work(desk_with(Practised()))
    assert translation_of(article).state == "review"
    assert text_of(article) is None
    by = User.objects.create_user(username="ana", first_name="Ana", last_name="Ruiz")
    approve_translation(translation_id=translation_of(article).pk, by=by, at=NOW)
    assert text_of(article).reviewer == "Ana Ruiz"


def test_an_engine_that_does_not_answer_leaves_the_row_due_and_says_why() -> None:
    def way(_text: str) -> Answer:
        raise EngineUnavailable("It died.")

    article = publish(BODY)
    work(desk_with(Practised(way=way)))
    row = translation_of(article)
    assert (row.is_due, row.tries, row.trouble, row.claimed_by) == (True, 1, "It died.", "")
    assert row.not_before == NOW + timedelta(seconds=2)
    assert claim(at=NOW + timedelta(seconds=1)) == []
    work(desk_with(Practised()), at=NOW + timedelta(seconds=2))
    row = translation_of(article)
    assert (row.state, row.tries, row.trouble) == ("in_print", 0, "")


def test_what_was_answered_before_a_crash_is_not_asked_for_again() -> None:
    class Killed(BaseException):
        """What ends the run."""

    def way(text: str) -> Answer:
        if "number 140." in text:
            raise Killed
        return Answer(text=f"⟦{text}⟧")

    article = publish(" ".join(f"This is sentence number {number}." for number in range(200)))
    with pytest.raises(Killed):
        work(desk_with(Practised(way=way)))
    assert Unit.objects.count() == 128
    second = Practised()
    later = NOW + timedelta(minutes=6)
    work(desk_with(second), at=later)
    assert len(second.asked) == 202 - 128
    assert translation_of(article).state == "in_print"


def test_a_claim_is_anothers_until_it_runs_out() -> None:
    article = publish(BODY)
    number = translation_of(article).pk
    assert claim(at=NOW) == [number]
    assert claim(at=NOW + timedelta(minutes=4)) == []
    assert translation_of(article).claimed_by == my_name()
    assert claim(at=NOW + timedelta(minutes=6)) == [number]


def test_whoever_was_not_quick_enough_takes_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else of several translators all but one would go to sleep."""
    first, second = publish(BODY), publish("Nobody came.")
    claim_all = claiming._claim_all

    def a_rival_is_quicker(ids: list[int], at: datetime) -> list[int]:
        ArticleTranslation.objects.filter(article=second, claimed_by="").update(
            claimed_by="a rival", claimed_until=NOW + timedelta(minutes=5)
        )
        return claim_all(ids, at)

    monkeypatch.setattr(claiming, "_claim_all", a_rival_is_quicker)
    assert claim(at=NOW) == [translation_of(first).pk]
    assert claim(at=NOW) == []


def test_the_claims_of_an_owner_that_is_gone_are_released() -> None:
    article = publish(BODY)
    claim(at=NOW)
    ArticleTranslation.objects.update(claimed_by="gone")
    assert release_claims(names=["gone"]) == 1
    assert claim(at=NOW) == [translation_of(article).pk]


def test_a_claim_is_renewed_while_a_long_article_is_made() -> None:
    article = publish(" ".join(f"This is sentence number {number}." for number in range(100)))
    seen: list[Any] = []

    def way(text: str) -> Answer:
        seen.append(translation_of(article).claimed_until)
        return Answer(text=f"⟦{text}⟧")

    work(desk_with(Practised(way=way)))
    assert seen[-1] > seen[0]


def test_breaking_news_is_claimed_first_then_the_newest() -> None:
    rows = [translation_of(publish(f"{BODY} {number}.", headline=f"News {number}")) for number in range(3)]
    for minutes, row in enumerate(rows):
        ArticleTranslation.objects.filter(pk=row.pk).update(wanted_at=NOW + timedelta(minutes=minutes))
    Article.objects.filter(pk=rows[0].article_id).update(is_breaking=True)
    assert claim(at=NOW, limit=3) == [rows[0].pk, rows[2].pk, rows[1].pk]


def test_what_another_holds_is_left_to_it() -> None:
    engine, article = Practised(), publish(BODY)
    claim(at=NOW)
    ArticleTranslation.objects.update(claimed_by="another")
    fill(translation_ids=[translation_of(article).pk], desk=desk_with(engine), at=NOW)
    assert engine.asked == []
    assert printed(article) == []


def interrupted(deed: Any) -> Practised:
    """An engine during whose first answer something happens."""
    left = [deed]

    def way(text: str) -> Answer:
        if left:
            left.pop()()
        return Answer(text=f"⟦{text}⟧")

    return Practised(way=way)


def test_a_newer_wording_cancels_what_is_being_made() -> None:
    article = publish(BODY)
    engine = interrupted(lambda: edit(article, BODY.replace("the same", "lower")))
    assert work(desk_with(engine)) == 2
    assert printed(article)[-1] == "⟦The fare is lower.⟧"
    assert engine.asked.count("Nobody had expected it.") == 1
    article.refresh_from_db()
    assert translation_of(article).made_revision == article.live_revision_id


@pytest.mark.parametrize("is_update", [False, True])
@pytest.mark.parametrize("is_everywhere", [True, False])
def test_a_correction_that_comes_while_its_article_is_being_made_is_not_lost(
    is_everywhere: bool, is_update: bool
) -> None:
    if is_update:
        article = publish(BODY.replace("Nobody had expected it.", "It was early."))
        work(desk_with(Practised()))
        edit(article, BODY)
        article.refresh_from_db()
    else:
        article = publish(BODY)
    sentence = sentence_of(article, "Nobody had expected it.")

    def correct() -> None:
        correct_sentence(
            sentence=sentence,
            language="es",
            text="Nadie lo esperaba.",
            article_id=None if is_everywhere else article.pk,
            judge=judge,
            by=None,
            at=NOW,
        )

    work(desk_with(interrupted(correct)))
    assert "Nadie lo esperaba." in printed(article)
    assert not translation_of(article).is_due


def test_an_edition_that_is_closed_while_translations_run_gets_nothing() -> None:
    article = publish(BODY)
    work(desk_with(interrupted(lambda: ArticleTranslation.objects.update(is_due=False))))
    row = translation_of(article)
    assert (row.state, row.made_revision, printed(article)) == ("wanted", None, [])


def test_a_revision_that_is_gone_is_told_and_tried_later() -> None:
    article = publish(BODY)
    ArticleTranslation.objects.update(wanted_revision=987654)
    work(desk_with(Practised()))
    row = translation_of(article)
    assert (row.is_due, row.tries) == (True, 1)
    assert "987654" in row.trouble


def test_links_keep_their_target_and_stand_on_their_words() -> None:
    def way(text: str) -> Answer:
        return Answer(text={"The fare list is new.": "Nueva es la lista.", "fare list": "lista"}.get(text, f"⟦{text}⟧"))

    article = publish("The [fare list](https://example.org/fares) is new.")
    work(desk_with(Practised(way=way)))
    line = translation_of(article).lines.get(text="Nueva es la lista.")
    (mark,) = line.marks
    assert line.text[mark["start"] : mark["end"]] == "lista"
    assert mark["target"] == "https://example.org/fares"


def test_a_cell_of_figures_is_no_engines_business() -> None:
    engine = Practised()
    article = publish("| Year | Fare |\n|---|---|\n| 2025 | 1,250.50 |")
    work(desk_with(engine))
    assert "1,250.50" not in engine.asked
    assert "1.250,50" in printed(article)


def picture_with_words_in(language: str) -> None:
    Picture.objects.create(
        title="quay.png", file="quay.png", width=40, height=30, alt="Ein Hafen im Nebel.", language=language
    )


def test_words_of_the_picture_library_are_translated_from_their_own_language() -> None:
    picture_with_words_in("de")
    english, german = Practised(), Practised(Pair("de", "es"), name="german")
    article = publish(BODY, lead="It runs again.\npicture: {file: quay.png}")
    work(desk_with(english, german))
    assert german.asked == ["Ein Hafen im Nebel."]
    assert "Ein Hafen im Nebel." not in english.asked
    assert translation_of(article).held == 0


def test_words_of_the_picture_library_that_are_in_the_editions_language_are_printed_as_they_are() -> None:
    picture_with_words_in("es")
    engine = Practised()
    article = publish(BODY, lead="It runs again.\npicture: {file: quay.png}")
    work(desk_with(engine))
    assert "Ein Hafen im Nebel." not in engine.asked
    assert "Ein Hafen im Nebel." in printed(article)


def test_preparing_fills_memory_and_prints_nothing() -> None:
    engine, article = Practised(), publish(BODY)
    desk = desk_with(engine)
    prepare(
        revision=article.live_revision_id,
        article_id=article.pk,
        pair=EN_ES,
        desk=desk,
        routes=desk.routes(EN_ES),
        at=NOW,
    )
    assert len(engine.asked) == 5
    assert printed(article) == []
    engine.asked.clear()
    work(desk)
    assert engine.asked == []
    assert translation_of(article).from_memory == 5


def test_an_old_translation_stays_until_it_leaves_print_then_changed_sentences_stand_in_the_original() -> None:
    article = publish(BODY)
    work(desk_with(Practised()))
    edit(article, BODY.replace("the same", "higher"))
    assert text_of(article).document.body[-1].passage.text == "⟦The fare is the same.⟧"
    ArticleTranslation.objects.update(old_left_print=True)
    mixed = text_of(article).document
    assert mixed.body[-1].passage.text == "The fare is higher."
    assert mixed.headline.text == "⟦The tram is back⟧"


def test_no_engine_is_asked_inside_a_transaction() -> None:
    the_tests_own = len(connection.savepoint_ids)
    depths: set[int] = set()

    def way(text: str) -> Answer:
        depths.add(len(connection.savepoint_ids))
        return Answer(text=f"⟦{text}⟧")

    publish(BODY)
    work(desk_with(Practised(way=way)))
    assert depths == {the_tests_own}


def test_the_number_of_statements_does_not_grow_with_the_article(django_assert_max_num_queries: Any) -> None:
    publish("Nothing more.")
    work(desk_with(Practised()))  # which reads the register of names and terms
    publish(" ".join(f"This is sentence number {number}." for number in range(60)), headline="The ferry is late")
    with django_assert_max_num_queries(32):
        (number,) = claim(at=NOW)
        fill(translation_ids=[number], desk=desk_with(Practised()), at=NOW)


def test_an_engines_straight_apostrophes_are_printed_round() -> None:
    article = publish("Nothing more.")
    work(desk_with(Practised(way=lambda text: Answer(text=f"⟦Anem a l'hivern: {text}⟧"))))
    assert printed(article)[0] == "⟦Anem a l’hivern: The tram is back⟧"


def test_a_word_that_the_engine_does_not_know_is_printed_as_a_word_of_its_language() -> None:
    article = publish("She baked a loaf in Ostermere.")
    words = ("loaf", "Ostermere")
    way = {"She baked a loaf in Ostermere.": Answer(text="Coció un loaf en Ostermere.", unknown_words=words)}
    work(desk_with(Practised(way=lambda text: way.get(text, Answer(text=f"⟦{text}⟧")))))
    text = text_of(article)
    assert text is not None
    (sentence,) = (each for each in text.document.sentences() if "loaf" in each.text)
    assert [(mark.kind, sentence.text[mark.start : mark.end], mark.target) for mark in sentence.marks] == [
        (MarkKind.FOREIGN, "loaf", "en")
    ]


def test_a_run_of_words_that_may_be_of_either_language_is_told_to_the_desk_alone() -> None:
    article = publish("She saw the harbour when the boats came home in the evening.")
    way = {
        "She saw the harbour when the boats came home in the evening.": Answer(
            text="Vio el puerto cuando los barcos came home in por la tarde, ya de noche."
        )
    }
    work(desk_with(Practised(way=lambda text: way.get(text, Answer(text=f"⟦{text}⟧")))))
    line = translation_of(article).lines.get(text__contains="came home")
    assert [finding["code"] for finding in line.findings] == ["words_left_over"]
    assert line.marks == []
