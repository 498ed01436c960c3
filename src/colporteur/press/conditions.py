"""Whether a browser has what it asks for already (RFC 9110, 13)."""

import math
from datetime import UTC
from email.utils import parsedate_to_datetime


def has_tag(if_none_match: str, etag: str) -> bool:
    """True if the header names this entity tag (13.1.2: compared weakly), or any at all."""
    tags = (tag.strip().removeprefix("W/") for tag in if_none_match.split(","))
    return any(tag in (etag, "*") for tag in tags)


def has_since(if_modified_since: str, changed_at: float) -> bool:
    """True if nothing has changed since the header's time (13.1.3); `changed_at` in seconds since 1970.

    Times in headers have no fractions of a second. What is no time counts as no condition.
    """
    try:
        had_at = parsedate_to_datetime(if_modified_since)
    except (ValueError, OverflowError):
        return False
    return math.floor(changed_at) <= had_at.replace(tzinfo=had_at.tzinfo or UTC).timestamp()


def has_it(*, if_none_match: str | None, if_modified_since: str | None, etag: str, changed_at: float) -> bool:
    """True if the answer is 304. A tag outranks a time (13.2.2); without either header there is nothing to compare."""
    if if_none_match is not None:
        return has_tag(if_none_match, etag)
    return if_modified_since is not None and has_since(if_modified_since, changed_at)
