"""A progress bar for the scripts that run before anything is installed."""

from __future__ import annotations

import sys

WIDTH = 30


class Bar:
    """One line that fills up. On a terminal it is redrawn in place; elsewhere nothing is drawn."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown = -1

    def show(self, share: float) -> None:
        """Draw the bar at `share`, from 0 to 1."""
        percent = min(100, max(0, int(share * 100)))
        if percent == self._shown:
            return
        self._shown = percent
        if sys.stderr.isatty():
            filled = "#" * (percent * WIDTH // 100)  # plain signs: the terminal may know no others yet
            sys.stderr.write(f"\r{self._what} [{filled:.<{WIDTH}}] {percent:3d} %")
            sys.stderr.flush()

    def stop(self) -> None:
        """Leave the line; what follows begins on a new one."""
        if sys.stderr.isatty() and self._shown >= 0:
            say("")


def say(line: str) -> None:
    """One line for the person at the terminal; standard output is left to what the commands print."""
    print(line, file=sys.stderr, flush=True)
