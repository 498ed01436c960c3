"""The one way out of the house for sentences: counted, bounded in number and time, and never with a key in a log."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import BoundedSemaphore, Lock
from typing import Any

import httpx

from colporteur.foundations.errors import ColporteurError, EngineRefused, EngineUnavailable
from colporteur.translation.engines.outside.addresses import is_here
from colporteur.translation.engines.outside.metering import Meter
from colporteur.translation.engines.outside.reading import read_json
from colporteur.translation.engines.outside.refusals import Failure, of_rubbish, of_status, of_transport

LARGEST_ANSWER = 16 << 20
CONNECT_SECONDS = 10.0
LOOK_SECONDS = 5.0
NO_CONTENT = 204


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Seconds for one request, and how many may be under way at a time."""

    patience: float = 60
    at_a_time: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """An engine at an address. `key` is blotted out of whatever the server says; `headers` go with each request."""

    name: str
    address: str
    key: str = field(default="", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


class Door:
    """Requests to one outside engine. Thread-safe; connections are kept and shared."""

    def __init__(
        self,
        outside: Outside,
        *,
        meter: Meter,
        manners: Manners | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.outside = outside
        self.meter = meter
        self._manners = manners or Manners()
        self._clock = clock
        self._turns = BoundedSemaphore(self._manners.at_a_time)
        self._lock = Lock()
        self._client: httpx.Client | None = None

    def ask(self, path: str, body: Mapping[str, object], *, characters: int, piece: str = "") -> Any:  # Any: JSON
        """POST JSON and read JSON. The characters are counted before, and given back if nothing was done for them.

        Raises:
            EngineUnavailable: no whole answer, or one that says to come back later; also when the budget is spent.
            EngineRefused: the answer says that this request cannot be done.
        """
        with self._turn():
            self.meter.reserve(characters, piece)
            try:
                return self._exchange("POST", path, self._manners.patience, to_bytes(body))
            except Failure as failure:
                self._note(failure, characters, piece)
                raise failure.error from failure

    def look(self, path: str) -> Any:  # Any: JSON
        """GET JSON, which costs nothing. Errors as in `ask`."""
        try:
            return self._exchange("GET", path, min(LOOK_SECONDS, self._manners.patience), None)
        except Failure as failure:
            raise failure.error from failure

    def tell(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:  # Any: JSON
        """Send JSON that translates nothing and costs nothing; None where there is no answer but that it is done.

        Errors as in `ask`, but whatever it says of the account does not keep the engine from translating.
        """
        with self._turn():
            try:
                return self._exchange(method, path, self._manners.patience, to_bytes(body) if body else None)
            except Failure as failure:
                raise failure.error from failure

    def close(self) -> None:
        """Close all connections; the next request opens new ones."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=self._manners.patience):
            raise EngineUnavailable(f"{self.outside.name} is busy with other requests of this process.")
        try:
            yield
        finally:
            self._turns.release()

    def _note(self, failure: Failure, characters: int, piece: str) -> None:
        self.meter.failed()
        if failure.was_not_done:
            self.meter.give_back(characters, piece)
        if failure.spent:
            self.meter.pause(str(failure.error))

    def _exchange(self, method: str, path: str, patience: float, content: bytes | None) -> Any:  # Any: JSON
        name = self.outside.name
        request = self._ours().build_request(
            method,
            f"{self.outside.address}{path}",
            content=content,
            headers={"Content-Type": "application/json"} if content is not None else {},
            timeout=httpx.Timeout(patience, connect=min(CONNECT_SECONDS, patience)),
        )
        try:
            response = self._ours().send(request, stream=True)
            try:
                body = self._read(response, time.monotonic() + patience)
            finally:
                response.close()
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise of_transport(name, error) from error
        if not response.is_success:
            raise of_status(name, response, self._blotted(body), now=self._clock())
        if response.status_code == NO_CONTENT:
            return None
        try:
            return read_json(body)
        except ValueError as error:
            raise of_rubbish(name, body) from error

    def _read(self, response: httpx.Response, until: float) -> bytes:
        """The whole body, if it comes in time and is not beyond all measure."""
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > LARGEST_ANSWER:
                raise Failure(EngineRefused(f"{self.outside.name} answered more than {LARGEST_ANSWER >> 20} MiB."))
            if time.monotonic() > until:
                raise httpx.ReadTimeout("the answer trickles", request=response.request)
        return bytes(body)

    def _blotted(self, body: bytes) -> bytes:
        key = self.outside.key.encode()
        return body.replace(key, "…".encode()) if key else body

    def _ours(self) -> httpx.Client:
        with self._lock:
            if self._client is None:
                self._client = httpx.Client(
                    headers={"User-Agent": "Colporteur", **self.outside.headers},
                    follow_redirects=False,  # a key goes where the settings say, and nowhere else
                    trust_env=not is_here(self.outside.address),  # no proxy stands between two programs of one machine
                    limits=httpx.Limits(max_connections=self._manners.at_a_time + 1),
                )
            return self._client


def to_bytes(body: Mapping[str, object]) -> bytes:
    """JSON in UTF-8, as short as it gets: engines limit the bytes of a request."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def misshapen(engine: str, what: str) -> ColporteurError:
    """An answer in JSON that is not the one that was asked for."""
    return EngineRefused(f"{engine} answered {what}.")
