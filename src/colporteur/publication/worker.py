"""The processes `print`, `translate` and `assist`: people at work, each a thread that sleeps until woken.

They are several, since threads of one process take turns: a page is printed while the next edition is translated. Each thread
finds its work in the database. Being woken only hurries it; one that meets an error logs it and goes on.
"""

import gc
import logging
import os
import signal
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from types import FrameType

from django.db import close_old_connections

from colporteur.foundations.clock import now
from colporteur.foundations.parents import end_with_parent
from colporteur.foundations.settings import house
from colporteur.foundations.wake import Sleeper, wake_workers
from colporteur.newsroom import access as newsroom
from colporteur.newsroom.photographs import print_picture, print_picture_smaller
from colporteur.people.outbox import send_one_letter
from colporteur.press.changes import follow_changes
from colporteur.press.print_key import renew_if_made_otherwise
from colporteur.press.printing import Printer, verify_shelf
from colporteur.publication.ahead import translate_one_ahead
from colporteur.publication.catch_up import TICK_SECONDS, catch_up
from colporteur.publication.preparing import prepare
from colporteur.translation.actions import renew_some, take_from_archive
from colporteur.translation.claiming import claim
from colporteur.translation.desk import translation_desk
from colporteur.translation.filling import fill, try_new_ways
from colporteur.translation.numbering import put_in_other_digits
from colporteur.translation.resplitting import renew_what_was_cut_otherwise

log = logging.getLogger(__name__)
ARTICLES_IN_A_SITTING = 8
IDLE_SECONDS = 1.0
LOOK_FOR_ENGINES_SECONDS = 60.0
LOOK_FOR_OTHER_SENTENCES_SECONDS = 3600.0  # once after an upgrade, and for what was being made then
AFTER_AN_ERROR_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A thread's work: `deed` does one piece and says whether there may be more at once.

    When there is not, it waits for `idle_seconds`, or less if it `is_woken` by whoever has made work.
    """

    name: str
    deed: Callable[[], bool]
    idle_seconds: float = IDLE_SECONDS
    is_woken: bool = True
    niceness: int = 0


def print_one_batch(printer: Printer) -> bool:
    """Follow the changes and print a batch of what is due."""
    followed = follow_changes(shelf=str(printer.shelf.folder))
    return bool(printer.print_due(at=now())) or followed > 0


def translate_some() -> bool:
    """Make translations that are due, several where many are; where none is, take an article from an archive that is wanted.

    Last of all comes what earlier engines made and is to be done again: readers have that already.
    """
    translators = house()["translation.processes"] * house()["translation.workers"]
    claimed = claim(at=now(), limit=ARTICLES_IN_A_SITTING, among=translators)
    if not claimed:
        desk, at = translation_desk(), now()
        return take_from_archive(desk=desk, at=at) or renew_some(desk=desk, at=at)
    fill(translation_ids=claimed, desk=translation_desk(), at=now())
    return True


def print_one_picture() -> bool:
    """Make the files of one picture: those every browser reads first, the smaller ones when nothing else is to do."""
    for number in newsroom.pictures_to_print(limit=1):
        print_picture(number)
        return True
    for number in newsroom.pictures_to_print_smaller(limit=1):
        print_picture_smaller(number)
        return True
    return False


def look_for_engines() -> bool:
    """Try what is held or lacks an engine again if there are other engines now. Once a minute is enough."""
    if try_new_ways(desk=translation_desk(), at=now()):
        wake_workers()
    return False


def cut_sentences_anew() -> bool:
    """Make again, batch by batch, what an earlier version had cut into other sentences."""
    return renew_what_was_cut_otherwise(document_of_revision=translation_desk().document_of_revision, at=now())


def change_digits() -> bool:
    """Put translations, batch by batch, in the digits that their edition has chosen."""
    return put_in_other_digits(document_of_revision=translation_desk().document_of_revision)


class Crew:
    """Threads at work until told to stop."""

    def __init__(self, hands: tuple[Hand, ...]) -> None:
        self._hands = hands
        self._stop = threading.Event()

    def stop(self) -> None:
        """Let every thread end after the piece it is doing."""
        self._stop.set()

    def work(self) -> None:
        """Start the threads and wait until all have ended."""
        with ExitStack() as beds:  # made here: whoever cannot sleep ends the process, not one thread unseen
            threads = [
                threading.Thread(target=self._turn, args=(hand, self._wait(hand, beds)), name=hand.name)
                for hand in self._hands
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                while thread.is_alive():
                    thread.join(timeout=0.5)  # so that this thread goes on hearing signals

    def _wait(self, hand: Hand, beds: ExitStack) -> Callable[[float], bool]:
        return beds.enter_context(Sleeper(hand.name)).sleep if hand.is_woken else self._stop.wait

    def _turn(self, hand: Hand, wait: Callable[[float], bool]) -> None:
        if hand.niceness:  # on Linux it is the thread's own, and of the threads it starts
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), hand.niceness)
        while not self._stop.is_set():
            try:
                close_old_connections()
                if not hand.deed():
                    wait(hand.idle_seconds)
            except Exception:  # a thread that died would be a paper that stopped
                log.exception("%s met an error and goes on", hand.name)
                self._stop.wait(AFTER_AN_ERROR_SECONDS)


def settle_down() -> None:
    """Spare the garbage collector what stays for ever: looking through all of Django again and again cost a sixth."""
    gc.collect()
    gc.freeze()


def run(room: str) -> int:
    """Do the work of one of the rooms until SIGTERM or SIGINT, or until whoever started this process is gone."""
    end_with_parent(signal.SIGTERM)
    prepare()
    crew = Crew(ROOMS[room]())
    settle_down()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        crew.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    crew.work()
    return 0


def _tick(shelf: str) -> bool:
    """What is looked at again and again; says whether there is more to do at once."""
    renew_if_made_otherwise(shelf=shelf, at=now())  # the paper's own words may be others
    return catch_up(at=now())


def printing_hands() -> tuple[Hand, ...]:
    """Who prints, and who watches the clock."""
    from colporteur.press.presses import house_printer

    printer = house_printer()
    shelf = str(printer.shelf.folder)
    renew_if_made_otherwise(shelf=shelf, at=now())
    verify_shelf(shelf=printer.shelf, newest=house()["press.verify_at_start"])
    return (
        Hand(name="printer", deed=lambda: print_one_batch(printer)),
        Hand(name="ticker", deed=lambda: _tick(shelf), idle_seconds=TICK_SECONDS, is_woken=False),
    )


def translating_hands() -> tuple[Hand, ...]:
    """Who translates, and who does what no reader waits for: pictures, and Wagtail's own tasks."""
    from colporteur.publication.tasks_runner import run_one_task

    return (
        *assisting_hands(),
        Hand(name="ahead", deed=lambda: translate_one_ahead(at=now()), idle_seconds=TICK_SECONDS, is_woken=False),
        Hand(name="engines", deed=look_for_engines, idle_seconds=LOOK_FOR_ENGINES_SECONDS, is_woken=False),
        Hand(name="splitter", deed=cut_sentences_anew, idle_seconds=LOOK_FOR_OTHER_SENTENCES_SECONDS, is_woken=False),
        Hand(name="digits", deed=change_digits, idle_seconds=TICK_SECONDS, is_woken=False),
        Hand(name="pictures", deed=print_one_picture, is_woken=False, niceness=10),
        Hand(name="tasks", deed=run_one_task, is_woken=False),
        Hand(name="post", deed=lambda: send_one_letter(house=house(), at=now()), is_woken=False),
    )


def assisting_hands() -> tuple[Hand, ...]:
    """Who translates and does nothing else."""
    return tuple(
        Hand(name=f"translator-{number}", deed=translate_some) for number in range(house()["translation.workers"])
    )


ROOMS: dict[str, Callable[[], tuple[Hand, ...]]] = {
    "print": printing_hands,
    "translate": translating_hands,
    "assist": assisting_hands,
}
