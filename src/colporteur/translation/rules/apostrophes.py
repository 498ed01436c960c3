"""Apostrophes in what a machine says: engines write them straight, newspapers round.

Only a machine's words come here. What people wrote, here or in a memory, is printed as they wrote it.
"""

import re

from colporteur.translation.rules.addresses import without_addresses

ROUND = frozenset("af br ca cy da de en es fr fy ga gl it lb nb nl nn no oc pt sc sv".split())
"""Languages whose apostrophe is ’ and whose straight one, between two letters, is nothing else."""

_STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W_]|[«“‘‹])")  # behind a figure it says feet or minutes


def with_round_apostrophes(text: str, language: str) -> str:
    """`l’hivern` for `l'hivern`, code point for code point; addresses and what may be a quotation mark stay."""
    if "'" not in text or language.partition("-")[0] not in ROUND:
        return text
    bare = without_addresses(text)
    return _STRAIGHT.sub(lambda match: "’" if bare[match.start()] == "'" else "'", text)
