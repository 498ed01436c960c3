"""When a person's yes to a whole translation still holds after it was made anew."""

from collections.abc import Iterable

from colporteur.text.documents import Standing
from colporteur.translation.models import Line


def review_stands(before: Iterable[Line], after: Iterable[Line]) -> bool:
    """True if whatever is new are people's own words: what an engine changed nobody has read.

    So that the label "reviewed by" is true (AI Act, Art. 50(4): review under a person's editorial responsibility).
    """
    read = {(line.address, line.number): (line.standing, line.text) for line in before}
    return all(
        line.standing == Standing.PERSON or read.get((line.address, line.number)) == (line.standing, line.text)
        for line in after
    )
