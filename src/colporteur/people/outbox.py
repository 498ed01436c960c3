"""The newsroom's outbox: what Django and Wagtail mail is written down, and a worker takes it to the mail server.

A letter is written in the transaction of the deed it tells of, so none goes out for what did not happen, and no mail server is
asked while a transaction is open. Without a mail server (`mail.host`) nothing is written at all. Letters hold links that set
passwords: they are deleted as soon as they are sent, or can no longer be.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from email import policy

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q

from colporteur.foundations.clock import now
from colporteur.foundations.settings import House, house
from colporteur.people.errors import LetterRefused, PostUnavailable
from colporteur.people.models import Letter
from colporteur.people.post import hand_over, has_mail_server, mail_server

log = logging.getLogger(__name__)
KEPT_FOR = timedelta(hours=24)
LONGEST_PAUSE_MINUTES = 30


class Outbox(BaseEmailBackend):
    """Django's way to send mail: a row for each message."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write them down; says how many."""
        if not has_mail_server(house()):
            return 0
        at = now()
        letters = [
            Letter(
                recipients="\n".join(message.recipients()),
                message=message.message(policy=policy.SMTP).as_bytes(),
                written_at=at,
                not_before=at,
            )
            for message in email_messages
            if message.recipients()
        ]
        return len(Letter.objects.bulk_create(letters))


def send_one_letter(*, house: House, at: datetime) -> bool:
    """Take the oldest letter that is due to the mail server; says whether one was sent or given up.

    One whose sender dies on the way is not sent again, since nobody knows whether it has arrived.
    """
    letter = _claim(at) if has_mail_server(house) else None
    if letter is None:
        return False
    try:
        with mail_server(house) as server:
            hand_over(server, letter, house)
    except PostUnavailable as error:
        _put_back(letter, at, str(error))
        return False
    except LetterRefused as error:
        log.error("Letter %s was not sent: %s", letter.pk, error)
    else:
        log.info("Letter %s was sent.", letter.pk)
    letter.delete()
    return True


def forget_letters(*, at: datetime) -> int:
    """Delete what could not be sent for a day; says how many there were."""
    old = Letter.objects.filter(written_at__lte=at - KEPT_FOR)
    number = old.delete()[0] if old.exists() else 0  # it is asked every few seconds: look before writing
    if number:
        log.error("%s letters could not be sent for a day and are given up.", number)
    return number


def _claim(at: datetime) -> Letter | None:
    due = Letter.objects.filter(is_on_its_way=False, not_before__lte=at).order_by("written_at", "pk")
    for letter in due[:5]:
        if Letter.objects.filter(pk=letter.pk, is_on_its_way=False).update(is_on_its_way=True):
            return letter
    return None


def _put_back(letter: Letter, at: datetime, why: str) -> None:
    """The others need not try the same door meanwhile."""
    pause = timedelta(minutes=min(2**letter.tries, LONGEST_PAUSE_MINUTES))
    with transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(is_on_its_way=False, tries=letter.tries + 1, trouble=why[:300])
        waiting = Letter.objects.filter(Q(pk=letter.pk) | Q(is_on_its_way=False, not_before__lt=at + pause))
        waiting.update(not_before=at + pause)
    log.warning("Mail waits for %s minutes: %s.", round(pause.total_seconds() / 60), why)
