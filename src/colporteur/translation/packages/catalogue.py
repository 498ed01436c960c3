"""The public list of Argos packages: a JSON list of objects with `code`, `package_version`, languages and links."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.languages import address_code
from colporteur.translation.packages.errors import ModelsUnreachable, NoSuchModel
from colporteur.translation.packages.fetching import OUR_NAME
from colporteur.translation.packages.installed import version_numbers

_SECONDS = 30
_LONGEST_LIST = 16 << 20
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One package on the list. `links` are those that can be fetched safely, in the list's order."""

    pair: Pair
    code: str
    version: str
    languages: str
    links: tuple[str, ...]

    @property
    def folder(self) -> str:
        """The name of its folder and, with `.argosmodel`, of its file: `translate-en_de-1_0`."""
        return f"{self.code}-{self.version.replace('.', '_')}"


def read_catalogue(address: str) -> tuple[Offer, ...]:
    """Every translation package on the list.

    Raises:
        ModelsUnreachable: the list cannot be fetched or read.
    """
    try:
        with httpx.stream("GET", address, headers=OUR_NAME, timeout=_SECONDS, follow_redirects=True) as response:
            response.raise_for_status()
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > _LONGEST_LIST:
                    raise ModelsUnreachable(f"The list of models at {address} is too long to be one.")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ModelsUnreachable(
            f"The list of models at {address} cannot be read ({error or type(error).__name__}). "
            "Check the network and the setting models.index, or fetch a package elsewhere and give its file name: "
            "`colporteur models install FILE.argosmodel`."
        ) from error
    return _offers(bytes(body), address)


def find_offer(offers: tuple[Offer, ...], pair: Pair) -> Offer:
    """The newest package for a pair.

    Raises:
        NoSuchModel: there is none on the list.
    """
    fitting = [offer for offer in offers if offer.pair == pair]
    if not fitting:
        targets = sorted(offer.pair.target for offer in offers if offer.pair.source == pair.source)
        instead = f" From {pair.source} there are: {', '.join(targets)}." if targets else ""
        raise NoSuchModel(f"No package translates {pair.source} into {pair.target}.{instead}")
    return max(fitting, key=lambda offer: version_numbers(offer.version))


def _offers(body: bytes, address: str) -> tuple[Offer, ...]:
    try:
        rows = json.loads(body)
        return tuple(
            _offer(row) for row in rows if row.get("type", "translate") == "translate" and row.get("from_code")
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelsUnreachable(f"What is at {address} is not a list of Argos packages: {error!r}.") from error


def _offer(row: dict[str, Any]) -> Offer:
    source, target = str(row["from_code"]), str(row["to_code"])
    return Offer(
        pair=Pair(address_code(source), address_code(target)),
        code=f"translate-{source}_{target}",
        version=str(row.get("package_version", "")),
        languages=f"{row.get('from_name', source)} → {row.get('to_name', target)}",
        links=tuple(link for link in row.get("links", ()) if _is_safe(str(link))),
    )


def _is_safe(link: str) -> bool:
    """Encrypted, or on this very machine."""
    parts = urlsplit(link)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
