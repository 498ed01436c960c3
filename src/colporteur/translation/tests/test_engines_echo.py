import json
from pathlib import Path

from colporteur.translation.engines.contract import Answer, Pair, Wanted
from colporteur.translation.engines.echo import Echo

EN_ES = Pair("en", "es")


def test_it_brackets_each_sentence_and_aligns_word_to_word() -> None:
    answers = Echo().translate(EN_ES, [Wanted(text="A fine day"), Wanted(text="")])
    assert answers == [Answer(text="⟦A fine day⟧", alignment=((0, 1), (2, 3), (7, 8))), Answer(text="⟦⟧")]


def test_it_translates_any_pair_but_a_language_into_itself() -> None:
    pairs = Echo().pairs()
    assert Pair("de", "zh-hant") in pairs
    assert Pair("de", "de") not in pairs
    assert "de-fr" not in pairs
    assert list(pairs) == []


def test_it_counts_what_it_was_asked() -> None:
    echo = Echo()
    for number in (1, 3):
        echo.translate(EN_ES, [Wanted(text="a")] * number)
    assert (echo.calls, echo.sentences) == (2, 4)


def test_its_log_counts_across_processes(tmp_path: Path) -> None:
    for _ in range(2):
        Echo(log=tmp_path / "log").translate(EN_ES, [Wanted(text="a"), Wanted(text="b")])
    rows = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert [(row["pair"], row["count"]) for row in rows] == [("en-es", 2), ("en-es", 2)]
