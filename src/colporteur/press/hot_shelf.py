"""The shelf as ready answers in memory, dropped page by page as the journal tells of changes."""

from collections import OrderedDict
from functools import lru_cache
from time import monotonic

from colporteur.press.conditions import has_tag
from colporteur.press.exchange import head_of
from colporteur.press.journal import Digest, digest_of
from colporteur.press.shelf import Sheet, Shelf
from colporteur.press.shelf_places import BadAddress
from colporteur.press.variants import CODINGS, IDENTITY, choose

LOOK_FOR_A_NEW_JOURNAL_SECONDS = 1.0


class Form:
    """A page in one content coding: its body, and the heads of an answer with it and of one that says it is unchanged."""

    __slots__ = ("body", "etag", "head", "unchanged")

    def __init__(self, body: bytes, etag: str, coding: str, sheet: Sheet) -> None:
        self.body = body
        self.etag = f'"{etag}"' if coding == IDENTITY else f'"{etag}-{coding}"'
        always = [("ETag", self.etag), ("Vary", "Accept-Encoding")]
        encoded = [] if coding == IDENTITY else [("Content-Encoding", coding)]
        length = ("Content-Length", str(len(body)))
        self.head = head_of(sheet.status, [*sheet.headers, *encoded, *always, length])
        kept = [line for line in sheet.headers if line[0].lower() in ("cache-control", "content-security-policy")]
        self.unchanged = head_of(304, [*kept, *always])

    def is_seen(self, if_none_match: str) -> bool:
        """True if the browser has this form already."""
        return has_tag(if_none_match, self.etag)


class HotPage:
    """A page in every coding it has."""

    __slots__ = ("available", "digest", "forms", "size")

    def __init__(self, forms: dict[str, Form], digest: Digest) -> None:
        self.digest = digest
        self.forms = forms
        self.available = tuple(coding.name for coding in CODINGS if coding.name in forms)
        self.size = sum(len(form.body) for form in forms.values()) + 2000

    def form(self, accept_encoding: bytes) -> Form:
        """The one that fits the browser best, by its `Accept-Encoding` header."""
        return self.forms[_chosen(accept_encoding, self.available)]


@lru_cache(maxsize=1024)
def _chosen(accept_encoding: bytes, available: tuple[str, ...]) -> str:
    return choose(accept_encoding[:500].decode("latin-1"), available)


class HotShelf:
    """Pages by their address, up to so many bytes; those not asked for longest go first.

    To be used by one thread.
    """

    def __init__(self, shelf: Shelf, *, bytes_at_most: int) -> None:
        self._shelf = shelf
        self._most = bytes_at_most
        self._pages: OrderedDict[str, HotPage] = OrderedDict()
        self._addresses: dict[Digest, str] = {}
        self._size = 0
        self._journal = shelf.journal
        self._version = self._journal.version
        self._look_again_at = monotonic() + LOOK_FOR_A_NEW_JOURNAL_SECONDS

    @property
    def is_current(self) -> bool:
        """True if what it gave is what it would give again."""
        return self._journal.version == self._version and monotonic() < self._look_again_at

    def get(self, address: str) -> HotPage | None:
        """The page at an address, or None if it is not on the shelf (or not whole)."""
        if not self.is_current:
            self._follow()
        page = self._pages.get(address)
        if page is None:
            return self._load(address)
        self._pages.move_to_end(address)
        return page

    def _follow(self) -> None:
        """Forget what has changed; everything, if the journal was replaced or has run too far ahead."""
        self._look_again_at = monotonic() + LOOK_FOR_A_NEW_JOURNAL_SECONDS
        if self._journal.is_lost:
            self._journal = self._shelf.journal
            self._version = self._journal.version
            self._forget_all()
            return
        news = self._journal.since(self._version)
        self._version = news.version
        if news.everything:
            self._forget_all()
        for digest in news.changed & self._addresses.keys():
            self._forget(self._addresses[digest])

    def _load(self, address: str) -> HotPage | None:
        try:
            sheet = self._shelf.read(address)
        except BadAddress:
            return None
        if sheet is None:
            return None
        etag, bodies = self._shelf.forms(sheet)
        forms = {coding: Form(body, etag, coding, sheet) for coding, body in bodies.items()}
        page = HotPage(forms, digest_of(address))
        self._pages[address] = page
        self._addresses[page.digest] = address
        self._size += page.size
        while self._size > self._most and len(self._pages) > 1:
            self._forget(next(iter(self._pages)))
        return page

    def _forget(self, address: str) -> None:
        page = self._pages.pop(address)
        del self._addresses[page.digest]
        self._size -= page.size

    def _forget_all(self) -> None:
        self._pages.clear()
        self._addresses.clear()
        self._size = 0
