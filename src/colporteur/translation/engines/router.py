"""Which engine translates a pair, in which order, and through which language in between."""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock
from types import MappingProxyType

import stamina
from stamina.instrumentation import RetryDetails, set_on_retry_hooks

from colporteur.foundations.errors import ColporteurError, EngineRefused, EngineUnavailable
from colporteur.translation.engines.breaker import Breaker
from colporteur.translation.engines.contract import Answer, Engine, Grade, Metered, Pair, Wanted
from colporteur.translation.rules.house_notes import LEFT_ALONE
from colporteur.translation.rules.register import carried_on

log = logging.getLogger(__name__)
LONGEST_VERSION = 128
_GRADES = tuple(Grade)
PairsOf = Callable[[Engine], frozenset[Pair]]


def _tell(details: RetryDetails) -> None:
    """In words; the library's own line says only that there is another try."""
    log.info("%s It is asked again in %.1f seconds.", details.caused_by, details.wait_for)


set_on_retry_hooks((_tell,))


class Reach(StrEnum):
    """How far a sentence may go: what is not yet in print stays in the house."""

    HOUSE = "house"
    ANYWHERE = "anywhere"


class NoEngine(ColporteurError):
    """No engine translates this pair, neither directly nor through a language in between."""

    code = "no_engine"


class LeftAlone(EngineUnavailable):
    """An engine failed several times in a row and is not asked again for a while."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One engine's part of a way."""

    engine: Engine
    pair: Pair


@dataclass(slots=True, kw_only=True, eq=False)
class Route:
    """One way from a language to another: one leg, or two through a pivot.

    `name` and `version` are those of all legs, joined by `+`; `grade` is the worst of theirs; `is_local` says whether
    every engine on the way is in the house.
    """

    name: str
    version: str
    grade: Grade
    is_local: bool
    legs: tuple[Leg, ...]
    router: "Router"

    @property
    def can_hide_names(self) -> bool:
        """Whether an engine on the way does as `Wanted.hides_names` says. Those of other packages need not know of it."""
        return any(getattr(leg.engine, "can_hide_names", False) for leg in self.legs)

    def translate(self, sentences: Sequence[Wanted]) -> list[Answer]:
        """One answer a sentence, in order, after bounded retries.

        Raises:
            EngineUnavailable: an engine on the way did not answer, or is being left alone after failures.
            EngineRefused: an engine on the way answered something unusable.
        """
        return self.router.travel(self.legs, sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Routed:
    """Answers, one for one and in order, and who gave them."""

    answers: tuple[Answer, ...]
    engine: str
    version: str
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Tries for each batch, seconds between them, failures in a row that open a breaker, and its rest in seconds.

    An engine may ask for another wait. Up to `longest_wait` it is waited for; beyond that the engine is left alone as
    long as it asked for, but no longer than `longest_rest`.
    """

    tries: int = 2
    wait: float = 0.2
    failures: int = 3
    rest: float = 60
    longest_wait: float = 5
    longest_rest: float = 600


class Router:
    """Asks engines in the given order; `orders` names the only ones, in their own order, for some pairs.

    Thread-safe, if the engines are.
    """

    def __init__(
        self,
        engines: Sequence[Engine],
        *,
        pivots: Sequence[str] = (),
        orders: Mapping[Pair, Sequence[str]] = MappingProxyType({}),
        patience: Patience | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.engines = tuple(engines)
        self._pivots = tuple(pivots)
        self._orders = dict(orders)
        self._patience = patience or Patience()
        self._clock = clock
        self._breakers: dict[tuple[str, Pair], Breaker] = {}
        self._lock = Lock()

    def routes(self, pair: Pair, reach: Reach = Reach.ANYWHERE) -> tuple[Route, ...]:
        """Every direct way in the order of the engines; only where there is none, the ways through the pivots.

        Empty where nothing translates this pair. Engines that are being left alone for a while are still listed.
        """
        allowed = [engine for engine in self.engines if reach is Reach.ANYWHERE or engine.is_local]
        direct = [(leg,) for leg in self._legs(allowed, pair, _pairs_now)]
        return tuple(self._route(legs) for legs in direct or self._through_pivots(allowed, pair, _pairs_now))

    def first_choice(self, pair: Pair, reach: Reach = Reach.ANYWHERE) -> tuple[str, ...]:
        """The names of the engines on the first way there would be if none of them were paused; empty without any."""
        allowed = [engine for engine in self.engines if reach is Reach.ANYWHERE or engine.is_local]
        direct = next(self._legs(allowed, pair, _every_pair), None)
        legs = (direct,) if direct else next(self._through_pivots(allowed, pair, _every_pair), ())
        return tuple(dict.fromkeys(leg.engine.name for leg in legs))

    def translate(self, pair: Pair, wanted: Sequence[Wanted], reach: Reach = Reach.ANYWHERE) -> Routed:
        """The answers of the first route that gives any.

        Raises:
            NoEngine: there is no route.
            EngineUnavailable: no route answered, but one may later.
            EngineRefused: every route answered something unusable.
        """
        routes = self.routes(pair, reach)
        if not routes:
            raise NoEngine(
                f"No engine translates {pair.source} into {pair.target}. `colporteur doctor` says how to get one."
            )
        failures: list[ColporteurError] = []
        for route in routes:
            try:
                answers = tuple(route.translate(wanted))
                return Routed(answers=answers, engine=route.name, version=route.version, grade=route.grade)
            except (EngineUnavailable, EngineRefused) as error:
                failures.append(error)
        may_later = any(isinstance(error, EngineUnavailable) for error in failures)
        raise (EngineUnavailable if may_later else EngineRefused)(" ".join(str(error) for error in failures))

    def travel(self, legs: Sequence[Leg], wanted: Sequence[Wanted]) -> list[Answer]:
        """What `Route.translate` promises, for these legs."""
        # The terms are words of the last language, which those of a language in between would have to be kept apart from.
        first = [replace(each, terms=()) for each in wanted] if len(legs) > 1 else wanted
        answers = self._asked(legs[0], first) if wanted else []
        for leg in legs[1:]:
            answers = self._carried_on(leg, wanted, answers)
        return answers

    def close(self) -> None:
        """Close every engine."""
        for engine in self.engines:
            engine.close()

    def _through_pivots(self, engines: Sequence[Engine], pair: Pair, pairs_of: PairsOf) -> Iterator[tuple[Leg, ...]]:
        for pivot in self._pivots:
            first = next(self._legs(engines, Pair(pair.source, pivot), pairs_of), None)
            second = next(self._legs(engines, Pair(pivot, pair.target), pairs_of), None)
            if first and second:
                yield first, second

    def _legs(self, engines: Sequence[Engine], pair: Pair, pairs_of: PairsOf) -> Iterator[Leg]:
        order = self._orders.get(pair)
        if order is not None:
            engines = sorted((each for each in engines if each.name in order), key=lambda each: order.index(each.name))
        return (Leg(engine, pair) for engine in engines if pair in pairs_of(engine))

    def _route(self, legs: tuple[Leg, ...]) -> Route:
        return Route(
            name="+".join(dict.fromkeys(leg.engine.name for leg in legs)),
            version=_short(" + ".join(leg.engine.version(leg.pair) for leg in legs)),
            grade=min((leg.engine.grade(leg.pair) for leg in legs), key=_GRADES.index),
            is_local=all(leg.engine.is_local for leg in legs),
            legs=legs,
            router=self,
        )

    def _breaker(self, leg: Leg) -> Breaker:
        with self._lock:
            key = (leg.engine.name, leg.pair)
            if key not in self._breakers:
                patience = self._patience
                self._breakers[key] = Breaker(clock=self._clock, failures=patience.failures, rest=patience.rest)
            return self._breakers[key]

    def _carried_on(self, leg: Leg, wanted: Sequence[Wanted], halfway: Sequence[Answer]) -> list[Answer]:
        """Ask the second leg for what the first one gave; what the first one lost stays lost."""
        going = [number for number, answer in enumerate(halfway) if answer.text and not answer.is_truncated]
        onward = [in_other_words(wanted[number], halfway[number].text) for number in going]
        arrived = dict(zip(going, self._asked(leg, onward) if onward else [], strict=True))
        return [_joined(before, arrived.get(number)) for number, before in enumerate(halfway)]

    def _asked(self, leg: Leg, wanted: Sequence[Wanted]) -> list[Answer]:
        breaker, wait = self._breaker(leg), self._patience.wait
        for attempt in stamina.retry_context(
            on=self._wait_before_another_try,
            attempts=self._patience.tries,
            wait_initial=wait,
            wait_jitter=wait,
            timeout=None,
        ):
            with attempt:
                return self._answered(leg, wanted, breaker)
        raise AssertionError("the last attempt either answers or raises")

    def _answered(self, leg: Leg, wanted: Sequence[Wanted], breaker: Breaker) -> list[Answer]:
        if not breaker.may_ask():
            raise LeftAlone(LEFT_ALONE.said(engine=leg.engine.name))
        try:
            answers = leg.engine.translate(leg.pair, wanted)
        except EngineUnavailable as error:
            breaker.failed(rest=self._rest_wanted(error))
            raise
        except EngineRefused:
            breaker.succeeded()  # it works; it is this batch that it cannot do
            raise
        breaker.succeeded()
        if len(answers) != len(wanted):
            raise EngineRefused(f"{leg.engine.name} gave {len(answers)} answers for {len(wanted)} sentences.")
        return answers

    def _rest_wanted(self, error: EngineUnavailable) -> float | None:
        """The seconds that the engine wants to be left alone for, if they are more than one call can wait."""
        wanted, patience = error.retry_after, self._patience
        return None if wanted is None or wanted <= patience.longest_wait else min(wanted, patience.longest_rest)

    def _wait_before_another_try(self, error: Exception) -> bool | float:
        """Whether to try again, or after how many seconds: what the engine asked for, if it can be waited for."""
        if not isinstance(error, EngineUnavailable) or isinstance(error, LeftAlone):
            return False
        if error.retry_after is None:
            return True
        return False if self._rest_wanted(error) is not None else error.retry_after


def _pairs_now(engine: Engine) -> frozenset[Pair]:
    return engine.pairs()


def _every_pair(engine: Engine) -> frozenset[Pair]:
    return engine.every_pair() if isinstance(engine, Metered) else engine.pairs()


def _short(version: str) -> str:
    """Whole up to `LONGEST_VERSION` characters; a longer one ends in its own checksum."""
    if len(version) <= LONGEST_VERSION:
        return version
    return f"{version[: LONGEST_VERSION - 11]} {hashlib.sha256(version.encode()).hexdigest()[:10]}"


def in_other_words(wanted: Wanted, text: str) -> Wanted:
    """The same sentence in another language; but for the names, what was said of the first wording does not hold for it."""
    return replace(wanted, text=text, context="", marks=(), terms=(), names=carried_on(wanted.names, text))


def _joined(before: Answer, after: Answer | None) -> Answer:
    """The answer of both legs: the second one's words, the doubts of both. Alignments are not joined."""
    if after is None:
        return Answer(text="", is_truncated=True)
    scores = (before.score, after.score)
    unknown = tuple(dict.fromkeys(before.unknown_words + after.unknown_words))
    score = min((score for score in scores if score is not None), default=None)
    return replace(after, alignment=(), marks=(), score=score, unknown_words=unknown)
