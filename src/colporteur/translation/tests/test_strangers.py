import pytest

from colporteur.translation.rules import strangers
from colporteur.translation.rules.strangers import Strangers


def test_words_with_a_capital_are_learnt_once() -> None:
    known = Strangers()
    assert known.learn(["Ostermere", "kraken"]) is True
    assert known.learn(["Ostermere"]) is False
    assert known.learn(["gulden"]) is False
    assert known.learn([]) is False
    assert set(known.words) == {"Ostermere"}


def test_it_begins_anew_before_it_grows_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "_MOST", 2)
    known = Strangers()
    known.learn(["Ada", "Bo"])
    known.learn(["Cy"])
    assert set(known.words) == {"Cy"}
