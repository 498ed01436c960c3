"""The documents agree with the code, lead somewhere, and speak of the project alone."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
KINDS = ("tutorial", "how-to", "reference", "explanation", "decisions")
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
# What must not stand in anything that is published: unfinished work, other people's machines, package mirrors.
UNWANTED = re.compile(
    r"\bTODO\b|\bFIXME\b|\bXXX\b|/work/|/root/|\.pyenv/versions/3\.\d+\.\d|pypi\.org|pythonhosted|npmjs"
)
MAY_HOLD_HOSTS = {"uv.lock", "tests/house/test_documents.py"}


def links(file: Path) -> list[str]:
    """Where a document leads within the repository."""
    found = re.findall(r"\]\(([^)\s]+)\)", file.read_text(encoding="utf-8"))
    return [target for target in found if not re.match(r"[a-z]+:|#", target)]


@pytest.mark.parametrize("file", DOCS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_link_leads_to_a_file(file: Path) -> None:
    missing = [target for target in links(file) if not (file.parent / target.partition("#")[0]).exists()]
    assert not missing


def test_every_document_is_found_from_the_index() -> None:
    reached, open_ones = set(), [ROOT / "docs" / "README.md"]
    while open_ones:
        file = open_ones.pop()
        if file not in reached and file.suffix == ".md":
            reached.add(file)
            open_ones += [(file.parent / target.partition("#")[0]).resolve() for target in links(file)]
    unread = {str(file.relative_to(ROOT)) for file in (ROOT / "docs").rglob("*.md")} - {
        str(file.relative_to(ROOT)) for file in reached
    }
    assert not unread


def test_the_reference_says_what_the_tables_say() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/reference.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_place_that_the_road_of_an_article_passes_exists() -> None:
    road = (ROOT / "docs" / "follow-an-article.md").read_text(encoding="utf-8")
    places = re.findall(r"`(src/colporteur/[\w/.]+?)(?::(\w+))?`", road)
    assert len(places) > 15
    for path, name in places:
        file = ROOT / path
        assert file.exists(), path
        if name:
            assert re.search(
                rf"^\s*(?:async )?(?:def|class) {name}\b|^{name}\b", file.read_text("utf-8"), re.MULTILINE
            ), f"{path} has no {name}"


def test_nothing_that_is_published_speaks_of_anything_but_the_project() -> None:
    wrong = []
    for name in filter(None, TRACKED):
        file = ROOT / name
        if name in MAY_HOLD_HOSTS or not file.is_file() or file.suffix in (".png", ".webp", ".mo", ".tmx"):
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if UNWANTED.search(line):
                wrong.append(f"{name}:{number}: {line.strip()[:100]}")
    assert not wrong, "\n".join(wrong)


def test_the_changelog_keeps_its_form() -> None:
    """Keep a Changelog 1.1: newest first, kinds of change as headings, dates in ISO form."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert heads[0] == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ – \d{4}-\d{2}-\d{2}", head) for head in heads[1:])
    kinds = set(re.findall(r"^### (.+)$", text, flags=re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Removed", "Mended", "Security"}


def test_every_word_of_the_glossary_is_explained_and_in_order() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"^\*\*(.+?)\*\*", text, flags=re.MULTILINE)
    assert len(words) >= 20
    assert words == sorted(words, key=str.lower)
