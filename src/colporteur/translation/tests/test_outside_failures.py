"""Whatever goes wrong outside becomes an error of the house that says what to do, and costs what it cost."""

import logging
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.engines.contract import Answer
from colporteur.translation.engines.outside.door import Manners
from colporteur.translation.engines.outside.metering import Limits, OverBudget, Tally
from colporteur.translation.engines.router import Patience, Router
from colporteur.translation.tests.outside_engines import EN_ES, KINDS, AnOutsideEngine, Kind, wanted
from colporteur.translation.tests.outside_servers import KEY, Reply, Server, said, serving
from colporteur.translation.tests.test_engines_breaker import Clock
from tests.journeys.paper import free_port

Maker = Callable[..., AnOutsideEngine]
TEXT = "The bridge is open."


@pytest.fixture(params=KINDS, ids=[kind.name for kind in KINDS])
def kind(request: pytest.FixtureRequest) -> Kind:
    made: Kind = request.param
    return made


@pytest.fixture
def server(kind: Kind) -> Iterator[Server]:
    with serving(kind.dialect) as served:
        yield served


@pytest.fixture
def meter() -> Tally:
    return Tally()


@pytest.fixture
def at(kind: Kind) -> Iterator[Maker]:
    """Makes engines that are closed in the end."""
    made: list[AnOutsideEngine] = []

    def make(address: str, **how: Any) -> AnOutsideEngine:
        made.append(kind.at(address, **how))
        return made[-1]

    yield make
    for engine in made:
        engine.close()


@pytest.fixture
def engine(at: Maker, server: Server, meter: Tally) -> AnOutsideEngine:
    return at(server.address, meter=meter)


HTML = Reply(200, b"<!DOCTYPE html><title>Please sign in</title>", {"Content-Type": "text/html"})
WRONG_SHAPES = (said({}), said([]), said({"translations": [], "translatedText": [], "choices": []}), said("text"))


@pytest.mark.parametrize(
    ("reply", "error", "says", "is_paid"),
    [
        (said({"message": "no such thing"}, 400), EngineRefused, "answered 400: no such thing", False),
        (said({"error": "no"}, 401), EngineUnavailable, "does not accept the key", False),
        (said({"error": {"message": "no"}}, 403), EngineUnavailable, "answered 403: no. It does not accept", False),
        (said({}, 404), EngineUnavailable, "Look at its address", False),
        (said({}, 302, Location="http://127.0.0.1:1/"), EngineUnavailable, "Look at its address", False),
        (said({}, 413), EngineRefused, "answered 413", False),
        (said({}, 429), EngineUnavailable, "answered 429", False),
        (said({"message": "Quota exceeded"}, 456), EngineUnavailable, r"used up \(Quota exceeded\)", False),
        (said({}, 500), EngineUnavailable, "answered 500", True),
        (said({}, 503), EngineUnavailable, "answered 503", False),
        (said({}, 504), EngineUnavailable, "answered 504", True),
        (said({}, 529), EngineUnavailable, "answered 529", False),
        (Reply(502, b"<html>Bad Gateway</html>"), EngineUnavailable, "answered 502", True),
        (HTML, EngineUnavailable, "answered a web page", True),
        (Reply(200, b'{"translations": [{"te'), EngineUnavailable, "not whole JSON", True),
        (Reply(200, b'{"translations"', promised=500), EngineUnavailable, "cannot be reached", True),
        (Reply(200, b"\xff\xfe{}"), EngineUnavailable, "not whole JSON", True),
        (Reply(200, b"[" * 100_000), EngineUnavailable, "not whole JSON", True),
        (Reply(400, b"[" * 100_000), EngineRefused, "answered 400", False),
        (Reply(0), EngineUnavailable, "cannot be reached", True),
    ],
    ids=lambda value: str(value.status) if isinstance(value, Reply) else None,
)
def test_each_failure_has_its_error(
    engine: AnOutsideEngine,
    server: Server,
    meter: Tally,
    reply: Reply,
    error: type[Exception],
    says: str,
    is_paid: bool,
) -> None:
    server.next = [reply]
    with pytest.raises(error, match=says) as raised:
        engine.translate(EN_ES, wanted(TEXT))
    assert engine.name in str(raised.value)
    assert meter.failures == 1
    assert (meter.characters > 0) is is_paid
    assert meter.requests == 1


@pytest.mark.parametrize("reply", WRONG_SHAPES)
def test_json_of_another_shape_is_refused(engine: AnOutsideEngine, server: Server, reply: Reply) -> None:
    server.next = [reply, reply]
    with pytest.raises(EngineRefused, match=engine.name):
        engine.translate(EN_ES, wanted(TEXT))


def test_an_answer_without_end_is_refused(
    engine: AnOutsideEngine, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colporteur.translation.engines.outside.door.LARGEST_ANSWER", 1000)
    server.next = [Reply(200, b" " * 2000 + b"{}")]
    with pytest.raises(EngineRefused, match="answered more than"):
        engine.translate(EN_ES, wanted(TEXT))


def test_nobody_at_the_address_is_told_and_costs_nothing(at: Maker, meter: Tally) -> None:
    engine = at(f"http://127.0.0.1:{free_port()}", meter=meter)
    with pytest.raises(EngineUnavailable, match="cannot be reached"):
        engine.translate(EN_ES, wanted(TEXT))
    assert meter.characters == 0
    assert meter.failures == 1


def test_an_address_without_tls_behind_https_is_told_and_costs_nothing(at: Maker, server: Server) -> None:
    meter = Tally()
    engine = at(server.address.replace("http:", "https:"), meter=meter)
    with pytest.raises(EngineUnavailable, match="SSL"):
        engine.translate(EN_ES, wanted(TEXT))
    assert meter.characters == 0


def test_a_server_that_is_silent_is_given_up(at: Maker) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        engine = at(f"http://127.0.0.1:{listening.getsockname()[1]}", manners=Manners(patience=0.05))
        with pytest.raises(EngineUnavailable, match="did not answer in time"):
            engine.translate(EN_ES, wanted(TEXT))


@pytest.mark.parametrize("status", [400, 401, 403, 456, 500])
def test_the_key_is_nowhere(
    engine: AnOutsideEngine, server: Server, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    server.next = [said({"message": f"not with {KEY}"}, status)]
    with (
        caplog.at_level(logging.DEBUG, logger="colporteur"),
        pytest.raises((EngineRefused, EngineUnavailable)) as raised,
    ):
        engine.translate(EN_ES, wanted(TEXT))
    assert KEY not in str(raised.value)
    assert KEY not in repr(engine.door.outside)
    assert KEY not in caplog.text


def test_a_wrong_key_is_not_repeated(at: Maker, server: Server) -> None:
    engine = at(server.address, key="another")
    route = Router([engine], patience=Patience(tries=3, wait=0)).routes(EN_ES)[0]
    for _ in range(3):
        with pytest.raises(EngineUnavailable):
            route.translate(wanted(TEXT))
    assert len(server.bodies) == 1


def test_a_used_up_account_closes_the_engine(engine: AnOutsideEngine, server: Server, meter: Tally) -> None:
    quota = {"error": {"message": "You exceeded your current quota", "code": "insufficient_quota"}}
    server.next = [said(quota, 429)]
    assert EN_ES in engine.pairs()
    with pytest.raises(EngineUnavailable, match="used up"):
        engine.translate(EN_ES, wanted(TEXT))
    assert EN_ES not in engine.pairs()
    assert "exceeded your current quota" in meter.paused


def test_a_month_that_is_spent_closes_the_engine_before_anything_is_sent(at: Maker, server: Server) -> None:
    meter = Tally(Limits(per_month=40))
    engine = at(server.address, meter=meter)
    engine.translate(EN_ES, wanted(TEXT))
    engine.translate(EN_ES, wanted(TEXT))
    with pytest.raises(OverBudget, match="limit of 40 characters"):
        engine.translate(EN_ES, wanted(TEXT))
    assert len(server.bodies) == 2
    assert engine.pairs() == frozenset()
    assert Router([engine]).routes(EN_ES) == ()


@pytest.mark.parametrize(
    ("header", "tries"),
    [("0", 2), ("3600", 1), (format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True), 1)],
    ids=["none", "seconds", "a date"],  # the date is another in each process
)
def test_a_wait_that_the_server_asks_for_is_kept(
    engine: AnOutsideEngine, server: Server, header: str, tries: int
) -> None:
    clock = Clock()
    router = Router([engine], patience=Patience(tries=2, wait=0, longest_rest=600), clock=clock)
    route = router.routes(EN_ES)[0]
    server.next = [said({}, 429, Retry_After=header)]
    if tries == 2:
        assert route.translate(wanted(TEXT)) == [Answer(text=TEXT, alternatives=route_alternatives(engine))]
        return
    with pytest.raises(EngineUnavailable, match="429"):
        route.translate(wanted(TEXT))
    clock.time = 599
    with pytest.raises(EngineUnavailable, match="left alone"):
        route.translate(wanted(TEXT))
    assert len(server.bodies) == 1
    clock.time = 600  # an hour was asked for; ten minutes are the most
    assert route.translate(wanted(TEXT))[0].text == TEXT


def route_alternatives(engine: AnOutsideEngine) -> tuple[str, ...]:
    return (f"{TEXT} (2)",) if engine.name == "libretranslate" else ()


@pytest.mark.parametrize("header", ["soon", "-5", "Wed, 99 Foo", ""])
def test_a_wait_that_makes_no_sense_is_ignored(engine: AnOutsideEngine, server: Server, header: str) -> None:
    server.next = [said({}, 503, Retry_After=header)]
    with pytest.raises(EngineUnavailable) as raised:
        engine.translate(EN_ES, wanted(TEXT))
    assert raised.value.retry_after is None


def test_no_more_requests_than_allowed_are_under_way(at: Maker, server: Server) -> None:
    engine = at(server.address, manners=Manners(patience=20, at_a_time=2))
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: engine.translate(EN_ES, wanted(f"Bridge {number}")), range(40)))
    assert server.at_once <= 2


def test_the_other_engine_takes_over(engine: AnOutsideEngine, server: Server, kind: Kind, at: Maker) -> None:
    with serving(kind.dialect) as second:
        router = Router([engine, at(second.address)], patience=Patience(tries=1, wait=0))
        server.next = [said({}, 500)]
        assert router.translate(EN_ES, wanted(TEXT)).answers[0].text == TEXT
        assert len(second.bodies) == 1
