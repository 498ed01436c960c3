"""The checks on sentences that are told freely, in twenty languages: what they let pass, and what they find of errors put in.

The bars are those that the project has set itself; DEMETR's pairs, by which they are measured too, are not in the repository.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from colporteur.translation.rules.checks.contract import Candidate, Severity
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.tests import parallel

PAIRS = parallel.pairs()
FIGURES = {"figures_lost", "figures_invented"}
DENIALS = {"denial_lost", "denial_invented"}
NAMES = {"name_lost", "name_invented"}
ENGINE_FAULTS = {"phrase_loops", "translation_empty", "language_wrong"}
DENIED = {
    "de": (r"\b(ist|sind|wurden?|hat|haben|wird)\b", r"\1 nicht"),
    "en": (r"\b(is|are|was|were|has|have|will|had)\b", r"\1 not"),
    "es": (r"\b(es|son|ha|han|fue|fueron|murieron|resultaron|tiene)\b", r"no \1"),
    "fr": (r"\b(a|ont|est|sont|était)\b", r"n’\1 pas"),
}
IS_DENIED = re.compile(
    r"\b(?:not?|nor|never|none|nicht|nie|kein\w*|ne|n[’']|pas|plus|jamais|nunca|ni|ningun\w*|nadie)\b|n't",
    re.IGNORECASE,
)


def found_in(candidates: Iterable[Candidate]) -> tuple[Counter[str], int]:
    """In how many of them each code was found that blocks or warns, and how many there are."""
    codes: Counter[str] = Counter()
    count = 0
    for candidate in candidates:
        count += 1
        codes.update({finding.code for finding in judge(candidate).findings if finding.severity is not Severity.NOTES})
    return codes, count


def share_found(candidates: Iterable[Candidate], wanted: set[str]) -> float:
    judged = [wanted.isdisjoint(finding.code for finding in judge(candidate).findings) for candidate in candidates]
    assert len(judged) > 100
    return judged.count(False) / len(judged)


def test_right_sentences_are_let_pass() -> None:
    codes, count = found_in(PAIRS)
    assert count > 2000

    def share(wanted: set[str]) -> float:
        return sum(codes[code] for code in wanted) / count

    assert share(FIGURES) <= 0.01
    assert share(ENGINE_FAULTS) <= 0.005
    assert share(DENIALS) <= 0.03
    assert share(NAMES) <= 0.05


def test_hardly_any_right_sentence_is_held_back() -> None:
    held = [
        candidate
        for candidate in PAIRS
        if Severity.BLOCKS in {finding.severity for finding in judge(candidate).findings}
    ]
    assert len(held) / len(PAIRS) <= 0.01


def test_figures_with_another_digit_are_found() -> None:
    chance = random.Random(3)
    assert share_found(filter(None, (with_another_digit(pair, chance) for pair in PAIRS)), FIGURES) >= 0.95


def with_another_digit(pair: Candidate, chance: random.Random) -> Candidate | None:
    """With a digit of any script put up or down."""
    places = [match.start() for match in re.finditer(r"\d", pair.target)]
    if not places:
        return None
    place = chance.choice(places)
    digit = pair.target[place]
    other = chr(ord(digit) + (1 if int(digit) < 9 else -3))
    return replace(pair, target=pair.target[:place] + other + pair.target[place + 1 :])


def test_phrases_that_are_said_twice_are_found() -> None:
    told_twice = (twice(pair, 3) for pair in PAIRS if len(pair.target.split()) > 5)
    assert share_found(told_twice, {"phrase_loops"}) >= 0.95


def twice(pair: Candidate, size: int) -> Candidate:
    words = pair.target.split()
    return replace(pair, target=" ".join([*words[:size], *words]))


def test_what_was_left_in_the_original_is_found() -> None:
    left = (replace(pair, target=pair.source) for pair in PAIRS)
    assert share_found(left, {"language_wrong", "words_left_over"}) >= 0.95


def test_denials_that_were_put_in_are_found() -> None:
    denied = (
        replace(pair, target=re.sub(*DENIED[pair.target_language], pair.target, count=1))
        for pair in PAIRS
        if pair.target_language in DENIED
        and not IS_DENIED.search(pair.target)
        and re.search(DENIED[pair.target_language][0], pair.target)
    )
    assert share_found(denied, DENIALS) >= 0.85
