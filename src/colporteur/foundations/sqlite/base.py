"""Whoever wants to write has the database a millisecond after it is free.

SQLite's own wait grows to a tenth of a second between two looks, and several of our processes write: a page that was ready
waited three times as long for its turn as it took to make.
"""

from time import monotonic, sleep

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

LOOK_SECONDS = 0.001
LOOK_LESS_OFTEN_AFTER_SECONDS = 0.5
SECONDS_BETWEEN_LATER_LOOKS = 0.01
PATIENCE_SECONDS = 5.0  # sqlite3's own, where the settings name none


class DatabaseWrapper(base.DatabaseWrapper):
    """The backend's connection. What is written outside a transaction waits as SQLite does."""

    def _start_transaction_under_autocommit(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", PATIENCE_SECONDS))
        began = monotonic()
        self._wait_within_sqlite(0)
        try:
            while not self._begins():
                waited = monotonic() - began
                if waited > patience:
                    raise OperationalError("database is locked")
                sleep(LOOK_SECONDS if waited < LOOK_LESS_OFTEN_AFTER_SECONDS else SECONDS_BETWEEN_LATER_LOOKS)
        finally:
            self._wait_within_sqlite(patience)

    def _begins(self) -> bool:
        """Try to begin; False if somebody else writes."""
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc] # the stubs do not know it
        except OperationalError as error:
            if "locked" not in str(error):
                raise
            return False
        return True

    def _wait_within_sqlite(self, seconds: float) -> None:
        self.connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
