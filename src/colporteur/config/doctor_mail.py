"""The doctor's look at the mail server: whether it answers, takes the password and the sender, and what waits for it."""

from colporteur.config.findings import Finding, State
from colporteur.foundations.settings import House

WHAT = "mail"


def look_at_mail(house: House) -> Finding:
    """It is asked as for a letter, and gets none."""
    from colporteur.people.errors import LetterRefused, PostUnavailable
    from colporteur.people.post import has_mail_server, mail_server, sender, sends_password_openly, try_sender

    if not has_mail_server(house):
        return Finding(
            what=WHAT,
            state=State.LACKING,
            found="no mail server: nobody is told by mail what waits for them, nor can set a forgotten password anew",
            mend="Set `mail.host` and what goes with it. Until then `colporteur changepassword NAME` sets a password.",
        )
    where = f"{house['mail.host']}:{house['mail.port']}"
    try:
        with mail_server(house) as server:
            try_sender(server, house)
    except (PostUnavailable, LetterRefused) as error:
        mend = "Correct `mail.host` and what goes with it. Until then what is to be sent waits, for a day at most."
        return Finding(what=WHAT, state=State.BAD, found=f"{error}{_waiting()}", mend=mend)
    if sends_password_openly(house):
        mend = "Set `mail.security` to starttls or tls."
        found = f"{where} takes mail from {sender(house)}, but `mail.password` goes there unencrypted"
        return Finding(what=WHAT, state=State.LACKING, found=found, mend=mend)
    return Finding(what=WHAT, state=State.GOOD, found=f"{where} takes mail from {sender(house)}{_waiting()}")


def _waiting() -> str:
    from django.db import DatabaseError

    from colporteur.people.models import Letter

    try:
        number = Letter.objects.count()
    except DatabaseError:
        return ""
    return f"; {number} {'letter waits' if number == 1 else 'letters wait'} to be sent" if number else ""
