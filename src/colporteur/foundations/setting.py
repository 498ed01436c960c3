"""What a setting is, and how each kind of value is read from a file or an environment variable."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

ENVIRONMENT_PREFIX = "COLPORTEUR_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting: its dotted name in the file, how it is read, its default as written in the file, and what it does."""

    name: str
    read: Callable[[Any], Any]
    default: Any
    says: str
    is_secret: bool = False
    """Never shown, neither in lists nor in errors."""

    @property
    def variable(self) -> str:
        """The environment variable that outranks the file: `server.port` is `COLPORTEUR_SERVER_PORT`."""
        return ENVIRONMENT_PREFIX + self.name.replace(".", "_").upper()


def text(value: Any) -> str:
    """Text as it is."""
    if not isinstance(value, str):
        raise ValueError("must be text in quotation marks")
    return value


def whole(low: int, high: int) -> Callable[[Any], int]:
    """A whole number from `low` to `high`."""

    def read(value: Any) -> int:
        try:
            number = int(str(value))
        except ValueError:
            number = low - 1
        if isinstance(value, bool) or not low <= number <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return number

    return read


def switch(value: Any) -> bool:
    """True or false."""
    known = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    answer = value if isinstance(value, bool) else known.get(str(value).strip().lower())
    if answer is None:
        raise ValueError("must be true or false")
    return answer


def one_of(*words: str) -> Callable[[Any], str]:
    """One of the words, in lower case."""

    def read(value: Any) -> str:
        if str(value).lower() not in words:
            raise ValueError(f"must be one of {', '.join(words)}")
        return str(value).lower()

    return read


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts; in an environment variable, with commas between them."""
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise ValueError('must be a list of texts, such as ["apertium", "ctranslate2"]')
    return tuple(value)


def by_name(value: Any) -> dict[str, str]:
    """A list of `name=value`, as a table."""
    lines = [line.partition("=") for line in texts(value)]
    if not all(name.strip() and said.strip() for name, _, said in lines):
        raise ValueError('must be a list such as ["en=EN-US"]: a name, an equals sign, a value')
    return {name.strip().lower(): said.strip() for name, _, said in lines}


def site_address(value: Any) -> str:
    """A web address without a path."""
    parts = urlsplit(text(value))
    if (
        parts.scheme not in ("http", "https")
        or not parts.netloc
        or parts.path.strip("/")
        or parts.query
        or parts.fragment
    ):
        raise ValueError('must be the address readers type, such as "https://paper.example", without a path')
    return f"{parts.scheme}://{parts.netloc}"


def mail_sender(value: Any) -> str:
    """A mail address, with a name before it or none; or empty."""
    sender = text(value).strip()
    _, address = parseaddr(sender)
    if sender and not re.fullmatch(r"[^@\s]+@[^@\s]+", address):
        raise ValueError('must be a mail address, such as "The Post <newsroom@paper.example>"')
    return sender


def database(value: Any) -> str:
    """A database by its address."""
    address = text(value)
    if not address.startswith(("sqlite:", "postgresql://", "postgres://")):
        raise ValueError('must begin with "sqlite:" (and a file name) or "postgresql://"')
    return address
