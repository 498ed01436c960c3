"""What readers write in a report, as it is read and judged."""

import pytest

from colporteur.translation.rules.reports import (
    LONGEST_NAME,
    LONGEST_PROPOSAL,
    LONGEST_REMARK,
    Fault,
    as_said,
    faults_of,
)

PRINTED = "Costó 12 euros."


@pytest.mark.parametrize(
    ("remark", "proposal", "name", "found"),
    [
        ("It cost more.", "", "", ()),
        ("", "Costaba 12 euros.", "", ()),
        ("", "", "", (Fault.EMPTY,)),
        (" \n\t ", "  ", "Noor", (Fault.EMPTY,)),
        ("", PRINTED, "", (Fault.EMPTY,)),
        ("why?", PRINTED, "", ()),
        ("\0", "\x07", "", (Fault.EMPTY,)),
        ("a" * LONGEST_REMARK, "", "", ()),
        ("a" * (LONGEST_REMARK + 1), "", "", (Fault.REMARK_TOO_LONG,)),
        ("", "a" * (LONGEST_PROPOSAL + 1), "b" * (LONGEST_NAME + 1), (Fault.PROPOSAL_TOO_LONG, Fault.NAME_TOO_LONG)),
    ],
)
def test_a_report_says_something_and_not_too_much(
    remark: str, proposal: str, name: str, found: tuple[Fault, ...]
) -> None:
    assert faults_of(as_said(remark=remark, proposal=proposal, name=name), printed=PRINTED) == found


def test_a_remark_keeps_its_lines_and_a_wording_is_one() -> None:
    said = as_said(remark=" One.\r\n  Two\0. \n", proposal="Costó \n 12\teuros. ", name=" Noor\n")
    assert (said.remark, said.proposal, said.name) == ("One.\nTwo.", "Costó 12 euros.", "Noor")
