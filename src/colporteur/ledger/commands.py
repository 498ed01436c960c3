"""`colporteur record`: what a page said at a given time."""

import argparse
import json
import sys
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadCopy
from colporteur.ledger.access import PrintedText, what_was_printed
from colporteur.newsroom.access import paper_zone


def run(arguments: list[str]) -> int:
    """Print what the page said, for people on a terminal, as one JSON object otherwise."""
    parser = argparse.ArgumentParser(prog="colporteur record", description="Say what a page said at a given time.")
    parser.add_argument("address", help="the page's address or path, such as /en/news/harbour-12/")
    parser.add_argument(
        "--at", help="a time such as “2026-11-24 08:30”, on the paper's clock unless it names a zone; now if left out"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object, also on a terminal")
    given = parser.parse_args(arguments)
    zone = paper_zone()
    printed = what_was_printed(page=_path(given.address), at=_moment(given.at, zone))
    print(_as_json(printed) if given.json or not sys.stdout.isatty() else _for_people(printed, zone))
    return 0


def _path(address: str) -> str:
    """The path under which the record has a page, also of an address as a browser gives it."""
    path = unquote(urlsplit(address).path if "://" in address else address)
    is_file = "." in path.rpartition("/")[2]
    return f"/{path.strip('/')}{'' if is_file else '/'}" if path.strip("/") else "/"


def _moment(text: str | None, zone: ZoneInfo) -> datetime:
    if text is None:
        return now().astimezone(zone)
    try:
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadCopy(f"--at {text} is no time; write it as “2026-11-24 08:30”.") from error
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


def _for_people(printed: PrintedText, zone: ZoneInfo) -> str:
    since, until = (
        moment.astimezone(zone).isoformat(" ", "seconds") if moment else "now"
        for moment in (printed.since, printed.until)
    )
    stood = "not in print" if printed.status is None else "in print"
    head = f"{printed.page}\n{stood} from {since} until {until} ({printed.cause})\n"
    return "\n".join([head, *(f"  [{language}] {text}" for language, text in printed.sentences)])
