"""What the bracketing engine was asked: it writes a line of JSON for each call."""

import json
from collections import Counter
from pathlib import Path


def calls(log: Path) -> list[dict[str, object]]:
    """Every call so far, oldest first."""
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


def sentences_asked(log: Path) -> Counter[str]:
    """How many sentences each language was asked for, by target language."""
    counts: Counter[str] = Counter()
    for call in calls(log):
        counts[str(call["pair"]).partition("-")[2]] += int(str(call["count"]))
    return counts
