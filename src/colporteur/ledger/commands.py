"""`colporteur record`: what a page said at a given time."""

import argparse
import json
import sys
from datetime import datetime

from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadCopy
from colporteur.ledger.access import PrintedText, what_was_printed


def run(arguments: list[str]) -> int:
    """Print what the page said, for people on a terminal, as one JSON object otherwise."""
    parser = argparse.ArgumentParser(prog="colporteur record", description="Say what a page said at a given time.")
    parser.add_argument("address", help="the page's path, such as /en/news/harbour-12/")
    parser.add_argument("--at", help="a time such as 2026-11-24T08:30+01:00; the present when left out")
    parser.add_argument("--json", action="store_true", help="one JSON object, also on a terminal")
    given = parser.parse_args(arguments)
    printed = what_was_printed(page=given.address, at=_moment(given.at))
    print(_as_json(printed) if given.json or not sys.stdout.isatty() else _for_people(printed))
    return 0


def _moment(text: str | None) -> datetime:
    if text is None:
        return now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadCopy(f"--at {text} is no time; write it as 2026-11-24T08:30+01:00.") from error
    if moment.tzinfo is None:
        raise BadCopy(f"--at {text} names no time zone; write it as {text}+00:00.")
    return moment


def _as_json(printed: PrintedText) -> str:
    return json.dumps(
        {
            "page": printed.page,
            "since": printed.since.isoformat(),
            "until": printed.until.isoformat() if printed.until else None,
            "status": printed.status,
            "cause": printed.cause,
            "sentences": [{"language": language, "text": text} for language, text in printed.sentences],
        },
        ensure_ascii=False,
    )


def _for_people(printed: PrintedText) -> str:
    until = printed.until.isoformat(" ", "seconds") if printed.until else "now"
    head = f"{printed.page}\nin print from {printed.since.isoformat(' ', 'seconds')} until {until} ({printed.cause})\n"
    return "\n".join([head, *(f"  [{language}] {text}" for language, text in printed.sentences)])
