"""Which files of the shelf hold a page: pure names, nothing is opened here.

`pages/` mirrors the addresses, so that any web server can serve it: `/en/news/` is `pages/en/news/index.html`,
`/en/feed.xml` is `pages/en/feed.xml`. Pages with another status than 200 stand in `others/`, where such a server does
not look. What belongs to a page besides its text is in `meta/`, by the digest of the address.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from colporteur.foundations.errors import ColporteurError

LONGEST_ADDRESS = 1024
_LONGEST_NAME = 240  # bytes; file systems take 255, and endings are added
_LONGEST_PATH = 2048  # bytes; the kernel takes 4096, and the folder stands before it
_HASHED = "~"
INDEX = "index.html"


class BadAddress(ColporteurError):
    """No page can stand at this address."""

    code = "bad_address"
    status = 400


@dataclass(frozen=True, slots=True)
class Places:
    """The names, relative to the shelf's folder, under which the page at an address is kept."""

    page: str
    meta: Path


def places_of(address: str, endings: tuple[str, ...]) -> Places:
    """Where the page at `address` is kept; `endings` are those of precompressed variants, which no page's name may have.

    Raises:
        BadAddress: the address is not absolute, too long, or would lead out of the folder or to another page's file.
    """
    if not address.startswith("/") or len(address) > LONGEST_ADDRESS:
        raise BadAddress(
            f"{address[:80]!r} is not an address of at most {LONGEST_ADDRESS} characters beginning with “/”."
        )
    names = address[1:].split("/")
    is_folder = names[-1] == ""
    if is_folder:
        names[-1] = INDEX
    elif names[-1] == INDEX or names[-1].endswith(endings):
        raise BadAddress(f"{address!r} is the name of another page's file.")
    page = "/".join(map(_name, names))
    digest = sha256(address.encode()).hexdigest()
    meta = Path("meta", digest[:2], f"{digest[2:32]}.json")
    return Places(page=page if len(page.encode()) <= _LONGEST_PATH else _HASHED + digest, meta=meta)


def _name(name: str) -> str:
    if name in ("", ".", "..") or any(character < " " or character in "\x7f\\" for character in name):
        raise BadAddress(f"{name!r} cannot be part of a page's address.")
    try:
        encoded = name.encode()
    except UnicodeEncodeError as error:
        raise BadAddress(f"{name!r} cannot be part of a page's address.") from error
    if len(encoded) > _LONGEST_NAME or name.startswith(_HASHED):
        return _HASHED + sha256(encoded).hexdigest()
    return name
