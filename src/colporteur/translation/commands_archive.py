"""`colporteur archive`: what translating an edition's older articles takes; starting, pausing, stopping and watching it."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from threading import Event

from rich.progress import TaskID

from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadCopy
from colporteur.foundations.progress import progress_bar
from colporteur.foundations.settings import house
from colporteur.foundations.wake import wake_workers
from colporteur.newsroom.access import paper_zone, section_by_key
from colporteur.translation.actions import (
    pause_run,
    resume_run,
    start_archive_run,
    stop_run,
)
from colporteur.translation.archive import (
    ArchiveWish,
    Counted,
    EngineOffer,
    PairOffer,
    Progress,
    looked_through,
    offers,
    progress_of,
)
from colporteur.translation.desk import translation_desk
from colporteur.translation.errors import RunRefused
from colporteur.translation.models import OPEN_STATES, ArchiveRun, RunState

SHOWN = 20
LOOK_AGAIN_SECONDS = 1.0
_PAUSE = Event()  # never set: a pause between two looks


def run(arguments: list[str]) -> int:
    """Do one of them; the exit status is 1 if nothing was started.

    Raises:
        RunRefused: what is asked cannot be done to the run, or there is none.
        BadCopy: the day cannot be read.
        NotInPrint: there is no such section.
    """
    given = _parser().parse_args(arguments)
    deed: Callable[[argparse.Namespace], int] = given.deed
    return deed(given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="colporteur archive",
        description="Have older articles translated into an edition that lacks them. News goes first: the workers of "
        "`serve` and `work` take an article of the archive whenever nothing fresher is to be translated.",
    )
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    start = deeds.add_parser("start", help="say what it takes, ask, and start")
    start.add_argument("--to", required=True, metavar="EDITION", help="the edition that lacks articles")
    start.add_argument(
        "--section", action="append", default=[], metavar="KEY", help="only this section; may stand several times"
    )
    start.add_argument(
        "--since", default="", metavar="DAY", help="only what was published on this day (2026-01-31) or later"
    )
    start.add_argument("--dry-run", action="store_true", help="say what it takes, and start nothing")
    start.add_argument("--yes", action="store_true", help="start without asking")
    start.set_defaults(deed=_start)
    for name, deed, says in (
        ("pause", _pause, "let nothing more be translated until it is resumed"),
        ("resume", _resume, "go on where it was paused"),
        ("stop", _stop, "end it for good; what is made stays"),
    ):
        turn = deeds.add_parser(name, help=says)
        turn.add_argument("--to", default="", metavar="EDITION", help="of which edition, where several are under way")
        turn.set_defaults(deed=deed)
    status = deeds.add_parser("status", help="say how far each run has come")
    status.add_argument(
        "--follow", action="store_true", help="stay until nothing is under way, with a bar on a terminal"
    )
    status.set_defaults(deed=_status)
    return parser


def _start(given: argparse.Namespace) -> int:
    sections = tuple(section_by_key(key).pk for key in given.section)
    wish = ArchiveWish(language=given.to, sections=sections, since=_day(given.since))
    counted = _looked_through(wish)
    if counted.articles:
        found = offers(counted, desk=translation_desk(), prices=house()["translation.prices"], at=now())
        print(table(counted, found))
    if given.dry_run:
        return 0
    if counted.articles and not (given.yes or _goes_on()):
        print("Nothing was started.", file=sys.stderr)
        return 1
    begun = start_archive_run(wish=wish, by=None, at=now())
    wake_workers()
    print(
        f"Started: {begun.articles:,} articles into {begun.language}. `colporteur archive status` says how far it is."
    )
    return 0


def _day(written: str) -> datetime | None:
    if not written:
        return None
    try:
        return datetime.strptime(written, "%Y-%m-%d").replace(tzinfo=paper_zone())
    except ValueError as error:
        raise BadCopy(f"“{written[:40]}” is no day. Write it as 2026-01-31.") from error


def _looked_through(wish: ArchiveWish) -> Counted:
    counted = Counted(articles=0)
    with progress_bar() as progress:
        bar = progress.add_task("Looking articles through", total=None)
        for counted in looked_through(wish=wish, desk=translation_desk(), at=now()):
            progress.update(bar, total=counted.articles, completed=counted.looked)
    return counted


def _goes_on() -> bool:
    if not sys.stdin.isatty():
        print("colporteur: add --yes to start without a terminal.", file=sys.stderr)
        return False
    return input("Start? [y/N] ").strip().lower() in ("y", "yes")


def table(counted: Counted, found: Sequence[PairOffer]) -> str:
    """What there is in all, and a line for each engine that could do it, in the order in which they are asked."""
    whole = f"{counted.articles:,} articles, {counted.sentences:,} sentences, {counted.words:,} words"
    lines = [f"{whole}; {counted.in_memory:,} sentences are in memory or repeat another."]
    for offer in found:
        lines.append(
            f"{offer.pair.source} → {offer.pair.target}  {offer.sentences:,} sentences, {offer.words:,} words, "
            f"{offer.characters:,} characters"
        )
        lines += [f"  {'then' if place else 'by'} {_engine(engine)}" for place, engine in enumerate(offer.engines)]
        lines += [] if offer.engines else ["  by no engine: `colporteur doctor` says how to get one"]
    sums = _together(found)
    if sums:
        lines.append("Together about " + " and ".join(f"{amount:,.2f} {name}" for name, amount in sums.items()) + ".")
    return "\n".join(lines)


def _engine(offer: EngineOffer) -> str:
    parts = [f"{offer.engine} ({offer.grade})"]
    if offer.cost:
        parts.append(f"about {offer.cost[0]:,.2f} {offer.cost[1]}")
    if offer.left_this_month is not None:
        parts.append(f"{offer.left_this_month:,} characters left for archives this month")
    parts.append(f"about {in_words(offer.seconds)}" if offer.seconds is not None else "of unknown speed")
    return ", ".join(parts)


def _together(found: Sequence[PairOffer]) -> Mapping[str, Decimal]:
    """What the first engines cost, by currency."""
    sums: dict[str, Decimal] = {}
    for offer in found:
        if offer.engines and (price := offer.engines[0].cost):
            sums[price[1]] = sums.get(price[1], Decimal(0)) + price[0]
    return sums


def in_words(seconds: float) -> str:
    """A length of time as people say it."""
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        count = round(seconds / size)
        if count >= 2 or (count == 1 and seconds >= size):
            return f"{count} {name}{'s' if count > 1 else ''}"
    return "a minute"


def _open_run(edition: str) -> ArchiveRun:
    found = list(ArchiveRun.objects.filter(state__in=OPEN_STATES))
    chosen = [each for each in found if edition in ("", each.language)]
    if not chosen:
        where = f" into “{edition}”" if edition else ""
        raise RunRefused(f"No archive is being translated{where}.")
    if len(chosen) > 1:
        raise RunRefused(f"Several are under way. Name one with --to: {', '.join(each.language for each in chosen)}.")
    return chosen[0]


def _pause(given: argparse.Namespace) -> int:
    return _say(pause_run(kind=ArchiveRun, run_id=_open_run(given.to).pk, by=None, at=now()))


def _resume(given: argparse.Namespace) -> int:
    begun = resume_run(kind=ArchiveRun, run_id=_open_run(given.to).pk, by=None, at=now())
    wake_workers()
    return _say(begun)


def _stop(given: argparse.Namespace) -> int:
    return _say(stop_run(kind=ArchiveRun, run_id=_open_run(given.to).pk, by=None, at=now()))


def _say(each: ArchiveRun) -> int:
    print(line(each, progress_of(each)))
    return 0


def _status(given: argparse.Namespace) -> int:
    if given.follow:
        _follow()
    runs = list(ArchiveRun.objects.all()[:SHOWN])
    for each in runs:
        _say(each)
    if not runs:
        print("No archive was ever translated. `colporteur archive start --to EDITION --dry-run` says what it takes.")
    return 0


def _follow() -> None:
    """Until every run has ended, is paused, or waits."""
    with progress_bar() as progress:
        bars: dict[int, TaskID] = {}
        while going := list(ArchiveRun.objects.filter(state=RunState.RUNNING)):
            for each in going:
                far = progress_of(each)
                bar = bars.get(each.pk)
                if bar is None:
                    bar = bars[each.pk] = progress.add_task(f"→ {each.language}", total=far.articles)
                progress.update(bar, completed=far.done, total=far.articles)
            _PAUSE.wait(LOOK_AGAIN_SECONDS)


def line(each: ArchiveRun, far: Progress) -> str:
    """How far a run has come."""
    parts = [
        f"→ {each.language}  {each.state}, {far.done:,} of {far.articles:,} articles",
        f"{far.sentences:,} sentences: {far.from_memory:,} from memory, {far.from_engine:,} by engines, {far.held:,} held",
    ]
    if far.seconds_left is not None and each.state == RunState.RUNNING:
        parts.append(f"about {in_words(far.seconds_left)} left")
    parts += [each.says] if each.says else []
    parts += [f"an engine does not do its work: {trouble}" for trouble in far.troubles]
    return "; ".join(parts)
