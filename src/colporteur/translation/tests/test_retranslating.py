from dataclasses import replace
from decimal import Decimal

import pytest

from colporteur.foundations.errors import EngineUnavailable
from colporteur.newsroom.models import Article, Section
from colporteur.people.models import User
from colporteur.translation.actions import approve_translation, correct_sentence
from colporteur.translation.commands_retranslate import table
from colporteur.translation.engines.contract import Answer, Grade, Pair
from colporteur.translation.engines.router import Reach
from colporteur.translation.making import Desk
from colporteur.translation.models import Origin, Unit
from colporteur.translation.renewal import articles_of_earlier_engines
from colporteur.translation.retranslating import Offer, Progress, Wish, cost, offers, retranslate
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
BODY = "The mayor opened the line. Nobody had expected it."


@pytest.fixture
def article(db: None) -> Article:
    found_paper("en", "es")
    made = publish(BODY)
    work(desk_with(Practised()))
    return made


def newer(**how: object) -> Practised:
    engine = Practised(edition="2", way=lambda text: Answer(text=f"⟦⟦{text}⟧⟧"))
    for name, value in how.items():
        setattr(engine, name, value)
    return engine


def done(desk: Desk, wish: Wish) -> Progress:
    *_, last = [Progress(), *retranslate(offers=offers(wish=wish, desk=desk), wish=wish, desk=desk, at=NOW)]
    return last


def test_what_the_present_engine_made_is_not_offered(article: Article) -> None:
    assert offers(wish=Wish(), desk=desk_with(Practised())) == []


def test_a_new_version_offers_what_stands_in_print_and_counts_it(article: Article) -> None:
    engine = newer()
    (offer,) = offers(wish=Wish(), desk=desk_with(engine))
    texts = ["The tram is back", "It runs again.", "The mayor opened the line.", "Nobody had expected it."]
    assert offer == Offer(
        pair=EN_ES,
        reach=Reach.ANYWHERE,
        engine="practised",
        grade=Grade.FAIR,
        made_by=("practised",),
        articles=(translation_of(article).pk,),
        sentences=4,
        words=sum(len(text.split()) for text in texts),
        characters=sum(map(len, texts)),
    )
    assert engine.asked == []


def test_it_is_done_and_printed(article: Article) -> None:
    desk = desk_with(newer())
    progress = done(desk, Wish())
    assert (progress.asked, progress.renewed) == (4, 4)
    work(desk)
    assert printed(article)[0] == "⟦⟦The tram is back⟧⟧"
    assert translation_of(article).engine_version == "practised 2"
    assert offers(wish=Wish(), desk=desk) == []


def test_what_people_wrote_stays(article: Article) -> None:
    sentence = sentence_of(article, "Nobody had expected it.")
    correct_sentence(
        article_id=None,
        language="es",
        sentence=sentence,
        text="Nadie lo esperaba.",
        by=User.objects.create(username="ana"),
        judge=judge,
        at=NOW,
    )
    work(desk_with(Practised()))
    engine = newer()
    done(desk_with(engine), Wish(even_what_is_up_to_date=True))
    work(desk_with(engine))
    assert "Nobody had expected it." not in engine.asked
    assert "Nadie lo esperaba." in printed(article)
    assert Unit.objects.get(origin=Origin.PERSON).text == "Nadie lo esperaba."


def test_a_page_that_a_person_approved_stays_as_it_was_approved(article: Article) -> None:
    second = publish("Nobody had expected it. It rained.")
    work(desk_with(Practised()))
    approve_translation(translation_id=translation_of(article).pk, by=User.objects.create(username="ana"), at=NOW)
    desk = desk_with(newer())
    done(desk, Wish())
    work(desk)
    assert printed(article)[-1] == "⟦Nobody had expected it.⟧"
    assert translation_of(article).reviewed_at == NOW
    assert "⟦⟦Nobody had expected it.⟧⟧" in printed(second)


def test_a_new_translation_that_does_not_pass_does_not_take_the_old_ones_place(article: Article) -> None:
    desk = desk_with(newer(way=lambda text: Answer(text="" if "Nobody" in text else f"⟦⟦{text}⟧⟧")))
    progress = done(desk, Wish())
    assert (progress.asked, progress.renewed) == (4, 3)
    work(desk)
    assert printed(article)[-1] == "⟦Nobody had expected it.⟧"
    assert translation_of(article).held == 0


def test_a_sentence_of_two_articles_is_asked_for_once_and_both_are_made_anew(article: Article) -> None:
    second = publish("Nobody had expected it. It rained.")
    work(desk_with(Practised()))
    engine = newer()
    for wish in (Wish(), Wish(even_what_is_up_to_date=True)):
        engine.asked.clear()
        done(desk_with(engine), wish)
        assert engine.asked.count("Nobody had expected it.") == 1
        work(desk_with(engine))
    assert "⟦⟦Nobody had expected it.⟧⟧" in printed(article)
    assert "⟦⟦Nobody had expected it.⟧⟧" in printed(second)


@pytest.mark.parametrize(
    ("wish", "count"),
    [
        (Wish(source="en", target="es"), 4),
        (Wish(source="de"), 0),
        (Wish(target="ca"), 0),
        (Wish(engine="practised"), 4),
        (Wish(engine="apertium"), 0),
    ],
)
def test_only_what_is_wished_for_is_offered(article: Article, wish: Wish, count: int) -> None:
    assert sum(offer.sentences for offer in offers(wish=wish, desk=desk_with(newer()))) == count


def test_an_engine_that_comes_first_now_can_do_what_another_present_one_did(article: Article) -> None:
    better = Practised(name="better")
    desk = desk_with(better, Practised())
    (offer,) = offers(wish=Wish(), desk=desk)
    assert (offer.engine, offer.made_by, offer.sentences) == ("better", ("practised",), 4)
    done(desk, Wish())
    assert set(Unit.objects.values_list("engine", flat=True)) == {"better"}
    assert offers(wish=Wish(), desk=desk) == []


def test_what_another_engine_did_because_the_first_could_not_is_not_offered(db: None) -> None:
    found_paper("en", "es")
    mute = Practised(name="mute", way=lambda text: Answer(text="" if "Nobody" in text else f"⟦{text}⟧"))
    desk = desk_with(mute, Practised())
    publish(BODY)
    work(desk)
    assert set(Unit.objects.values_list("engine", flat=True)) == {"mute", "practised"}
    assert offers(wish=Wish(), desk=desk) == []


def test_what_another_engine_did_while_the_first_was_down_is_offered(db: None) -> None:
    found_paper("en", "es")
    down = [True]

    def way(text: str) -> Answer:
        if down[0]:
            raise EngineUnavailable("It is down.")
        return Answer(text=f"⟦⟦{text}⟧⟧")

    desk = desk_with(Practised(name="better", way=way), Practised())
    publish(BODY)
    work(desk)
    down[0] = False
    (offer,) = offers(wish=Wish(), desk=desk)
    assert (offer.engine, offer.sentences) == ("better", 4)


def test_the_next_engine_does_not_step_in_and_what_was_asked_in_vain_is_not_offered_again(article: Article) -> None:
    first = newer(name="first", way=lambda text: Answer(text="" if "Nobody" in text else f"⟦⟦{text}⟧⟧"))
    second = newer(name="second")
    desk = desk_with(first, second)
    assert done(desk, Wish()).asked == 4
    work(desk)
    assert second.asked == []
    assert offers(wish=Wish(), desk=desk) == []
    assert offers(wish=Wish(), desk=desk_with(newer(name="third")))[0].sentences == 4


def test_while_the_first_engine_is_paused_its_work_is_not_handed_to_the_next(article: Article) -> None:
    desk = replace(desk_with(newer(name="rough")), is_first_paused=lambda _pair, _reach: True)
    assert offers(wish=Wish(), desk=desk) == []
    assert articles_of_earlier_engines(desk) == 0


def test_what_is_not_in_print_is_not_paid_for(article: Article) -> None:
    Article.objects.update(live=False)
    assert offers(wish=Wish(), desk=desk_with(newer())) == []


def test_what_a_section_keeps_in_the_house_goes_to_engines_of_the_house(article: Article) -> None:
    Section.objects.update(may_leave_house=False)
    outside, inside = newer(name="outside", is_local=False), newer(name="inside")
    desk = desk_with(outside, inside)
    (offer,) = offers(wish=Wish(), desk=desk)
    assert (offer.reach, offer.engine) == (Reach.HOUSE, "inside")
    done(desk, Wish())
    assert (outside.asked, len(inside.asked)) == ([], 4)


def test_without_an_engine_nothing_is_offered(article: Article) -> None:
    assert offers(wish=Wish(), desk=desk_with(Practised(Pair("de", "es")))) == []


def test_an_engine_that_stops_answering_ends_it_and_what_is_done_is_kept(article: Article) -> None:
    publish("It rained.", headline="Another story", lead="It is short.")
    work(desk_with(Practised()))
    left = [1]

    def way(text: str) -> Answer:
        if "rained" in text or "mayor" in text:
            left[0] -= 1
            if left[0] < 0:
                raise EngineUnavailable("It died.")
        return Answer(text=f"⟦⟦{text}⟧⟧")

    desk = desk_with(newer(way=way))
    with pytest.raises(
        EngineUnavailable, match=r"\d sentences have a new translation and keep it\. It died\. Run it again"
    ):
        done(desk, Wish())
    assert 0 < Unit.objects.filter(engine_version="practised 2").count() < 7


def offer_of(pair: Pair, engine: str, characters: int) -> Offer:
    return Offer(
        pair=pair,
        reach=Reach.ANYWHERE,
        engine=engine,
        grade=Grade.GOOD,
        made_by=("apertium",),
        articles=(1, 2),
        sentences=3,
        words=20,
        characters=characters,
    )


def test_the_cost_is_that_of_every_engine_on_the_way() -> None:
    prices = {"deepl": (Decimal(20), "EUR"), "openai": (Decimal("5.50"), "EUR")}
    assert cost(offer_of(EN_ES, "deepl", 1_500_000), prices) == (Decimal(30), "EUR")
    assert cost(offer_of(EN_ES, "deepl+openai", 1_000_000), prices) == (Decimal("25.50"), "EUR")
    assert cost(offer_of(EN_ES, "apertium", 1_000_000), prices) is None


def test_the_preview_says_what_there_is_and_what_it_costs_together() -> None:
    prices = {"deepl": (Decimal(20), "EUR")}
    found = [offer_of(EN_ES, "deepl", 1_500_000), offer_of(Pair("en", "ca"), "apertium", 100)]
    assert table(found, prices).splitlines() == [
        "en → es  3 sentences, 20 words, 1,500,000 characters in 2 articles, by deepl, about 30.00 EUR",
        "en → ca  3 sentences, 20 words, 100 characters in 2 articles, by apertium",
        "Together about 30.00 EUR.",
    ]


def test_sentences_with_certain_words_are_done_again_by_the_same_engine(article: Article) -> None:
    engine = Practised(way=lambda text: Answer(text=f"⟦⟦{text}⟧⟧"))
    wish = Wish(containing="the MAYOR", even_what_is_up_to_date=True)
    progress = done(desk_with(engine), wish)
    assert engine.asked == ["The mayor opened the line."]
    assert (progress.asked, progress.renewed) == (1, 1)
