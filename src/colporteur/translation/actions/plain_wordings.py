"""Plain wordings of sentences: written, and taken back. One mend for every edition at once.

Engines of all languages are asked anew, in the new words; what people wrote stays, and so does a page that somebody has
approved. Until the new translation is there, the old one is in print.
"""

import logging
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from colporteur.foundations.errors import BadCopy, Overtaken
from colporteur.newsroom.access import edition_prefixes
from colporteur.people.models import User
from colporteur.text.documents import Sentence
from colporteur.translation.actions.remaking import make_due_where_engines_speak
from colporteur.translation.models import PlainWording
from colporteur.translation.rules.plain_wording import objection

log = logging.getLogger(__name__)


def write_plain_wording(
    *, sentence: Sentence, text: str, by: User | None, at: datetime, seen: str | None = None
) -> PlainWording:
    """Give the sentence a plain wording, wherever it stands; one that it had becomes history.

    `seen` is the token of the one that the person had in front of them, empty for none.

    Raises:
        BadCopy: it is empty, the sentence itself, in another language, or lacks a figure, a name, a link or a denial.
        Overtaken: somebody else has written another meanwhile.
    """
    words = " ".join(text.split())
    if not words:
        raise BadCopy(gettext("The plain wording is empty. Write the sentence in simpler words."))
    if found := objection(sentence, words, languages=edition_prefixes()):
        raise BadCopy(found.in_words(gettext))
    with transaction.atomic():
        former = _current(sentence, seen)
        if former is not None and former.text == words:
            return former
        if former is not None:
            _end(former, by, at)
        wording = _begun(sentence, words, by, at)
        make_due_where_engines_speak(address=sentence.address, at=at)
    log.info("sentence %s got a plain wording from %s", sentence.address, by)
    return wording


def take_back_plain_wording(
    *, sentence: Sentence, by: User | None, at: datetime, seen: str | None = None
) -> PlainWording | None:
    """Take the last plain wording back: the one before counts again, or else the sentence itself. Returns what counts.

    Raises:
        BadCopy: the sentence has none.
        Overtaken: somebody else has written another meanwhile.
    """
    with transaction.atomic():
        wording = _current(sentence, seen)
        if wording is None:
            raise BadCopy(gettext("There is nothing to take back: the sentence has no plain wording."))
        before = PlainWording.objects.filter(source_address=sentence.address, ended_at=wording.at).first()
        _end(wording, by, at)
        if before is not None:
            before.ended_at, before.ended_by = None, None
            before.save(update_fields=["ended_at", "ended_by"])
        make_due_where_engines_speak(address=sentence.address, at=at)
    log.info("%s took the plain wording of sentence %s back", by, sentence.address)
    return before


def token_of_plain(wording: PlainWording | None) -> str:
    """Stands for the plain wording that a person saw; empty for none."""
    return str(wording.pk) if wording else ""


def _current(sentence: Sentence, seen: str | None) -> PlainWording | None:
    rows = PlainWording.objects.select_for_update(of=("self",)).select_related("by")
    wording = rows.filter(source_address=sentence.address, ended_at=None).first()
    if seen is not None and token_of_plain(wording) != seen:
        who = wording.by.get_full_name() or wording.by.get_username() if wording and wording.by else gettext("Somebody")
        words = gettext("%(who)s has changed the plain wording since you opened it. Look at both, then decide.")
        raise Overtaken(words % {"who": who})
    return wording


def _begun(sentence: Sentence, words: str, by: User | None, at: datetime) -> PlainWording:
    try:
        return PlainWording.objects.create(
            source_language=sentence.language,
            source_address=sentence.address,
            source_text=sentence.text,
            text=words,
            by=by,
            at=at,
        )
    except IntegrityError as error:  # the first one was written in the same moment
        words = gettext("%(who)s has changed the plain wording since you opened it. Look at both, then decide.")
        raise Overtaken(words % {"who": gettext("Somebody")}) from error


def _end(wording: PlainWording, by: User | None, at: datetime) -> None:
    wording.ended_at, wording.ended_by = at, by
    wording.save(update_fields=["ended_at", "ended_by"])
