"""What can go wrong with accounts."""

from colporteur.foundations.errors import ColporteurError


class SignInPaused(ColporteurError):
    """Too many wrong passwords were typed; `retry_after` is the number of seconds until the next may be."""

    code = "sign_in_paused"
    status = 429

    def __init__(self, *, retry_after: int) -> None:
        super().__init__("Too many wrong passwords were typed. Wait a little, then try again.")
        self.retry_after = retry_after


class PostUnavailable(ColporteurError):
    """The mail server cannot be used now; what is to be sent waits."""

    code = "post_unavailable"
    status = 503


class LetterRefused(ColporteurError):
    """A letter that the mail server will never take."""

    code = "letter_refused"
    status = 502
