"""One sentence of an article of 30 changes: what that costs in four other languages, from publishing to all pages live.

A real paper is served by `colporteur serve`, with the bracketing engine, whose own time is known and taken off. Each
round changes one sentence and asks for the pages over HTTP until the last of them says the new sentence.
"""

import http.client
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from machine import describe

from tests.journeys.paper import Paper, free_port, until

ROUNDS = 15
SENTENCES = 30
EDITIONS = ("en", "de", "es", "fr", "ar")
LONGEST_SECONDS = 30.0
PAUSE_SECONDS = 0.005  # between two looks: asking without a pause would take the time from those who print


def main() -> None:
    """Found a paper, publish, edit, and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        home, log = Path(folder) / "paper", Path(folder) / "echo.log"
        settings = {"COLPORTEUR_TRANSLATION_ENGINES": "echo", "COLPORTEUR_TRANSLATION_ECHO_LOG": str(log)}
        paper = Paper(home=home, port=free_port(), settings=settings)
        paper.command("init", str(home), "--name", "Benchmark", "--language", "en", "--editions", ",".join(EDITIONS))
        paper.start()
        try:
            told = paper.publish(article("the first wording"))
            rounds = [_round(paper, told, log, number) for number in range(ROUNDS)]
        finally:
            paper.stop()
    overhead = statistics.median(each["ms"] for each in rounds)
    counts = {each["engine_sentences_per_language"] for each in rounds}
    print(
        json.dumps(
            {
                "benchmark": "edit",
                "machine": describe(),
                "rounds": rounds,
                "overhead_ms": round(overhead),
                "engine_sentences_per_language": max(counts),
            }
        )
    )


def article(changing: str) -> str:
    """An article of 30 sentences and a headline; only one sentence depends on `changing`."""
    sentences = [f"Sentence {number} of this article says something about the harbour." for number in range(SENTENCES)]
    sentences[17] = f"This sentence has {changing}."
    paragraphs = [" ".join(sentences[start : start + 5]) for start in range(0, SENTENCES, 5)]
    head = "---\nsection: news\nlanguage: en\nheadline: A long story from the harbour\n---\n"
    return head + "\n\n".join(paragraphs) + "\n"


def _round(paper: Paper, told: dict[str, object], log: Path, number: int) -> dict[str, float]:
    words = f"wording number {number + 2}"
    paths = [str(told["address"]), *(str(edition["address"]) for edition in told["editions"].values())]  # type: ignore[attr-defined]
    until(paper.is_all_in_print, what="rest after the round before")
    before = _asked(log)
    seconds = _until_live(paper, int(str(told["id"])), words, paths)
    asked = {pair: count - before.get(pair, 0) for pair, count in _asked(log).items()}
    print(f"round {number + 1}: {seconds * 1000:.0f} ms, asked {asked}", file=sys.stderr)
    return {"ms": round(seconds * 1000), "engine_sentences_per_language": max(asked.values(), default=0)}


def _until_live(paper: Paper, article_id: int, words: str, paths: list[str]) -> float:
    """Seconds from the call that publishes the edit until the last page says the new words."""
    update = _django(paper)
    reader = http.client.HTTPConnection("127.0.0.1", paper.port)  # plain and open, so that looking costs little
    known: dict[str, str] = {}
    for path in paths:
        _says(reader, path, words, known)
    started = time.perf_counter()
    update(article_id, article(words))
    open_ones = set(paths)
    while open_ones:
        open_ones = {path for path in open_ones if not _says(reader, path, words, known)}
        time.sleep(PAUSE_SECONDS if open_ones else 0)
        if time.perf_counter() - started > LONGEST_SECONDS:
            raise SystemExit(f"These pages never said {words!r}: {sorted(open_ones)}")
    seconds = time.perf_counter() - started
    reader.close()
    return seconds


def _says(reader: http.client.HTTPConnection, path: str, words: str, known: dict[str, str]) -> bool:
    """True if the page says it now. As a browser does, ask only for what is not `known` by its ETag."""
    reader.request("GET", quote(path), headers={"If-None-Match": known.get(path, "")})
    answer = reader.getresponse()
    body = answer.read()
    known[path] = answer.headers["ETag"]
    return words.encode() in body


def _django(paper: Paper):  # type: ignore[no-untyped-def]  # a closure over Django, which needs the paper's settings first
    os.environ.update(paper.environment | {"DJANGO_SETTINGS_MODULE": "colporteur.config.settings"})
    import django

    django.setup()
    from colporteur.foundations.clock import now
    from colporteur.newsroom.actions import update_article
    from colporteur.text.copy import read_copy

    def update(article_id: int, text: str) -> None:
        update_article(article_id=article_id, copy=read_copy(text.encode(), "edit.md"), by=None, at=now())

    return update


def _asked(log: Path) -> dict[str, int]:
    """Sentences that the engine was asked for, by pair."""
    counts: dict[str, int] = {}
    if log.exists():
        for line in log.read_text(encoding="utf-8").splitlines():
            call = json.loads(line)
            counts[call["pair"]] = counts.get(call["pair"], 0) + call["count"]
    return counts


if __name__ == "__main__":
    main()
