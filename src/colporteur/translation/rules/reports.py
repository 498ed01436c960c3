"""What a reader says of a sentence: how it is read, and what is wrong with it."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

LONGEST_REMARK = 2000  # code points
LONGEST_PROPOSAL = 2000
LONGEST_NAME = 80


class Fault(StrEnum):
    """Why it cannot be taken as it is."""

    EMPTY = "empty"  # neither a remark nor another wording
    REMARK_TOO_LONG = "remark_too_long"
    PROPOSAL_TOO_LONG = "proposal_too_long"
    NAME_TOO_LONG = "name_too_long"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A reader's remark, the wording they propose, and the name they want to be thanked by; each may be empty."""

    remark: str = ""
    proposal: str = ""
    name: str = ""


def as_said(*, remark: str, proposal: str, name: str) -> Said:
    """What a form brought, without what no text has: control characters, halves of characters, spaces around it."""
    lines = (" ".join(line.split()) for line in _readable(remark).splitlines())
    return Said(
        remark="\n".join(lines).strip(),
        proposal=" ".join(_readable(proposal).split()),
        name=" ".join(_readable(name).split()),
    )


def faults_of(said: Said, *, printed: str) -> tuple[Fault, ...]:
    """What the reader has to mend. To propose what is `printed` already is to propose nothing."""
    is_empty = not said.remark and said.proposal in ("", printed)
    found = (
        (is_empty, Fault.EMPTY),
        (len(said.remark) > LONGEST_REMARK, Fault.REMARK_TOO_LONG),
        (len(said.proposal) > LONGEST_PROPOSAL, Fault.PROPOSAL_TOO_LONG),
        (len(said.name) > LONGEST_NAME, Fault.NAME_TOO_LONG),
    )
    return tuple(fault for is_there, fault in found if is_there)


def _readable(text: str) -> str:
    """NUL, which PostgreSQL stores nowhere, is among what is left out."""
    return "".join(each for each in text if each in "\n\r\t" or unicodedata.category(each) not in ("Cc", "Cs"))
