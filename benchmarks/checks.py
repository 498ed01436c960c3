"""What the checks find, what they call wrong that is right, and how many sentences a second they judge.

With no argument: the planted errors of DEMETR (`../shared/data/demetr/pairs.jsonl`, German, Spanish, French and Italian into
English), and the demonstration newspaper's memory out of English and back, as it is and with errors planted here: a digit
altered, a month or day of the week become another, a unit become another, the end lost or repeated, words left in the
original, another sentence. A table of each set says what was blocked and warned of, and a second one what each check found in
sentences that are right. So it is with the sentences of the tests (`translation/tests/sentences.jsonl`), translated with a
newspaper's liberties between six languages, and between English and fourteen more.
Of the memory's sentences by forties, as of an article each: names that differ, and one letter of a name altered. Last,
sentences of thousands of numbers, names or marks, and how long the slowest check takes over each.
`--jsonl FILE` reads other pairs of the same form as DEMETR's.
"""

import argparse
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import batched
from pathlib import Path
from xml.etree import ElementTree

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from babel import Locale
from machine import describe

from colporteur.translation.rules.checks.calendar_words import LANGUAGES, months, weekdays
from colporteur.translation.rules.checks.consistency import Rendered, names_agree
from colporteur.translation.rules.checks.contract import Candidate, Severity, Verdict
from colporteur.translation.rules.checks.judging import CHECKS, judge
from colporteur.translation.rules.checks.language import language_is_right
from colporteur.translation.rules.checks.negation import denials_stand
from colporteur.translation.tests import hostile, parallel

HERE = Path(__file__).resolve().parent.parent
DEMETR = HERE.parent / "shared" / "data" / "demetr" / "pairs.jsonl"
MEMORY = HERE / "src" / "colporteur" / "demo" / "memory.tmx"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
REPEATS = 9
_OTHER_UNITS = {
    "kilomet(?:re|er)s": "miles",
    "metres": "feet",
    "euros": "dollars",
    "percent|per cent": "euros",
    "Kilometer": "Meilen",
    "Meter": "Fuß",
    "Euro": "Dollar",
    "Prozent": "Euro",
    "kilómetros": "millas",
    "metros": "pies",
    "kilomètres": "milles",
    "mètres": "pieds",
    "years": "weeks",
    "Jahren?": "Wochen",
    "años": "semanas",
    "ans": "semaines",
    "كيلومترا?": "ميلا",
    "مترا?": "قدما",
    "يورو": "دولارا",
    "عاما": "أسبوعا",
}
HOSTILE = 8000
PIECE = 40
ARTICLE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A pair, and what was done to its translation: an error's name; `good`, `reference`, `memory` or `free` for nothing."""

    kind: str
    candidate: Candidate

    @property
    def is_right(self) -> bool:
        """True if nothing is wrong with it."""
        return self.kind in ("good", "reference", "memory", "free")


def main() -> None:
    """Judge them all, print a table of each set and the figures as the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jsonl", type=Path, default=DEMETR)
    given = parser.parse_args()
    sets: dict[str, list[Case]] = {}
    if given.jsonl.exists():
        sets["pairs"] = list(pairs(given.jsonl))
    else:
        print(f"{given.jsonl} is not there: only the newspaper's own sentences are judged.", file=sys.stderr)
    sets["memory"] = list(_with_errors("memory", [row for row in memory_units() if len(row.source) > 20]))
    sets["free"] = list(_with_errors("free", parallel.pairs()))
    told = {name: _table(name, cases) for name, cases in sets.items()}
    alarms = {name: _alarms(name, [case for case in cases if case.is_right]) for name, cases in sets.items()}
    candidates = [case.candidate for name, cases in sets.items() for case in cases if case.is_right and name != "free"]
    print(
        json.dumps(
            {
                "benchmark": "checks",
                "machine": describe(),
                "sets": told,
                "alarms": alarms,
                "names_of_articles": names_of_articles(),
                "hostile": hostile_sentences(),
                **speed_of_the_checks(candidates),
            }
        )
    )


def pairs(file: Path) -> Iterator[Case]:
    """Each planted error; each good translation and reference once."""
    seen = set()
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Case(kind=row["error"], candidate=_candidate(row, row["bad"]))
        for kind in ("good", "reference"):
            if (row["source"], row[kind]) not in seen:
                seen.add((row["source"], row[kind]))
                yield Case(kind=kind, candidate=_candidate(row, row[kind]))


def _candidate(row: dict[str, str], target: str) -> Candidate:
    return Candidate(
        source_language=row["source_language"],
        target_language=row["target_language"],
        source=row["source"],
        target=target,
    )


def _with_errors(kind: str, rows: list[Candidate]) -> Iterator[Case]:
    """What people translated, and the same with errors planted."""
    chance = random.Random(20261124)
    for row in rows:
        yield Case(kind=kind, candidate=row)
        for error, target in _planted(row, rows, chance):
            if target and target != row.target:
                yield Case(kind=f"{error} {row.target_language}", candidate=replace(row, target=target))


def memory_units() -> Iterator[Candidate]:
    """Every pair of the demonstration newspaper's memory."""
    for unit in ElementTree.parse(MEMORY).getroot().iter("tu"):
        texts = {str(variant.get(_LANG)): "".join(variant.find("seg").itertext()) for variant in unit.iter("tuv")}  # type: ignore[union-attr]
        source = str(unit.get("srclang"))
        for language, text in texts.items():
            if language != source and source in texts:
                yield Candidate(source_language=source, target_language=language, source=texts[source], target=text)


def _planted(row: Candidate, rows: list[Candidate], chance: random.Random) -> Iterator[tuple[str, str]]:
    yield "figure altered", _other_digit(row.target, chance)
    yield "date altered", _other_date(row, chance)
    yield "unit altered", _other_unit(row.target)
    yield "another sentence", _other_sentence(row, rows, chance)
    yield "left in the original", row.source
    yield "end lost", _without_end(row.target)
    yield "end repeated", _with_end_again(row.target)
    yield "original words left", _mixed(row)


def _other_digit(text: str, chance: random.Random) -> str:
    places = [match.start() for match in re.finditer(r"[0-9٠-٩]", text)]
    if not places:
        return ""
    place = chance.choice(places)
    zero = 0x660 if text[place] > "9" else 0x30
    other = (ord(text[place]) - zero + chance.randint(1, 8)) % 9 + 1
    return text[:place] + chr(zero + other) + text[place + 1 :]


def _other_unit(text: str) -> str:
    """Another unit for the first that stands beside digits."""
    for said, other in _OTHER_UNITS.items():
        changed = re.sub(rf"([0-9٠-٩][  \u202f]){said}\b", rf"\g<1>{other}", text, count=1)
        if changed != text:
            return changed
    return ""


def _other_date(row: Candidate, chance: random.Random) -> str:
    """Another month or day of the week in the place of the first that is surely one."""
    language = row.target_language
    if language not in LANGUAGES:
        return ""
    for read, kind in ((months, "months"), (weekdays, "days")):
        if any(read(language, row.translation.small_words).values()):
            names = list(getattr(Locale.parse(language), kind)["format"]["wide"].values())
            said = next((name for name in names if name.lower() in row.target.lower()), None)
            if said:
                other = chance.choice([name for name in names if name != said])
                return re.sub(re.escape(said), other, row.target, count=1, flags=re.IGNORECASE)
    return ""


def _other_sentence(row: Candidate, rows: list[Candidate], chance: random.Random) -> str:
    """A translation of another sentence that is about as long: what a mistaken memory would give."""
    near = [
        other.target
        for other in rows
        if other.target_language == row.target_language and 0.8 < len(other.target) / len(row.target) < 1.25
    ]
    return chance.choice(near) if near else ""


def _without_end(text: str) -> str:
    words = text.split()
    return " ".join(words[: len(words) // 2]) if len(words) >= 8 else ""


def _with_end_again(text: str) -> str:
    words = text.split()
    return " ".join([*words, *words[-3:] * 4]) if len(words) >= 8 else ""


def _mixed(row: Candidate) -> str:
    """The second half of the original behind the first half of the translation, as engines leave it that lose their way."""
    source, target = row.source.split(), row.target.split()
    if min(len(source), len(target)) < 8:
        return ""
    return " ".join([*target[: len(target) // 2], *source[len(source) // 2 :]])


def _table(name: str, cases: Iterable[Case]) -> dict[str, object]:
    """Of each kind: how many there are, how many were blocked and how many warned of, and by which codes."""
    total: Counter[str] = Counter()
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    codes: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        report = judge(case.candidate)
        kind = f"{case.kind} {case.candidate.target_language}" if case.kind in ("memory", "free") else case.kind
        total[kind] += 1
        verdicts[kind][report.verdict.value] += 1
        codes[kind].update({finding.code for finding in report.findings if finding.severity != Severity.NOTES})
    print(f"\n{name:32s} {'of':>5s} {'blocked':>8s} {'warned':>8s}", file=sys.stderr)
    told: dict[str, object] = {}
    for kind, count in sorted(total.items()):
        blocked, warned = verdicts[kind][Verdict.BLOCKS.value], verdicts[kind][Verdict.WARNS.value]
        by = ", ".join(f"{code} {number}" for code, number in codes[kind].most_common(5))
        print(f"{kind:32s} {count:5d} {blocked / count:8.3f} {warned / count:8.3f}  {by}", file=sys.stderr)
        told[kind] = {"of": count, "blocked": blocked, "warned": warned, "codes": dict(codes[kind])}
    return told


def _alarms(name: str, cases: list[Case]) -> dict[str, dict[str, int]]:
    """By code: in how many of the right sentences it was found, and how severe."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        for code, severity in {(finding.code, finding.severity.value) for finding in judge(case.candidate).findings}:
            found[code][severity] += 1
    print(f"\nin {len(cases)} right of {name:19s} {'blocks':>8s} {'warns':>8s} {'notes':>8s}", file=sys.stderr)
    for code, severities in sorted(found.items()):
        row = " ".join(f"{severities[severity.value]:8d}" for severity in Severity)
        print(f"{code:32s} {row}", file=sys.stderr)
    return {code: dict(severities) for code, severities in found.items()}


def names_of_articles() -> dict[str, object]:
    """What is told of names that are right, what of those with one letter altered in one sentence, and how long it takes."""
    chance = random.Random(20261130)
    by_pair: dict[tuple[str, str], list[Rendered]] = defaultdict(list)
    for row in memory_units():
        by_pair[row.source_language, row.target_language].append(_rendered(row))
    articles = [article for rows in by_pair.values() for article in batched(rows, ARTICLE)]
    alarms = sum(len(names_agree(article)) for article in articles)
    began = time.process_time()
    for article in articles:
        names_agree([replace(each) for each in article])
    each = (time.process_time() - began) / sum(map(len, articles)) * 1e6
    altered = [case for article in articles for case in _altered_names(article, chance)]
    found = sum(number in names_agree(article) for number, article in altered)
    print(
        f"\nnames in articles: {alarms} told of {sum(map(len, articles))} right sentences, {found} of {len(altered)} altered ones, "
        f"{each:.1f} microseconds a sentence",
        file=sys.stderr,
    )
    return {"alarms": alarms, "altered": len(altered), "found": found, "microseconds": round(each, 1)}


def _rendered(row: Candidate) -> Rendered:
    return Rendered(
        source=row.source, target=row.target, source_language=row.source_language, target_language=row.target_language
    )


def _altered_names(article: Sequence[Rendered], chance: random.Random) -> Iterator[tuple[int, list[Rendered]]]:
    """For each name that two sentences have as it is on both sides: the article with a letter of it altered in one."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(article):
        for name in sorted(set(_NAME.findall(sentence.source)) & set(_NAME.findall(sentence.target))):
            places[name].append(number)
    for name, numbers in places.items():
        if len(numbers) > 1:
            number, at = chance.choice(numbers), chance.randrange(2, len(name) - 1)
            other = chance.choice([letter for letter in "aeioulnrt" if letter != name[at]])
            target = article[number].target.replace(name, name[:at] + other + name[at + 1 :])
            yield number, [*article[:number], replace(article[number], target=target), *article[number + 1 :]]


def hostile_sentences() -> dict[str, object]:
    """Over which of them a check takes longest, in milliseconds; the bound is about a second."""
    slowest: list[tuple[float, str, str, int]] = []
    for kind in hostile.KINDS:
        for short, long in zip(hostile.sentences(kind, 10), hostile.sentences(kind, HOSTILE), strict=True):
            for check in CHECKS:
                list(check(short))  # tables that are made once are made now
                anew = replace(long, target=long.target + " ")
                began = time.process_time()
                list(check(anew))
                slowest.append(((time.process_time() - began) * 1000, kind, check.__name__, len(long.source)))
    slowest.sort(reverse=True)
    print("\nhostile sentences: the slowest checks", file=sys.stderr)
    for milliseconds, kind, check_name, letters in slowest[:5]:
        print(f"{milliseconds:8.0f} ms  {check_name} over {letters} letters of {kind}", file=sys.stderr)
    return {"slowest_milliseconds": round(slowest[0][0]), "kind": slowest[0][1], "check": slowest[0][2]}


def speed_of_the_checks(candidates: list[Candidate]) -> dict[str, object]:
    """Sentences a second on one core, with and without the identification of language; each check's share in microseconds.

    The least of several rounds, piece by piece, since other processes disturb. What is read out of a sentence is read anew in each.
    """
    whole = _microseconds(judge, candidates)
    share = {check.__name__: _microseconds(check, candidates, words_are_known=True) for check in CHECKS}
    without = whole - share[language_is_right.__name__]
    print(
        f"\n{1e6 / whole:.0f} sentences a second, {1e6 / without:.0f} without the identification of language",
        file=sys.stderr,
    )
    for check, each in sorted(share.items(), key=lambda item: -item[1]):
        print(f"{each:8.1f} microseconds  {check}", file=sys.stderr)
    return {
        "checks_per_second": round(1e6 / whole),
        "checks_per_second_without_language": round(1e6 / without),
        "letters": round(sum(len(candidate.source) for candidate in candidates) / len(candidates)),
        "microseconds": {check: round(each, 1) for check, each in share.items()},
    }


def _microseconds(
    asked: Callable[[Candidate], object], candidates: list[Candidate], *, words_are_known: bool = False
) -> float:
    least = [float("inf")] * len(candidates[::PIECE])
    for _ in range(REPEATS):
        for number, piece in enumerate(batched(candidates, PIECE)):
            fresh = [replace(candidate) for candidate in piece]
            if words_are_known:
                for candidate in fresh:
                    list(denials_stand(candidate))
            started = time.process_time()
            for candidate in fresh:
                found = asked(candidate)
                if isinstance(found, Iterator):
                    list(found)
            least[number] = min(least[number], time.process_time() - started)
    return sum(least) / len(candidates) * 1e6


if __name__ == "__main__":
    main()
