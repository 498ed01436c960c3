"""What goes wrong in this room alone."""

from colporteur.foundations.errors import ColporteurError


class RunRefused(ColporteurError):
    """A run in the background cannot be started or changed as wished."""

    code = "run_refused"
    status = 409


class TooManyReports(ColporteurError):
    """A network, or all of them together, has sent as many reports as are taken in an hour.

    `retry_after` is the number of seconds until the next hour begins.
    """

    code = "too_many_reports"
    status = 429

    def __init__(self, *, retry_after: int) -> None:
        super().__init__(f"No more reports are taken in this hour. Send it again in {retry_after} seconds.")
        self.retry_after = retry_after
