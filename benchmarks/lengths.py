"""How long translations are, and how many clauses they have: the means and deviations that `length_table.py` holds.

Read from what is right: the reference translations of DEMETR (`--jsonl FILE`, see `checks.py`) and the demonstration newspaper's
memory, both ways. The planted errors are not looked at. Of each pair of languages with at least fifty sentences it prints

* `ratio`: letters of all targets through letters of all sources;
* `spread`: root mean square of (target - ratio * source) / sqrt(source), by Gale and Church (A Program for Aligning Sentences in
  Bilingual Corpora, 1993), whose model this is;
* `more_clauses`: marks between clauses that a target has more than its source, on average;
* `clause_spread`: standard deviation of (difference - more_clauses) / sqrt(marks of both + 1).
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from math import sqrt
from pathlib import Path
from statistics import fmean, pstdev

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from checks import DEMETR, memory_units, pairs
from machine import describe

from colporteur.translation.rules.checks.clauses import clause_marks
from colporteur.translation.rules.checks.contract import Candidate

LEAST = 50


def main() -> None:
    """Print a line for each pair, as the table holds it, and the figures as the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jsonl", type=Path, default=DEMETR)
    given = parser.parse_args()
    right = [replace_back(unit) for unit in memory_units()] + list(memory_units())
    if given.jsonl.exists():
        right += [case.candidate for case in pairs(given.jsonl) if case.kind == "reference"]
    by_pair: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in right:
        by_pair[f"{candidate.source_language}-{candidate.target_language}"].append(candidate)
    told = {pair: _figures(each) for pair, each in sorted(by_pair.items()) if len(each) >= LEAST}
    for pair, figures in told.items():
        print(f"    {pair!r}: Usual({', '.join(f'{figure:.2f}' for figure in figures)}),", file=sys.stderr)
    print(json.dumps({"benchmark": "lengths", "machine": describe(), "pairs": told}))


def replace_back(unit: Candidate) -> Candidate:
    """The same pair the other way round."""
    return replace(
        unit,
        source=unit.target,
        target=unit.source,
        source_language=unit.target_language,
        target_language=unit.source_language,
    )


def _figures(candidates: Iterable[Candidate]) -> tuple[float, float, float, float]:
    each = list(candidates)
    ratio = sum(len(one.target) for one in each) / sum(len(one.source) for one in each)
    spread = sqrt(fmean((len(one.target) - ratio * len(one.source)) ** 2 / len(one.source) for one in each))
    marks = [(len(clause_marks(one.source)), len(clause_marks(one.target))) for one in each]
    more = fmean(target - source for source, target in marks)
    clause_spread = pstdev((target - source - more) / sqrt(source + target + 1) for source, target in marks)
    return ratio, spread, more, clause_spread


if __name__ == "__main__":
    main()
