"""The shelf: finished pages as files, each with its compressed forms, put and taken off as a whole.

Imports no framework: the process that serves readers uses it. A page's file stands at its own address below `pages/`, so
that any web server can serve the folder; what a file cannot say (status, headers, ETag) stands beside it below `meta/`.
The page's file is replaced last, by a rename: a reader meets the old page or the new one.
"""

import gzip
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli

SMALLEST_WORTH_COMPRESSING = 256
BROTLI_QUALITY = 5
LONGEST_NAME = 240  # bytes; file systems take 255, and a suffix has to fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A finished page. `address` is a decoded path; `headers` are all but length, encoding and ETag."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def etag_of(sheet: Sheet) -> str:
    """32 hex digits that stand for status, headers and body."""
    told = json.dumps([sheet.status, sheet.headers], ensure_ascii=False).encode()
    return hashlib.sha256(told + b"\0" + sheet.body).hexdigest()[:32]
