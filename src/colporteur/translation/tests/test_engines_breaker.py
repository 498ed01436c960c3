from colporteur.translation.engines.breaker import Breaker


class Clock:
    """A clock that only moves when told."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def open_breaker(clock: Clock) -> Breaker:
    breaker = Breaker(clock=clock, failures=3, rest=60)
    for _ in range(3):
        breaker.failed()
    return breaker


def test_failures_in_a_row_open_it() -> None:
    breaker = Breaker(clock=Clock(), failures=3, rest=60)
    for _ in range(2):
        breaker.failed()
    assert breaker.may_ask()
    breaker.failed()
    assert breaker.is_open
    assert not breaker.may_ask()


def test_a_success_in_between_starts_the_count_anew() -> None:
    breaker = Breaker(clock=Clock(), failures=3, rest=60)
    for _ in range(5):
        breaker.failed()
        breaker.failed()
        breaker.succeeded()
    assert breaker.may_ask()


def test_after_its_rest_one_caller_may_try() -> None:
    clock = Clock()
    breaker = open_breaker(clock)
    clock.time = 60
    assert [breaker.may_ask(), breaker.may_ask()] == [True, False]


def test_the_success_of_the_one_who_tried_closes_it() -> None:
    clock = Clock()
    breaker = open_breaker(clock)
    clock.time = 60
    assert breaker.may_ask()
    breaker.succeeded()
    assert not breaker.is_open
    assert [breaker.may_ask(), breaker.may_ask()] == [True, True]


def test_the_failure_of_the_one_who_tried_begins_another_rest() -> None:
    clock = Clock()
    breaker = open_breaker(clock)
    clock.time = 60
    assert breaker.may_ask()
    breaker.failed()
    clock.time = 119
    assert not breaker.may_ask()
    clock.time = 120
    assert breaker.may_ask()


def test_one_who_never_tells_how_it_went_does_not_keep_it_shut_for_ever() -> None:
    clock = Clock()
    breaker = open_breaker(clock)
    clock.time = 60
    assert breaker.may_ask()
    clock.time = 120
    assert breaker.may_ask()
