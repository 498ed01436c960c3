"""A page on the shelf is never older than its change plus the time to make it again."""

import threading
from dataclasses import dataclass, field
from time import monotonic

from tests.journeys.paper import Paper, until

EDITS = 12
STORY = """---
section: news
language: en
headline: The tide stands at {version} centimetres
---
At the last reading the tide stood at {version} centimetres.
"""


@dataclass(slots=True)
class Reader:
    """Asks for one page without pause and writes down which version it was given, and when it had asked."""

    paper: Paper
    address: str
    seen: list[tuple[float, int]] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        while not self.stop.is_set():
            asked = monotonic()
            answer = self.paper.get(self.address, follow_redirects=True)
            assert answer.status_code == 200, answer.status_code
            self.seen.append((asked, version_in(answer.text)))


def version_in(page: str) -> int:
    return max(number for number in range(1001, 1002 + EDITS) if str(number) in page)


def test_no_reader_is_ever_taken_back_and_the_last_change_arrives(served_paper: Paper) -> None:
    """Versions only rise at each reader, through edits that overtake each other; when all is quiet the newest stands."""
    paper = served_paper
    told = paper.publish(STORY.format(version=1001))
    short = [f"/{prefix}/news/a-{told['id']}/" for prefix in ("en", "de", "ar")]
    readers = [Reader(paper, address) for address in short]
    threads = [threading.Thread(target=reader.read) for reader in readers]
    for thread in threads:
        thread.start()
    try:
        paper.inside(_edits(told["id"]))
        for address in short:
            until(
                lambda address=address: version_in(_page(paper, address)) == 1001 + EDITS, what=f"the last in {address}"
            )
    finally:
        for reader in readers:
            reader.stop.set()
        for thread in threads:
            thread.join()
    for reader in readers:
        versions = [version for _, version in reader.seen]
        assert versions == sorted(versions), f"{reader.address} went back"


def _edits(article_id: int) -> str:
    return f"""
        from colporteur.foundations.clock import now
        from colporteur.newsroom.actions import update_article
        from colporteur.text.copy import read_copy
        for version in range(1002, {1002 + EDITS}):
            text = {STORY!r}.format(version=version)
            update_article(article_id={article_id}, copy=read_copy(text.encode(), "tide.md"), by=None, at=now())
    """


def _page(paper: Paper, address: str) -> str:
    return paper.get(address, follow_redirects=True).text
