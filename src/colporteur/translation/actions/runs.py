"""What people do to a run in the background, whatever it is about: pause it, take it up again, stop it."""

import logging
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from colporteur.newsroom.access import edition_prefixes
from colporteur.people.models import User
from colporteur.translation.errors import RunRefused
from colporteur.translation.models import GOING_STATES, OPEN_STATES, Run, RunState

log = logging.getLogger(__name__)


def begin_run[Kind: Run](*, kind: type[Kind], language: str, by: User | None, at: datetime, **what: Any) -> Kind:
    """Write the row of a new run; within a transaction.

    Raises:
        RunRefused: there is no such edition, or a run of this kind is open for it.
    """
    if language not in edition_prefixes():
        raise RunRefused(gettext("The paper has no open edition “%(edition)s”.") % {"edition": language})
    try:
        with transaction.atomic():
            run = kind._default_manager.create(language=language, by=by, at=at, changed_by=by, changed_at=at, **what)
    except IntegrityError as error:
        raise RunRefused(
            gettext("This is being done for “%(edition)s” already. Let that end, or stop it first.")
            % {"edition": language}
        ) from error
    log.info("%s %s was started by %s: %s articles, %s", kind.__name__, run.pk, by, run.articles, language)
    return run


def pause_run[Kind: Run](*, kind: type[Kind], run_id: int, by: User | None, at: datetime) -> Kind:
    """Let no engine be asked for the run until somebody takes it up again. What is made stays.

    Raises:
        RunRefused: it is not under way.
    """
    return _turn(kind, run_id, GOING_STATES, RunState.PAUSED, by=by, at=at)


def resume_run[Kind: Run](*, kind: type[Kind], run_id: int, by: User | None, at: datetime) -> Kind:
    """Go on where the run was paused.

    Raises:
        RunRefused: it is not paused.
    """
    return _turn(kind, run_id, (RunState.PAUSED,), RunState.RUNNING, by=by, at=at)


def stop_run[Kind: Run](*, kind: type[Kind], run_id: int, by: User | None, at: datetime) -> Kind:
    """End the run for good. What is made stays; a later run begins with what is left then.

    Raises:
        RunRefused: it has ended already.
    """
    return _turn(kind, run_id, OPEN_STATES, RunState.STOPPED, by=by, at=at)


def turn_by_itself(run: Run, after: RunState, at: datetime, *, says: str = "") -> None:
    """Nothing happens where a person or another process was quicker."""
    with suppress(RunRefused):
        _turn(type(run), run.pk, (RunState(run.state),), after, by=None, at=at, says=says)


def let_wait_or_go_on(run: Run, reason: str, at: datetime) -> bool:
    """Put into the run's state if it waits for an engine, for this reason, or (empty) no longer; says whether it goes on."""
    if reason and run.state != RunState.WAITING:
        turn_by_itself(run, RunState.WAITING, at, says=reason)
    if not reason and run.state == RunState.WAITING:
        turn_by_itself(run, RunState.RUNNING, at)
    return not reason


def _turn[Kind: Run](
    kind: type[Kind],
    run_id: int,
    before: tuple[RunState, ...],
    after: RunState,
    *,
    by: User | None,
    at: datetime,
    says: str = "",
) -> Kind:
    with transaction.atomic():
        run = kind._default_manager.select_for_update(of=("self",)).filter(pk=run_id).first()
        if run is None or run.state not in before:
            raise RunRefused(_why_not(run))
        run.state, run.says, run.changed_by, run.changed_at = after, says[:300], by, at
        if after == RunState.RUNNING:
            run.begin_again()
        run.save()
        if after == RunState.STOPPED:
            run.let_go()
    log.info("%s %s into %s is %s: %s", kind.__name__, run.pk, run.language, after, says or by)
    return run


def _why_not(run: Run | None) -> str:
    """What has become of a run with which something cannot be done."""
    match run.state if run else None:
        case None:
            return gettext("This run is gone.")
        case RunState.PAUSED:
            return gettext("This run is paused.")
        case RunState.STOPPED:
            return gettext("This run was stopped. Start another for what is missing.")
        case RunState.FINISHED:
            return gettext("This run has finished.")
        case _:
            return gettext("This run is under way.")
