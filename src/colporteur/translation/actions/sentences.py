"""What people do to single sentences: correct, vouch for, hold, leave in the original, take back.

A sentence that takes a reader's proposal over names the reader, and reports on the wording before are settled.

Each deed is for one article or for every article that has the sentence. What memory said before goes into its history, and
articles that contain the sentence are made anew. `seen` is what the person had in front of them (see `token_of`): where
another person has changed the sentence since, nothing is written and nobody's work is lost.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from colporteur.foundations.errors import BadCopy, Overtaken
from colporteur.people.models import User
from colporteur.text.documents import Sentence
from colporteur.translation.actions.remaking import candidate, make_due_where_used
from colporteur.translation.asking import Judge, as_row
from colporteur.translation.engines.contract import Pair
from colporteur.translation.memory import go_back, keep, recall
from colporteur.translation.models import FormerUnit, Origin, Unit, UnitState
from colporteur.translation.rules.checks.contract import Finding, Report, Term, Verdict
from colporteur.translation.rules.register import terms_for_checks
from colporteur.translation.settling import credit_for, settle_by_deed
from colporteur.translation.through_people import forget_what_lacked_people
from colporteur.translation.vocabulary import register_for

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What became of a correction: the unit, and what the checks said of it."""

    unit: Unit
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sentence in another language, in one article or (None) everywhere."""

    sentence: Sentence
    language: str
    article_id: int | None

    @property
    def pair(self) -> Pair:
        """From the sentence's language into the other."""
        return Pair(self.sentence.language, self.language)


def correct_sentence(
    *,
    sentence: Sentence,
    language: str,
    text: str,
    article_id: int | None,
    judge: Judge,
    by: User | None,
    at: datetime,
    seen: str | None = None,
    note: str = "",
) -> Corrected:
    """Put a person's translation of `sentence` in memory, for one article or (None) everywhere.

    What the checks block is kept, but the original is printed in its place until it is corrected or vouched for.

    Raises:
        BadCopy: the translation is empty.
        Overtaken: somebody else has changed it since.
    """
    place = Place(sentence=sentence, language=language, article_id=article_id)
    text = _written(text)
    report = judge(candidate(sentence, language, text, _terms(place)))
    state = UnitState.HELD if report.verdict == Verdict.BLOCKS else UnitState.CORRECTED
    note = note or _credit(place, text)
    unit = _unit(place, text=text, state=state, by=by, at=at, note=note, findings=report.findings)
    _put(unit, place, seen)
    log.info("sentence %s in %s was corrected by %s: %s", sentence.address, language, by, report.verdict)
    return Corrected(unit=unit, report=report)


def vouch_for_sentence(
    *, place: Place, text: str, judge: Judge, by: User, at: datetime, seen: str | None = None, note: str = ""
) -> Corrected:
    """Print this translation under the person's responsibility, whatever the checks say; what they said stays with it.

    Raises:
        BadCopy: the translation is empty.
        Overtaken: somebody else has changed it since.
    """
    text = _written(text)
    report = judge(candidate(place.sentence, place.language, text, _terms(place)))
    note = note or _credit(place, text)
    unit = _unit(place, text=text, state=UnitState.APPROVED, by=by, at=at, note=note, findings=report.findings)
    _put(unit, place, seen)
    log.info("%s vouches for sentence %s in %s: %s", by, place.sentence.address, place.language, report.verdict)
    return Corrected(unit=unit, report=report)


def hold_sentence(*, place: Place, by: User, at: datetime, seen: str | None = None, note: str = "") -> Unit:
    """Keep the translation out of print until somebody corrects it: the original stands there, marked."""
    said = what_stands(place)
    text = said.text if said else ""
    unit = _unit(place, text=text, state=UnitState.HELD, by=by, at=at, note=note)
    _put(unit, place, seen)
    log.info("sentence %s in %s was held by %s", place.sentence.address, place.language, by)
    return unit


def print_original(*, place: Place, by: User, at: datetime, seen: str | None = None, note: str = "") -> Unit:
    """Leave the sentence in the original, marked, for good; it counts as settled, also in a headline."""
    unit = _unit(place, text="", state=UnitState.ORIGINAL, by=by, at=at, note=note)
    _put(unit, place, seen)
    log.info("sentence %s stays in the original in %s, says %s", place.sentence.address, place.language, by)
    return unit


def undo_deed(*, place: Place, by: User, at: datetime, seen: str | None = None) -> Unit | None:
    """Take back the last deed of a person on this sentence: the wording before counts again, or else the engine's.

    Returns what people say of it now.

    Raises:
        BadCopy: nobody has done anything to it here.
        Overtaken: somebody else has changed it since.
    """
    with transaction.atomic():
        _refuse_if_overtaken(place, seen)
        unit = Unit.objects.select_for_update(of=("self",)).filter(origin=Origin.PERSON, **_key(place)).first()
        if unit is None:
            raise BadCopy(gettext("There is nothing to take back: nobody has changed this sentence here."))
        restored = go_back(unit, at=at)
        make_due_where_used(
            addresses=[place.sentence.address], language=place.language, article_id=place.article_id, at=at
        )
    log.info("%s took back what was done to sentence %s in %s", by, place.sentence.address, place.language)
    return restored


def history_of(place: Place) -> list[FormerUnit]:
    """What the sentence was in this article before, the latest first: people's wordings and engines'."""
    scopes = {0, place.article_id or 0}
    key = {name: value for name, value in _key(place).items() if name != "scope"}
    return list(FormerUnit.objects.filter(scope__in=scopes, **key).select_related("by"))


def what_stands(place: Place) -> Unit | None:
    """The unit that counts for the sentence at this place."""
    address = place.sentence.address
    return recall(pair=place.pair, addresses=[address], article_id=place.article_id or 0).get(address)


def token_of(unit: Unit | None) -> str:
    """Stands for what memory said when a person looked; another wording has another."""
    return f"{unit.pk}.{int(unit.at.timestamp() * 1e6)}" if unit else ""


def _terms(place: Place) -> tuple[Term, ...]:
    """What the newsroom has settled and stands in the sentence: whoever departs from it is to know, and may."""
    text = place.sentence.text
    return terms_for_checks(text, register_for(place.pair, article_id=place.article_id).places(text))


def _written(text: str) -> str:
    if not text.strip():
        raise BadCopy(gettext("The translation is empty. Write the sentence, or leave it as it was."))
    return " ".join(text.split())


def _unit(
    place: Place,
    *,
    text: str,
    state: UnitState,
    by: User | None,
    at: datetime,
    note: str,
    findings: Sequence[Finding] = (),
) -> Unit:
    return Unit(
        source_language=place.sentence.language,
        target_language=place.language,
        source_address=place.sentence.address,
        source_text=place.sentence.text,
        text=text,
        origin=Origin.PERSON,
        state=state,
        findings=[as_row(finding) for finding in findings],
        article_id=place.article_id,
        scope=place.article_id or 0,
        by=by,
        at=at,
        note=note.strip()[:300],
    )


def _put(unit: Unit, place: Place, seen: str | None) -> None:
    with transaction.atomic():
        before = _refuse_if_overtaken(place, seen)
        keep([unit])
        settle_by_deed(unit=unit, before=before)
        forget_what_lacked_people([unit.source_address])
        make_due_where_used(
            addresses=[unit.source_address], language=place.language, article_id=place.article_id, at=unit.at
        )


def _credit(place: Place, text: str) -> str:
    return credit_for(address=place.sentence.address, language=place.language, article_id=place.article_id, text=text)


def _refuse_if_overtaken(place: Place, seen: str | None) -> Unit | None:
    """What stands there. What an engine has said meanwhile is no reason: a person's word outranks it in any case."""
    stands = what_stands(place)
    if seen is not None and stands is not None and stands.origin == Origin.PERSON and token_of(stands) != seen:
        who = stands.by.get_full_name() or stands.by.get_username() if stands.by else gettext("Somebody")
        words = gettext("%(who)s has changed this sentence since you opened it. Look at both, then decide.")
        raise Overtaken(words % {"who": who})
    return stands


def _key(place: Place) -> dict[str, Any]:  # Any: texts and a number
    return {
        "source_language": place.sentence.language,
        "target_language": place.language,
        "source_address": place.sentence.address,
        "scope": place.article_id or 0,
    }
