"""The way to the mail server that the settings `mail.*` name. `outbox.py` says what is sent when."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.utils import parseaddr
from ipaddress import ip_address
from urllib.parse import urlsplit

from colporteur.foundations.settings import House
from colporteur.people.errors import LetterRefused, PostUnavailable
from colporteur.people.models import Letter

PATIENCE_SECONDS = 20.0
_ANSWERS = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)
TAKEN = 250  # SMTP: requested action completed (RFC 5321, 4.2.3)


def has_mail_server(house: House) -> bool:
    """Whether mail goes out at all."""
    return bool(house["mail.host"])


def sender(house: House) -> str:
    """As in `From:`; by default an address at the site's own domain."""
    return str(house["mail.sender"]) or f"newsroom@{urlsplit(house['site.address']).hostname or 'localhost'}"


def sends_password_openly(house: House) -> bool:
    """Whether whoever is on the way to the mail server can read the password."""
    is_open = house["mail.security"] == "none" and bool(house["mail.user"])
    return is_open and not _is_this_machine(house["mail.host"])


@contextmanager
def mail_server(house: House) -> Iterator[smtplib.SMTP]:
    """A connection, signed in.

    Raises:
        PostUnavailable: it cannot be had now; the sentence says why.
    """
    try:
        server = _connected(house)
    except (OSError, smtplib.SMTPException) as error:
        raise PostUnavailable(why_not(house, error)) from error
    try:
        _sign_in(server, house)
        yield server
    except (OSError, smtplib.SMTPException) as error:
        raise PostUnavailable(why_not(house, error)) from error
    finally:
        with suppress(OSError, smtplib.SMTPException):  # what is done is done, however the server takes its leave
            server.quit()
        server.close()


def hand_over(server: smtplib.SMTP, letter: Letter, house: House) -> None:
    """Give a letter to the mail server.

    Raises:
        LetterRefused: it will never take it, or broke off: then it may have it, and nothing is mailed twice.
        PostUnavailable: not now.
    """
    _, envelope_sender = parseaddr(sender(house))
    message = message_from_bytes(bytes(letter.message), policy=policy.SMTP)
    try:
        refused = server.send_message(message, envelope_sender, letter.recipients.split("\n"))
    except (smtplib.SMTPException, OSError) as error:
        if _is_final(error):
            raise LetterRefused(why_not(house, error)) from error
        if not isinstance(error, _ANSWERS):
            raise LetterRefused(f"{why_not(house, error)}; nobody knows whether it has arrived") from error
        raise PostUnavailable(why_not(house, error)) from error
    if refused:
        code, words = next(iter(refused.values()))
        raise LetterRefused(f"{len(refused)} of its recipients were refused: {_answer(code, words)}.")


def try_sender(server: smtplib.SMTP, house: House) -> None:
    """Ask whether mail from this sender is taken, and send none.

    Raises:
        LetterRefused: it is not.
    """
    code, words = server.mail(parseaddr(sender(house))[1])
    server.rset()
    if code != TAKEN:
        raise LetterRefused(f"mail from {sender(house)} is refused: {_answer(code, words)}")


def why_not(house: House, error: Exception) -> str:
    """What went wrong, in words for whoever runs the paper; never with the password."""
    where = f"{house['mail.host']}:{house['mail.port']}"
    match error:
        case smtplib.SMTPAuthenticationError():
            return (
                f"{where} does not take `mail.user` with `mail.password`: {_answer(error.smtp_code, error.smtp_error)}"
            )
        case smtplib.SMTPRecipientsRefused():
            code, words = next(iter(error.recipients.values()))
            return f"{where} refuses the recipient: {_answer(code, words)}"
        case smtplib.SMTPNotSupportedError():
            return f"{where} does not offer what `mail.security` or `mail.user` wants: {error}"
        case smtplib.SMTPServerDisconnected():
            return f"{where} hung up: {error}"
        case smtplib.SMTPResponseException():
            return f"{where} answers {_answer(error.smtp_code, error.smtp_error)}"
        case ssl.SSLCertVerificationError():
            return f"the certificate of {where} is not to be trusted: {error.verify_message}"
        case ssl.SSLError():
            return f"{where} speaks another TLS than `mail.security` says, or none: {error.reason}"
        case TimeoutError():
            return f"{where} does not answer within {PATIENCE_SECONDS:.0f} seconds"
        case OSError():
            return f"{where} cannot be reached: {error.strerror or error}"
    return f"{where}: {error}"


def _connected(house: House) -> smtplib.SMTP:
    host, port = house["mail.host"], house["mail.port"]
    if house["mail.security"] == "tls":
        return smtplib.SMTP_SSL(host, port, timeout=PATIENCE_SECONDS, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=PATIENCE_SECONDS)


def _sign_in(server: smtplib.SMTP, house: House) -> None:
    if house["mail.security"] == "starttls":
        server.starttls(context=ssl.create_default_context())
    server.ehlo_or_helo_if_needed()
    if house["mail.user"]:
        server.login(house["mail.user"], house["mail.password"])


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _is_final(error: Exception) -> bool:
    """A 5xx is for ever; so is an address that this server cannot write."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code >= 500
    return isinstance(error, smtplib.SMTPNotSupportedError)


def _answer(code: int, words: bytes | str) -> str:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(said.split())[:200]}"
