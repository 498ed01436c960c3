"""What the doctor finds."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a thing stands. Only what is bad makes the exit status 1."""

    GOOD = "good"
    LACKING = "lacking"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: what was found, and (unless it is good, or says so itself) how to mend it."""

    what: str
    state: State
    found: str
    mend: str = ""
