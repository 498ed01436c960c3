"""Precompressed forms of a page or file, and which of them a browser takes."""

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final

import brotli

IDENTITY: Final = "identity"
SMALLEST = 512  # bytes; below, compression saves less than its header costs
_COMPRESSIBLE = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Coding:
    """A content coding: its name in `Accept-Encoding`, the ending of its files, how it is made."""

    name: str
    ending: str
    compress: Callable[[bytes], bytes]


def _brotli(body: bytes) -> bytes:
    return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=5))


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0)


def _zstd() -> tuple[Coding, ...]:
    """Zstandard comes with Python 3.14."""
    try:
        module = import_module("compression.zstd")
    except ModuleNotFoundError:
        return ()
    return (Coding("zstd", ".zst", lambda body: bytes(module.compress(body, 9))),)


CODINGS: Final = (Coding("br", ".br", _brotli), *_zstd(), Coding("gzip", ".gz", _gzip))
"""What the house compresses with, best first."""
ENDINGS: Final = tuple(coding.ending for coding in CODINGS)


def is_compressible(media_type: str) -> bool:
    """True for text in the wide sense; pictures and recordings are compressed already."""
    plain = media_type.partition(";")[0].strip().lower()
    return plain.startswith(_COMPRESSIBLE) or plain.endswith(("+json", "+xml"))


def compressed(body: bytes, media_type: str) -> dict[str, bytes]:
    """The forms that are smaller than the body itself, by coding."""
    if len(body) < SMALLEST or not is_compressible(media_type):
        return {}
    made = {coding.name: coding.compress(body) for coding in CODINGS}
    return {name: form for name, form in made.items() if len(form) < len(body)}


def accepted(header: str) -> Mapping[str, float]:
    """An `Accept-Encoding` header (RFC 9110, 12.5.3) as weights by lower-case coding; what cannot be read is left out."""
    weights: dict[str, float] = {}
    for part in header.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = _weight(parameters)
        if name and weight is not None:
            weights["gzip" if name == "x-gzip" else name] = weight
    return weights


def choose(header: str, available: tuple[str, ...]) -> str:
    """The coding to answer with: of those the browser weighs highest, the first of `available`; else `identity`.

    `available` is in the house's order of preference and does not name `identity`, which is always there: a browser
    that refuses even that gets it all the same (RFC 9110 allows this; the alternative, 406, helps nobody).
    """
    weights = accepted(header)
    anything = weights.get("*", 0.0)
    best, best_weight = IDENTITY, weights.get(IDENTITY, 0.0)
    for name in available:
        weight = weights.get(name, anything)
        if weight > 0 and (weight > best_weight or (best == IDENTITY and weight == best_weight)):
            best, best_weight = name, weight
    return best


def _weight(parameters: list[str]) -> float | None:
    """The `q` of a part, 1 without one, None if it is not a number from 0 to 1."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                return None
            return weight if 0.0 <= weight <= 1.0 else None
    return 1.0
