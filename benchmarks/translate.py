"""Articles through the whole pipeline, against their engine alone fed the same sentences: Apertium, and CTranslate2.

The whole pipeline is what a worker does from an order to stored lines: the claim, the revision's text, the memory, the
engine, the checks, the marks, the lines, the story's entry in the edition's lists; rows in a database all the way.
Printing is left out. Apertium alone is its own chain of programs, its input NUL-ended and written far ahead. CTranslate2
alone gets all sentences at once, to sort by length, with a model of OPUS-MT's size and random weights (`opus_model.py`).
Both are measured in words of the source per second, in turns, so that neither has the quieter machine.

`--articles` sets how many go to Apertium, `--with-model` how many to CTranslate2; `--profile` shows where one
translator's time goes instead.
"""

import argparse
import calendar
import cProfile
import json
import logging
import os
import pstats
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from machine import describe

if TYPE_CHECKING:
    from colporteur.translation.engines.ctranslate2 import Ctranslate2

ROUNDS = 5
READY = "ready\n"
MODES = Path("/usr/share/apertium/modes")
EN_ES = ("en", "es")
EN_DE = ("en", "de")
MONTHS = tuple(calendar.month_name)[1:]
OPENINGS = ("In {month} {year}, {rest}", "By {day} {month} {year}, {rest}", "As everybody knew in {year}, {rest}")
LOWERED = re.compile("A|An?d?|At|But|For|From|He|Her|His|In|Its?|No|Not|On|One|She|Some|That|The|There|They|This|To|We")
_FIELD = re.compile(r"(headline|lead|kicker): (.+)")
_START = re.compile(r"(#+ |- |> (?:— )?|)(.+)")
_BETWEEN = re.compile(r"(?<=[.!?”]) (?=[A-Z“])")


def main() -> None:
    """Found a paper, publish and translate in turns, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--with-model", type=int, default=20)
    parser.add_argument("--model-alone", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--profile", action="store_true", help="one translator, and where its time goes")
    parser.add_argument("--assist", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.assist:
        _assist()
        return
    with tempfile.TemporaryDirectory() as folder:
        if given.model_alone:
            print(json.dumps(_with_model(Path(folder), given.with_model)))
            return
        _found(Path(folder), "apertium", EN_ES)
        if given.profile:
            print(json.dumps(_profiled(given.articles)))
            return
        measured = _measured(given.articles, EN_ES, _raw)
    print(json.dumps(_told(measured, _in_another_process(given.with_model)) if given.with_model else measured))


def _told(apertium: dict[str, object], model: dict[str, object]) -> dict[str, object]:
    """Both, with the headline figures under their names."""
    from checks import memory_units, speed_of_the_checks

    return {
        **apertium,
        "with_model": model,
        "ratio_to_apertium": apertium["ratio"],
        "ratio_to_ctranslate2": model["ratio"],
        "checks_per_second": speed_of_the_checks(list(memory_units()))["checks_per_second_without_language"],
    }


def _in_another_process(articles: int) -> dict[str, object]:
    """The settings are read once in a process, and name other engines there."""
    words = [sys.executable, __file__, "--model-alone", "--with-model", str(articles)]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return told


def _with_model(home: Path, count: int) -> dict[str, object]:
    """The same with CTranslate2, into German; what its nonsense is called by the checks costs what sense would."""
    from opus_model import build

    _found(home, "ctranslate2", EN_DE)
    sentences = [text for data in _articles(40) for text in re.split(r"(?<=[.!?]) ", data.decode()) if len(text) < 300]
    from colporteur.foundations.settings import house

    build(house().models, sentences)
    return _measured(count, EN_DE, partial(_model_alone, house().models))


def _model_alone(models: Path, sentences: Sequence[str]) -> None:
    """CTranslate2 itself, decoding as the house does, with every sentence at hand."""
    from colporteur.translation.engines.contract import Pair, Wanted
    from colporteur.translation.engines.ctranslate2 import Ctranslate2

    engine = _MODELS.setdefault(models, Ctranslate2(models))
    engine.translate(Pair(*EN_DE), [Wanted(text=sentence) for sentence in sentences])


_MODELS: dict[Path, "Ctranslate2"] = {}


def _found(home: Path, engine: str, pair: tuple[str, str]) -> None:
    """A paper in two languages in a folder of its own."""
    os.environ |= {
        "COLPORTEUR_HOME": str(home),
        "COLPORTEUR_TRANSLATION_ENGINES": engine,
        "DJANGO_SETTINGS_MODULE": "colporteur.config.settings",
        "TRANSLATED": " ".join(pair),
    }
    import django

    django.setup()
    from django.core.management import call_command

    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0)
    from colporteur.foundations.clock import now
    from colporteur.newsroom import actions as newsroom
    from colporteur.publication.worker import settle_down

    settle_down()
    editions = [newsroom.NewEdition(prefix=prefix) for prefix in pair]
    newsroom.found_newspaper(name="Benchmark", house_language="en", zone="UTC", editions=editions, by=None, at=now())
    label = newsroom.NewSectionLabel(edition="en", name="News", slug="news")
    newsroom.make_section(section=newsroom.NewSection(key="news", title="News", labels=[label]), by=None, at=now())


def _measured(count: int, pair: tuple[str, str], alone: Callable[[Sequence[str]], None]) -> dict[str, object]:
    """Rounds of the whole pipeline and of the engine alone, fed the same sentences."""
    from colporteur.foundations.settings import house
    from colporteur.translation.desk import translation_desk
    from colporteur.translation.engines.contract import Pair, Wanted
    from colporteur.translation.engines.router import Reach

    assistants = [_assistant() for _ in range(house()["translation.processes"] - 1)]
    route = translation_desk().routes(Pair(*pair), Reach.ANYWHERE)[0]
    route.translate([Wanted(text="The first sentence.")])
    alone(["The first sentence."])
    rounds: list[dict[str, float]] = []
    seen: set[str] = set()
    for number, articles in enumerate(batched(_articles(count), -(-count // ROUNDS), strict=False)):
        sentences = [each for each in _published(articles, number) if each not in seen]
        seen.update(sentences)
        words = sum(len(sentence.split()) for sentence in sentences)
        took = _seconds_of(lambda: _translate_all_with(assistants, house()["translation.workers"]))
        raw = _seconds_of(partial(alone, sentences))
        rounds.append({"words": words, "sentences": len(sentences), "whole": words / took, "raw": words / raw})
        print(f"round {number + 1}: {words / took:,.0f} words/s, raw {words / raw:,.0f}", file=sys.stderr)
    for assistant in assistants:
        assistant.communicate()  # its input ends, and so does it
    whole, raw_rate = (statistics.median(each[name] for each in rounds) for name in ("whole", "raw"))
    return {
        "benchmark": "translate",
        "machine": describe(),
        "articles": count,
        "words": sum(each["words"] for each in rounds),
        "sentences": sum(each["sentences"] for each in rounds),
        "words_per_second": round(whole),
        "raw_words_per_second": round(raw_rate),
        "ratio": round(statistics.median(each["whole"] / each["raw"] for each in rounds), 3),
    } | _outcome(pair[1])


def _outcome(language: str) -> dict[str, int]:
    """How it ended: nothing may be left over, and what memory answered was not measured."""
    from django.db.models import Sum

    from colporteur.translation.models import ArticleTranslation

    rows = ArticleTranslation.objects.filter(language=language)
    sums = rows.aggregate(memory=Sum("from_memory"), engine=Sum("from_engine"), held=Sum("held"))
    states = {state: rows.filter(state=state).count() for state in set(rows.values_list("state", flat=True))}
    return {"due": rows.filter(is_due=True).count()} | states | {f"sentences_{name}": sums[name] for name in sums}


def _profiled(count: int) -> dict[str, object]:
    """Where one translator's time goes: the share of the whole that is spent inside each function, callees included."""
    _translate_all(1)
    sentences = _published(_articles(count), 0)
    profile = cProfile.Profile()
    profile.runcall(_translate_all_here)
    stats = pstats.Stats(profile, stream=sys.stderr)
    stats.sort_stats("cumulative").print_stats(90)
    stats.sort_stats("tottime").print_stats(40)
    return {"benchmark": "translate", "profile": True, "machine": describe(), "sentences": len(sentences)}


def _articles(count: int) -> Iterator[bytes]:
    """The demonstration's English articles, again and again, each sentence opening in another way."""
    from colporteur.demo.newspaper import articles

    originals = [source.data.decode() for source in articles() if source.language == "en"]
    for number in range(count):
        yield _varied(originals[number % len(originals)], number // len(originals)).encode()


def _varied(markdown: str, number: int) -> str:
    _, front, body = markdown.split("---\n", 2)
    fields = [match for line in front.splitlines() if (match := _FIELD.fullmatch(line))]
    kept = [
        f"{field[1]}: {json.dumps(_reworded(field[2].strip(chr(34)), number), ensure_ascii=False)}" for field in fields
    ]
    lines = [_reworded_line(line, number + place) for place, line in enumerate(body.splitlines())]
    return "\n".join(["---", *kept, "---", *lines]) + "\n"


def _reworded_line(line: str, number: int) -> str:
    if not line.strip(" >") or line.startswith("|"):
        return line
    match = _START.fullmatch(line)
    return match[1] + _reworded(match[2], number) if match else line


def _reworded(text: str, number: int) -> str:
    return " ".join(_opened(sentence, number, place) for place, sentence in enumerate(_BETWEEN.split(text)))


def _opened(sentence: str, number: int, place: int) -> str:
    first, _, others = sentence.partition(" ")
    rest = f"{first.lower() if LOWERED.fullmatch(first) else first} {others}".strip()
    return OPENINGS[(number + place) % len(OPENINGS)].format(
        month=MONTHS[number % 12], year=1850 + number, day=1 + (number + place) % 28, rest=rest
    )


def _published(articles: Iterable[bytes], round_number: int) -> list[str]:
    """Publish, and give the sentences that are now to be translated, each once."""
    from colporteur.foundations.clock import now
    from colporteur.newsroom import actions as newsroom
    from colporteur.newsroom.documents import document_of
    from colporteur.text.copy import PictureCopy, read_copy

    sentences: list[str] = []
    for number, data in enumerate(articles):
        copy = read_copy(data, f"{round_number}-{number}.md")
        copy = replace(copy, body=tuple(block for block in copy.body if not isinstance(block, PictureCopy)))
        article = newsroom.publish_copy(copy=copy, section_key="news", language="en", by=None, at=now())
        sentences += [sentence.text for sentence in document_of(article).sentences()]
    return list(dict.fromkeys(sentence for sentence in sentences if any(map(str.isalpha, sentence))))


def _seconds_of(deed: Callable[[], None]) -> float:
    started = time.monotonic()
    deed()
    return time.monotonic() - started


def _assistant() -> "subprocess.Popen[str]":
    """Another process that translates, as `colporteur serve` starts them; it is ready, and waits to be told."""
    made = subprocess.Popen(
        [sys.executable, __file__, "--assist"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert made.stdout is not None
    assert made.stdout.readline() == READY
    return made


def _assist() -> None:
    """Translate whatever is due each time a line comes in, and say so when nothing is left."""
    import django

    django.setup()
    logging.disable(logging.INFO)
    from colporteur.foundations.settings import house
    from colporteur.publication.worker import settle_down
    from colporteur.translation.desk import translation_desk
    from colporteur.translation.engines.contract import Pair, Wanted
    from colporteur.translation.engines.router import Reach

    settle_down()
    pair = Pair(*os.environ["TRANSLATED"].split())
    translation_desk().routes(pair, Reach.ANYWHERE)[0].translate([Wanted(text="The first sentence.")])
    print(READY, end="", flush=True)
    for _line in sys.stdin:
        _translate_all(house()["translation.workers"])
        print(READY, end="", flush=True)


def _translate_all_with(assistants: Sequence["subprocess.Popen[str]"], translators: int) -> None:
    for assistant in assistants:
        assert assistant.stdin is not None
        print("go", file=assistant.stdin, flush=True)
    _translate_all(translators)
    for assistant in assistants:
        assert assistant.stdout is not None
        assert assistant.stdout.readline() == READY


def _translate_all(translators: int) -> None:
    threads = [threading.Thread(target=_translate_all_here) for _ in range(translators)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _translate_all_here() -> None:
    """As the worker's translators do, until nothing is due."""
    from django.db import connection

    from colporteur.publication.worker import translate_some

    while translate_some():
        pass
    connection.close()


def _raw(sentences: Sequence[str]) -> None:
    """Apertium's programs alone: all sentences written ahead by a thread, all answers read."""
    from colporteur.translation.engines.contract import Pair
    from colporteur.translation.engines.modes import installed_modes
    from colporteur.translation.engines.stream import to_stream

    stages = installed_modes(MODES)[Pair(*EN_ES)].stages
    programs: list[subprocess.Popen[bytes]] = []
    for stage in stages:
        source = programs[-1].stdout if programs else subprocess.PIPE
        programs.append(
            subprocess.Popen(stage, stdin=source, stdout=subprocess.PIPE, env=os.environ | {"LC_ALL": "C.UTF-8"})
        )
    first, last = programs[0].stdin, programs[-1].stdout
    body = b"".join(to_stream(sentence) + b"\0" for sentence in sentences)
    writer = threading.Thread(target=lambda: (first.write(body), first.close()))
    writer.start()
    answers = 0
    while chunk := last.read1(1 << 16):
        answers += chunk.count(b"\0")
    writer.join()
    for program in programs:
        program.wait()
    assert answers >= len(sentences), f"{answers} answers for {len(sentences)} sentences"


if __name__ == "__main__":
    main()
