"""When a person's yes to a whole translation still holds after it was made anew."""

from collections.abc import Iterable

from colporteur.text.documents import Standing
from colporteur.translation.models import Line
from colporteur.translation.rules.edition_digits import differ_in_digits_only


def review_stands(before: Iterable[Line], after: Iterable[Line]) -> bool:
    """True if whatever is new are people's own words: what an engine changed nobody has read.

    So that the label "reviewed by" is true (AI Act, Art. 50(4): review under a person's editorial responsibility).
    """
    read = {(line.address, line.number): line for line in before}
    return all(
        line.standing == Standing.PERSON or _is_read(read.get((line.address, line.number)), line) for line in after
    )


def _is_read(before: Line | None, after: Line) -> bool:
    """The same, in whatever digits the edition has now."""
    is_as_before = before is not None and before.standing == after.standing
    return is_as_before and before is not None and differ_in_digits_only(before.text, after.text)
