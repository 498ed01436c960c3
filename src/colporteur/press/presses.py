"""The house's own printer: its shelf, and who renders which kind of page."""

import fcntl
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

from colporteur.foundations.settings import house
from colporteur.press.changes import latest_change
from colporteur.press.frame import Frame
from colporteur.press.models import PageKind
from colporteur.press.pages import articles, files, lists, notices, parallel
from colporteur.press.printing import Printer, Renderer
from colporteur.press.shelf import Shelf
from colporteur.press.subjects import CHROME


class Renderers:
    """Makes the renderers of each batch. The paper's frame is kept for the next one while nothing of it changes."""

    def __init__(self) -> None:
        self._kept: tuple[int, Frame] | None = None

    def __call__(self) -> Mapping[str, Renderer]:
        """Who renders each kind of page, all from the same look at the paper's frame."""
        as_of = latest_change(of=CHROME)  # before it is read: what changes from here on makes the pages due again
        kept = self._kept
        frame = kept[1].for_the_next_batch() if kept is not None and kept[0] == as_of else Frame()
        self._kept = (as_of, frame)
        return renderers_from(frame)


def renderers_from(frame: Frame) -> Mapping[str, Renderer]:
    """Who renders each kind of page within a frame."""
    return {
        PageKind.ARTICLE: partial(articles.article, frame),
        PageKind.FRONT: partial(lists.front, frame),
        PageKind.SECTION: partial(lists.section, frame),
        PageKind.PARALLEL: partial(parallel.parallel, frame),
        PageKind.NOTICE: partial(notices.notice, frame),
        PageKind.FEED: partial(files.feed, frame),
        PageKind.SITEMAP: partial(files.sitemap, frame),
        PageKind.ROBOTS: partial(files.robots, frame),
    }


@cache
def house_printer() -> Printer:
    """The printer of this house's shelf."""
    return Printer(shelf=Shelf(house().shelf), renderers=Renderers())


@contextmanager
def first_request(address: str) -> Iterator[None]:
    """Let one request at a time print an address, whichever process or thread it is in."""
    folder = house().run / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    place: Path = folder / hashlib.sha256(address.encode()).hexdigest()[:2]
    with place.open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
