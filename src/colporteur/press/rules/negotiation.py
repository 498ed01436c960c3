"""Which edition a reader gets who has not asked for one.

Cookie, then `Accept-Language` (RFC 9110, 12.5.4) by the lookup of RFC 4647, 3.4, then the house language. Nothing a
browser sends can make it fail: what cannot be read is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_HEADER = 4096
MOST_RANGES = 64

_RANGE = re.compile(
    r"\s*(?P<range>\*|[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,8})\s*"
    r"(?:;\s*q\s*=\s*(?P<quality>0(?:\.[0-9]{0,9})?|1(?:\.0{0,9})?)\s*)?",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    range: str  # lower case
    quality: float


def choose_edition(
    *, cookie: str | None, accept_language: str | None, editions: tuple[tuple[str, str], ...], house_language: str
) -> str:
    """The prefix of the edition to open. `editions` are pairs of prefix and BCP 47 tag, in the paper's order."""
    prefixes = tuple(prefix for prefix, _ in editions)
    if cookie in prefixes:
        return str(cookie)
    wishes = _wishes(accept_language or "")
    refused = _refused(wishes, editions)
    names = _names(editions)
    for wish in sorted(wishes, key=lambda each: -each.quality):
        found = _lookup(wish.range, names, refused) if wish.quality else None
        if found is not None:
            return found
    return _unasked(prefixes, refused, house_language)


def _wishes(header: str) -> tuple[_Wish, ...]:
    """The language ranges of the header in its order. `*` is left out: by RFC 4647 lookup it only means the default."""
    wishes = []
    for part in header[:LONGEST_HEADER].split(",")[:MOST_RANGES]:
        found = _RANGE.fullmatch(part)
        if found is not None and found["range"] != "*":
            wishes.append(_Wish(range=found["range"].lower(), quality=float(found["quality"] or 1)))
    return tuple(wishes)


def _names(editions: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Every name an edition answers to: tag, prefix, then each truncation of the tag; the first edition wins."""
    names: dict[str, str] = {}
    for prefix, tag in editions:
        names.setdefault(tag.lower(), prefix)
    for prefix, _ in editions:
        names.setdefault(prefix.lower(), prefix)
    for prefix, tag in editions:
        for name in _truncations(tag.lower()):
            names.setdefault(name, prefix)
    return names


def _truncations(range_: str) -> Iterator[str]:
    """The range, then without its last subtag, and so on; a single letter left at the end goes too (RFC 4647, 3.4)."""
    subtags = range_.split("-")
    while subtags:
        yield "-".join(subtags)
        subtags.pop()
        while subtags and len(subtags[-1]) == 1:
            subtags.pop()


def _lookup(range_: str, names: dict[str, str], refused: frozenset[str]) -> str | None:
    """The edition for a range. One that is refused (`en;q=0`) is given only if it was named outright (`en-GB`)."""
    for name in _truncations(range_):
        found = names.get(name)
        if found is not None and (name == range_ or found not in refused):
            return found
    return None


def _refused(wishes: tuple[_Wish, ...], editions: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The editions within a range of quality 0."""
    never = [wish.range for wish in wishes if not wish.quality]
    return frozenset(
        prefix
        for prefix, tag in editions
        if any(name == each or name.startswith(f"{each}-") for name in (prefix.lower(), tag.lower()) for each in never)
    )


def _unasked(prefixes: tuple[str, ...], refused: frozenset[str], house_language: str) -> str:
    """The house language unless the reader refused it; a paper always opens in some language."""
    order = (*(prefix for prefix in prefixes if prefix == house_language), *prefixes)
    welcome = (prefix for prefix in order if prefix not in refused)
    return next(welcome, next(iter(order), house_language))
