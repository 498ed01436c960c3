"""Where an outside engine is, and whether a key may be sent there."""

import ipaddress
from urllib.parse import urlsplit

from colporteur.foundations.errors import BadSettings


def vetted(address: str, *, setting: str, has_key: bool, may_be_plain: bool) -> str:
    """The address without a slash at its end.

    `setting` is the name under which it was set. `has_key` says that a key goes with each request, `may_be_plain` that
    the house allows that over plain HTTP.

    Raises:
        BadSettings: it is no web address, or the key could be read on its way.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise BadSettings(f'{setting} must be a web address such as "https://translate.example"; it is {address!r}.')
    if parts.username or parts.password:
        raise BadSettings(f"{setting} must not hold a name or password; put the key into the engine's own setting.")
    if parts.scheme == "http" and has_key and not (may_be_plain or is_here(address)):
        raise BadSettings(
            f"{setting} begins with http: anybody on the way could read the key. "
            "Use https, or set `translation.keys_over_plain_http` if that network is your own."
        )
    return address.rstrip("/")


def is_here(address: str) -> bool:
    """Whether the address is on this machine."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
