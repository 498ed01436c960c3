"""What one translator makes before it stores: several articles, for which rows are read and written together.

A question to the database costs about as much for eight articles as for one. That lasts as long as it goes quickly: as soon
as an engine takes its time, what is done goes to print, and what is not begun is left to whoever is free.
"""

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from itertools import chain

from django.db import DatabaseError

from colporteur.foundations.errors import ColporteurError, EngineUnavailable, NotInPrint
from colporteur.newsroom.access import which_may_leave_house
from colporteur.text.documents import ArticleDocument
from colporteur.translation.asking import Route
from colporteur.translation.claiming import let_go, try_again_later
from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.router import Reach
from colporteur.translation.lines import Keyed, keyed, make_lines, wanted_by_language
from colporteur.translation.making import Desk, GivesWayError, Making, OvertakenError, gather
from colporteur.translation.memory import recall_together
from colporteur.translation.models import ArticleTranslation, Line
from colporteur.translation.numbering import noted, put_in_digits
from colporteur.translation.pad import Pad
from colporteur.translation.plain_wordings import plain_words
from colporteur.translation.storing import Made, store_together
from colporteur.translation.vocabulary import kept_names, register_for, with_kept
from colporteur.translation.ways import reach_of

log = logging.getLogger(__name__)
QUICKLY = 1.0  # seconds in which a sitting should be over


@dataclass(slots=True, kw_only=True)
class Sitting:
    """The articles that wait their turn in it, those that are done, and the sentences that were made for them."""

    desk: Desk
    at: datetime
    waiting: list[Making] = field(default_factory=list)
    done: list[Made] = field(default_factory=list)
    pad: Pad = field(default_factory=Pad)
    started: float = field(default_factory=time.monotonic)
    trouble: Exception | None = None  # the first one's that could not be stored

    def work(self) -> None:
        """Make one after the other; whatever happens, what is done is stored and the rest let go.

        Raises:
            DatabaseError, ColporteurError: of the first that cannot be stored, when all the others are.
        """
        try:
            while self.waiting:
                self._make(self.waiting.pop(0))
                self.pause()
        finally:
            self._close()
        if self.trouble is not None:
            raise self.trouble

    def pause(self) -> None:
        """Between two batches: close, if it has taken too long to have the done ones and the waiting ones wait on."""
        if time.monotonic() - self.started > QUICKLY:
            self._close()

    def _close(self) -> None:
        done, self.done = self.done, []
        waiting, self.waiting = self.waiting, []
        try:
            if waiting:
                let_go([making.translation for making in waiting])
            self.pad.keep()
            store_together(done, self.desk)
        except (DatabaseError, ColporteurError) as error:  # whatever is being made goes on
            self.trouble = self.trouble or error

    def _make(self, making: Making) -> None:
        row, making.began = making.translation, time.monotonic()
        try:
            gather(making, judge=self.desk.judge, pad=self.pad, pause=self.pause)
        except OvertakenError:
            log.info("article %s in %s was overtaken", row.article_id, row.language)
        except GivesWayError:
            log.info("article %s in %s, of the archive, gives way", row.article_id, row.language)
        except (EngineUnavailable, NotInPrint) as error:
            try_again_later(row, error, self.at)
        else:
            self.done.append(_made(making, self.desk))


def sit_down(translations: Sequence[ArticleTranslation], *, desk: Desk, at: datetime) -> Sitting:
    """Read what all of them need: texts, ways, memory, plain wordings, names and terms. What cannot be begun is put off."""
    sitting = Sitting(desk=desk, at=at)
    for row, begun in _begun(translations, desk, at):
        if isinstance(begun, Making):
            sitting.waiting.append(begun)
        else:
            try_again_later(row, begun, at)
    remember(sitting.waiting)
    return sitting


def _begun(
    translations: Sequence[ArticleTranslation], desk: Desk, at: datetime
) -> Iterator[tuple[ArticleTranslation, Making | ColporteurError]]:
    read = {number: (text, keyed(text)) for number, text in _texts(translations, desk).items()}
    leaving = which_may_leave_house({row.article_id for row in translations})
    ways = cache(desk.routes)
    for row in translations:
        if row.wanted_revision not in read:
            yield row, NotInPrint(f"There is no revision {row.wanted_revision} any more.")
            continue
        reach = reach_of(may_leave_house=row.article_id in leaving)
        making = begin(row, *read[row.wanted_revision], routes=partial(_within, ways, reach), at=at)
        waits_for = desk.archive_waits_for(making.pair, reach, at) if making.is_of_archive else ""
        yield row, EngineUnavailable(waits_for) if waits_for else making


def _within(ways: Callable[[Pair, Reach], tuple[Route, ...]], reach: Reach, pair: Pair) -> tuple[Route, ...]:
    return ways(pair, reach)


def _texts(translations: Sequence[ArticleTranslation], desk: Desk) -> Mapping[int, ArticleDocument]:
    return desk.documents({row.wanted_revision for row in translations})


def begin(
    translation: ArticleTranslation,
    document: ArticleDocument,
    rows: tuple[Keyed, ...],
    *,
    routes: Callable[[Pair], tuple[Route, ...]],
    at: datetime,
) -> Making:
    """What is wanted for an article, and the ways that it may go."""
    wanted = wanted_by_language(rows, translation.language)
    languages = {document.language, *wanted} - {translation.language}
    return Making(
        translation=translation,
        document=document,
        rows=rows,
        routes={language: routes(Pair(language, translation.language)) for language in languages},
        wanted=wanted,
        at=at,
    )


def remember(makings: Sequence[Making]) -> None:
    """Give each what memory, the plain wordings and the register have for its sentences."""
    plain = plain_words(chain.from_iterable(wanted for making in makings for wanted in making.wanted.values()))
    kept = kept_names({making.translation.article_id for making in makings})
    pairs = {Pair(source, making.translation.language) for making in makings for source in making.wanted}
    for making in makings:
        making.plain = plain
    for pair in pairs:
        theirs = {
            making.translation.article_id: making
            for making in makings
            if making.translation.language == pair.target and pair.source in making.wanted
        }
        units = recall_together(
            pair=pair, wanted={number: making.wanted[pair.source] for number, making in theirs.items()}
        )
        settled = register_for(pair)
        for number, making in theirs.items():
            making.units |= units[number]
            making.registers[pair.source] = with_kept(settled, kept.get(number, ()))


def _made(making: Making, desk: Desk) -> Made:
    lines, numerals = _lines(making, desk), desk.numerals(making.translation.language)
    if numerals is not None:
        put_in_digits(lines, making.rows, making.units, numerals)
    return Made(making=making, lines=lines, digits=noted(numerals))


def _lines(making: Making, desk: Desk) -> list[Line]:
    return make_lines(
        translation=making.translation,
        rows=making.rows,
        units=making.units,
        mend=desk.mend,
        settled=making.register_from,
    )
