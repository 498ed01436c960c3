import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.engines.pipeline import Pipeline
from colporteur.translation.tests import misbehaving

PROGRAM = misbehaving.__file__
Chain = Callable[..., Pipeline]


def stages(*ways: str) -> list[tuple[str, ...]]:
    return [(sys.executable, "-S", "-E", PROGRAM, way) for way in ways]


@pytest.fixture
def chain() -> Iterator[Chain]:
    made: list[Pipeline] = []

    def make(*ways: str) -> Pipeline:
        made.append(Pipeline("chain", stages(*ways), patience=20))
        return made[-1]

    yield make
    for pipeline in made:
        pipeline.close()


def has_ended(process: int) -> bool:
    """Wait until a process that need not be our child has ended."""
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], 20)[0])
    finally:
        os.close(descriptor)


def test_many_questions_are_answered_in_order_and_the_programs_stay(chain: Chain) -> None:
    pipeline = chain("parrot", "parrot", "parrot")
    questions = [f"question {number} {'x' * (number % 4000)}".encode() for number in range(2000)]
    assert pipeline.ask(questions) == questions
    processes = pipeline.process_ids
    assert pipeline.ask([b"again"]) == [b"again"]
    assert pipeline.process_ids == processes
    assert len(processes) == 3


def test_questions_far_larger_than_a_pipe_do_not_lock_up(chain: Chain) -> None:
    questions = [b"y" * 5_000_000, b"", b"z" * 3_000_000]
    assert chain("parrot", "parrot").ask(questions) == questions


def test_no_question_gets_no_answer(chain: Chain) -> None:
    assert chain("parrot").ask([]) == []


def test_threads_do_not_mix_up_their_answers(chain: Chain) -> None:
    pipeline = chain("parrot", "parrot")
    with ThreadPoolExecutor(8) as threads:
        asked = [[f"{thread}-{number}".encode() for number in range(50)] for thread in range(24)]
        assert list(threads.map(pipeline.ask, asked)) == asked


@pytest.mark.parametrize(
    ("ways", "question", "error", "says"),
    [
        (("parrot", "hang", "parrot"), b"hang", EngineUnavailable, r"finished no sentence in 0\.3 s"),
        (("parrot", "die", "parrot"), b"die", EngineUnavailable, r"Malformed input stream"),
        (("parrot", "double"), b"double", EngineRefused, "4 answers for 3 sentences"),
        (("swallow", "parrot"), b"swallow", EngineRefused, "2 answers for 3 sentences"),
    ],
)
def test_a_misbehaving_program_ends_the_whole_chain_and_the_next_call_starts_anew(
    chain: Chain, ways: tuple[str, ...], question: bytes, error: type[Exception], says: str
) -> None:
    pipeline = chain(*ways)
    pipeline.patience = 0.3 if question == b"hang" else 20
    for _ in range(2):
        with pytest.raises(error, match=says):
            pipeline.ask([b"good", question, b"good"])
        assert pipeline.process_ids == ()
    pipeline.patience = 20
    assert pipeline.ask([b"good"]) == [b"good"]


def test_a_chain_that_is_ended_leaves_no_process(chain: Chain) -> None:
    pipeline = chain("parrot", "hang", "parrot")
    pipeline.ask([b"good"])
    processes = pipeline.process_ids
    pipeline.close()
    assert all(has_ended(process) for process in processes)


def test_a_program_killed_between_two_calls_is_noticed_and_replaced(chain: Chain) -> None:
    pipeline = chain("parrot", "parrot")
    pipeline.ask([b"good"])
    os.kill(pipeline.process_ids[0], 9)
    assert has_ended(pipeline.process_ids[0])
    with pytest.raises(EngineUnavailable):
        pipeline.ask([b"good"])
    assert pipeline.ask([b"good"]) == [b"good"]


def test_a_program_that_is_not_there_is_named() -> None:
    pipeline = Pipeline("chain", [*stages("parrot"), ("/no/such/program",)], patience=5)
    with pytest.raises(EngineUnavailable, match="/no/such/program cannot be started"):
        pipeline.ask([b"good"])
    assert pipeline.process_ids == ()


def test_a_parent_that_is_killed_leaves_no_orphan(tmp_path: Path) -> None:
    script = f"""
import signal
from colporteur.translation.engines.pipeline import Pipeline
pipeline = Pipeline("chain", {stages("parrot", "parrot", "parrot")!r}, patience=20)
pipeline.ask([b"good"])
print(*pipeline.process_ids, flush=True)
signal.pause()
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        processes = [int(word) for word in parent.stdout.readline().split()]
        parent.kill()
    assert len(processes) == 3
    assert all(has_ended(process) for process in processes)
