"""Sentences of news in many languages, translated freely: hours, halves, units and quotations in each one's way.

Each line of `sentences.jsonl` is one sentence, by language.
"""

import json
from itertools import permutations
from pathlib import Path

from colporteur.translation.rules.checks.contract import Candidate

_FILE = Path(__file__).with_name("sentences.jsonl")
_IN_ALL_DIRECTIONS = frozenset("ar ca de en es fr".split())


def pairs() -> list[Candidate]:
    """Every sentence from each of six languages into the others, and from and into English for the rest."""
    return [
        Candidate(source_language=source, target_language=target, source=said[source], target=said[target])
        for said in map(json.loads, _FILE.read_text(encoding="utf-8").splitlines())
        for source, target in permutations(said, 2)
        if "en" in (source, target) or _IN_ALL_DIRECTIONS.issuperset((source, target))
    ]
