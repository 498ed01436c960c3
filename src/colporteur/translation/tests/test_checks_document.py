"""The reference of the checks names every code, and none besides."""

import re
from pathlib import Path

from colporteur.translation.rules import checks, mending

ROOT = Path(__file__).resolve().parents[4]


def test_the_reference_names_every_code_that_a_check_finds() -> None:
    sources = (file.read_text(encoding="utf-8") for file in Path(checks.__file__).parents[1].rglob("*.py"))
    codes = {code for text in sources for code in re.findall(r'(?:code=|_finding\(|_blocks\()\s*"(\w+)"', text)}
    codes |= mending.MESSAGES.keys()
    document = (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")
    assert codes == set(re.findall(r"^\|[^|]*\| `(\w+)` \|", document, re.MULTILINE))
