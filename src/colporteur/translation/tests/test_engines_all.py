"""What every engine promises, tried on each that is shipped."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from colporteur.foundations.errors import EngineUnavailable
from colporteur.translation.engines.apertium import Apertium
from colporteur.translation.engines.contract import Answer, Engine, Grade, Pair, Wanted
from colporteur.translation.engines.ctranslate2 import Ctranslate2, Decoding
from colporteur.translation.engines.echo import Echo
from colporteur.translation.engines.silent import Silent
from colporteur.translation.tests import tiny_model
from colporteur.translation.tests.fake_apertium import install_programs
from colporteur.translation.tests.outside_engines import KINDS, Kind
from colporteur.translation.tests.outside_servers import serving

EN_ES = Pair("en", "es")
HOSTILE = (
    "",
    " ",
    "\x00\x01\x02\x1b[31m red \x7f\x85",
    "two\nlines\r\nand\ttabs",
    "<script>alert('1')</script> & <b>bold</b>",
    "^dog<n><sg>$ [[t:b:1]]x[[/]] \\ / @ # * ~ {y}",
    "لغة عربية \u200f\u200e \u202eback",
    "e\u0301 \u200b\ufeff\u00ad",
    "👩‍👩‍👧‍👦 ☃",
    "\ud800 alone",
    "⟦brackets⟧",
    "▁under_score <unk> </s> <s> @@ ' ' \" \"",
)


@dataclass(frozen=True)
class Trial:
    """An engine, whether it gives text back as it came, and whether it works in the house."""

    engine: Engine
    is_parrot: bool
    is_local: bool = True


def echo(folder: Path) -> Trial:
    return Trial(Echo(), is_parrot=False)


def ctranslate2(folder: Path) -> Trial:
    tiny_model.build_argos(folder, "en", "es")
    return Trial(Ctranslate2(folder, Decoding(beam_size=1, hypotheses=1)), is_parrot=False)


def apertium_of_parrots(folder: Path) -> Trial:
    return Trial(Apertium(install_programs(folder, "parrot", "parrot"), patience=20), is_parrot=True)


def apertium(folder: Path) -> Trial:
    return Trial(Apertium(patience=20), is_parrot=False)


IN_HOUSE = [echo, ctranslate2, apertium_of_parrots, pytest.param(apertium, marks=pytest.mark.engine)]


@pytest.fixture(params=[*IN_HOUSE, *(pytest.param(kind, id=kind.name) for kind in KINDS)])
def trial(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Trial]:
    with ExitStack() as stack:
        if isinstance(request.param, Kind):
            server = stack.enter_context(serving(request.param.dialect))
            made = Trial(request.param.at(server.address), is_parrot=True, is_local=False)
        else:
            made = request.param(tmp_path)
        yield made
        made.engine.close()


def ask(engine: Engine, *texts: str) -> list[Answer]:
    return engine.translate(EN_ES, [Wanted(text=text) for text in texts])


def test_it_says_what_it_is(trial: Trial) -> None:
    engine = trial.engine
    assert EN_ES in engine.pairs()
    assert engine.is_local is trial.is_local
    assert engine.version(EN_ES) == engine.version(EN_ES) != ""
    assert engine.grade(EN_ES) in Grade


def test_each_sentence_gets_its_own_answer_in_order(trial: Trial) -> None:
    answers = ask(trial.engine, *(f"The bridge {number}" for number in range(70)))
    assert [str(number) in answer.text for number, answer in enumerate(answers)] == [True] * 70
    assert len({answer.text for answer in answers}) == 70


def test_an_answer_does_not_depend_on_its_neighbours(trial: Trial) -> None:
    texts = ("North Korea supplies", "Russia with weapons.", "The bridge is open")
    together = ask(trial.engine, *texts)
    assert [answer.text for answer in together] == [ask(trial.engine, text)[0].text for text in texts]


def test_no_text_is_too_strange(trial: Trial) -> None:
    answers = ask(trial.engine, *HOSTILE)
    assert len(answers) == len(HOSTILE)
    assert "bridge" not in ask(trial.engine, "well")[0].text  # nothing is left over for the next caller
    if trial.is_parrot:
        kept = [(text, answer.text) for text, answer in zip(HOSTILE, answers, strict=True) if text.isprintable()]
        assert all(before == after for before, after in kept)


def test_nothing_asked_is_nothing_answered(trial: Trial) -> None:
    assert ask(trial.engine) == []


def test_it_answers_again_after_it_was_closed(trial: Trial) -> None:
    first = ask(trial.engine, "The bridge 7")
    trial.engine.close()
    trial.engine.close()
    assert ask(trial.engine, "The bridge 7") == first


def test_threads_do_not_mix_up_their_answers(trial: Trial) -> None:
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda number: ask(trial.engine, f"bridge {number}"), range(24)))
    assert [str(number) in answer.text for number, (answer,) in enumerate(answers)] == [True] * 24


def test_alignments_point_into_both_texts(trial: Trial) -> None:
    text = "The old bridge is open."
    answer = ask(trial.engine, text)[0]
    assert all(0 <= start < len(text) and 0 <= place < len(answer.text) for start, place in answer.alignment)


def test_the_silent_one_offers_nothing_and_answers_nothing() -> None:
    engine = Silent()
    assert engine.pairs() == frozenset()
    assert (engine.version(EN_ES), engine.grade(EN_ES)) == ("silent", Grade.ROUGH)
    with pytest.raises(EngineUnavailable):
        ask(engine, "a")
    engine.close()
