"""`colporteur check` reads pairs from files or standard input and prints one line of JSON for each."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from colporteur.foundations.errors import BadCopy
from colporteur.translation.commands_check import run


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


def printed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def pair(source: str, target: str) -> str:
    return json.dumps({"source": source, "target": target, "source_language": "de", "target_language": "en"})


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_bytes(text.encode())
    return str(folder / name)


def test_two_files_are_judged_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = written(tmp_path, "source", "\ufeffEs kamen 12 Gäste.\r\nEs kamen 12 Gäste.\n")
    target = written(tmp_path, "target", "12 guests came.\n21 guests came.")
    assert run(["--from", "de", "--to", "en", source, target]) == 0
    first, second = printed(capsys)
    assert first == {"verdict": "passes", "mended": None, "findings": []}
    assert second["verdict"] == "blocks"
    assert second["findings"] == [
        {
            "code": "figures_lost",
            "severity": "blocks",
            "values": {"source": ["12"]},
            "message": "The translation lacks a figure that the original has: “\u206812\u2069”.",
            "source_spans": [[9, 11]],
            "target_spans": [[0, 2]],
        }
    ]


def test_a_json_file_brings_its_languages_and_is_answered_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [pair("Es kamen 12.500 Gäste.", "12.500 guests came."), "", pair("Guten Tag", "")]
    assert run(["--jsonl", written(tmp_path, "pairs", "\n".join(lines))]) == 0
    mended, empty = printed(capsys)
    assert (mended["verdict"], mended["mended"]) == ("passes", "12,500 guests came.")
    assert [finding["code"] for finding in empty["findings"]] == ["translation_empty"]


@pytest.mark.parametrize(
    ("asked", "of_the_terminal", "message"),
    [
        ("de", "fr_FR.UTF-8", "In der Übersetzung fehlt eine Zahl des Originals: „\u206812\u2069“."),
        ("", "es_ES.UTF-8", "En la traducción falta una cifra del original: «\u206812\u2069»."),
        ("", "C.UTF-8", "The translation lacks a figure that the original has: “\u206812\u2069”."),
        ("en", "ar_EG.UTF-8", "The translation lacks a figure that the original has: “\u206812\u2069”."),
    ],
)
def test_a_finding_is_worded_in_the_language_that_is_asked_for_or_the_terminals(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    asked: str,
    of_the_terminal: str,
    message: str,
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", of_the_terminal)
    pairs = written(tmp_path, "pairs", pair("Es kamen 12 Gäste.", "21 guests came."))
    assert run([*(["--language", asked] if asked else []), "--jsonl", pairs]) == 0
    assert [finding["message"] for row in printed(capsys) for finding in row["findings"]] == [message]


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pair("Guten Tag", "Good day").encode())))
    assert run(["--jsonl", "-"]) == 0
    assert [row["verdict"] for row in printed(capsys)] == ["passes"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "line 2: this is not JSON"),
        (b"[" * 100_000, "line 2: this is not JSON"),
        (b"[1]", "line 2: this is not an object"),
        (b'{"source": "a", "target": 1, "source_language": "de"}', "line 2: target and target_language must be there"),
        (b'{"source": "a", "target": "b", "source_language": "de", "target_language": "?"}', "“?” is no language"),
        (b'{"source": "a", "target": "b", "source_language": "de", "target_language": "DE"}', "name the same language"),
        (b"\xff", "line 2: this is not UTF-8"),
    ],
)
def test_a_bad_line_is_named_after_the_good_ones_are_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, told: str
) -> None:
    (tmp_path / "pairs").write_bytes(pair("Guten Tag", "Good day").encode() + b"\n" + content)
    with pytest.raises(BadCopy) as caught:
        run(["--jsonl", str(tmp_path / "pairs")])
    assert told in str(caught.value)
    assert str(tmp_path / "pairs") in str(caught.value)
    assert len(printed(capsys)) == 1


def test_files_of_different_length_are_told_apart(tmp_path: Path) -> None:
    source, target = written(tmp_path, "source", "Eins\nZwei\n"), written(tmp_path, "target", "One\n")
    with pytest.raises(BadCopy, match=r"target ends before line 2"):
        run(["--from", "de", "--to", "en", source, target])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadCopy, match=r"absent cannot be read: No such file"):
        run(["--jsonl", str(tmp_path / "absent")])


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--from", "de", "--to", "en", "source"],
        ["--jsonl", "pairs", "source", "target"],
        ["--jsonl", "pairs", "--from", "de"],
        ["--from", "de", "--to", "en", "-", "-"],
        ["--from", "d", "--to", "en", "source", "target"],
        ["--from", "de", "--to", "DE", "source", "target"],
        ["--jsonl", "pairs", "--language", "tlh"],
    ],
)
def test_what_does_not_go_together_is_refused_with_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(arguments)
    assert ended.value.code == 2
    assert "usage: colporteur check" in capsys.readouterr().err


def test_a_language_that_cannot_be_one_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["--from", "x1", "--to", "en", "source", "target"])
    assert "argument --from: “x1” is no language code; it is one such as de" in capsys.readouterr().err
