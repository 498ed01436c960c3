"""The README's first five minutes, done as they are written there."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.journeys.paper import Paper, free_port, until

README = Path(__file__).resolve().parent.parent.parent / "README.md"


def steps() -> Iterator[tuple[str, str]]:
    """Pairs of what is done (`$` or the name of a file that is written) and its text, in order."""
    chapter = (
        README.read_text(encoding="utf-8")
        .partition("## The first five minutes\n")[2]
        .partition("\n## The way deeper")[0]
    )
    for info, text in re.findall(r"^```(\S+(?: \S+)?)\n(.*?)^```", chapter, flags=re.MULTILINE | re.DOTALL):
        if info == "console":
            yield from (("$", line.removeprefix("$ ")) for line in text.splitlines())
        elif info.startswith("markdown "):
            yield info.partition(" ")[2], text


@dataclass(slots=True)
class Reader:
    """Somebody at a terminal who types what the README says."""

    paper: Paper
    folder: Path
    said: list[str] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)

    def follow(self, what: str, text: str) -> None:
        if what != "$":
            (self.folder / what).write_text(text, encoding="utf-8")
        elif text.startswith("cd "):
            self.folder /= text.removeprefix("cd ")
        elif text == "colporteur serve":
            self.paper.start()
        else:
            self.run(shlex.split(text))

    def run(self, words: list[str]) -> None:
        program = [sys.executable, "-m", "colporteur"] if words[0] == "colporteur" else words[:1]
        environment = self.paper.environment | {"COLPORTEUR_HOME": str(self.folder)}
        done = subprocess.run(
            [*program, *words[1:]],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        self.said.append(done.stdout + done.stderr)
        self.statuses[" ".join(words)] = done.returncode


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    paper = Paper(home=tmp_path / "mypaper", port=free_port())
    yield Reader(paper=paper, folder=tmp_path)
    paper.stop()


@pytest.mark.engine
def test_a_newcomer_gets_what_the_readme_promises(reader: Reader) -> None:
    page = "/es/noticias/a-11/"
    seen: list[str] = []
    for what, text in steps():
        reader.follow(what, text)
        if text.startswith(("colporteur publish", "colporteur correct")):
            seen.append(spanish(reader.paper, page, after=seen[-1] if seen else ""))
    published, changed, broken, mended = seen
    assert "31 años" in published and "12 semanas" in published
    assert "14 semanas" in changed and "12 semanas" not in changed
    assert "The repair took 14 weeks." in broken and "41 semanas" not in broken
    assert 'lang="en"' in broken.partition("<article")[2]
    assert "La reparación duró 14 semanas." in mended and "The repair took 14 weeks." not in mended
    statuses = list(reader.statuses.values())
    assert statuses == [0, 0, 0, 0, 1, 0], list(zip(reader.statuses, reader.said, strict=True))
    assert "figure" in reader.said[-2].lower() or "number" in reader.said[-2].lower()


def spanish(paper: Paper, page: str, *, after: str) -> str:
    """The page in Spanish once it says something else than before."""

    def look() -> str:
        answer = paper.get(page, follow_redirects=True)
        main = answer.text.partition("<article")[2].partition("</article>")[0]
        return answer.text if answer.status_code == 200 and main and main not in after else ""

    return until(look, what=f"another {page}")


def test_the_readme_asks_for_nothing_that_is_not_there() -> None:
    programs = {shlex.split(text)[0] for what, text in steps() if what == "$"} - {"cd", "colporteur"}
    assert all(shutil.which(program) for program in programs)
    assert "colporteur serve" in [text for _, text in steps()]
    assert os.access(README, os.R_OK)
