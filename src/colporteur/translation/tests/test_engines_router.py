import logging
from collections.abc import Callable, Sequence

import pytest

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.engines.contract import Answer, Grade, Pair, Wanted
from colporteur.translation.engines.echo import Echo
from colporteur.translation.engines.router import LeftAlone, NoEngine, Patience, Reach, Router
from colporteur.translation.engines.silent import Silent
from colporteur.translation.tests.test_engines_breaker import Clock

EN_ES, ES_CA, EN_CA = Pair("en", "es"), Pair("es", "ca"), Pair("en", "ca")
HURRIED = Patience(tries=2, wait=0, failures=3, rest=60)
Way = Callable[[str], Answer]


class Practised:
    """An engine that answers each sentence as its `way` says, for its pairs only, and counts its calls."""

    def __init__(
        self,
        name: str,
        *pairs: Pair,
        way: Way | None = None,
        grade: Grade = Grade.GOOD,
        is_local: bool = True,
    ) -> None:
        self.name = name
        self.is_local = is_local
        self._pairs = frozenset(pairs)
        self._way = way or (lambda text: Answer(text=f"{name}({text})", score=-0.5, alignment=((0, 0),)))
        self._grade = grade
        self.calls = 0
        self.is_closed = False

    def pairs(self) -> frozenset[Pair]:
        return self._pairs

    def version(self, pair: Pair) -> str:
        return f"{self.name} {pair.source}-{pair.target}"

    def grade(self, pair: Pair) -> Grade:
        return self._grade

    def translate(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        self.calls += 1
        return [self._way(wanted.text) for wanted in sentences]

    def close(self) -> None:
        self.is_closed = True


def wanted(*texts: str) -> list[Wanted]:
    return [Wanted(text=text) for text in texts]


def fails(error: Exception) -> Way:
    def way(_text: str) -> Answer:
        raise error

    return way


def fails_times(number: int) -> Way:
    """Does not answer the first calls."""
    left = [number]

    def way(text: str) -> Answer:
        if left[0]:
            left[0] -= 1
            raise EngineUnavailable("It does not answer.")
        return Answer(text=f"late({text})")

    return way


def test_engines_are_asked_in_the_order_of_the_setting() -> None:
    first, second = Practised("first", EN_ES), Practised("second", EN_ES)
    routed = Router([first, second]).translate(EN_ES, wanted("a", "b"))
    assert [answer.text for answer in routed.answers] == ["first(a)", "first(b)"]
    assert (routed.engine, routed.version, routed.grade) == ("first", "first en-es", Grade.GOOD)
    assert second.calls == 0


def test_every_direct_way_is_listed_so_that_a_blocked_sentence_can_go_to_the_next() -> None:
    router = Router([Practised("first", EN_ES), Silent(), Practised("second", EN_ES, ES_CA)])
    assert [route.name for route in router.routes(EN_ES)] == ["first", "second"]
    assert [answer.text for answer in router.routes(EN_ES)[1].translate(wanted("a"))] == ["second(a)"]


def test_a_pair_can_have_its_own_engines_in_its_own_order() -> None:
    engines = [Practised(name, EN_ES, ES_CA) for name in ("first", "second", "third")]
    router = Router(engines, orders={EN_ES: ("third", "first"), EN_CA: ()}, pivots=("es",))
    assert [route.name for route in router.routes(EN_ES)] == ["third", "first"]
    assert [route.name for route in router.routes(ES_CA)] == ["first", "second", "third"]
    assert [route.name for route in router.routes(EN_CA)] == ["third+first"]


def test_a_pair_that_nobody_translates_has_no_way_and_says_so() -> None:
    router = Router([Practised("first", EN_ES), Practised("second", ES_CA)])
    assert router.routes(EN_CA) == ()
    with pytest.raises(NoEngine, match="en into ca"):
        router.translate(EN_CA, wanted("a"))


def test_without_a_pivot_in_the_settings_none_is_used() -> None:
    assert Router([Practised("first", EN_ES, ES_CA)], pivots=()).routes(EN_CA) == ()


def test_a_pair_without_an_engine_goes_through_a_pivot() -> None:
    first = Practised("first", EN_ES, grade=Grade.ROUGH)
    route = Router([first, Practised("second", ES_CA)], pivots=("fr", "es")).routes(EN_CA)[0]
    assert (route.name, route.version) == ("first+second", "first en-es + second es-ca")
    assert route.grade is Grade.ROUGH
    assert [answer.text for answer in route.translate(wanted("a", "b"))] == ["second(first(a))", "second(first(b))"]


def test_a_pivot_is_not_used_where_there_is_a_direct_way() -> None:
    router = Router([Practised("round", EN_ES, ES_CA), Practised("straight", EN_CA)], pivots=("es",))
    assert [route.name for route in router.routes(EN_CA)] == ["straight"]


def test_one_engine_for_both_legs_is_named_once() -> None:
    assert Router([Practised("one", EN_ES, ES_CA)], pivots=("es",)).routes(EN_CA)[0].name == "one"


def test_what_the_first_leg_lost_stays_lost_and_the_others_keep_their_places() -> None:
    def way(text: str) -> Answer:
        return Answer(text="", is_truncated=True) if text == "b" else Answer(text=f"<{text}>", unknown_words=(text,))

    router = Router([Practised("first", EN_ES, way=way), Practised("second", ES_CA)], pivots=("es",))
    answers = router.routes(EN_CA)[0].translate(wanted("a", "b", "c"))
    assert [answer.text for answer in answers] == ["second(<a>)", "", "second(<c>)"]
    assert [answer.is_truncated for answer in answers] == [False, True, False]
    assert answers[0].unknown_words == ("a",)
    assert answers[0].alignment == ()


def test_a_long_version_is_shortened_and_stays_its_own() -> None:
    def version(name: str) -> str:
        return Router([Practised(name, EN_ES)]).routes(EN_ES)[0].version

    assert len(version("a" * 300)) == 128
    assert version("a" * 300) != version("a" * 301)


def test_of_two_scores_the_worse_one_counts() -> None:
    first = Practised("first", EN_ES, way=lambda text: Answer(text=text, score=-2.0))
    router = Router([first, Practised("second", ES_CA)], pivots=("es",))
    assert router.routes(EN_CA)[0].translate(wanted("a"))[0].score == -2.0


def test_what_must_stay_in_the_house_goes_to_no_outside_engine() -> None:
    outside, inside = Practised("outside", EN_ES, is_local=False), Practised("inside", EN_ES)
    router = Router([outside, inside])
    assert [route.name for route in router.routes(EN_ES, Reach.HOUSE)] == ["inside"]
    assert router.translate(EN_ES, wanted("a"), Reach.HOUSE).engine == "inside"
    assert outside.calls == 0


def test_a_way_through_an_outside_engine_is_not_local() -> None:
    router = Router([Practised("outside", EN_ES, is_local=False), Practised("inside", ES_CA)], pivots=("es",))
    assert not router.routes(EN_CA)[0].is_local
    assert router.routes(EN_CA, Reach.HOUSE) == ()


def test_an_engine_that_does_not_answer_once_is_asked_again(caplog: pytest.LogCaptureFixture) -> None:
    engine = Practised("slow", EN_ES, way=fails_times(1))
    with caplog.at_level(logging.INFO):
        assert Router([engine], patience=HURRIED).translate(EN_ES, wanted("a")).answers == (Answer(text="late(a)"),)
    assert engine.calls == 2
    (told,) = caplog.records
    assert (told.name, told.levelname) == ("colporteur.translation.engines.router", "INFO")
    assert "It is asked again in" in told.getMessage()


def test_a_refusal_is_not_repeated() -> None:
    engine = Practised("strict", EN_ES, way=fails(EngineRefused("Rubbish.")))
    with pytest.raises(EngineRefused, match=r"Rubbish\."):
        Router([engine], patience=HURRIED).translate(EN_ES, wanted("a"))
    assert engine.calls == 1


def test_the_next_engine_is_asked_when_one_fails() -> None:
    dead = Practised("dead", EN_ES, way=fails(EngineUnavailable("It died.")))
    router = Router([dead, Practised("alive", EN_ES)], patience=HURRIED)
    assert router.translate(EN_ES, wanted("a")).engine == "alive"


def test_when_all_fail_the_error_names_each_and_says_whether_later_may_help() -> None:
    dead = Practised("dead", EN_ES, way=fails(EngineUnavailable("It died.")))
    strict = Practised("strict", EN_ES, way=fails(EngineRefused("Rubbish.")))
    with pytest.raises(EngineUnavailable, match=r"It died\. Rubbish\."):
        Router([dead, strict], patience=HURRIED).translate(EN_ES, wanted("a"))


def test_an_engine_that_keeps_failing_is_left_alone_and_tried_once_after_its_rest() -> None:
    clock, engine = Clock(), Practised("flaky", EN_ES, way=fails_times(4))
    route = Router([engine], patience=HURRIED, clock=clock).routes(EN_ES)[0]
    for _ in range(2):
        with pytest.raises(EngineUnavailable):
            route.translate(wanted("a"))
    assert engine.calls == 3  # the fourth attempt was spared
    with pytest.raises(LeftAlone):
        route.translate(wanted("a"))
    assert engine.calls == 3
    clock.time = 60
    with pytest.raises(EngineUnavailable):
        route.translate(wanted("a"))
    assert engine.calls == 4
    clock.time = 120
    assert route.translate(wanted("a")) == [Answer(text="late(a)")]
    assert route.translate(wanted("a")) == [Answer(text="late(a)")]


def test_one_pair_left_alone_does_not_hinder_another() -> None:
    def way(text: str) -> Answer:
        if text == "bad":
            raise EngineUnavailable("It died.")
        return Answer(text=text)

    router = Router([Practised("one", EN_ES, ES_CA, way=way)], patience=HURRIED)
    for _ in range(3):
        with pytest.raises(EngineUnavailable):
            router.translate(EN_ES, wanted("bad"))
    with pytest.raises(LeftAlone):
        router.routes(EN_ES)[0].translate(wanted("good"))
    assert router.translate(ES_CA, wanted("good")).answers == (Answer(text="good"),)


def test_a_refusal_does_not_open_the_breaker() -> None:
    engine = Practised("strict", EN_ES, way=fails(EngineRefused("Rubbish.")))
    route = Router([engine], patience=HURRIED).routes(EN_ES)[0]
    for _ in range(10):
        with pytest.raises(EngineRefused):
            route.translate(wanted("a"))
    assert engine.calls == 10


class Short(Echo):
    """Loses the last answer."""

    def translate(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        return super().translate(pair, sentences)[:-1]


def test_a_wrong_number_of_answers_is_refused() -> None:
    with pytest.raises(EngineRefused, match="1 answers for 2 sentences"):
        Router([Short()]).translate(EN_ES, wanted("a", "b"))


def test_nothing_to_translate_asks_nobody() -> None:
    engine = Practised("one", EN_ES)
    assert Router([engine]).translate(EN_ES, []).answers == ()
    assert engine.calls == 0


def test_closing_closes_every_engine() -> None:
    engines = [Practised("one", EN_ES), Practised("two", ES_CA)]
    Router(engines).close()
    assert all(engine.is_closed for engine in engines)


class Paused(Practised):
    """Has spent its month."""

    def pairs(self) -> frozenset[Pair]:
        return frozenset()

    def every_pair(self) -> frozenset[Pair]:
        return super().pairs()


@pytest.mark.parametrize(
    ("engines", "names"),
    [
        ([Practised("one", EN_CA), Practised("two", EN_CA)], ("one",)),
        ([Paused("one", EN_CA), Practised("two", EN_CA)], ("one",)),
        ([Paused("one", EN_ES), Practised("two", EN_CA)], ("two",)),
        ([Paused("one", EN_ES), Practised("two", ES_CA)], ("one", "two")),
        ([Paused("one", EN_ES, ES_CA)], ("one",)),
        ([Practised("one", EN_ES)], ()),
        ([Paused("one", EN_CA, is_local=False), Practised("two", EN_CA)], ("two",)),
    ],
)
def test_the_first_choice_is_the_same_while_it_is_paused(engines: list[Practised], names: tuple[str, ...]) -> None:
    assert Router(engines, pivots=["es"]).first_choice(EN_CA, Reach.HOUSE) == names
