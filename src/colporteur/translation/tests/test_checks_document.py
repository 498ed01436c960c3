"""The reference of the checks names every code, and none besides; so does the table of their sentences."""

import re
from pathlib import Path

from colporteur.translation.rules import checks
from colporteur.translation.rules.checks.sentences import SENTENCES

ROOT = Path(__file__).resolve().parents[4]


def codes_in_the_rules() -> set[str]:
    """As they stand in the code, in calls and in the mender's table. Objections to a plain wording have a table of their own."""
    files = (file for file in Path(checks.__file__).parents[1].rglob("*.py") if file.name != "plain_wording.py")
    sources = (file.read_text(encoding="utf-8") for file in files)
    found = r'(?:code=|_finding\(|_blocks\()\s*"(\w+)"|"(\w+_mended)": '
    return {code for text in sources for pair in re.findall(found, text) for code in pair if code}


def test_the_reference_names_every_code_that_a_check_finds() -> None:
    document = (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")
    assert codes_in_the_rules() | {"link_at_end"} == set(re.findall(r"^\|[^|]*\| `(\w+)` \|", document, re.MULTILINE))


def test_every_code_has_a_sentence_for_people() -> None:
    assert codes_in_the_rules() | {"link_at_end"} == SENTENCES.keys()
