"""A small program that takes part in a pipeline and behaves as its last argument says: NUL-ended chunks in and out."""

import os
import re
import signal
import sys
from collections.abc import Iterator


def chunks() -> Iterator[bytes]:
    heard = b""
    while more := os.read(0, 1 << 16):
        heard += more
        *whole, heard = heard.split(b"\0")
        yield from whole


def parrot() -> None:
    for chunk in chunks():
        os.write(1, chunk + b"\0")


def hang() -> None:
    for chunk in chunks():
        if b"[/" not in chunk and b"hang" in chunk:
            signal.pause()
        os.write(1, chunk + b"\0")


def die() -> None:
    for chunk in chunks():
        if b"die" in chunk:
            os.write(2, b"Error: Malformed input stream.\n")
            os._exit(1)
        os.write(1, chunk + b"\0")


def half() -> None:
    for chunk in chunks():
        os.write(1, (chunk[: len(chunk) // 2] if b"half" in chunk else chunk) + b"\0")


def double() -> None:
    for chunk in chunks():
        os.write(1, chunk + b"\0" + (chunk + b"\0" if b"double" in chunk else b""))


def swallow() -> None:
    for chunk in chunks():
        if b"swallow" not in chunk:
            os.write(1, chunk + b"\0")


def notation() -> None:
    for chunk in chunks():
        os.write(1, chunk.replace(b"raw", b"^raw<n><sg>$") + b"\0")


def bytes_of_no_text() -> None:
    for chunk in chunks():
        os.write(1, chunk.replace(b"bytes", b"\xff\xfe") + b"\0")


def lose_address() -> None:
    for chunk in chunks():
        os.write(1, chunk.replace(b"Qzxak", b"") + b"\0")


def lose_time() -> None:
    for chunk in chunks():
        os.write(1, chunk.replace(b"[a las siete y media]", b"[]") + b"\0")


def be_strange() -> None:
    """Know no word that begins with Z, and keep a diary of the questions beside the program."""
    for chunk in chunks():
        diary = os.open(f"{sys.argv[-2]}.diary", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.write(diary, chunk.partition(b"[")[0] + b"\n")
        os.close(diary)
        os.write(1, re.sub(rb"\bZ", b"*Z", chunk) + b"\0")


if __name__ == "__main__":
    signal.signal(
        signal.SIGPIPE, signal.SIG_DFL
    )  # ends without a word when its neighbour has ended, as programs in C do
    globals()[sys.argv[-1]]()
