"""From where a request comes, as coarsely as is fair to count by."""

from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

UNKNOWN = ""


def network_of(*, forwarded: str, remote: str, trusted: Collection[str]) -> str:
    """An IPv4 address, or the /64 of an IPv6 address (one household), or `UNKNOWN`.

    `forwarded` is X-Forwarded-For as the process that readers talk to has written it: the last address in it that is no
    `trusted` proxy's is the reader's. Without it `remote`, the connection's own, counts.
    """
    chain = [part.strip() for part in forwarded.split(",") if part.strip()] or [remote]
    reader = next((part for part in reversed(chain) if part not in trusted), chain[0])
    try:
        return _coarse(ip_address(reader))
    except ValueError:
        return UNKNOWN


def _coarse(address: IPv4Address | IPv6Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(IPv6Network((int(address), 64), strict=False))
