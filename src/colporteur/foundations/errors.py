"""The family of errors: a short stable code, an HTTP status and a sentence for people."""

from typing import ClassVar


class ColporteurError(Exception):
    """What went wrong, in one sentence that says what to do."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 500


class BadCopy(ColporteurError):
    """Text handed in cannot be printed as it is."""

    code = "bad_copy"
    status = 400


class BadSettings(ColporteurError):
    """`colporteur.toml` or an environment variable holds a value that cannot be used."""

    code = "bad_settings"


class NotAllowed(ColporteurError):
    """This person may not do this."""

    code = "not_allowed"
    status = 403


class NotInPrint(ColporteurError):
    """There is no such thing, or it is not (or no longer) in print."""

    code = "not_in_print"
    status = 404


class Overtaken(ColporteurError):
    """Somebody else has changed it since this person looked."""

    code = "overtaken"
    status = 409


class EngineUnavailable(ColporteurError):
    """A translation engine did not answer, or not in time; asking again later may help.

    `retry_after` is the number of seconds for which the engine itself asks to be left alone, where it said so.
    """

    code = "engine_unavailable"
    status = 503

    def __init__(self, says: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(says)
        self.retry_after = retry_after


class EngineRefused(ColporteurError):
    """A translation engine answered, but not with a usable translation; asking again will not help."""

    code = "engine_refused"
    status = 502
