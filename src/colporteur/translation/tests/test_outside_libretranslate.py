from collections.abc import Iterator

import pytest

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.engines.contract import Answer, Pair, Wanted
from colporteur.translation.engines.outside.door import Door, Outside
from colporteur.translation.engines.outside.libretranslate import Libretranslate
from colporteur.translation.engines.outside.metering import Tally
from colporteur.translation.tests.outside_engines import EN_ES, wanted
from colporteur.translation.tests.outside_servers import KEY, Reply, Server, libretranslate, said, serving
from colporteur.translation.tests.test_engines_breaker import Clock


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(libretranslate) as served:
        yield served


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(server: Server, clock: Clock) -> Iterator[Libretranslate]:
    door = Door(Outside(name="libretranslate", address=server.address, key=KEY), meter=Tally())
    made = Libretranslate(door, key=KEY, clock=clock)
    yield made
    made.close()


def test_plain_text_goes_and_never_html(engine: Libretranslate, server: Server) -> None:
    asked = [Wanted(text="See the report & more.", marks=((4, 14),), context="Around it.")]
    assert engine.translate(EN_ES, asked) == [
        Answer(text="See the report & more.", alternatives=("See the report & more. (2)",))
    ]
    assert server.bodies == [
        {
            "q": ["See the report & more."],
            "source": "en",
            "target": "es",
            "format": "text",
            "alternatives": 1,
            "api_key": KEY,
        }
    ]


def test_without_a_key_none_is_sent(server: Server) -> None:
    engine = Libretranslate(Door(Outside(name="libretranslate", address=server.address), meter=Tally()))
    server.next = [said({"translatedText": ["Uno."]})]
    assert engine.translate(EN_ES, wanted("One.")) == [Answer(text="Uno.")]
    assert "api_key" not in server.bodies[0]
    engine.close()


def test_the_server_says_which_pairs_it_has(engine: Libretranslate, server: Server) -> None:
    assert {Pair("en", "es"), Pair("de", "pt-br"), Pair("zh-hans", "en"), Pair("zh", "en")} <= engine.pairs()
    assert Pair("en", "fr") not in engine.pairs()
    assert Pair("en", "en") not in engine.pairs()
    engine.translate(Pair("zh", "pt-br"), wanted("One."))
    assert (server.bodies[0]["source"], server.bodies[0]["target"]) == ("zh-Hans", "pb")
    with pytest.raises(EngineRefused, match="en into fr"):
        engine.translate(Pair("en", "fr"), wanted("One."))


def test_it_is_asked_for_its_pairs_now_and_then_only(engine: Libretranslate, server: Server, clock: Clock) -> None:
    for _ in range(5):
        engine.pairs()
    assert len(server.asked) == 1
    clock.time = 600
    engine.pairs()
    assert len(server.asked) == 2


def test_a_server_that_is_silent_at_first_is_waited_for(engine: Libretranslate, server: Server, clock: Clock) -> None:
    server.dialect = lambda _asked: Reply(503, b"{}")
    assert EN_ES in engine.pairs()  # any, until it has said which
    with pytest.raises(EngineUnavailable, match="answered 503"):
        engine.translate(EN_ES, wanted("One."))
    assert len(server.asked) == 1
    server.dialect = libretranslate
    clock.time = 30
    assert engine.translate(EN_ES, wanted("One."))[0].text == "One."
    server.dialect = lambda _asked: Reply(503, b"{}")
    clock.time = 1000
    assert Pair("en", "de") in engine.pairs()  # what it last said stays
    assert Pair("en", "fr") not in engine.pairs()


@pytest.mark.parametrize("rows", [[1], [{"code": "en"}], {"error": "no"}, [{"code": 1, "targets": ["en"]}]])
def test_a_list_of_languages_that_is_none_is_told(engine: Libretranslate, server: Server, rows: object) -> None:
    server.dialect = lambda _asked: said(rows)
    with pytest.raises(EngineUnavailable, match="no list of languages"):
        engine.translate(EN_ES, wanted("One."))


@pytest.mark.parametrize(
    "body",
    [
        {"translatedText": "One."},
        {"translatedText": ["One.", "Two."]},
        {"translatedText": [None]},
        {"translatedText": []},
    ],
)
def test_another_number_of_translations_is_refused(engine: Libretranslate, server: Server, body: object) -> None:
    server.next = [said(body)]
    with pytest.raises(EngineRefused, match="for 1 sentences"):
        engine.translate(EN_ES, wanted("One."))


@pytest.mark.parametrize("others", [None, "a", [], [["a"], ["b"]], [None], [[None, "Uno.", ""]]])
def test_second_translations_are_taken_only_where_they_are_some(
    engine: Libretranslate, server: Server, others: object
) -> None:
    server.next = [said({"translatedText": ["Uno."], "alternatives": others})]
    assert engine.translate(EN_ES, wanted("One.")) == [Answer(text="Uno.")]
