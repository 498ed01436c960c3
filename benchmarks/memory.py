"""A memory of 1,000,000 sentences: how long an article's exact look-up takes, and the look for similar sentences.

On SQLite, and on a PostgreSQL of its own where its programs are installed. The sentences are made up of 60,000 words that
are as unequally frequent as those of a language are.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import batched
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from machine import describe

from tests.postgresql import Cluster, find_programs

UNITS = int(os.environ.get("UNITS", "1000000"))
SENTENCES = 30  # of an article
LOOKS = 60
WORDS = 60_000


def main() -> None:
    """Fill and ask each database in a process of its own, and print the figures."""
    told = {}
    for name, address in databases():
        with address as url, tempfile.TemporaryDirectory() as home:
            environment = {**os.environ, "COLPORTEUR_HOME": home, "COLPORTEUR_DATABASE_URL": url}
            if not url:
                del environment["COLPORTEUR_DATABASE_URL"]
            words = [sys.executable, __file__, "one"]
            done = subprocess.run(words, env=environment, stdout=subprocess.PIPE, text=True, check=True)
            told[name] = json.loads(done.stdout.splitlines()[-1])
            print(f"{name}: {told[name]}", flush=True)
    figures = {f"{what}_{name}": each[what] for name, each in told.items() for what in ("exact_ms", "fuzzy_ms")}
    print(json.dumps({"benchmark": "memory", "machine": describe(), "units": UNITS, "rounds": told, **figures}))


def databases() -> Iterator[tuple[str, "contextmanager[str]"]]:
    """The databases to be measured, each with what gives its address; none means the embedded one."""
    yield "sqlite", _embedded()
    if find_programs():
        yield "postgresql", _cluster()


@contextmanager
def _embedded() -> Iterator[str]:
    yield ""


@contextmanager
def _cluster() -> Iterator[str]:
    cluster = Cluster(find_programs())
    cluster.start()
    cluster.make("memory")
    try:
        yield cluster.address("memory")
    finally:
        cluster.stop()


def one() -> None:
    """Fill the database of the settings in force, ask it, and print what it took."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "colporteur.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    language = Language(random.Random(24))
    started = time.monotonic()
    texts = _fill(language)
    filled = time.monotonic() - started
    print(json.dumps({"fill_seconds": round(filled), **_ask(language, texts)}))


class Language:
    """Makes sentences up."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        letters = "aeioubcdfghlmnprstvz"
        self.words = ["".join(chance.choices(letters, k=2 + min(number // 40, 9))) for number in range(WORDS)]
        self.weights = [1 / (number + 10) for number in range(WORDS)]

    def sentences(self, number: int) -> list[str]:
        """So many, of 8 to 26 words."""
        lengths = [self.chance.randint(8, 26) for _ in range(number)]
        drawn = iter(self.chance.choices(self.words, self.weights, k=sum(lengths)))
        return [" ".join(next(drawn) for _ in range(length)).capitalize() + "." for length in lengths]


def _fill(language: Language) -> list[str]:
    """Store the units as the house does; returns some of their sentences."""
    from django.db import transaction

    from colporteur.foundations.clock import now
    from colporteur.text.documents import Role, Sentence
    from colporteur.translation.models import Origin, Unit, UnitState

    kept: list[str] = []
    for batch in batched(range(UNITS), 20_000):
        texts = language.sentences(len(batch))
        kept += texts[:20]
        units = [
            Unit(
                source_language="en",
                target_language="es",
                source_address=Sentence(language="en", role=Role.TEXT, text=text).address,
                source_text=text,
                text=text[::-1],
                origin=Origin.MACHINE,
                state=UnitState.MACHINE,
                engine="apertium",
                at=now(),
            )
            for text in texts
        ]
        with transaction.atomic():
            Unit.objects.bulk_create(units, batch_size=500, ignore_conflicts=True)
    return kept


def _ask(language: Language, texts: list[str]) -> dict[str, float]:
    """Median and longest of both looks, in milliseconds; a similar sentence has two words of another replaced."""
    from django.db import connection

    from colporteur.text.documents import Role, Sentence
    from colporteur.translation.engines.contract import Pair
    from colporteur.translation.fuzzy import similar
    from colporteur.translation.memory import recall

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    exact, fuzzy, found = [], [], 0
    for _ in range(LOOKS):
        article = language.chance.sample(texts, SENTENCES)
        addresses = [Sentence(language="en", role=Role.TEXT, text=text).address for text in article]
        started = time.perf_counter()
        units = recall(pair=Pair("en", "es"), addresses=addresses, article_id=1)
        exact.append((time.perf_counter() - started) * 1000)
        assert len(units) == SENTENCES
        words = article[0].split()
        words[1], words[-2] = "otherwise", "elsewhere"
        started = time.perf_counter()
        alike = similar(Sentence(language="en", role=Role.TEXT, text=" ".join(words)), "es")
        fuzzy.append((time.perf_counter() - started) * 1000)
        found += any(each.source == article[0] for each in alike)
    return {
        "exact_ms": round(statistics.median(exact), 2),
        "exact_longest_ms": round(max(exact), 2),
        "fuzzy_ms": round(statistics.median(fuzzy), 1),
        "fuzzy_longest_ms": round(max(fuzzy), 1),
        "fuzzy_found_percent": round(100 * found / LOOKS),
    }


if __name__ == "__main__":
    one() if sys.argv[1:] == ["one"] else main()
